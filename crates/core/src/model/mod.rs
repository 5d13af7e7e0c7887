//! The models: what is between an example and its loss.

#[cfg(not(feature = "language"))]
mod absent;
pub mod captioner;
pub mod classifier;
#[cfg(feature = "recurrent")]
pub mod examples;
#[cfg(feature = "language")]
pub mod language;
pub mod recurrent;
pub mod seq2seq;
pub mod tagger;
pub mod transformer;

#[cfg(feature = "recurrent")]
use crate::decode::Decoder;
#[cfg(feature = "recurrent")]
use crate::error::Error;
use crate::params::{Params, Spec};
use crate::rng::Stream;
use crate::settings::Checked;
#[cfg(feature = "recurrent")]
use crate::task::Example;
use serde::Serialize;

#[cfg(not(feature = "language"))]
use absent as language;

/// How well a model does on examples.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
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
    #[cfg(feature = "recurrent")]
    if let Some(specs) = examples::specs(checked) {
        return specs;
    }
    language::specs(checked)
}

/// Refuses settings whose parts do not fit together.
///
/// # Errors
/// When the parts of the model do not fit together.
#[cfg(feature = "recurrent")]
pub fn check(checked: &Checked) -> Result<(), Error> {
    examples::check(checked)
}

/// A model with the room that training needs.
#[derive(Clone, Debug)]
pub enum Learner {
    /// After each symbol of a text, the next.
    Language(Box<language::Language>),
    /// What learns from examples of a task.
    #[cfg(feature = "recurrent")]
    Examples(Box<dyn examples::Learns>),
}

impl Learner {
    /// The model that is set.
    pub fn new(checked: &Checked, params: &Params) -> Self {
        #[cfg(feature = "recurrent")]
        if let Some(learner) = examples::learner(checked, params.layout()) {
            return Self::Examples(learner);
        }
        Self::Language(language::learner(checked, params))
    }

    /// Draws what one training step learns from.
    pub fn load(&mut self, checked: &Checked, stream: &mut Stream) {
        match self {
            Self::Language(model) => model.load(checked, stream),
            #[cfg(feature = "recurrent")]
            Self::Examples(model) => model.load(&examples::draw(checked, stream)),
        }
    }

    /// How many updates a training step makes; each has a gradient of its own.
    pub fn parts(&self) -> usize {
        match self {
            Self::Language(model) => model.parts(),
            #[cfg(feature = "recurrent")]
            Self::Examples(model) => model.parts(),
        }
    }

    /// The loss of what was drawn, as the settings weigh it.
    pub fn loss(&mut self, params: &Params) -> f64 {
        match self {
            Self::Language(model) => model.loss(params),
            #[cfg(feature = "recurrent")]
            Self::Examples(model) => model.loss(params),
        }
    }

    /// Adds the gradient of one part of what was drawn; answers its loss, as the settings weigh it.
    pub fn add_gradient(&mut self, params: &Params, gradient: &mut Params, part: usize) -> f64 {
        match self {
            Self::Language(model) => model.add_gradient(params, gradient, part),
            #[cfg(feature = "recurrent")]
            Self::Examples(model) => model.add_gradient(params, gradient, part),
        }
    }

    /// How well the model does on examples; nothing to say of the language model, whose text is
    /// learnt as a whole.
    #[cfg(feature = "recurrent")]
    pub fn score(&mut self, params: &Params, examples: &[Example]) -> Score {
        match self {
            Self::Language(_) => Score::default(),
            Self::Examples(model) => model.score(params, examples),
        }
    }

    /// What writes sequences, if this model does.
    #[cfg(feature = "recurrent")]
    pub fn decoder(&mut self) -> Option<&mut dyn Decoder> {
        match self {
            Self::Language(_) => None,
            Self::Examples(model) => model.decoder(),
        }
    }
}
