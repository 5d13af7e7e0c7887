//! A text as a row of symbols: words or characters of any language, numbered as they first appear.

use crate::error::{Error, Notice};
use crate::named::Named;
use crate::settings::Unit;
use numbering::Numbering;

pub(super) mod numbering;

/// The longest text taken, in characters.
pub const MOST_CHARACTERS: usize = 4_000_000;
/// The most symbols a vocabulary holds.
pub const MOST_SYMBOLS: usize = 512;
/// The longest watched sequence, in tokens: one more than its time steps.
pub const MOST_TOKENS: usize = 129;
/// What stands for every symbol the vocabulary has no room for.
pub const UNKNOWN: &str = "<unk>";

/// A text cut into symbols.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    unit: Unit,
    vocabulary: Vec<String>,
    numbers: Named<u32>,
    ids: Vec<u32>,
    notices: Vec<Notice>,
}

/// The sequence that is watched: T inputs and, one place further on, T targets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequence {
    /// The T+1 symbols.
    pub tokens: Vec<String>,
    /// Their numbers in the vocabulary.
    pub ids: Vec<usize>,
}

impl Sequence {
    /// The number of time steps T.
    pub fn steps(&self) -> usize {
        self.ids.len().saturating_sub(1)
    }

    /// The sequence of a model that reads no text.
    pub(crate) fn none() -> Self {
        let (tokens, ids) = (Vec::new(), Vec::new());
        Self { tokens, ids }
    }

    /// The inputs, for t = 1..T.
    pub fn inputs(&self) -> &[usize] {
        &self.ids[..self.steps()]
    }

    /// The targets, for t = 1..T.
    pub fn targets(&self) -> &[usize] {
        self.ids.get(1..).unwrap_or_default()
    }
}

impl Text {
    /// Cuts a text into symbols and numbers them.
    ///
    /// # Errors
    /// When the text is too long, has fewer than three tokens, or only one symbol.
    pub fn new(text: &str, unit: Unit) -> Result<Self, Error> {
        // Counting characters is skipped where the bytes already settle it.
        if text.len() > MOST_CHARACTERS && text.chars().count() > MOST_CHARACTERS {
            return Err(Error::new(
                "text-too-long",
                "text",
                format!("The text has more than {MOST_CHARACTERS} characters."),
            )
            .with("max", MOST_CHARACTERS));
        }
        let mut seen = Numbering::new();
        let mut counts: Vec<usize> = Vec::new();
        let mut ids: Vec<u32> = Vec::new();
        tokens(text, unit, |token| {
            let id = seen.number(token);
            if id == counts.len() {
                counts.push(0);
            }
            counts[id] += 1;
            ids.push(id as u32);
        });
        let names = seen.names;
        if ids.len() < 3 {
            return Err(Error::new(
                "text-too-short",
                "text",
                "The text needs at least 3 tokens.",
            )
            .with("tokens", ids.len())
            .with("min", 3));
        }
        if names.len() < 2 {
            return Err(Error::new(
                "text-one-symbol",
                "text",
                "The text needs at least 2 different symbols.",
            )
            .with("symbol", names[0]));
        }
        let mut notices = Vec::new();
        let vocabulary: Vec<String> = if names.len() > MOST_SYMBOLS {
            let (kept, renumbered) = keep_most_frequent(&counts, MOST_SYMBOLS - 1);
            for id in &mut ids {
                *id = renumbered[*id as usize];
            }
            notices.push(Notice {
                code: "vocabulary-cut",
                args: Named::from_iter([
                    ("distinct", names.len().to_string()),
                    ("kept", kept.len().to_string()),
                ]),
            });
            kept.iter()
                .map(|&i| names[i].to_owned())
                .chain([UNKNOWN.to_owned()])
                .collect()
        } else {
            names.iter().map(|&name| name.to_owned()).collect()
        };
        let numbers = vocabulary.iter().map(String::as_str).zip(0..).collect();
        Ok(Self {
            unit,
            vocabulary,
            numbers,
            ids,
            notices,
        })
    }

