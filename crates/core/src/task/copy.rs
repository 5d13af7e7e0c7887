//! Copying: the same symbols again, written by a decoder that has read them all.

use super::text::part;
use super::{Example, Task, Vocabulary};
use crate::error::Error;
use crate::rng::Stream;
use crate::settings::Unit;

/// The alphabet.
pub const LETTERS: &str = "abcdefgh";

pub(super) fn vocabularies() -> (Vocabulary, Vocabulary) {
    (
        Vocabulary::new(letters(LETTERS)),
        Vocabulary::written(letters(LETTERS)),
    )
}

pub(super) fn draw(length: usize, stream: &mut Stream) -> Example {
    answer(random(LETTERS.len(), length, stream), |t, _| t)
}

pub(super) fn encode(task: &Task, typed: &str) -> Result<Example, Error> {
    Ok(answer(typed_letters(task, typed)?, |t, _| t))
}

/// The single letters of an alphabet.
pub(super) fn letters(alphabet: &str) -> impl Iterator<Item = &str> {
    alphabet
        .char_indices()
        .map(|(at, c)| part(alphabet, at, at + c.len_utf8()))
}

/// So many random numbers below `symbols`.
pub(super) fn random(symbols: usize, length: usize, stream: &mut Stream) -> Vec<usize> {
    (0..length).map(|_| stream.below(symbols)).collect()
}

/// Typed letters as numbers; blanks between them do not count.
pub(super) fn typed_letters(task: &Task, typed: &str) -> Result<Vec<usize>, Error> {
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    task.source.encode(&typed, Unit::Character)
}

/// The example whose symbol of place t is the source's of place `from(t, T)`, two numbers further
/// on: START and END come first in the target vocabulary.
pub(super) fn answer(source: Vec<usize>, from: fn(usize, usize) -> usize) -> Example {
    let steps = source.len();
    let target = (0..steps).map(|t| source[from(t, steps)] + 2).collect();
    let gold = (0..steps).map(|t| vec![from(t, steps)]).collect();
    Example::written(source, target, gold)
}
