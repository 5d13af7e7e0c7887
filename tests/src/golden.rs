//! Reading references from `golden/*.json`, and the table of how far the core is from them.

use crate::{deviation, limit};
use seqscope_core::graph::Tensor;
use seqscope_core::lanes::padded;
use seqscope_core::params::{Layout, Params};
use seqscope_core::real::Real;
use seqscope_core::settings::Settings;
use seqscope_core::wiring::evaluate::Weights;
use serde_json::{Map, Value};
use std::sync::Arc;

/// A file of references.
///
/// # Panics
/// When there is no such file or it is no JSON.
pub fn read(name: &str) -> Value {
    let path = format!("{}/golden/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A list in a field.
///
/// # Panics
/// When there is none.
pub fn list<'a>(value: &'a Value, field: &str) -> &'a Vec<Value> {
    let found = value[field].as_array();
    found.unwrap_or_else(|| panic!("no list {field}"))
}

/// Named things in a field.
///
/// # Panics
/// When there are none.
pub fn fields<'a>(value: &'a Value, field: &str) -> &'a Map<String, Value> {
    let found = value[field].as_object();
    found.unwrap_or_else(|| panic!("no fields {field}"))
}

/// A list of numbers.
///
/// # Panics
/// When it is none.
pub fn numbers(value: &Value) -> Vec<f64> {
    let values = value
        .as_array()
        .unwrap_or_else(|| panic!("{value}: no numbers"));
    let number = |x: &Value| x.as_f64().unwrap_or_else(|| panic!("{x}: no number"));
    values.iter().map(number).collect()
}

/// A list of numbers as the core holds them.
pub fn reals(value: &Value) -> Vec<Real> {
    numbers(value).into_iter().map(|x| x as Real).collect()
}

/// A list of whole numbers.
///
/// # Panics
/// When it is none.
pub fn counts(value: &Value) -> Vec<usize> {
    let values = value.as_array().unwrap_or_else(|| panic!("{value}: none"));
    values.iter().map(count).collect()
}

/// A whole number.
///
/// # Panics
/// When it is none.
pub fn count(value: &Value) -> usize {
    let found = value
        .as_u64()
        .unwrap_or_else(|| panic!("{value}: no count"));
    usize::try_from(found).unwrap_or(usize::MAX)
}

/// Numbers of the core in 64 bits.
pub fn wide(values: &[Real]) -> Vec<f64> {
    values.iter().map(|&x| f64::from(x)).collect()
}

/// A matrix of that many columns.
pub fn tensor(columns: usize, data: Vec<Real>) -> Tensor {
    Tensor::new(data.len() / columns, columns, data)
}

/// The parameters in a field for the traced path: `columns` tells how wide each is.
pub fn weights(golden: &Value, columns: impl Fn(&str) -> usize) -> Weights {
    let mut found = Weights::default();
    for (name, values) in fields(golden, "weights") {
        found.insert(name, columns(name), reals(values));
    }
    found
}

/// Sets all parameters of a layout from a field, which must name no others.
///
/// # Panics
/// When a name or a shape differs.
pub fn set_all(params: &mut Params, golden: &Value) {
    let given = fields(golden, "weights");
    let entries = params.layout().entries();
    let mut expected: Vec<_> = entries.iter().map(|entry| entry.name.to_string()).collect();
    expected.sort_unstable();
    let mut names: Vec<_> = given.keys().map(String::as_str).collect();
    names.sort_unstable();
    assert_eq!(expected, names);
    for (name, values) in given {
        let set = params.set_torch(name, &reals(values));
        set.unwrap_or_else(|error| panic!("{name}: {}", error.message));
    }
}

/// The first rows of one sequence of a time-major batch, `columns` wide.
pub fn sequence<T: Copy>(
    rows: &[T],
    columns: usize,
    batch: usize,
    of: usize,
    length: usize,
) -> Vec<T> {
    let row = |t: usize| &rows[(t * batch + of) * columns..][..columns];
    (0..length).flat_map(|t| row(t).to_vec()).collect()
}

/// How far one model is from its references: a row of the table.
#[derive(Debug)]
pub struct Row {
    model: String,
    forward: f64,
    gradient: f64,
    compared: usize,
}

impl Row {
    /// A row without comparisons.
    pub fn new(model: impl Into<String>) -> Self {
        let model = model.into();
        Self {
            model,
            forward: 0.0,
            gradient: 0.0,
            compared: 0,
        }
    }

