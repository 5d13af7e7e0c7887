//! The table of the settings: names, kinds, limits, defaults, and when each applies.

use super::{Settings, Value};
use crate::error::Error;
use crate::named::Named;
use serde::Serialize;

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
    pub applies_when: Option<Named<Vec<&'static str>>>,
}

/// What a name that no row has is answered with.
pub(crate) fn unknown(name: &str) -> Error {
    let message = format!("There is no setting “{name}”.");
    Error::new("unknown-setting", name, message).with("setting", name)
}

/// What holds in these rows when nothing is said.
pub(crate) fn defaults(rows: Vec<Row>) -> Named<Value> {
    let values = rows.into_iter().map(|row| (row.name, row.default));
    values.collect()
}

/// What holds in these rows: the values given and, where nothing is said, the defaults.
///
/// # Errors
/// On an unknown name or a value that its row does not accept.
pub(crate) fn read(rows: Vec<Row>, given: &Named<Value>) -> Result<Named<Value>, Error> {
    for (name, value) in given.iter() {
        let row = rows.iter().find(|row| row.name == name);
        row.ok_or_else(|| unknown(name))?.accept(value)?;
    }
    let mut values = defaults(rows);
    for (name, value) in given.iter() {
        values.insert(name, value.clone());
    }
    Ok(values)
}

impl Row {
    pub(crate) fn new(name: &'static str, group: &'static str, kind: Kind) -> Self {
        Self {
            name,
            kind,
            choices: None,
            min: None,
            max: None,
            default: Value::Other,
            scale: Scale::Linear,
            group,
            applies_when: None,
        }
    }

