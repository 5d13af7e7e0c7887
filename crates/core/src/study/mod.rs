//! Small closed experiments: pure functions of a few numbers, cheap enough to be computed again while
//! a finger drags. All in 64 bits, and the same bits on every target.

#[cfg(feature = "seq2seq")]
pub mod alignment;
#[cfg(feature = "seq2seq")]
pub mod bottleneck;
#[cfg(feature = "recurrent")]
pub mod chains;
pub mod cliff;
pub mod complexity;
pub mod flow;
pub mod houses;
pub mod matrix;
pub mod one_neuron;
#[cfg(feature = "recurrent")]
pub mod span;

pub use seqscope_kernel::wide::{exp, sigmoid, tanh};

/// The decimal logarithm of a positive number times 2 to the power `shift`; −∞ for 0, NaN below.
/// Within 10⁻¹⁵ of itself or 3·10⁻¹⁷·|shift|.
pub fn log_10(x: f64, shift: i32) -> f64 {
    if x <= 0.0 || !x.is_finite() {
        return if x == 0.0 {
            f64::NEG_INFINITY
        } else {
            x * f64::NAN
        };
    }
    let (mantissa, exponent) = split(x);
    // ln m = 2 artanh((m−1)/(m+1)), whose argument is at most 1/3.
    let z = (mantissa - 1.0) / (mantissa + 1.0);
    let mut sum = 0.0;
    for k in (0..18).rev() {
        sum = sum * z * z + 1.0 / f64::from(2 * k + 1);
    }
    let exponent = f64::from(exponent) + f64::from(shift);
    2.0 * z * sum * core::f64::consts::LOG10_E + exponent * core::f64::consts::LOG10_2
}

/// A positive number as m·2ᵉ with 1 ≤ m < 2.
fn split(x: f64) -> (f64, i32) {
    // A number too small to be normal is made normal first.
    let (x, shift) = if x < f64::MIN_POSITIVE {
        (x * 18_446_744_073_709_551_616.0, -64)
    } else {
        (x, 0)
    };
    let bits = x.to_bits();
    let exponent = (bits >> 52) as i32 - 1023;
    let mantissa = f64::from_bits((bits & ((1 << 52) - 1)) | (1023 << 52));
    (mantissa, exponent + shift)
}

/// A vector whose values are all to be multiplied by 2 to the power `shift`: what grows or vanishes
/// for ever needs no more range than one step.
pub(crate) fn rescale(vectors: &mut [&mut Vec<f64>], shift: &mut i32) {
    let all = vectors.iter().flat_map(|vector| vector.iter());
    let most = all.fold(0.0, |most: f64, x| most.max(x.abs()));
    if most == 0.0 || !most.is_finite() {
        return;
    }
    let exponent = split(most).1.clamp(-1000, 1000);
    let factor = f64::from_bits(((1023 - i64::from(exponent)) as u64) << 52);
    for x in vectors.iter_mut().flat_map(|vector| vector.iter_mut()) {
        *x *= factor;
    }
    *shift += exponent;
}

/// The Euclidean norm.
pub(crate) fn norm(vector: &[f64]) -> f64 {
    vector.iter().map(|x| x * x).sum::<f64>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_equal_those_of_the_library() {
        for i in -4000..4000 {
            let y = exp(f64::from(i) / 10.0 + 0.03);
            assert!((log_10(y, 0) - y.log10()).abs() < 1e-12, "{y}");
        }
        assert_eq!(log_10(0.0, 5), f64::NEG_INFINITY);
        assert!(log_10(-1.0, 0).is_nan());
        assert!((log_10(5e-324, 0) - 5e-324_f64.log10()).abs() < 1e-12);
        assert!((log_10(3.0, 5_000) - (3.0_f64.log10() + 5_000.0 * 2.0_f64.log10())).abs() < 1e-9);
    }

    #[test]
    fn what_is_rescaled_keeps_its_value() {
        for size in [1e-300, 1e-20, 1.0, 1e20, 1e300] {
            let (mut a, mut b) = (vec![3.0 * size, -size], vec![0.5 * size]);
            let mut shift = 0;
            rescale(&mut [&mut a, &mut b], &mut shift);
            assert!((log_10(norm(&b), shift) - (0.5 * size).log10()).abs() < 1e-9);
            assert!((1.0..2.0).contains(&a[0]));
        }
    }
}
