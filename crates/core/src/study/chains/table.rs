//! What may be set of two chains: some rows that a session has, the step asked for, and how much of
//! the sequence is read.

use crate::error::Error;
use crate::named::Named;
use crate::settings::Value;
use crate::settings::table::{Kind, Row, read, rows};
use crate::task::majority::{CEILING, REACH};
use serde::Serialize;

/// The longest sequence.
pub const MOST_STEPS: u32 = 128;
/// The shortest: enough places whose five neighbours are all there.
const LEAST_STEPS: u32 = 10;
/// The most units of a chain.
const MOST_UNITS: u32 = 64;
/// The chains are judged each so many updates, by so many examples.
const EVERY: u32 = 20;
const EXAMPLES: usize = 250;
/// So many numbers of states are judged at most.
const MOST_WORK: usize = 1_000_000;

/// The rows of a session that one may set here, with their defaults.
fn shared(name: &str) -> Option<Value> {
    Some(match name {
        "cell" => Value::Text("rnn".to_owned()),
        "combine" => Value::Text("concat".to_owned()),
        "hidden" => Value::Integer(8),
        "length" => Value::Integer(12),
        "batch" => Value::Integer(32),
        "learning_rate" => Value::Number(0.02),
        "seed" => Value::Integer(1),
        _ => return None,
    })
}

/// The table, in the order it is shown.
pub fn table() -> Vec<Row> {
    let own = |name, min, default| Row {
        default: Value::Integer(default),
        ..Row::integer(name, "sequence", min, MOST_STEPS)
    };
    let bits = Row {
        default: Value::Text(String::new()),
        ..Row::new("bits", "sequence", Kind::Text)
    };
    let mut all = vec![bits, own("asked", 1, 6), own("seen", 0, 0)];
    for row in rows() {
        let Some(default) = shared(row.name) else {
            continue;
        };
        let (min, max) = match row.name {
            "length" => (Some(LEAST_STEPS.into()), Some(MOST_STEPS.into())),
            "hidden" => (row.min, Some(MOST_UNITS.into())),
            _ => (row.min, row.max),
        };
        all.push(Row {
            default,
            min,
            max,
            group: if row.name == "length" {
                "sequence"
            } else {
                row.group
            },
            applies_when: None,
            ..row
        });
    }
    all
}

/// Every setting by name, when nothing is said.
pub fn defaults() -> Named<Value> {
    crate::settings::table::defaults(table())
}

/// Typed bits without the blanks between them; nothing stands for an example of the task.
fn bits(typed: &str) -> Result<String, Error> {
    let bits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(other) = bits.chars().find(|c| !matches!(c, '0' | '1')) {
        let message = format!("“{other}” is no bit.");
        return Err(Error::new("not-a-bit", "bits", message).with("value", other.to_string()));
    }
    let count = bits.len() as f64;
    let (least, most) = (f64::from(LEAST_STEPS), f64::from(MOST_STEPS));
    if !bits.is_empty() && !(least..=most).contains(&count) {
        return Err(Error::out_of_range("bits", count, least, most));
    }
    Ok(bits)
}

/// The settings of both sessions, and how they are judged.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Plan {
    /// Of the model with two chains.
    pub both: Named<Value>,
    /// Of the one that reads from the left alone.
    pub past: Named<Value>,
    /// The step asked for, from 1.
    pub asked: usize,
    /// The number of steps read; 0 for all.
    pub seen: usize,
    /// They are judged each so many updates,
    pub every: u32,
    /// by so many examples.
    pub examples: usize,
    /// What no rule without a future exceeds: this share in sixteenths.
    pub ceiling: [u32; 2],
    /// The same as a number.
    pub ceiling_share: f64,
    /// How far the answer looks to either side.
    pub reach: usize,
}

/// What is asked for, as two sessions.
///
/// # Errors
/// On an unknown name, or a value that its row does not accept.
pub fn plan(given: &Named<Value>) -> Result<Plan, Error> {
    let values = read(table(), given)?;
    let whole = |name: &str| values[name].number().unwrap_or_default() as usize;
    let (asked, seen, work) = (
        whole("asked"),
        whole("seen"),
        whole("length") * whole("hidden"),
    );
    let mut both = Named::new();
    for (name, value) in values.iter() {
        match name {
            "asked" | "seen" => continue,
            "bits" => both.insert(
                "sequence",
                Value::Text(bits(value.text().unwrap_or_default())?),
            ),
            _ => both.insert(name, value.clone()),
        };
    }
    for (name, value) in [
        ("model", "tagger"),
        ("task", "majority"),
        ("input", "one_hot"),
        ("optimizer", "adam"),
        ("clip", "norm"),
        ("reduction", "mean"),
    ] {
        both.insert(name, Value::Text(value.to_owned()));
    }
    let mut past = both.clone();
    both.insert("bidirectional", Value::Boolean(true));
    past.insert("bidirectional", Value::Boolean(false));
    Ok(Plan {
        both,
        past,
        asked,
        seen,
        every: EVERY,
        examples: EXAMPLES.min(MOST_WORK / work.max(1)).max(1),
        ceiling: CEILING,
        ceiling_share: f64::from(CEILING[0]) / f64::from(CEILING[1]),
        reach: REACH,
    })
}
