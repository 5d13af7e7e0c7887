//! The cliff of one neuron (Pascanu, Mikolov & Bengio 2013, figure 6): an error surface with a wall
//! so steep that one step of gradient descent is thrown far away, unless the gradient is clipped.
//!
//! x_t = w·σ(x_{t−1}) + b from x_0 = ½; the error is E = (σ(x_50) − 0.7)².

use super::sigmoid;
use seqscope_kernel::wide::{BESIDE, neurons};
use std::array;

/// The number of steps.
pub const STEPS: usize = 50;
/// x_0.
pub const START: f64 = 0.5;
/// What σ(x_50) should be.
pub const WANTED: f64 = 0.7;
/// The weights w of the surface.
pub const WEIGHTS: [f64; 2] = [4.0, 8.0];
/// The biases b of the surface.
pub const BIASES: [f64; 2] = [-4.0, -1.0];
/// The most steps of a descent.
pub const MOST_DESCENT: usize = 10_000;
/// The most points on a side of a grid.
pub const MOST_SIDE: usize = 400;

/// The error at a point of the surface, with its gradient.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// E.
    pub error: f64,
    /// ∂E/∂w and ∂E/∂b.
    pub gradient: [f64; 2],
}

impl Point {
    /// The length of the gradient.
    pub fn steepness(&self) -> f64 {
        super::norm(&self.gradient)
    }
}

/// The point for a weight w and a bias b.
pub fn point(at: [f64; 2]) -> Point {
    points([at; BESIDE])[0]
}

/// Several points at once.
fn points(at: [[f64; 2]; BESIDE]) -> [Point; BESIDE] {
    let [w, b] = [0, 1].map(|side| at.map(|at| at[side]));
    let [x, by_weight, by_bias] = neurons(&w, &b, START, STEPS);
    array::from_fn(|n| {
        let s = sigmoid(x[n]);
        let outer = 2.0 * (s - WANTED) * s * (1.0 - s);
        Point {
            error: (s - WANTED) * (s - WANTED),
            gradient: [outer * by_weight[n], outer * by_bias[n]],
        }
    })
}

/// The points of a grid, one row for each of `side` biases, both ends included.
pub fn grid(weights: [f64; 2], biases: [f64; 2], side: usize) -> Vec<Point> {
    let side = side.clamp(2, MOST_SIDE);
    let at = |[from, to]: [f64; 2], n: usize| from + (to - from) * n as f64 / (side - 1) as f64;
    let whole = (0..side * side).step_by(BESIDE);
    // What is past the last corner is left out again.
    let place = |n: usize| [at(weights, n % side), at(biases, n / side)];
    let mut found: Vec<Point> = whole
        .flat_map(|first| points(array::from_fn(|n| place(first + n))))
        .collect();
    found.truncate(side * side);
    found
}

/// A descent.
#[derive(Clone, Debug, PartialEq)]
pub struct Descent {
    /// The points (w, b) gone through, the first included.
    pub path: Vec<[f64; 2]>,
    /// The error at each of them.
    pub errors: Vec<f64>,
    /// The length of the step to each of them; 0 for the first.
    pub steps: Vec<f64>,
    /// The length of the gradient at each of them.
    pub steepness: Vec<f64>,
    /// The length of the longest step.
    pub longest: f64,
}

impl Descent {
    /// One that stays for now.
    fn from(at: [f64; 2], here: &Point) -> Self {
        Self {
            path: vec![at],
            errors: vec![here.error],
            steps: vec![0.0],
            steepness: vec![here.steepness()],
            longest: 0.0,
        }
    }

    /// What a step brought.
    fn arrive(&mut self, at: [f64; 2], stride: f64, here: &Point) {
        self.longest = self.longest.max(stride);
        self.steps.push(stride);
        self.steepness.push(here.steepness());
        self.path.push(at);
        self.errors.push(here.error);
    }
}

/// Gradient descent from a point; the gradient is shortened to the length `clip` where it is longer
/// (their algorithm 1), or never, for infinity.
pub fn descend(from: [f64; 2], rate: f64, clip: f64, steps: usize) -> Descent {
    let [descent, _] = descend_both(from, rate, [clip, clip], steps);
    descent
}

/// Two descents from the same point, each with its own length to clip at.
pub fn descend_both(from: [f64; 2], rate: f64, clips: [f64; 2], steps: usize) -> [Descent; 2] {
    let mut at = [from; 2];
    let mut here = points([from; BESIDE]);
    let mut descents = [0, 1].map(|n| Descent::from(at[n], &here[n]));
    for _ in 0..steps.min(MOST_DESCENT) {
        let strides = [0, 1].map(|n| {
            let length = here[n].steepness();
            let factor = if length > clips[n] {
                clips[n] / length
            } else {
                1.0
            };
            let step = here[n].gradient.map(|slope| rate * factor * slope);
            at[n] = [at[n][0] - step[0], at[n][1] - step[1]];
            super::norm(&step)
        });
        here = points(array::from_fn(|n| at[n % 2]));
        for (n, descent) in descents.iter_mut().enumerate() {
            descent.arrive(at[n], strides[n], &here[n]);
        }
    }
    descents
}
