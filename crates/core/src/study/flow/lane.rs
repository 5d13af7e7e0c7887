//! What a picture shows of one cell: the way back, as shares of where it begins, and the states and
//! slopes it goes through.

use super::super::exp;
use super::pass::{backward, forward};
use super::{Flow, Network, bound};
use crate::settings::Cell;

/// A unit whose slope is below this share of the steepest counts as saturated; for tanh that is
/// |h| > 0.9.
pub const SATURATED: f64 = 0.19;

/// One cell's way back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lane {
    /// Decimal logarithms, less that of ‖∂L/∂h_T‖.
    pub flow: Flow,
    /// log₁₀ ‖∂L/∂h_T‖.
    pub last: f64,
    /// For each lag the factor per step that makes ‖∂L/∂h_k‖; 1 at lag 0.
    pub per_step: Vec<f64>,
    /// For each lag log₁₀ of Pascanu's bound; the RNN's only.
    pub bound: Vec<f64>,
    /// ρ of the RNN's recurrent weights.
    pub radius: f64,
    /// σ₁ of them.
    pub largest: f64,
    /// The states h_t, one row of H numbers a step.
    pub states: Vec<f64>,
    /// The slopes g′(a_t), one row of H numbers a step; the RNN's only.
    pub slopes: Vec<f64>,
    /// For each step the mean over units of what lets the gradient by: g′, f, or 1 − z.
    pub open: Vec<f64>,
    /// For each step the share of saturated units; the RNN's only.
    pub saturated: Vec<f64>,
}

impl Network {
    /// What a picture shows of this network, whose first recurrent matrix has this spectral radius and
    /// largest singular value.
    pub fn lane(&self, (radius, largest): (f64, f64)) -> Lane {
        let steps = forward(self);
        let mut flow = backward(self, &steps);
        let last = flow.hidden.first().copied().unwrap_or_default();
        if last.is_finite() {
            for lengths in [&mut flow.hidden, &mut flow.cell, &mut flow.inside] {
                lengths.iter_mut().for_each(|log| *log -= last);
            }
        }
        let factor = |(lag, log): (usize, &f64)| match lag {
            0 => 1.0,
            _ => exp(log / lag as f64 * core::f64::consts::LN_10),
        };
        let mut lane = Lane {
            per_step: flow.hidden.iter().enumerate().map(factor).collect(),
            flow,
            last,
            radius,
            largest,
            ..Lane::default()
        };
        let g = self.setting.nonlinearity;
        for step in &steps {
            lane.states.extend(&step.state);
            let share = |count: f64| count / self.setting.hidden as f64;
            if self.setting.cell == Cell::Rnn {
                let slopes: Vec<f64> = step.gates[0].iter().map(|&y| g.slope(y)).collect();
                let flat = slopes.iter().filter(|&&s| s < SATURATED * g.steepest());
                lane.saturated.push(share(flat.count() as f64));
                lane.open.push(share(slopes.iter().sum()));
                lane.slopes.extend(slopes);
            } else {
                lane.open.push(share(step.gates[1].iter().sum()));
            }
        }
        if self.setting.cell == Cell::Rnn {
            lane.bound = bound(largest, g.steepest(), steps.len());
        }
        lane
    }

    /// What comes in, one row a step, and the length of a row.
    pub fn inputs(&self) -> (&[f64], usize) {
        (&self.inputs, self.setting.inputs)
    }
}
