//! The models: what is between an example and its loss.

pub mod captioner;
pub mod classifier;
pub mod language;
pub mod recurrent;
pub mod seq2seq;
pub mod tagger;
pub mod transformer;

use crate::params::{Params, Spec};
use crate::rng::Stream;
use crate::settings::Checked;

/// How well a model does on examples.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// The loss, as the settings weigh it.
    pub loss: f64,
    /// The examples answered right as a whole.
    pub right: usize,
    /// The examples.
    pub of: usize,
    /// The symbols answered right.
    pub symbols_right: usize,
    /// The symbols that were asked for.
    pub symbols_of: usize,
    /// The symbols whose greatest attention stands where it should.
    pub aligned: usize,
    /// The symbols that have such a place.
    pub alignable: usize,
}

/// The parameters of the model that is set, in the order they are drawn.
pub fn specs(checked: &Checked) -> Vec<Spec> {
    language::specs(checked)
}

/// A model with the room that training needs.
#[derive(Clone, Debug)]
pub enum Learner {
    /// After each symbol of a text, the next.
    Language(language::Language),
}

impl Learner {
    /// The model that is set.
    pub fn new(checked: &Checked, params: &Params) -> Self {
        Self::Language(language::Language::new(checked, params))
    }

    /// Draws the examples of one training step.
    pub fn load(&mut self, checked: &Checked, stream: &mut Stream) {
        match self {
            Self::Language(model) => model.load(checked, stream),
        }
    }

    /// How many updates a training step makes; each has a gradient of its own.
    pub fn parts(&self) -> usize {
        match self {
            Self::Language(model) => model.parts(),
        }
    }

    /// Adds the gradient of one part of what was drawn; answers its loss, as the settings weigh it.
    pub fn add_gradient(&mut self, params: &Params, gradient: &mut Params, part: usize) -> f64 {
        match self {
            Self::Language(model) => model.add_gradient(params, gradient, part),
        }
    }
}
