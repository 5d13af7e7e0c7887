//! The tasks of small sentences and of texts, and what describes a picture.

use crate::error::Error;
use crate::rng::Stream;
use crate::task::{
    Example, Kind, Options, Task, Vocabulary, caption, next_word, sentiment, tag, window,
};

/// The vocabularies of the task.
pub fn prepare(task: &mut Task, options: &Options) -> Result<(Vocabulary, Vocabulary), Error> {
    Ok(match task.kind {
        Kind::NextWord => next_word::vocabularies(options.language),
        Kind::Sentiment => sentiment::vocabularies(options.language),
        Kind::Caption => caption::vocabularies(options.language),
        Kind::Tag => tag::vocabularies(options.language),
        _ => window::prepare(task, options)?,
    })
}

/// A typed input with its answer.
pub fn encode(task: &Task, typed: &str) -> Result<Example, Error> {
    match task.kind {
        Kind::NextWord => next_word::encode(task, typed),
        Kind::Sentiment => sentiment::encode(task, typed),
        Kind::Caption => caption::encode(task, typed),
        Kind::Tag => tag::encode(task, typed),
        _ => window::encode(task, typed),
    }
}

/// Any example.
pub fn draw(task: &Task, stream: &mut Stream, _: bool) -> Example {
    match task.kind {
        Kind::NextWord => next_word::draw(task, stream),
        Kind::Sentiment => sentiment::draw(task, stream),
        Kind::Caption => caption::draw(task, stream),
        Kind::Tag => tag::draw(task, stream),
        _ => window::draw(task, stream),
    }
}
