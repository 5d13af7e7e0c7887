//! The models that learn from the examples of a task.

use super::Score;
use super::attentive;
use super::captioner::{self, Captioner};
use super::classifier::{self, Classifier};
use super::recurrent::{Data, Form};
use super::tagger::{self, Tagger};
use crate::decode::Decoder;
use crate::error::Error;
use crate::params::{Layout, Params, Spec};
use crate::rng::Stream;
use crate::settings::{Checked, Model};
use crate::task::Example;

/// What goes into the model and what comes out.
pub(crate) fn data(checked: &Checked) -> Data {
    checked.task().map_or_else(Default::default, |task| {
        let (symbols, width, classes) = (task.source().len(), task.width(), task.classes());
        Data {
            symbols,
            width,
            classes,
        }
    })
}

/// The parameters of the model that is set; none for the language model.
pub(super) fn specs(checked: &Checked) -> Option<Vec<Spec>> {
    let form = || Form::of(checked.settings(), data(checked));
    Some(match checked.settings().model {
        Model::Language => return None,
        Model::Classifier => classifier::specs(&form()),
        Model::Captioner => captioner::specs(&form()),
        Model::Tagger => tagger::specs(&form()),
        Model::Seq2seq
        | Model::Transformer
        | Model::TransformerEncoder
        | Model::TransformerDecoder => attentive::specs(checked),
    })
}

/// Refuses settings whose parts do not fit together.
pub(super) fn check(checked: &Checked) -> Result<(), Error> {
    match checked.settings().model {
        Model::Seq2seq
        | Model::Transformer
        | Model::TransformerEncoder
        | Model::TransformerDecoder => attentive::check(checked),
        Model::Language | Model::Classifier | Model::Captioner | Model::Tagger => Ok(()),
    }
}

/// A model with the room that training needs.
#[derive(Clone, Debug)]
pub enum Learner {
    /// Many to one.
    Classifier(Classifier),
    /// One to many.
    Captioner(Captioner),
    /// Many to many.
    Tagger(Tagger),
    /// What may look back: encoder–decoder and transformers.
    Attentive(attentive::Learner),
}

impl Learner {
    /// The model that is set; none for the language model.
    pub fn new(checked: &Checked, layout: &Layout) -> Option<Self> {
        let form = || Form::of(checked.settings(), data(checked));
        Some(match checked.settings().model {
            Model::Language => return None,
            Model::Classifier => Self::Classifier(Classifier::new(&form(), layout)),
            Model::Captioner => Self::Captioner(Captioner::new(&form(), layout)),
            Model::Tagger => Self::Tagger(Tagger::new(&form(), layout)),
            Model::Seq2seq
            | Model::Transformer
            | Model::TransformerEncoder
            | Model::TransformerDecoder => {
                Self::Attentive(attentive::Learner::new(checked, layout)?)
            }
        })
    }

    /// Draws the examples of one training step.
    pub fn draw(&mut self, checked: &Checked, stream: &mut Stream) {
        let Some(task) = checked.task() else { return };
        let batch = 0..checked.settings().batch;
        let drawn: Vec<Example> = batch.map(|_| task.draw(stream)).collect();
        match self {
            Self::Classifier(model) => model.load(&drawn),
            Self::Captioner(model) => model.load(&drawn),
            Self::Tagger(model) => model.load(&drawn),
            Self::Attentive(model) => model.load(&drawn),
        }
    }

    /// The loss of what was drawn, as the settings weigh it.
    pub fn loss(&mut self, params: &Params) -> f64 {
        match self {
            Self::Classifier(model) => model.loss(params),
            Self::Captioner(model) => model.loss(params),
            Self::Tagger(model) => model.loss(params),
            Self::Attentive(model) => model.loss(params),
        }
    }

    /// How many updates a training step makes.
    pub fn parts(&self) -> usize {
        match self {
            Self::Tagger(model) => model.parts(),
            _ => 1,
        }
    }

    /// Adds the gradient of one part of what was drawn; answers its loss, as the settings weigh it.
    pub fn add_gradient(&mut self, params: &Params, gradient: &mut Params, part: usize) -> f64 {
        match self {
            Self::Classifier(model) => model.add_gradient(params, gradient),
            Self::Captioner(model) => model.add_gradient(params, gradient),
            Self::Tagger(model) => model.add_gradient(params, gradient, part),
            Self::Attentive(model) => model.add_gradient(params, gradient),
        }
    }

    /// How well the model does on examples.
    pub fn score(&mut self, params: &Params, examples: &[Example]) -> Score {
        match self {
            Self::Classifier(model) => model.score(params, examples),
            Self::Captioner(model) => model.score(params, examples),
            Self::Tagger(model) => model.score(params, examples),
            Self::Attentive(model) => model.score(params, examples),
        }
    }

    /// What writes sequences, if this model does.
    pub fn decoder(&mut self) -> Option<&mut dyn Decoder> {
        match self {
            Self::Captioner(model) => Some(model),
            Self::Attentive(model) => Some(model.decoder()),
            _ => None,
        }
    }
}
