//! What may be set, and the three sessions that are trained side by side.

use crate::error::Error;
use crate::named::Named;
use crate::rng::{Purpose, Stream};
use crate::settings::Value;
use crate::settings::table::{Kind, Row, read, rows};
use crate::task::{END, Task};
use serde::Serialize;
use std::fmt::Write;

/// The letters read, and the letter written for each.
const LATIN: &str = "abgdezhiklmnxoprsty";
const GREEK: &str = "αβγδεζηικλμνξοπρστυ";
/// So many words are trained with, one in eight of them kept out.
const WORDS: usize = 6_000;
/// The shortest word.
const SHORTEST: usize = 2;
/// What is read when nothing is said.
const WORD: &str = "kalimera";
const SENTENCE: &str = "The new French law was signed in August 1992 .";
/// The networks are judged each so many updates, by so many examples of each length.
const EVERY: u32 = 50;
const EVERY_SENTENCES: u32 = 100;
const EACH: usize = 40;
/// Sentences count by fours of English words.
const BINS: [[usize; 2]; 4] = [[5, 8], [9, 12], [13, 16], [17, 20]];
const LONGEST_SENTENCE: u64 = 20;

/// The table, in the order it is shown.
pub fn table() -> Vec<Row> {
    let whole = |name, group, min, max, default: u64| {
        Row::integer(name, group, min, max).by_default(Value::Integer(default))
    };
    let mut all = vec![
        Row::first_of("task", "data", &["letters", "sentences"]),
        whole("longest", "data", 4, 12, 8).when("task", &["letters"]),
        Row::new("word", "sequence", Kind::Text).by_default(Value::Text(String::new())),
        Row::first_of("read", "sequence", &["plain", "reversed", "attention"]),
        Row::first_of("write", "sequence", &["greedy", "beam", "forced"]),
        whole("width", "sequence", 1, 5, 3).when("write", &["beam"]),
    ];
    for row in rows() {
        let (default, most) = match row.name {
            "cell" => (Value::Text("gru".to_owned()), row.max),
            "hidden" => (Value::Integer(16), Some(64.0)),
            "learning_rate" => (Value::Number(0.01), Some(0.1)),
            "seed" => (Value::Integer(1), row.max),
            _ => continue,
        };
        all.push(Row {
            default,
            max: most,
            applies_when: None,
            ..row
        });
    }
    all.push(whole("updates", "training", 50, 5_000, 1_500));
    all
}

/// Every setting by name, when nothing is said.
pub fn defaults() -> Named<Value> {
    crate::settings::table::defaults(table())
}

/// One of the three networks.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Planned {
    /// `plain`, `reversed` or `attention`.
    pub role: &'static str,
    /// The settings of its session.
    pub settings: Named<Value>,
}

/// The networks, and how they are judged.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Plan {
    /// All three, `plain` first.
    pub sessions: Vec<Planned>,
    /// What is read.
    pub source: String,
    /// Its answer, as it is typed; none where it is not known beforehand.
    pub answer: String,
    /// The mark of the end.
    pub end: &'static str,
    /// The lengths that are told apart.
    pub lengths: Vec<[usize; 2]>,
    /// They are judged each so many updates,
    pub every: u32,
    /// by so many examples of each length.
    pub each: usize,
    /// So many updates are planned.
    pub updates: u32,
}

