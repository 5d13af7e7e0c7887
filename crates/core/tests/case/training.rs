//! Training that a case asks for is the training of the page.

use super::{answers, numbers};
use seqscope_core::real::Real;
use seqscope_core::session::Session;
use seqscope_core::settings::Settings;
use serde_json::{Value, json};

/// One of each family.
fn families() -> Vec<Value> {
    let one = |changes: Value| {
        let mut settings = json!({
            "hidden": 4, "embedding": 4, "length": 4, "batch": 4, "heads": 2, "feed_forward": 4,
            "optimizer": "adam", "learning_rate": 0.01, "seed": 3,
        });
        let all = settings.as_object_mut().expect("settings");
        all.extend(changes.as_object().expect("settings").clone());
        settings
    };
    vec![
        one(json!({ "text": "a b c a b d a", "time_steps": 3 })),
        one(json!({ "model": "classifier", "task": "temporal_order", "length": 6 })),
        one(json!({ "model": "captioner", "task": "caption" })),
        one(json!({ "model": "tagger", "task": "majority", "length": 8, "k1": 2, "k2": 4 })),
        one(json!({ "model": "seq2seq", "task": "reversal", "attention": "additive" })),
        one(json!({ "model": "transformer", "task": "reversal" })),
        one(json!({ "model": "transformer_encoder", "task": "reversal" })),
        one(json!({ "model": "transformer_decoder", "task": "text", "text": "a b a c a b d" })),
    ]
}

#[test]
fn it_is_the_session_of_the_page_to_the_bit() {
    for settings in families() {
        let train = json!({ "count": 7, "every": 3, "examples": 20, "learning_rate": 0.02 });
        let case = json!({ "settings": settings, "want": [{ "train": train }] });
        let answer = answers(&case)["train"].clone();
        let mut same = settings.clone();
        same["learning_rate"] = json!(0.02);
        let checked = Settings::from_json(&same).and_then(Settings::check);
        let mut session = Session::new(checked.expect("settings")).expect("a session");
        let judged = session.checked().task().is_some();
        assert_eq!(answer.get("score").is_some(), judged);
        if judged {
            assert_eq!(answer["before"], json!(session.score(20)), "{settings}");
        }
        let progress = session.train(7).expect("seven steps");
        if judged {
            assert_eq!(answer["score"], json!(session.score(20)), "{settings}");
        }
        let told = answer["steps"].as_array().expect("steps");
        let numbers_of: Vec<_> = told.iter().map(|step| step["step"].clone()).collect();
        assert_eq!(json!(numbers_of), json!([3, 6, 7]));
        assert_eq!(told[2]["loss"], json!(progress.loss), "{settings}");
        assert_eq!(told[2]["grad_norm"], json!(progress.grad_norm));
        for entry in session.params().layout().entries() {
            let own = session.params().torch(&entry.name);
            let told = numbers(&answer["weights"][&entry.name]);
            let told: Vec<Real> = told.iter().map(|&x| x as Real).collect();
            assert_eq!(told, own, "{settings} {}", entry.name);
        }
    }
}

#[test]
fn it_goes_on_from_given_weights_and_learns() {
    let settings = json!({
        "model": "tagger", "task": "majority", "length": 8, "bidirectional": true, "cell": "gru",
        "hidden": 8, "optimizer": "adam", "learning_rate": 0.02, "reduction": "mean", "seed": 1,
    });
    let train = json!({ "count": 80, "batch": 16, "examples": 50 });
    let case = json!({ "settings": settings, "want": [{ "train": train }] });
    let first = answers(&case)["train"].clone();
    let right = |answer: &Value, name: &str| answer[name]["symbols_right"].as_u64();
    assert!(right(&first, "score") > right(&first, "before"), "{first}");
    let case = json!({
        "settings": settings, "weights": first["weights"],
        "want": [{ "train": { "count": 1, "batch": 16, "examples": 50 } }],
    });
    let again = answers(&case)["train"].clone();
    assert_eq!(again["before"], first["score"]);
    // The first batch is that of the seed, whatever the weights.
    let loss = |answer: &Value| answer["steps"][0]["loss"].as_f64().expect("a loss");
    assert!(loss(&again) < loss(&first), "{again}");
}
