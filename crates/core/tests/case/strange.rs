//! What nobody would ask: an answer or a refusal in one sentence, never a panic.

use seqscope_core::case::{run, sentence};
use serde_json::{Value, json};

fn answered_or_refused(case: &Value) {
    if let Err(error) = run(case) {
        let said = sentence(&error);
        assert!(
            said.ends_with('.') && !said.contains('\n'),
            "{case}: {said}"
        );
    }
}

/// Everything that can be asked without options, and what trains.
fn everything() -> Value {
    json!(["example", "vocabulary", "losses", "outputs", "gates", "states", "initial", "blocks",
        "weights", "gradients", "state_gradients", "influence", "contributions", "truncated",
        "clipped", "steps", { "decoding": { "length": 2, "beam": 3 } },
        { "train": [{ "count": 1, "examples": 0 }, { "count": 2, "every": 100000, "examples": 1 }] }])
}

/// Each question for itself, since the first refusal ends a case.
fn ask_everything(case: &Value) {
    for question in everything().as_array().expect("a list") {
        let mut case = case.clone();
        case["want"] = json!([question]);
        answered_or_refused(&case);
    }
}

#[test]
fn states_and_rates_as_great_as_numbers_get() {
    let recurrent = |cell: &str| json!({ "model": "classifier", "task": "adding", "length": 5, "cell": cell, "hidden": 1 });
    for great in [3e38, -3e38, 1e-45, 0.0] {
        for cell in ["rnn", "lstm", "gru"] {
            let mut initial = json!({ "rnn.l0.h": [great] });
            let mut first = json!({ "h0": [great] });
            if cell == "lstm" {
                initial["rnn.l0.c"] = json!([-great]);
                first["c0"] = json!([great]);
            }
            ask_everything(&json!({ "settings": recurrent(cell), "initial": initial }));
            let text = json!({ "text": "a b a", "hidden": 1, "cell": cell });
            ask_everything(&json!({ "settings": text, "initial": first }));
        }
    }
}

#[test]
fn weights_as_great_as_numbers_get() {
    for settings in [
        json!({ "text": "a b a", "hidden": 1, "cell": "gru" }),
        json!({ "model": "tagger", "task": "majority", "length": 8, "hidden": 1, "cell": "lstm" }),
        json!({ "model": "captioner", "task": "caption", "hidden": 1 }),
        json!({ "model": "seq2seq", "task": "reversal", "length": 3, "hidden": 1, "embedding": 1,
            "attention": "additive", "attention_width": 1 }),
        json!({ "model": "transformer", "task": "reversal", "length": 3, "embedding": 2,
            "heads": 1, "feed_forward": 1, "norm": "batch" }),
        json!({ "model": "transformer_encoder", "task": "reversal", "length": 3, "embedding": 2,
            "heads": 2, "feed_forward": 1 }),
    ] {
        let case = json!({ "settings": settings, "want": ["weights"] });
        let weights = run(&case).expect("the weights")["weights"].clone();
        for great in [1e38, -1e20, 0.0] {
            ask_everything(&json!({ "settings": settings, "weights": filled(&weights, great) }));
        }
    }
}

/// The same lists of another number, every second time negated.
fn filled(value: &Value, number: f64) -> Value {
    match value {
        Value::Array(list) => {
            let each = list.iter().enumerate();
            each.map(|(at, value)| filled(value, if at % 2 == 0 { number } else { -number }))
                .collect()
        }
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| (name.clone(), filled(value, number)))
            .collect(),
        _ => json!(number),
    }
}

#[test]
fn tasks_with_almost_nothing_to_learn() {
    for settings in [
        json!({ "model": "seq2seq", "task": "corpus", "text": "a\tb", "hidden": 1, "embedding": 1 }),
        json!({ "model": "seq2seq", "task": "corpus", "text": "\t", "hidden": 1 }),
        json!({ "model": "seq2seq", "task": "corpus", "text": "", "hidden": 1 }),
        json!({ "model": "classifier", "task": "next_word", "text": "a a", "hidden": 1 }),
        json!({ "model": "transformer_decoder", "task": "text", "text": "a b a", "embedding": 1,
            "heads": 1, "feed_forward": 1, "time_steps": 2, "layers": 1 }),
        json!({ "text": "é 🏳️‍🌈 é", "unit": "character", "hidden": 1, "time_steps": 2, "batch": 1 }),
    ] {
        ask_everything(&json!({ "settings": settings }));
        ask_everything(&json!({ "settings": settings, "initial": {} }));
    }
}

#[test]
fn states_that_are_none() {
    let deep = (0..100).fold(json!(0), |inner, _| json!([inner]));
    let settings = json!({ "text": "a b a", "hidden": 2, "cell": "lstm" });
    for initial in [
        json!([]),
        json!("h0"),
        json!(null),
        json!({ "": [0, 0] }),
        json!({ "h0": {} }),
        json!({ "h0": deep }),
        json!({ "h0": [null, 0] }),
        json!({ "h0": [1e300, 0] }),
        json!({ "h0": [[0, 0]] }),
        json!({ "h0": [0, 0, 0] }),
        json!({ "h\n0": [0, 0] }),
    ] {
        answered_or_refused(
            &json!({ "settings": settings, "initial": initial, "want": ["losses"] }),
        );
    }
}
