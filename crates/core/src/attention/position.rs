//! Where a symbol stands: attention itself cannot tell, so it is added to the symbol's vector.

use crate::real::Real;
use seqscope_kernel::real::{exp_64, sin_cos};

/// The natural logarithm of the longest wavelength, 10000 in units of 2π (Vaswani et al., 3.5).
const LN_LONGEST: f64 = 9.210_340_371_976_184;

/// The angular frequency of columns 2i and 2i + 1 of so many: 10000^(−2i/d).
pub fn frequency(pair: usize, width: usize) -> f64 {
    exp_64(-LN_LONGEST * (2 * pair) as f64 / width.max(1) as f64)
}

/// Writes the sinusoidal encoding of a position into a row of d numbers: sin(p ω) in even columns
/// and cos(p ω) in odd ones, so that a step of k positions is one fixed rotation of each pair.
pub fn sinusoid(position: usize, row: &mut [Real]) {
    let width = row.len();
    for (pair, columns) in row.chunks_mut(2).enumerate() {
        let (sin, cos) = sin_cos(position as f64 * frequency(pair, width));
        for (column, value) in columns.iter_mut().zip([sin, cos]) {
            *column = value as Real;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoding(position: usize, width: usize) -> Vec<Real> {
        let mut row = vec![0.0; width];
        sinusoid(position, &mut row);
        row
    }

    #[test]
    fn a_step_is_a_rotation_that_does_not_depend_on_the_position() {
        let width = 32;
        for k in [1, 3, 17] {
            for p in [0, 1, 5, 40, 200] {
                let (here, there) = (encoding(p, width), encoding(p + k, width));
                for pair in 0..width / 2 {
                    let (sin, cos) = sin_cos(k as f64 * frequency(pair, width));
                    let at = |row: &[Real], c: usize| f64::from(row[2 * pair + c]);
                    let turned = [
                        cos * at(&here, 0) + sin * at(&here, 1),
                        cos * at(&here, 1) - sin * at(&here, 0),
                    ];
                    assert!((turned[0] - at(&there, 0)).abs() < 1e-6);
                    assert!((turned[1] - at(&there, 1)).abs() < 1e-6);
                }
            }
        }
    }

    #[test]
    fn the_columns_are_those_of_the_paper() {
        let row = encoding(7, 5);
        let omega = 10_000.0_f64.powf(-2.0 / 5.0);
        let want = [
            7.0_f64.sin(),
            7.0_f64.cos(),
            (7.0 * omega).sin(),
            (7.0 * omega).cos(),
        ];
        for (got, want) in row.iter().zip(want) {
            assert!((f64::from(*got) - want).abs() < 1e-6);
        }
        assert_eq!(encoding(0, 4), [0.0, 1.0, 0.0, 1.0]);
        assert!(encoding(3, 0).is_empty());
    }
}
