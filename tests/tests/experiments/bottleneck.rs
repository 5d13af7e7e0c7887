//! The bottleneck of a fixed vector (Bahdanau et al. 2015, figure 2): exact translations by the
//! length of the English sentence, with attention and without.

use super::translation::preset;
use seqscope_core::model::Learner;
use seqscope_core::session::Session;
use seqscope_core::task::{Example, Kind, Options, Task};
use serde_json::json;

/// The lengths that are told apart, in English words.
const LENGTHS: [(usize, usize); 6] = [(8, 11), (12, 15), (16, 19), (20, 23), (24, 27), (28, 31)];

/// Sentences never trained with, some of each length.
fn sentences(count: usize) -> Vec<Vec<Example>> {
    let options = Options {
        length: 31,
        ..Options::default()
    };
    let task = Task::new(Kind::Translation, &options).expect("a task");
    let all = task.held_out(count * 40);
    LENGTHS
        .iter()
        .map(|&(least, most)| {
            let fits = |e: &&Example| (least..=most).contains(&e.input.symbols().len());
            all.iter().filter(fits).take(count).cloned().collect()
        })
        .collect()
}

/// The share of exact translations at each length.
fn shares(session: &Session, name: &str, sentences: &[Vec<Example>]) -> Vec<f64> {
    let params = session.params();
    let mut model = Learner::new(session.checked(), params);
    let shares: Vec<f64> = sentences
        .iter()
        .map(|examples| {
            let score = model.score(params, examples);
            score.right as f64 / score.of.max(1) as f64
        })
        .collect();
    let counts: Vec<usize> = sentences.iter().map(Vec::len).collect();
    println!("{name}: lengths {LENGTHS:?}, sentences {counts:?}: exact {shares:.2?}");
    shares
}

fn trained(attention: &str, length: usize, steps: u32) -> Session {
    let own = json!({ "attention": attention, "length": length });
    let mut session = preset(steps, 1, own);
    session.train(steps).expect("no divergence");
    session
}

#[test]
#[ignore = "long"]
fn a_fixed_vector_fails_with_length_and_attention_does_not() {
    let sentences = sentences(150);
    let attention = shares(
        &trained("additive", 26, 1_200),
        "trained to 26 words, attention",
        &sentences,
    );
    let none = shares(
        &trained("none", 26, 1_200),
        "trained to 26 words, none",
        &sentences,
    );
    assert!(attention[3] >= 0.6 && none[3] <= 0.1);
}

#[test]
#[ignore = "long"]
fn beyond_the_lengths_that_were_trained_both_fail() {
    let sentences = sentences(150);
    for attention in ["additive", "none"] {
        let name = format!("trained to 16 words, {attention}");
        let shares = shares(&trained(attention, 16, 1_000), &name, &sentences);
        assert!(shares[3..].iter().all(|&share| share <= 0.5), "{shares:?}");
        assert!(shares[3] < shares[1] - 0.2 || shares[1] < 0.2, "{shares:?}");
    }
}

#[test]
fn short_there_are_sentences_of_every_length() {
    for (examples, (least, most)) in sentences(10).iter().zip(LENGTHS) {
        assert!(examples.len() >= 5, "{least}–{most}: {}", examples.len());
    }
}
