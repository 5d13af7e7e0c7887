//! English into French: a grammar small enough to be learnt in seconds, with what makes translation
//! need alignment. Nouns have a gender, articles elide (l' accord), most adjectives change sides and
//! order (the European Economic Area → la zone économique européenne), the past has two words, and
//! in the passive a participle agrees with a noun that may be far away.

mod parse;
mod sentence;
mod words;

use super::{Example, Inputs, Task, Vocabulary};
use crate::error::Error;
use crate::rng::Stream;
use crate::settings::Unit;
use sentence::{Sentence, Written};
use words::{
    AFTER, BEFORE, CAPITALS, ENDS, MONTHS, NAMES, NOUNS, NOUVEL, PREPOSITIONS, SMALL, VERBS, YEARS,
};

/// The sentence of figure 3a of Bahdanau et al. 2015. Neither it nor its twin with “!” is ever
/// drawn for training.
pub const FIGURE_3A: &str =
    "The agreement on the European Economic Area was signed in August 1992 .";
/// Its translation there.
pub const FIGURE_3A_FRENCH: &str =
    "L' accord sur la zone économique européenne a été signé en août 1992 .";

/// Up to so many English words, no phrase has more than one preposition; for every five more, one.
const SHORT: usize = 16;

pub(super) fn vocabularies() -> (Vocabulary, Vocabulary) {
    let mut english: Vec<&str> = SMALL[0].split(' ').collect();
    let mut french: Vec<&str> = SMALL[1].split(' ').collect();
    for (from, to, _) in NOUNS.into_iter().chain(NAMES) {
        english.push(from);
        french.push(to);
    }
    french.push(NOUVEL);
    for (from, he, she) in BEFORE.into_iter().chain(AFTER).chain(CAPITALS) {
        english.push(from);
        french.extend([he, she]);
    }
    for verb in VERBS {
        english.extend(&verb[..4]);
        french.extend(&verb[4..]);
    }
    for (from, to) in PREPOSITIONS.into_iter().chain(MONTHS) {
        english.push(from);
        french.push(to);
    }
    for same in YEARS.into_iter().chain(ENDS) {
        english.push(same);
        french.push(same);
    }
    (Vocabulary::new(english), Vocabulary::written(french))
}

pub(super) fn draw(task: &Task, stream: &mut Stream) -> Example {
    let depth = 1 + task.length.saturating_sub(SHORT).div_ceil(5);
    loop {
        let written = Sentence::draw(depth, stream).write();
        if written.english.len() <= task.length {
            return example(task, &written);
        }
    }
}

/// A sentence of known words; its translation where the grammar has it.
pub(super) fn encode(task: &Task, typed: &str) -> Result<Example, Error> {
    let mut ids = task.source.encode(typed, Unit::Word)?;
    // “the man …”, typed without a capital, is meant as the beginning of a sentence.
    let capital = match task.source.word(ids[0]) {
        "the" => "The",
        "a" => "A",
        "an" => "An",
        other => other,
    };
    ids[0] = task.source.id(capital).unwrap_or(ids[0]);
    let words: Vec<&str> = ids.iter().map(|&id| task.source.word(id)).collect();
    Ok(match parse::parse(&words) {
        Some(sentence) => example(task, &sentence.write()),
        None => Example::written(ids, Vec::new(), Vec::new()),
    })
}

fn example(task: &Task, written: &Written) -> Example {
    let source = written
        .english
        .iter()
        .filter_map(|word| task.source.id(word));
    let target = written
        .french
        .iter()
        .filter_map(|word| task.target.id(word));
    Example::written(source.collect(), target.collect(), written.gold.clone())
}

/// Whether an example's source is [`FIGURE_3A`], whatever its end mark.
pub(super) fn is_figure_3a(task: &Task, example: &Example) -> bool {
    let Inputs::Symbols(ids) = &example.input else {
        return false;
    };
    let words = || FIGURE_3A.split(' ');
    ids.len() == words().count()
        && words()
            .zip(ids)
            .take(ids.len() - 1)
            .all(|(word, &id)| task.source.word(id) == word)
}
