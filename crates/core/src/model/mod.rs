//! The models: what is between an example and its loss.

pub mod captioner;
pub mod classifier;
pub mod language;
pub mod seq2seq;
pub mod tagger;
pub mod transformer;

use crate::params::Spec;
use crate::settings::Checked;

/// The parameters of the model that is set, in the order they are drawn.
pub fn specs(checked: &Checked) -> Vec<Spec> {
    language::specs(checked)
}
