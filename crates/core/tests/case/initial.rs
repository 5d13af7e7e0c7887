//! First states that a case gives: what they do to the loss is what their gradients say.

use super::models::models;
use super::{answers, apart, fields, numbers};
use serde_json::{Value, json};

const DOUBLE: bool = cfg!(feature = "double");

/// The names and lengths of the states that a model starts from; none where it has none.
fn known(settings: &Value) -> Vec<(String, usize)> {
    let case = json!({ "settings": settings, "want": ["initial"] });
    let Ok(answer) = seqscope_core::case::run(&case) else {
        return Vec::new();
    };
    let states = fields(&answer, "initial");
    let states = states.map(|(name, state)| (name.clone(), numbers(&state["value"]).len()));
    states.collect()
}

/// Numbers that are no rounder than others and not the same.
fn drawn(known: &[(String, usize)]) -> Value {
    let mut at = 0;
    let states = known.iter().map(|(name, width)| {
        let values = (0..*width).map(|_| {
            at += 1;
            f64::from(at * 37 % 23) / 16.0 - 0.7
        });
        (name.clone(), values.collect::<Value>())
    });
    Value::Object(states.collect())
}

fn every() -> Vec<Value> {
    let mut all = models();
    for (cell, reset) in [("rnn", "after"), ("lstm", "after"), ("gru", "before")] {
        all.push(json!({
            "cell": cell, "reset": reset, "hidden": 3, "text": "a b c a b", "input": "embedding",
            "embedding": 2, "seed": 5,
        }));
    }
    all
}

#[test]
fn their_gradients_are_the_slopes_of_the_loss() {
    // In 32 bits a difference must be large to stand out from rounding.
    let (step, limit) = if DOUBLE { (1e-5, 1e-6) } else { (2e-2, 1e-2) };
    for settings in every() {
        let known = known(&settings);
        let named = |model: &str| settings["model"].as_str().is_some_and(|own| own == model);
        let stacks = ["transformer", "transformer_encoder", "transformer_decoder"];
        let none =
            stacks.into_iter().any(named) || named("captioner") && settings["cell"] != "lstm";
        assert_eq!(known.is_empty(), none, "{settings}");
        if none {
            continue;
        }
        let given = drawn(&known);
        let want = json!(["losses", "initial"]);
        let case = json!({ "settings": settings, "initial": given, "want": want });
        let answer = answers(&case);
        let loss = |given: &Value| {
            let case = json!({ "settings": settings, "initial": given, "want": ["losses"] });
            let total = answers(&case)["losses"]["total"].as_f64();
            total.expect("a loss")
        };
        for (name, _) in &known {
            let told = &answer["initial"][name];
            assert!(apart(&numbers(&told["value"]), &numbers(&given[name])) < 1e-6);
            let gradient = numbers(&told["gradient"]);
            let most = gradient.iter().fold(0.1_f64, |most, g| most.max(g.abs()));
            for (at, want) in gradient.iter().enumerate() {
                let moved = |by: f64| {
                    let mut given = given.clone();
                    given[name][at] = json!(numbers(&given[name])[at] + by);
                    loss(&given)
                };
                let slope = (moved(step) - moved(-step)) / (2.0 * step);
                let error = (slope - want).abs() / most;
                assert!(error < limit, "{settings} {name} {at}: {slope} {want}");
            }
        }
    }
}

#[test]
fn zeros_are_what_a_run_starts_from_anyway() {
    for settings in every() {
        let known = known(&settings);
        let zeros = known.iter().map(|(name, width)| {
            let zeros = vec![0; *width];
            (name.clone(), json!(zeros))
        });
        let zeros = Value::Object(zeros.collect());
        let mut case = json!({ "settings": settings, "want": ["losses", "gradients", "states"] });
        let plain = answers(&case);
        if !known.is_empty() {
            case["initial"] = zeros;
            assert_eq!(answers(&case), plain, "{settings}");
        }
    }
}

#[test]
fn cutting_steps_and_writing_start_there_too() {
    for (cell, names) in [("rnn", "h"), ("lstm", "hc"), ("gru", "h")] {
        for (base, prefix, suffix) in [
            (json!({ "text": "a b c a b" }), "", "0"),
            (
                json!({ "model": "tagger", "task": "majority", "length": 8, "layers": 2 }),
                "rnn.l0.",
                "",
            ),
        ] {
            let mut settings = base;
            settings["cell"] = json!(cell);
            settings["hidden"] = json!(2);
            let mut initial = json!({});
            for letter in names.chars() {
                initial[format!("{prefix}{letter}{suffix}")] = json!([0.7, -0.9]);
            }
            // A window that holds everything cuts nothing.
            let want = json!(["gradients", "losses", { "truncated": [{}, { "k1": 2, "k2": 3 }] },
                { "steps": { "count": 1 } }]);
            let case = json!({ "settings": settings, "initial": initial, "want": want });
            let answer = answers(&case);
            let whole = numbers(&answer["gradients"]);
            let cut = numbers(&answer["truncated"][0]["gradients"]);
            assert!(apart(&cut, &whole) < 2e-6, "{settings}");
            let case = json!({ "settings": settings, "want": want });
            let other = answers(&case);
            for place in ["/truncated/0", "/truncated/1", "/steps/loss", "/losses"] {
                assert_ne!(answer.pointer(place), other.pointer(place), "{place}");
            }
        }
    }
    // Greedy writing takes the symbol whose probability teacher forcing tells.
    let settings = json!({ "cell": "lstm", "text": "a b c a b", "hidden": 3, "seed": 2 });
    let initial = json!({ "h0": [2, -2, 1], "c0": [-3, 3, 2] });
    let want = json!([{ "decoding": { "length": 1 } }, "outputs"]);
    let input = json!({ "ids": [0, 1, 2] });
    let case = json!({ "settings": settings, "initial": initial, "input": input, "want": want });
    let written = answers(&case)["decoding"]["hypotheses"][0].clone();
    let case = json!({
        "settings": settings, "initial": initial, "input": { "ids": [0, 1, 2, written["ids"][0]] },
        "want": ["outputs"],
    });
    let rows = answers(&case)["outputs"].clone();
    let last = numbers(&rows[2]);
    let best = last.iter().copied().fold(0.0, f64::max);
    assert_eq!(
        last[written["ids"][0].as_u64().expect("a symbol") as usize],
        best
    );
    let said = written["log_probability"].as_f64().expect("a number");
    assert!((best.ln() - said).abs() < 1e-5);
}
