//! The number everything is computed in, and its elementary functions.
//!
//! The functions are polynomials of our own: a platform's differ from one target to the next and
//! cost ten times more. Arguments are clamped so that no result is ever a denormal number. Under
//! the feature `double`, which serves gradient checks only, the platform's functions are used.

use crate::lanes::Lanes;

/// The number everything is computed in.
#[cfg(not(feature = "double"))]
pub type Real = f32;
/// The number everything is computed in.
#[cfg(feature = "double")]
pub type Real = f64;

/// ln 2 as a number of few bits (its products with small integers are exact) plus a remainder.
#[cfg(not(feature = "double"))]
const LN_2: (f32, f32) = (0.693_359_4, -2.121_944_4e-4);

#[cfg(not(feature = "double"))]
impl Lanes {
    /// eˣ, within one unit in the last place between −87 and 88 and constant outside.
    #[inline(always)]
    pub fn exp(self) -> Self {
        // Adding 1.5·2²³ leaves the nearest whole number in the lowest bits of the significand.
        const SHIFT: f32 = 12_582_912.0;
        let c = Self::splat;
        let x = self.most(c(-87.0)).least(c(88.0));
        let shifted = x * c(core::f32::consts::LOG2_E) + c(SHIFT);
        let n = shifted - c(SHIFT);
        let r = x - n * c(LN_2.0) - n * c(LN_2.1);
        let r2 = r * r;
        // Terms in pairs: the length of the chain is what costs, not the number of products.
        let low = c(0.5) + r * c(1.666_666_5e-1);
        let mid = c(4.166_579_6e-2) + r * c(8.333_452e-3);
        let high = c(1.398_199_9e-3) + r * c(1.987_569_2e-4);
        let p = low + r2 * (mid + r2 * high);
        (c(1.0) + (r + r2 * p)) * shifted.power_of_two()
    }

    /// tanh x, within 3.5·10⁻⁷; a quotient of two polynomials, constant beyond ±7.905.
    #[inline(always)]
    pub fn tanh(self) -> Self {
        let c = Self::splat;
        let x = self.most(c(-7.905_311)).least(c(7.905_311));
        let x2 = x * x;
        let x4 = x2 * x2;
        let top = (c(4.893_524_6e-3) + x2 * c(6.372_619_3e-4))
            + x4 * ((c(1.485_722_35e-5) + x2 * c(5.122_297_3e-8))
                + x4 * ((c(-8.604_672e-11) + x2 * c(2.000_188e-13)) + x4 * c(-2.760_768_4e-16)));
        let bottom = (c(4.893_525e-3) + x2 * c(2.268_434_7e-3))
            + x4 * (c(1.185_347_1e-4) + x2 * c(1.198_258_4e-6));
        x * top / bottom
    }

    /// 1/(1+e⁻ˣ), within 10⁻⁷ and three units in the last place; constant beyond ±30, where it is
    /// 1 or about 10⁻¹³, so that no product of many gates starts from a denormal.
    #[inline(always)]
    pub fn sigmoid(self) -> Self {
        let one = Self::splat(1.0);
        let x = self.most(Self::splat(-30.0)).least(Self::splat(30.0));
        one / (one + (Self::zero() - x).exp())
    }
}

#[cfg(feature = "double")]
impl Lanes {
    /// eˣ, constant outside −700 to 700.
    #[inline(always)]
    pub fn exp(self) -> Self {
        self.most(Self::splat(-700.0))
            .least(Self::splat(700.0))
            .map(f64::exp)
    }

    /// tanh x.
    #[inline(always)]
    pub fn tanh(self) -> Self {
        self.map(f64::tanh)
    }

    /// 1/(1+e⁻ˣ).
    #[inline(always)]
    pub fn sigmoid(self) -> Self {
        let one = Self::splat(1.0);
        one / (one + (Self::zero() - self).exp())
    }
}

