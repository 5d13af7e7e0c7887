//! Each model written down as a graph.

pub mod captioner;
pub mod classifier;
pub mod recurrent;
pub mod seq2seq;
pub mod tagger;
pub mod transformer;
