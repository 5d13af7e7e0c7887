//! Which parameters a model has, where each lies in the flat buffer, and how it starts.

use crate::lanes::padded;
use crate::rng::Stream;

/// How the numbers of a parameter start.
#[derive(Clone, Debug, PartialEq)]
pub enum Start {
    /// Drawn evenly between −limit and +limit.
    Uniform(f64),
    /// Drawn from a normal distribution of this deviation.
    Normal(f64),
    /// All the same.
    Constant(f64),
    /// One number a row.
    Rows(Vec<f64>),
    /// One rule for each part of the outputs, first to last.
    Blocks(Vec<Start>),
}

/// How a parameter lies in the buffer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A matrix that rows are multiplied with, y = x Wᵀ: one row of the buffer an input.
    Weight,
    /// A matrix that rows are looked up in: one row of the buffer an output.
    Table,
    /// One number an output.
    Vector,
}

/// One parameter that a model asks for.
///
/// Outputs and inputs are given in parts (the gates of a cell, the heads of an attention, what is
/// concatenated): each is padded to whole lanes for itself, so that each can be read alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    /// PyTorch's name.
    pub name: String,
    /// The parts of the outputs: PyTorch's rows.
    pub outputs: Vec<usize>,
    /// The parts of the inputs: PyTorch's columns.
    pub inputs: Vec<usize>,
    /// How many neighbours a convolution reads: PyTorch's third dimension; 1 for all others.
    pub taps: usize,
    /// How it lies in the buffer.
    pub kind: Kind,
    /// How its numbers start.
    pub start: Start,
}

impl Spec {
    /// A matrix for y = x Wᵀ.
    pub fn weight(
        name: impl Into<String>,
        outputs: impl Into<Vec<usize>>,
        inputs: impl Into<Vec<usize>>,
        start: Start,
    ) -> Self {
        Self {
            name: name.into(),
            outputs: outputs.into(),
            inputs: inputs.into(),
            taps: 1,
            kind: Kind::Weight,
            start,
        }
    }

    /// A matrix whose rows are looked up.
    pub fn table(name: impl Into<String>, rows: usize, columns: usize, start: Start) -> Self {
        let spec = Self::weight(name, [rows], [columns], start);
        Self {
            kind: Kind::Table,
            ..spec
        }
    }

    /// One number an output.
    pub fn vector(name: impl Into<String>, parts: impl Into<Vec<usize>>, start: Start) -> Self {
        let spec = Self::weight(name, parts, [], start);
        Self {
            kind: Kind::Vector,
            ..spec
        }
    }
}

/// Where a parameter lies: found once by name, then read as often as wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slot {
    pub(crate) offset: usize,
    pub(crate) size: usize,
    /// The padded width of a row of the buffer.
    pub pitch: usize,
    /// The number of rows of the buffer: the padded inputs, or the outputs of a table.
    pub rows: usize,
}

/// One named parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// PyTorch's name.
    pub name: String,
    /// PyTorch's shape: rows are outputs; a bias has one dimension.
    pub shape: Vec<usize>,
    pub(crate) slot: Slot,
    spec: Spec,
}

/// The place of an index among parts that are padded each for itself.
fn among(parts: &[usize], mut index: usize) -> usize {
    let mut start = 0;
    for &part in parts {
        if index < part {
            return start + index;
        }
        index -= part;
        start += padded(part);
    }
    start + index
}

fn padded_sum(parts: &[usize]) -> usize {
    parts.iter().map(|&part| padded(part)).sum()
}