/// eˣ of one number: the same bits as [`Lanes::exp`].
pub fn exp(x: Real) -> Real {
    Lanes::splat(x).exp().array()[0]
}

/// tanh of one number: the same bits as [`Lanes::tanh`].
pub fn tanh(x: Real) -> Real {
    Lanes::splat(x).tanh().array()[0]
}

/// The logistic function of one number: the same bits as [`Lanes::sigmoid`].
pub fn sigmoid(x: Real) -> Real {
    Lanes::splat(x).sigmoid().array()[0]
}

/// The natural logarithm of a positive normal number, within two units in the last place.
#[cfg(not(feature = "double"))]
pub fn ln(x: Real) -> Real {
    const C: [f32; 9] = [
        7.037_683_6e-2,
        -1.151_461e-1,
        1.167_699_9e-1,
        -1.242_014_1e-1,
        1.424_932_3e-1,
        -1.666_805_8e-1,
        2.000_071_5e-1,
        -2.499_999_4e-1,
        3.333_333e-1,
    ];
    if !(f32::MIN_POSITIVE..f32::INFINITY).contains(&x) {
        return if x.is_nan() || x < 0.0 {
            f32::NAN
        } else if x == f32::INFINITY {
            x
        } else {
            f32::NEG_INFINITY
        };
    }
    let bits = x.to_bits();
    let mut exponent = ((bits >> 23) as i32 - 127) as f32;
    let mut m = f32::from_bits((bits & 0x007F_FFFF) | 0x3F80_0000);
    if m > core::f32::consts::SQRT_2 {
        m *= 0.5;
        exponent += 1.0;
    }
    let r = m - 1.0;
    let z = r * r;
    let mut p = C[0];
    for c in &C[1..] {
        p = p * r + c;
    }
    let tail = p * r * z + exponent * LN_2.1 - 0.5 * z;
    (r + tail) + exponent * LN_2.0
}

/// The natural logarithm of a positive number.
#[cfg(feature = "double")]
pub fn ln(x: Real) -> Real {
    x.ln()
}

