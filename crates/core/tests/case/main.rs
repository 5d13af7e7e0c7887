//! The headless door: what it answers is what the laws say, and what it cannot answer it refuses in
//! one sentence.

mod attention;
mod initial;
mod language;
mod models;
mod refusals;
mod strange;
mod training;

use seqscope_core::case::run;
use serde_json::Value;

/// The answers to a case that is right.
fn answers(case: &Value) -> Value {
    run(case).unwrap_or_else(|error| panic!("{case}: {error}"))
}

/// All numbers, in order.
fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(list) => list.iter().flat_map(numbers).collect(),
        Value::Object(fields) => fields.values().flat_map(numbers).collect(),
        value => value.as_f64().into_iter().collect(),
    }
}

/// The greatest deviation, relative to the greatest expected magnitude.
fn apart(a: &[f64], b: &[f64]) -> f64 {
    assert_eq!(a.len(), b.len());
    let greatest = b.iter().fold(1e-9_f64, |most, b| most.max(b.abs()));
    let pairs = a.iter().zip(b);
    pairs.fold(0.0_f64, |most, (a, b)| most.max((a - b).abs())) / greatest
}

/// The sum of parts of this size.
fn sum(parts: &[f64], size: usize) -> Vec<f64> {
    let mut sum = vec![0.0; size];
    for part in parts.chunks(size) {
        sum.iter_mut().zip(part).for_each(|(sum, one)| *sum += one);
    }
    sum
}

/// The fields of an answer.
fn fields<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    let fields = value[name].as_object();
    fields.unwrap_or_else(|| panic!("no {name}")).iter()
}

/// The code of a refusal, which must be one sentence.
fn refusal(case: &Value) -> &'static str {
    let error = run(case).expect_err(&case.to_string());
    let sentence = seqscope_core::case::sentence(&error);
    assert!(
        sentence.ends_with('.') && !sentence.contains('\n'),
        "{sentence}"
    );
    assert!(!sentence.contains(". "), "{sentence}");
    error.code
}
