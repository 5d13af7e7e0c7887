//! −ln of the probability the softmax gives the target, and its gradient.

use crate::lanes::{LANES, Lanes};
use crate::real::{Real, ln};

/// Logits this far below the largest count as this far: what is below e⁻⁵⁰ cannot be seen beside
/// 1, and its quotients would become denormal numbers.
const FARTHEST: Real = -50.0;

/// Turns one row of logits, `symbols` of them and padding, into probabilities; answers the
/// logarithm of the target's probability.
pub fn softmax(row: &mut [Real], symbols: usize, target: usize) -> Real {
    if symbols == 0 {
        return 0.0;
    }
    let greatest = greatest(&row[..symbols]);
    let aim = row[target];
    let (shift, farthest) = (Lanes::splat(greatest), Lanes::splat(FARTHEST));
    let mut sum = Lanes::zero();
    let (whole, rest) = row.split_at_mut(symbols - symbols % LANES);
    let exponential = |four: &[Real]| (Lanes::load(four, 0) - shift).most(farthest).exp();
    for four in whole.chunks_exact_mut(LANES) {
        let powers = exponential(four);
        sum = sum + powers;
        powers.store(four, 0);
    }
    for four in rest.chunks_exact_mut(LANES) {
        exponential(four).store(four, 0);
    }
    rest[symbols % LANES..].fill(0.0);
    for four in rest.chunks_exact(LANES) {
        sum = sum + Lanes::load(four, 0);
    }
    let sum = sum.sum();
    let scale = Lanes::splat(1.0 / sum);
    for at in (0..row.len()).step_by(LANES) {
        (Lanes::load(row, at) * scale).store(row, at);
    }
    aim - greatest - ln(sum)
}

/// The largest of some numbers; one that is not a number counts only where it stands first.
fn greatest(row: &[Real]) -> Real {
    let larger = |a: Real, b: Real| if a < b { b } else { a };
    let (fours, rest) = row.as_chunks::<LANES>();
    let Some((first, fours)) = fours.split_first() else {
        return rest.iter().copied().reduce(larger).unwrap_or_default();
    };
    let start = Lanes::load(first, 0);
    let most = fours
        .iter()
        .fold(start, |most, four| most.most(Lanes::load(four, 0)));
    let all = most.array().into_iter().chain(rest.iter().copied());
    all.reduce(larger).unwrap_or_default()
}

/// Turns one row of logits into their gradient, scaled; answers the loss, not scaled.
pub fn loss_and_gradient(row: &mut [Real], symbols: usize, target: usize, scale: Real) -> Real {
    let log_p = softmax(row, symbols, target);
    row[target] -= 1.0;
    let factor = Lanes::splat(scale);
    for at in (0..row.len()).step_by(LANES) {
        (Lanes::load(row, at) * factor).store(row, at);
    }
    -log_p
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_sum_to_one_and_the_padding_stays_zero() {
        let mut row = [1.0, 2.0, 3.0, 0.5, -1.0, 9.0, 9.0, 9.0];
        let log_p = softmax(&mut row, 5, 2);
        assert!((row.iter().sum::<Real>() - 1.0).abs() < 1e-6);
        assert!((log_p - row[2].ln()).abs() < 1e-6);
        assert_eq!(row[5..], [0.0; 3]);
    }

    #[test]
    fn the_largest_may_stand_anywhere() {
        for symbols in 1..=13 {
            for at in 0..symbols {
                let mut row = [-3.0; 16];
                row[at] = 5.0;
                row[symbols..].fill(9.0);
                assert_eq!(greatest(&row[..symbols]), 5.0);
                let log_p = softmax(&mut row, symbols, at);
                let want = -(1.0 + (symbols - 1) as Real * (-8.0 as Real).exp()).ln();
                assert!((log_p - want).abs() < 1e-6, "{symbols} {at}");
                assert!(row[symbols..].iter().all(|&x| x == 0.0));
            }
        }
    }

    #[test]
    fn far_logits_give_finite_losses_and_no_denormal() {
        let mut row = [80.0, -80.0, 0.0, 0.0];
        let loss = loss_and_gradient(&mut row, 2, 1, 1.0);
        assert!((loss - 160.0).abs() < 1e-4, "{loss}");
        assert!(
            row[..2].iter().all(|x| x.is_normal()) && row[1] < -0.999,
            "{row:?}"
        );
        assert!(softmax(&mut [Real::NAN, 0.0, 0.0, 0.0], 2, 1).is_nan());
    }
}
