//! A network unrolled over time: forward, the losses, and back through time, exact or truncated.

use crate::kernel::{add_rows, clear};
use crate::layer::{embedding::Inputs, linear::Linear};
use crate::model::recurrent::cell;
use crate::params::Params;
use crate::real::Real;
use crate::settings::{Checked, Reduction};
use seqscope_kernel::cell::Tape;
use seqscope_kernel::softmax_cross_entropy;

/// The part of a window between two updates, in states: state s is that after time step s.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Chunk {
    /// The state before the first step whose loss counts.
    pub first: usize,
    /// The state after the last.
    pub end: usize,
    /// The state that is taken as a constant: the way back stops there.
    pub constant: usize,
}

impl Chunk {
    /// The state that its forward pass starts from.
    pub fn start(self) -> usize {
        self.first.min(self.constant)
    }

    /// The same chunk, counted from the state that its forward pass starts from.
    pub fn relative(self) -> Self {
        let start = self.start();
        Self {
            first: self.first - start,
            end: self.end - start,
            constant: self.constant - start,
        }
    }
}

/// Cuts a window: an update every `k1` steps, each propagated `k2` steps back from there (0: no
/// limit).
pub(crate) fn chunks(steps: usize, k1: usize, k2: usize) -> Vec<Chunk> {
    let stride = if k1 == 0 { steps } else { k1 };
    (0..steps)
        .step_by(stride.max(1))
        .map(|first| {
            let end = (first + stride).min(steps);
            let constant = if k2 == 0 { 0 } else { end.saturating_sub(k2) };
            Chunk {
                first,
                end,
                constant,
            }
        })
        .collect()
}

/// What one row's loss counts for in a window of so many steps of so many sequences.
fn scale(reduction: Reduction, steps: usize, batch: usize) -> Real {
    let over_time = match reduction {
        Reduction::Sum => 1.0,
        Reduction::Mean => steps as Real,
    };
    1.0 / (batch as Real * over_time)
}

/// A network unrolled over a window of time steps, for several sequences side by side.
#[derive(Clone, Debug)]
pub(crate) struct Unrolled {
    batch: usize,
    symbols: usize,
    /// What one row's loss counts for.
    scale: Real,
    inputs: Inputs,
    targets: Vec<usize>,
    tape: Tape,
    output: Linear,
    logits_width: usize,
    logits: Vec<Real>,
    dh_local: Vec<Real>,
    bias: Vec<Real>,
}

impl Unrolled {
    /// Room for so many steps of so many sequences.
    pub fn new(checked: &Checked, params: &Params, steps: usize, batch: usize) -> Self {
        let settings = checked.settings();
        let tape = Tape::new(cell(settings).0, settings.hidden, steps, batch);
        let rows = steps * batch;
        let output = Linear::new(params.layout(), "output.");
        let logits_width = output.output_width();
        Self {
            batch,
            symbols: checked.symbols(),
            scale: scale(settings.reduction, steps, batch),
            inputs: Inputs::new(params, rows),
            targets: vec![0; rows],
            output,
            logits_width,
            logits: vec![0.0; rows * logits_width],
            dh_local: vec![0.0; rows * tape.width()],
            bias: vec![0.0; tape.gates_width()],
            tape,
        }
    }

    /// Weighs losses as those of a window of so many steps, of which this holds a part at a time.
    pub fn within(mut self, window: usize, reduction: Reduction) -> Self {
        self.scale = scale(reduction, window, self.batch);
        self
    }

    /// Makes the state after `t` steps the one everything starts from; what was kept is lost.
    pub fn start_from(&mut self, t: usize) {
        let state = self.batch * self.tape.width();
        for states in [&mut self.tape.h, &mut self.tape.c] {
            if !states.is_empty() {
                states.copy_within(t * state..(t + 1) * state, 0);
            }
        }
    }

    /// Starts from a zero state.
    pub fn start_from_zero(&mut self) {
        let state = self.batch * self.tape.width();
        for states in [&mut self.tape.h, &mut self.tape.c] {
            states.iter_mut().take(state).for_each(|x| *x = 0.0);
        }
    }

    /// Sets the symbols of a sequence's first `steps` time steps: its inputs and, one place
    /// further on, its targets.
    pub fn load(&mut self, sequence: usize, steps: usize, mut symbol: impl FnMut(usize) -> usize) {
        for t in 0..steps {
            let row = t * self.batch + sequence;
            self.inputs.ids[row] = symbol(t);
            self.targets[row] = symbol(t + 1);
        }
    }

    /// Sets the input of one step, for all sequences.
    pub fn set_input(&mut self, t: usize, id: usize) {
        self.inputs.ids[t * self.batch..(t + 1) * self.batch].fill(id);
    }

    /// Adds to `gradient` that of one chunk's losses; answers their sum, as the settings weigh it.
    ///
    /// The steps between the constant state and the first loss are computed again, at the weights
    /// as they are now, so that what is propagated back through them is exact.
    pub fn add_gradient(&mut self, params: &Params, gradient: &mut Params, chunk: Chunk) -> f64 {
        self.forward(params, chunk.start(), chunk.end);
        let loss = self.losses(params, chunk);
        self.backward(params, gradient, chunk);
        loss
    }

