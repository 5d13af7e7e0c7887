//! The adding problem (Hochreiter & Schmidhuber 1997, experiment 4): two marked numbers among many
//! are to be added. Always answering 1 costs 1/6.

use super::{row, session, train_until};
use serde_json::json;

/// A loss below this counts as solved.
const SOLVED: f64 = 0.01;

/// Trains one cell from some seeds; answers the steps each took, and the losses at the end.
fn train(cell: &str, length: usize, most: u32, seeds: &[u32]) -> (Vec<Option<u32>>, Vec<f64>) {
    let one = |&seed: &u32| {
        let mut session = session(json!({
            "model": "classifier", "task": "adding", "length": length, "cell": cell,
            "hidden": 16, "learning_rate": 1e-2, "forget_bias": 2, "seed": seed,
        }));
        let good = |score: &super::Score| score.loss < SOLVED;
        let (steps, score) = train_until(&mut session, (most, 100, 500), good);
        (steps, score.loss)
    };
    let (steps, losses): (Vec<_>, Vec<_>) = seeds.iter().map(one).unzip();
    println!(
        "adding, T = {length}, {cell}: {} of at most {most} steps; losses {losses:.4?}",
        row(&steps)
    );
    (steps, losses)
}

fn solves(cell: &str, length: usize, most: u32, seeds: &[u32], at_least: usize) {
    let (steps, _) = train(cell, length, most, seeds);
    let solved = steps.iter().flatten().count();
    assert!(solved >= at_least, "{}", row(&steps));
}

fn fails(length: usize, seeds: &[u32]) {
    let (_, losses) = train("rnn", length, 2_500, seeds);
    assert!(losses.iter().all(|&loss| loss > 0.13), "{losses:?}");
}

#[test]
fn short_a_gru_adds_within_thirty_steps() {
    solves("gru", 30, 1_000, &[1], 1);
}

#[test]
#[ignore = "long"]
fn gated_cells_add_over_fifty_steps_and_a_plain_one_does_not() {
    solves("lstm", 50, 1_000, &[1, 2], 2);
    solves("gru", 50, 1_000, &[1, 2], 2);
    fails(50, &[1, 2]);
}

#[test]
#[ignore = "long"]
fn gated_cells_add_over_a_hundred_steps_and_a_plain_one_does_not() {
    solves("lstm", 100, 1_200, &[1, 2, 3, 4, 5], 3);
    solves("gru", 100, 600, &[1, 2, 3], 2);
    fails(100, &[1, 2]);
}
