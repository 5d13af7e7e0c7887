//! The models of tasks: the laws that hold for all of them.

use super::{answers, apart, fields, numbers, sum};
use serde_json::{Value, json};

pub fn models() -> Vec<Value> {
    let mut all = Vec::new();
    for cell in ["rnn", "lstm", "gru"] {
        for (model, task, length) in [
            ("classifier", "temporal_order", 6),
            ("classifier", "adding", 5),
            ("classifier", "latch", 5),
            ("tagger", "majority", 8),
        ] {
            let base = json!({
                "model": model, "task": task, "length": length, "cell": cell, "hidden": 3,
                "input": "embedding", "embedding": 2, "seed": 3,
            });
            let mut deep = base.clone();
            deep["layers"] = json!(2);
            deep["bidirectional"] = json!(true);
            deep["reduction"] = json!("mean");
            all.extend([base, deep]);
        }
        for (attention, query) in [
            ("none", "previous"),
            ("additive", "previous"),
            ("general", "current"),
            ("dot", "current"),
        ] {
            all.push(json!({
                "model": "seq2seq", "task": "reversal", "length": 3, "cell": cell, "hidden": 3,
                "input": "embedding", "embedding": 2, "attention": attention, "query": query,
                "attention_width": 2, "bidirectional": attention != "dot", "seed": 3,
            }));
        }
        all.push(json!({
            "model": "captioner", "task": "caption", "cell": cell, "hidden": 3,
            "input": "embedding", "embedding": 2, "seed": 3,
        }));
    }
    for (model, task, changes) in [
        ("transformer", "reversal", json!({ "positions": "learnt" })),
        (
            "transformer",
            "reversal",
            json!({ "norm_first": false, "reduction": "mean" }),
        ),
        ("transformer", "reversal", json!({ "norm": "batch" })),
        (
            "transformer_encoder",
            "majority",
            json!({ "layers": 2, "window": 2, "length": 8 }),
        ),
        (
            "transformer_decoder",
            "text",
            json!({ "text": "a b a c a b d", "layers": 2 }),
        ),
    ] {
        let mut settings = json!({
            "model": model, "task": task, "length": 3, "time_steps": 4, "embedding": 4, "hidden": 4,
            "heads": 2, "feed_forward": 3, "seed": 3,
        });
        for (name, value) in changes.as_object().expect("settings") {
            settings[name.as_str()] = value.clone();
        }
        all.push(settings);
    }
    all
}

#[test]
fn shares_of_all_losses_and_uses_sum_to_every_gradient() {
    for settings in models() {
        let want = json!([
            "losses",
            "gradients",
            "contributions",
            "influence",
            "state_gradients"
        ]);
        let answer = answers(&json!({ "settings": settings, "want": want }));
        assert!(
            answer["losses"]["total"]
                .as_f64()
                .is_some_and(|loss| loss > 0.0),
            "{settings}"
        );
        for (name, gradient) in fields(&answer, "gradients") {
            let gradient = numbers(gradient);
            let uses = &answer["contributions"][name];
            let shares = numbers(&uses["shares"]);
            let names = uses["uses"].as_array().expect("names");
            let losses = numbers(&answer["losses"]["each"]).len();
            assert_eq!(
                shares.len(),
                losses * names.len() * gradient.len(),
                "{settings} {name}"
            );
            let apart = apart(&sum(&shares, gradient.len()), &gradient);
            assert!(apart < 2e-6, "{settings} {name}: {apart:e}");
        }
        for (name, influence) in fields(&answer, "influence") {
            let whole = numbers(&answer["state_gradients"][format!("d.{name}")]);
            let apart = apart(&sum(&numbers(&influence["gradients"]), whole.len()), &whole);
            assert!(apart < 2e-6, "{settings} {name}: {apart:e}");
        }
    }
}

