//! The states before the first step: given ones read, and what each loss says to them.

use super::json::{fields, number, numbers};
use crate::error::Error;
use crate::graph::model::recurrent::First;
use crate::real::Real;
use serde_json::{Map, Value, json};

/// A state that the model starts from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Initial {
    /// Its name.
    pub name: String,
    /// Its numbers.
    pub value: Vec<Real>,
    /// ∂L/∂ of each.
    pub gradient: Vec<Real>,
}

/// Reads given first states; `known` are those that the model starts from, each with its number of
/// units.
///
/// # Errors
/// When the model starts from no such state, or has another number of units.
pub(super) fn read(given: Option<&Value>, known: &[(String, usize)]) -> Result<First, Error> {
    let mut first = First::new();
    let Some(given) = given else {
        return Ok(first);
    };
    if known.is_empty() {
        return Err(nothing("initial"));
    }
    let names: Vec<&str> = known.iter().map(|(name, _)| name.as_str()).collect();
    for (name, value) in fields(given, "initial", &names)? {
        let width = known.iter().find(|(own, _)| own == name);
        let width = width.map_or(0, |(_, width)| *width);
        first.insert(name, numbers(value, &[width], name)?);
    }
    Ok(first)
}

fn nothing(path: &str) -> Error {
    let message = "This model starts from no state that could be given.";
    Error::new("not-there", path, message)
}

/// The answer: each state with its gradient.
///
/// # Errors
/// When there is none.
pub(super) fn answer(states: Vec<Initial>) -> Result<Value, Error> {
    if states.is_empty() {
        return Err(nothing("want"));
    }
    let list = |values: &[Real]| values.iter().map(|&value| number(value)).collect::<Value>();
    let each = states.into_iter().map(|state| {
        let answer = json!({ "value": list(&state.value), "gradient": list(&state.gradient) });
        (state.name, answer)
    });
    Ok(Value::Object(each.collect::<Map<_, _>>()))
}
