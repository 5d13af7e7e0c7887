//! The headless door: what it answers is what the laws of back-propagation through time say, and
//! what it cannot answer it refuses in one sentence.

use seqscope_core::case::run;
use serde_json::{Map, Value, json};

fn answers(case: &Value) -> Value {
    run(case).unwrap_or_else(|error| panic!("{case}: {}", error.message))
}

fn small(cell: &str, changes: &Value) -> Value {
    let mut settings = json!({
        "cell": cell, "hidden": 3, "unit": "character", "text": "abcab", "input": "embedding",
        "embedding": 2, "seed": 5,
    });
    if let (Some(to), Some(from)) = (settings.as_object_mut(), changes.as_object()) {
        to.extend(from.clone());
    }
    settings
}

const CELLS: [(&str, &str); 4] = [
    ("rnn", "after"),
    ("lstm", "after"),
    ("gru", "after"),
    ("gru", "before"),
];

/// All numbers, in order.
fn flat(value: &Value, to: &mut Vec<f64>) {
    match value {
        Value::Array(list) => list.iter().for_each(|item| flat(item, to)),
        Value::Object(fields) => fields.values().for_each(|item| flat(item, to)),
        _ => to.extend(value.as_f64()),
    }
}

fn numbers(value: &Value) -> Vec<f64> {
    let mut all = Vec::new();
    flat(value, &mut all);
    all
}

fn apart(a: &[f64], b: &[f64]) -> f64 {
    assert_eq!(a.len(), b.len());
    let greatest = b.iter().fold(0.0_f64, |most, b| most.max(b.abs()));
    let most = a
        .iter()
        .zip(b)
        .fold(0.0_f64, |most, (a, b)| most.max((a - b).abs()));
    most / greatest.max(f64::MIN_POSITIVE)
}

fn fields<'a>(value: &'a Value, name: &str) -> &'a Map<String, Value> {
    value[name]
        .as_object()
        .unwrap_or_else(|| panic!("no {name}"))
}

#[test]
fn contributions_of_all_pairs_sum_to_every_gradient() {
    for (cell, reset) in CELLS {
        for reduction in ["sum", "mean"] {
            let settings = small(cell, &json!({ "reset": reset, "reduction": reduction }));
            let case = json!({ "settings": settings, "want": ["gradients", "contributions"] });
            let answer = answers(&case);
            let gradients = fields(&answer, "gradients");
            let contributions = fields(&answer, "contributions");
            assert_eq!(gradients.len(), 7);
            for (name, gradient) in gradients {
                let gradient = numbers(gradient);
                let mut sum = vec![0.0; gradient.len()];
                for pair in numbers(&contributions[name]).chunks(gradient.len()) {
                    sum.iter_mut().zip(pair).for_each(|(sum, one)| *sum += one);
                }
                let apart = apart(&sum, &gradient);
                assert!(apart < 1e-6, "{cell} {reset} {name}: {apart:e}");
            }
        }
    }
}

#[test]
fn influence_sums_to_the_gradient_of_each_state() {
    for (cell, reset) in CELLS {
        let settings = small(cell, &json!({ "reset": reset }));
        let want = json!(["influence", "state_gradients"]);
        let answer = answers(&json!({ "settings": settings, "want": want }));
        for (state, influence) in fields(&answer, "influence") {
            let rows = influence["gradients"].as_array().expect("rows");
            let mut sum = vec![0.0; numbers(&rows[0]).len()];
            for row in rows {
                sum.iter_mut()
                    .zip(numbers(row))
                    .for_each(|(sum, one)| *sum += one);
            }
            let whole = numbers(&answer["state_gradients"][format!("d{state}")]);
            assert!(apart(&sum, &whole) < 1e-6, "{cell} {state}");
        }
    }
}

#[test]
fn what_is_cut_is_the_sum_of_the_kept_pairs() {
    for (cell, reset) in CELLS {
        let settings = small(cell, &json!({ "reset": reset }));
        let want = json!(["contributions", { "truncated": [
            { "k1": 2, "k2": 2 }, { "k1": 1, "k2": 2 }, { "k1": 1, "k2": 1 }, { "k1": 2, "k2": 3 }, {},
        ] }]);
        let answer = answers(&json!({ "settings": settings, "want": want }));
        let steps = 4;
        for cut in answer["truncated"].as_array().expect("a list") {
            let of = |name: &str| cut[name].as_u64().expect("a number") as usize;
            let (k1, k2) = (of("k1"), of("k2"));
            for (name, gradient) in fields(cut, "gradients") {
                let gradient = numbers(gradient);
                let pairs = numbers(&answer["contributions"][name]);
                let mut sum = vec![0.0; gradient.len()];
                for (i, pair) in pairs.chunks(gradient.len()).enumerate() {
                    let (j, k) = (i / steps + 1, i % steps + 1);
                    let end = if k1 == 0 {
                        steps
                    } else {
                        (j.div_ceil(k1) * k1).min(steps)
                    };
                    if k2 == 0 || k + k2 > end {
                        sum.iter_mut().zip(pair).for_each(|(sum, one)| *sum += one);
                    }
                }
                let apart = apart(&sum, &gradient);
                assert!(apart < 1e-6, "{cell} k1={k1} k2={k2} {name}: {apart:e}");
            }
        }
    }
}

