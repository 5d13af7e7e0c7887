//! One example: what goes in, what should come out, and where an attention may look.

use crate::real::Real;

/// The symbol that a decoder is fed first. The first of every vocabulary of written sequences.
pub const START: usize = 0;
/// The symbol that ends a written sequence. The second of such a vocabulary.
pub const END: usize = 1;

/// An input, a target, and the gold alignment between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// What goes in.
    pub input: Inputs,
    /// What should come out.
    pub target: Target,
    /// For each target symbol, END included, the source positions (from 0) that it may be aligned
    /// with; an empty set where none is right or wrong. Empty as a whole for tasks without
    /// alignments. For the Reber grammar: the symbols that may legally come next, at each step; for
    /// agreement: the places of the subject.
    pub gold: Vec<Vec<usize>>,
}

/// A sequence of inputs, one a time step.
#[derive(Clone, Debug, PartialEq)]
pub enum Inputs {
    /// Numbers of the source vocabulary.
    Symbols(Vec<usize>),
    /// Vectors, one row a time step.
    Vectors {
        /// The length of a row.
        width: usize,
        /// The rows, one after the other.
        data: Vec<Real>,
    },
}

/// What should come out.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// One class for the whole input: a number of the target vocabulary.
    Class(usize),
    /// One number for the whole input.
    Value(f64),
    /// One symbol of the target vocabulary a time step; `None` counts no loss.
    Each(Vec<Option<usize>>),
    /// A sequence of the target vocabulary, which ends with [`END`]; only END where the answer to a
    /// typed input is not known.
    Symbols(Vec<usize>),
}

impl Inputs {
    /// The number of time steps T.
    pub fn steps(&self) -> usize {
        match self {
            Self::Symbols(ids) => ids.len(),
            Self::Vectors { width, data } => data.len() / width.max(&1),
        }
    }

    /// The symbols; none for vectors.
    pub fn symbols(&self) -> &[usize] {
        match self {
            Self::Symbols(ids) => ids,
            Self::Vectors { .. } => &[],
        }
    }
}

impl Target {
    /// The written sequence, END included; empty for every other target.
    pub fn symbols(&self) -> &[usize] {
        match self {
            Self::Symbols(ids) => ids,
            _ => &[],
        }
    }
}

impl Example {
    /// Symbols in, a written sequence out; END is added, and its gold set is empty.
    pub(super) fn written(
        source: Vec<usize>,
        mut target: Vec<usize>,
        mut gold: Vec<Vec<usize>>,
    ) -> Self {
        target.push(END);
        if !gold.is_empty() {
            gold.push(Vec::new());
        }
        Self {
            input: Inputs::Symbols(source),
            target: Target::Symbols(target),
            gold,
        }
    }

    /// Symbols in, one symbol a step out.
    pub(super) fn each(source: Vec<usize>, target: Vec<Option<usize>>) -> Self {
        Self {
            input: Inputs::Symbols(source),
            target: Target::Each(target),
            gold: Vec::new(),
        }
    }
}
