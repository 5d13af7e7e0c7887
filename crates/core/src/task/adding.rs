//! The adding problem (Hochreiter & Schmidhuber 1997, experiment 4): the sum of the two marked
//! numbers among many. Numbers are uniform in [0, 1); one of the first half of the steps is marked
//! and one of the second. Always answering 1 costs a squared error of 1/6.

use super::{Example, Inputs, Target};
use crate::error::Error;
use crate::real::Real;
use crate::rng::Stream;

/// The most numbers that may be typed.
pub const MOST_NUMBERS: usize = 1_000;

pub(super) fn draw(length: usize, stream: &mut Stream) -> Example {
    let half = length / 2;
    let marked = [stream.below(half), half + stream.below(length - half)];
    let mut data = Vec::with_capacity(2 * length);
    for t in 0..length {
        data.push(stream.unit() as Real);
        data.push(if marked.contains(&t) { 1.0 } else { 0.0 });
    }
    answer(data)
}

/// Numbers with blanks between them; a star after a number marks it: `0.3 0.7* 0.1 0.2*`.
pub(super) fn encode(typed: &str) -> Result<Example, Error> {
    let mut data = Vec::new();
    for token in typed.split_whitespace() {
        let plain = token.strip_suffix('*');
        data.push(number(plain.unwrap_or(token), data.len() / 2 + 1)?);
        data.push(if plain.is_some() { 1.0 } else { 0.0 });
        if data.len() > 2 * MOST_NUMBERS {
            return Err(too_many());
        }
    }
    if data.is_empty() {
        return Err(Error::new(
            "input-empty",
            "input",
            "The input has no numbers.",
        ));
    }
    Ok(answer(data))
}

/// A typed number between −10 and 10.
pub(super) fn number(token: &str, position: usize) -> Result<Real, Error> {
    decimal(token)
        .filter(|x| *x <= 10.0 && *x >= -10.0)
        .ok_or_else(|| {
            let short: String = token.chars().take(20).collect();
            Error::new(
                "not-a-number",
                "input",
                format!("“{short}” (place {position}) is not a number from -10 to 10."),
            )
            .with("symbol", short)
            .with("position", position)
        })
}

/// A number of at most twelve digits, such as -0.25; the library's reading of numbers, which knows
/// all their forms, would weigh ten kilobytes in the module.
fn decimal(token: &str) -> Option<Real> {
    let digits = token.strip_prefix('-').unwrap_or(token);
    let (mut value, mut unit, mut count) = (0_u64, 1_u64, 0);
    let mut point = false;
    for c in digits.chars() {
        if c == '.' && !point {
            point = true;
            continue;
        }
        value = 10 * value + u64::from(c.to_digit(10)?);
        unit *= if point { 10 } else { 1 };
        count += 1;
        if count > 12 {
            return None;
        }
    }
    let size = value as f64 / unit as f64;
    let signed = if digits.len() < token.len() {
        -size
    } else {
        size
    };
    (count > 0).then_some(signed as Real)
}

pub(super) fn too_many() -> Error {
    Error::new(
        "input-too-long",
        "input",
        format!("The input has more than {MOST_NUMBERS} numbers."),
    )
    .with("max", MOST_NUMBERS)
}

/// The target is the sum of the marked numbers, however many were typed.
fn answer(data: Vec<Real>) -> Example {
    let rows = data.chunks_exact(2);
    let sum = rows.map(|row| f64::from(row[0]) * f64::from(row[1])).sum();
    Example {
        input: Inputs::Vectors { width: 2, data },
        target: Target::Value(sum),
        gold: Vec::new(),
    }
}