    /// Compares numbers of the forward pass: 10⁻⁵ of the greatest, 10⁻¹⁰ in 64 bits.
    pub fn forward(&mut self, what: &str, found: &[f64], expected: &[f64]) {
        let apart = self.apart(what, found, expected, limit(1e-5, 1e-10));
        self.forward = self.forward.max(apart);
    }

    /// Compares a gradient: 10⁻⁴ of the greatest component, 10⁻¹⁰ in 64 bits.
    pub fn gradient(&mut self, what: &str, found: &[f64], expected: &[f64]) {
        let apart = self.apart(what, found, expected, limit(1e-4, 1e-10));
        self.gradient = self.gradient.max(apart);
    }

    fn apart(&mut self, what: &str, found: &[f64], expected: &[f64], most: f64) -> f64 {
        let apart = deviation(found, expected);
        let model = &self.model;
        assert!(
            apart <= most,
            "{model}: {what} is {apart:e} off: {found:?} instead of {expected:?}"
        );
        self.compared += 1;
        apart
    }

    /// Prints the row; a row that compared nothing is an error of the test.
    ///
    /// # Panics
    /// When nothing was compared.
    pub fn print(self) {
        let Self {
            model,
            forward,
            gradient,
            compared,
        } = self;
        assert!(compared > 0, "{model}: nothing compared");
        println!("| {model} | {forward:.1e} | {gradient:.1e} | {compared} |");
    }
}

/// The padded width of a row of such parts.
pub fn pitch(parts: &[usize]) -> usize {
    parts.iter().map(|&part| padded(part)).sum()
}

/// Rows as the fast path wants them: each part padded with zeros to whole lanes.
pub fn pad(rows: &[Real], parts: &[usize]) -> Vec<Real> {
    let mut padding = Vec::with_capacity(rows.len());
    for row in rows.chunks_exact(parts.iter().sum()) {
        let mut from = 0;
        for &part in parts {
            padding.extend_from_slice(&row[from..from + part]);
            padding.resize(padding.len() + padded(part) - part, 0.0);
            from += part;
        }
    }
    padding
}

/// Rows without their padding, which must be zero.
///
/// # Panics
/// When a number of the padding is not zero.
pub fn unpad(rows: &[Real], parts: &[usize]) -> Vec<Real> {
    let mut found = Vec::with_capacity(rows.len());
    for row in rows.chunks_exact(pitch(parts)) {
        let mut from = 0;
        for &part in parts {
            found.extend_from_slice(&row[from..from + part]);
            let rest = &row[from + part..from + padded(part)];
            assert!(rest.iter().all(|&x| x == 0.0), "the padding holds {rest:?}");
            from += padded(part);
        }
    }
    found
}

/// The settings of a case.
///
/// # Panics
/// When they are wrong.
pub fn settings(golden: &Value) -> Settings {
    let read = Settings::from_json(&golden["settings"]);
    read.unwrap_or_else(|error| panic!("{}: {}", golden["settings"], error.message))
}

/// Parameters of a layout, with the numbers of a case.
pub fn params(layout: Layout, golden: &Value) -> Params {
    let mut params = Params::zeros(Arc::new(layout));
    set_all(&mut params, golden);
    params
}

fn greatest(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |most: f64, x| most.max(x.abs()))
}

impl Row {
    /// Compares a loss and the gradient of every parameter.
    ///
    /// # Panics
    /// When a gradient that is nothing in exact arithmetic (of a bias before a batch norm) is
    /// something here.
    pub fn whole(&mut self, golden: &Value, loss: f64, gradient: impl Fn(&str) -> Vec<f64>) {
        let settings = &golden["settings"];
        let expected = golden["loss"].as_f64().unwrap_or(f64::NAN);
        self.forward(&format!("{settings}: loss"), &[loss], &[expected]);
        let all = fields(golden, "gradients");
        let most = all.values().map(|one| greatest(&numbers(one)));
        let most = most.fold(0.0, f64::max);
        for (name, expected) in all {
            let what = format!("{settings}: {name}");
            let (found, expected) = (gradient(name), numbers(expected));
            if greatest(&expected) < 1e-12 * most {
                let rest = greatest(&found) / most;
                assert!(rest < limit(1e-6, 1e-13), "{what}: {rest:e} of nothing");
                continue;
            }
            // In 32 bits what is small because great terms cancel is as inexact as these are.
            let floor = limit(1e-3, 0.0) * most;
            let share = (greatest(&expected) / floor).min(1.0);
            let apart = self.apart(&what, &found, &expected, limit(1e-4, 1e-10) / share);
            self.gradient = self.gradient.max(apart * share);
        }
    }
}
