//! Reversal: the same symbols from last to first. Where to look depends on the place alone, so a
//! transformer without positions cannot do better than a bag of symbols.

use super::copy::{answer, letters, random, typed_letters};
use super::{Example, Task, Vocabulary};
use crate::error::Error;
use crate::rng::Stream;

/// The alphabet: V = 10.
pub const LETTERS: &str = "abcdefghij";

pub(super) fn vocabularies() -> (Vocabulary, Vocabulary) {
    (
        Vocabulary::new(letters(LETTERS)),
        Vocabulary::written(letters(LETTERS)),
    )
}

pub(super) fn draw(length: usize, stream: &mut Stream) -> Example {
    answer(random(LETTERS.len(), length, stream), backwards)
}

pub(super) fn encode(task: &Task, typed: &str) -> Result<Example, Error> {
    Ok(answer(typed_letters(task, typed)?, backwards))
}

fn backwards(t: usize, steps: usize) -> usize {
    steps - 1 - t
}