/// Sine and cosine, within 3·10⁻¹⁶ for |x| up to 10⁵: always in 64 bits and the same on every
/// target, because the angles of positions grow far beyond what 32 bits resolve.
pub fn sin_cos(x: f64) -> (f64, f64) {
    // π/2 as a number of 33 bits, whose products with small integers are exact, plus a remainder.
    const HALF_PI: (f64, f64) = (1.570_796_326_734_125_6, 6.077_100_506_506_192e-11);
    let turns = (x * core::f64::consts::FRAC_2_PI + 0.5).floor();
    let r = (x - turns * HALF_PI.0) - turns * HALF_PI.1;
    // Taylor's series: beyond these terms nothing is left for |r| ≤ π/4.
    let square = r * r;
    let (mut sin, mut cos) = (0.0, 0.0);
    for k in (1..=9).rev() {
        let k = f64::from(2 * k);
        sin = (1.0 - sin) * square / (k * (k + 1.0));
        cos = (1.0 - cos) * square / (k * (k - 1.0));
    }
    let (sin, cos) = (r * (1.0 - sin), 1.0 - cos);
    match turns.rem_euclid(4.0) as u8 {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

/// eˣ in 64 bits, within 10⁻¹⁵ of itself for −700 to 700 and constant outside: the same on every
/// target, for what is computed once (the wavelengths of positions).
pub fn exp_64(x: f64) -> f64 {
    let x = x.clamp(-700.0, 700.0);
    let n = (x * core::f64::consts::LOG2_E + 0.5).floor();
    // ln 2 in two parts, as above.
    let r = (x - n * 6.931_471_803_691_238e-1) - n * 1.908_214_929_270_587_7e-10;
    let mut sum = 1.0;
    for k in (1..=14).rev() {
        sum = 1.0 + sum * r / f64::from(k);
    }
    sum * f64::from_bits(((n as i64 + 1023) as u64) << 52)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(from: f64, to: f64) -> impl Iterator<Item = Real> {
        (0..=400_000).map(move |i| (from + (to - from) * f64::from(i) / 400_000.0) as Real)
    }

    /// The distance from `got` to `want`, in units of the last place of `want`.
    #[cfg(not(feature = "double"))]
    fn ulps(got: f32, want: f64) -> f64 {
        let near = want as f32;
        let unit = f64::from(f32::from_bits(near.abs().to_bits() + 1)) - f64::from(near.abs());
        (f64::from(got) - want).abs() / unit
    }

    #[test]
    #[cfg(not(feature = "double"))]
    fn exp_is_within_one_unit_in_the_last_place() {
        let worst = points(-87.0, 88.0)
            .map(|x| ulps(exp(x), f64::from(x).exp()))
            .fold(0.0, f64::max);
        assert!(worst < 1.05, "{worst}");
    }

    #[test]
    #[cfg(not(feature = "double"))]
    fn ln_is_within_two_units_in_the_last_place() {
        let worst = points(0.5, 1.5)
            .chain(points(1.5, 5e4))
            .chain(points(1e-6, 0.5))
            .filter(|&x| x != 1.0)
            .map(|x| ulps(ln(x), f64::from(x).ln()))
            .fold(0.0, f64::max);
        assert!(worst < 2.0, "{worst}");
        assert_eq!(ln(1.0), 0.0);
    }

    #[test]
    fn tanh_and_sigmoid_keep_their_absolute_errors() {
        for x in points(-40.0, 40.0).chain(points(-0.5, 0.5)) {
            let x64 = f64::from(x);
            let (t, s) = (f64::from(tanh(x)), f64::from(sigmoid(x)));
            assert!((t - x64.tanh()).abs() < 3.5e-7, "tanh {x}: {t}");
            let want = 1.0 / (1.0 + (-x64).exp());
            assert!((s - want).abs() < 1e-7, "sigmoid {x}: {s}");
            assert!(t.abs() <= 1.0 && (0.0..=1.0).contains(&s));
        }
    }

    #[test]
    fn tanh_keeps_its_relative_error_near_zero() {
        for e in 0..30 {
            let x = (2.0 as Real).powi(-e) * 0.3;
            let want = f64::from(x).tanh();
            assert!(((f64::from(tanh(x)) - want) / want).abs() < 6e-7, "{x}");
            assert_eq!(tanh(-x), -tanh(x));
        }
    }

    #[test]
    fn no_argument_makes_a_denormal_and_nan_stays_nan() {
        let far = [
            -1e30,
            -1e4,
            -104.0,
            -88.0,
            88.0,
            1e4,
            1e30,
            Real::INFINITY,
            Real::NEG_INFINITY,
        ];
        for x in far {
            for (name, y) in [("exp", exp(x)), ("sigmoid", sigmoid(x))] {
                assert!(y.is_finite(), "{name} {x}: {y}");
                #[cfg(not(feature = "double"))]
                assert!(y.is_normal(), "{name} {x}: {y}");
            }
            assert!(tanh(x).abs() > 0.999);
        }
        assert!(exp(Real::NAN).is_nan() && tanh(Real::NAN).is_nan() && sigmoid(Real::NAN).is_nan());
    }

    #[test]
    fn angles_and_powers_in_64_bits_are_those_of_the_platform() {
        for i in -40_000..40_000 {
            let x = f64::from(i) * 0.037;
            let (sin, cos) = sin_cos(x);
            assert!(
                (sin - x.sin()).abs() < 4e-16 && (cos - x.cos()).abs() < 4e-16,
                "{x}"
            );
            let x = f64::from(i) * 0.017;
            assert!((exp_64(x) / x.exp() - 1.0).abs() < 2e-15, "{x}");
        }
        assert_eq!(sin_cos(0.0), (0.0, 1.0));
        assert!(sin_cos(f64::NAN).0.is_nan() && exp_64(f64::NAN).is_nan());
    }
}
