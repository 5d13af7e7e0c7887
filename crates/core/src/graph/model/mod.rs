//! Each model written down as a graph.

pub mod captioner;
pub mod classifier;
pub mod recurrent;
pub mod seq2seq;
pub mod tagger;
pub mod transformer;

use super::{Gradients, Graph, Id, Tensor};

/// A model applied to one example, written down as a graph.
pub struct Built<'w> {
    /// All nodes with their values.
    pub graph: Graph<'w>,
    /// The partial losses L_t, each one number.
    pub losses: Vec<Id>,
    /// The loss that is propagated back, one number.
    pub loss: Id,
    /// The probabilities of each output step, or the values put out.
    pub outputs: Vec<Id>,
}

impl Built<'_> {
    /// The gradients of the loss.
    #[must_use]
    pub fn gradients(&self) -> Gradients {
        self.graph.backward(&[(self.loss, Tensor::number(1.0))])
    }
}
