//! The models: what is between an example and its loss.

pub mod captioner;
pub mod classifier;
pub mod seq2seq;
pub mod tagger;
pub mod transformer;