#[test]
fn steps_descend_the_gradient_and_clipping_limits_it() {
    let settings = small("lstm", &json!({ "input": "one_hot" }));
    let want = json!(["weights", "gradients",
        { "clipped": [{ "clip": "norm", "clip_at": 0.25 }, { "clip": "value", "clip_at": 0.1 }] },
        { "steps": { "count": 2, "learning_rate": 0.5, "weights": true } }]);
    let answer = answers(&json!({ "settings": settings, "want": want }));
    let gradient = numbers(&answer["gradients"]);
    let norm = gradient.iter().map(|g| g * g).sum::<f64>().sqrt();
    let by_norm = &answer["clipped"][0];
    assert!((by_norm["norm"].as_f64().expect("a norm") - norm).abs() < 1e-6);
    let scale = 0.25 / (norm + 1e-6);
    assert!((by_norm["scale"].as_f64().expect("a scale") - scale).abs() < 1e-6);
    let scaled: Vec<f64> = gradient.iter().map(|g| g * scale).collect();
    assert!(apart(&numbers(&by_norm["gradients"]), &scaled) < 1e-6);
    let bounded: Vec<f64> = gradient.iter().map(|g| g.clamp(-0.1, 0.1)).collect();
    assert!(apart(&numbers(&answer["clipped"][1]["gradients"]), &bounded) < 1e-6);
    let steps = &answer["steps"]["steps"];
    let before = numbers(&answer["weights"]);
    let after = numbers(&steps[0]["weights"]);
    let stepped: Vec<f64> = before
        .iter()
        .zip(&gradient)
        .map(|(w, g)| w - 0.5 * g)
        .collect();
    assert!(apart(&after, &stepped) < 1e-6);
    let loss = |at: &Value| at["loss"].as_f64().expect("a loss");
    assert!(loss(&answer["steps"]) < loss(&steps[1]) && loss(&steps[1]) < loss(&steps[0]));
}

#[test]
fn weights_written_out_and_given_back_change_nothing() {
    let settings = small("gru", &json!({}));
    let first = answers(&json!({ "settings": settings, "want": ["weights", "losses"] }));
    let again = json!({
        "settings": small("gru", &json!({ "seed": 9 })), "weights": first["weights"],
        "input": { "ids": [0, 1, 2, 0, 1] }, "want": ["weights", "losses"],
    });
    assert_eq!(answers(&again), first);
}

#[test]
fn greedy_decoding_takes_the_likeliest() {
    let settings = small("lstm", &json!({}));
    let want = json!([{ "decoding": { "length": 3 } }]);
    let written = answers(&json!({ "settings": settings, "want": want }));
    let ids: Vec<usize> = numbers(&written["decoding"][0]["ids"])
        .iter()
        .map(|&id| id as usize)
        .collect();
    assert_eq!(ids.len(), 3);
    let mut input = vec![0, 1, 2, 0, 1];
    let mut sum = 0.0;
    for id in ids {
        input.push(id);
        let case = json!({ "settings": settings, "input": { "ids": input }, "want": ["outputs"] });
        let answer = answers(&case);
        let last = numbers(
            answer["outputs"]
                .as_array()
                .expect("rows")
                .last()
                .expect("a row"),
        );
        let best = last.iter().copied().fold(0.0, f64::max);
        assert_eq!(last[id], best);
        sum += best.ln();
    }
    let said = written["decoding"][0]["log_probability"]
        .as_f64()
        .expect("a number");
    assert!((said - sum).abs() < 1e-5, "{said} {sum}");
}

#[test]
fn every_example_is_answered() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/cases");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the examples") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a file");
        let case = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{path:?}: {e}"));
        let answer = answers(&case);
        let asked = case["want"].as_array().expect("a list").len();
        assert!(
            answer.as_object().expect("answers").len() >= asked,
            "{path:?}"
        );
        count += 1;
    }
    assert!(count > 0);
}

