//! A translation learnt with attention, and where it looks: networks that learn the same sentences side
//! by side, one of which is looked at. The others have another score, or no attention at all.

#[cfg(test)]
mod tests;

use crate::error::Error;
use crate::named::Named;
use crate::settings::Value;
use crate::settings::table::{Kind, Row, read, rows};
use crate::task::translation::FIGURE_3A;
use serde::Serialize;

/// What fits a query to a key.
const SCORES: [&str; 4] = ["additive", "dot", "scaled_dot", "general"];
/// The network without attention.
const WITHOUT: &str = "without";
/// The most units: so that every number of a sentence can be shown.
const MOST_UNITS: f64 = 96.0;
/// The longest training that may be planned.
const MOST_UPDATES: u32 = 5_000;
/// The networks are judged each so many updates, by so many sentences, and at rest by so many.
const EVERY: u32 = 25;
const EXAMPLES: usize = 100;
const FINAL_EXAMPLES: usize = 500;
/// A date that is kept out of training.
const DATE: &str = "1 May 1979";
/// So many small pictures are kept of a training.
const THUMBS: u32 = 10;
/// They are chosen among so many steps at most.
const MOST_STRIDES: u32 = 40;

/// The table, in the order it is shown.
pub fn table() -> Vec<Row> {
    let text = |name, group| {
        let nothing = Value::Text(String::new());
        Row::new(name, group, Kind::Text).by_default(nothing)
    };
    let whole = |name, group, (min, max), default: u32| {
        Row::integer(name, group, min, max).by_default(Value::Integer(default.into()))
    };
    let mut all = vec![
        Row::first_of("task", "data", &["translation", "dates", "corpus"]),
        text("text", "data").when("task", &["corpus"]),
        text("sentence", "sequence"),
        whole("asked", "sequence", (1, 64), 5),
        Row::first_of("score", "model", &SCORES),
        Row::first_of("compare", "model", &[WITHOUT, "scores"]),
    ];
    for row in rows() {
        let (default, most) = match row.name {
            "hidden" => (Value::Integer(48), Some(MOST_UNITS)),
            "learning_rate" => (Value::Number(0.01), Some(0.1)),
            "seed" => (Value::Integer(9), row.max),
            _ => continue,
        };
        all.push(Row {
            default,
            max: most,
            applies_when: None,
            ..row
        });
    }
    all.push(whole("updates", "training", (EVERY, MOST_UPDATES), 400));
    all
}

/// Every setting by name, when nothing is said.
pub fn defaults() -> Named<Value> {
    crate::settings::table::defaults(table())
}

/// One of the networks.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Planned {
    /// Its score, or `without`.
    pub role: &'static str,
    /// The settings of its session.
    pub settings: Named<Value>,
}

/// The networks, and how they are judged.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Plan {
    /// The first is the one that is looked at.
    pub sessions: Vec<Planned>,
    /// What is watched; empty for the first sentence that is kept out of training.
    pub sentence: String,
    /// The mark of a sentence's end, as the vocabularies have it.
    pub end: &'static str,
    /// The word of the answer that is looked at, from 1.
    pub asked: usize,
    /// So many updates are planned.
    pub updates: u32,
    /// They are judged each so many updates,
    pub every: u32,
    /// by so many sentences,
    pub examples: usize,
    /// and at rest by so many.
    pub final_examples: usize,
    /// The steps of which a small picture is kept.
    pub thumbs: Vec<u32>,
}

/// What is asked for, as sessions.
///
/// # Errors
/// On an unknown name, or a value that its row does not accept.
pub fn plan(given: &Named<Value>) -> Result<Plan, Error> {
    let values = read(table(), given)?;
    let text = |name: &str| values[name].text().unwrap_or_default().to_owned();
    let whole = |name: &str| values[name].number().unwrap_or_default() as u32;
    let (task, typed, updates) = (text("task"), text("sentence"), whole("updates"));
    let sentence = match (&*task, typed.trim()) {
        ("translation", "") => FIGURE_3A,
        ("dates", "") => DATE,
        (_, typed) => typed,
    };
    let mut shared: Named<Value> = Named::new();
    for (name, value) in [
        ("model", "seq2seq"),
        ("cell", "gru"),
        ("task", &task),
        ("sequence", sentence),
        // States of one width, so that every score can compare them as they are.
        ("combine", "sum"),
        ("query", "previous"),
        ("optimizer", "adam"),
        ("clip", "norm"),
        ("reduction", "sum"),
    ] {
        shared.insert(name, Value::Text(value.to_owned()));
    }
    let width = match &*task {
        "dates" => 16,
        _ => 32,
    };
    for (name, value) in [
        ("embedding", width),
        ("attention_width", width),
        ("batch", 32),
        ("hidden", whole("hidden").into()),
        ("seed", whole("seed").into()),
        ("warm_up", 50.min(updates / 4).into()),
        // The rate falls a little after the middle of the way.
        ("decay_at", (updates * 11 / 20).into()),
    ] {
        shared.insert(name, Value::Integer(value));
    }
    shared.insert("bidirectional", Value::Boolean(true));
    shared.insert("clip_at", Value::Number(1.0));
    shared.insert("learning_rate", values["learning_rate"].clone());
    if task == "corpus" {
        shared.insert("text", values["text"].clone());
    }
    let score = text("score");
    let chosen = SCORES.into_iter().filter(|&role| *role == score);
    let beside = SCORES.into_iter().filter(|&role| *role != score);
    let roles: Vec<&'static str> = match &*text("compare") {
        "scores" => chosen.chain(beside).collect(),
        _ => chosen.chain([WITHOUT]).collect(),
    };
    let session = |role: &'static str| {
        let mut settings = shared.clone();
        let attention = if role == WITHOUT { "none" } else { role };
        settings.insert("attention", Value::Text(attention.to_owned()));
        Planned { role, settings }
    };
    Ok(Plan {
        sessions: roles.into_iter().map(session).collect(),
        sentence: sentence.to_owned(),
        end: "</s>",
        asked: whole("asked") as usize,
        updates,
        every: EVERY,
        examples: EXAMPLES,
        final_examples: FINAL_EXAMPLES,
        thumbs: thumbs(updates),
    })
}

/// Steps from 0 on, closer together at the beginning, where more happens: multiples of a power of
/// 2, because networks are kept at such steps.
fn thumbs(updates: u32) -> Vec<u32> {
    let unit = updates.div_ceil(MOST_STRIDES).next_power_of_two();
    let strides = updates / unit;
    let place = |k: u32| (strides * k * (k + 1)).div_ceil(THUMBS * (THUMBS - 1)) * unit;
    let mut steps: Vec<u32> = (0..THUMBS).map(place).collect();
    steps.dedup();
    steps
}
