//! The tasks that ask for memory: one answer after much noise, or one at every step. Their examples are
//! kept out by their input's hash.

use crate::error::Error;
use crate::rng::Stream;
use crate::task::{
    Example, Kind, Options, Task, Vocabulary, adding, agreement, latch, reber, temporal_order,
};

/// The vocabularies of the task.
pub fn prepare(task: &mut Task, options: &Options) -> Result<(Vocabulary, Vocabulary), Error> {
    Ok(match task.kind {
        Kind::TemporalOrder => temporal_order::vocabularies(),
        Kind::Latch => latch::vocabularies(),
        Kind::Reber => reber::vocabularies(),
        Kind::Agreement => agreement::vocabularies(options.language),
        _ => Default::default(),
    })
}

/// A typed input with its answer.
pub fn encode(task: &Task, typed: &str) -> Result<Example, Error> {
    match task.kind {
        Kind::TemporalOrder => temporal_order::encode(task, typed),
        Kind::Latch => latch::encode(typed),
        Kind::Reber => reber::encode(task, typed),
        Kind::Agreement => agreement::encode(task, typed),
        _ => adding::encode(typed),
    }
}

/// Any example.
pub fn draw(task: &Task, stream: &mut Stream, _: bool) -> Example {
    match task.kind {
        Kind::TemporalOrder => temporal_order::draw(task.length, stream),
        Kind::Latch => latch::draw(task.length, stream),
        Kind::Reber => reber::draw(task.length, stream),
        Kind::Agreement => agreement::draw(task, stream),
        _ => adding::draw(task.length, stream),
    }
}
