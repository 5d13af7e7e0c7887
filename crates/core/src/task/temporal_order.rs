//! Temporal order (Hochreiter & Schmidhuber 1997, experiment 6a, with the six symbols and the places
//! of Pascanu et al. 2013): two symbols, each X or Y, stand far apart among distractors; the class
//! is which they were and in which order.

use super::copy::{letters, typed_letters};
use super::{Example, Inputs, Target, Task, Vocabulary};
use crate::error::Error;
use crate::rng::Stream;

/// The distractors, then the two symbols that count.
pub const LETTERS: &str = "abcdXY";
const X: usize = 4;

pub(super) fn vocabularies() -> (Vocabulary, Vocabulary) {
    (
        Vocabulary::new(letters(LETTERS)),
        Vocabulary::new(["XX", "XY", "YX", "YY"]),
    )
}

pub(super) fn draw(length: usize, stream: &mut Stream) -> Example {
    // The first place is in [T/10, 2T/10), the second in [5T/10, 6T/10).
    let spread = (length / 10).max(1);
    let places = [
        length / 10 + stream.below(spread),
        length / 2 + stream.below(spread),
    ];
    let ids = (0..length).map(|t| {
        if places.contains(&t) {
            X + stream.below(2)
        } else {
            stream.below(X)
        }
    });
    let ids: Vec<usize> = ids.collect();
    let class = 2 * (ids[places[0]] - X) + (ids[places[1]] - X);
    answer(ids, class)
}

/// Letters; exactly two of them must be X or Y.
pub(super) fn encode(task: &Task, typed: &str) -> Result<Example, Error> {
    let ids = typed_letters(task, typed)?;
    let said: Vec<usize> = ids.iter().filter(|&&id| id >= X).map(|id| id - X).collect();
    match said[..] {
        [first, second] => Ok(answer(ids, 2 * first + second)),
        _ => Err(Error::new(
            "not-two-symbols",
            "input",
            "The input must have exactly two of the symbols X and Y.",
        )
        .with("found", said.len())),
    }
}

fn answer(ids: Vec<usize>, class: usize) -> Example {
    Example {
        input: Inputs::Symbols(ids),
        target: Target::Class(class),
        gold: Vec::new(),
    }
}
