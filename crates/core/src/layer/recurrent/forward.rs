//! Forward over given inputs, or step by step.

use super::{Recurrent, Source};
use crate::kernel::{Matrix, MatrixMut, add, add_product};
use crate::params::Params;
use crate::real::Real;
use seqscope_kernel::rows::add_looked_up;
use std::ops::Range;

/// Copies blocks of this length in the opposite order.
fn turn<T: Copy>(target: &mut Vec<T>, source: &[T], block: usize) {
    target.clear();
    for block in source.chunks_exact(block.max(1)).rev() {
        target.extend_from_slice(block);
    }
}

impl Recurrent {
    /// Runs over inputs for some steps: all, or a window of a layer that is not reversed.
    ///
    /// # Panics
    /// When the inputs are not as many rows as the run has, or a symbol is none of the layer's.
    pub fn forward(&mut self, params: &Params, source: Source, steps: Range<usize>) {
        self.start(params, steps.clone());
        if self.reverse {
            self.turn(source);
        }
        let batch = self.batch();
        let rows = steps.start * batch..steps.end * batch;
        let span = self.gate_rows(&steps);
        let (all, width) = (self.gates_width(), self.input_width());
        match source {
            Source::Symbols(ids) => {
                let ids = if self.reverse { &self.turned_ids } else { ids };
                let target = &mut self.tape.gates[span];
                add_looked_up(target, params.at(self.weight_ih), &ids[rows], all);
            }
            Source::Embedded(ids, table) => {
                let ids = if self.reverse { &self.turned_ids } else { ids };
                let (ids, into) = (&ids[rows], (table, self.part()));
                let target = &mut self.tape.gates[span];
                self.embedded.add(params, into, ids, target);
            }
            Source::Rows(x) => {
                let x = if self.reverse { &self.turned } else { x };
                let x = &x[rows.start * width..rows.end * width];
                let target = &mut self.tape.gates[span];
                project(params.at(self.weight_ih), target, x, (width, all));
            }
        }
        for step in steps {
            self.step(params, step);
        }
    }

    /// Writes the biases into the pre-activations of these steps: what inputs are added to.
    pub fn start(&mut self, params: &Params, steps: Range<usize>) {
        let (all, width) = (self.gates_width(), self.width());
        let apart = self.candidate.len();
        self.bias.fill(0.0);
        self.candidate.fill(0.0);
        if let Some([input, hidden]) = self.biases {
            let hidden = params.at(hidden);
            self.bias.copy_from_slice(params.at(input));
            let shared = all - apart;
            add(&mut self.bias[..shared], &hidden[..shared]);
            self.candidate.copy_from_slice(&hidden[shared..]);
        }
        let span = self.gate_rows(&steps);
        for row in self.tape.gates[span].chunks_exact_mut(all) {
            row.copy_from_slice(&self.bias);
        }
        if apart > 0 {
            let size = self.batch() * width;
            let rows = &mut self.tape.inner[steps.start * size..steps.end * size];
            for row in rows.chunks_exact_mut(width) {
                row.copy_from_slice(&self.candidate);
            }
        }
    }

    /// Adds the product of one part of the inputs of these steps, whose weights start at this row
    /// of W_ih; a part is as wide as its rows are.
    ///
    /// # Panics
    /// When the rows are not one a sequence and step or the weights have no such part.
    pub fn project_part(&mut self, params: &Params, x: &[Real], row: usize, steps: Range<usize>) {
        let all = self.gates_width();
        let rows = steps.len() * self.batch();
        let width = x.len() / rows.max(1);
        let weights = &params.at(self.weight_ih)[row * all..(row + width) * all];
        let span = self.gate_rows(&steps);
        project(weights, &mut self.tape.gates[span], x, (width, all));
    }

    /// One step on, from the pre-activations as they have been made.
    pub fn step(&mut self, params: &Params, step: usize) {
        self.tape.forward(params.at(self.weight_hh), step);
        if !self.ragged {
            return;
        }
        let (time, width, batch) = (self.step_of(step), self.width(), self.batch());
        for sequence in 0..batch {
            if time >= self.lengths[sequence] {
                let from = (step * batch + sequence) * width;
                let to = from + batch * width;
                self.tape.h.copy_within(from..from + width, to);
                if !self.tape.c.is_empty() {
                    self.tape.c.copy_within(from..from + width, to);
                }
            }
        }
    }

    /// Keeps the inputs in the order of a reversed layer's steps.
    fn turn(&mut self, source: Source) {
        let batch = self.batch();
        match source {
            Source::Symbols(ids) | Source::Embedded(ids, _) => {
                turn(&mut self.turned_ids, ids, batch)
            }
            Source::Rows(x) => turn(&mut self.turned, x, batch * self.weight_ih.rows),
        }
    }
}

/// Adds x Wᵀ to the pre-activations.
fn project(weights: &[Real], target: &mut [Real], x: &[Real], (width, all): (usize, usize)) {
    let rows = target.len() / all;
    add_product(
        MatrixMut::new(target, rows, all, all),
        Matrix::new(x, rows, width, width),
        Matrix::new(weights, width, all, all),
    );
}
