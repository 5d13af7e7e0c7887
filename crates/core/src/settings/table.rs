//! The table of the settings: names, kinds, limits, defaults, and when each applies.

use super::Settings;
use crate::error::Error;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The kind of a setting's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One of a few names.
    Choice,
    /// A whole number.
    Integer,
    /// A number.
    Real,
    /// True or false.
    Boolean,
    /// Any text.
    Text,
}

/// How a slider for the setting should be divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// Evenly.
    Linear,
    /// By factors.
    Log,
}

/// One setting.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// Its name in JSON.
    pub name: &'static str,
    /// The kind of its value.
    pub kind: Kind,
    /// The names to choose from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choices: Option<Vec<&'static str>>,
    /// The least value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// The greatest value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
    /// The value when nothing is said.
    pub default: Value,
    /// How a slider should be divided.
    pub scale: Scale,
    /// Where it belongs: model, data, training or sequence.
    pub group: &'static str,
    /// The values of other settings under which it matters; none when it always does.
    pub applies_when: Option<BTreeMap<&'static str, Vec<&'static str>>>,
}

impl Row {
    fn new(name: &'static str, group: &'static str, kind: Kind) -> Self {
        Self {
            name,
            kind,
            choices: None,
            min: None,
            max: None,
            default: Value::Null,
            scale: Scale::Linear,
            group,
            applies_when: None,
        }
    }

    fn choice(name: &'static str, group: &'static str, choices: &[&'static str]) -> Self {
        Self {
            choices: Some(choices.to_vec()),
            ..Self::new(name, group, Kind::Choice)
        }
    }

    fn integer(name: &'static str, group: &'static str, min: u32, max: u32) -> Self {
        let limits = (Some(f64::from(min)), Some(f64::from(max)));
        Self {
            min: limits.0,
            max: limits.1,
            ..Self::new(name, group, Kind::Integer)
        }
    }

    fn real(name: &'static str, group: &'static str, min: f64, max: f64) -> Self {
        Self {
            min: Some(min),
            max: Some(max),
            ..Self::new(name, group, Kind::Real)
        }
    }

    fn log(self) -> Self {
        Self {
            scale: Scale::Log,
            ..self
        }
    }

    fn when(self, setting: &'static str, values: &[&'static str]) -> Self {
        Self {
            applies_when: Some(BTreeMap::from([(setting, values.to_vec())])),
            ..self
        }
    }

    /// The value in the form `Settings` is read from, if it is one this setting may have.
    pub(super) fn accept(&self, value: &Value) -> Result<Value, Error> {
        let name = self.name;
        let wrong = |what: &str| {
            Error::new("wrong-type", name, format!("“{name}” must be {what}."))
                .with("setting", name)
        };
        match self.kind {
            Kind::Boolean => value
                .as_bool()
                .map(Value::from)
                .ok_or_else(|| wrong("true or false")),
            Kind::Text => value
                .as_str()
                .map(Value::from)
                .ok_or_else(|| wrong("a text")),
            Kind::Choice => {
                let choices = self.choices.as_deref().unwrap_or_default();
                let given = value.as_str().ok_or_else(|| wrong("a name"))?;
                if choices.contains(&given) {
                    return Ok(Value::from(given));
                }
                let all = choices.join(", ");
                Err(Error::new(
                    "not-a-choice",
                    name,
                    format!("“{name}” must be one of: {all}."),
                )
                .with("setting", name)
                .with("value", given)
                .with("choices", all))
            }
            Kind::Integer | Kind::Real => {
                let given = value.as_f64().ok_or_else(|| wrong("a number"))?;
                let (min, max) = (self.min.unwrap_or(f64::MIN), self.max.unwrap_or(f64::MAX));
                if !(min..=max).contains(&given) {
                    let message = format!("“{name}” must be between {min} and {max}.");
                    return Err(Error::new("out-of-range", name, message)
                        .with("setting", name)
                        .with("value", given)
                        .with("min", min)
                        .with("max", max));
                }
                match self.kind {
                    Kind::Real => Ok(Value::from(given)),
                    _ if given.fract() == 0.0 => Ok(Value::from(given as u64)),
                    _ => Err(wrong("a whole number")),
                }
            }
        }
    }
}

fn rows() -> Vec<Row> {
    vec![
        Row::choice("cell", "model", &["rnn", "lstm", "gru"]),
        Row::integer("hidden", "model", 1, 64),
        Row::choice("input", "model", &["one_hot", "embedding"]),
        Row::integer("embedding", "model", 1, 64).when("input", &["embedding"]),
        Row::new("bias", "model", Kind::Boolean),
        Row::choice("reset", "model", &["after", "before"]).when("cell", &["gru"]),
        Row::real("forget_bias", "model", -4.0, 8.0).when("cell", &["lstm"]),
        Row::choice("unit", "data", &["word", "character"]),
        Row::new("text", "data", Kind::Text),
        Row::new("sequence", "sequence", Kind::Text),
        Row::integer("time_steps", "training", 2, 128),
        Row::integer("batch", "training", 1, 64),
        Row::choice("optimizer", "training", &["sgd", "momentum", "adam"]),
        Row::real("learning_rate", "training", 1e-5, 10.0).log(),
        Row::real("momentum", "training", 0.0, 0.999).when("optimizer", &["momentum"]),
        Row::choice("clip", "training", &["none", "norm", "value"]),
        Row::real("clip_at", "training", 1e-3, 100.0)
            .log()
            .when("clip", &["norm", "value"]),
        Row::integer("k1", "training", 0, 128),
        Row::integer("k2", "training", 0, 128),
        Row::choice("reduction", "training", &["sum", "mean"]),
        Row::integer("seed", "training", 0, u32::MAX),
    ]
}

/// The row of a name.
pub(super) fn row(name: &str) -> Option<Row> {
    rows().into_iter().find(|row| row.name == name)
}

/// Checks every value of settings that were not read from JSON.
pub(super) fn accept_all(settings: &Settings) -> Result<(), Error> {
    // The text is checked where it is cut: copying megabytes to look at their type serves nothing.
    let short = Settings {
        text: String::new(),
        sequence: String::new(),
        ..settings.clone()
    };
    let values = json!(short);
    for row in rows() {
        let value = &values[row.name];
        if value.is_null() {
            // JSON has no NaN and no infinity: it writes null for them.
            let message = format!("“{}” must be a finite number.", row.name);
            return Err(Error::new("out-of-range", row.name, message).with("setting", row.name));
        }
        row.accept(value)?;
    }
    Ok(())
}

/// The table of the settings, in the order they are shown.
pub fn describe() -> Vec<Row> {
    let defaults = json!(Settings::default());
    let mut rows = rows();
    for row in &mut rows {
        row.default = defaults[row.name].clone();
    }
    rows
}
