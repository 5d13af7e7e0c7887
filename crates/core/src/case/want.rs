//! What a case may ask for.

use super::decoding::Options;
use super::json::{fields, finite, whole};
use super::training::Training;
use crate::error::Error;
use serde_json::{Map, Value};

/// The most training steps of a case.
pub const MOST_STEPS: usize = 1_000;
/// The most training steps of a case on a task.
pub const MOST_TRAINING: usize = 100_000;
/// The most examples that a case has judged.
pub const MOST_JUDGED: usize = 10_000;
/// The most symbols a case has written.
pub const MOST_WRITTEN: usize = 200;
/// The widest beam.
pub const WIDEST_BEAM: usize = 16;

/// One question, with its options.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Want {
    /// What was read and what was to be predicted.
    Example,
    /// The symbols, by number.
    Vocabulary,
    /// The loss of each step and the whole.
    Losses,
    /// The probabilities after each step.
    Outputs,
    /// The gates of the cells.
    Gates,
    /// The states of the cells.
    States,
    /// The states before the first step, and their gradients.
    Initial,
    /// Scores, weights and contexts.
    Attention,
    /// Values by name; none named: all there are.
    Blocks(Option<Vec<String>>),
    /// The parameters.
    Weights,
    /// The gradient of every parameter.
    Gradients,
    /// The gradient of the whole loss with respect to each state.
    StateGradients,
    /// The gradient of each loss with respect to each state.
    Influence,
    /// What each pair (j, k) contributes to the gradient of these parameters.
    Contributions(Option<Vec<String>>),
    /// The gradients when the way back is cut.
    Truncated {
        /// The steps between two cuts; 0 for none.
        k1: usize,
        /// The steps propagated back; 0 for all.
        k2: usize,
    },
    /// The gradients made smaller: the settings that say how.
    Clipped(Map<String, Value>),
    /// Training steps on the case's own example: how many, and the settings they differ in.
    Steps {
        /// How many.
        count: usize,
        /// Whether the parameters after each of them are asked for.
        weights: bool,
        /// Settings of the optimizer.
        settings: Map<String, Value>,
    },
    /// Training on the task of the settings.
    Train(Training),
    /// What the network writes.
    Decoding(Options),
}

const SIMPLE: [(&str, Want); 13] = [
    ("example", Want::Example),
    ("vocabulary", Want::Vocabulary),
    ("losses", Want::Losses),
    ("outputs", Want::Outputs),
    ("gates", Want::Gates),
    ("states", Want::States),
    ("initial", Want::Initial),
    ("attention", Want::Attention),
    ("blocks", Want::Blocks(None)),
    ("weights", Want::Weights),
    ("gradients", Want::Gradients),
    ("state_gradients", Want::StateGradients),
    ("influence", Want::Influence),
];
const ALL: &str = "example, vocabulary, losses, outputs, gates, states, initial, attention, blocks, \
    weights, gradients, state_gradients, influence, contributions, truncated, clipped, steps, train, \
    decoding";

/// Reads the list of questions: for each its name, and what is to be answered under it. A question
/// with a list of options is answered by a list.
///
/// # Errors
/// When it is no list, or something in it is no question.
pub(super) fn read(value: &Value) -> Result<Vec<(String, Questions)>, Error> {
    let list = value.as_array().ok_or_else(|| {
        Error::new(
            "wrong-type",
            "want",
            "“want” must be a list of what is asked for.",
        )
    })?;
    let mut all = Vec::new();
    for item in list {
        match item {
            Value::String(name) => all.push((name.clone(), Questions::One(plain(name)?))),
            Value::Object(named) => {
                for (name, options) in named {
                    all.push((name.clone(), with_options(name, options)?));
                }
            }
            _ => {
                let message = "In “want”, each item is a name or an object of names with options.";
                return Err(Error::new("wrong-type", "want", message));
            }
        }
    }
    Ok(all)
}

/// One question, or the same one with several options.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Questions {
    /// One.
    One(Want),
    /// Several.
    Each(Vec<Want>),
}

fn unknown(name: &str) -> Error {
    let message = format!("“want” has no “{name}”: it may have {ALL}.");
    Error::new("not-a-choice", "want", message).with("value", name)
}

fn plain(name: &str) -> Result<Want, Error> {
    if let Some((_, want)) = SIMPLE.iter().find(|(known, _)| *known == name) {
        return Ok(want.clone());
    }
    optional(name, &Value::Object(Map::new()))
}

