//! Dates in several written forms to one form, letter by letter. Attention gets there sooner; it is
//! no proof that attention is needed, and its weights make no clean picture.

use super::{Score, row, session, train_until};
use serde_json::json;

/// Steps to 95 % exact, and the score after 600 (700 without attention).
fn run(attention: &str, seed: u32, most: u32) -> (Option<u32>, Score) {
    let settings = json!({
        "model": "seq2seq", "task": "dates", "bidirectional": true, "cell": "gru",
        "attention": attention, "hidden": 32, "embedding": 16, "attention_width": 16,
        "learning_rate": 1e-2, "warm_up": 50, "decay_at": most * 7 / 10,
        "seed": seed,
    });
    let mut session = session(settings);
    let good = |score: &Score| score.right * 100 >= score.of * 95;
    let (first, mut score) = train_until(&mut session, (most, 50, 500), good);
    if session.step() < most {
        session.train(most - session.step()).expect("no divergence");
        score = session.score(500);
    }
    println!(
        "dates, {attention}, seed {seed}: 95 % at {}; at {most} exact {:.3}, alignment {:.3}",
        row(&[first]),
        score.right as f64 / score.of as f64,
        score.aligned as f64 / score.alignable.max(1) as f64,
    );
    (first, score)
}

#[test]
#[ignore = "long"]
fn attention_writes_dates_and_gets_there_sooner() {
    for seed in [1, 2] {
        let (first, score) = run("additive", seed, 600);
        assert!(score.right * 100 >= score.of * 99, "{score:?}");
        let (without, _) = run("none", seed, 1_000);
        assert!(first < Some(without.unwrap_or(u32::MAX)));
    }
}

#[test]
fn short_dates_begin_to_be_right() {
    let settings = json!({
        "model": "seq2seq", "task": "dates", "bidirectional": true, "cell": "gru", "hidden": 24,
        "embedding": 12, "attention_width": 12, "learning_rate": 1e-2,
        "warm_up": 20,
    });
    let mut session = session(settings);
    session.train(150).expect("no divergence");
    let score = session.score(100);
    println!("dates, short: {score:?}");
    assert!(
        score.symbols_right * 10 >= score.symbols_of * 8,
        "{score:?}"
    );
}
