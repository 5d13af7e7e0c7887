//! An English sentence back to what it says: how a typed sentence gets its translation.

use super::sentence::{Form, Group, Phrase, Sentence};
use super::words::{
    AFTER, Adjective, BEFORE, CAPITALS, ENDS, MONTHS, NAMES, NOUNS, Noun, PREPOSITIONS, VERBS,
    YEARS,
};

/// The sentence that is written like this; none when the grammar has none.
pub(super) fn parse(words: &[&str]) -> Option<Sentence> {
    let mut rest = words;
    let sentence = sentence(&mut rest)?;
    // Articles, capitals and the like are right exactly when the sentence is written the same.
    (rest.is_empty() && sentence.write().english == words).then_some(sentence)
}

fn next<'a>(rest: &mut &[&'a str]) -> Option<&'a str> {
    let (first, others) = rest.split_first()?;
    *rest = others;
    Some(first)
}

/// Takes the next word when `find` knows it.
fn take<T>(rest: &mut &[&str], find: impl Fn(&str) -> Option<T>) -> Option<T> {
    let found = find(rest.first()?)?;
    *rest = &rest[1..];
    Some(found)
}

fn sentence(rest: &mut &[&str]) -> Option<Sentence> {
    let subject = phrase(rest)?;
    let word = next(rest)?;
    let verb = |column: usize, word: &str| VERBS.iter().find(|verb| verb[column] == word);
    let (verb, form) = if word == "was" {
        (verb(3, next(rest)?)?, Form::Passive)
    } else if word == "is" {
        if (next(rest)?, next(rest)?) != ("going", "to") {
            return None;
        }
        (verb(0, next(rest)?)?, Form::Future(phrase(rest)?))
    } else if let Some(verb) = verb(1, word) {
        (verb, Form::Present(phrase(rest)?))
    } else {
        (verb(2, word)?, Form::Past(phrase(rest)?))
    };
    let date = match take(rest, |word| (word == "in").then_some(())) {
        Some(()) => {
            let (month, year) = (next(rest)?, next(rest)?);
            let month = MONTHS.iter().position(|known| known.0 == month)?;
            Some((month, YEARS.iter().position(|known| *known == year)?))
        }
        None => None,
    };
    let end = next(rest)?;
    let end = ENDS.iter().find(|known| **known == end)?;
    Some(Sentence {
        subject,
        verb,
        form,
        date,
        end,
    })
}

fn phrase(rest: &mut &[&str]) -> Option<Phrase> {
    let first = group(rest)?;
    let mut others = Vec::new();
    let preposition = |word: &str| PREPOSITIONS.iter().position(|known| known.0 == word);
    while let Some(preposition) = take(rest, preposition) {
        others.push((preposition, group(rest)?));
    }
    Some(Phrase { first, others })
}

fn group(rest: &mut &[&str]) -> Option<Group> {
    let definite = matches!(next(rest)?, "the" | "The");
    let before = take(rest, |word| BEFORE.iter().find(|known| known.0 == word));
    let mut name = *rest;
    let (after, noun) = match described(&mut name, &CAPITALS, &NAMES) {
        // A name has “the” and a capital adjective, and nothing comes between them.
        Some(found) if definite && before.is_none() && !found.0.is_empty() => {
            *rest = name;
            found
        }
        _ => described(rest, &AFTER, &NOUNS)?,
    };
    Some(Group {
        definite,
        before,
        after,
        noun,
    })
}

/// Any adjectives of a list, then a noun of another.
fn described(
    rest: &mut &[&str],
    adjectives: &'static [Adjective],
    nouns: &'static [Noun],
) -> Option<(Vec<&'static Adjective>, &'static Noun)> {
    let mut after = Vec::new();
    while let Some(adjective) = take(rest, |word| adjectives.iter().find(|one| one.0 == word)) {
        after.push(adjective);
    }
    let noun = take(rest, |word| nouns.iter().find(|known| known.0 == word))?;
    Some((after, noun))
}
