//! The embedded Reber grammar (Hochreiter & Schmidhuber 1997, experiment 1), and truncation: a
//! plain network learns it by back-propagation through all of time, and not by Elman's own
//! procedure, an update at every step that looks one step back, nor with three.

use super::session;
use seqscope_core::model::recurrent::{Data, Form};
use seqscope_core::model::tagger::Tagger;
use seqscope_core::session::Session;
use seqscope_core::task::{Example, Inputs, Target};
use serde_json::{Value, json};

/// Sequences of a training step.
const BATCH: u32 = 16;
/// T and P, by their numbers in the alphabet.
const SECOND: [usize; 2] = [1, 2];

fn grammar(cell: &str, seed: u32, more: Value) -> Session {
    let mut settings = json!({
        "model": "tagger", "task": "reber", "length": 40, "cell": cell, "hidden": 12,
        "learning_rate": 2e-2, "forget_bias": 1, "batch": BATCH, "reduction": "mean",
        "seed": seed,
    });
    if let (Value::Object(settings), Value::Object(more)) = (&mut settings, more) {
        settings.extend(more);
    }
    session(settings)
}

/// The network's probabilities for strings that it was not trained with.
fn answers(session: &Session, count: usize) -> Vec<(Example, Vec<Vec<f64>>)> {
    let task = session.checked().task().expect("a task");
    let strings = task.held_out(count);
    let data = Data {
        symbols: task.source().len(),
        width: task.width(),
        classes: task.classes(),
    };
    let form = Form::of(session.settings(), data);
    let mut tagger = Tagger::new(&form, session.params().layout());
    let rows = tagger.predict(session.params(), &strings).into_iter();
    let wide = rows.map(|rows| {
        let row = |row: Vec<_>| row.into_iter().map(f64::from).collect();
        rows.into_iter().map(row).collect()
    });
    strings.into_iter().zip(wide).collect()
}

/// Whether at every place of every string the legal symbols are the most probable ones.
fn knows_the_grammar(session: &Session, count: usize) -> bool {
    answers(session, count).iter().all(|(string, rows)| {
        string.gold.iter().zip(rows).all(|(legal, row)| {
            let of = |wanted: bool| {
                let symbols = row.iter().enumerate();
                symbols
                    .filter(move |(symbol, _)| legal.contains(symbol) == wanted)
                    .map(|(_, &p)| p)
            };
            of(true).fold(1.0, f64::min) > of(false).fold(0.0, f64::max)
        })
    })
}

/// How often the last T or P is the one that the string began with.
fn remembered(session: &Session, count: usize) -> f64 {
    let answers = answers(session, count);
    let right = answers.iter().filter(|(string, rows)| {
        let Inputs::Symbols(ids) = &string.input else {
            return false;
        };
        let second = ids[1];
        let other = SECOND[0] + SECOND[1] - second;
        let Target::Each(targets) = &string.target else {
            return false;
        };
        // The last step asks for E, the one before for T or P.
        let place = targets.len() - 2;
        assert_eq!(targets[place], Some(second));
        rows[place][second] > rows[place][other]
    });
    right.count() as f64 / answers.len() as f64
}

/// The sequences after which the grammar is known, judged every 400.
fn sequences(mut session: Session, most: u32) -> Option<u32> {
    while session.step() * BATCH < most {
        session.train(25).expect("no divergence");
        if knows_the_grammar(&session, 100) && knows_the_grammar(&session, 1_000) {
            return Some(session.step() * BATCH);
        }
    }
    None
}

#[test]
fn short_an_lstm_learns_the_grammar() {
    let taken = sequences(grammar("lstm", 1, json!({})), 20_000);
    println!(
        "embedded Reber grammar, LSTM, seed 1: {}",
        super::row(&[taken])
    );
    assert!(taken.is_some());
}

#[test]
#[ignore = "long"]
fn an_lstm_learns_it_from_nearly_every_start() {
    let seeds = [1, 2, 3, 4, 5];
    let taken = seeds.map(|seed| sequences(grammar("lstm", seed, json!({})), 20_000));
    println!(
        "embedded Reber grammar, LSTM: sequences {}",
        super::row(&taken)
    );
    assert!(taken.iter().flatten().count() >= 4);
}

#[test]
#[ignore = "long"]
fn a_plain_network_needs_all_of_time() {
    for k in [1, 3] {
        for seed in [1, 2] {
            let mut session = grammar("rnn", seed, json!({"k1": k, "k2": k}));
            session.train(24_000 / BATCH).expect("no divergence");
            let share = remembered(&session, 1_000);
            println!("embedded Reber grammar, RNN, k = {k}, seed {seed}: {share:.3}");
            assert!((0.4..=0.65).contains(&share), "{share}");
        }
    }
    for seed in [1, 2] {
        let mut session = grammar("rnn", seed, json!({}));
        session.train(24_000 / BATCH).expect("no divergence");
        let share = remembered(&session, 1_000);
        println!("embedded Reber grammar, RNN, all of time, seed {seed}: {share:.4}");
        assert!(share >= 0.999, "{share}");
    }
}
