//! Helpers of the tests that cross crates.

pub mod example;
pub mod golden;
pub mod plan;
pub mod traced;

use seqscope_core::optimizer::Optimizer;
use seqscope_core::params::Params;
use seqscope_core::real::Real;
use seqscope_core::settings::{Checked, Settings};
use seqscope_core::trace::force::Force;
use seqscope_core::trace::{self, Look, Trace, WHOLE};
use serde_json::{Value, json};

/// A network at some weights and what was traced of it.
pub struct Case {
    /// What it was made from, for messages.
    pub name: String,
    /// Its settings.
    pub checked: Checked,
    /// Its parameters.
    pub params: Params,
    /// Its trace.
    pub trace: Trace,
}

/// The settings of a JSON object.
///
/// # Panics
/// When the settings are wrong.
pub fn checked(settings: &Value) -> Checked {
    let read = Settings::from_json(settings).and_then(Settings::check);
    read.unwrap_or_else(|error| panic!("{settings}: {}", error.message))
}

/// A network at its initial weights.
pub fn case(settings: &Value) -> Case {
    let checked = checked(settings);
    let params = Params::initial(&checked);
    traced(checked, params, &settings.to_string())
}

/// A network at given weights.
pub fn traced(checked: Checked, params: Params, name: &str) -> Case {
    held(checked, params, name, &[])
}

/// The same with gates held by hand.
pub fn held(checked: Checked, params: Params, name: &str, forces: &[Force]) -> Case {
    let mut optimizer = Optimizer::new(checked.settings(), params.data().len());
    let look = Look { forces, ..WHOLE };
    let trace = trace::compute(&checked, &params, 0, look, |gradient| {
        let (mut next, mut gradient) = (params.clone(), gradient.clone());
        optimizer.update(&mut next, &mut gradient);
        (next, 1.0)
    });
    Case {
        name: name.to_owned(),
        checked,
        params,
        trace,
    }
}

impl Case {
    /// A block of the trace.
    ///
    /// # Panics
    /// When the trace has no such block.
    pub fn block(&self, name: &str) -> Vec<f64> {
        let found = self.trace.values(name);
        let values = found.unwrap_or_else(|| panic!("{}: no block {name}", self.name));
        values.iter().map(|&x| f64::from(x)).collect()
    }
}

/// Every variant of the three cells, small.
pub fn variants() -> Vec<Value> {
    let mut all = Vec::new();
    for cell in ["rnn", "lstm", "gru", "gru-before"] {
        for bias in [true, false] {
            for (input, reduction) in [("one_hot", "sum"), ("embedding", "mean")] {
                let (cell, reset) = match cell {
                    "gru-before" => ("gru", "before"),
                    cell => (cell, "after"),
                };
                all.push(json!({
                    "cell": cell, "reset": reset, "bias": bias, "input": input, "embedding": 3,
                    "reduction": reduction, "hidden": 4, "time_steps": 6, "seed": 3,
                }));
            }
        }
    }
    all
}

/// The same settings with others put in.
pub fn with(settings: &Value, changes: &Value) -> Value {
    let mut merged = settings.clone();
    if let (Some(to), Some(from)) = (merged.as_object_mut(), changes.as_object()) {
        to.extend(from.clone());
    }
    merged
}

/// The greatest deviation, relative to the greatest expected magnitude.
pub fn deviation(found: &[f64], expected: &[f64]) -> f64 {
    if found.len() != expected.len() {
        return f64::INFINITY;
    }
    let greatest = expected.iter().fold(0.0, |most: f64, e| most.max(e.abs()));
    let pairs = found.iter().zip(expected);
    let most = pairs.fold(0.0, |most: f64, (f, e)| {
        let apart = (f - e).abs();
        if apart.is_nan() {
            f64::INFINITY
        } else {
            most.max(apart)
        }
    });
    if greatest > 0.0 {
        most / greatest
    } else {
        most
    }
}

/// A limit for the product's numbers and one for those of 64 bits.
pub fn limit(single: f64, double: f64) -> f64 {
    if size_of::<Real>() == 8 {
        double
    } else {
        single
    }
}
