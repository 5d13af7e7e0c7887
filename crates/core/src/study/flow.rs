//! How a gradient flows back through many steps at initialisation: vanishing and exploding gradients
//! (Pascanu, Mikolov & Bengio 2013, §2.1), and why gates help (Hochreiter & Schmidhuber 1997).
//!
//! Inputs are standard normal, the loss is L = r·h_T with a random r of length 1, and what is told is
//! the length of ∂L/∂h_k for each lag T − k. Lengths are decimal logarithms, because over a hundred
//! steps they may leave the range of any number.

mod draw;
mod factors;
mod lane;
mod pass;
mod table;
#[cfg(test)]
mod tests;
#[cfg(feature = "recurrent")]
mod trained;

pub use draw::Desk;
pub use factors::Factors;
pub use lane::{Lane, SATURATED};
pub use table::{Asked, defaults, table};
#[cfg(feature = "recurrent")]
pub use trained::Trained;

use super::matrix::{singular_values, spectral_radius};
use super::{norm, sigmoid, tanh};
use crate::real::exp_64;
use crate::rng::{Purpose, Stream};
use crate::settings::Cell;

/// The most units.
pub const MOST_HIDDEN: usize = 128;
/// The most inputs.
pub const MOST_INPUTS: usize = 64;
/// The most steps.
pub const MOST_STEPS: usize = 512;

/// How the recurrent weights are drawn, each gate's for itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Matrix {
    /// Uniform within ±factor/√H: PyTorch's way, for factor 1.
    Uniform(f64),
    /// Gaussian, scaled to this spectral radius.
    Radius(f64),
    /// Gaussian, scaled to this largest singular value.
    Largest(f64),
    /// A random rotation times this factor.
    Orthogonal(f64),
}

/// The function of a plain recurrent network's units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nonlinearity {
    /// Slope at most 1.
    Tanh,
    /// Slope at most 1/4.
    Sigmoid,
    /// Slope 0 or 1.
    Relu,
    /// Slope 1.
    Identity,
}

/// A network and what is put into it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// The cell. The GRU's reset gate stands after the product, as in PyTorch.
    pub cell: Cell,
    /// The number of units H.
    pub hidden: usize,
    /// The number of inputs I.
    pub inputs: usize,
    /// The number of steps T.
    pub steps: usize,
    /// The recurrent weights.
    pub matrix: Matrix,
    /// What the input weights, uniform within ±1/√H, are multiplied with.
    pub input_strength: f64,
    /// The bias of the gate that keeps: the LSTM's f, the GRU's 1 − z. Positive remembers. There are
    /// no other biases.
    pub bias: f64,
    /// The function of an RNN's units.
    pub nonlinearity: Nonlinearity,
    /// What weights, inputs and r are derived from.
    pub seed: u32,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            cell: Cell::Rnn,
            hidden: 64,
            inputs: 8,
            steps: 128,
            matrix: Matrix::Uniform(1.0),
            input_strength: 1.0,
            bias: 0.0,
            nonlinearity: Nonlinearity::Tanh,
            seed: 1,
        }
    }
}

/// Decimal logarithms for the lags 0 … T−1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flow {
    /// Of ‖∂L/∂h_k‖, over all paths; at lag 0 it is 0, for r has length 1.
    pub hidden: Vec<f64>,
    /// Of ‖∂L/∂c_k‖; the LSTM's only.
    pub cell: Vec<f64>,
    /// Of the length of what goes back into the recurrent weights of step k, behind the slopes of its
    /// functions: the first factor of the Jacobian is done, the second not yet.
    pub inside: Vec<f64>,
    /// Of the product of what the keeping gate lets through from k to T, f or 1 − z, as the
    /// geometric mean over the units. It is not the gradient: much of that comes back through h.
    pub kept: Vec<f64>,
    /// The same of the unit that loses most.
    pub kept_least: Vec<f64>,
    /// The same of the unit that keeps most.
    pub kept_most: Vec<f64>,
}

/// A network with its weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    setting: Setting,
    /// One H×H matrix a gate, row by row: i f g o; r, 1−z, n.
    recurrent: Vec<Vec<f64>>,
    /// The same, column by column.
    turned: Vec<Vec<f64>>,
    /// One H×I matrix a gate, column by column.
    input: Vec<Vec<f64>>,
    /// What is added to each gate's sums.
    bias: Vec<Vec<f64>>,
    /// What is added to the GRU's recurrent product inside its reset gate.
    inner_bias: Vec<f64>,
    /// What comes in, one row of I numbers a step.
    inputs: Vec<f64>,
    /// ∂L/∂h_T.
    last: Vec<f64>,
}

