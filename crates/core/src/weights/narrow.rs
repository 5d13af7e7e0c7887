//! Numbers of 16 bits, widened exactly.

/// IEEE 754's half precision: 1 sign, 5 exponent and 10 fraction bits.
pub(super) fn half(bits: u16) -> f32 {
    let sign = u32::from(bits & 0x8000) << 16;
    let exponent = u32::from(bits >> 10 & 0x1F);
    let fraction = u32::from(bits & 0x3FF);
    match exponent {
        // Below the normal range the fraction counts units of 2⁻²⁴.
        0 => {
            let size = fraction as f32 * f32::from_bits((127 - 24) << 23);
            f32::from_bits(size.to_bits() | sign)
        }
        0x1F => f32::from_bits(sign | 0x7F80_0000 | fraction << 13),
        _ => f32::from_bits(sign | (exponent + 127 - 15) << 23 | fraction << 13),
    }
}

/// The upper half of a number of 32 bits.
pub(super) fn brain(bits: u16) -> f32 {
    f32::from_bits(u32::from(bits) << 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_their_definition() {
        for bits in 0..=u16::MAX {
            let (exponent, fraction) = (i32::from(bits >> 10 & 0x1F), f64::from(bits & 0x3FF));
            let size = match exponent {
                0 => fraction * 2_f64.powi(-24),
                31 if fraction == 0.0 => f64::INFINITY,
                31 => f64::NAN,
                _ => (1.0 + fraction / 1024.0) * 2_f64.powi(exponent - 15),
            };
            let expected = if bits & 0x8000 == 0 { size } else { -size };
            let found = f64::from(half(bits));
            assert!(
                found.to_bits() == expected.to_bits() || found.is_nan() && expected.is_nan(),
                "{bits:#x}: {found}"
            );
        }
    }

    #[test]
    fn brain_floats_are_upper_halves() {
        assert_eq!(brain(0x3F80).to_bits(), 1.0_f32.to_bits());
        assert_eq!(brain(0xC049).to_bits(), (-3.140_625_f32).to_bits());
        assert!(brain(0x7F80).is_infinite() && brain(0x7FC0).is_nan());
    }
}
