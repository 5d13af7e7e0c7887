//! What is answered at all, and what is refused.

use super::{answers, refusal};
use seqscope_core::case::run;
use serde_json::{Value, json};

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
fn what_is_wrong_with_a_case_is_said_in_one_sentence() {
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
            case(json!({ "want": [{ "steps": { "batch": 1 } }] })),
            "unknown-field",
        ),
        (
            case(json!({ "want": [{ "train": { "count": 0 } }] })),
            "out-of-range",
        ),
        (
            case(json!({ "want": [{ "train": { "every": 0 } }] })),
            "out-of-range",
        ),
        (
            case(json!({ "want": [{ "train": { "examples": -1 } }] })),
            "out-of-range",
        ),
        (
            case(json!({ "want": [{ "train": { "batch": 0 } }] })),
            "out-of-range",
        ),
        (
            case(json!({ "want": [{ "train": { "hidden": 2 } }] })),
            "unknown-field",
        ),
        (
            case(json!({ "want": [{ "train": { "learning_rate": 1000, "count": 1000 } }] })),
            "out-of-range",
        ),
        (case(json!({ "initial": 1 })), "wrong-type"),
        (case(json!({ "initial": null })), "wrong-type"),
        (case(json!({ "initial": { "c0": [0] } })), "unknown-field"),
        (case(json!({ "initial": { "h0": [0, 0] } })), "wrong-shape"),
        (case(json!({ "initial": { "h0": 0 } })), "wrong-shape"),
        (case(json!({ "initial": { "h0": ["a"] } })), "wrong-type"),
        (case(json!({ "initial": { "h0": [[0]] } })), "wrong-type"),
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
        (weights(json!({ "weight_hh_l0": [["a"]] })), "wrong-type"),
    ] {
        assert_eq!(refusal(&wrong), code, "{wrong}");
    }
    // In 64 bits this is a number like any other.
    #[cfg(not(feature = "double"))]
    assert_eq!(
        refusal(&weights(json!({ "weight_hh_l0": [[1e300]] }))),
        "wrong-type"
    );
    answers(&weights(json!({})));
}

#[test]
fn what_is_wrong_with_an_example_is_said_in_one_sentence() {
    let case = |settings: Value, input: Value, want: Value| json!({ "settings": settings, "input": input, "want": want });
    let classifier = || json!({ "model": "classifier", "task": "temporal_order", "length": 6 });
    let adding = || json!({ "model": "classifier", "task": "adding", "length": 6 });
    let tagger = || json!({ "model": "tagger", "task": "majority", "length": 8 });
    let none = || json!({});
    for (wrong, code) in [
        (
            case(classifier(), json!({ "text": 1 }), json!([])),
            "wrong-type",
        ),
        (
            case(
                classifier(),
                json!({ "text": "a", "target": "XX" }),
                json!([]),
            ),
            "wrong-type",
        ),
        (
            case(classifier(), json!({ "tokens": ["a"] }), json!([])),
            "wrong-type",
        ),
        (
            case(classifier(), json!({ "target": "XX" }), json!([])),
            "wrong-type",
        ),
        (
            case(
                classifier(),
                json!({ "tokens": ["q"], "target": "XX" }),
                json!([]),
            ),
            "unknown-symbol",
        ),
        (
            case(
                classifier(),
                json!({ "tokens": ["a"], "target": "ZZ" }),
                json!([]),
            ),
            "unknown-symbol",
        ),
        (
            case(classifier(), json!({ "ids": [0], "target": 99 }), json!([])),
            "unknown-symbol",
        ),
        (
            case(classifier(), json!({ "ids": [], "target": 0 }), json!([])),
            "out-of-range",
        ),
        (
            case(
                classifier(),
                json!({ "ids": vec![0; 300], "target": 0 }),
                json!([]),
            ),
            "out-of-range",
        ),
        (
            case(
                classifier(),
                json!({ "vectors": [[0]], "target": 0 }),
                json!([]),
            ),
            "wrong-type",
        ),
        (
            case(
                adding(),
                json!({ "vectors": [[0]], "target": 0 }),
                json!([]),
            ),
            "wrong-shape",
        ),
        (
            case(adding(), json!({ "tokens": ["a"], "target": 0 }), json!([])),
            "wrong-type",
        ),
        (
            case(
                adding(),
                json!({ "vectors": [[0, 1]], "target": "a" }),
                json!([]),
            ),
            "wrong-type",
        ),
        (
            case(
                tagger(),
                json!({ "tokens": ["0", "1"], "target": ["0"] }),
                json!([]),
            ),
            "wrong-type",
        ),
        (
            case(
                tagger(),
                json!({ "tokens": ["0", "1"], "target": "0" }),
                json!([]),
            ),
            "wrong-type",
        ),
        (case(tagger(), none(), json!(["decoding"])), "not-there"),
        (case(tagger(), none(), json!(["attention"])), "not-there"),
        (
            case(classifier(), none(), json!(["truncated"])),
            "not-there",
        ),
        (
            case(
                json!({ "model": "captioner", "task": "adding" }),
                none(),
                json!([]),
            ),
            "task-not-for-model",
        ),
    ] {
        assert_eq!(refusal(&wrong), code, "{wrong}");
    }
}

#[test]
fn a_state_is_given_only_to_what_starts_from_it() {
    let case = |settings: Value, initial: Value| json!({ "settings": settings, "initial": initial, "want": ["losses"] });
    let caption =
        |cell: &str| json!({ "model": "captioner", "task": "caption", "cell": cell, "hidden": 1 });
    let pairs = |attention: &str| {
        json!({ "model": "seq2seq", "task": "reversal", "length": 3, "cell": "lstm",
            "hidden": 1, "attention": attention })
    };
    let alone = json!({ "model": "transformer", "task": "reversal", "length": 3 });
    for (settings, initial, code) in [
        (alone.clone(), json!({}), "not-there"),
        (alone, json!({ "h0": [] }), "not-there"),
        // Its first state is made of the picture, and its memory is given.
        (caption("gru"), json!({}), "not-there"),
        (caption("lstm"), json!({ "rnn.l0.h": [0] }), "unknown-field"),
        (
            pairs("none"),
            json!({ "decoder.l0.h": [0] }),
            "unknown-field",
        ),
        (
            pairs("none"),
            json!({ "encoder.l1.h": [0] }),
            "unknown-field",
        ),
        (pairs("none"), json!({ "encoder.l0.c": [] }), "wrong-shape"),
    ] {
        assert_eq!(refusal(&case(settings, initial)), code);
    }
    answers(&case(caption("lstm"), json!({ "rnn.l0.c": [1e30] })));
    answers(&case(pairs("additive"), json!({ "encoder.l0.h": [-1e30] })));
}

#[test]
fn numbers_that_grow_beyond_all_bounds_are_a_refusal() {
    let grows = json!({ "count": 500, "optimizer": "sgd", "learning_rate": 10, "clip": "none" });
    for settings in [
        json!({ "model": "classifier", "task": "adding", "length": 6, "hidden": 4, "layers": 2 }),
        json!({ "model": "transformer_encoder", "task": "majority", "length": 8 }),
    ] {
        let case = json!({ "settings": settings, "want": [{ "train": grows }] });
        // One that saturates instead has numbers to show.
        if let Err(error) = run(&case) {
            assert_eq!(error.code, "diverged", "{error}");
        }
    }
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