#[test]
fn what_is_wrong_is_said_in_one_sentence() {
    let case = |changes: Value| {
        let mut case = json!({ "settings": { "hidden": 1, "bias": false, "text": "a b a" }, "want": ["losses"] });
        if let (Some(to), Some(from)) = (case.as_object_mut(), changes.as_object()) {
            to.extend(from.clone());
        }
        case
    };
    let weights = |changes: Value| {
        let mut weights = json!({
            "weight_ih_l0": [[1, 2]], "weight_hh_l0": [[1]], "output.weight": [[1], [2]],
        });
        if let (Some(to), Some(from)) = (weights.as_object_mut(), changes.as_object()) {
            to.extend(from.clone());
            to.retain(|_, value| !value.is_null());
        }
        case(json!({ "weights": weights }))
    };
    for (wrong, code) in [
        (json!(3), "wrong-type"),
        (json!({}), "missing-field"),
        (case(json!({ "wants": [] })), "unknown-field"),
        (case(json!({ "settings": 1 })), "wrong-type"),
        (
            case(json!({ "settings": { "cells": "rnn" } })),
            "unknown-setting",
        ),
        (
            case(json!({ "settings": { "cell": "mamba" } })),
            "not-a-choice",
        ),
        (case(json!({ "settings": { "hidden": 0 } })), "out-of-range"),
        (
            case(json!({ "settings": { "text": "a" } })),
            "text-too-short",
        ),
        (case(json!({ "want": "losses" })), "wrong-type"),
        (case(json!({ "want": ["loss"] })), "not-a-choice"),
        (case(json!({ "want": [["losses"]] })), "wrong-type"),
        (
            case(json!({ "want": [{ "losses": { "a": 1 } }] })),
            "unknown-field",
        ),
        (
            case(json!({ "want": [{ "truncated": { "k1": -1 } }] })),
            "out-of-range",
        ),
        (
            case(json!({ "want": [{ "truncated": { "k1": 3, "k2": 2 } }] })),
            "k1-above-k2",
        ),
        (
            case(json!({ "want": [{ "steps": { "count": 0 } }] })),
            "out-of-range",
        ),
        (
            case(json!({ "want": [{ "steps": { "optimizer": "lion" } }] })),
            "not-a-choice",
        ),
        (
            case(json!({ "want": [{ "steps": { "learning_rate": 1e9 } }] })),
            "out-of-range",
        ),
        (
            case(json!({ "want": [{ "steps": { "weights": 1 } }] })),
            "wrong-type",
        ),
        (
            case(json!({ "want": [{ "clipped": { "clip": 1 } }] })),
            "wrong-type",
        ),
        (
            case(json!({ "want": [{ "decoding": { "beam": 100 } }] })),
            "out-of-range",
        ),
        (
            case(json!({ "want": [{ "blocks": ["nothing"] }] })),
            "not-a-choice",
        ),
        (
            case(json!({ "want": [{ "contributions": ["nothing"] }] })),
            "unknown-parameter",
        ),
        (case(json!({ "want": ["attention"] })), "not-there"),
        (
            case(json!({ "input": { "tokens": ["a", "b"], "ids": [0, 1] } })),
            "wrong-type",
        ),
        (
            case(json!({ "input": { "tokens": ["a", "z"] } })),
            "unknown-symbol",
        ),
        (
            case(json!({ "input": { "tokens": ["a b", "a"] } })),
            "not-a-token",
        ),
        (
            case(json!({ "input": { "tokens": ["a"] } })),
            "sequence-too-short",
        ),
        (case(json!({ "input": { "tokens": [] } })), "wrong-type"),
        (case(json!({ "input": { "ids": [0, 7] } })), "wrong-type"),
        (case(json!({ "input": { "text": 7 } })), "wrong-type"),
        (case(json!({ "weights": [1] })), "wrong-type"),
        (
            case(json!({ "weights": { "safetensors": "w.safetensors" } })),
            "no-files",
        ),
        (
            case(json!({ "weights": { "safetensors": 1 } })),
            "wrong-type",
        ),
        (weights(json!({ "weight_hh_l0": null })), "missing-weights"),
        (weights(json!({ "bias_hh_l0": [1] })), "extra-weights"),
        (weights(json!({ "weight_hh_l0": [[1, 2]] })), "wrong-shape"),
        (
            weights(json!({ "weight_ih_l0": [[1], [2]] })),
            "wrong-shape",
        ),
        (weights(json!({ "weight_hh_l0": [[1e300]] })), "wrong-type"),
        (weights(json!({ "weight_hh_l0": [["a"]] })), "wrong-type"),
    ] {
        let error = run(&wrong).expect_err(&wrong.to_string());
        assert_eq!(error.code, code, "{wrong}: {}", error.message);
        let sentence = &seqscope_core::case::sentence(&error);
        let first = sentence.chars().next().expect("a sentence");
        assert!(
            first.is_uppercase() || sentence.starts_with(['“', 'k']),
            "{sentence}"
        );
        assert!(
            sentence.ends_with('.') && !sentence.contains('\n'),
            "{sentence}"
        );
        assert!(!sentence.contains(". "), "{sentence}");
    }
    answers(&weights(json!({})));
}

#[test]
fn what_would_be_too_much_is_refused() {
    let text = "ab".repeat(80);
    let settings = json!({ "cell": "lstm", "hidden": 64, "unit": "character", "text": text, "time_steps": 128 });
    let ask = |want: Value| run(&json!({ "settings": settings, "want": [want] }));
    for want in ["influence", "contributions"] {
        assert_eq!(ask(json!(want)).expect_err(want).code, "too-large");
    }
}
