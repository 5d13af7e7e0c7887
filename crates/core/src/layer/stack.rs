//! Recurrent layers above each other, in one direction or in both.
//!
//! With two directions a layer's output is both states of a time side by side, their sum or their
//! product; the next layer reads that. Names are PyTorch's: `weight_ih_l1_reverse`.

use super::recurrent::{Errors, Recurrent, Shape, Source};
use crate::kernel::add;
use crate::params::{Layout, Params, Spec};
use crate::real::Real;
use seqscope_kernel::rows::{add_columns, copy_columns, multiply};
use std::ops::Range;

pub use crate::settings::Combine;

/// What a stack is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct StackShape {
    /// Its lowest layer; the others differ in what they read.
    pub layer: Shape,
    /// The number of layers.
    pub layers: usize,
    /// How both directions are combined; none when there is one.
    pub directions: Option<Combine>,
}

impl StackShape {
    /// The parts of a layer's output: what the next one, or whatever stands above, reads.
    pub fn outputs(&self) -> Vec<usize> {
        let count = match self.directions {
            Some(Combine::Concat) => 2,
            _ => 1,
        };
        vec![self.layer.hidden; count]
    }
}

/// One layer in its one or two directions.
#[derive(Clone, Debug)]
struct Level {
    forward: Recurrent,
    reverse: Option<Recurrent>,
    /// The combined output; empty with one direction, whose states are the output.
    output: Vec<Real>,
    /// The gradient of the output.
    d_output: Vec<Real>,
}

/// Layers and their run over the last batch.
#[derive(Clone, Debug)]
pub struct Stack {
    levels: Vec<Level>,
    combine: Combine,
    width: usize,
    /// The gradients of both directions where each is the error times the other's state.
    d_product: [Vec<Real>; 2],
}

impl Stack {
    /// The parameters of all layers, in PyTorch's order.
    pub fn specs(prefix: &str, shape: &StackShape) -> Vec<Spec> {
        let mut specs = Vec::new();
        let mut layer = shape.layer.clone();
        for number in 0..shape.layers {
            specs.extend(Recurrent::specs(prefix, number, false, &layer));
            if shape.directions.is_some() {
                specs.extend(Recurrent::specs(prefix, number, true, &layer));
            }
            layer.inputs = shape.outputs();
        }
        specs
    }

    /// The stack whose parameters a layout has under these names.
    pub fn new(layout: &Layout, prefix: &str, shape: &StackShape) -> Self {
        let cell = (shape.layer.equations, shape.layer.hidden);
        let one = |number, reverse| Recurrent::new(layout, prefix, number, reverse, cell);
        let levels = (0..shape.layers).map(|number| Level {
            forward: one(number, false),
            reverse: shape.directions.map(|_| one(number, true)),
            output: Vec::new(),
            d_output: Vec::new(),
        });
        Self {
            levels: levels.collect(),
            combine: shape.directions.unwrap_or(Combine::Sum),
            width: crate::lanes::padded(shape.layer.hidden) * shape.outputs().len(),
            d_product: [Vec::new(), Vec::new()],
        }
    }

    /// The number of layers.
    pub fn layers(&self) -> usize {
        self.levels.len()
    }

    /// The padded width of a row of outputs.
    pub fn output_width(&self) -> usize {
        self.width
    }

    /// A layer in one direction; none when there is no such.
    pub fn layer(&self, number: usize, reverse: bool) -> Option<&Recurrent> {
        let level = self.levels.get(number)?;
        if reverse {
            level.reverse.as_ref()
        } else {
            Some(&level.forward)
        }
    }

    /// The same, to set initial states or the gradients of last ones.
    pub fn layer_mut(&mut self, number: usize, reverse: bool) -> Option<&mut Recurrent> {
        let level = self.levels.get_mut(number)?;
        if reverse {
            level.reverse.as_mut()
        } else {
            Some(&mut level.forward)
        }
    }

    fn directions(&mut self) -> impl Iterator<Item = &mut Recurrent> {
        self.levels
            .iter_mut()
            .flat_map(|level| std::iter::once(&mut level.forward).chain(&mut level.reverse))
    }

