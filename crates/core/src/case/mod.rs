//! A case: a model, its weights, an input and what is wanted of them, as JSON; the answer is JSON
//! too. `docs/headless.md` describes both.

mod answer;
mod decoding;
mod example;
mod graphed;
mod initial;
mod json;
mod language;
mod nodes;
mod steps;
mod subject;
mod training;
mod want;
mod weights;

pub use want::{MOST_JUDGED, MOST_STEPS, MOST_TRAINING, MOST_WRITTEN, WIDEST_BEAM};

use crate::error::Error;
use crate::params::Params;
use crate::settings::Settings;
use serde_json::{Map, Value};
use want::Questions;

/// The longest window of a truncation.
const MOST_TIME_STEPS: usize = 128;
/// The most numbers an answer to one question has.
pub const MOST_NUMBERS: usize = 1_000_000;

/// What a case comes to.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The answers by the names of the questions.
    pub answers: Value,
    /// The parameters after the last training steps that were asked for; without any, the case's.
    pub params: Params,
}

/// Answers a case whose weights, if it brings any, stand in it.
///
/// # Errors
/// What is wrong with the case, in one sentence; or that its weights lie in a file.
pub fn run(case: &Value) -> Result<Value, Error> {
    let answered = run_with(case, |path| {
        let message = format!("Weights in a file, as “{path}”, cannot be read here.");
        Err(Error::new("no-files", "weights", message))
    });
    answered.map(|answered| answered.answers)
}

/// Answers a case; `open` reads the file of weights that it names.
///
/// # Errors
/// What is wrong with the case, in one sentence, or what `open` says.
pub fn run_with(
    case: &Value,
    open: impl FnOnce(&str) -> Result<Vec<u8>, Error>,
) -> Result<Answered, Error> {
    let known = ["about", "settings", "weights", "initial", "input", "want"];
    let given = json::fields(case, "", &known)?;
    let nothing = Value::Object(Map::new());
    let settings = given.get("settings").unwrap_or(&nothing);
    let input = given.get("input").unwrap_or(&nothing);
    let want = given.get("want").ok_or_else(|| {
        let message = "The case lacks “want”: what is asked for.";
        Error::new("missing-field", "want", message)
    })?;
    let want = want::read(want)?;
    let settings = Settings::from_json(settings)?;
    let subject = subject::of(settings, input, given.get("initial"))?;
    let mut params = subject.initial();
    if let Some(weights) = given.get("weights") {
        weights::set(&mut params, weights, open)?;
    }
    let mut answers = answer::Answers::new(subject.as_ref(), &params);
    let mut all = Map::new();
    for (name, questions) in want {
        let answer = match questions {
            Questions::One(want) => answers.to(&want)?,
            Questions::Each(list) => {
                let each = list.iter().map(|want| answers.to(want));
                Value::Array(each.collect::<Result<_, _>>()?)
            }
        };
        all.insert(name, answer);
    }
    Ok(Answered {
        answers: Value::Object(all),
        params: answers.trained().unwrap_or(params),
    })
}

/// A refusal as one sentence, with the numbers that belong to it.
#[must_use]
pub fn sentence(error: &Error) -> String {
    let whole = error.to_string().replace(['\n', '\r'], " ");
    // Numbers follow the full stop in brackets.
    match whole.split_once(". (") {
        Some((said, numbers)) if whole.ends_with(')') => format!("{said} ({numbers}."),
        _ => whole,
    }
}
