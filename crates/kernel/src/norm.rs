//! Normalising: of each row over its columns (layer norm), of each column over the rows (batch
//! norm), and both ways back. Variances are biased, as PyTorch's.
//!
//! Rows are whole lanes, of which the first `size` numbers count; the padding of x, of the weight
//! and of the bias is zero, and that of everything written becomes zero.

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

/// The same for each column over all rows given. `hat` and `factor`, as wide as a row, are kept in
/// 64 bits: a column may be all but constant, as over two rows it often is, and then the factor
/// blows up whatever rounding has left of the difference between numbers almost equal.
pub fn batch(x: &mut [Real], hat: &mut [f64], factor: &mut [f64], rule: Rule) {
    let wide = rule.weight.len();
    let share = 1.0 / (x.len() / wide).max(1) as f64;
    // The factor's place first holds the mean.
    factor.fill(0.0);
    for row in x.chunks_exact(wide) {
        for (sum, &x) in factor.iter_mut().zip(row) {
            *sum += f64::from(x);
        }
    }
    for (hat, x) in hat.chunks_exact_mut(wide).zip(x.chunks_exact(wide)) {
        for ((hat, &x), sum) in hat.iter_mut().zip(x).zip(&*factor) {
            *hat = f64::from(x) - sum * share;
        }
    }
    factor.fill(0.0);
    for hat in hat.chunks_exact(wide) {
        for (sum, hat) in factor.iter_mut().zip(hat) {
            *sum += hat * hat;
        }
    }
    for factor in factor.iter_mut() {
        *factor = 1.0 / (*factor * share + f64::from(EPSILON)).sqrt();
    }
    for (x, hat) in x.chunks_exact_mut(wide).zip(hat.chunks_exact_mut(wide)) {
        for (at, (x, hat)) in x.iter_mut().zip(hat).enumerate() {
            *hat *= factor[at];
            *x = (f64::from(rule.weight[at]) * *hat + f64::from(rule.bias[at])) as Real;
        }
    }
}

/// Turns dy into dx, from what [`batch`] kept; adds the gradients of w and b. `room` holds two rows.
pub fn batch_backward(
    d: &mut [Real],
    (hat, factor): (&[f64], &[f64]),
    rule: Rule,
    (dw, db): (&mut [Real], &mut [Real]),
    room: &mut [f64],
) {
    let wide = rule.weight.len();
    let share = 1.0 / (d.len() / wide).max(1) as f64;
    let (along, sum) = room.split_at_mut(wide);
    along.fill(0.0);
    sum.fill(0.0);
    for (d, hat) in d.chunks_exact(wide).zip(hat.chunks_exact(wide)) {
        for (at, (&d, hat)) in d.iter().zip(hat).enumerate() {
            along[at] += f64::from(d) * hat;
            sum[at] += f64::from(d);
        }
    }
    for at in 0..wide {
        dw[at] += along[at] as Real;
        db[at] += sum[at] as Real;
    }
    for (d, hat) in d.chunks_exact_mut(wide).zip(hat.chunks_exact(wide)) {
        for (at, (d, hat)) in d.iter_mut().zip(hat).enumerate() {
            let g = f64::from(*d) - sum[at] * share - hat * along[at] * share;
            *d = (g * f64::from(rule.weight[at]) * factor[at]) as Real;
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
            let (mut exact, mut scale) = (vec![0.0; 32], vec![0.0; 8]);
            if is_batch {
                batch(&mut y, &mut exact, &mut scale, rule);
                hat = exact.iter().map(|&hat| hat as Real).collect();
            } else {
                layer(&mut y, &mut hat, &mut factor, rule);
            }
            let total: f64 = y
                .iter()
                .zip(&c)
                .map(|(&y, &c)| f64::from(y) * f64::from(c))
                .sum();
            (total, (hat, factor), (exact, scale))
        };
        let x = numbers(32, 0);
        let (_, (hat, factor), (exact, scale)) = run(&x);
        let mut d = c.clone();
        let (mut dw, mut db) = (vec![0.0; 8], vec![0.0; 8]);
        let own = (&mut dw[..], &mut db[..]);
        if is_batch {
            batch_backward(&mut d, (&exact, &scale), rule, own, &mut [0.0; 16]);
        } else {
            layer_backward(&mut d, (&hat, &factor), rule, own);
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
