//! From a batch of inputs to the outputs of recurrent layers, and back.

use super::Form;
use crate::kernel::clear;
use crate::layer::recurrent::Source;
use crate::layer::stack::Stack;
use crate::params::{Layout, Params, Slot};
use crate::real::Real;
use crate::task::Inputs;
use seqscope_kernel::rows::{give_back, look_up};
use std::ops::Range;

/// Recurrent layers that read sequences of symbols, with or without learnt vectors, or of vectors.
///
/// What the model has no place for is read as something that it has: an unknown symbol as the
/// first, a vector of another length cut or filled with zeros, and no step where symbols are
/// wanted and vectors given, or the other way round.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The layers.
    pub stack: Stack,
    table: Option<Slot>,
    symbols: usize,
    /// The padded width of the vectors; 0 for symbols alone.
    width: usize,
    /// The length of the vectors.
    length: usize,
    ids: Vec<usize>,
    vectors: Vec<Real>,
    d_vectors: Vec<Real>,
    lengths: Vec<usize>,
    steps: usize,
}

impl Reader {
    /// The layers `rnn.` of a layout, with its table of learnt vectors.
    pub fn new(form: &Form, layout: &Layout) -> Self {
        let table = layout
            .slot("embedding.weight")
            .filter(|_| form.data.symbols > 0);
        let length = match form.data.symbols {
            0 => form.data.width,
            _ => 0,
        };
        Self {
            stack: Stack::new(layout, "rnn.", &form.stack),
            table,
            symbols: form.data.symbols,
            width: table.map_or(crate::lanes::padded(length), |slot| slot.pitch),
            length,
            ids: Vec::new(),
            vectors: Vec::new(),
            d_vectors: Vec::new(),
            lengths: Vec::new(),
            steps: 0,
        }
    }

    /// The number of time steps of the longest sequence.
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// The number of time steps of each sequence.
    pub fn lengths(&self) -> &[usize] {
        &self.lengths
    }

    /// The number of sequences.
    pub fn batch(&self) -> usize {
        self.lengths.len()
    }

    /// Sets the sequences; the states start from zero.
    pub fn load<'a>(&mut self, inputs: impl Iterator<Item = &'a Inputs> + Clone) {
        let length = |input: &Inputs| match input {
            Inputs::Symbols(ids) if self.symbols > 0 => ids.len(),
            Inputs::Vectors { .. } if self.symbols == 0 => input.steps(),
            _ => 0,
        };
        self.lengths.clear();
        self.lengths.extend(inputs.clone().map(length));
        self.steps = self.lengths.iter().copied().max().unwrap_or(0);
        let batch = self.batch();
        let rows = self.steps * batch;
        self.ids.clear();
        self.vectors.clear();
        self.vectors.resize(rows * self.width, 0.0);
        if self.symbols > 0 {
            self.ids.resize(rows, 0);
        }
        for (sequence, input) in inputs.enumerate() {
            match input {
                Inputs::Symbols(ids) if self.symbols > 0 => {
                    for (t, &id) in ids.iter().enumerate() {
                        self.set(t, sequence, id);
                    }
                }
                Inputs::Vectors { width, data } if self.symbols == 0 => {
                    for (t, vector) in data.chunks_exact((*width).max(1)).enumerate() {
                        let from = (t * batch + sequence) * self.width;
                        let kept = vector.len().min(self.length);
                        self.vectors[from..from + kept].copy_from_slice(&vector[..kept]);
                    }
                }
                _ => {}
            }
        }
        self.stack.begin(self.steps, &self.lengths);
    }

    /// The rows of each sequence, its own steps long: of rows `pitch` wide, their first numbers.
    pub fn each<'a>(
        &'a self,
        rows: &'a [Real],
        (pitch, columns): (usize, usize),
    ) -> impl Iterator<Item = Vec<Vec<Real>>> + 'a {
        let batch = self.batch();
        let lengths = self.lengths().iter().enumerate();
        lengths.map(move |(sequence, &length)| {
            let row = |t: usize| {
                let from = (t * batch + sequence) * pitch;
                rows[from..from + columns].to_vec()
            };
            (0..length).map(row).collect()
        })
    }

    /// Makes room for sequences of symbols of these lengths, all of them the first symbol.
    pub fn open(&mut self, lengths: &[usize]) {
        self.lengths.clear();
        self.lengths.extend_from_slice(lengths);
        self.steps = lengths.iter().copied().max().unwrap_or(0);
        let rows = self.steps * lengths.len();
        self.ids.clear();
        self.ids.resize(rows, 0);
        self.vectors.resize(rows * self.width, 0.0);
        self.stack.begin(self.steps, &self.lengths);
    }

    /// Sets the symbol that a sequence has at a time.
    pub fn set(&mut self, time: usize, sequence: usize, id: usize) {
        let known = if id < self.symbols { id } else { 0 };
        let batch = self.batch();
        self.ids[time * batch + sequence] = known;
    }

    /// Runs over some steps: all, or a window of layers in one direction.
    pub fn forward(&mut self, params: &Params, steps: Range<usize>) {
        let batch = self.batch();
        let rows = steps.start * batch..steps.end * batch;
        if let Some(slot) = self.table {
            let width = self.width;
            let target = &mut self.vectors[rows.start * width..rows.end * width];
            look_up(target, params.at(slot), &self.ids[rows], width);
        }
        let source = if self.width > 0 {
            Source::Rows(&self.vectors)
        } else {
            Source::Symbols(&self.ids)
        };
        self.stack.forward(params, source, steps);
    }

    /// The way back over those steps, from the gradients of the outputs, and those of the last
    /// states that stand in the stack.
    pub fn backward(
        &mut self,
        params: &Params,
        gradient: &mut Params,
        outputs: Option<&[Real]>,
        steps: Range<usize>,
    ) {
        if self.width == 0 {
            let source = Source::Symbols(&self.ids);
            self.stack
                .backward(params, gradient, source, outputs, steps, None);
            return;
        }
        let source = Source::Rows(&self.vectors);
        let Some(slot) = self.table else {
            self.stack
                .backward(params, gradient, source, outputs, steps, None);
            return;
        };
        let (batch, width) = (self.lengths.len(), self.width);
        let rows = steps.start * batch..steps.end * batch;
        let span = rows.start * width..rows.end * width;
        self.d_vectors.resize(self.vectors.len(), 0.0);
        clear(&mut self.d_vectors[span.clone()]);
        let errors = Some(&mut self.d_vectors[..]);
        self.stack
            .backward(params, gradient, source, outputs, steps, errors);
        let target = gradient.at_mut(slot);
        give_back(target, &self.d_vectors[span], &self.ids[rows], width);
    }
}
