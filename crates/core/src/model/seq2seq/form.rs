//! What an encoder–decoder is made of, and what its parameters are called.

use crate::attention::score::{self, Widths};
use crate::error::Error;
use crate::layer::linear::Linear;
use crate::layer::recurrent::{Gates, Recurrent, Shape};
use crate::layer::stack::{self, Stack, StackShape};
use crate::model::recurrent::cell;
use crate::params::{Spec, Start};
use crate::settings::{Attention, Checked, Combine, Query, Reduction, Settings};
use seqscope_kernel::cell::Equations;

/// The shape of an encoder–decoder.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// How many symbols are read.
    pub sources: usize,
    /// How many are written, the start and the end of a sequence among them.
    pub targets: usize,
    /// The cell of both networks.
    pub equations: Equations,
    /// The number of units H of a layer.
    pub hidden: usize,
    /// The width E of the vectors of symbols.
    pub embedding: usize,
    /// Whether there are biases.
    pub bias: bool,
    /// How the biases of the cells' gates start.
    pub gates: Gates,
    /// The number of layers of each network.
    pub layers: usize,
    /// Whether the source is read in both directions.
    pub bidirectional: bool,
    /// How the states of the two directions become one.
    pub combine: Combine,
    /// How well a state of the decoder fits one of the encoder.
    pub attention: Attention,
    /// Which state of the decoder asks.
    pub query: Query,
    /// The width A of the additive score.
    pub attention_width: usize,
    /// Whether the source is read from its end.
    pub source_reversed: bool,
    /// How the losses of the symbols become one.
    pub reduction: Reduction,
}

impl Form {
    /// The form that is set, between the two vocabularies of the task.
    pub fn new(checked: &Checked) -> Self {
        let [sources, targets] = match checked.task() {
            Some(task) => [task.source().len(), task.target().len()],
            None => [checked.symbols(); 2],
        };
        Self::of(checked.settings(), sources, targets)
    }

    /// The form that is set, between vocabularies of these sizes.
    pub fn of(settings: &Settings, sources: usize, targets: usize) -> Self {
        let (equations, gates) = cell(settings);
        Self {
            sources,
            targets,
            equations,
            hidden: settings.hidden,
            embedding: settings.embedding,
            bias: settings.bias,
            gates,
            layers: settings.layers,
            bidirectional: settings.bidirectional,
            combine: settings.combine,
            attention: settings.attention,
            query: settings.query,
            attention_width: settings.attention_width,
            source_reversed: settings.source_reversed,
            reduction: settings.reduction,
        }
    }

    /// Refuses what does not fit together.
    ///
    /// # Errors
    /// When a dot product is asked for between states of different widths.
    pub fn check(&self) -> Result<(), Error> {
        score::check(self.attention, &self.widths())
    }

    /// Whether the decoder looks at the source at each step.
    pub fn attends(&self) -> bool {
        self.attention != Attention::None
    }

    /// Whether the context enters the decoder's cell: it is chosen by the state before.
    pub fn feeds_context(&self) -> bool {
        self.attends() && self.query == Query::Previous
    }

    /// Whether context and state become one attention vector before the output layer.
    pub fn joins_context(&self) -> bool {
        self.attends() && self.query == Query::Current
    }

    /// Whether the decoder starts from tanh(W_s h) rather than from the encoder's last states as
    /// they are: with attention, and where two directions must become one state.
    pub fn has_bridge(&self) -> bool {
        self.attends() || self.bidirectional
    }

    /// The parts of an encoder's state as it is looked at.
    pub fn state_parts(&self) -> Vec<usize> {
        if self.bidirectional && self.combine == Combine::Concat {
            vec![self.hidden; 2]
        } else {
            vec![self.hidden]
        }
    }

    /// The parts of a context: of what is looked at, or of the last states of all directions.
    pub fn context_parts(&self) -> Vec<usize> {
        if self.attends() {
            self.state_parts()
        } else {
            self.code_parts()
        }
    }

    /// The parts of what the decoder starts from: h←_1 where there is attention and two
    /// directions, else the last states of all directions beside each other.
    pub fn code_parts(&self) -> Vec<usize> {
        if self.bidirectional && !self.attends() {
            vec![self.hidden; 2]
        } else {
            vec![self.hidden]
        }
    }

    /// The widths between which a score is taken.
    pub fn widths(&self) -> Widths {
        Widths {
            query: self.hidden,
            value: self.state_parts(),
            layer: self.attention_width,
        }
    }

    /// The parts of the decoder's input: Ey_{i−1} and, where it enters the cell, c_i.
    pub fn input_parts(&self) -> Vec<usize> {
        let mut parts = vec![self.embedding];
        if self.feeds_context() {
            parts.extend(self.context_parts());
        }
        parts
    }

    /// The parts of the output layer's input: the attention vector, or s_i, c_i and Ey_{i−1}.
    pub fn output_parts(&self) -> Vec<usize> {
        let mut parts = vec![self.hidden];
        if !self.joins_context() {
            parts.extend(self.context_parts());
            parts.push(self.embedding);
        }
        parts
    }

    /// The encoder.
    pub fn encoder_shape(&self) -> StackShape {
        StackShape {
            layer: self.shape(vec![self.embedding]),
            layers: self.layers,
            directions: self.bidirectional.then_some(match self.combine {
                Combine::Concat => stack::Combine::Concat,
                Combine::Sum => stack::Combine::Sum,
                Combine::Product => stack::Combine::Product,
            }),
        }
    }

    /// A layer of the decoder.
    pub fn decoder_shape(&self, layer: usize) -> Shape {
        let inputs = if layer == 0 {
            self.input_parts()
        } else {
            vec![self.hidden]
        };
        self.shape(inputs)
    }

    fn shape(&self, inputs: Vec<usize>) -> Shape {
        Shape {
            equations: self.equations,
            hidden: self.hidden,
            inputs,
            bias: self.bias,
            gates: self.gates,
        }
    }

    /// All parameters, in the order they are drawn: PyTorch's starts, ±1/√(inputs) for a linear
    /// layer, ±1/√H for a cell, the standard normal distribution for vectors of symbols.
    pub fn specs(&self) -> Vec<Spec> {
        let drawn = |parts: &[usize]| {
            let inputs: usize = parts.iter().sum();
            Start::Uniform(1.0 / (inputs.max(1) as f64).sqrt())
        };
        let table =
            |name: &str, rows: usize| Spec::table(name, rows, self.embedding, Start::Normal(1.0));
        let mut specs = vec![table("encoder.embedding.weight", self.sources)];
        specs.extend(Stack::specs("encoder.rnn.", &self.encoder_shape()));
        if self.has_bridge() {
            let inputs = self.code_parts();
            let start = drawn(&inputs);
            let outputs = vec![self.hidden; self.layers];
            specs.push(Spec::weight("bridge.weight", outputs, inputs, start));
        }
        specs.extend(score::specs(self.attention, "attention.", &self.widths()));
        if self.joins_context() {
            let mut inputs = self.context_parts();
            inputs.push(self.hidden);
            let start = drawn(&inputs);
            let name = "attention.combine.weight";
            specs.push(Spec::weight(name, [self.hidden], inputs, start));
        }
        specs.push(table("decoder.embedding.weight", self.targets));
        for layer in 0..self.layers {
            let shape = self.decoder_shape(layer);
            specs.extend(Recurrent::specs("decoder.rnn.", layer, false, &shape));
        }
        let inputs = self.output_parts();
        let start = drawn(&inputs);
        specs.extend(Linear::specs(
            "output.",
            [self.targets],
            inputs,
            self.bias,
            &start,
        ));
        specs
    }
}
