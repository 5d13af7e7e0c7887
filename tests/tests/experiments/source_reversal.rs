//! Reading the source backwards (Sutskever et al. 2014, §3.3): without attention, letters are
//! written in the order they were read. Reversed, the first is written right after it was read: the
//! shortest lag falls from T to 1, the mean lag stays T.

use super::session;
use serde_json::{Value, json};

/// Perplexity and exact matches after so many steps.
fn run(seed: u32, reversed: bool, at: &[u32], more: Value) -> Vec<(f64, f64)> {
    let mut settings = json!({
        "model": "seq2seq", "task": "transliteration", "length": 10, "attention": "none",
        "cell": "lstm", "hidden": 48, "embedding": 16, "learning_rate": 5e-3, "forget_bias": 1,
        "reduction": "mean", "source_reversed": reversed, "seed": seed,
    });
    if let (Value::Object(all), Value::Object(own)) = (&mut settings, more) {
        all.extend(own);
    }
    let mut session = session(settings);
    at.iter()
        .map(|&step| {
            session.train(step - session.step()).expect("no divergence");
            let score = session.score(500);
            (score.loss.exp(), score.right as f64 / score.of as f64)
        })
        .collect()
}

/// Prints and answers both ways of reading, straight and reversed.
fn compare(seed: u32, at: &[u32]) -> [Vec<(f64, f64)>; 2] {
    let both = [false, true].map(|reversed| run(seed, reversed, at, json!({})));
    for (row, name) in both.iter().zip(["straight", "reversed"]) {
        for ((perplexity, right), step) in row.iter().zip(at) {
            println!(
                "transliteration, T = 10, seed {seed}, {name}, step {step}: perplexity \
                 {perplexity:.3}, exact {right:.3}"
            );
        }
    }
    both
}

#[test]
fn short_a_reversed_source_is_learnt_sooner() {
    let [straight, reversed] = compare(1, &[150]);
    assert!(reversed[0].0 < straight[0].0);
}

#[test]
#[ignore = "long"]
fn reversed_sources_give_lower_perplexity_and_more_exact_matches() {
    for seed in [1, 2, 3] {
        let [straight, reversed] = compare(seed, &[400, 1_500]);
        assert!(reversed[0].0 < straight[0].0 && reversed[1].0 < straight[1].0);
        assert!(reversed[1].1 >= straight[1].1 + 0.15);
    }
}

#[test]
#[ignore = "long"]
fn with_both_directions_the_order_makes_no_difference() {
    let mut gains = Vec::new();
    for seed in [1, 2, 3] {
        let both = [false, true]
            .map(|reversed| run(seed, reversed, &[400], json!({ "bidirectional": true })));
        let [straight, reversed] = both.map(|row| row[0].0);
        println!("both directions, seed {seed}: straight {straight:.3}, reversed {reversed:.3}");
        gains.push(straight.ln() - reversed.ln());
    }
    let mean = gains.iter().sum::<f64>() / 3.0;
    assert!(mean.abs() < 0.1, "{gains:?}");
}
