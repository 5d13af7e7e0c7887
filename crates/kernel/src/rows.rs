//! Small loops over rows of numbers: parts of rows copied and added, rows looked up and given back.
//!
//! A block of columns is written (pitch, from): rows start `pitch` apart, the block at column
//! `from`. Widths are whole lanes.

use crate::kernel::add;
use crate::lanes::{LANES, Lanes};
use crate::real::Real;

/// Copies a block of columns from each row of `source` to the same row of `target`.
///
/// # Panics
/// When the block does not lie inside the rows.
pub fn copy_columns(
    target: &mut [Real],
    (pitch, from): (usize, usize),
    source: &[Real],
    (source_pitch, source_from): (usize, usize),
    width: usize,
) {
    let rows = source.chunks_exact(source_pitch);
    for (target, source) in target.chunks_exact_mut(pitch).zip(rows) {
        let block = &source[source_from..source_from + width];
        target[from..from + width].copy_from_slice(block);
    }
}

/// Adds a block of columns from each row of `source` to the same row of `target`.
///
/// # Panics
/// When the block does not lie inside the rows or is not whole lanes.
pub fn add_columns(
    target: &mut [Real],
    (pitch, from): (usize, usize),
    source: &[Real],
    (source_pitch, source_from): (usize, usize),
    width: usize,
) {
    let rows = source.chunks_exact(source_pitch);
    for (target, source) in target.chunks_exact_mut(pitch).zip(rows) {
        let block = &source[source_from..source_from + width];
        add(&mut target[from..from + width], block);
    }
}

/// Writes the products of two arrays, number by number.
///
/// # Panics
/// When the lengths differ or are not whole lanes.
pub fn multiply(target: &mut [Real], a: &[Real], b: &[Real]) {
    assert!(target.len() == a.len() && a.len() == b.len() && a.len().is_multiple_of(LANES));
    for at in (0..target.len()).step_by(LANES) {
        (Lanes::load(a, at) * Lanes::load(b, at)).store(target, at);
    }
}

/// Replaces every number by its hyperbolic tangent.
///
/// # Panics
/// When the length is not whole lanes.
pub fn tanh(x: &mut [Real]) {
    for at in (0..x.len()).step_by(LANES) {
        Lanes::load(x, at).tanh().store(x, at);
    }
}

/// Turns the gradient of y = tanh x into that of x: d ⊙ (1 − y²).
///
/// # Panics
/// When the lengths differ or are not whole lanes.
pub fn tanh_backward(d: &mut [Real], y: &[Real]) {
    assert!(d.len() == y.len());
    let one = Lanes::splat(1.0);
    for at in (0..d.len()).step_by(LANES) {
        let y = Lanes::load(y, at);
        (Lanes::load(d, at) * (one - y * y)).flushed().store(d, at);
    }
}

/// Writes the rows of a table that `ids` name.
///
/// # Panics
/// When the table has no such row.
pub fn look_up(target: &mut [Real], table: &[Real], ids: &[usize], width: usize) {
    for (row, &id) in target.chunks_exact_mut(width).zip(ids) {
        row.copy_from_slice(&table[id * width..(id + 1) * width]);
    }
}

/// Adds the rows of a table that `ids` name.
///
/// # Panics
/// When the table has no such row.
pub fn add_looked_up(target: &mut [Real], table: &[Real], ids: &[usize], width: usize) {
    for (row, &id) in target.chunks_exact_mut(width).zip(ids) {
        add(row, &table[id * width..(id + 1) * width]);
    }
}

/// Adds every row to the row of a table that its id names: the gradient of a look-up.
///
/// # Panics
/// When the table has no such row.
pub fn give_back(table: &mut [Real], rows: &[Real], ids: &[usize], width: usize) {
    for (row, &id) in rows.chunks_exact(width).zip(ids) {
        add(&mut table[id * width..(id + 1) * width], row);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_of_columns_goes_where_it_is_sent() {
        let source: Vec<Real> = (0..16).map(|x| x as Real).collect();
        let mut target = [100.0; 24];
        copy_columns(&mut target, (12, 8), &source, (8, 4), 4);
        assert_eq!(target[8..12], [4.0, 5.0, 6.0, 7.0]);
        assert_eq!(target[20..24], [12.0, 13.0, 14.0, 15.0]);
        assert!(target[..8].iter().all(|&x| x == 100.0));
        add_columns(&mut target, (12, 0), &source, (8, 0), 4);
        assert_eq!(target[..4], [100.0, 101.0, 102.0, 103.0]);
        assert_eq!(target[12..16], [108.0, 109.0, 110.0, 111.0]);
    }

    #[test]
    fn what_is_looked_up_gets_its_gradient_back() {
        let table = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0];
        let mut rows = [0.0; 12];
        look_up(&mut rows, &table, &[1, 0, 1], 4);
        assert_eq!(rows[..8], [5.0, 6.0, 7.0, 8.0, 1.0, 2.0, 3.0, 4.0]);
        add_looked_up(&mut rows, &table, &[1, 1, 1], 4);
        assert_eq!(rows[4..8], [6.0, 8.0, 10.0, 12.0]);
        let mut back = [0.0; 8];
        give_back(&mut back, &[1.0; 12], &[1, 0, 1], 4);
        assert_eq!(back, [1.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 2.0]);
    }

    #[test]
    fn the_slope_of_the_tangent_is_one_less_its_square() {
        let mut y = [-2.0, -0.5, 0.0, 0.5];
        let x = y;
        tanh(&mut y);
        let mut d = [1.0; 4];
        tanh_backward(&mut d, &y);
        for ((d, y), x) in d.iter().zip(y).zip(x) {
            assert!((y - x.tanh()).abs() < 1e-6 && (d - (1.0 - y * y)).abs() < 1e-6);
        }
        let mut product = [0.0; 4];
        multiply(&mut product, &[1.0, 2.0, 3.0, 4.0], &[2.0; 4]);
        assert_eq!(product, [2.0, 4.0, 6.0, 8.0]);
    }
}