/// What is asked for, as three sessions.
///
/// # Errors
/// On an unknown name, a value that its row does not accept, or a word with letters that are not read.
pub fn plan(given: &Named<Value>) -> Result<Plan, Error> {
    let values = read(table(), given)?;
    let text = |name: &str| values[name].text().unwrap_or_default();
    let whole = |name: &str| values[name].number().unwrap_or_default() as u64;
    let letters = text("task") == "letters";
    let typed = text("word").trim();
    let (source, answer) = match (letters, typed) {
        (true, "") => (WORD.to_owned(), transliterated(WORD)?),
        (true, typed) => (
            typed.to_ascii_lowercase(),
            transliterated(&typed.to_ascii_lowercase())?,
        ),
        (false, "") => (SENTENCE.to_owned(), String::new()),
        (false, typed) => (typed.to_owned(), String::new()),
    };
    let mut shared: Named<Value> = Named::new();
    for (name, value) in [
        ("model", "seq2seq"),
        ("optimizer", "adam"),
        ("clip", "norm"),
        ("reduction", "sum"),
        ("query", "previous"),
        ("cell", text("cell")),
        ("task", if letters { "corpus" } else { "translation" }),
        ("unit", if letters { "character" } else { "word" }),
        ("sequence", &source),
    ] {
        shared.insert(name, Value::Text(value.to_owned()));
    }
    let (hidden, updates) = (whole("hidden"), whole("updates"));
    for (name, value) in [
        ("hidden", hidden),
        ("embedding", if letters { 16 } else { 32 }),
        ("attention_width", hidden),
        ("batch", 32),
        ("warm_up", 20),
        ("decay_at", updates * 7 / 10),
        ("seed", whole("seed")),
    ] {
        shared.insert(name, Value::Integer(value));
    }
    shared.insert("clip_at", Value::Number(1.0));
    shared.insert("learning_rate", values["learning_rate"].clone());
    if letters {
        let words = corpus(whole("seed") as u32, whole("longest") as usize);
        shared.insert("text", Value::Text(words));
    } else {
        shared.insert("length", Value::Integer(LONGEST_SENTENCE));
    }
    let session = |role: &'static str| {
        let mut settings = shared.clone();
        let attention = if role == "attention" {
            "additive"
        } else {
            "none"
        };
        settings.insert("attention", Value::Text(attention.to_owned()));
        settings.insert("source_reversed", Value::Boolean(role == "reversed"));
        Planned { role, settings }
    };
    let each_length = |least: usize| [least, least];
    Ok(Plan {
        sessions: ["plain", "reversed", "attention"].map(session).to_vec(),
        source,
        answer,
        end: "</s>",
        lengths: match letters {
            true => (SHORTEST..=whole("longest") as usize)
                .map(each_length)
                .collect(),
            false => BINS.to_vec(),
        },
        every: if letters { EVERY } else { EVERY_SENTENCES },
        each: EACH,
        updates: updates as u32,
    })
}

/// A word of so many letters, in the task's symbols; none where it does not have them all.
pub(super) fn word(stream: &mut Stream, task: &Task, steps: usize) -> Option<Vec<usize>> {
    let typed = drawn(stream, steps);
    let letters = typed.chars();
    letters
        .map(|c| task.source().id(c.encode_utf8(&mut [0; 4])))
        .collect()
}

fn drawn(stream: &mut Stream, steps: usize) -> String {
    let latin: Vec<char> = LATIN.chars().collect();
    (0..steps)
        .map(|_| latin[stream.below(latin.len())])
        .collect()
}

/// The word in the other alphabet.
fn transliterated(word: &str) -> Result<String, Error> {
    let greek = |(place, letter): (usize, char)| {
        let at = LATIN.chars().position(|one| one == letter);
        let found = at.and_then(|at| GREEK.chars().nth(at));
        found.ok_or_else(|| {
            let message = format!(
                "“{letter}” (letter {}) is not read; these are: {LATIN}.",
                place + 1
            );
            Error::new("unknown-letter", "word", message)
                .with("symbol", letter.to_string())
                .with("position", place + 1)
                .with("letters", LATIN)
        })
    };
    let letters = word.chars().filter(|c| !c.is_whitespace());
    letters.enumerate().map(greek).collect()
}

/// The symbols of the answer to symbols read, END included.
pub(super) fn answer(task: &Task, source: &[usize]) -> Vec<usize> {
    let letters = source.iter().filter_map(|&id| {
        let word = transliterated(task.source().word(id)).ok()?;
        task.target().id(&word)
    });
    letters.chain([END]).collect()
}

/// Words and what is written for them, a pair a line.
fn corpus(seed: u32, longest: usize) -> String {
    let mut stream = Stream::new(seed, Purpose::Sample, 1);
    let mut text = String::new();
    for _ in 0..WORDS {
        let steps = SHORTEST + stream.below(longest - SHORTEST + 1);
        let word = drawn(&mut stream, steps);
        let greek = transliterated(&word).unwrap_or_default();
        // A String takes whatever is written.
        let _ = writeln!(text, "{word}\t{greek}");
    }
    text
}