    /// The text of a model that learns from examples instead.
    pub(crate) fn none() -> Self {
        Self {
            unit: Unit::Word,
            vocabulary: Vec::new(),
            numbers: Named::new(),
            ids: Vec::new(),
            notices: Vec::new(),
        }
    }

    /// The symbols, by number.
    pub fn vocabulary(&self) -> &[String] {
        &self.vocabulary
    }

    /// The text as numbers.
    pub fn ids(&self) -> &[u32] {
        &self.ids
    }

    /// What was done differently from what was asked.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The sequence a person typed, or the text's first `count` tokens where that is empty.
    ///
    /// # Errors
    /// When it has fewer than 2 or more than 129 tokens, or one the vocabulary lacks.
    pub fn sequence(&self, typed: &str, count: usize) -> Result<Sequence, Error> {
        if typed.is_empty() {
            let ids: Vec<usize> = self.ids.iter().take(count).map(|&id| id as usize).collect();
            let tokens = ids.iter().map(|&id| self.vocabulary[id].clone()).collect();
            return Ok(Sequence { tokens, ids });
        }
        if typed.len() > 4 * MOST_CHARACTERS {
            return Err(too_long(MOST_CHARACTERS));
        }
        let mut symbols: Vec<&str> = Vec::new();
        tokens(typed, self.unit, |token| symbols.push(token));
        if symbols.len() < 2 {
            return Err(Error::new(
                "sequence-too-short",
                "sequence",
                "The sequence needs at least 2 tokens.",
            )
            .with("tokens", symbols.len())
            .with("min", 2));
        }
        if symbols.len() > MOST_TOKENS {
            return Err(too_long(symbols.len()));
        }
        let ids = self.encode(&symbols, "sequence")?;
        let tokens = ids.iter().map(|&id| self.vocabulary[id].clone()).collect();
        Ok(Sequence { tokens, ids })
    }

    /// The tokens of `typed` as numbers of the vocabulary; none for an empty text.
    ///
    /// # Errors
    /// When the vocabulary lacks one of them.
    pub fn prime(&self, typed: &str) -> Result<Vec<usize>, Error> {
        let mut symbols: Vec<&str> = Vec::new();
        tokens(typed, self.unit, |token| symbols.push(token));
        self.encode(&symbols, "prime")
    }

    fn encode(&self, symbols: &[&str], path: &str) -> Result<Vec<usize>, Error> {
        let spare = self.numbers.get(UNKNOWN);
        let number = |(position, symbol): (usize, &&str)| {
            self.numbers
                .get(symbol)
                .or(spare)
                .map(|&id| id as usize)
                .ok_or_else(|| {
                    Error::new(
                        "unknown-symbol",
                        path,
                        format!("“{symbol}” (token {}) is not in the text.", position + 1),
                    )
                    .with("symbol", symbol)
                    .with("position", position + 1)
                })
        };
        symbols.iter().enumerate().map(number).collect()
    }
}

fn too_long(tokens: usize) -> Error {
    Error::new(
        "sequence-too-long",
        "sequence",
        format!("The sequence has more than {MOST_TOKENS} tokens."),
    )
    .with("tokens", tokens)
    .with("max", MOST_TOKENS)
}

/// Which symbols stay, so many, in the order of their first appearance, and the new number of every one.
pub(super) fn keep_most_frequent(counts: &[usize], most: usize) -> (Vec<usize>, Vec<u32>) {
    // The least count of which all symbols stay, by halving: the library's sorts weigh more.
    let from = |least: usize| counts.iter().filter(|&&count| count >= least).count();
    let (mut too_few, mut least) = (0, counts.iter().max().map_or(0, |count| count + 1));
    while least - too_few > 1 {
        let between = usize::midpoint(too_few, least);
        if from(between) > most {
            too_few = between;
        } else {
            least = between;
        }
    }
    // Of the next count, the first to appear fill what room is left.
    let mut room = most - from(least);
    let mut order = Vec::new();
    for (i, &count) in counts.iter().enumerate() {
        let fills = count + 1 == least && room > 0;
        if fills {
            room -= 1;
        }
        if fills || count >= least {
            order.push(i);
        }
    }
    let mut renumbered = vec![order.len() as u32; counts.len()];
    for (new, &old) in order.iter().enumerate() {
        renumbered[old] = new as u32;
    }
    (order, renumbered)
}

