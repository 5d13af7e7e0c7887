//! Normalising: of each row over its columns (layer norm), of each column over the rows (batch
//! norm), and both ways back. Variances are biased, as PyTorch's.
//!
//! Rows are whole lanes, of which the first `size` numbers count; the padding of x, of the weight
//! and of the bias is zero, and that of everything written becomes zero.

use crate::kernel::add;
use crate::lanes::{LANES, Lanes};
use crate::real::Real;

/// What keeps the quotient finite where all numbers are the same: PyTorch's ε, added to the variance.
pub const EPSILON: Real = 1e-5;

/// Rows of numbers and the weight w and bias b they are normalised with.
#[derive(Clone, Copy)]
pub struct Rule<'a> {
    /// How many numbers of a row count.
    pub size: usize,
    /// w, as wide as a row.
    pub weight: &'a [Real],
    /// b, as wide as a row.
    pub bias: &'a [Real],
}

/// y = w ⊙ x̂ + b, where x̂ = (x − mean) / √(variance + ε) of each row; keeps x̂ and the factor
/// 1/√(variance + ε) of each row. A constant row gives x̂ = 0.
pub fn layer(x: &mut [Real], hat: &mut [Real], factor: &mut [Real], rule: Rule) {
    let wide = rule.weight.len();
    let size = rule.size as Real;
    let rows = x.chunks_exact_mut(wide).zip(hat.chunks_exact_mut(wide));
    for ((x, hat), factor) in rows.zip(factor) {
        let mut sum = Lanes::zero();
        for at in (0..wide).step_by(LANES) {
            sum = sum + Lanes::load(x, at);
        }
        let mean = Lanes::splat(sum.sum() / size);
        for at in (0..wide).step_by(LANES) {
            (Lanes::load(x, at) - mean).store(hat, at);
        }
        hat[rule.size..].fill(0.0);
        let mut sum = Lanes::zero();
        for at in (0..wide).step_by(LANES) {
            let centred = Lanes::load(hat, at);
            sum = sum + centred * centred;
        }
        *factor = 1.0 / (sum.sum() / size + EPSILON).sqrt();
        let scale = Lanes::splat(*factor);
        for at in (0..wide).step_by(LANES) {
            let normal = Lanes::load(hat, at) * scale;
            normal.store(hat, at);
            let y = Lanes::load(rule.weight, at) * normal + Lanes::load(rule.bias, at);
            y.store(x, at);
        }
    }
}

/// Turns dy into dx, from what [`layer`] kept; adds the gradients of w and b.
pub fn layer_backward(
    d: &mut [Real],
    (hat, factor): (&[Real], &[Real]),
    rule: Rule,
    (dw, db): (&mut [Real], &mut [Real]),
) {
    let wide = rule.weight.len();
    let size = rule.size as Real;
    let rows = d.chunks_exact_mut(wide).zip(hat.chunks_exact(wide));
    for ((d, hat), &factor) in rows.zip(factor) {
        add_gradients(d, hat, dw, db);
        let (mut sum, mut along) = (Lanes::zero(), Lanes::zero());
        for at in (0..wide).step_by(LANES) {
            let g = Lanes::load(d, at) * Lanes::load(rule.weight, at);
            g.store(d, at);
            sum = sum + g;
            along = along + g * Lanes::load(hat, at);
        }
        let mean = Lanes::splat(sum.sum() / size);
        let along = Lanes::splat(along.sum() / size);
        let factor = Lanes::splat(factor);
        for at in (0..wide).step_by(LANES) {
            let g = Lanes::load(d, at) - mean - Lanes::load(hat, at) * along;
            (g * factor).store(d, at);
        }
        d[rule.size..].fill(0.0);
    }
}

/// dw += dy ⊙ x̂ and db += dy of one row.
#[inline(always)]
fn add_gradients(d: &[Real], hat: &[Real], dw: &mut [Real], db: &mut [Real]) {
    for at in (0..d.len()).step_by(LANES) {
        let dy = Lanes::load(d, at);
        (Lanes::load(dw, at) + dy * Lanes::load(hat, at)).store(dw, at);
        (Lanes::load(db, at) + dy).store(db, at);
    }
}

/// y = w ⊙ x̂ + b, where x̂ = (x − mean) / √(variance + ε) of each column over all rows given;
/// keeps x̂ and the factor of each column. `factor` is as wide as a row.
pub fn batch(x: &mut [Real], hat: &mut [Real], factor: &mut [Real], rule: Rule) {
    let wide = rule.weight.len();
    let share = Lanes::splat(1.0 / (x.len() / wide).max(1) as Real);
    let epsilon = Lanes::splat(EPSILON);
    let one = Lanes::splat(1.0);
    // The factor's place first holds the mean.
    factor.fill(0.0);
    for row in x.chunks_exact(wide) {
        add(factor, row);
    }
    for (hat, x) in hat.chunks_exact_mut(wide).zip(x.chunks_exact(wide)) {
        for at in (0..wide).step_by(LANES) {
            (Lanes::load(x, at) - Lanes::load(factor, at) * share).store(hat, at);
        }
    }
    factor.fill(0.0);
    for hat in hat.chunks_exact(wide) {
        for at in (0..wide).step_by(LANES) {
            let centred = Lanes::load(hat, at);
            (Lanes::load(factor, at) + centred * centred).store(factor, at);
        }
    }
    for at in (0..wide).step_by(LANES) {
        let variance = Lanes::load(factor, at) * share;
        (one / (variance + epsilon).sqrt()).store(factor, at);
    }
    for (x, hat) in x.chunks_exact_mut(wide).zip(hat.chunks_exact_mut(wide)) {
        for at in (0..wide).step_by(LANES) {
            let normal = Lanes::load(hat, at) * Lanes::load(factor, at);
            normal.store(hat, at);
            let y = Lanes::load(rule.weight, at) * normal + Lanes::load(rule.bias, at);
            y.store(x, at);
        }
    }
}

