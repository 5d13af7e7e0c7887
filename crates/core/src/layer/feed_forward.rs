//! The feed-forward layer of a transformer: y = W₂ max(W₁ x + b₁, 0) + b₂, each row for itself.

use crate::kernel::{add, add_rows, clear};
use crate::params::{Layout, Params, Slot, Spec, Start};
use crate::real::Real;
use seqscope_kernel::dense::{self, Shape};

/// The layer, with what its forward pass keeps for the way back.
#[derive(Clone, Debug)]
pub struct FeedForward {
    first: Slot,
    first_bias: Slot,
    second: Slot,
    second_bias: Slot,
    inner: Vec<Real>,
    out: Vec<Real>,
    d_inner: Vec<Real>,
}

/// The limit that Glorot and Bengio draw weights between.
pub(crate) fn xavier(inputs: usize, outputs: usize) -> Start {
    Start::Uniform((6.0 / (inputs + outputs) as f64).sqrt())
}

/// The limit that PyTorch draws a linear layer's biases between.
pub(crate) fn bias_limit(inputs: usize) -> Start {
    Start::Uniform(1.0 / (inputs.max(1) as f64).sqrt())
}

/// All columns of a weight.
pub(crate) fn whole(slot: Slot) -> Shape {
    Shape {
        inputs: slot.rows,
        outputs: slot.pitch,
        from: 0,
        pitch: slot.pitch,
    }
}

impl FeedForward {
    /// The parameters, named as in nn.TransformerEncoderLayer: `{prefix}linear1.weight` (inner, d),
    /// `{prefix}linear2.weight` (d, inner), and biases.
    pub fn specs(prefix: &str, width: usize, inner: usize) -> Vec<Spec> {
        let (first, second) = (xavier(width, inner), xavier(inner, width));
        vec![
            Spec::weight(format!("{prefix}linear1.weight"), [inner], [width], first),
            Spec::vector(format!("{prefix}linear1.bias"), [inner], bias_limit(width)),
            Spec::weight(format!("{prefix}linear2.weight"), [width], [inner], second),
            Spec::vector(format!("{prefix}linear2.bias"), [width], bias_limit(inner)),
        ]
    }

    /// The layer whose parameters have this prefix.
    pub fn new(layout: &Layout, prefix: &str) -> Self {
        let slot = |name: &str| layout.slot(&format!("{prefix}{name}")).unwrap_or_default();
        Self {
            first: slot("linear1.weight"),
            first_bias: slot("linear1.bias"),
            second: slot("linear2.weight"),
            second_bias: slot("linear2.bias"),
            inner: Vec::new(),
            out: Vec::new(),
            d_inner: Vec::new(),
        }
    }

    /// Adds the layer's outputs for rows x to the rows y, both `padded(d)` wide.
    pub fn forward(&mut self, params: &Params, x: &[Real], y: &mut [Real]) {
        let (width, inner) = (self.second.pitch, self.first.pitch);
        if width == 0 || inner == 0 {
            return;
        }
        self.inner.resize(x.len() / width * inner, 0.0);
        dense::start(&mut self.inner, params.at(self.first_bias));
        let (first, second) = (whole(self.first), whole(self.second));
        dense::forward(&mut self.inner, x, params.at(self.first), first);
        dense::relu(&mut self.inner);
        // The sum is made before it is added to what passes by, as it is shown.
        self.out.resize(y.len(), 0.0);
        dense::start(&mut self.out, params.at(self.second_bias));
        dense::forward(&mut self.out, &self.inner, params.at(self.second), second);
        add(y, &self.out);
    }

    /// Adds the gradients, from the rows x that the forward pass was given and the errors of its
    /// outputs; [`FeedForward::add_errors`] gives those of x afterwards.
    pub fn backward(
        &mut self,
        params: &Params,
        gradient: &mut Params,
        (x, dy): (&[Real], &[Real]),
        turned: &mut Vec<Real>,
    ) {
        let (first, second) = (whole(self.first), whole(self.second));
        if first.outputs == 0 || second.outputs == 0 {
            return;
        }
        self.d_inner.resize(self.inner.len(), 0.0);
        clear(&mut self.d_inner);
        add_rows(gradient.at_mut(self.second_bias), dy);
        dense::gradient(gradient.at_mut(self.second), &self.inner, dy, second);
        let weights = params.at(self.second);
        dense::backward(&mut self.d_inner, dy, weights, second, turned);
        dense::relu_backward(&mut self.d_inner, &self.inner);
        add_rows(gradient.at_mut(self.first_bias), &self.d_inner);
        dense::gradient(gradient.at_mut(self.first), x, &self.d_inner, first);
    }

    /// Adds the errors of the rows x to `dx`.
    pub fn add_errors(&self, params: &Params, dx: &mut [Real], turned: &mut Vec<Real>) {
        let first = whole(self.first);
        if first.outputs > 0 {
            dense::backward(dx, &self.d_inner, params.at(self.first), first, turned);
        }
    }

    /// The activations of the inner layer, `padded(inner)` numbers a row.
    pub fn inner(&self) -> &[Real] {
        &self.inner
    }
}
