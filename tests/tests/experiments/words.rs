//! Small sentences: their kind, their words' kinds, and captions of pictures, judged by sentences
//! and pictures that were kept out of training.

use super::{row, session, train_until};
use serde_json::{Value, json};

/// Whether 95 in 100 are right as a whole within so many steps.
fn learns(model: &str, task: &str, most: u32, more: Value) {
    let mut settings = json!({
        "model": model, "task": task, "cell": "gru", "hidden": 16, "input": "embedding",
        "embedding": 8, "learning_rate": 1e-2, "reduction": "mean", "seed": 1,
    });
    if let (Value::Object(settings), Value::Object(more)) = (&mut settings, more) {
        settings.extend(more);
    }
    let mut session = session(settings);
    let good = |score: &super::Score| score.right * 100 >= score.of * 95;
    let (steps, score) = train_until(&mut session, (most, 50, 300), good);
    println!(
        "{task}: {} of at most {most} steps; {} of {} right",
        row(&[steps]),
        score.right,
        score.of
    );
    assert!(steps.is_some());
}

#[test]
fn short_sentences_are_judged_and_tagged() {
    learns("classifier", "sentiment", 1_000, json!({}));
    learns("tagger", "tag", 1_000, json!({"bidirectional": true}));
}

/// The share of a caption's symbols that are right after the right ones; captions and pictures are
/// never seen in training. Whole captions are rarely right: one linear layer cannot tell shapes
/// apart wherever they stand.
#[test]
fn short_pictures_are_described_better_than_by_grammar_alone() {
    let mut session = session(json!({
        "model": "captioner", "task": "caption", "cell": "gru", "hidden": 64,
        "input": "embedding", "embedding": 16, "learning_rate": 5e-3, "reduction": "mean",
        "seed": 1,
    }));
    session.train(300).expect("no divergence");
    let score = session.score(300);
    let share = score.symbols_right as f64 / score.symbols_of as f64;
    println!("caption: {share:.3} of the symbols after 300 steps");
    assert!(share > 0.7, "{share}");
}
