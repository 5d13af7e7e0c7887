//! The embedded Reber grammar (Hochreiter & Schmidhuber 1997, experiment 1): B, then T or P, then a
//! string of the Reber grammar, then the same T or P again, then E. At each step the next symbol is
//! asked for; the second letter must be remembered through the inner string.

use super::copy::{letters, typed_letters};
use super::{Example, Task, Vocabulary};
use crate::error::Error;
use crate::rng::Stream;

/// The alphabet.
pub const LETTERS: &str = "BTPSXVE";

/// The inner grammar (Hochreiter & Schmidhuber 1997, figure 3): from each state, a letter and the
/// state it leads to; both ways are equally likely. State 7 is the end.
const ARCS: [&[(usize, usize)]; 7] = [
    &[(0, 1)],
    &[(1, 2), (2, 3)],
    &[(3, 2), (4, 4)],
    &[(1, 3), (5, 5)],
    &[(4, 3), (3, 6)],
    &[(2, 4), (5, 6)],
    &[(6, 7)],
];
const INNER_END: usize = 7;

/// Where a reader of an embedded string is.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Start,
    Branch,
    Inner(usize, usize),
    Last,
    End,
}

impl Place {
    /// The letters that may come, with the place each leads to.
    fn ways(self) -> Vec<(usize, Place)> {
        match self {
            Self::Start => vec![(0, Self::Branch)],
            Self::Branch => vec![(1, Self::Inner(1, 0)), (2, Self::Inner(2, 0))],
            Self::Inner(branch, INNER_END) => vec![(branch, Self::Last)],
            Self::Inner(branch, state) => {
                let ways = ARCS[state].iter();
                ways.map(|&(letter, to)| (letter, Self::Inner(branch, to)))
                    .collect()
            }
            Self::Last => vec![(6, Self::End)],
            Self::End => Vec::new(),
        }
    }
}

pub(super) fn vocabularies() -> (Vocabulary, Vocabulary) {
    let symbols = || Vocabulary::new(letters(LETTERS));
    (symbols(), symbols())
}

pub(super) fn draw(length: usize, stream: &mut Stream) -> Example {
    loop {
        let (mut place, mut ids) = (Place::Start, Vec::new());
        while place != Place::End && ids.len() <= length {
            let ways = place.ways();
            let (letter, to) = ways[stream.below(ways.len())];
            ids.push(letter);
            place = to;
        }
        // A string that is too long is drawn again: about half have nine letters to thirteen.
        if ids.len() <= length {
            return answer(&ids, ids.len() - 1);
        }
    }
}

/// A string of the language or the beginning of one.
pub(super) fn encode(task: &Task, typed: &str) -> Result<Example, Error> {
    let ids = typed_letters(task, typed)?;
    let mut place = Place::Start;
    for (at, &id) in ids.iter().enumerate() {
        let ways = place.ways();
        let Some(&(_, to)) = ways.iter().find(|(letter, _)| *letter == id) else {
            let legal: Vec<&str> = ways
                .iter()
                .map(|(letter, _)| task.source.word(*letter))
                .collect();
            let symbol = task.source.word(id);
            return Err(Error::new(
                "not-of-the-grammar",
                "input",
                format!("“{symbol}” (symbol {}) may not come there.", at + 1),
            )
            .with("symbol", symbol)
            .with("position", at + 1)
            .with("legal", legal.join(", ")));
        };
        place = to;
    }
    let steps = if place == Place::End {
        ids.len() - 1
    } else {
        ids.len()
    };
    Ok(answer(&ids, steps))
}

/// So many steps of a legal string, the symbol after each, and the symbols that are legal there.
fn answer(ids: &[usize], steps: usize) -> Example {
    let mut place = Place::Start;
    let mut gold = Vec::with_capacity(steps);
    for id in &ids[..steps] {
        let ways = place.ways();
        place = ways
            .iter()
            .find(|(letter, _)| letter == id)
            .map_or(Place::End, |way| way.1);
        gold.push(place.ways().iter().map(|(letter, _)| *letter).collect());
    }
    let target = (1..=steps).map(|t| ids.get(t).copied()).collect();
    Example {
        gold,
        ..Example::each(ids[..steps].to_vec(), target)
    }
}