    /// The losses of the first `steps` time steps, not weighed, without any gradient.
    pub fn loss(&mut self, params: &Params, steps: usize) -> f64 {
        self.forward(params, 0, steps);
        let all = Chunk {
            first: 0,
            end: steps,
            constant: 0,
        };
        self.sum_losses(params, all)
    }

    /// What one row's loss counts for.
    pub fn scale(&self) -> f64 {
        f64::from(self.scale)
    }

    /// Computes the states after `from` up to `to`.
    pub fn forward(&mut self, params: &Params, from: usize, to: usize) {
        let (batch, all, width) = (self.batch, self.tape.gates_width(), self.tape.width());
        let rows = from * batch..to * batch;
        let candidate = self.sum_biases(params);
        let target = &mut self.tape.gates[rows.start * all..rows.end * all];
        for row in target.chunks_exact_mut(all) {
            row.copy_from_slice(&self.bias);
        }
        if let Some(candidate) = candidate {
            let inner = &mut self.tape.inner[rows.start * width..rows.end * width];
            for row in inner.chunks_exact_mut(width) {
                row.copy_from_slice(&candidate);
            }
        }
        self.inputs.project(params, target, all, rows.start);
        let weights = params.part("weight_hh_l0");
        for t in from..to {
            self.tape.forward(weights, t);
        }
    }

    /// The probabilities after step t of the first sequence.
    pub fn probabilities(&mut self, params: &Params, t: usize) -> &[Real] {
        let (width, v) = (self.tape.width(), self.logits_width);
        let from = (t + 1) * self.batch;
        let h = &self.tape.h[from * width..(from + 1) * width];
        let row = &mut self.logits[t * self.batch * v..(t * self.batch + 1) * v];
        self.output.forward(params, row, h);
        softmax_cross_entropy::softmax(row, self.symbols, 0);
        &row[..self.symbols]
    }

    /// Sums the biases that every row starts from; answers the one that is kept apart.
    fn sum_biases(&mut self, params: &Params) -> Option<Vec<Real>> {
        self.bias.fill(0.0);
        let width = self.tape.width();
        let (input, hidden) = (params.part("bias_ih_l0"), params.part("bias_hh_l0"));
        let apart = self.tape.keeps_candidate_bias();
        if input.is_empty() {
            return apart.then(|| vec![0.0; width]);
        }
        self.bias.copy_from_slice(input);
        let shared = if apart { 2 * width } else { self.bias.len() };
        add_rows(&mut self.bias[..shared], &hidden[..shared]);
        apart.then(|| hidden[shared..].to_vec())
    }

    fn losses(&mut self, params: &Params, chunk: Chunk) -> f64 {
        self.sum_losses(params, chunk) * self.scale()
    }

    fn sum_losses(&mut self, params: &Params, chunk: Chunk) -> f64 {
        let (width, v, batch) = (self.tape.width(), self.logits_width, self.batch);
        let rows = chunk.first * batch..chunk.end * batch;
        let h = &self.tape.h[(rows.start + batch) * width..(rows.end + batch) * width];
        let logits = &mut self.logits[rows.start * v..rows.end * v];
        self.output.forward(params, logits, h);
        let mut loss = 0.0;
        for (row, &target) in logits.chunks_exact_mut(v).zip(&self.targets[rows]) {
            let one =
                softmax_cross_entropy::loss_and_gradient(row, self.symbols, target, self.scale);
            loss += f64::from(one);
        }
        loss
    }

    fn backward(&mut self, params: &Params, gradient: &mut Params, chunk: Chunk) {
        let (width, v, batch) = (self.tape.width(), self.logits_width, self.batch);
        let all = self.tape.gates_width();
        let rows = chunk.first * batch..chunk.end * batch;
        let dh = &mut self.dh_local[rows.start * width..rows.end * width];
        clear(dh);
        self.output.backward(
            params,
            gradient,
            &self.logits[rows.start * v..rows.end * v],
            &self.tape.h[(rows.start + batch) * width..(rows.end + batch) * width],
            Some(dh),
        );
        self.tape.dh.fill(0.0);
        self.tape.dc.fill(0.0);
        let weights = params.part("weight_hh_l0");
        for t in (chunk.constant..chunk.end).rev() {
            if t >= chunk.first {
                let local = &self.dh_local[t * batch * width..(t + 1) * batch * width];
                add_rows(&mut self.tape.dh, local);
            }
            self.tape.backward(weights, t);
        }
        let kept = chunk.constant..chunk.end;
        let target = gradient.part_mut("weight_hh_l0");
        self.tape.add_recurrent_gradient(target, kept.clone());
        let span = kept.start * batch * all..kept.end * batch * all;
        let errors = &self.tape.d_gates[span.clone()];
        let bias = gradient.part_mut("bias_ih_l0");
        if !bias.is_empty() {
            add_rows(bias, errors);
            add_rows(gradient.part_mut("bias_hh_l0"), &self.tape.d_hidden()[span]);
        }
        self.inputs
            .add_gradient(params, gradient, errors, all, kept.start * batch);
    }
}

#[cfg(test)]
mod tests;