/// Turns dy into dx, from what [`batch`] kept; adds the gradients of w and b. `room` holds two rows.
pub fn batch_backward(
    d: &mut [Real],
    (hat, factor): (&[Real], &[Real]),
    rule: Rule,
    (dw, db): (&mut [Real], &mut [Real]),
    room: &mut [Real],
) {
    let wide = rule.weight.len();
    let share = Lanes::splat(1.0 / (d.len() / wide).max(1) as Real);
    let (along, sum) = room.split_at_mut(wide);
    along.fill(0.0);
    sum.fill(0.0);
    for (d, hat) in d.chunks_exact(wide).zip(hat.chunks_exact(wide)) {
        add_gradients(d, hat, along, sum);
    }
    add(dw, along);
    add(db, sum);
    for (d, hat) in d.chunks_exact_mut(wide).zip(hat.chunks_exact(wide)) {
        for at in (0..wide).step_by(LANES) {
            let mean = Lanes::load(sum, at) * share;
            let along = Lanes::load(along, at) * share;
            let g = Lanes::load(d, at) - mean - Lanes::load(hat, at) * along;
            let scale = Lanes::load(rule.weight, at) * Lanes::load(factor, at);
            (g * scale).store(d, at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: usize = 6;

    fn numbers(count: usize, salt: usize) -> Vec<Real> {
        (0..count)
            .map(|i| {
                if i % 8 < SIZE {
                    ((i * 7 + salt) % 11) as Real * 0.3 - 1.2
                } else {
                    0.0
                }
            })
            .collect()
    }

    fn rule<'a>(weight: &'a [Real], bias: &'a [Real]) -> Rule<'a> {
        Rule {
            size: SIZE,
            weight,
            bias,
        }
    }

    #[test]
    fn a_row_has_mean_zero_and_variance_one_and_a_constant_row_the_bias() {
        let weight: Vec<Real> = (0..8).map(|i| if i < SIZE { 1.0 } else { 0.0 }).collect();
        let bias = [0.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        let mut x = numbers(16, 3);
        x[8..14].fill(2.5);
        let (mut hat, mut factor) = (vec![9.0; 16], vec![0.0; 2]);
        layer(&mut x, &mut hat, &mut factor, rule(&weight, &bias));
        let mean: Real = hat[..8].iter().sum();
        let square: Real = hat[..8].iter().map(|x| x * x).sum();
        assert!(mean.abs() < 1e-5 && (square / 6.0 - 1.0).abs() < 1e-4);
        assert_eq!(x[8..], bias);
        assert_eq!(hat[6..8], [0.0; 2]);
    }

    /// Σ c ⊙ y as a function of x, and the gradient that the way back gives.
    fn check(is_batch: bool) {
        let (weight, bias) = (numbers(8, 2), numbers(8, 5));
        let rule = rule(&weight, &bias);
        let c = numbers(32, 4);
        let run = |x: &[Real]| {
            let mut y = x.to_vec();
            let (mut hat, mut factor) = (vec![0.0; 32], vec![0.0; 8]);
            if is_batch {
                batch(&mut y, &mut hat, &mut factor, rule);
            } else {
                layer(&mut y, &mut hat, &mut factor, rule);
            }
            let total: f64 = y
                .iter()
                .zip(&c)
                .map(|(&y, &c)| f64::from(y) * f64::from(c))
                .sum();
            (total, hat, factor)
        };
        let x = numbers(32, 0);
        let (_, hat, factor) = run(&x);
        let mut d = c.clone();
        let (mut dw, mut db) = (vec![0.0; 8], vec![0.0; 8]);
        let kept = (&hat[..], &factor[..]);
        if is_batch {
            batch_backward(&mut d, kept, rule, (&mut dw, &mut db), &mut [0.0; 16]);
        } else {
            layer_backward(&mut d, kept, rule, (&mut dw, &mut db));
        }
        for i in 0..32 {
            if i % 8 >= SIZE {
                assert_eq!(d[i], 0.0);
                continue;
            }
            let at = |h: Real| {
                let mut x = x.clone();
                x[i] += h;
                run(&x).0
            };
            let want = (at(1e-2) - at(-1e-2)) / 2e-2;
            assert!(
                (f64::from(d[i]) - want).abs() < 5e-3,
                "{i}: {} {want}",
                d[i]
            );
        }
        for j in 0..8 {
            let sum: Real = (0..4).map(|r| c[r * 8 + j]).sum();
            let along: Real = (0..4).map(|r| c[r * 8 + j] * hat[r * 8 + j]).sum();
            assert!((db[j] - sum).abs() < 1e-5 && (dw[j] - along).abs() < 1e-5);
        }
    }

    #[test]
    fn the_ways_back_are_the_derivatives() {
        check(false);
        check(true);
    }
}
