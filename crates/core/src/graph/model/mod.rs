//! Each model written down as a graph.

pub mod captioner;
pub mod classifier;
pub mod recurrent;
pub mod seq2seq;
pub mod tagger;
pub mod transformer;

use super::{Gradients, Graph, Id, Tensor};
#[cfg(feature = "neighbours")]
use crate::model::examples::form;
use crate::settings::{Checked, Model};
use crate::task::Example;
use crate::wiring::evaluate::Weights;
use recurrent::First;

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

/// The model that is set, applied to one example of its task; none for the language model, whose
/// wiring is written down apart.
#[must_use]
pub fn build<'w>(checked: &Checked, weights: &'w Weights, example: &Example) -> Option<Built<'w>> {
    build_from(checked, weights, example, &First::new())
}

/// The same, where some target symbols look at the source with given weights: by number from 0; none
/// for a model that does not look at a source.
#[cfg(feature = "seq2seq")]
#[must_use]
pub fn build_held<'w>(
    checked: &Checked,
    weights: &'w Weights,
    example: &Example,
    held: &crate::decode::Forced,
) -> Option<Built<'w>> {
    let form = crate::model::seq2seq::Form::new(checked);
    let first = First::new();
    (checked.settings().model == Model::Seq2seq)
        .then(|| seq2seq::build_forced(&form, weights, example, held, &first))
}

/// The same from given first states; names that the model does not have say nothing.
#[must_use]
pub fn build_from<'w>(
    checked: &Checked,
    weights: &'w Weights,
    example: &Example,
    first: &First,
) -> Option<Built<'w>> {
    match checked.settings().model {
        #[cfg(feature = "memory")]
        Model::Classifier => Some(classifier::build(&form(checked), weights, example, first)),
        #[cfg(feature = "models")]
        Model::Captioner => Some(captioner::build(&form(checked), weights, example, first)),
        #[cfg(feature = "neighbours")]
        Model::Tagger => Some(tagger::build(&form(checked), weights, example, first)),
        #[cfg(feature = "seq2seq")]
        Model::Seq2seq => {
            let form = crate::model::seq2seq::Form::new(checked);
            let none = crate::decode::Forced::none();
            Some(seq2seq::build_forced(&form, weights, example, &none, first))
        }
        #[cfg(feature = "models")]
        Model::Transformer | Model::TransformerEncoder | Model::TransformerDecoder => {
            let plan = crate::model::transformer::Plan::of(checked);
            Some(transformer::build(&plan, weights, example))
        }
        _ => None,
    }
}
