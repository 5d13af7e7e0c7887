//! Language models.

use super::{answers, apart, fields, numbers};
use serde_json::{Value, json};

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

#[test]
fn contributions_of_all_pairs_sum_to_every_gradient() {
    for (cell, reset) in CELLS {
        for reduction in ["sum", "mean"] {
            let settings = small(cell, &json!({ "reset": reset, "reduction": reduction }));
            let case = json!({ "settings": settings, "want": ["gradients", "contributions"] });
            let answer = answers(&case);
            let gradients = fields(&answer, "gradients");
            let contributions = &answer["contributions"];
            for (name, gradient) in gradients {
                let gradient = numbers(gradient);
                let mut sum = vec![0.0; gradient.len()];
                for pair in numbers(&contributions[name]["shares"]).chunks(gradient.len()) {
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
                let pairs = numbers(&answer["contributions"][name]["shares"]);
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
    let ids: Vec<usize> = numbers(&written["decoding"]["hypotheses"][0]["ids"])
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
    let said = written["decoding"]["hypotheses"][0]["log_probability"]
        .as_f64()
        .expect("a number");
    assert!((said - sum).abs() < 1e-5, "{said} {sum}");
}
