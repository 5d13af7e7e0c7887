//! Training on a task, as the page trains: a batch a step, drawn from the seed.

use super::answer::parameters;
use super::steps::with_settings;
use crate::error::Error;
use crate::params::Params;
use crate::session::Session;
use crate::settings::Settings;
use serde_json::{Map, Value, json};

/// How to train.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Training {
    /// The training steps.
    pub count: usize,
    /// One step in so many is told of.
    pub every: usize,
    /// So many examples kept out of training are judged before and after.
    pub examples: usize,
    /// Settings of the optimizer and of the batch.
    pub settings: Map<String, Value>,
}

/// Trains from these parameters; answers the losses, how well the model does before and after, and
/// the parameters after.
///
/// # Errors
/// When a setting is refused, or the numbers grow beyond all bounds.
pub(super) fn train(
    settings: &Settings,
    params: &Params,
    asked: &Training,
) -> Result<(Value, Params), Error> {
    let checked = with_settings(settings, &asked.settings)?.check()?;
    let judged = checked.task().is_some() && asked.examples > 0;
    let mut session = Session::new(checked)?;
    session.start_from(params.clone());
    let score = |session: &mut Session| judged.then(|| json!(session.score(asked.examples)));
    let before = score(&mut session);
    let mut steps = Vec::new();
    for step in 1..=asked.count {
        let made = session.train(1)?;
        if step % asked.every == 0 || step == asked.count {
            let (loss, norm) = (made.loss, made.grad_norm);
            steps.push(json!({ "step": step, "loss": loss, "grad_norm": norm }));
        }
    }
    let mut answer = json!({ "steps": steps, "weights": parameters(session.params()) });
    for (name, score) in [("before", before), ("score", score(&mut session))] {
        if let Some(score) = score {
            answer[name] = score;
        }
    }
    Ok((answer, session.params().clone()))
}
