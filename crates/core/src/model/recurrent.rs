//! What the recurrent models have in common: how they are made, and how they read a batch.

mod reader;
#[cfg(test)]
pub(crate) mod tests;

pub use reader::Reader;

use crate::layer::recurrent::{Gates, Shape};
use crate::layer::stack::StackShape;
use crate::params::{Spec, Start};
use crate::settings::{Cell, Initial, Input, Reduction, Reset, Settings};
use seqscope_kernel::cell::Equations;

/// What a model meets outside: what goes in and what comes out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Data {
    /// How many symbols can go in; 0 where vectors do.
    pub symbols: usize,
    /// The length of an input vector; 0 where symbols go in.
    pub width: usize,
    /// How many classes or symbols can come out; 0 where a number does.
    pub classes: usize,
}

/// What a recurrent model is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// What goes in and what comes out.
    pub data: Data,
    /// How a symbol enters the cell.
    pub input: Input,
    /// The length of a symbol's learnt vector.
    pub embedding: usize,
    /// The recurrent layers.
    pub stack: StackShape,
    /// How the losses of the time steps become one.
    pub reduction: Reduction,
    /// The number of time steps between two updates; 0 for the whole sequence.
    pub k1: usize,
    /// The number of time steps propagated back; 0 for all.
    pub k2: usize,
}

/// The equations of the cell that is set, and how the biases of its gates start.
pub fn cell(settings: &Settings) -> (Equations, Gates) {
    let equations = match (settings.cell, settings.reset) {
        (Cell::Rnn, _) => Equations::Rnn,
        (Cell::Lstm, _) => Equations::Lstm,
        (Cell::Gru, Reset::After) => Equations::GruAfter,
        (Cell::Gru, Reset::Before) => Equations::GruBefore,
    };
    let gates = match (settings.start, settings.cell) {
        (Initial::Chrono, _) => Gates::Chrono(settings.length),
        (Initial::Pytorch, Cell::Lstm) => Gates::Keep(settings.forget_bias),
        (Initial::Pytorch, Cell::Gru) if settings.update_bias != 0.0 => {
            Gates::Keep(settings.update_bias)
        }
        (Initial::Pytorch, _) => Gates::Drawn,
    };
    (equations, gates)
}

impl Form {
    /// The form that is set, for data of this kind.
    pub fn of(settings: &Settings, data: Data) -> Self {
        let (equations, gates) = cell(settings);
        let input = match (data.symbols, settings.input) {
            (0, _) => data.width,
            (symbols, Input::OneHot) => symbols,
            (_, Input::Embedding) => settings.embedding,
        };
        Self {
            data,
            input: settings.input,
            embedding: settings.embedding,
            stack: StackShape {
                layer: Shape {
                    equations,
                    hidden: settings.hidden,
                    inputs: vec![input],
                    bias: settings.bias,
                    gates,
                },
                layers: settings.layers,
                directions: settings.bidirectional.then_some(settings.combine),
            },
            reduction: settings.reduction,
            k1: settings.k1,
            k2: settings.k2,
        }
    }

    /// Whether there are learnt vectors.
    pub fn embeds(&self) -> bool {
        self.data.symbols > 0 && self.input == Input::Embedding
    }

    /// The table of learnt vectors, if there is one.
    pub fn table(&self) -> Option<Spec> {
        let Data { symbols, .. } = self.data;
        let start = Start::Normal(1.0);
        self.embeds()
            .then(|| Spec::table("embedding.weight", symbols, self.embedding, start))
    }

    /// What one prediction's loss counts for, of so many in a batch of sequences.
    pub fn scale(&self, batch: usize, predictions: usize) -> f64 {
        let count = match self.reduction {
            Reduction::Sum => batch,
            Reduction::Mean => predictions,
        };
        1.0 / count.max(1) as f64
    }
}

/// PyTorch's start of a linear layer.
pub fn drawn(inputs: usize) -> Start {
    Start::Uniform(1.0 / (inputs.max(1) as f64).sqrt())
}