/// Hands every token of a text to `take`, first to last.
pub(super) fn tokens<'a>(text: &'a str, unit: Unit, mut take: impl FnMut(&'a str)) {
    cut(text, unit, &mut take);
}

fn cut<'a>(text: &'a str, unit: Unit, take: &mut dyn FnMut(&'a str)) {
    match unit {
        Unit::Word => words(text, take),
        Unit::Character => {
            for (at, c) in text.char_indices() {
                take(part(text, at, at + c.len_utf8()));
            }
        }
    }
}

/// A part of a text between two places where characters begin: what an index would be, without the
/// sentences that the library keeps for a wrong one.
pub(super) fn part(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or_default()
}

fn words<'a>(text: &'a str, take: &mut dyn FnMut(&'a str)) {
    let mut start = 0;
    let mut before = Before::Nothing;
    let mut ahead = text.char_indices().peekable();
    while let Some((at, c)) = ahead.next() {
        if c.is_whitespace() {
            if start < at {
                take(part(text, start, at));
            }
            start = at + c.len_utf8();
            before = Before::Nothing;
            continue;
        }
        let next = ahead.peek().map(|&(_, next)| next);
        let (joined, now) = before.then(c, next);
        if !joined && start < at {
            take(part(text, start, at));
            start = at;
        }
        before = now;
    }
    if start < text.len() {
        take(part(text, start, text.len()));
    }
}

/// What a token ends with so far.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    /// There is none yet.
    Nothing,
    /// A letter or a digit, or a hyphen between two of them.
    Letter,
    /// The first half of a flag.
    HalfFlag,
    /// A joiner, which takes whatever follows.
    Joiner,
    /// Anything else.
    Sign,
}

impl Before {
    /// Whether `c` continues the token, and what the token ends with then.
    fn then(self, c: char, next: Option<char>) -> (bool, Self) {
        let letter = |x: char| x.is_alphanumeric() && !stands_alone(x);
        if c == '\u{200d}' && self != Self::Nothing {
            return (true, Self::Joiner);
        }
        if is_mark(c) {
            return (
                true,
                if self == Self::Letter {
                    self
                } else {
                    Self::Sign
                },
            );
        }
        let joined = self == Self::Joiner;
        let word = self == Self::Letter;
        match c {
            '\'' | '’' => (joined || word, Self::Sign),
            '-' | '‐' | '‑' if word && next.is_some_and(letter) => (true, Self::Letter),
            _ if is_flag(c) && self == Self::HalfFlag => (true, Self::Sign),
            _ if is_flag(c) => (joined, Self::HalfFlag),
            _ if letter(c) => (joined || word, Self::Letter),
            _ => (joined, Self::Sign),
        }
    }
}

/// A sign written onto the one before it: accents, joiners, variants and skin tones of pictures,
/// the sign of Indic scripts that drops a vowel.
fn is_mark(c: char) -> bool {
    let code = c as u32;
    matches!(code, 0x300..=0x36F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0x200C..=0x200D
        | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F | 0x1_F3FB..=0x1_F3FF | 0xE_0020..=0xE_007F)
        || ((0x900..0xD80).contains(&code) && code % 0x80 == 0x4D)
}

/// Half of a flag.
fn is_flag(c: char) -> bool {
    matches!(c as u32, 0x1_F1E6..=0x1_F1FF)
}

/// A sign of a script that writes no spaces: each is a token of its own.
fn stands_alone(c: char) -> bool {
    matches!(c as u32, 0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF)
}

#[cfg(test)]
mod tests;
