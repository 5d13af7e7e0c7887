//! From a gradient to an update: clipping, then gradient descent, momentum or Adam.

use crate::params::Params;
use crate::real::Real;
use crate::settings::{Clip, Optimizer as Rule, Settings};
use seqscope_kernel::update::{self, Adam};

/// Adam's decay of the mean of gradients.
const BETA_1: f64 = 0.9;
/// What keeps Adam from dividing by nothing.
const EPSILON: Real = 1e-8;
/// What is left of the rate once it has fallen.
const DECAYED: f64 = 0.2;
/// What keeps clipping by norm from dividing by nothing.
const NORM_EPSILON: f64 = 1e-6;

/// The rule of the update and what it remembers.
#[derive(Clone, Debug, PartialEq)]
pub struct Optimizer {
    rule: Rule,
    rate: f64,
    momentum: f64,
    beta_2: f64,
    warm_up: u32,
    decay_at: u32,
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
            beta_2: settings.beta2,
            warm_up: settings.warm_up,
            decay_at: settings.decay_at,
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
        let rate = self.rate_now();
        let finite = match self.rule {
            Rule::Sgd => update::descend(params.data_mut(), gradient.data(), rate as Real),
            Rule::Momentum => {
                let (rate, momentum) = (rate as Real, self.momentum as Real);
                let velocity = &mut self.first;
                update::roll(params.data_mut(), gradient.data(), velocity, rate, momentum)
            }
            Rule::Adam => self.adapt(params, gradient, rate),
        };
        (norm, finite && norm.is_finite())
    }

    /// The rate of the update that is being made: it grows evenly over the first updates, and falls
    /// once.
    fn rate_now(&self) -> f64 {
        let (count, warm_up) = (self.updates, u64::from(self.warm_up));
        let grown = match count < warm_up {
            true => self.rate * count as f64 / warm_up as f64,
            false => self.rate,
        };
        let decays = self.decay_at > 0 && count > u64::from(self.decay_at);
        if decays { grown * DECAYED } else { grown }
    }

    fn clip(&self, gradient: &mut Params, norm: f64) {
        match self.clip {
            Clip::None => {}
            Clip::Norm => {
                let scale = clip_scale(self.limit, norm);
                if scale != 1.0 {
                    update::scale(gradient.data_mut(), scale as Real);
                }
            }
            Clip::Value => update::bound(gradient.data_mut(), self.limit as Real),
        }
    }

    fn adapt(&mut self, params: &mut Params, gradient: &Params, rate: f64) -> bool {
        let count = i32::try_from(self.updates).unwrap_or(i32::MAX);
        let correct = |beta: f64| 1.0 - beta.powi(count);
        let keep = |beta: f64| [beta as Real, (1.0 - beta) as Real];
        let rule = Adam {
            step: (rate / correct(BETA_1)) as Real,
            spread: (1.0 / correct(self.beta_2).sqrt()) as Real,
            first: keep(BETA_1),
            second: keep(self.beta_2),
            epsilon: EPSILON,
        };
        let (means, squares) = (&mut self.first, &mut self.second);
        update::adapt(params.data_mut(), gradient.data(), means, squares, &rule)
    }
}
