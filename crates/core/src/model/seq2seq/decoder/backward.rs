//! The way back through the decoder.

use super::super::encoder::MemoryErrors;
use super::{Decoder, Memory};
use crate::attention::alignment::Alignment;
use crate::kernel::{Matrix, MatrixMut, add, add_product, add_product_transposed, add_rows, clear};
use crate::layer::embedded::room;
use crate::layer::recurrent::Recurrent;
use crate::params::Params;
use crate::real::Real;
use seqscope_kernel::rows::tanh_backward;

impl Decoder {
    /// The way back from the gradients that stand in the place of the scores.
    pub fn backward(
        &mut self,
        params: &Params,
        gradient: &mut Params,
        memory: Memory,
        errors: &mut MemoryErrors,
    ) {
        let (count, width, context) = (self.count(), self.width, self.context);
        room(&mut self.d_contexts, count * context);
        room(&mut self.d_states, count * width);
        clear(&mut self.d_contexts[..count * context]);
        clear(&mut self.d_states[..count * width]);
        self.score_backward(params, gradient);
        let mut alignment = self.alignment.take();
        if let Some(alignment) = &mut alignment {
            alignment.rewind();
        }
        if self.form.joins_context() {
            self.join_backward(params, gradient);
            if let Some(alignment) = &mut alignment {
                let (d_contexts, d_states) = (&self.d_contexts, &mut self.d_states);
                alignment.backward(params, memory.states, d_contexts, d_states, 0..self.steps);
            }
        }
        for step in (0..self.steps).rev() {
            self.step_back(params, memory, step, alignment.as_mut());
        }
        self.finish(params, gradient);
        match &mut alignment {
            Some(alignment) => {
                let queries = match self.layers.last() {
                    Some(top) if self.form.feeds_context() => top.states_before(),
                    Some(top) => top.states(),
                    None => &[],
                };
                let values = (memory.states, &mut errors.states[..]);
                let d_contexts = &self.d_contexts;
                alignment.finish(params, gradient, values, queries, d_contexts, self.steps);
            }
            None => {
                for row in self.d_contexts[..count * context].chunks_exact(errors.code.len().max(1))
                {
                    add(&mut errors.code, row);
                }
            }
        }
        self.alignment = alignment;
    }

    fn score_backward(&mut self, params: &Params, gradient: &mut Params) {
        let (count, width, context, all) =
            (self.count(), self.width, self.context, self.output.pitch);
        let logits = &self.logits[..count * all];
        if let Some(slot) = self.output_bias {
            add_rows(gradient.at_mut(slot), logits);
        }
        let errors = Matrix::new(logits, count, all, all);
        let (slot, weights) = (self.output, params.at(self.output));
        let mut back = |x: &[Real], dx: &mut [Real], columns: usize, row: usize| {
            add_product(
                MatrixMut::new(&mut gradient.at_mut(slot)[row * all..], columns, all, all),
                Matrix::new(x, count, columns, columns).transposed(),
                errors,
            );
            add_product_transposed(
                MatrixMut::new(dx, count, columns, columns),
                errors,
                Matrix::new(&weights[row * all..], columns, all, all),
            );
        };
        if self.combine.is_some() {
            room(&mut self.d_attended, count * width);
            let d_attended = &mut self.d_attended[..count * width];
            clear(d_attended);
            back(&self.attended, d_attended, width, 0);
            return;
        }
        let states = self.layers.last().map_or(&[][..], Recurrent::states);
        back(states, &mut self.d_states, width, 0);
        back(&self.contexts, &mut self.d_contexts, context, width);
        let part = self.embedded_output();
        self.embedded
            .add_gradient(params, gradient, part, &self.ids, logits);
    }

    fn join_backward(&mut self, params: &Params, gradient: &mut Params) {
        let Some(slot) = self.combine else { return };
        let (count, width, context) = (self.count(), self.width, self.context);
        let pitch = context + width;
        let errors = &mut self.d_attended[..count * width];
        tanh_backward(errors, &self.attended[..count * width]);
        let errors = Matrix::new(errors, count, width, width);
        add_product(
            MatrixMut::new(gradient.at_mut(slot), pitch, width, width),
            Matrix::new(&self.joined, count, pitch, pitch).transposed(),
            errors,
        );
        let weights = params.at(slot);
        add_product_transposed(
            MatrixMut::new(&mut self.d_contexts, count, context, context),
            errors,
            Matrix::new(weights, context, width, width),
        );
        add_product_transposed(
            MatrixMut::new(&mut self.d_states, count, width, width),
            errors,
            Matrix::new(&weights[context * width..], width, width, width),
        );
    }

    fn step_back(
        &mut self,
        params: &Params,
        memory: Memory,
        step: usize,
        alignment: Option<&mut Alignment>,
    ) {
        let size = self.rows * self.width;
        if let Some(top) = self.layers.last_mut() {
            let local = &self.d_states[step * size..(step + 1) * size];
            add(top.errors_mut().0, local);
        }
        for number in (0..self.layers.len()).rev() {
            let (below, layer) = self.layers.split_at_mut(number);
            let Some(layer) = layer.first_mut() else {
                return;
            };
            layer.step_back(params, step);
            if let Some(below) = below.last_mut() {
                layer.add_part_errors(params, below.errors_mut().0, 0, step..step + 1);
            }
        }
        let Some(alignment) = alignment.filter(|_| self.form.feeds_context()) else {
            return;
        };
        let size = self.rows * self.context;
        let d_contexts = &mut self.d_contexts[step * size..(step + 1) * size];
        if let Some(lowest) = self.layers.first() {
            let row = self.table.pitch;
            lowest.add_part_errors(params, d_contexts, row, step..step + 1);
        }
        if let Some(top) = self.layers.last_mut() {
            let d_queries = top.errors_mut().0;
            let steps = step..step + 1;
            alignment.backward(params, memory.states, d_contexts, d_queries, steps);
        }
    }

    /// Adds the gradients of all cells' weights and of the vectors of symbols.
    fn finish(&mut self, params: &Params, gradient: &mut Params) {
        let steps = 0..self.steps;
        for (number, layer) in self.layers.iter().enumerate() {
            layer.add_gradient(gradient, steps.clone());
            if let Some(below) = number
                .checked_sub(1)
                .and_then(|below| self.layers.get(below))
            {
                layer.add_part_gradient(gradient, below.states(), 0, steps.clone());
            }
        }
        let part = self.embedded_input();
        let Some(lowest) = self.layers.first() else {
            return;
        };
        if self.form.feeds_context() {
            let contexts = &self.contexts[..self.rows * self.steps * self.context];
            lowest.add_part_gradient(gradient, contexts, self.table.pitch, steps.clone());
        }
        let errors = lowest.input_errors(steps);
        self.embedded
            .add_gradient(params, gradient, part, &self.ids, errors);
    }
}
