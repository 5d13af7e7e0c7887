//! What the page claims, trained for as it trains: fixed seeds, and the criterion each figure must
//! meet. The short ones run always; the others, of a minute or so, with `cargo xtask test --long`.

mod adding;
mod bidirectional;
mod bottleneck;
mod cliff;
mod complexity;
mod dates;
mod flow;
mod houses;
mod latch;
mod reber;
mod source_reversal;
mod spectrum;
mod temporal_order;
mod transformer;
mod translation;
mod words;

use seqscope_core::model::Score;
use seqscope_core::session::Session;
use serde_json::{Value, json};

/// A session of these settings over those that the experiments share: Adam, clipping by norm at 1,
/// batches of 32, one-hot symbols.
fn session(settings: Value) -> Session {
    let mut all = json!({
        "input": "one_hot", "optimizer": "adam", "clip": "norm", "clip_at": 1, "batch": 32,
    });
    if let (Value::Object(all), Value::Object(own)) = (&mut all, settings) {
        all.extend(own);
    }
    Session::new(seqscope_tests::checked(&all)).expect("a session")
}

/// Trains until a score is good, at most so many steps, judging every so often by so many examples
/// that are never trained with; answers the steps it took, if it was good, and the last score.
fn train_until(
    session: &mut Session,
    (most, every, examples): (u32, u32, usize),
    good: impl Fn(&Score) -> bool,
) -> (Option<u32>, Score) {
    let mut score = Score::default();
    while session.step() < most {
        session.train(every).expect("no divergence");
        score = session.score(examples);
        if good(&score) {
            return (Some(session.step()), score);
        }
    }
    (None, score)
}

/// The steps of each run as they stand in a table, a dash where a run did not get there.
fn row(steps: &[Option<u32>]) -> String {
    let one = |steps: &Option<u32>| steps.map_or("–".to_owned(), |steps| steps.to_string());
    steps.iter().map(one).collect::<Vec<_>>().join(", ")
}
