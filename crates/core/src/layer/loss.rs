//! What a prediction costs: cross-entropy over classes or symbols, squared error of a value.

use crate::real::Real;
use seqscope_kernel::softmax_cross_entropy::{loss_and_gradient, softmax};

/// Turns rows of scores into the gradient of their losses, each times `scale`, and answers the
/// losses' sum, so scaled. The loss of a row is −ln of the probability that the softmax of its
/// first `classes` scores gives the target. A row without a target costs nothing and has no
/// gradient.
///
/// # Panics
/// When a target is none of the classes, or rows and targets are not equally many.
pub fn cross_entropy(
    scores: &mut [Real],
    classes: usize,
    targets: &[Option<usize>],
    scale: Real,
) -> f64 {
    let mut loss = 0.0;
    for (row, target) in rows(scores, targets) {
        match target {
            Some(target) => {
                assert!(*target < classes, "no such class");
                loss += f64::from(loss_and_gradient(row, classes, *target, scale));
            }
            None => row.fill(0.0),
        }
    }
    loss * f64::from(scale)
}

/// Turns rows of scores into probabilities; answers the sum of the losses, not scaled.
///
/// # Panics
/// As [`cross_entropy`].
pub fn probabilities(scores: &mut [Real], classes: usize, targets: &[Option<usize>]) -> f64 {
    let mut loss = 0.0;
    for (row, target) in rows(scores, targets) {
        assert!(
            target.is_none_or(|target| target < classes),
            "no such class"
        );
        let log_p = softmax(row, classes, target.unwrap_or(0));
        if target.is_some() {
            loss -= f64::from(log_p);
        }
    }
    loss
}

/// The number of the greatest of a row's first `classes` scores, the first of equals.
pub fn greatest(row: &[Real], classes: usize) -> usize {
    let mut best = 0;
    for (at, score) in row.iter().enumerate().take(classes) {
        if *score > row[best] {
            best = at;
        }
    }
    best
}

/// (y − target)², and its slope.
pub fn squared_error(y: Real, target: Real) -> (Real, Real) {
    let error = y - target;
    (error * error, 2.0 * error)
}

fn rows<'a>(
    scores: &'a mut [Real],
    targets: &'a [Option<usize>],
) -> impl Iterator<Item = (&'a mut [Real], &'a Option<usize>)> {
    let pitch = scores.len() / targets.len().max(1);
    scores.chunks_exact_mut(pitch.max(1)).zip(targets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_without_a_target_costs_nothing() {
        let mut scores = [1.0, 2.0, 3.0, 0.0, 5.0, 1.0, 1.0, 0.0];
        let mut same = scores;
        let loss = cross_entropy(&mut scores, 3, &[Some(0), None], 0.5);
        assert_eq!(scores[4..], [0.0; 4]);
        assert_eq!(scores[3], 0.0);
        assert!((f64::from(scores[..3].iter().sum::<Real>())).abs() < 1e-6);
        let sum = probabilities(&mut same, 3, &[Some(0), None]);
        assert!((loss - sum / 2.0).abs() < 1e-6);
        assert!((f64::from(same[0]) + sum.exp().recip() - 2.0 * f64::from(same[0])).abs() < 1e-6);
        assert_eq!(greatest(&same[4..], 3), 0);
    }

    #[test]
    fn the_slope_of_a_square_is_twice_the_error() {
        assert_eq!(squared_error(3.0, 1.0), (4.0, 4.0));
    }
}
