//! The task that a chain from the left alone cannot solve: the majority of neighbours.

use crate::error::Error;
use crate::rng::Stream;
use crate::task::{Example, Options, Task, Vocabulary, majority};

/// The vocabularies of the task.
pub fn prepare(_: &mut Task, _: &Options) -> Result<(Vocabulary, Vocabulary), Error> {
    Ok(majority::vocabularies())
}

/// A typed input with its answer.
pub fn encode(task: &Task, typed: &str) -> Result<Example, Error> {
    majority::encode(task, typed)
}

/// Any example.
pub fn draw(task: &Task, stream: &mut Stream, _: bool) -> Example {
    majority::draw(task.length, stream)
}
