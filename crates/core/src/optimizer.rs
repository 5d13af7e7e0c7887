//! From a gradient to an update: clipping, then gradient descent, momentum or Adam.

use crate::lanes::{LANES, Lanes};
use crate::params::Params;
use crate::real::Real;
use crate::settings::{Clip, Optimizer as Rule, Settings};

/// Adam's decay of the mean of gradients.
const BETA_1: f64 = 0.9;
/// Adam's decay of the mean of squared gradients.
const BETA_2: f64 = 0.999;
/// What keeps Adam from dividing by nothing.
const EPSILON: Real = 1e-8;
/// What keeps clipping by norm from dividing by nothing.
const NORM_EPSILON: f64 = 1e-6;

/// Weights beyond ±3·10⁹ count as diverged, like those that are not finite: what is computed from
/// them, and squared for a norm, would not be finite any more.
const FARTHEST: Real = Real::MAX / 3e9;

/// Zero for weights within bounds, not a number otherwise.
#[inline(always)]
fn excess(weights: Lanes) -> Lanes {
    weights * Lanes::splat(FARTHEST) * Lanes::zero()
}

/// The rule of the update and what it remembers.
#[derive(Clone, Debug, PartialEq)]
pub struct Optimizer {
    rule: Rule,
    rate: f64,
    momentum: f64,
    clip: Clip,
    limit: f64,
    /// Updates made so far.
    pub(crate) updates: u64,
    /// The velocity, or Adam's mean of gradients.
    pub(crate) first: Vec<Real>,
    /// Adam's mean of squared gradients.
    pub(crate) second: Vec<Real>,
}

/// What the factor of clipping by norm is: PyTorch's min(1, limit / (norm + 10⁻⁶)).
pub fn clip_scale(limit: f64, norm: f64) -> f64 {
    // A norm that is not a number must not look like a good one.
    let scale = limit / (norm + NORM_EPSILON);
    if scale >= 1.0 { 1.0 } else { scale }
}

impl Optimizer {
    /// A rule that has made no update yet, for so many numbers.
    pub fn new(settings: &Settings, len: usize) -> Self {
        let room = |needed: bool| vec![0.0; if needed { len } else { 0 }];
        Self {
            rule: settings.optimizer,
            rate: settings.learning_rate,
            momentum: settings.momentum,
            clip: settings.clip,
            limit: settings.clip_at,
            updates: 0,
            first: room(settings.optimizer != Rule::Sgd),
            second: room(settings.optimizer == Rule::Adam),
        }
    }

    /// Clips the gradient and updates the parameters; answers the gradient's norm before that,
    /// and whether the new parameters are good: none has diverged.
    pub fn update(&mut self, params: &mut Params, gradient: &mut Params) -> (f64, bool) {
        let norm = gradient.norm();
        self.clip(gradient, norm);
        self.updates += 1;
        let finite = match self.rule {
            Rule::Sgd => self.descend(params, gradient),
            Rule::Momentum => self.roll(params, gradient),
            Rule::Adam => self.adapt(params, gradient),
        };
        (norm, finite && norm.is_finite())
    }

    fn clip(&self, gradient: &mut Params, norm: f64) {
        let data = gradient.data_mut();
        match self.clip {
            Clip::None => {}
            Clip::Norm => {
                let scale = clip_scale(self.limit, norm);
                if scale != 1.0 {
                    let scale = Lanes::splat(scale as Real);
                    for four in data.chunks_exact_mut(LANES) {
                        (Lanes::load(four, 0) * scale).store(four, 0);
                    }
                }
            }
            Clip::Value => {
                let (low, high) = (-self.limit as Real, self.limit as Real);
                let (low, high) = (Lanes::splat(low), Lanes::splat(high));
                for four in data.chunks_exact_mut(LANES) {
                    Lanes::load(four, 0).most(low).least(high).store(four, 0);
                }
            }
        }
    }

    fn descend(&self, params: &mut Params, gradient: &Params) -> bool {
        let rate = Lanes::splat(self.rate as Real);
        let mut trouble = Lanes::zero();
        let four = params.data_mut().chunks_exact_mut(LANES);
        for (w, g) in four.zip(gradient.data().chunks_exact(LANES)) {
            let new = Lanes::load(w, 0) - rate * Lanes::load(g, 0);
            trouble = trouble + excess(new);
            new.store(w, 0);
        }
        trouble.sum() == 0.0
    }

    fn roll(&mut self, params: &mut Params, gradient: &Params) -> bool {
        let rate = Lanes::splat(self.rate as Real);
        let momentum = Lanes::splat(self.momentum as Real);
        let mut trouble = Lanes::zero();
        let four = params.data_mut().chunks_exact_mut(LANES);
        let velocity = self.first.chunks_exact_mut(LANES);
        for ((w, g), v) in four.zip(gradient.data().chunks_exact(LANES)).zip(velocity) {
            let speed = momentum * Lanes::load(v, 0) + Lanes::load(g, 0);
            speed.flushed().store(v, 0);
            let new = Lanes::load(w, 0) - rate * speed;
            trouble = trouble + excess(new);
            new.store(w, 0);
        }
        trouble.sum() == 0.0
    }

    fn adapt(&mut self, params: &mut Params, gradient: &Params) -> bool {
        let count = i32::try_from(self.updates).unwrap_or(i32::MAX);
        let correct = |beta: f64| 1.0 - beta.powi(count);
        let step = Lanes::splat((self.rate / correct(BETA_1)) as Real);
        let spread = Lanes::splat((1.0 / correct(BETA_2).sqrt()) as Real);
        let keep = |beta: f64| {
            (
                Lanes::splat(beta as Real),
                Lanes::splat((1.0 - beta) as Real),
            )
        };
        let (keep_1, take_1) = keep(BETA_1);
        let (keep_2, take_2) = keep(BETA_2);
        let epsilon = Lanes::splat(EPSILON);
        let mut trouble = Lanes::zero();
        let four = params.data_mut().chunks_exact_mut(LANES);
        let means = self
            .first
            .chunks_exact_mut(LANES)
            .zip(self.second.chunks_exact_mut(LANES));
        for ((w, g), (m, v)) in four.zip(gradient.data().chunks_exact(LANES)).zip(means) {
            let g = Lanes::load(g, 0);
            let mean = (keep_1 * Lanes::load(m, 0) + take_1 * g).flushed();
            let square = (keep_2 * Lanes::load(v, 0) + take_2 * (g * g)).flushed();
            mean.store(m, 0);
            square.store(v, 0);
            let new = Lanes::load(w, 0) - step * mean / (square.sqrt() * spread + epsilon);
            trouble = trouble + excess(new);
            new.store(w, 0);
        }
        trouble.sum() == 0.0
    }
}
