//! The models that may look back at what they have read: encoder–decoder and transformers.
//!
//! Here stands the border of the feature `models`: without it they are refused, none can be made,
//! and so nothing of them is compiled in.

#[cfg(not(feature = "models"))]
pub(crate) use none::{Learner, accept, check, specs};
#[cfg(feature = "models")]
pub use some::Learner;
#[cfg(feature = "models")]
pub(crate) use some::{accept, check, specs};

#[cfg(feature = "models")]
mod some {
    use crate::decode::Decoder;
    use crate::error::Error;
    use crate::model::Score;
    use crate::model::seq2seq::{Form, Seq2Seq};
    use crate::model::transformer::{Plan, Transformer};
    use crate::params::{Layout, Params, Spec};
    use crate::settings::{Checked, Model};
    use crate::task::Example;

    /// A model with the room that training needs.
    #[derive(Clone, Debug)]
    pub enum Learner {
        /// Encoder and decoder.
        Seq2seq(Box<Seq2Seq>),
        /// Attention alone.
        Transformer(Box<Transformer>),
    }

    /// Refuses a model that is not here: none.
    pub(crate) fn accept(_: Model) -> Result<(), Error> {
        Ok(())
    }

    /// The parameters of the model that is set.
    pub(crate) fn specs(checked: &Checked) -> Vec<Spec> {
        match checked.settings().model {
            Model::Seq2seq => Form::new(checked).specs(),
            _ => Plan::of(checked).specs(),
        }
    }

    /// Refuses settings whose parts do not fit together.
    pub(crate) fn check(checked: &Checked) -> Result<(), Error> {
        match checked.settings().model {
            Model::Seq2seq => Form::new(checked).check(),
            _ => heads_divide(checked),
        }
    }

    /// Every head takes an equal part of the units.
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

    impl Learner {
        /// The model that is set.
        pub fn new(checked: &Checked, layout: &Layout) -> Option<Self> {
            Some(match checked.settings().model {
                Model::Seq2seq => {
                    Self::Seq2seq(Box::new(Seq2Seq::new(&Form::new(checked), layout)))
                }
                _ => Self::Transformer(Box::new(Transformer::new(&Plan::of(checked), layout))),
            })
        }

        /// Takes a batch.
        pub fn load(&mut self, examples: &[Example]) {
            match self {
                Self::Seq2seq(model) => model.load(examples),
                Self::Transformer(model) => model.load(examples),
            }
        }

        /// The batch's loss, as the settings weigh it.
        pub fn loss(&mut self, params: &Params) -> f64 {
            match self {
                Self::Seq2seq(model) => model.loss(params),
                Self::Transformer(model) => model.loss(params),
            }
        }

        /// Adds the batch's gradient; answers its loss, as the settings weigh it.
        pub fn add_gradient(&mut self, params: &Params, gradient: &mut Params) -> f64 {
            match self {
                Self::Seq2seq(model) => model.add_gradient(params, gradient),
                Self::Transformer(model) => model.add_gradient(params, gradient),
            }
        }

        /// How well the model does on examples.
        pub fn score(&mut self, params: &Params, examples: &[Example]) -> Score {
            match self {
                Self::Seq2seq(model) => model.score(params, examples),
                Self::Transformer(model) => model.score(params, examples),
            }
        }

        /// What writes sequences.
        pub fn decoder(&mut self) -> &mut dyn Decoder {
            match self {
                Self::Seq2seq(model) => &mut **model,
                Self::Transformer(model) => &mut **model,
            }
        }
    }
}

#[cfg(not(feature = "models"))]
mod none {
    use crate::decode::Decoder;
    use crate::error::Error;
    use crate::model::Score;
    use crate::params::{Layout, Params, Spec};
    use crate::settings::{Checked, Model};
    use crate::task::Example;

    /// No model.
    #[derive(Clone, Debug)]
    pub enum Learner {}

    /// Refuses a model that is not here.
    pub(crate) fn accept(model: Model) -> Result<(), Error> {
        match model {
            Model::Language | Model::Classifier | Model::Captioner | Model::Tagger => Ok(()),
            Model::Seq2seq
            | Model::Transformer
            | Model::TransformerEncoder
            | Model::TransformerDecoder => {
                let message = "Encoder–decoders and transformers are not in this package.";
                Err(Error::new("no-such-model", "model", message))
            }
        }
    }

    /// None: the model has been refused.
    pub(crate) fn specs(_: &Checked) -> Vec<Spec> {
        Vec::new()
    }

    /// Nothing to check.
    pub(crate) fn check(_: &Checked) -> Result<(), Error> {
        Ok(())
    }

    impl Learner {
        pub fn new(_: &Checked, _: &Layout) -> Option<Self> {
            None
        }

        pub fn load(&mut self, _: &[Example]) {
            match *self {}
        }

        pub fn loss(&mut self, _: &Params) -> f64 {
            match *self {}
        }

        pub fn add_gradient(&mut self, _: &Params, _: &mut Params) -> f64 {
            match *self {}
        }

        pub fn score(&mut self, _: &Params, _: &[Example]) -> Score {
            match *self {}
        }

        pub fn decoder(&mut self) -> &mut dyn Decoder {
            match *self {}
        }
    }
}
