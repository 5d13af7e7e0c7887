//! The encoder: h_j = f(x_j, h_{j−1}), read forwards, backwards or both.

use super::form::Form;
use crate::kernel::{Matrix, MatrixMut, add, add_product, add_product_transposed};
use crate::layer::embedded::room;
use crate::layer::recurrent::Source;
use crate::layer::stack::Stack;
use crate::params::{Layout, Params, Slot};
use crate::real::Real;
use seqscope_kernel::rows::{add_columns, copy_columns, tanh, tanh_backward};

/// The gradient of what a decoder reads: of the states that are looked at, and of the code.
#[derive(Clone, Debug, Default)]
pub(super) struct MemoryErrors {
    pub states: Vec<Real>,
    pub code: Vec<Real>,
}

/// The network that reads, and the bridge from its last states to the decoder's first.
#[derive(Clone, Debug)]
pub(super) struct Encoder {
    form: Form,
    table: Slot,
    bridge: Option<Slot>,
    stack: Stack,
    ids: Vec<usize>,
    pub lengths: Vec<usize>,
    /// What the bridge reads, and the context where there is no attention.
    pub code: Vec<Real>,
    /// tanh(W_s h), all layers side by side.
    started: Vec<Real>,
    d_started: Vec<Real>,
}

impl Encoder {
    pub fn new(form: &Form, layout: &Layout) -> Self {
        Self {
            form: form.clone(),
            table: layout.slot("encoder.embedding.weight").unwrap_or_default(),
            bridge: layout.slot("bridge.weight"),
            stack: Stack::new(layout, "encoder.rnn.", &form.encoder_shape()),
            ids: Vec::new(),
            lengths: Vec::new(),
            code: Vec::new(),
            started: Vec::new(),
            d_started: Vec::new(),
        }
    }

