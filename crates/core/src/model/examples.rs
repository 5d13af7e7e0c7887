//! The models that learn from the examples of a task.
//!
//! Here stands the border of the features: without one its models are refused, none can be made, and
//! so nothing of them is compiled in.

use super::Score;
use super::recurrent::{Data, Form};
use crate::decode::Decoder;
use crate::error::Error;
use crate::params::{Layout, Params, Spec};
use crate::rng::Stream;
use crate::settings::{Checked, Model};
use crate::task::Example;
use core::fmt;

#[cfg(feature = "models")]
use super::captioner::{self, Captioner};
#[cfg(feature = "memory")]
use super::classifier::{self, Classifier};
#[cfg(feature = "seq2seq")]
use super::seq2seq::{self, Seq2Seq};
#[cfg(feature = "neighbours")]
use super::tagger::{self, Tagger};
#[cfg(feature = "models")]
use super::transformer::{Plan, Transformer};

/// What goes into the model and what comes out.
fn data(checked: &Checked) -> Data {
    checked.task().map_or_else(Default::default, |task| {
        let (symbols, width, classes) = (task.source().len(), task.width(), task.classes());
        Data {
            symbols,
            width,
            classes,
        }
    })
}

/// What a recurrent model of this task is made of.
pub(crate) fn form(checked: &Checked) -> Form {
    Form::of(checked.settings(), data(checked))
}

/// Refuses a model that is not here.
pub(crate) fn accept(model: Model) -> Result<(), Error> {
    let here = match model {
        Model::Language => cfg!(feature = "language"),
        Model::Classifier => cfg!(feature = "memory"),
        Model::Tagger => cfg!(feature = "neighbours"),
        Model::Seq2seq => cfg!(feature = "seq2seq"),
        Model::Captioner
        | Model::Transformer
        | Model::TransformerEncoder
        | Model::TransformerDecoder => cfg!(feature = "models"),
    };
    if here {
        return Ok(());
    }
    let message = "This model is not in this package.";
    Err(Error::new("no-such-model", "model", message))
}

/// The parameters of the model that is set; none for the language model.
pub(super) fn specs(checked: &Checked) -> Option<Vec<Spec>> {
    Some(match checked.settings().model {
        #[cfg(feature = "memory")]
        Model::Classifier => classifier::specs(&form(checked)),
        #[cfg(feature = "neighbours")]
        Model::Tagger => tagger::specs(&form(checked)),
        #[cfg(feature = "seq2seq")]
        Model::Seq2seq => seq2seq::Form::new(checked).specs(),
        #[cfg(feature = "models")]
        Model::Captioner => captioner::specs(&form(checked)),
        #[cfg(feature = "models")]
        Model::Transformer | Model::TransformerEncoder | Model::TransformerDecoder => {
            Plan::of(checked).specs()
        }
        _ => return None,
    })
}

/// Refuses settings whose parts do not fit together.
pub(super) fn check(checked: &Checked) -> Result<(), Error> {
    match checked.settings().model {
        #[cfg(feature = "seq2seq")]
        Model::Seq2seq => seq2seq::Form::new(checked).check(),
        #[cfg(feature = "models")]
        Model::Transformer | Model::TransformerEncoder | Model::TransformerDecoder => {
            heads_divide(checked)
        }
        _ => Ok(()),
    }
}

/// Every head takes an equal part of the units.
#[cfg(feature = "models")]
fn heads_divide(checked: &Checked) -> Result<(), Error> {
    let (hidden, heads) = (checked.hidden(), checked.settings().heads);
    if hidden.is_multiple_of(heads) {
        return Ok(());
    }
    let message = "The number of units must be a multiple of the number of heads.";
    Err(Error::new("heads-not-dividing", "heads", message)
        .with("hidden", hidden)
        .with("heads", heads))
}

/// A model with the room that training needs.
pub trait Learns {
    /// Takes a batch.
    fn load(&mut self, examples: &[Example]);

