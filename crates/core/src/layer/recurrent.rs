//! One recurrent layer in one direction, for sequences of different lengths side by side.
//!
//! Two ways to use it. [`Recurrent::forward`] and [`Recurrent::backward`] run over given inputs.
//! A decoder, whose input depends on the state before, goes step by step instead: `start`,
//! `project_part` for what is known beforehand, then for each step `project_part` for the rest and
//! `step`; on the way back `step_back` and `add_part_errors`, each step's own addends put into
//! `errors_mut`; at the end `add_gradient` and `add_part_gradient`, one product each.
//!
//! Sequences are padded on the right to a common length. On a padded step the state is held, in
//! both directions: the last state is that after a sequence's own last symbol, and a reversed
//! layer starts from its initial state there. A held step gets and gives no gradient.
//!
//! A reversed layer counts its steps as it makes them: step 0 reads the last time.

use crate::layer::embedded::{Embedded, Part};
use crate::params::{Layout, Slot};
use crate::real::Real;
use seqscope_kernel::cell::{Equations, Tape};
use std::ops::Range;

pub use shape::{Gates, Shape};

mod backward;
mod forward;
mod shape;
#[cfg(test)]
mod tests;

/// What a layer reads: rows time after time, one a sequence.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    /// Symbols, each a vector with a single 1.
    Symbols(&'a [usize]),
    /// Vectors of the layer's padded input width.
    Rows(&'a [Real]),
    /// Symbols, each a row of this table, which is learnt with the layer.
    Embedded(&'a [usize], Slot),
}

/// The gradient of a layer's outputs, time after time: a block of the columns of wider rows.
#[derive(Clone, Copy, Debug)]
pub struct Errors<'a> {
    /// The rows.
    pub rows: &'a [Real],
    /// Their width.
    pub pitch: usize,
    /// The column where this layer's block starts.
    pub from: usize,
}

/// A layer and its run over the last batch.
#[derive(Clone, Debug)]
pub struct Recurrent {
    weight_ih: Slot,
    weight_hh: Slot,
    biases: Option<[Slot; 2]>,
    equations: Equations,
    hidden: usize,
    reverse: bool,
    tape: Tape,
    /// How many steps the tape has room for.
    room: usize,
    steps: usize,
    lengths: Vec<usize>,
    /// Whether any sequence is shorter than the others.
    ragged: bool,
    /// The sum of the biases that every row starts from, and the candidate's own where the reset
    /// gate stands before it.
    bias: Vec<Real>,
    candidate: Vec<Real>,
    embedded: Embedded,
    /// The inputs of a reversed layer in the order of its steps, and their gradient.
    turned_ids: Vec<usize>,
    turned: Vec<Real>,
    d_turned: Vec<Real>,
    /// The gradients that pass a held step.
    kept: Vec<Real>,
}

impl Recurrent {
    /// The layer whose parameters a layout has under these names.
    pub fn new(
        layout: &Layout,
        prefix: &str,
        layer: usize,
        reverse: bool,
        (equations, hidden): (Equations, usize),
    ) -> Self {
        let end = shape::suffix(layer, reverse);
        let slot = |name: &str| layout.slot(&format!("{prefix}{name}_{end}"));
        let tape = Tape::new(equations, hidden, 0, 0);
        let apart = tape.keeps_candidate_bias();
        Self {
            weight_ih: slot("weight_ih").unwrap_or_default(),
            weight_hh: slot("weight_hh").unwrap_or_default(),
            biases: slot("bias_ih")
                .zip(slot("bias_hh"))
                .map(|(ih, hh)| [ih, hh]),
            equations,
            hidden,
            reverse,
            room: 0,
            steps: 0,
            lengths: Vec::new(),
            ragged: false,
            bias: vec![0.0; tape.gates_width()],
            candidate: vec![0.0; if apart { tape.width() } else { 0 }],
            embedded: Embedded::default(),
            turned_ids: Vec::new(),
            turned: Vec::new(),
            d_turned: Vec::new(),
            kept: Vec::new(),
            tape,
        }
    }

    /// The padded number of units: the width of a row of states.
    pub fn width(&self) -> usize {
        self.tape.width()
    }

    /// The width of a row of all gates.
    pub fn gates_width(&self) -> usize {
        self.tape.gates_width()
    }

    /// The padded width of a row of inputs.
    pub fn input_width(&self) -> usize {
        self.weight_ih.rows
    }

    /// The number of time steps of the run.
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// The number of sequences side by side.
    pub fn batch(&self) -> usize {
        self.lengths.len()
    }

    /// Makes room for sequences of these lengths, padded to so many steps, from zero states and
    /// with no gradient of the last ones. What it made room for once is used again.
    pub fn begin(&mut self, steps: usize, lengths: &[usize]) {
        if lengths.len() != self.lengths.len() || steps > self.room {
            self.room = steps.max(self.room);
            self.tape = Tape::new(self.equations, self.hidden, self.room, lengths.len());
        }
        self.steps = steps;
        self.lengths.clear();
        self.lengths.extend_from_slice(lengths);
        self.ragged = lengths.iter().any(|&length| length < steps);
        let first = self.batch() * self.width();
        self.tape.h[..first].fill(0.0);
        self.tape.c.iter_mut().take(first).for_each(|c| *c = 0.0);
        self.clear_errors();
    }

    /// The initial state and, of an LSTM, the initial memory: rows to be written after `begin`.
    pub fn initial_mut(&mut self) -> (&mut [Real], &mut [Real]) {
        let size = self.batch() * self.width();
        let memory = size.min(self.tape.c.len());
        (&mut self.tape.h[..size], &mut self.tape.c[..memory])
    }

    /// The states after so many steps (0: the initial ones), one row a sequence.
    pub fn state(&self, steps: usize) -> &[Real] {
        let size = self.batch() * self.width();
        &self.tape.h[steps * size..(steps + 1) * size]
    }

    /// The memories after so many steps; empty when the cell has none.
    pub fn memory(&self, steps: usize) -> &[Real] {
        let size = self.batch() * self.width();
        self.tape
            .c
            .get(steps * size..(steps + 1) * size)
            .unwrap_or(&[])
    }

    /// The states after each step, step after step.
    pub fn states(&self) -> &[Real] {
        let size = self.batch() * self.width();
        &self.tape.h[size..(self.steps + 1) * size]
    }

    /// The states before each step, step after step.
    pub fn states_before(&self) -> &[Real] {
        let size = self.batch() * self.width();
        &self.tape.h[..self.steps * size]
    }

    /// The pre-activations of these steps, to be added to between [`Recurrent::start`] and
    /// [`Recurrent::step`]: for an input whose product with W_ih is known.
    pub fn inputs_mut(&mut self, steps: Range<usize>) -> &mut [Real] {
        let span = self.gate_rows(&steps);
        &mut self.tape.gates[span]
    }

    /// The states that stand at a time, whichever direction the layer runs in.
    pub fn output(&self, time: usize) -> &[Real] {
        self.state(self.step_of(time) + 1)
    }

    /// The step that reads this time; and the time that this step reads.
    fn step_of(&self, time: usize) -> usize {
        if self.reverse {
            self.steps - 1 - time
        } else {
            time
        }
    }

    /// The weights that vectors of symbols are multiplied with.
    fn part(&self) -> Part {
        Part {
            slot: self.weight_ih,
            row: 0,
        }
    }

    fn gate_rows(&self, steps: &Range<usize>) -> Range<usize> {
        let size = self.batch() * self.gates_width();
        steps.start * size..steps.end * size
    }

    /// The gradients of the state and of the memory that the step to be gone back through leaves;
    /// at the end those of the initial ones.
    pub fn errors_mut(&mut self) -> (&mut [Real], &mut [Real]) {
        (&mut self.tape.dh, &mut self.tape.dc)
    }

    /// The same, to be read.
    pub fn errors(&self) -> (&[Real], &[Real]) {
        (&self.tape.dh, &self.tape.dc)
    }

    /// Sets these gradients to zero: the way back starts with none.
    pub fn clear_errors(&mut self) {
        self.tape.dh.fill(0.0);
        self.tape.dc.fill(0.0);
    }
}