impl Nonlinearity {
    /// The greatest slope γ.
    pub fn steepest(self) -> f64 {
        match self {
            Self::Sigmoid => 0.25,
            _ => 1.0,
        }
    }

    fn of(self, x: f64) -> f64 {
        match self {
            Self::Tanh => tanh(x),
            Self::Sigmoid => sigmoid(x),
            Self::Relu => x.max(0.0),
            Self::Identity => x,
        }
    }

    /// The slope where the value is y.
    fn slope(self, y: f64) -> f64 {
        match self {
            Self::Tanh => 1.0 - y * y,
            Self::Sigmoid => y * (1.0 - y),
            Self::Relu => f64::from(u8::from(y > 0.0)),
            Self::Identity => 1.0,
        }
    }
}

impl Setting {
    /// The same with sizes brought within their limits.
    fn within_limits(&self) -> Self {
        Self {
            hidden: self.hidden.clamp(1, MOST_HIDDEN),
            inputs: self.inputs.clamp(1, MOST_INPUTS),
            steps: self.steps.clamp(1, MOST_STEPS),
            ..*self
        }
    }

    /// What comes in: standard normal numbers.
    fn noise(&self) -> Vec<f64> {
        let mut stream = Stream::new(self.seed, Purpose::Windows, 0);
        let count = self.steps * self.inputs;
        (0..count).map(|_| stream.normal()).collect()
    }

    /// The slope r of the loss L = r·h_T, of length 1.
    fn slope(&self) -> Vec<f64> {
        let mut stream = Stream::new(self.seed, Purpose::Sample, 0);
        let mut r: Vec<f64> = (0..self.hidden).map(|_| stream.normal()).collect();
        let length = norm(&r);
        r.iter_mut().for_each(|x| *x /= length);
        r
    }
}

impl Network {
    /// Draws the weights. Sizes beyond the limits are brought to them.
    pub fn new(setting: &Setting) -> Self {
        Desk::default().network(setting)
    }

    /// The recurrent weights of a gate, row by row; the RNN's only matrix is gate 0.
    pub fn recurrent(&self, gate: usize) -> &[f64] {
        self.recurrent.get(gate).map_or(&[], Vec::as_slice)
    }

    /// The spectral radius ρ of a gate's recurrent weights.
    pub fn radius(&self, gate: usize) -> f64 {
        spectral_radius(self.recurrent(gate), self.setting.hidden)
    }

    /// Their largest singular value σ₁.
    pub fn largest(&self, gate: usize) -> f64 {
        let values = singular_values(self.recurrent(gate), self.setting.hidden);
        values.first().copied().unwrap_or(0.0)
    }

    /// Runs the network and the gradient back.
    pub fn flow(&self) -> Flow {
        pass::backward(self, &pass::forward(self))
    }
}

/// The factor per step of the gradient's length, fitted by least squares between two lags.
pub fn rate(lengths: &[f64], from: usize, to: usize) -> f64 {
    let points = lengths
        .iter()
        .enumerate()
        .take(to.saturating_add(1))
        .skip(from);
    let (mut count, mut lags, mut logs) = (0.0, 0.0, 0.0);
    for (lag, log) in points.clone() {
        count += 1.0;
        lags += lag as f64;
        logs += log;
    }
    let (mut product, mut square) = (0.0, 0.0);
    for (lag, log) in points {
        let off = lag as f64 - lags / count;
        product += off * (log - logs / count);
        square += off * off;
    }
    exp_64(product / square * core::f64::consts::LN_10)
}

/// Pascanu's bound (their eq. 7) for each lag: log₁₀ of (σ₁·γ)^lag times the length at lag 0. The
/// singular value bounds, not the eigenvalue: a Gaussian matrix of ρ = 0.9 has σ₁ ≈ 1.7.
pub fn bound(largest: f64, steepest: f64, steps: usize) -> Vec<f64> {
    let step = super::log_10(largest * steepest, 0);
    (0..steps)
        .map(|lag| if lag == 0 { 0.0 } else { lag as f64 * step })
        .collect()
}
