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
    /// Two rows: the gradients of w and b; and two more that batch norm needs.
    room: Vec<Real>,
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
            room: vec![0.0; 4 * weight.pitch],
        }
    }

    /// Normalises rows in place.
    pub fn forward(&mut self, params: &Params, x: &mut [Real]) {
        let width = self.weight.pitch;
        if width == 0 {
            return;
        }
        self.hat.resize(x.len(), 0.0);
        let rule = Rule {
            size: self.size,
            weight: params.at(self.weight),
            bias: params.at(self.bias),
        };
        match self.kind {
            Kind::Layer => {
                self.factor.resize(x.len() / width, 0.0);
                norm::layer(x, &mut self.hat, &mut self.factor, rule);
            }
            Kind::Batch => {
                self.factor.resize(width, 0.0);
                norm::batch(x, &mut self.hat, &mut self.factor, rule);
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
        let (own, room) = self.room.split_at_mut(2 * width);
        own.fill(0.0);
        let (dw, db) = own.split_at_mut(width);
        let kept = (&self.hat[..], &self.factor[..]);
        match self.kind {
            Kind::Layer => norm::layer_backward(d, kept, rule, (&mut *dw, &mut *db)),
            Kind::Batch => norm::batch_backward(d, kept, rule, (&mut *dw, &mut *db), room),
        }
        add(gradient.at_mut(self.weight), dw);
        add(gradient.at_mut(self.bias), db);
    }
}
