//! What an update does to every number: clipping, gradient descent, momentum, Adam.
//!
//! Lengths are whole lanes; what stands in the padding is zero and stays so.

use crate::lanes::{LANES, Lanes};
use crate::real::Real;

/// Weights beyond ±3·10⁹ count as diverged, like those that are not finite: what is computed from
/// them, and squared for a norm, would not be finite any more.
const FARTHEST: Real = Real::MAX / 3e9;

/// Zero for weights within bounds, not a number otherwise.
#[inline(always)]
fn excess(weights: Lanes) -> Lanes {
    weights * Lanes::splat(FARTHEST) * Lanes::zero()
}

/// The Euclidean norm, accumulated in 64 bits: eight sums, so that none waits for the last.
pub fn norm(data: &[Real]) -> f64 {
    let mut sums = [0.0_f64; 8];
    let (eights, rest) = data.as_chunks::<8>();
    for eight in eights {
        for (sum, &x) in sums.iter_mut().zip(eight) {
            *sum += f64::from(x) * f64::from(x);
        }
    }
    for (sum, &x) in sums.iter_mut().zip(rest) {
        *sum += f64::from(x) * f64::from(x);
    }
    sums.iter().sum::<f64>().sqrt()
}

/// Every number times a factor.
pub fn scale(data: &mut [Real], factor: Real) {
    let factor = Lanes::splat(factor);
    for four in data.chunks_exact_mut(LANES) {
        (Lanes::load(four, 0) * factor).store(four, 0);
    }
}

/// Every number within ±limit.
pub fn bound(data: &mut [Real], limit: Real) {
    let (low, high) = (Lanes::splat(-limit), Lanes::splat(limit));
    for four in data.chunks_exact_mut(LANES) {
        Lanes::load(four, 0).most(low).least(high).store(four, 0);
    }
}

/// Gradient descent; answers whether all weights are still within bounds.
pub fn descend(weights: &mut [Real], gradient: &[Real], rate: Real) -> bool {
    let rate = Lanes::splat(rate);
    let mut trouble = Lanes::zero();
    let four = weights.chunks_exact_mut(LANES);
    for (w, g) in four.zip(gradient.chunks_exact(LANES)) {
        let new = Lanes::load(w, 0) - rate * Lanes::load(g, 0);
        trouble = trouble + excess(new);
        new.store(w, 0);
    }
    trouble.sum() == 0.0
}

/// The same with momentum, whose velocity is kept.
pub fn roll(
    weights: &mut [Real],
    gradient: &[Real],
    velocity: &mut [Real],
    rate: Real,
    momentum: Real,
) -> bool {
    let (rate, momentum) = (Lanes::splat(rate), Lanes::splat(momentum));
    let mut trouble = Lanes::zero();
    let four = weights.chunks_exact_mut(LANES);
    let velocity = velocity.chunks_exact_mut(LANES);
    for ((w, g), v) in four.zip(gradient.chunks_exact(LANES)).zip(velocity) {
        let speed = momentum * Lanes::load(v, 0) + Lanes::load(g, 0);
        speed.flushed().store(v, 0);
        let new = Lanes::load(w, 0) - rate * speed;
        trouble = trouble + excess(new);
        new.store(w, 0);
    }
    trouble.sum() == 0.0
}

/// The numbers of one step of Adam.
pub struct Adam {
    /// The rate, divided by the first mean's correction.
    pub step: Real,
    /// One over the root of the second mean's correction.
    pub spread: Real,
    /// What is kept of the mean of gradients, and what is taken of the new one.
    pub first: [Real; 2],
    /// The same for their squares.
    pub second: [Real; 2],
    /// What keeps the quotient finite.
    pub epsilon: Real,
}

/// Adam, whose means of gradients and of their squares are kept.
pub fn adapt(
    weights: &mut [Real],
    gradient: &[Real],
    means: &mut [Real],
    squares: &mut [Real],
    rule: &Adam,
) -> bool {
    let (step, spread) = (Lanes::splat(rule.step), Lanes::splat(rule.spread));
    let [keep_1, take_1] = rule.first.map(Lanes::splat);
    let [keep_2, take_2] = rule.second.map(Lanes::splat);
    let epsilon = Lanes::splat(rule.epsilon);
    let mut trouble = Lanes::zero();
    let four = weights.chunks_exact_mut(LANES);
    let kept = means
        .chunks_exact_mut(LANES)
        .zip(squares.chunks_exact_mut(LANES));
    for ((w, g), (m, v)) in four.zip(gradient.chunks_exact(LANES)).zip(kept) {
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
