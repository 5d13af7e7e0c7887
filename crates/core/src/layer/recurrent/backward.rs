//! Back through time, and the gradients of all weights in one product each.

use super::{Errors, Recurrent, Source};
use crate::kernel::{Matrix, MatrixMut, add, add_product, add_product_transposed, add_rows};
use crate::params::Params;
use crate::real::Real;
use seqscope_kernel::rows::{add_columns, give_back};
use std::ops::Range;

impl Recurrent {
    /// One step back.
    pub fn step_back(&mut self, params: &Params, step: usize) {
        let weights = params.at(self.weight_hh);
        if !self.ragged {
            self.tape.backward(weights, step);
            return;
        }
        // The gradient of a held state passes as it is; and a step whose states have no gradient
        // gives none to anything.
        let (time, width) = (self.step_of(step), self.width());
        self.kept.clear();
        for (sequence, _) in held(&self.lengths, time) {
            let row = sequence * width..(sequence + 1) * width;
            for state in [&mut self.tape.dh, &mut self.tape.dc] {
                if let Some(row) = state.get_mut(row.clone()) {
                    self.kept.extend_from_slice(row);
                    row.fill(0.0);
                }
            }
        }
        self.tape.backward(weights, step);
        let mut kept = self.kept.chunks_exact(width);
        for (sequence, _) in held(&self.lengths, time) {
            let row = sequence * width..(sequence + 1) * width;
            for state in [&mut self.tape.dh, &mut self.tape.dc] {
                if let Some((row, kept)) = state
                    .get_mut(row.clone())
                    .and_then(|row| Some((row, kept.next()?)))
                {
                    row.copy_from_slice(kept);
                }
            }
        }
    }

    /// The gradient of the pre-activations of these steps, after their way back.
    pub fn input_errors(&self, steps: Range<usize>) -> &[Real] {
        &self.tape.d_gates[self.gate_rows(&steps)]
    }

    /// Adds the gradients of the recurrent weights and of the biases over these steps.
    pub fn add_gradient(&self, gradient: &mut Params, steps: Range<usize>) {
        if steps.is_empty() || self.lengths.is_empty() {
            return;
        }
        let target = gradient.at_mut(self.weight_hh);
        self.tape.add_recurrent_gradient(target, steps.clone());
        if let Some([input, hidden]) = self.biases {
            let span = self.gate_rows(&steps);
            add_rows(gradient.at_mut(input), &self.tape.d_gates[span.clone()]);
            add_rows(gradient.at_mut(hidden), &self.tape.d_hidden()[span]);
        }
    }

    /// Adds the gradient of the weights of one part of the inputs, over these steps. The arguments
    /// of [`Recurrent::project_part`].
    ///
    /// # Panics
    /// As there.
    pub fn add_part_gradient(
        &self,
        gradient: &mut Params,
        x: &[Real],
        row: usize,
        steps: Range<usize>,
    ) {
        let all = self.gates_width();
        let errors = self.input_errors(steps);
        let width = x.len() * all / errors.len().max(1);
        let target = &mut gradient.at_mut(self.weight_ih)[row * all..(row + width) * all];
        add_weights(target, errors, x, (width, all));
    }

    /// Adds the gradient of one part of the inputs of these steps, whose weights start at this row
    /// of W_ih, to `dx`: a step's is known as soon as it was gone back through.
    ///
    /// # Panics
    /// As [`Recurrent::project_part`].
    pub fn add_part_errors(
        &self,
        params: &Params,
        dx: &mut [Real],
        row: usize,
        steps: Range<usize>,
    ) {
        let all = self.gates_width();
        let errors = self.input_errors(steps);
        let width = dx.len() * all / errors.len().max(1);
        let weights = &params.at(self.weight_ih)[row * all..(row + width) * all];
        add_inputs(weights, errors, dx, (width, all));
    }

    /// The way back over steps that were run forward: from the gradients of the outputs and those
    /// of the last state (`errors_mut`) to those of all weights and of the initial state; adds
    /// those of the inputs to `dx`, which symbols have none of.
    ///
    /// # Panics
    /// When the arguments are not as many rows as the run has.
    pub fn backward(
        &mut self,
        params: &Params,
        gradient: &mut Params,
        source: Source,
        outputs: Option<Errors>,
        steps: Range<usize>,
        dx: Option<&mut [Real]>,
    ) {
        let (batch, width) = (self.batch(), self.width());
        for step in steps.clone().rev() {
            if let Some(Errors { rows, pitch, from }) = outputs {
                let size = batch * pitch;
                let time = self.step_of(step);
                let rows = &rows[time * size..(time + 1) * size];
                add_columns(&mut self.tape.dh, (width, 0), rows, (pitch, from), width);
            }
            self.step_back(params, step);
        }
        self.add_gradient(gradient, steps.clone());
        let (all, inputs) = (self.gates_width(), self.input_width());
        let errors = &self.tape.d_gates[self.gate_rows(&steps)];
        let rows = steps.start * batch..steps.end * batch;
        match source {
            Source::Symbols(ids) => {
                let ids = if self.reverse { &self.turned_ids } else { ids };
                give_back(gradient.at_mut(self.weight_ih), errors, &ids[rows], all);
            }
            Source::Embedded(ids, table) => {
                let ids = if self.reverse { &self.turned_ids } else { ids };
                let (ids, into) = (&ids[rows], (table, self.part()));
                self.embedded
                    .add_gradient(params, gradient, into, ids, errors);
            }
            Source::Rows(x) => {
                let span = rows.start * inputs..rows.end * inputs;
                let x = if self.reverse { &self.turned } else { x };
                let target = gradient.at_mut(self.weight_ih);
                add_weights(target, errors, &x[span.clone()], (inputs, all));
                let Some(dx) = dx else { return };
                let weights = params.at(self.weight_ih);
                if !self.reverse {
                    add_inputs(weights, errors, &mut dx[span], (inputs, all));
                    return;
                }
                self.d_turned.clear();
                self.d_turned.resize(span.len(), 0.0);
                add_inputs(weights, errors, &mut self.d_turned, (inputs, all));
                let size = (batch * inputs).max(1);
                let blocks = self.d_turned.chunks_exact(size).rev();
                for (dx, block) in dx.chunks_exact_mut(size).zip(blocks) {
                    add(dx, block);
                }
            }
        }
    }
}

/// The sequences that a step at this time holds.
fn held(lengths: &[usize], time: usize) -> impl Iterator<Item = (usize, &usize)> {
    let sequences = lengths.iter().enumerate();
    sequences.filter(move |(_, length)| time >= **length)
}

/// Adds xᵀ d to the gradient of W.
fn add_weights(target: &mut [Real], errors: &[Real], x: &[Real], (width, all): (usize, usize)) {
    let rows = errors.len() / all;
    add_product(
        MatrixMut::new(target, width, all, all),
        Matrix::new(x, rows, width, width).transposed(),
        Matrix::new(errors, rows, all, all),
    );
}

/// Adds d W to the gradient of x.
fn add_inputs(weights: &[Real], errors: &[Real], dx: &mut [Real], (width, all): (usize, usize)) {
    let rows = errors.len() / all;
    add_product_transposed(
        MatrixMut::new(dx, rows, width, width),
        Matrix::new(errors, rows, all, all),
        Matrix::new(weights, width, all, all),
    );
}