impl Entry {
    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.shape[0]
    }

    /// The number of columns, those of all taps together; 1 for a bias.
    pub fn columns(&self) -> usize {
        self.shape[1..].iter().product()
    }

    /// The number of parameters in it.
    pub fn count(&self) -> usize {
        self.shape.iter().product()
    }

    /// Where PyTorch's element (row, column) lies in the buffer.
    pub(crate) fn place(&self, row: usize, column: usize) -> usize {
        let (spec, pitch) = (&self.spec, self.slot.pitch);
        if spec.kind == Kind::Table {
            return self.slot.offset + row * pitch + among(&spec.inputs, column);
        }
        let (input, tap) = (column / spec.taps, column % spec.taps);
        let line = match spec.kind {
            Kind::Vector => 0,
            _ => tap * padded_sum(&spec.inputs) + among(&spec.inputs, input),
        };
        self.slot.offset + line * pitch + among(&spec.outputs, row)
    }

    /// How the numbers of PyTorch's row start.
    fn start(&self, row: usize) -> &Start {
        let Start::Blocks(blocks) = &self.spec.start else {
            return &self.spec.start;
        };
        let mut end = 0;
        for (part, block) in self.spec.outputs.iter().zip(blocks) {
            end += part;
            if row < end {
                return block;
            }
        }
        &Start::Constant(0.0)
    }

    /// The first value of one element of a row.
    pub(super) fn first(&self, row: usize, stream: &mut Stream) -> f64 {
        match (self.start(row), &self.spec.start) {
            (Start::Uniform(limit), _) => stream.uniform(*limit),
            (Start::Normal(deviation), _) => stream.normal() * deviation,
            // A constant part takes its place in the stream: the other parts do not depend on it.
            (Start::Constant(value), Start::Blocks(_)) => {
                stream.unit();
                *value
            }
            (Start::Constant(value), _) => *value,
            (Start::Rows(values), _) => values.get(row).copied().unwrap_or_default(),
            (Start::Blocks(_), _) => 0.0,
        }
    }
}

/// Which parameters there are, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    entries: Vec<Entry>,
    pub(super) len: usize,
}

impl Layout {
    /// The layout of a model's parameters, in their order.
    pub fn of(specs: Vec<Spec>) -> Self {
        let mut len = 0;
        let entries = specs
            .into_iter()
            .map(|spec| {
                let outputs = spec.outputs.iter().sum();
                let inputs: usize = spec.inputs.iter().sum();
                let (shape, pitch, rows) = match spec.kind {
                    Kind::Vector => (vec![outputs], padded_sum(&spec.outputs), 1),
                    Kind::Table => (vec![outputs, inputs], padded_sum(&spec.inputs), outputs),
                    Kind::Weight => {
                        let rows = padded_sum(&spec.inputs) * spec.taps;
                        let mut shape = vec![outputs, inputs];
                        if spec.taps > 1 {
                            shape.push(spec.taps);
                        }
                        (shape, padded_sum(&spec.outputs), rows)
                    }
                };
                let slot = Slot {
                    offset: len,
                    size: rows * pitch,
                    pitch,
                    rows,
                };
                len += slot.size;
                Entry {
                    name: spec.name.clone(),
                    shape,
                    slot,
                    spec,
                }
            })
            .collect();
        Self { entries, len }
    }

    /// The parameters, in the order of the buffer.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of a name.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name == name)
    }

    /// Where the parameter of a name lies.
    pub fn slot(&self, name: &str) -> Option<Slot> {
        self.entry(name).map(|entry| entry.slot)
    }

    /// The number of parameters.
    pub fn count(&self) -> usize {
        self.entries.iter().map(Entry::count).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_element_has_a_place_of_its_own() {
        let drawn = Start::Uniform(1.0);
        let mut conv = Spec::weight("conv", [5], [3, 2], drawn.clone());
        conv.taps = 3;
        let layout = Layout::of(vec![
            Spec::table("table", 7, 6, drawn.clone()),
            Spec::weight("gates", [3, 3], [5, 2, 2], drawn.clone()),
            Spec::vector("bias", [3, 3], drawn),
            conv,
        ]);
        let mut seen = vec![false; layout.len];
        for entry in layout.entries() {
            assert_eq!(entry.count(), entry.rows() * entry.columns());
            for i in 0..entry.count() {
                let place = entry.place(i / entry.columns(), i % entry.columns());
                let slot = entry.slot;
                assert!((slot.offset..slot.offset + slot.size).contains(&place));
                assert!(!seen[place], "{} {i}", entry.name);
                seen[place] = true;
            }
        }
        // Parts are padded each: the fifth input of the first part stands before a gap of three.
        let gates = layout.entry("gates").expect("the entry");
        assert_eq!(gates.place(0, 5) - gates.place(0, 4), 4 * gates.slot.pitch);
        assert_eq!(gates.place(3, 0) - gates.place(2, 0), 2);
    }
}
