//! The decoder: s_i = f(s_{i−1}, y_{i−1}[, c_i]), and from it the scores of the next symbol.
//!
//! Where the state before asks (Bahdanau et al.), steps are made one after the other with their
//! contexts; where the current one asks (Luong et al.), all contexts are made after all states.

use super::encoder::Encoder;
use super::form::Form;
use crate::attention::alignment::Alignment;
use crate::attention::score::Score;
use crate::kernel::{Matrix, MatrixMut, add_product};
use crate::lanes::padded;
use crate::layer::embedded::{Embedded, Part, room};
use crate::layer::recurrent::Recurrent;
use crate::params::{Layout, Params, Slot};
use crate::real::Real;
use core::ops::Range;
use seqscope_kernel::rows::{copy_columns, look_up, tanh};
use seqscope_kernel::softmax_cross_entropy;

mod backward;

/// What the decoder reads of the source.
#[derive(Clone, Copy)]
pub(super) struct Memory<'a> {
    /// The states that are looked at.
    pub states: &'a [Real],
    /// The code c = h_T, the context of every step where there is no attention.
    pub code: &'a [Real],
}

/// The network that writes.
#[derive(Clone, Debug)]
pub(super) struct Decoder {
    form: Form,
    pub layers: Vec<Recurrent>,
    table: Slot,
    embedded: Embedded,
    pub alignment: Option<Alignment>,
    /// Weights that replace the model's own at the next step, by row; none in training.
    pub forced: Vec<(usize, Vec<Real>)>,
    input: Slot,
    output: Slot,
    output_bias: Option<Slot>,
    combine: Option<Slot>,
    /// The padded widths of a state and of a context.
    width: usize,
    context: usize,
    rows: usize,
    steps: usize,
    /// Which source each row is written for.
    sources: Vec<usize>,
    /// The symbols that are fed, step after step, one a row.
    pub ids: Vec<usize>,
    contexts: Vec<Real>,
    d_contexts: Vec<Real>,
    d_states: Vec<Real>,
    /// c_i and s_i side by side, and the attention vector made of them.
    joined: Vec<Real>,
    attended: Vec<Real>,
    d_attended: Vec<Real>,
    logits: Vec<Real>,
}

impl Decoder {
    pub fn new(form: &Form, layout: &Layout) -> Self {
        let slot = |name: &str| layout.slot(name).unwrap_or_default();
        let cell = (form.equations, form.hidden);
        let score = Score::new(form.attention, "attention.", &form.widths(), layout);
        Self {
            layers: (0..form.layers)
                .map(|layer| Recurrent::new(layout, "decoder.rnn.", layer, false, cell))
                .collect(),
            table: slot("decoder.embedding.weight"),
            embedded: Embedded::default(),
            alignment: form.attends().then(|| Alignment::new(score)),
            forced: Vec::new(),
            input: slot("decoder.rnn.weight_ih_l0"),
            output: slot("output.weight"),
            output_bias: layout.slot("output.bias"),
            combine: layout.slot("attention.combine.weight"),
            width: padded(form.hidden),
            context: form.context_parts().iter().map(|&part| padded(part)).sum(),
            rows: 0,
            steps: 0,
            sources: Vec::new(),
            ids: Vec::new(),
            contexts: Vec::new(),
            d_contexts: Vec::new(),
            d_states: Vec::new(),
            joined: Vec::new(),
            attended: Vec::new(),
            d_attended: Vec::new(),
            logits: Vec::new(),
            form: form.clone(),
        }
    }

    /// Makes room for so many steps of so many rows, from zero states.
    pub fn begin(&mut self, steps: usize, rows: usize) {
        (self.steps, self.rows) = (steps, rows);
        let lengths = vec![steps; rows];
        for layer in &mut self.layers {
            layer.begin(steps, &lengths);
        }
        self.ids.clear();
        self.ids.resize(steps * rows, 0);
        let count = steps * rows;
        room(&mut self.contexts, count * self.context);
        room(&mut self.logits, count * self.output.pitch);
        if self.combine.is_some() {
            room(&mut self.joined, count * (self.context + self.width));
            room(&mut self.attended, count * self.width);
        }
    }

    /// Looks at what an encoder has read, each row at its own source, and starts from its states.
    pub fn look(&mut self, encoder: &Encoder, params: &Params) {
        self.sources.clear();
        self.sources.extend(0..self.rows);
        if let Some(alignment) = &mut self.alignment {
            alignment.begin(params, encoder.states(), &encoder.lengths, self.steps);
        }
        for (number, layer) in self.layers.iter_mut().enumerate() {
            encoder.start(number, layer.initial_mut());
        }
    }

    /// Looks at the same again, the rows at these sources.
    pub fn look_again(&mut self, sources: &[usize]) {
        self.sources.clear();
        self.sources.extend_from_slice(sources);
        if let Some(alignment) = &mut self.alignment {
            alignment.look(sources, self.steps);
        }
    }

    fn embedded_input(&self) -> (Slot, Part) {
        let part = Part {
            slot: self.input,
            row: 0,
        };
        (self.table, part)
    }

    fn embedded_output(&self) -> (Slot, Part) {
        let part = Part {
            slot: self.output,
            row: self.width + self.context,
        };
        (self.table, part)
    }

    fn count(&self) -> usize {
        self.rows * self.steps
    }

    /// The scores of the next symbol, one padded row after each step and sequence.
    pub fn logits(&mut self) -> &mut [Real] {
        let len = self.count() * self.output.pitch;
        &mut self.logits[..len]
    }

    /// The padded width of a row of them.
    pub fn logits_width(&self) -> usize {
        self.output.pitch.max(1)
    }

