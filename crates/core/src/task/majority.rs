//! The majority of five neighbouring bits: y_t = majority(x_{t-2} … x_{t+2}). A network that reads
//! from left to right only is right in at most 13/16 of the places, whatever it learns.

use super::copy::{letters, random, typed_letters};
use super::{Example, Options, Task, Vocabulary};
use crate::error::Error;
use crate::rng::Stream;

/// How far the window reaches to either side.
pub const REACH: usize = 2;

/// The share of the places, as a fraction, that no rule without a future is right in more often: in a
/// quarter of the cases the three bits read are equal and the answer is certain; in the others the two
/// to come are free, and overturn the majority of the three in one case of four.
pub const CEILING: [u32; 2] = [13, 16];

/// The best answer of a rule without a future: the majority of the three bits read.
#[must_use]
pub fn past(bits: &[usize], t: usize) -> usize {
    let read = bits.get(t.saturating_sub(REACH)..=t).unwrap_or(&[]);
    usize::from(2 * read.iter().sum::<usize>() > read.len())
}

pub(super) fn prepare(_: &mut Task, _: &Options) -> Result<(Vocabulary, Vocabulary), Error> {
    let bits = || Vocabulary::new(letters("01"));
    Ok((bits(), bits()))
}

pub(super) fn draw(task: &Task, stream: &mut Stream, _: bool) -> Example {
    answer(random(2, task.length, stream))
}

pub(super) fn encode(task: &Task, typed: &str) -> Result<Example, Error> {
    Ok(answer(typed_letters(task, typed)?))
}

/// The first two and the last two places, whose windows are cut, count no loss: that keeps the
/// ceiling of 13/16 exact at every length.
fn answer(bits: Vec<usize>) -> Example {
    let majority = |t: usize| {
        let window = bits.get(t.checked_sub(REACH)?..=t + REACH)?;
        Some(usize::from(window.iter().sum::<usize>() > REACH))
    };
    let target = (0..bits.len()).map(majority).collect();
    Example::each(bits, target)
}
