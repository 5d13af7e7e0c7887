//! Attention in general: what a house is worth, told from the prices of known houses by how similar
//! they are to it (Nadaraya–Watson). Queries and keys are the houses' attributes, values are prices.

pub mod desk;
pub mod lesson;
#[cfg(test)]
mod tests;

use crate::real::exp_64;

/// The most steps of training.
pub const MOST_STEPS: usize = 10_000;

/// How similarity is scored.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Score<'a> {
    /// q·k.
    Dot,
    /// q·k/√d, d being the number of attributes.
    ScaledDot,
    /// −‖q−k‖²/2h², h being the kernel's width.
    Gaussian(f64),
    /// −½‖W(q−k)‖² with a layer W of d×d weights, row by row.
    Learnt(&'a [f64]),
}

/// The score of each key (as many numbers as the query has, key after key).
pub fn scores(score: Score<'_>, query: &[f64], keys: &[f64]) -> Vec<f64> {
    let of = |key: &[f64]| match score {
        Score::Dot => dot(query, key),
        Score::ScaledDot => dot(query, key) / (query.len() as f64).sqrt(),
        Score::Gaussian(width) => {
            // So narrow a kernel weighs the nearest house alone, and nothing is divided by 0.
            let width = width.abs().max(1e-100);
            let far = difference(query, key)
                .iter()
                .fold(0.0, |sum, d| sum + (d / width) * (d / width));
            -0.5 * far.min(1e300)
        }
        Score::Learnt(layer) => {
            let moved = apply(layer, &difference(query, key));
            -0.5 * dot(&moved, &moved)
        }
    };
    keys.chunks_exact(query.len().max(1)).map(of).collect()
}

/// The weights: the softmax of the scores. They sum to 1 and do not change when all scores are
/// raised by the same number.
pub fn weights(scores: &[f64]) -> Vec<f64> {
    let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let raised: Vec<f64> = scores.iter().map(|s| exp_64(s - most)).collect();
    let sum: f64 = raised.iter().sum();
    raised.iter().map(|x| x / sum).collect()
}

/// V = Σ w_i V_i.
pub fn value(weights: &[f64], values: &[f64]) -> f64 {
    dot(weights, values)
}

/// ∂V/∂s_i = w_i (V_i − V): a score counts for as much as its house is weighed, and pulls towards
/// its price.
pub fn gradient(weights: &[f64], values: &[f64]) -> Vec<f64> {
    let mean = value(weights, values);
    weights
        .iter()
        .zip(values)
        .map(|(w, v)| w * (v - mean))
        .collect()
}

/// One step's error of every known house's price, told from the others, and its gradient with
/// respect to the layer: ½·mean (V − V_i)².
pub fn error(layer: &[f64], keys: &[f64], values: &[f64]) -> (f64, Vec<f64>) {
    let size = attributes(layer);
    let mut slopes = vec![0.0; layer.len()];
    let mut error = 0.0;
    let count = values.len().max(1) as f64;
    for (left, &price) in values.iter().enumerate() {
        let rest = |all: &[f64], width: usize| -> Vec<f64> {
            let rows = all.chunks_exact(width.max(1)).enumerate();
            rows.filter(|(row, _)| *row != left)
                .flat_map(|(_, row)| row.to_vec())
                .collect()
        };
        let (others, prices) = (rest(keys, size), rest(values, 1));
        let Some(query) = keys.chunks_exact(size.max(1)).nth(left) else {
            break;
        };
        if prices.is_empty() {
            break;
        }
        let weights = weights(&scores(Score::Learnt(layer), query, &others));
        let off = value(&weights, &prices) - price;
        error += 0.5 * off * off / count;
        let pulls = gradient(&weights, &prices);
        for (key, pull) in others.chunks_exact(size.max(1)).zip(pulls) {
            // ∂s/∂W = −(W δ) δᵀ with δ = q − k.
            let delta = difference(query, key);
            let moved = apply(layer, &delta);
            for (row, y) in slopes.chunks_exact_mut(size).zip(moved) {
                for (slope, d) in row.iter_mut().zip(&delta) {
                    *slope -= off * pull * y * d / count;
                }
            }
        }
    }
    (error, slopes)
}

/// Trains the layer by gradient descent; answers the error before each step and after the last.
pub fn train(layer: &mut [f64], keys: &[f64], values: &[f64], rate: f64, steps: usize) -> Vec<f64> {
    let mut errors = Vec::new();
    for _ in 0..steps.min(MOST_STEPS) {
        let (now, slopes) = error(layer, keys, values);
        errors.push(now);
        for (weight, slope) in layer.iter_mut().zip(slopes) {
            *weight -= rate * slope;
        }
    }
    errors.push(error(layer, keys, values).0);
    errors
}

/// d for a layer of d×d weights.
fn attributes(layer: &[f64]) -> usize {
    (1..=layer.len())
        .find(|d| d * d >= layer.len())
        .unwrap_or(0)
}

fn apply(layer: &[f64], vector: &[f64]) -> Vec<f64> {
    let rows = layer.chunks_exact(vector.len().max(1));
    rows.map(|row| dot(row, vector)).collect()
}

fn difference(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
