//! Rows and columns exchanged: a product with a transposed second factor is faster as a plain
//! product with a copy that is turned first, as soon as a few rows are multiplied with it.

use crate::lanes::{LANES, padded};
use crate::real::Real;

/// Writes the transpose of `rows` × `columns` numbers, whose rows start `pitch` apart, into rows of
/// [`padded`]`(rows)` numbers each; the padding becomes zero. The columns must be whole lanes.
///
/// # Panics
/// When a slice is too short, or the columns are not whole lanes.
pub fn transpose(to: &mut [Real], from: &[Real], rows: usize, columns: usize, pitch: usize) {
    assert!(columns.is_multiple_of(LANES));
    let wide = padded(rows);
    let to = &mut to[..columns * wide];
    for top in (0..wide).step_by(LANES) {
        let here = LANES.min(rows - top);
        for left in (0..columns).step_by(LANES) {
            let mut block = [[0.0; LANES]; LANES];
            for (r, line) in block[..here].iter_mut().enumerate() {
                let at = (top + r) * pitch + left;
                line.copy_from_slice(&from[at..at + LANES]);
            }
            for c in 0..LANES {
                let at = (left + c) * wide + top;
                to[at..at + LANES].copy_from_slice(&block.map(|line| line[c]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_finds_its_place_and_the_padding_is_zero() {
        let (rows, columns, pitch) = (6, 8, 11);
        let from: Vec<Real> = (0..rows * pitch).map(|i| i as Real).collect();
        let mut to = vec![-1.0; columns * 8];
        transpose(&mut to, &from, rows, columns, pitch);
        for c in 0..columns {
            for r in 0..8 {
                let want = if r < rows { from[r * pitch + c] } else { 0.0 };
                assert_eq!(to[c * 8 + r], want);
            }
        }
    }
}
