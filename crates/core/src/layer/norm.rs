//! Layer norm and batch norm, over rows: x̂ = (x − mean) / √(variance + 10⁻⁵), y = w ⊙ x̂ + b.
//!
//! Layer norm takes mean and variance of each row, as nn.LayerNorm. Batch norm takes them of each
//! column, over all rows of the batch at hand, in training and in evaluation alike: nothing is kept
//! from one batch to the next, so what becomes of a sequence depends on its neighbours. That is the
//! price of batch norm, and why transformers use the other one.

use crate::kernel::add;
use crate::params::{Layout, Params, Slot, Spec, Start};
use crate::real::Real;
use crate::settings::Norm as Kind;
use seqscope_kernel::norm::{self, Rule};

/// One norm, with what its forward pass keeps for the way back.
#[derive(Clone, Debug)]
pub struct Norm {
    kind: Kind,
    size: usize,
    weight: Slot,
    bias: Slot,
    hat: Vec<Real>,
    factor: Vec<Real>,
    /// The same of batch norm, which keeps them in 64 bits.
    exact_hat: Vec<f64>,
    exact_factor: Vec<f64>,
    /// The gradients of w and b.
    own: Vec<Real>,
    /// Two rows that the way back through a batch norm needs.
    room: Vec<f64>,
}

impl Norm {
    /// The parameters of a norm over rows of `size` numbers: `{prefix}weight` and `{prefix}bias`.
    pub fn specs(prefix: &str, size: usize) -> Vec<Spec> {
        vec![
            Spec::vector(format!("{prefix}weight"), [size], Start::Constant(1.0)),
            Spec::vector(format!("{prefix}bias"), [size], Start::Constant(0.0)),
        ]
    }

    /// The norm whose parameters have this prefix.
    pub fn new(layout: &Layout, prefix: &str, size: usize, kind: Kind) -> Self {
        let slot = |name: &str| layout.slot(&format!("{prefix}{name}")).unwrap_or_default();
        let weight = slot("weight");
        Self {
            kind,
            size,
            weight,
            bias: slot("bias"),
            hat: Vec::new(),
            factor: Vec::new(),
            exact_hat: Vec::new(),
            exact_factor: Vec::new(),
            own: vec![0.0; 2 * weight.pitch],
            room: match kind {
                Kind::Layer => Vec::new(),
                Kind::Batch => vec![0.0; 2 * weight.pitch],
            },
        }
    }

    /// Normalises rows in place.
    pub fn forward(&mut self, params: &Params, x: &mut [Real]) {
        let width = self.weight.pitch;
        if width == 0 {
            return;
        }
        let rule = Rule {
            size: self.size,
            weight: params.at(self.weight),
            bias: params.at(self.bias),
        };
        match self.kind {
            Kind::Layer => {
                self.hat.resize(x.len(), 0.0);
                self.factor.resize(x.len() / width, 0.0);
                norm::layer(x, &mut self.hat, &mut self.factor, rule);
            }
            Kind::Batch => {
                self.exact_hat.resize(x.len(), 0.0);
                self.exact_factor.resize(width, 0.0);
                norm::batch(x, &mut self.exact_hat, &mut self.exact_factor, rule);
            }
        }
    }

    /// Turns the errors of the rows that [`Norm::forward`] wrote into those of the rows it was
    /// given, in place, and adds the gradients.
    pub fn backward(&mut self, params: &Params, gradient: &mut Params, d: &mut [Real]) {
        let width = self.weight.pitch;
        if width == 0 {
            return;
        }
        let rule = Rule {
            size: self.size,
            weight: params.at(self.weight),
            bias: params.at(self.bias),
        };
        self.own.fill(0.0);
        let (dw, db) = self.own.split_at_mut(width);
        let own = (&mut *dw, &mut *db);
        match self.kind {
            Kind::Layer => norm::layer_backward(d, (&self.hat, &self.factor), rule, own),
            Kind::Batch => {
                let kept = (&self.exact_hat[..], &self.exact_factor[..]);
                norm::batch_backward(d, kept, rule, own, &mut self.room);
            }
        }
        add(gradient.at_mut(self.weight), dw);
        add(gradient.at_mut(self.bias), db);
    }
}
