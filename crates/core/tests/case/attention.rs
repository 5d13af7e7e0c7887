//! What a decoder looks at, and what it writes.

use super::models::models;
use super::{answers, apart, numbers};
use serde_json::{Value, json};

#[test]
fn attention_weights_sum_to_one_and_contexts_are_their_means() {
    for settings in models() {
        let attends = settings["attention"]
            .as_str()
            .is_some_and(|name| name != "none");
        if !attends {
            continue;
        }
        let want = json!(["attention", "outputs", { "blocks": ["encoder.states"] }]);
        let answer = answers(&json!({ "settings": settings, "want": want }));
        let attention = &answer["attention"];
        let states: Vec<Vec<f64>> = match &answer["blocks"]["encoder.states"] {
            Value::Array(rows) => rows.iter().map(numbers).collect(),
            _ => Vec::new(),
        };
        let rows = |name: &str| attention[name].as_array().expect("rows").clone();
        let pairs = rows("attention.alpha").into_iter().zip(rows("attention.c"));
        assert_eq!(
            pairs.len(),
            answer["outputs"].as_array().expect("rows").len()
        );
        for (alpha, context) in pairs {
            let (alpha, context) = (numbers(&alpha), numbers(&context));
            assert!((alpha.iter().sum::<f64>() - 1.0).abs() < 1e-6, "{settings}");
            let mut mean = vec![0.0; context.len()];
            for (weight, state) in alpha.iter().zip(&states) {
                mean.iter_mut()
                    .zip(state)
                    .for_each(|(mean, x)| *mean += weight * x);
            }
            assert!(apart(&mean, &context) < 1e-6, "{settings}");
        }
    }
}

#[test]
fn a_beam_of_one_is_greedy_and_a_wide_one_finds_no_less() {
    for settings in models() {
        if !["seq2seq", "captioner", "transformer"]
            .contains(&settings["model"].as_str().expect("a name"))
        {
            continue;
        }
        let decoding = |beam: usize| {
            let want = json!([{ "decoding": { "length": 3, "beam": beam } }]);
            answers(&json!({ "settings": settings, "want": want }))["decoding"].clone()
        };
        let greedy = decoding(1);
        let best = |found: &Value| {
            let total = |h: &Value| h["log_probability"].as_f64().expect("a number");
            let all = found["hypotheses"].as_array().expect("a list").iter();
            all.map(total).fold(f64::NEG_INFINITY, f64::max)
        };
        assert_eq!(greedy["hypotheses"].as_array().expect("a list").len(), 1);
        assert!(best(&decoding(8)) >= best(&greedy) - 1e-6, "{settings}");
        // A batch norm sees all steps at once: it has no beginnings to be asked about.
        if settings["norm"] == "batch" {
            continue;
        }
        // Teacher forcing along the greedy symbols gives their probabilities again.
        let hypothesis = &greedy["hypotheses"][0];
        let symbols = numbers(&hypothesis["ids"]);
        let mut case = json!({ "settings": settings, "want": ["example", "losses"] });
        let example = answers(&case)["example"]["inputs"].clone();
        let name = if example.get("vectors").is_some() {
            "vectors"
        } else {
            "ids"
        };
        case["input"][name] = example[name].clone();
        case["input"]["target"] = json!({ "ids": hypothesis["ids"] });
        let losses = numbers(&answers(&case)["losses"]["each"]);
        let counted = symbols.len() + usize::from(hypothesis["finished"] == true);
        let sum: f64 = losses[..counted].iter().sum();
        let said = hypothesis["log_probability"].as_f64().expect("a number");
        assert!((sum + said).abs() < 1e-4, "{settings}: {sum} {said}");
    }
}