    /// The batch's loss, as the settings weigh it.
    fn loss(&mut self, params: &Params) -> f64;

    /// How many updates a training step makes.
    fn parts(&self) -> usize {
        1
    }

    /// Adds the gradient of one part of the batch; answers its loss, as the settings weigh it.
    fn add_gradient(&mut self, params: &Params, gradient: &mut Params, part: usize) -> f64;

    /// How well the model does on examples.
    fn score(&mut self, params: &Params, examples: &[Example]) -> Score;

    /// What writes sequences, if this model does.
    fn decoder(&mut self) -> Option<&mut dyn Decoder> {
        None
    }

    /// A second one like it.
    fn another(&self) -> Box<dyn Learns>;
}

// Derived, it would bring the writing of numbers into every module.
impl fmt::Debug for dyn Learns {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a model with its batch")
    }
}

impl Clone for Box<dyn Learns> {
    fn clone(&self) -> Self {
        (**self).another()
    }
}

/// What every model says of itself in the same words.
macro_rules! as_its_own {
    () => {
        fn load(&mut self, examples: &[Example]) {
            self.load(examples);
        }

        fn loss(&mut self, params: &Params) -> f64 {
            self.loss(params)
        }

        fn score(&mut self, params: &Params, examples: &[Example]) -> Score {
            self.score(params, examples)
        }

        fn another(&self) -> Box<dyn Learns> {
            Box::new(self.clone())
        }
    };
}

#[cfg(feature = "memory")]
impl Learns for Classifier {
    as_its_own!();

    fn add_gradient(&mut self, params: &Params, gradient: &mut Params, _: usize) -> f64 {
        self.add_gradient(params, gradient)
    }
}

#[cfg(feature = "neighbours")]
impl Learns for Tagger {
    as_its_own!();

    fn parts(&self) -> usize {
        self.parts()
    }

    fn add_gradient(&mut self, params: &Params, gradient: &mut Params, part: usize) -> f64 {
        self.add_gradient(params, gradient, part)
    }
}

/// Those that write a sequence of their own.
#[cfg(feature = "seq2seq")]
macro_rules! writes {
    ($model:ty) => {
        impl Learns for $model {
            as_its_own!();

            fn add_gradient(&mut self, params: &Params, gradient: &mut Params, _: usize) -> f64 {
                self.add_gradient(params, gradient)
            }

            fn decoder(&mut self) -> Option<&mut dyn Decoder> {
                Some(self)
            }
        }
    };
}

#[cfg(feature = "seq2seq")]
writes!(Seq2Seq);
#[cfg(feature = "models")]
writes!(Captioner);
#[cfg(feature = "models")]
writes!(Transformer);

/// The model that is set; none for the language model.
pub(super) fn learner(checked: &Checked, layout: &Layout) -> Option<Box<dyn Learns>> {
    Some(match checked.settings().model {
        #[cfg(feature = "memory")]
        Model::Classifier => Box::new(Classifier::new(&form(checked), layout)),
        #[cfg(feature = "neighbours")]
        Model::Tagger => Box::new(Tagger::new(&form(checked), layout)),
        #[cfg(feature = "seq2seq")]
        Model::Seq2seq => Box::new(Seq2Seq::new(&seq2seq::Form::new(checked), layout)),
        #[cfg(feature = "models")]
        Model::Captioner => Box::new(Captioner::new(&form(checked), layout)),
        #[cfg(feature = "models")]
        Model::Transformer | Model::TransformerEncoder | Model::TransformerDecoder => {
            Box::new(Transformer::new(&Plan::of(checked), layout))
        }
        _ => return None,
    })
}

/// The examples of one training step.
pub(super) fn draw(checked: &Checked, stream: &mut Stream) -> Vec<Example> {
    let Some(task) = checked.task() else {
        return Vec::new();
    };
    let batch = 0..checked.settings().batch;
    batch.map(|_| task.draw(stream)).collect()
}
