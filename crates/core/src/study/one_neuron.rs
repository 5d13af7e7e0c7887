//! The latch of one neuron (Bengio, Simard & Frasconi 1994): to keep a bit it must learn a weight
//! above 1, and there the influence of the past vanishes.
//!
//! x_t = w·tanh(x_{t−1}) + h_t from x_0 = 0. The first three inputs h_t are learnt, three for each
//! class; the others are noise. The error of a sequence is ½(x_T − d)², d = ±0.8.

use super::tanh;
use crate::rng::{Purpose, Stream};

/// How many inputs are learnt for each class.
pub const LEARNT: usize = 3;
/// The state that is asked for at the end: + this or − this.
pub const WANTED: f64 = 0.8;
/// So many right answers in a row count as learnt.
pub const IN_A_ROW: usize = 200;
/// The longest sequence.
pub const MOST_STEPS: usize = 1_000;
/// The most sequences of a training run.
pub const MOST_SEQUENCES: usize = 10_000;

/// A training run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// The weight at the beginning.
    pub weight: f64,
    /// The standard deviation of the noise.
    pub noise: f64,
    /// The length T of a sequence.
    pub steps: usize,
    /// The learning rate of plain gradient descent, one sequence an update.
    pub rate: f64,
    /// The number of sequences.
    pub sequences: usize,
    /// What the noise and the order of the classes are derived from.
    pub seed: u32,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            weight: 1.25,
            noise: 0.2,
            steps: 10,
            rate: 0.1,
            sequences: 2_000,
            seed: 1,
        }
    }
}

/// What happened in a training run.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The weight after each sequence.
    pub weights: Vec<f64>,
    /// Whether the answer to each sequence had the right sign.
    pub right: Vec<bool>,
    /// The learnt inputs, for d < 0 and for d > 0.
    pub inputs: [[f64; LEARNT]; 2],
    /// The sequence with which [`IN_A_ROW`] right answers were reached, from 1.
    pub learnt_at: Option<usize>,
}

/// One sequence: its activations and the derivatives of its last state.
#[derive(Clone, Debug, PartialEq)]
pub struct Pass {
    /// x_0 … x_T.
    pub states: Vec<f64>,
    /// dx_T/dx_t for t = 0 … T: what vanishes.
    pub influence: Vec<f64>,
    /// dx_T/dw, over all its uses.
    pub weight: f64,
    /// dx_T/dh_t for the learnt inputs.
    pub inputs: [f64; LEARNT],
}

/// One sequence of inputs h_1 … h_T.
pub fn pass(weight: f64, inputs: &[f64]) -> Pass {
    let mut states = Vec::with_capacity(inputs.len() + 1);
    states.push(0.0);
    for &input in inputs {
        let before = states[states.len() - 1];
        states.push(weight * tanh(before) + input);
    }
    let mut influence = vec![1.0; states.len()];
    let (mut total, mut learnt) = (0.0, [0.0; LEARNT]);
    for t in (1..states.len()).rev() {
        let before = tanh(states[t - 1]);
        total += influence[t] * before;
        if let Some(input) = learnt.get_mut(t - 1) {
            *input = influence[t];
        }
        influence[t - 1] = influence[t] * weight * (1.0 - before * before);
    }
    Pass {
        states,
        influence,
        weight: total,
        inputs: learnt,
    }
}

/// Trains a neuron.
pub fn train(setting: &Setting) -> Run {
    let steps = setting.steps.clamp(LEARNT, MOST_STEPS);
    let mut stream = Stream::new(setting.seed, Purpose::Windows, 0);
    let mut weight = setting.weight;
    let mut inputs = [[0.0; LEARNT]; 2];
    for input in inputs.iter_mut().flatten() {
        *input = stream.uniform(0.1);
    }
    let mut run = Run {
        weights: Vec::new(),
        right: Vec::new(),
        inputs,
        learnt_at: None,
    };
    let (mut sequence, mut in_a_row) = (vec![0.0; steps], 0);
    for number in 1..=setting.sequences.min(MOST_SEQUENCES) {
        let class = stream.below(2);
        for (t, input) in sequence.iter_mut().enumerate() {
            let learnt = inputs[class].get(t).copied();
            *input = learnt.unwrap_or_else(|| setting.noise * stream.normal());
        }
        let pass = pass(weight, &sequence);
        let wanted = if class == 1 { WANTED } else { -WANTED };
        let last = pass.states[steps];
        let error = last - wanted;
        weight -= setting.rate * error * pass.weight;
        for (input, slope) in inputs[class].iter_mut().zip(pass.inputs) {
            *input -= setting.rate * error * slope;
        }
        let right = last * wanted > 0.0;
        in_a_row = if right { in_a_row + 1 } else { 0 };
        if in_a_row == IN_A_ROW && run.learnt_at.is_none() {
            run.learnt_at = Some(number);
        }
        run.weights.push(weight);
        run.right.push(right);
    }
    run.inputs = inputs;
    run
}

/// The positive state that holds itself, x = w·tanh(x); 0 when there is none but 0, for w ≤ 1.
pub fn attractor(weight: f64) -> f64 {
    // Halving: w·tanh(x) − x is positive below the attractor and negative above it.
    let (mut below, mut above) = (0.0, weight.max(0.0));
    for _ in 0..60 {
        let x = 0.5 * (below + above);
        if weight * tanh(x) > x {
            below = x;
        } else {
            above = x;
        }
    }
    below
}