    pub(crate) fn choice(
        name: &'static str,
        group: &'static str,
        choices: &[&'static str],
    ) -> Self {
        Self {
            choices: Some(choices.to_vec()),
            ..Self::new(name, group, Kind::Choice)
        }
    }

    pub(crate) fn integer(name: &'static str, group: &'static str, min: u32, max: u32) -> Self {
        let limits = (Some(f64::from(min)), Some(f64::from(max)));
        Self {
            min: limits.0,
            max: limits.1,
            ..Self::new(name, group, Kind::Integer)
        }
    }

    pub(crate) fn real(name: &'static str, group: &'static str, min: f64, max: f64) -> Self {
        Self {
            min: Some(min),
            max: Some(max),
            ..Self::new(name, group, Kind::Real)
        }
    }

    pub(crate) fn log(self) -> Self {
        Self {
            scale: Scale::Log,
            ..self
        }
    }

    /// What holds when nothing is said.
    pub(crate) fn by_default(self, default: Value) -> Self {
        Self { default, ..self }
    }

    /// One of a few names, the first when nothing is said.
    pub(crate) fn first_of(
        name: &'static str,
        group: &'static str,
        choices: &[&'static str],
    ) -> Self {
        let first = Value::Text(choices[0].to_owned());
        Self::choice(name, group, choices).by_default(first)
    }

    /// The setting matters only under these values of another; of several such, under all.
    pub(crate) fn when(mut self, setting: &'static str, values: &[&'static str]) -> Self {
        let conditions = self.applies_when.get_or_insert_default();
        conditions.insert(setting, values.to_vec());
        self
    }

    /// The refusal of a value of another kind.
    pub(crate) fn wrong_type(&self) -> Error {
        let (kind, what) = match self.kind {
            Kind::Boolean => ("boolean", "true or false"),
            Kind::Text => ("text", "a text"),
            Kind::Choice => ("choice", "a name"),
            Kind::Integer => ("integer", "a whole number"),
            Kind::Real => ("real", "a number"),
        };
        let message = format!("“{}” must be {what}.", self.name);
        Error::new("wrong-type", self.name, message)
            .with("setting", self.name)
            .with("kind", kind)
    }

    /// Refuses a value this setting may not have.
    pub(crate) fn accept(&self, value: &Value) -> Result<(), Error> {
        let name = self.name;
        let fits = match self.kind {
            Kind::Boolean => matches!(value, Value::Boolean(_)),
            Kind::Text => value.text().is_some(),
            Kind::Choice => {
                let choices = self.choices.as_deref().unwrap_or_default();
                let given = value.text().ok_or_else(|| self.wrong_type())?;
                if !choices.contains(&given) {
                    let all = choices.join(", ");
                    let message = format!("“{name}” must be one of: {all}.");
                    return Err(Error::new("not-a-choice", name, message)
                        .with("setting", name)
                        .with("value", given)
                        .with("choices", all));
                }
                true
            }
            Kind::Integer | Kind::Real => {
                let given = value.number().ok_or_else(|| self.wrong_type())?;
                let (min, max) = (self.min.unwrap_or(f64::MIN), self.max.unwrap_or(f64::MAX));
                if !(min..=max).contains(&given) {
                    return Err(Error::out_of_range(name, given, min, max));
                }
                self.kind == Kind::Real || given.fract() == 0.0
            }
        };
        if fits { Ok(()) } else { Err(self.wrong_type()) }
    }
}

/// The models that have a recurrent cell.
const RECURRENT: [&str; 5] = ["language", "classifier", "captioner", "tagger", "seq2seq"];
/// Those of attention alone.
const TRANSFORMERS: [&str; 3] = ["transformer", "transformer_encoder", "transformer_decoder"];
/// The models that are not the first page's.
const OTHERS: [&str; 7] = [
    "classifier",
    "captioner",
    "tagger",
    "seq2seq",
    "transformer",
    "transformer_encoder",
    "transformer_decoder",
];

/// All rows, without defaults.
pub(crate) fn rows() -> Vec<Row> {
    let mut rows = model();
    rows.extend(data());
    rows.extend(training());
    rows
}

fn model() -> Vec<Row> {
    let model = |name, values: &[&'static str]| Row::choice(name, "model", values);
    let width = |name, most| Row::integer(name, "model", 1, most);
    let flag = |name| Row::new(name, "model", Kind::Boolean);
    let seq2seq = ["seq2seq"];
    let kinds: Vec<_> = ["language"].into_iter().chain(OTHERS).collect();
    vec![
        model("model", &kinds),
        model("cell", &["rnn", "lstm", "gru"]).when("model", &RECURRENT),
        width("hidden", 256),
        model("input", &["one_hot", "embedding"]).when("model", &RECURRENT[..4]),
        width("embedding", 256)
            .when("input", &["embedding"])
            .when("model", &RECURRENT),
        flag("bias").when("model", &RECURRENT),
        model("reset", &["after", "before"])
            .when("cell", &["gru"])
            .when("model", &RECURRENT),
        model("start", &["pytorch", "chrono"])
            .when("cell", &["lstm", "gru"])
            .when("model", &RECURRENT[1..]),
        Row::real("forget_bias", "model", -4.0, 8.0)
            .when("cell", &["lstm"])
            .when("model", &RECURRENT),
        Row::real("update_bias", "model", -4.0, 8.0)
            .when("cell", &["gru"])
            .when("model", &RECURRENT[1..]),
        width("layers", 4).when("model", &OTHERS),
        flag("bidirectional").when("model", &["classifier", "tagger", "seq2seq"]),
        model("combine", &["concat", "sum", "product"])
            .when("model", &["classifier", "tagger", "seq2seq"]),
        model(
            "attention",
            &["none", "dot", "scaled_dot", "general", "additive"],
        )
        .when("model", &seq2seq),
        model("query", &["previous", "current"]).when("model", &seq2seq),
        width("attention_width", 256)
            .when("attention", &["additive"])
            .when("model", &seq2seq),
        flag("source_reversed").when("model", &seq2seq),
        width("heads", 16).when("model", &TRANSFORMERS),
        width("feed_forward", 1024).when("model", &TRANSFORMERS),
        model("norm", &["layer", "batch"]).when("model", &TRANSFORMERS),
        flag("norm_first").when("model", &TRANSFORMERS),
        model("positions", &["none", "sinusoidal", "learnt"]).when("model", &TRANSFORMERS),
        Row::integer("window", "model", 0, 64).when("model", &TRANSFORMERS),
    ]
}

fn data() -> Vec<Row> {
    let tasks = [
        "text",
        "next_word",
        "sentiment",
        "caption",
        "tag",
        "copy",
        "adding",
        "temporal_order",
        "latch",
        "reber",
        "agreement",
        "majority",
        "transliteration",
        "dates",
        "translation",
        "reversal",
        "corpus",
    ];
    vec![
        Row::choice("task", "data", &tasks).when("model", &OTHERS),
        Row::integer("length", "data", 0, 1000).when("model", &OTHERS),
        Row::choice("language", "data", &["en", "fr"]).when("model", &OTHERS),
        Row::choice("unit", "data", &["word", "character"]),
        Row::new("text", "data", Kind::Text),
        Row::new("sequence", "sequence", Kind::Text),
    ]
}

fn training() -> Vec<Row> {
    let training = "training";
    vec![
        Row::integer("time_steps", training, 2, 128),
        Row::integer("batch", training, 1, 64),
        Row::choice("optimizer", training, &["sgd", "momentum", "adam"]),
        Row::real("learning_rate", training, 1e-5, 10.0).log(),
        Row::real("momentum", training, 0.0, 0.999).when("optimizer", &["momentum"]),
        Row::real("beta2", training, 0.5, 0.999_99)
            .when("optimizer", &["adam"])
            .when("model", &OTHERS),
        Row::integer("warm_up", training, 0, 100_000).when("model", &OTHERS),
        Row::integer("decay_at", training, 0, 10_000_000).when("model", &OTHERS),
        Row::choice("clip", training, &["none", "norm", "value"]),
        Row::real("clip_at", training, 1e-3, 100.0)
            .log()
            .when("clip", &["norm", "value"]),
        Row::integer("k1", training, 0, 128),
        Row::integer("k2", training, 0, 128),
        Row::choice("reduction", training, &["sum", "mean"]),
        Row::integer("seed", training, 0, u32::MAX),
    ]
}

/// Checks every value of settings that were not read from anywhere.
pub(super) fn accept_all(settings: &Settings) -> Result<(), Error> {
    let values = settings.values();
    rows()
        .iter()
        .try_for_each(|row| row.accept(&values[row.name]))
}

/// The table of the settings, in the order they are shown.
pub fn describe() -> Vec<Row> {
    let defaults = Settings::default().values();
    let mut rows = rows();
    for row in &mut rows {
        row.default = defaults[row.name].clone();
    }
    rows
}
