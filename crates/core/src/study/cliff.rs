//! The cliff of one neuron (Pascanu, Mikolov & Bengio 2013, figure 6): an error surface with a wall
//! so steep that one step of gradient descent is thrown far away, unless the gradient is clipped.
//!
//! x_t = w·σ(x_{t−1}) + b from x_0 = ½; the error is E = (σ(x_50) − 0.7)².

use super::sigmoid;

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
pub fn point([w, b]: [f64; 2]) -> Point {
    let (mut x, mut slope) = (START, [0.0; 2]);
    for _ in 0..STEPS {
        let s = sigmoid(x);
        let inner = w * s * (1.0 - s);
        slope = [s + inner * slope[0], 1.0 + inner * slope[1]];
        x = w * s + b;
    }
    let s = sigmoid(x);
    let outer = 2.0 * (s - WANTED) * s * (1.0 - s);
    Point {
        error: (s - WANTED) * (s - WANTED),
        gradient: slope.map(|slope| outer * slope),
    }
}

/// The points of a grid, one row for each of `side` biases, both ends included.
pub fn grid(weights: [f64; 2], biases: [f64; 2], side: usize) -> Vec<Point> {
    let side = side.clamp(2, MOST_SIDE);
    let at = |[from, to]: [f64; 2], n: usize| from + (to - from) * n as f64 / (side - 1) as f64;
    let all = (0..side).flat_map(|row| (0..side).map(move |column| (row, column)));
    all.map(|(row, column)| point([at(weights, column), at(biases, row)]))
        .collect()
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

/// Gradient descent from a point; the gradient is shortened to the length `clip` where it is longer
/// (their algorithm 1), or never, for infinity.
pub fn descend(from: [f64; 2], rate: f64, clip: f64, steps: usize) -> Descent {
    let mut here = point(from);
    let mut at = from;
    let mut descent = Descent {
        path: vec![from],
        errors: vec![here.error],
        steps: vec![0.0],
        steepness: vec![here.steepness()],
        longest: 0.0,
    };
    for _ in 0..steps.min(MOST_DESCENT) {
        let length = here.steepness();
        let factor = if length > clip { clip / length } else { 1.0 };
        let step = here.gradient.map(|slope| rate * factor * slope);
        at = [at[0] - step[0], at[1] - step[1]];
        here = point(at);
        let stride = super::norm(&step);
        descent.longest = descent.longest.max(stride);
        descent.steps.push(stride);
        descent.steepness.push(here.steepness());
        descent.path.push(at);
        descent.errors.push(here.error);
    }
    descent
}