    /// Runs over the symbols that are fed.
    pub fn forward(&mut self, params: &Params, memory: Memory) {
        let (steps, part) = (0..self.steps, self.embedded_input());
        for layer in &mut self.layers {
            layer.start(params, steps.clone());
        }
        if let Some(lowest) = self.layers.first_mut() {
            let target = lowest.inputs_mut(steps.clone());
            self.embedded.add(params, part, &self.ids, target);
        }
        if !self.form.attends() {
            let size = (self.rows * self.context).max(1);
            let contexts = &mut self.contexts[..self.steps * size];
            for contexts in contexts.chunks_exact_mut(size) {
                look_up(contexts, memory.code, &self.sources, self.context);
            }
        }
        for step in steps.clone() {
            self.step(params, memory, step);
        }
        if self.form.joins_context() {
            self.attend(params, memory, steps);
            self.join(params);
        }
        self.score(params);
    }

    fn step(&mut self, params: &Params, memory: Memory, step: usize) {
        if self.form.feeds_context() {
            self.attend(params, memory, step..step + 1);
            let size = self.rows * self.context;
            let contexts = &self.contexts[step * size..(step + 1) * size];
            if let Some(lowest) = self.layers.first_mut() {
                let row = self.table.pitch;
                lowest.project_part(params, contexts, row, step..step + 1);
            }
        }
        for number in 0..self.layers.len() {
            let (below, layer) = self.layers.split_at_mut(number);
            let Some(layer) = layer.first_mut() else {
                return;
            };
            if let Some(below) = below.last() {
                layer.project_part(params, below.state(step + 1), 0, step..step + 1);
            }
            layer.step(params, step);
        }
    }

    /// The queries of these steps.
    fn queries(&self, steps: &Range<usize>) -> &[Real] {
        let size = self.rows * self.width;
        match self.layers.last() {
            None => &[],
            Some(top) if self.form.feeds_context() => top.state(steps.start),
            Some(top) => &top.states()[steps.start * size..steps.end * size],
        }
    }

    fn attend(&mut self, params: &Params, memory: Memory, steps: Range<usize>) {
        let Some(mut alignment) = self.alignment.take() else {
            return;
        };
        alignment.weigh(params, memory.states, self.queries(&steps), steps.clone());
        for (row, weights) in &self.forced {
            alignment.force(steps.start, *row, weights);
        }
        let size = self.rows * self.context;
        let contexts = &mut self.contexts[steps.start * size..steps.end * size];
        alignment.select(memory.states, contexts, steps);
        self.alignment = Some(alignment);
    }

    /// The attention vectors tanh(W_c [c_i; s_i]).
    fn join(&mut self, params: &Params) {
        let Some(slot) = self.combine else { return };
        let (count, width, context) = (self.count(), self.width, self.context);
        let pitch = context + width;
        let states = self.layers.last().map_or(&[][..], Recurrent::states);
        let joined = &mut self.joined[..count * pitch];
        let contexts = &self.contexts[..count * context];
        copy_columns(joined, (pitch, 0), contexts, (context, 0), context);
        copy_columns(joined, (pitch, context), states, (width, 0), width);
        let attended = &mut self.attended[..count * width];
        attended.fill(0.0);
        add_product(
            MatrixMut::new(attended, count, width, width),
            Matrix::new(joined, count, pitch, pitch),
            Matrix::new(params.at(slot), pitch, width, width),
        );
        tanh(attended);
    }

    fn score(&mut self, params: &Params) {
        let (count, width, context, all) =
            (self.count(), self.width, self.context, self.output.pitch);
        let logits = &mut self.logits[..count * all];
        match self.output_bias {
            Some(slot) => {
                let bias = params.at(slot);
                for row in logits.chunks_exact_mut(all) {
                    row.copy_from_slice(bias);
                }
            }
            None => logits.fill(0.0),
        }
        let weights = params.at(self.output);
        let mut add = |x: &[Real], columns: usize, row: usize| {
            add_product(
                MatrixMut::new(logits, count, all, all),
                Matrix::new(x, count, columns, columns),
                Matrix::new(&weights[row * all..], columns, all, all),
            );
        };
        if self.combine.is_some() {
            add(&self.attended, width, 0);
            return;
        }
        add(
            self.layers.last().map_or(&[][..], Recurrent::states),
            width,
            0,
        );
        add(&self.contexts, context, width);
        let part = self.embedded_output();
        let logits = &mut self.logits[..count * all];
        self.embedded.add(params, part, &self.ids, logits);
    }

    /// Turns scores into their gradients; answers the losses' sum, each times `scale`. A step
    /// without a target counts none.
    pub fn losses(&mut self, targets: &[Option<usize>], scale: f64) -> f64 {
        let (symbols, all) = (self.form.targets, self.output.pitch);
        let mut loss = 0.0;
        for (row, target) in self.logits().chunks_exact_mut(all).zip(targets) {
            match *target {
                Some(target) => {
                    let scale = scale as Real;
                    let one = softmax_cross_entropy::loss_and_gradient(row, symbols, target, scale);
                    loss += f64::from(one);
                }
                None => row.fill(0.0),
            }
        }
        loss * scale
    }

    /// The loss of each row that has a target. The scores are replaced.
    pub fn each_loss(&mut self, targets: &[Option<usize>]) -> Vec<Option<f64>> {
        let (symbols, all) = (self.form.targets, self.logits_width());
        let rows = self.logits().chunks_exact_mut(all).zip(targets);
        rows.map(|(row, target)| {
            target.map(|target| -f64::from(softmax_cross_entropy::softmax(row, symbols, target)))
        })
        .collect()
    }
}
