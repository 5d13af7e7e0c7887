//! Self-attention, the transformer and positions (Vaswani et al. 2017).

use crate::session;
use seqscope_core::graph::model::build;
use seqscope_core::session::Session;
use seqscope_core::wiring::evaluate::Weights;
use serde_json::json;

/// One layer of an encoder that says, at each place of ten, the symbol of the mirrored place.
fn reversal(positions: &str, seed: u32) -> Session {
    session(json!({
        "model": "transformer_encoder", "task": "reversal", "length": 10, "hidden": 32, "heads": 4,
        "feed_forward": 64, "layers": 1, "positions": positions, "learning_rate": 5e-3,
        "clip": "none", "reduction": "mean", "seed": seed,
    }))
}

/// The share of symbols that are answered right.
fn symbols(session: &mut Session) -> f64 {
    let score = session.score(200);
    score.symbols_right as f64 / score.symbols_of as f64
}

/// The share of places whose greatest weight stands on the anti-diagonal, for the best head.
fn mirrored(session: &Session, examples: usize) -> f64 {
    let task = session.checked().task().expect("a task");
    let weights = Weights::new(session.params());
    let mut hits: Vec<usize> = Vec::new();
    let mut places = 0;
    for example in task.held_out(examples) {
        let built = build(session.checked(), &weights, &example).expect("a graph");
        let heads = built
            .graph
            .ids()
            .filter(|id| built.graph.node(*id).block == "self.weights");
        for (head, id) in heads.enumerate() {
            hits.resize(hits.len().max(head + 1), 0);
            let rows = built.graph.value(id);
            let n = rows.rows;
            places += if head == 0 { n } else { 0 };
            for i in 0..n {
                let mirror = rows.at(i, n - 1 - i);
                hits[head] += usize::from((0..n).all(|j| rows.at(i, j) <= mirror));
            }
        }
    }
    hits.into_iter().max().unwrap_or(0) as f64 / places as f64
}

#[test]
fn order_is_known_by_positions_only() {
    let mut with = reversal("sinusoidal", 1);
    with.train(100).expect("no divergence");
    let (right, mirrored) = (symbols(&mut with), mirrored(&with, 50));
    println!(
        "reversal, sinusoids, 100 steps: {right:.3} (> 0.99), best head {mirrored:.3} (> 0.95)"
    );
    assert!(right > 0.99);
    let mut without = reversal("none", 1);
    without.train(100).expect("no divergence");
    let right = symbols(&mut without);
    println!("reversal, no positions, 100 steps: {right:.3} (<= 0.35)");
    assert!(right <= 0.35);
}

#[test]
#[ignore = "long"]
fn order_is_known_by_positions_only_for_more_seeds() {
    for seed in [1, 2, 3] {
        for positions in ["none", "sinusoidal", "learnt"] {
            let mut session = reversal(positions, seed);
            session.train(300).expect("no divergence");
            let right = symbols(&mut session);
            let mirrored = mirrored(&session, 100);
            println!("reversal, {positions}, seed {seed}: {right:.3}, best head {mirrored:.3}");
            match positions {
                "none" => assert!(right <= 0.35),
                _ => assert!(right > 0.99),
            }
            assert!(positions != "sinusoidal" || mirrored > 0.95);
        }
    }
}

/// The translation of small sentences.
fn translation(positions: &str, seed: u32) -> Session {
    session(json!({
        "model": "transformer", "task": "translation", "hidden": 48, "heads": 4,
        "feed_forward": 96, "layers": 1, "norm_first": true, "positions": positions,
        "beta2": 0.98, "learning_rate": 5e-3, "warm_up": 100, "decay_at": 700, "reduction": "mean", "seed": seed,
    }))
}

#[test]
#[ignore = "long"]
fn translation_is_learnt_with_positions() {
    for (positions, seed, steps) in [
        ("sinusoidal", 1, 1000),
        ("sinusoidal", 2, 1000),
        ("none", 1, 600),
    ] {
        let mut session = translation(positions, seed);
        let mut first = None;
        let (mut exact, mut aligned) = (0.0, 0.0);
        while session.step() < steps {
            session.train(200).expect("no divergence");
            let score = session.score(500);
            exact = score.right as f64 / score.of as f64;
            aligned = score.aligned as f64 / score.alignable as f64;
            if exact >= 0.95 {
                first = first.or(Some(session.step()));
            }
        }
        println!(
            "translation, {positions}, seed {seed}, {steps} steps: exact {exact:.3}, aligned {aligned:.3}, first 95 % at {first:?}"
        );
        match positions {
            "none" => assert!(exact <= 0.4),
            _ => assert!(exact >= 0.95 && aligned >= 0.9),
        }
    }
}