    /// Makes room for sequences of these lengths, padded to so many steps, from zero states and
    /// with no gradient of the last ones.
    pub fn begin(&mut self, steps: usize, lengths: &[usize]) {
        let size = steps * lengths.len() * self.width;
        for layer in self.directions() {
            layer.begin(steps, lengths);
        }
        for level in &mut self.levels {
            let combined = if level.reverse.is_some() { size } else { 0 };
            level.output.resize(combined, 0.0);
            level.d_output.resize(size, 0.0);
        }
        let products = if self.combine == Combine::Product {
            size
        } else {
            0
        };
        for direction in &mut self.d_product {
            direction.resize(products, 0.0);
        }
    }

    /// Sets the gradients of all last states to zero.
    pub fn clear_errors(&mut self) {
        for layer in self.directions() {
            layer.clear_errors();
        }
    }

    /// Runs over inputs for some steps: all, or a window when there is one direction.
    ///
    /// # Panics
    /// When the inputs are not as many rows as the run has.
    pub fn forward(&mut self, params: &Params, source: Source, steps: Range<usize>) {
        for number in 0..self.levels.len() {
            let (below, level) = self.levels.split_at_mut(number);
            let Some(level) = level.first_mut() else {
                return;
            };
            let source = below
                .last()
                .map_or(source, |below| Source::Rows(below.output()));
            level.forward.forward(params, source, steps.clone());
            if let Some(reverse) = &mut level.reverse {
                reverse.forward(params, source, steps.clone());
                level.combine(self.combine);
            }
        }
    }

    /// The outputs of the highest layer, time after time, one row a sequence.
    pub fn outputs(&self) -> &[Real] {
        self.levels.last().map_or(&[], Level::output)
    }

    /// The outputs of a layer.
    pub fn outputs_of(&self, number: usize) -> &[Real] {
        self.levels.get(number).map_or(&[], Level::output)
    }

    /// Writes the last states of the highest layer, combined as its outputs are: the state after
    /// a sequence's last symbol and, reversed, that after its first.
    pub fn summary(&self, target: &mut [Real]) {
        let Some(level) = self.levels.last() else {
            return;
        };
        let last = |layer: &Recurrent| layer.steps();
        let forward = level.forward.state(last(&level.forward));
        match &level.reverse {
            None => target.copy_from_slice(forward),
            Some(reverse) => {
                let states = (forward, reverse.state(last(reverse)));
                join(target, states, level.forward.width(), self.combine);
            }
        }
    }

    /// Adds the gradient of that summary to those of the last states it was made of.
    pub fn add_summary_errors(&mut self, errors: &[Real]) {
        let (combine, pitch) = (self.combine, self.width);
        let Some(level) = self.levels.last_mut() else {
            return;
        };
        let width = level.forward.width();
        let Some(reverse) = &mut level.reverse else {
            add(level.forward.errors_mut().0, errors);
            return;
        };
        let forward = &mut level.forward;
        let block = (width, 0);
        match combine {
            Combine::Concat => {
                add_columns(forward.errors_mut().0, block, errors, (pitch, 0), width);
                add_columns(reverse.errors_mut().0, block, errors, (pitch, width), width);
            }
            Combine::Sum => {
                add(forward.errors_mut().0, errors);
                add(reverse.errors_mut().0, errors);
            }
            Combine::Product => {
                let mut product = vec![0.0; errors.len()];
                multiply(&mut product, errors, reverse.state(reverse.steps()));
                add(forward.errors_mut().0, &product);
                multiply(&mut product, errors, forward.state(forward.steps()));
                add(reverse.errors_mut().0, &product);
            }
        }
    }

