//! How much of the last loss comes back to what must be remembered: ‖∂L/∂h_s‖ of the state that
//! has just read it, beside ‖∂L/∂h_T‖ of the one that answers.

use super::judge::places;
use crate::session::Session;
use crate::study::exp;
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
        let k2 = self.settings().k2;
        let (mut logs, mut lags) = (0.0, 0.0);
        for (number, example) in task.held_out(examples.min(64)).iter().enumerate() {
            let (places, asked) = places(task, example);
            let back = self.way_back(example, asked);
            let Some(mut back) = back.filter(|back| back[0].is_finite()) else {
                continue;
            };
            // A window ends with the step that asks, and nothing before it is reached.
            if k2 > 0 {
                back.iter_mut()
                    .skip(k2)
                    .for_each(|log| *log = f64::NEG_INFINITY);
            }
            let shares: Vec<f64> = back.iter().map(|log| log - back[0]).collect();
            let from = places.first().copied().unwrap_or(0);
            let Some(&log) = shares.get(asked - from.min(asked)) else {
                continue;
            };
            reach.of += 1;
            if log > f64::NEG_INFINITY {
                reach.open += 1;
                logs += log;
                lags += (asked - from.min(asked)) as f64;
            }
            if number == 0 {
                reach.curve = shares.iter().rev().map(|&log| power(log)).collect();
                reach.from = from + 1;
            }
        }
        if reach.open == 0 {
            return reach;
        }
        let (log, open) = (logs / reach.open as f64, reach.open as f64);
        reach.lag = lags / open;
        reach.log_ratio = Some(log);
        reach.ratio = power(log);
        reach.per_step = power(log / reach.lag.max(1.0));
        reach
    }
}

/// What has this decimal logarithm.
fn power(log: f64) -> f64 {
    match log == f64::NEG_INFINITY {
        true => 0.0,
        false => exp(log * core::f64::consts::LN_10),
    }
}
