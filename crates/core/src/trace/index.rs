//! The index of a trace: what is where in its numbers, and what it is about.

use crate::named::Named;
use crate::settings::Cell;
use crate::timeline::Ready;
use serde::Serialize;

/// The type of a block's numbers, which decides the buffer it lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Dtype {
    /// In `data`.
    F32,
    /// In `data64`.
    F64,
}

/// What a block's numbers are: the page's scale of colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Values of the forward pass.
    Value,
    /// Gradients.
    Gradient,
    /// Probabilities.
    Probability,
    /// Losses.
    Loss,
    /// Parameters.
    Weight,
    /// 0 or 1.
    Mask,
}

/// One named, shaped block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Its shape.
    pub shape: Vec<usize>,
    /// Where it starts in its buffer.
    pub offset: usize,
    /// The buffer.
    pub dtype: Dtype,
    /// What the numbers are.
    pub kind: Kind,
}

impl Entry {
    /// How many numbers there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.shape.iter().product()
    }
}

/// The numbers of the block of a name, if it is of this type.
pub(crate) fn block<'a, T>(
    entries: &[Entry],
    name: &str,
    dtype: Dtype,
    numbers: &'a [T],
) -> Option<&'a [T]> {
    let entry = entries.iter().find(|entry| entry.name == name);
    let entry = entry.filter(|entry| entry.dtype == dtype)?;
    numbers.get(entry.offset..entry.offset + entry.count())
}

/// Single numbers about the whole sequence.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Scalars {
    /// The loss.
    pub loss: f64,
    /// The product of the targets' probabilities.
    pub p: f64,
    /// Its logarithm.
    pub log_p: f64,
    /// How far the sum over all pairs deviates from the gradient, relatively; not a number where
    /// the pairs were not asked for.
    pub identity_error: f64,
    /// The norm of the gradient with respect to all parameters.
    pub grad_norm: f64,
    /// The factor by which clipping shortened the gradient; 1 is none.
    pub clip_scale: f64,
}

/// What a trace contains.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Index {
    /// The training step at whose weights it was made.
    pub step: u64,
    /// The cell.
    pub cell: Cell,
    /// Time steps.
    #[serde(rename = "T")]
    pub steps: usize,
    /// Units of the state.
    #[serde(rename = "H")]
    pub hidden: usize,
    /// Symbols.
    #[serde(rename = "V")]
    pub symbols: usize,
    /// Width of the input vector.
    #[serde(rename = "I")]
    pub input: usize,
    /// Operations of one forward step.
    #[serde(rename = "F")]
    pub forward: usize,
    /// Operations of one backward step.
    #[serde(rename = "B")]
    pub backward: usize,
    /// The T + 1 symbols of the sequence.
    pub tokens: Vec<String>,
    /// The numbers of the symbols read.
    pub ids: Vec<usize>,
    /// The numbers of the symbols predicted.
    pub targets: Vec<usize>,
    /// All symbols.
    pub vocabulary: Vec<String>,
    /// The blocks.
    pub blocks: Vec<Entry>,
    /// The single numbers.
    pub scalars: Scalars,
    /// Blocks left out because they are too large.
    pub omitted: Vec<String>,
    /// When each node is ready.
    pub ready: Named<Ready>,
    /// The last position of the timeline.
    pub positions: usize,
}