#[test]
fn outputs_are_probabilities_and_agree_with_the_losses() {
    for settings in models() {
        let answer =
            answers(&json!({ "settings": settings, "want": ["example", "outputs", "losses"] }));
        let targets = &answer["example"]["targets"];
        let each = numbers(&answer["losses"]["each"]);
        let loss = |row: &Value, id: &Value| {
            assert!((numbers(row).iter().sum::<f64>() - 1.0).abs() < 1e-6);
            id.as_u64()
                .map_or(0.0, |id| -numbers(row)[id as usize].ln())
        };
        let expected: Vec<f64> = match (&targets["value"], &targets["id"], &targets["ids"]) {
            (Value::Number(value), ..) => {
                vec![(numbers(&answer["outputs"])[0] - value.as_f64().expect("a number")).powi(2)]
            }
            (_, id @ Value::Number(_), _) => vec![loss(&answer["outputs"], id)],
            (_, _, ids) => {
                let rows = answer["outputs"].as_array().expect("rows").iter();
                rows.zip(ids.as_array().expect("ids"))
                    .map(|(row, id)| loss(row, id))
                    .collect()
            }
        };
        assert!(
            apart(&each, &expected) < 1e-5,
            "{settings}: {each:?} {expected:?}"
        );
    }
}

#[test]
fn steps_lower_the_loss_and_weights_come_back() {
    for settings in models() {
        let want = json!(["weights", "losses", "example",
            { "steps": { "count": 3, "learning_rate": 0.01 } }]);
        let first = answers(&json!({ "settings": settings, "want": want }));
        let before = first["losses"]["total"].as_f64().expect("a loss");
        assert!(
            first["steps"]["loss"].as_f64().expect("a loss") < before,
            "{settings}"
        );
        let mut other = settings.clone();
        other["seed"] = json!(9);
        let example = &first["example"];
        let mut input = json!({ "target": match &example["targets"] {
            targets if targets["value"].is_number() => targets["value"].clone(),
            targets if targets["id"].is_number() => targets["class"].clone(),
            targets if answers_each_step(&settings) => targets["ids"].clone(),
            targets => json!({ "ids": targets["ids"] }),
        } });
        let vectors = example["inputs"].get("vectors").is_some();
        let name = if vectors { "vectors" } else { "tokens" };
        input[name] = example["inputs"][name].clone();
        let again = json!({
            "settings": other, "weights": first["weights"], "input": input,
            "want": ["losses", "weights", "example"],
        });
        let again = answers(&again);
        assert_eq!(again["losses"], first["losses"], "{settings}");
        assert_eq!(again["weights"], first["weights"]);
        assert_eq!(&again["example"], example);
    }
}

#[test]
fn a_tagger_is_cut_where_it_is_told_to() {
    for cell in ["rnn", "lstm", "gru"] {
        let settings = json!({
            "model": "tagger", "task": "majority", "length": 8, "cell": cell, "hidden": 2,
        });
        let cuts = json!([{ "k1": 2, "k2": 2 }, { "k1": 1, "k2": 3 }, { "k1": 3, "k2": 4 }, {}]);
        let want = json!(["contributions", "gradients", { "truncated": cuts }]);
        let answer = answers(&json!({ "settings": settings, "want": want }));
        for cut in answer["truncated"].as_array().expect("a list") {
            let of = |name: &str| cut[name].as_u64().expect("a number") as usize;
            let (k1, k2) = (of("k1"), of("k2"));
            for (name, gradient) in fields(cut, "gradients") {
                let gradient = numbers(gradient);
                let uses = &answer["contributions"][name];
                let times: Vec<usize> = uses["uses"]
                    .as_array()
                    .expect("names")
                    .iter()
                    .map(|name| {
                        let name = name.as_str().expect("a name");
                        name.rsplit_once("t=")
                            .expect("a time")
                            .1
                            .parse()
                            .expect("a number")
                    })
                    .collect();
                let shares = numbers(&uses["shares"]);
                let mut kept = vec![0.0; gradient.len()];
                for (i, share) in shares.chunks(gradient.len()).enumerate() {
                    let (j, k) = (i / times.len() + 1, times[i % times.len()]);
                    let end = if k1 == 0 {
                        8
                    } else {
                        (j.div_ceil(k1) * k1).min(8)
                    };
                    if k2 == 0 || k + k2 > end {
                        kept.iter_mut()
                            .zip(share)
                            .for_each(|(sum, one)| *sum += one);
                    }
                }
                let apart = apart(&kept, &gradient);
                assert!(apart < 2e-6, "{cell} k1={k1} k2={k2} {name}: {apart:e}");
            }
        }
    }
}

fn answers_each_step(settings: &Value) -> bool {
    let model = settings["model"].as_str().unwrap_or_default();
    ["tagger", "transformer_encoder", "transformer_decoder"].contains(&model)
}
