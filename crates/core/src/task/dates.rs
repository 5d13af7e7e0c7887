//! Dates as people write them, letter by letter, into the form 1979-05-03.

use super::copy::letters;
use super::text::part;
use super::{END, Example, Task, Vocabulary};
use crate::error::Error;
use crate::rng::Stream;
use crate::settings::Unit;

/// The first year; a year of two digits belongs to the hundred years from here.
pub const FIRST_YEAR: usize = 1950;
/// How many years there are.
pub const YEARS: usize = 80;
/// How many forms: 3 May 1979, May 3, 1979, 03/05/1979 (day first), 3 mai 1979, 3.5.79, 03-May-79.
pub const FORMS: usize = 6;

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const FRENCH: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const DAYS: [usize; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// Year, month from 1, day from 1.
type Date = [usize; 3];

pub(super) fn vocabularies() -> (Vocabulary, Vocabulary) {
    let digits = || letters("0123456789-");
    let months = ENGLISH.into_iter().chain(FRENCH).flat_map(letters);
    let source = digits().chain(letters(" ,/.er")).chain(months);
    (Vocabulary::new(source), Vocabulary::written(digits()))
}

pub(super) fn draw(task: &Task, stream: &mut Stream) -> Example {
    let year = FIRST_YEAR + stream.below(YEARS);
    let month = 1 + stream.below(12);
    let day = 1 + stream.below(days(year, month));
    write(task, [year, month, day], stream.below(FORMS))
}

/// A date in one of the forms, or nearly; the source's letters must be known, the date must exist.
pub(super) fn encode(task: &Task, typed: &str) -> Result<Example, Error> {
    let typed = typed.trim();
    let ids = task.source.encode(typed, Unit::Character)?;
    let date = read(typed).ok_or_else(|| {
        Error::new(
            "not-a-date",
            "input",
            "The input is not a date from 1950 to 2029 in one of the six forms.",
        )
    })?;
    let forms = (0..FORMS).map(|form| write(task, date, form));
    let same = forms.into_iter().find(|one| one.input.symbols() == ids);
    Ok(same.unwrap_or_else(|| Example::written(ids, answer(task, date), Vec::new())))
}

fn days(year: usize, month: usize) -> usize {
    // Among the years here, 2000 has its leap day like every fourth.
    DAYS[month - 1] + usize::from(month == 2 && year.is_multiple_of(4))
}

/// The number with at least so many digits.
fn digits(number: usize, least: usize) -> String {
    let text = number.to_string();
    "0".repeat(least.saturating_sub(text.len())) + &text
}

fn answer(task: &Task, [year, month, day]: Date) -> Vec<usize> {
    let text = [digits(year, 4), digits(month, 2), digits(day, 2)].join("-");
    letters(&text)
        .map(|c| task.target.id(c).unwrap_or(END))
        .collect()
}

/// The example of a date in one of the forms, with the places where each digit can be read off.
fn write(task: &Task, date @ [year, month, day]: Date, form: usize) -> Example {
    let name = ENGLISH[month - 1];
    let (y, d) = (digits(year, 4), digits(day, 1));
    let (short, dd) = (digits(year % 100, 2), digits(day, 2));
    let first = if day == 1 {
        "1er".to_owned()
    } else {
        d.clone()
    };
    // The parts in their order, and what stands between them.
    let (parts, between): ([(usize, String); 3], [&str; 2]) = match form {
        0 => ([(2, d), (1, name.into()), (0, y)], [" ", " "]),
        1 => ([(1, name.into()), (2, d), (0, y)], [" ", ", "]),
        2 => ([(2, dd), (1, digits(month, 2)), (0, y)], ["/", "/"]),
        3 => (
            [(2, first), (1, FRENCH[month - 1].into()), (0, y)],
            [" ", " "],
        ),
        4 => ([(2, d), (1, digits(month, 1)), (0, short)], [".", "."]),
        _ => (
            [(2, dd), (1, part(name, 0, 3).into()), (0, short)],
            ["-", "-"],
        ),
    };
    let mut text = String::new();
    let mut places = [(0, 0); 3];
    let mut at = 0;
    for (n, (part, written)) in parts.iter().enumerate() {
        let length = written.chars().count();
        places[*part] = (at, length);
        text.push_str(written);
        if let Some(between) = between.get(n) {
            text.push_str(between);
            at += length + between.len();
        }
    }
    let source = letters(&text).filter_map(|c| task.source.id(c)).collect();
    let mut gold = Vec::with_capacity(10);
    for (part, wanted) in [(0, 4), (1, 2), (2, 2)] {
        if part > 0 {
            gold.push(Vec::new());
        }
        let (from, length) = places[part];
        let is_digit = |place: &usize| text.chars().nth(*place).is_some_and(|c| c.is_ascii_digit());
        let read: Vec<usize> = (from..from + length).filter(is_digit).collect();
        for n in 0..wanted {
            // Digits count from the right; one that is not written is inferred from the others,
            // and both digits of a month's name from its letters.
            let from_right = wanted - 1 - n;
            gold.push(match read.len() {
                0 => (from..from + length).collect(),
                count if from_right < count => vec![read[count - 1 - from_right]],
                _ => read.clone(),
            });
        }
    }
    Example::written(source, answer(task, date), gold)
}

/// The date that is typed: numbers and a month's name, the day before the month among numbers.
fn read(typed: &str) -> Option<Date> {
    let mut numbers: Vec<&str> = Vec::new();
    let mut month = None;
    for token in typed
        .split([' ', ',', '/', '.', '-'])
        .filter(|token| !token.is_empty())
    {
        let token = token
            .strip_suffix("er")
            .filter(|t| *t == "1")
            .unwrap_or(token);
        if token.bytes().all(|b| b.is_ascii_digit()) {
            numbers.push(token);
        } else {
            let small = token.to_ascii_lowercase();
            let named = |name: &&str| {
                let name = name.to_ascii_lowercase();
                name == small || (small.len() == 3 && name.starts_with(&small))
            };
            let english = ENGLISH.iter().position(named);
            let found = english.or_else(|| FRENCH.iter().position(|name| *name == small))?;
            if month.replace(found + 1).is_some() {
                return None;
            }
        }
    }
    let (day, month, year) = match (&numbers[..], month) {
        ([day, year], Some(month)) => (day, month, year),
        ([day, month, year], None) => (day, month.parse().ok()?, year),
        _ => return None,
    };
    let day: usize = day.parse().ok()?;
    let century = match year.parse::<usize>().ok()? {
        short if year.len() == 2 => short + if short < FIRST_YEAR % 100 { 2000 } else { 1900 },
        long => long,
    };
    let right = (FIRST_YEAR..FIRST_YEAR + YEARS).contains(&century)
        && (1..=12).contains(&month)
        && (1..=days(century, month)).contains(&day);
    right.then_some([century, month, day])
}
