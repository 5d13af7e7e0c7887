//! How much of the last loss comes back to what must be remembered: ‖∂L/∂h_s‖ of the state that
//! has just read it, beside ‖∂L/∂h_T‖ of the one that answers.

use super::judge::places;
use crate::graph::model::{Built, build};
use crate::graph::{Id, Tensor};
use crate::session::Session;
use crate::study::{exp, log_10};
use crate::task::Target;
use crate::wiring::evaluate::Weights;
use serde::Serialize;

/// The way back of one model's loss, over several examples kept out of training.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Reach {
    /// The mean number of steps between what must be remembered and the answer, where it is reached.
    pub lag: f64,
    /// The geometric mean of ‖∂L/∂h_s‖ / ‖∂L/∂h_T‖ over the examples in which truncation leaves the
    /// way open; 0 where it does in none.
    pub ratio: f64,
    /// In how many examples the way is open.
    pub open: usize,
    /// Of how many.
    pub of: usize,
    /// Its decimal logarithm; none for 0.
    pub log_ratio: Option<f64>,
    /// The factor of a step that makes the ratio.
    pub per_step: f64,
    /// Of the first example, ‖∂L/∂h_k‖ / ‖∂L/∂h_T‖ for each step k from 1 to T.
    pub curve: Vec<f64>,
    /// The step of that example that must be remembered, from 1.
    pub from: usize,
}

impl Session {
    /// How the last loss reaches back at the weights as they are; empty for the language model.
    pub fn reach(&self, examples: usize) -> Reach {
        let mut reach = Reach::default();
        let Some(task) = self.checked().task() else {
            return reach;
        };
        let settings = self.checked().settings();
        let weights = Weights::new(self.params());
        let (mut logs, mut lags) = (0.0, 0.0);
        for (number, example) in task.held_out(examples.min(64)).iter().enumerate() {
            let Some(built) = build(self.checked(), &weights, example) else {
                continue;
            };
            let (places, asked) = places(task, example);
            let loss = match example.target {
                Target::Each(_) => built.losses.get(asked).copied(),
                _ => Some(built.loss),
            };
            let Some(loss) = loss else { continue };
            let mut norms = norms(&built, loss, asked + 1);
            // A window ends with the step that asks, and nothing before it is reached.
            if settings.k2 > 0 {
                let kept = norms.len().saturating_sub(settings.k2);
                norms[..kept].fill(0.0);
            }
            let from = places.first().copied().unwrap_or(0);
            let (Some(&back), Some(&end)) = (norms.get(from), norms.last()) else {
                continue;
            };
            reach.of += 1;
            if back > 0.0 {
                reach.open += 1;
                logs += log_10(back, 0) - log_10(end, 0);
                lags += (asked - from.min(asked)) as f64;
            }
            if number == 0 {
                reach.curve = norms.iter().map(|norm| norm / end).collect();
                reach.from = from + 1;
            }
        }
        if reach.open == 0 {
            return reach;
        }
        let (log, open) = (logs / reach.open as f64, reach.open as f64);
        let power = |log: f64| exp(log * core::f64::consts::LN_10);
        reach.lag = lags / open;
        reach.log_ratio = Some(log);
        reach.ratio = power(log);
        reach.per_step = power(log / reach.lag.max(1.0));
        reach
    }
}

/// ‖∂L/∂h_t‖ for each of the first steps.
fn norms(built: &Built, loss: Id, steps: usize) -> Vec<f64> {
    let gradients = built.graph.backward(&[(loss, Tensor::number(1.0))]);
    let mut norms = vec![0.0; steps];
    for (id, node) in built.graph.ids().zip(built.graph.nodes()) {
        let Some((_, t)) = node.at.first().filter(|_| node.block.ends_with(".h")) else {
            continue;
        };
        let exact = gradients.exact(id).unwrap_or_default();
        if let Some(norm) = t.checked_sub(1).and_then(|t| norms.get_mut(t)) {
            *norm = exact.iter().map(|g| g * g).sum::<f64>().sqrt();
        }
    }
    norms
}
