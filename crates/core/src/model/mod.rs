//! The models: what is between an example and its loss.

pub mod captioner;
pub mod classifier;
pub mod language;
pub mod recurrent;
pub mod seq2seq;
pub mod tagger;
pub mod transformer;

use crate::decode::Decoder;
use crate::error::Error;
use crate::params::{Params, Spec};
use crate::rng::Stream;
use crate::settings::{Checked, Model};
use crate::task::Example;
use serde::Serialize;

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
    let form = || recurrent::Form::of(checked.settings(), data(checked));
    match checked.settings().model {
        Model::Classifier => classifier::specs(&form()),
        Model::Captioner => captioner::specs(&form()),
        Model::Tagger => tagger::specs(&form()),
        Model::Seq2seq => seq2seq::Form::new(checked).specs(),
        Model::Transformer | Model::TransformerEncoder | Model::TransformerDecoder => {
            transformer::Plan::of(checked).specs()
        }
        Model::Language => language::specs(checked),
    }
}

/// Refuses settings whose parts do not fit together.
///
/// # Errors
/// When the parts of the model do not fit together.
pub fn check(checked: &Checked) -> Result<(), Error> {
    match checked.settings().model {
        Model::Seq2seq => seq2seq::Form::new(checked).check(),
        _ => Ok(()),
    }
}

/// What goes into the model and what comes out.
pub(crate) fn data(checked: &Checked) -> recurrent::Data {
    checked.task().map_or_else(Default::default, |task| {
        let (symbols, width, classes) = (task.source().len(), task.width(), task.classes());
        recurrent::Data {
            symbols,
            width,
            classes,
        }
    })
}

/// A model with the room that training needs.
#[derive(Clone, Debug)]
pub enum Learner {
    /// After each symbol of a text, the next.
    Language(language::Language),
    /// Many to one.
    Classifier(classifier::Classifier),
    /// One to many.
    Captioner(captioner::Captioner),
    /// Many to many.
    Tagger(tagger::Tagger),
    /// Encoder and decoder.
    Seq2seq(Box<seq2seq::Seq2Seq>),
    /// Attention alone.
    Transformer(Box<transformer::Transformer>),
}

impl Learner {
    /// The model that is set.
    pub fn new(checked: &Checked, params: &Params) -> Self {
        let (settings, layout) = (checked.settings(), params.layout());
        let form = || recurrent::Form::of(settings, data(checked));
        match settings.model {
            Model::Classifier => Self::Classifier(classifier::Classifier::new(&form(), layout)),
            Model::Captioner => Self::Captioner(captioner::Captioner::new(&form(), layout)),
            Model::Tagger => Self::Tagger(tagger::Tagger::new(&form(), layout)),
            Model::Seq2seq => {
                let form = seq2seq::Form::new(checked);
                Self::Seq2seq(Box::new(seq2seq::Seq2Seq::new(&form, layout)))
            }
            Model::Transformer | Model::TransformerEncoder | Model::TransformerDecoder => {
                let plan = transformer::Plan::of(checked);
                Self::Transformer(Box::new(transformer::Transformer::new(&plan, layout)))
            }
            Model::Language => Self::Language(language::Language::new(checked, params)),
        }
    }

    /// Draws the examples of one training step.
    pub fn load(&mut self, checked: &Checked, stream: &mut Stream) {
        if let Self::Language(model) = self {
            return model.load(checked, stream);
        }
        let task = checked.task().into_iter();
        let batch = 0..checked.settings().batch;
        let drawn: Vec<Example> = task
            .flat_map(|task| batch.clone().map(|_| task.draw(stream)).collect::<Vec<_>>())
            .collect();
        match self {
            Self::Language(_) => {}
            Self::Classifier(model) => model.load(&drawn),
            Self::Captioner(model) => model.load(&drawn),
            Self::Tagger(model) => model.load(&drawn),
            Self::Seq2seq(model) => model.load(&drawn),
            Self::Transformer(model) => model.load(&drawn),
        }
    }

    /// How many updates a training step makes; each has a gradient of its own.
    pub fn parts(&self) -> usize {
        match self {
            Self::Language(model) => model.parts(),
            Self::Tagger(model) => model.parts(),
            _ => 1,
        }
    }

    /// Adds the gradient of one part of what was drawn; answers its loss, as the settings weigh it.
    pub fn add_gradient(&mut self, params: &Params, gradient: &mut Params, part: usize) -> f64 {
        match self {
            Self::Language(model) => model.add_gradient(params, gradient, part),
            Self::Classifier(model) => model.add_gradient(params, gradient),
            Self::Captioner(model) => model.add_gradient(params, gradient),
            Self::Tagger(model) => model.add_gradient(params, gradient, part),
            Self::Seq2seq(model) => model.add_gradient(params, gradient),
            Self::Transformer(model) => model.add_gradient(params, gradient),
        }
    }

    /// How well the model does on examples; nothing to say of the language model, whose text is
    /// learnt as a whole.
    pub fn score(&mut self, params: &Params, examples: &[Example]) -> Score {
        match self {
            Self::Language(_) => Score::default(),
            Self::Classifier(model) => model.score(params, examples),
            Self::Captioner(model) => model.score(params, examples),
            Self::Tagger(model) => model.score(params, examples),
            Self::Seq2seq(model) => model.score(params, examples),
            Self::Transformer(model) => model.score(params, examples),
        }
    }

    /// What writes sequences, if this model does.
    pub fn decoder(&mut self) -> Option<&mut dyn Decoder> {
        match self {
            Self::Seq2seq(model) => Some(&mut **model),
            _ => None,
        }
    }
}