    /// The way back over steps that were run forward: from the gradients of the highest layer's
    /// outputs and those of the last states (each layer's `errors_mut`) to those of all weights
    /// and of the initial states; adds those of the inputs to `dx`, which symbols have none of.
    ///
    /// # Panics
    /// When the arguments are not as many rows as the run has.
    pub fn backward(
        &mut self,
        params: &Params,
        gradient: &mut Params,
        source: Source,
        outputs: Option<&[Real]>,
        steps: Range<usize>,
        mut dx: Option<&mut [Real]>,
    ) {
        let highest = self.levels.len().saturating_sub(1);
        for number in (0..self.levels.len()).rev() {
            let (below, level) = self.levels.split_at_mut(number);
            let Some(level) = level.first_mut() else {
                return;
            };
            let mut below = below.last_mut();
            let (source, mut dx) = match &mut below {
                None => (source, dx.take()),
                Some(below) => {
                    let (output, errors) = below.parts();
                    errors.fill(0.0);
                    (Source::Rows(output), Some(errors))
                }
            };
            let own = std::mem::take(&mut level.d_output);
            let rows = if number == highest {
                outputs
            } else {
                Some(&own[..])
            };
            let errors = level.split(self.combine, rows, &mut self.d_product);
            let (forward, reverse) = (&mut level.forward, &mut level.reverse);
            let [first, second] = errors;
            let back = dx.as_deref_mut();
            forward.backward(params, gradient, source, first, steps.clone(), back);
            if let Some(reverse) = reverse {
                reverse.backward(params, gradient, source, second, steps.clone(), dx);
            }
            level.d_output = own;
        }
    }
}

/// Writes the states of both directions as one output.
fn join(
    target: &mut [Real],
    (forward, reverse): (&[Real], &[Real]),
    width: usize,
    combine: Combine,
) {
    match combine {
        Combine::Concat => {
            copy_columns(target, (2 * width, 0), forward, (width, 0), width);
            copy_columns(target, (2 * width, width), reverse, (width, 0), width);
        }
        Combine::Sum => {
            target.copy_from_slice(forward);
            add(target, reverse);
        }
        Combine::Product => multiply(target, forward, reverse),
    }
}

impl Level {
    fn output(&self) -> &[Real] {
        if self.reverse.is_some() {
            &self.output
        } else {
            self.forward.states()
        }
    }

    /// The output and the room for its gradient.
    fn parts(&mut self) -> (&[Real], &mut [Real]) {
        let output = match self.reverse {
            Some(_) => &self.output,
            None => self.forward.states(),
        };
        (output, &mut self.d_output)
    }

    fn combine(&mut self, combine: Combine) {
        let Some(reverse) = &self.reverse else { return };
        let steps = self.forward.steps();
        let size = self.output.len() / steps.max(1);
        for (time, target) in self.output.chunks_exact_mut(size.max(1)).enumerate() {
            let states = (self.forward.output(time), reverse.output(time));
            join(target, states, self.forward.width(), combine);
        }
    }

    /// The gradients of both directions' states from that of the output.
    fn split<'a>(
        &self,
        combine: Combine,
        rows: Option<&'a [Real]>,
        products: &'a mut [Vec<Real>; 2],
    ) -> [Option<Errors<'a>>; 2] {
        let width = self.forward.width();
        let Some(rows) = rows else {
            return [None, None];
        };
        let whole = |rows| Errors {
            rows,
            pitch: width,
            from: 0,
        };
        let Some(reverse) = &self.reverse else {
            return [Some(whole(rows)), None];
        };
        match combine {
            Combine::Concat => [0, width].map(|from| {
                Some(Errors {
                    rows,
                    pitch: 2 * width,
                    from,
                })
            }),
            Combine::Sum => [Some(whole(rows)); 2],
            Combine::Product => {
                let size = (rows.len() / self.forward.steps().max(1)).max(1);
                let [first, second] = products;
                for (time, rows) in rows.chunks_exact(size).enumerate() {
                    let span = time * size..(time + 1) * size;
                    multiply(&mut first[span.clone()], rows, reverse.output(time));
                    multiply(&mut second[span], rows, self.forward.output(time));
                }
                [Some(whole(first)), Some(whole(second))]
            }
        }
    }
}

#[cfg(test)]
mod tests;