    /// Sets the sources, one a sequence, in their own order; an unknown symbol counts as the first,
    /// and so does an empty source.
    pub fn load<'a>(&mut self, sources: impl ExactSizeIterator<Item = &'a [usize]> + Clone) {
        self.lengths.clear();
        self.lengths.extend(sources.clone().map(|s| s.len().max(1)));
        let (batch, steps) = (sources.len(), self.steps());
        self.ids.clear();
        self.ids.resize(steps * batch, 0);
        for (sequence, source) in sources.enumerate() {
            for (j, &id) in source.iter().enumerate() {
                let time = if self.form.source_reversed {
                    source.len() - 1 - j
                } else {
                    j
                };
                self.ids[time * batch + sequence] = if id < self.table.rows { id } else { 0 };
            }
        }
    }

    /// The greatest length.
    pub fn steps(&self) -> usize {
        self.lengths.iter().copied().max().unwrap_or(0)
    }

    /// The states that are looked at, time after time, one row a sequence.
    pub fn states(&self) -> &[Real] {
        self.stack.outputs()
    }

    fn batch(&self) -> usize {
        self.lengths.len()
    }

    /// Reads the sources.
    pub fn forward(&mut self, params: &Params) {
        let steps = self.steps();
        self.stack.begin(steps, &self.lengths);
        let source = Source::Embedded(&self.ids, self.table);
        self.stack.forward(params, source, 0..steps);
        self.encode();
        let Some(slot) = self.bridge else { return };
        let (batch, all) = (self.batch(), slot.pitch);
        room(&mut self.started, batch * all);
        let started = &mut self.started[..batch * all];
        started.fill(0.0);
        add_product(
            MatrixMut::new(started, batch, all, all),
            Matrix::new(&self.code, batch, slot.rows, slot.rows),
            Matrix::new(params.at(slot), slot.rows, all, all),
        );
        tanh(started);
    }

    /// The directions whose last states the decoder starts from.
    fn code_directions(&self) -> &'static [bool] {
        match (self.form.bidirectional, self.form.attends()) {
            (false, _) => &[false],
            (true, true) => &[true],
            (true, false) => &[false, true],
        }
    }

    fn encode(&mut self) {
        let (batch, top) = (self.batch(), self.stack.layers().saturating_sub(1));
        let directions = self.code_directions();
        for (part, &reverse) in directions.iter().enumerate() {
            let Some(layer) = self.stack.layer(top, reverse) else {
                continue;
            };
            let width = layer.width();
            let pitch = width * directions.len();
            self.code.resize(batch * pitch, 0.0);
            let last = layer.state(layer.steps());
            copy_columns(
                &mut self.code,
                (pitch, part * width),
                last,
                (width, 0),
                width,
            );
        }
    }

    /// Writes the state and the memory that a layer of the decoder starts from.
    pub fn start(&self, layer: usize, (state, memory): (&mut [Real], &mut [Real])) {
        if let Some(slot) = self.bridge {
            let width = crate::lanes::padded(self.form.hidden);
            let rows = &self.started[..self.batch() * slot.pitch];
            copy_columns(state, (width, 0), rows, (slot.pitch, layer * width), width);
            return;
        }
        if let Some(layer) = self.stack.layer(layer, false) {
            state.copy_from_slice(layer.state(layer.steps()));
            memory.copy_from_slice(layer.memory(layer.steps()));
        }
    }

    /// Makes ready for the gradients of what the decoder reads.
    pub fn rewind(&mut self, errors: &mut MemoryErrors) {
        for (errors, len) in [
            (&mut errors.states, self.states().len()),
            (&mut errors.code, self.code.len()),
        ] {
            errors.clear();
            errors.resize(len, 0.0);
        }
        if let Some(slot) = self.bridge {
            let len = self.batch() * slot.pitch;
            room(&mut self.d_started, len);
        }
        self.stack.clear_errors();
    }

    /// Takes the gradient of the state and of the memory that a layer of the decoder starts from.
    pub fn take(&mut self, layer: usize, (d_state, d_memory): (&[Real], &[Real])) {
        if let Some(slot) = self.bridge {
            let width = crate::lanes::padded(self.form.hidden);
            let rows = &mut self.d_started[..self.lengths.len() * slot.pitch];
            copy_columns(
                rows,
                (slot.pitch, layer * width),
                d_state,
                (width, 0),
                width,
            );
            return;
        }
        if let Some(layer) = self.stack.layer_mut(layer, false) {
            let (state, memory) = layer.errors_mut();
            add(state, d_state);
            add(memory, d_memory);
        }
    }

    /// The way back, once the decoder has given all its gradients.
    pub fn backward(&mut self, params: &Params, gradient: &mut Params, errors: &mut MemoryErrors) {
        let MemoryErrors { states, code } = errors;
        if let Some(slot) = self.bridge {
            let (batch, all) = (self.lengths.len(), slot.pitch);
            let errors = &mut self.d_started[..batch * all];
            tanh_backward(errors, &self.started[..batch * all]);
            let errors = Matrix::new(errors, batch, all, all);
            add_product(
                MatrixMut::new(gradient.at_mut(slot), slot.rows, all, all),
                Matrix::new(&self.code, batch, slot.rows, slot.rows).transposed(),
                errors,
            );
            add_product_transposed(
                MatrixMut::new(code, batch, slot.rows, slot.rows),
                errors,
                Matrix::new(params.at(slot), slot.rows, all, all),
            );
        }
        let top = self.stack.layers().saturating_sub(1);
        let directions = self.code_directions();
        for (part, &reverse) in directions.iter().enumerate() {
            if let Some(layer) = self.stack.layer_mut(top, reverse) {
                let width = layer.width();
                let pitch = width * directions.len();
                let errors = layer.errors_mut().0;
                add_columns(errors, (width, 0), code, (pitch, part * width), width);
            }
        }
        let steps = 0..self.steps();
        let source = Source::Embedded(&self.ids, self.table);
        self.stack
            .backward(params, gradient, source, Some(states), steps, None);
    }
}
