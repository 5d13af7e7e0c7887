//! Transliteration: Latin letters into Greek ones, letter by letter in the same order. Reading the
//! source backwards brings its first letter next to the first that is written: the shortest lag
//! falls from T to 1 while the mean lag stays (Sutskever et al. 2014, §3.3).

use super::copy::{answer, letters, random, typed_letters};
use super::{Example, Task, Vocabulary};
use crate::error::Error;
use crate::rng::Stream;

/// The letters read: V = 10.
pub const LATIN: &str = "abcdefghij";
/// The letter written for each.
pub const GREEK: &str = "αβγδεζηθικ";

pub(super) fn vocabularies() -> (Vocabulary, Vocabulary) {
    (
        Vocabulary::new(letters(LATIN)),
        Vocabulary::written(letters(GREEK)),
    )
}

pub(super) fn draw(length: usize, stream: &mut Stream) -> Example {
    answer(random(LATIN.len(), length, stream), |t, _| t)
}

pub(super) fn encode(task: &Task, typed: &str) -> Result<Example, Error> {
    Ok(answer(typed_letters(task, typed)?, |t, _| t))
}
