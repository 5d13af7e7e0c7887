//! The user's own pairs of sentences: one pair a line, a tab between the two.

use super::copy::letters;
use super::text::numbering::Numbering;
use super::text::{MOST_CHARACTERS, UNKNOWN, keep_most_frequent, tokens};
use super::vocabulary::Vocabulary;
use super::{Example, KEPT_OUT, Options, Task, hash};
use crate::error::Error;
use crate::rng::Stream;
use crate::settings::Unit;

/// The most pairs that are read.
pub const MOST_PAIRS: usize = 20_000;
/// The most symbols of one side of a pair.
pub const MOST_LENGTH: usize = 64;
/// The most symbols of one language, START, END and `<unk>` included; the rarest become `<unk>`.
pub const MOST_SYMBOLS: usize = 2_000;

/// Pairs of sentences in numbers, and which of them are kept out of training.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corpus {
    pairs: Vec<[Vec<u32>; 2]>,
    training: Vec<u32>,
    kept_out: Vec<u32>,
    /// A source is kept out when its hash is at most this.
    limit: u64,
}

/// What is wrong with a line, in the order of the counts.
const WRONG: [&str; 4] = ["no_tab", "empty", "too_long", "too_many"];

pub(super) fn read(task: &mut Task, options: &Options) -> Result<(Vocabulary, Vocabulary), Error> {
    if options.text.len() > MOST_CHARACTERS {
        return Err(Error::new(
            "text-too-long",
            "text",
            format!("The corpus has more than {MOST_CHARACTERS} bytes."),
        )
        .with("max", MOST_CHARACTERS));
    }
    let mut words = [Numbering::new(), Numbering::new()];
    let mut counts = [Vec::new(), Vec::new()];
    let mut pairs = Vec::new();
    let mut wrong = [0; 4];
    let mut first = 0;
    for (number, line) in options.text.lines().enumerate() {
        let line = line.trim_matches(|c: char| c.is_whitespace() && c != '\t');
        if line.is_empty() {
            continue;
        }
        match sides(line, options.unit) {
            Ok(_) if pairs.len() == MOST_PAIRS => wrong[3] += 1,
            Ok(sides) => {
                pairs.push(
                    [0, 1].map(|side| count(&sides[side], &mut words[side], &mut counts[side])),
                );
                continue;
            }
            Err(why) => wrong[why] += 1,
        }
        if first == 0 {
            first = number + 1;
        }
    }
    let skipped = WRONG.into_iter().zip(wrong).chain([("first", first)]);
    if pairs.is_empty() {
        let nothing = Error::new(
            "corpus-empty",
            "text",
            "No line of the corpus is a pair: a sentence, a tab, its translation.",
        );
        return Err(skipped.fold(nothing, |error, (name, count)| error.with(name, count)));
    }
    if first > 0 {
        task.note("lines-skipped", &skipped.collect::<Vec<_>>());
    }
    let [source, target] =
        [0, 1].map(|side| cut(task, &mut pairs, side, &words[side].names, &counts[side]));
    task.corpus = divide(pairs)?;
    Ok((source, target))
}

/// The symbols of both sides of a line, or which of [`WRONG`] it is.
fn sides(line: &str, unit: Unit) -> Result<[Vec<&str>; 2], usize> {
    let (source, target) = line.split_once('\t').ok_or(0_usize)?;
    // What follows a second tab is a remark, as the public corpora of this form have it.
    let target = target.split('\t').next().unwrap_or_default();
    let sides = [source.trim(), target.trim()].map(|text| symbols(text, unit));
    if sides.iter().any(Vec::is_empty) {
        return Err(1);
    }
    if sides.iter().any(|side| side.len() > MOST_LENGTH) {
        return Err(2);
    }
    Ok(sides)
}

fn symbols(text: &str, unit: Unit) -> Vec<&str> {
    let mut all = Vec::new();
    match unit {
        Unit::Word => tokens(text, unit, |token| all.push(token)),
        Unit::Character => all.extend(letters(text).take(MOST_LENGTH + 1)),
    }
    all
}

