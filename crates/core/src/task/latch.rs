//! Latching (Bengio, Simard & Frasconi 1994; Hochreiter & Schmidhuber 1997, experiment 3a): the
//! class is said by the first three inputs, +1 or −1; Gaussian noise of variance 0.2 follows, and
//! the class is asked for at the end.

use super::adding::{MOST_NUMBERS, number, too_many};
use super::{Example, Inputs, Target, Vocabulary};
use crate::error::Error;
use crate::real::Real;
use crate::rng::Stream;

/// How many inputs say the class.
pub const SAID: usize = 3;
/// The variance of the noise after them.
pub const VARIANCE: f64 = 0.2;

pub(super) fn vocabularies() -> (Vocabulary, Vocabulary) {
    (Vocabulary::default(), Vocabulary::new(["-", "+"]))
}

pub(super) fn draw(length: usize, stream: &mut Stream) -> Example {
    let class = stream.below(2);
    let said = if class == 1 { 1.0 } else { -1.0 };
    let deviation = VARIANCE.sqrt();
    let noise = (SAID..length).map(|_| (deviation * stream.normal()) as Real);
    let data = core::iter::repeat_n(said, SAID).chain(noise).collect();
    answer(data, class)
}

/// Numbers with blanks between them; the class is the sign of the sum of the first three.
pub(super) fn encode(typed: &str) -> Result<Example, Error> {
    let mut data = Vec::new();
    for token in typed.split_whitespace() {
        data.push(number(token, data.len() + 1)?);
        if data.len() > MOST_NUMBERS {
            return Err(too_many());
        }
    }
    if data.len() < SAID {
        return Err(Error::new(
            "input-too-short",
            "input",
            format!("The input needs at least {SAID} numbers: they say the class."),
        )
        .with("min", SAID));
    }
    let class = usize::from(data[..SAID].iter().sum::<Real>() > 0.0);
    Ok(answer(data, class))
}

fn answer(data: Vec<Real>, class: usize) -> Example {
    Example {
        input: Inputs::Vectors { width: 1, data },
        target: Target::Class(class),
        gold: Vec::new(),
    }
}
