//! The tasks whose answer is a sequence of its own: copying, transliteration, dates, translation,
//! reversal, a corpus.

use crate::error::Error;
use crate::rng::Stream;
use crate::task::{
    Example, Kind, Options, Task, Vocabulary, copy, corpus, dates, kept_out_by_answer, reversal,
    translation, transliteration,
};

/// The vocabularies of the task.
pub fn prepare(task: &mut Task, options: &Options) -> Result<(Vocabulary, Vocabulary), Error> {
    match task.kind {
        Kind::Copy => Ok(copy::vocabularies()),
        Kind::Transliteration => Ok(transliteration::vocabularies()),
        Kind::Dates => Ok(dates::vocabularies()),
        Kind::Translation => Ok(translation::vocabularies()),
        Kind::Reversal => Ok(reversal::vocabularies()),
        _ => corpus::read(task, options),
    }
}

/// A typed input with its answer.
pub fn encode(task: &Task, typed: &str) -> Result<Example, Error> {
    match task.kind {
        Kind::Copy => copy::encode(task, typed),
        Kind::Transliteration => transliteration::encode(task, typed),
        Kind::Dates => dates::encode(task, typed),
        Kind::Translation => translation::encode(task, typed),
        Kind::Reversal => reversal::encode(task, typed),
        _ => corpus::encode(task, typed),
    }
}

/// Any example; of a corpus one of the side that is asked for.
pub fn draw(task: &Task, stream: &mut Stream, kept_out: bool) -> Example {
    match task.kind {
        Kind::Copy => copy::draw(task.length, stream),
        Kind::Transliteration => transliteration::draw(task.length, stream),
        Kind::Dates => dates::draw(task, stream),
        Kind::Translation => translation::draw(task, stream),
        Kind::Reversal => reversal::draw(task.length, stream),
        _ => corpus::draw(task, stream, kept_out),
    }
}

/// Whether an example is kept out of training, where that is not told by its input's hash.
pub fn keeps_out(task: &Task, example: &Example) -> Option<bool> {
    match task.kind {
        Kind::Corpus => Some(task.corpus.keeps_out(example)),
        Kind::Dates => Some(kept_out_by_answer(example)),
        Kind::Translation => translation::is_figure_3a(task, example).then_some(true),
        _ => None,
    }
}