fn count<'a>(symbols: &[&'a str], words: &mut Numbering<'a>, counts: &mut Vec<usize>) -> Vec<u32> {
    let number = |&symbol: &&'a str| {
        let id = words.number(symbol);
        counts.resize(words.names.len(), 0);
        counts[id] += 1;
        id as u32
    };
    symbols.iter().map(number).collect()
}

/// The vocabulary of a side, with the rarest symbols cut where there are too many.
fn cut(
    task: &mut Task,
    pairs: &mut [[Vec<u32>; 2]],
    side: usize,
    names: &[&str],
    counts: &[usize],
) -> Vocabulary {
    // START and END come before the symbols that are written.
    let first = if side == 0 { 0 } else { 2 };
    let most = MOST_SYMBOLS - first as usize;
    let (kept, renumbered) = if names.len() > most {
        keep_most_frequent(counts, most - 1)
    } else {
        (
            (0..names.len()).collect(),
            (0..names.len() as u32).collect(),
        )
    };
    for id in pairs.iter_mut().flat_map(|pair| &mut pair[side]) {
        *id = first + renumbered[*id as usize];
    }
    let mut words: Vec<&str> = kept.iter().map(|&id| names[id]).collect();
    if kept.len() < names.len() {
        words.push(UNKNOWN);
        let args = [("distinct", names.len()), ("kept", kept.len())];
        task.note("vocabulary-cut", &args);
    }
    if side == 0 {
        Vocabulary::new(words)
    } else {
        Vocabulary::written(words)
    }
}

/// Keeps out one in [`KEPT_OUT`] of the different sources by their hash, so that equal sources are
/// on the same side; in a small corpus at least one, and at least one is left.
fn divide(pairs: Vec<[Vec<u32>; 2]>) -> Result<Corpus, Error> {
    let key = |pair: &[Vec<u32>; 2]| hash(pair[0].iter().map(|&id| u64::from(id)));
    let keys = || pairs.iter().map(key);
    let (least, most) = (keys().min().unwrap_or(0), keys().max().unwrap_or(0));
    if least == most {
        return Err(Error::new(
            "corpus-one-sentence",
            "text",
            "The corpus needs at least 2 different sentences on the left.",
        ));
    }
    let limit = (u64::MAX / KEPT_OUT).clamp(least, most - 1);
    let (mut training, mut kept_out) = (Vec::new(), Vec::new());
    for (number, key) in (0..).zip(keys()) {
        let side = if key <= limit {
            &mut kept_out
        } else {
            &mut training
        };
        side.push(number);
    }
    Ok(Corpus {
        pairs,
        training,
        kept_out,
        limit,
    })
}

impl Corpus {
    /// How many pairs there are.
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    pub(super) fn keeps_out(&self, example: &Example) -> bool {
        let source = example.input.symbols();
        hash(source.iter().map(|&id| id as u64)) <= self.limit
    }
}

pub(super) fn draw(task: &Task, stream: &mut Stream, kept_out: bool) -> Example {
    let corpus = &task.corpus;
    let side = if kept_out {
        &corpus.kept_out
    } else {
        &corpus.training
    };
    let pair = &corpus.pairs[side[stream.below(side.len())] as usize];
    let [source, target] =
        [0, 1].map(|side| pair[side].iter().map(|&id| id as usize).collect::<Vec<_>>());
    Example::written(source, target, Vec::new())
}

/// A sentence of the left side's language; its translation where the corpus has it.
pub(super) fn encode(task: &Task, typed: &str) -> Result<Example, Error> {
    let ids = task.source.encode(typed, task.unit)?;
    if ids.len() > MOST_LENGTH {
        return Err(Error::new(
            "input-too-long",
            "input",
            format!("The input has more than {MOST_LENGTH} symbols."),
        )
        .with("max", MOST_LENGTH));
    }
    let same = |pair: &&[Vec<u32>; 2]| {
        pair[0]
            .iter()
            .map(|&id| id as usize)
            .eq(ids.iter().copied())
    };
    let known = task.corpus.pairs.iter().find(same);
    let target = known.map(|pair| pair[1].iter().map(|&id| id as usize).collect());
    Ok(Example::written(
        ids,
        target.unwrap_or_default(),
        Vec::new(),
    ))
}