fn with_options(name: &str, options: &Value) -> Result<Questions, Error> {
    match options {
        Value::Array(list) if name != "blocks" && name != "contributions" => {
            let each = list.iter().map(|options| optional(name, options));
            Ok(Questions::Each(each.collect::<Result<_, _>>()?))
        }
        _ => Ok(Questions::One(optional(name, options)?)),
    }
}

fn optional(name: &str, options: &Value) -> Result<Want, Error> {
    match name {
        "blocks" => Ok(Want::Blocks(names(name, options)?)),
        "contributions" => Ok(Want::Contributions(names(name, options)?)),
        "truncated" => {
            let given = fields(options, name, &["k1", "k2"])?;
            let limits = [0, crate::case::MOST_TIME_STEPS];
            Ok(Want::Truncated {
                k1: whole(given, "k1", limits, 0)?,
                k2: whole(given, "k2", limits, 0)?,
            })
        }
        "clipped" => {
            let given = fields(options, name, &["clip", "clip_at"])?;
            Ok(Want::Clipped(given.clone()))
        }
        "steps" => steps(options),
        "train" => train(options),
        "decoding" => {
            let given = fields(options, name, &["length", "beam", "alpha"])?;
            let alpha = given.get("alpha").map(|alpha| finite(alpha, "alpha"));
            let alpha = f64::from(alpha.transpose()?.unwrap_or_default());
            if !(0.0..=2.0).contains(&alpha) {
                return Err(Error::out_of_range("alpha", alpha, 0.0, 2.0));
            }
            Ok(Want::Decoding(Options {
                length: whole(given, "length", [1, MOST_WRITTEN], 10)?,
                beam: whole(given, "beam", [1, WIDEST_BEAM], 1)?,
                alpha,
            }))
        }
        _ => match SIMPLE.iter().find(|(known, _)| *known == name) {
            Some((_, want)) if options.as_object().is_some_and(Map::is_empty) => Ok(want.clone()),
            Some(_) => {
                let message = format!("“{name}” has no options.");
                Err(Error::new("unknown-field", "want", message))
            }
            None => Err(unknown(name)),
        },
    }
}

/// The settings that training may differ in from the rest of the case; a batch is none of an
/// example's own.
const SETTINGS: [&str; 9] = [
    "optimizer",
    "learning_rate",
    "momentum",
    "beta2",
    "clip",
    "clip_at",
    "warm_up",
    "decay_at",
    "batch",
];

/// The fields of a question that has these options and settings.
fn known<'a>(
    value: &'a Value,
    name: &str,
    options: &[&'static str],
    settings: &[&'static str],
) -> Result<&'a Map<String, Value>, Error> {
    let known: Vec<&str> = options.iter().chain(settings).copied().collect();
    fields(value, name, &known)
}

/// The settings among the fields of a question.
fn settings(given: &Map<String, Value>) -> Map<String, Value> {
    let settings = given.iter();
    let settings = settings.filter(|(name, _)| SETTINGS.contains(&name.as_str()));
    settings
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

fn train(options: &Value) -> Result<Want, Error> {
    let own = ["count", "every", "examples"];
    let given = known(options, "train", &own, &SETTINGS)?;
    Ok(Want::Train(Training {
        count: whole(given, "count", [1, MOST_TRAINING], 100)?,
        every: whole(given, "every", [1, MOST_TRAINING], 1)?,
        examples: whole(given, "examples", [0, MOST_JUDGED], 100)?,
        settings: settings(given),
    }))
}

fn steps(options: &Value) -> Result<Want, Error> {
    let alone = &SETTINGS[..SETTINGS.len() - 1];
    let given = known(options, "steps", &["count", "weights"], alone)?;
    let weights = given.get("weights").unwrap_or(&Value::Bool(false));
    let weights = weights.as_bool().ok_or_else(|| {
        Error::new(
            "wrong-type",
            "weights",
            "“weights” of “steps” must be true or false.",
        )
    })?;
    Ok(Want::Steps {
        count: whole(given, "count", [1, MOST_STEPS], 1)?,
        weights,
        settings: settings(given),
    })
}

/// A list of names; none where nothing is listed.
fn names(question: &str, options: &Value) -> Result<Option<Vec<String>>, Error> {
    let list = match options {
        Value::Object(none) if none.is_empty() => return Ok(None),
        Value::Array(list) => list,
        _ => return Err(no_names(question)),
    };
    let names = list.iter().map(|name| name.as_str().map(str::to_owned));
    names
        .collect::<Option<Vec<_>>>()
        .map(Some)
        .ok_or_else(|| no_names(question))
}

fn no_names(question: &str) -> Error {
    Error::new(
        "wrong-type",
        "want",
        format!("“{question}” must be a list of names."),
    )
}
