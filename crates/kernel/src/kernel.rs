//! Products of matrices: the whole cost of training.
//!
//! Each output is a sum in one fixed order, whatever the size of the block it is computed in:
//! [`add_product`] adds the terms one after the other, [`add_product_transposed`] adds every
//! fourth term into one of four sums and then the four. The blocks are sized so that sums, loads
//! and factors together stay within sixteen vector registers.

use crate::lanes::{LANES, Lanes};
use crate::real::Real;

/// A matrix that lies in a slice.
#[derive(Clone, Copy)]
pub struct Matrix<'a> {
    data: &'a [Real],
    rows: usize,
    columns: usize,
    row_stride: usize,
    column_stride: usize,
}

/// A matrix that lies in a slice and is added to.
pub struct MatrixMut<'a> {
    data: &'a mut [Real],
    rows: usize,
    columns: usize,
    pitch: usize,
}

fn assert_fits(len: usize, rows: usize, columns: usize, pitch: usize) {
    assert!(columns <= pitch || rows <= 1, "rows overlap");
    assert!(
        rows == 0 || columns == 0 || (rows - 1) * pitch + columns <= len,
        "the slice is too short for the matrix"
    );
}

impl<'a> Matrix<'a> {
    /// The matrix of so many rows and columns whose rows start `pitch` apart.
    ///
    /// # Panics
    /// When the slice is too short for it.
    pub fn new(data: &'a [Real], rows: usize, columns: usize, pitch: usize) -> Self {
        assert_fits(data.len(), rows, columns, pitch);
        Self {
            data,
            rows,
            columns,
            row_stride: pitch,
            column_stride: 1,
        }
    }

    /// The same numbers, rows and columns exchanged.
    #[must_use]
    pub fn transposed(self) -> Self {
        Self {
            rows: self.columns,
            columns: self.rows,
            row_stride: self.column_stride,
            column_stride: self.row_stride,
            ..self
        }
    }

    fn rows(self, from: usize, to: usize) -> Self {
        let data = &self.data[from * self.row_stride..];
        let rows = to - from;
        Self { data, rows, ..self }
    }

    fn columns(self, from: usize, to: usize) -> Self {
        let data = &self.data[from * self.column_stride..];
        let columns = to - from;
        Self {
            data,
            columns,
            ..self
        }
    }
}

impl<'a> MatrixMut<'a> {
    /// The matrix of so many rows and columns whose rows start `pitch` apart.
    ///
    /// # Panics
    /// When the slice is too short for it.
    pub fn new(data: &'a mut [Real], rows: usize, columns: usize, pitch: usize) -> Self {
        assert_fits(data.len(), rows, columns, pitch);
        Self {
            data,
            rows,
            columns,
            pitch,
        }
    }
}

/// So many terms are added to all of C before the next: a slice of B then stays in the cache.
const DEPTH: usize = 64;

/// C += A B. The columns of C must be whole lanes.
///
/// # Panics
/// When the shapes do not fit together.
pub fn add_product(mut c: MatrixMut, a: Matrix, b: Matrix) {
    assert!(c.rows == a.rows && a.columns == b.rows && b.columns == c.columns);
    assert!(c.columns.is_multiple_of(LANES) && b.column_stride == 1);
    let mut from = 0;
    while from < a.columns {
        let to = a.columns.min(from + DEPTH);
        add_slice(&mut c, a.columns(from, to), b.rows(from, to));
        from = to;
    }
}

fn add_slice(c: &mut MatrixMut, a: Matrix, b: Matrix) {
    let fours = c.rows - c.rows % 4;
    let mut column = 0;
    while column < c.columns && fours > 0 {
        let wide = column + 2 * LANES <= c.columns;
        for row in (0..fours).step_by(4) {
            // SAFETY: four rows from this one on, and the one or two lanes from this column on,
            // are inside C, and hence, by the shapes `add_product` compared, inside A and B.
            unsafe {
                if wide {
                    block::<4, 2>(c, a, b, row, column);
                } else {
                    block::<4, 1>(c, a, b, row, column);
                }
            }
        }
        column += if wide { 2 * LANES } else { LANES };
    }
    for row in fours..c.rows {
        let mut column = 0;
        while column < c.columns {
            let left = (c.columns - column) / LANES;
            // SAFETY: `left` lanes are inside C from this column on; none of the blocks is wider.
            let lanes = unsafe {
                match left {
                    6.. => block::<1, 6>(c, a, b, row, column),
                    4 | 5 => block::<1, 4>(c, a, b, row, column),
                    2 | 3 => block::<1, 2>(c, a, b, row, column),
                    _ => block::<1, 1>(c, a, b, row, column),
                }
            };
            column += lanes * LANES;
        }
    }
}

/// Adds to R rows and P lanes of C; answers P.
///
/// # Safety
/// The block must lie inside C, A and B must have C's rows and columns and the same inner length.
#[inline(always)]
unsafe fn block<const R: usize, const P: usize>(
    c: &mut MatrixMut,
    a: Matrix,
    b: Matrix,
    row: usize,
    column: usize,
) -> usize {
    let start = row * c.pitch + column;
    let target = c.data.as_mut_ptr();
    let mut sums = [[Lanes::zero(); P]; R];
    // SAFETY: every offset read or written is that of an element inside the block's rows and
    // columns, and the constructors made sure that those are inside the slices.
    unsafe {
        for (r, sums) in sums.iter_mut().enumerate() {
            for (p, sum) in sums.iter_mut().enumerate() {
                *sum = Lanes::read(target.add(start + r * c.pitch + p * LANES));
            }
        }
        let factors = a.data.as_ptr().add(row * a.row_stride);
        let terms = b.data.as_ptr().add(column);
        for k in 0..a.columns {
            let term = terms.add(k * b.row_stride);
            let factor = factors.add(k * a.column_stride);
            let mut lanes = [Lanes::zero(); P];
            for (p, lanes) in lanes.iter_mut().enumerate() {
                *lanes = Lanes::read(term.add(p * LANES));
            }
            for (r, sums) in sums.iter_mut().enumerate() {
                let scale = Lanes::splat(*factor.add(r * a.row_stride));
                for (sum, lanes) in sums.iter_mut().zip(lanes) {
                    *sum = *sum + scale * lanes;
                }
            }
        }
        for (r, sums) in sums.iter().enumerate() {
            for (p, sum) in sums.iter().enumerate() {
                sum.write(target.add(start + r * c.pitch + p * LANES));
            }
        }
    }
    P
}

/// C += A Bᵀ, where B is given with its rows as they lie. The inner length must be whole lanes.
///
/// # Panics
/// When the shapes do not fit together.
pub fn add_product_transposed(mut c: MatrixMut, a: Matrix, b: Matrix) {
    assert!(c.rows == a.rows && a.columns == b.columns && b.rows == c.columns);
    assert!(a.columns.is_multiple_of(LANES) && a.column_stride == 1 && b.column_stride == 1);
    let mut row = 0;
    while row + 2 <= c.rows {
        let mut column = 0;
        while column + 4 <= c.columns {
            // SAFETY: the block lies inside C, its rows are A's and its columns are B's rows.
            unsafe { dots::<2, 4>(&mut c, a, b, row, column) };
            column += 4;
        }
        while column < c.columns {
            // SAFETY: as above.
            unsafe { dots::<2, 1>(&mut c, a, b, row, column) };
            column += 1;
        }
        row += 2;
    }
    if row < c.rows {
        let mut column = 0;
        while column < c.columns {
            // SAFETY: as above; no block is wider than the columns left.
            column += unsafe {
                match c.columns - column {
                    6.. => dots::<1, 6>(&mut c, a, b, row, column),
                    4 | 5 => dots::<1, 4>(&mut c, a, b, row, column),
                    2 | 3 => dots::<1, 2>(&mut c, a, b, row, column),
                    _ => dots::<1, 1>(&mut c, a, b, row, column),
                }
            };
        }
    }
}

/// Adds dot products to R rows and Q columns of C; answers Q.
///
/// # Safety
/// The block must lie inside C, A must have C's rows, B a row for each column of C, both the same
/// inner length in whole lanes.
#[inline(always)]
unsafe fn dots<const R: usize, const Q: usize>(
    c: &mut MatrixMut,
    a: Matrix,
    b: Matrix,
    row: usize,
    column: usize,
) -> usize {
    let mut sums = [[Lanes::zero(); Q]; R];
    // SAFETY: rows row..row+R of A and column..column+Q of B are inside their slices, and the
    // inner length is whole lanes.
    unsafe {
        let left = a.data.as_ptr().add(row * a.row_stride);
        let right = b.data.as_ptr().add(column * b.row_stride);
        let mut k = 0;
        while k < a.columns {
            let mut factors = [Lanes::zero(); R];
            for (r, lanes) in factors.iter_mut().enumerate() {
                *lanes = Lanes::read(left.add(r * a.row_stride + k));
            }
            for q in 0..Q {
                let lanes = Lanes::read(right.add(q * b.row_stride + k));
                for (sums, &factor) in sums.iter_mut().zip(&factors) {
                    sums[q] = sums[q] + factor * lanes;
                }
            }
            k += LANES;
        }
    }
    for (r, sums) in sums.iter().enumerate() {
        let from = (row + r) * c.pitch + column;
        let target = &mut c.data[from..from + Q];
        let (fours, rest) = sums.as_chunks();
        for (target, &four) in target.chunks_exact_mut(LANES).zip(fours) {
            (Lanes::load(target, 0) + Lanes::sums(four)).store(target, 0);
        }
        for (target, sum) in target[Q - rest.len()..].iter_mut().zip(rest) {
            *target += sum.sum();
        }
    }
    Q
}

/// Sets every number to zero.
pub fn clear(x: &mut [Real]) {
    x.fill(0.0);
}

/// Adds every row of a matrix of so many columns to one row, one row after the other.
///
/// # Panics
/// When the columns are not whole lanes.
pub fn add_rows(sum: &mut [Real], rows: &[Real]) {
    /// So many sums stay in registers while the rows pass.
    const BLOCK: usize = 8 * LANES;
    assert!(sum.len().is_multiple_of(LANES));
    let pitch = sum.len();
    if pitch == 0 {
        return;
    }
    let (blocks, rest) = sum.as_chunks_mut::<BLOCK>();
    let mut from = 0;
    for block in blocks {
        let mut sums = [Lanes::zero(); BLOCK / LANES];
        for (n, sum) in sums.iter_mut().enumerate() {
            *sum = Lanes::load(block, n * LANES);
        }
        for row in rows.chunks_exact(pitch) {
            let row = &row[from..from + BLOCK];
            for (n, sum) in sums.iter_mut().enumerate() {
                *sum = *sum + Lanes::load(row, n * LANES);
            }
        }
        for (n, sum) in sums.iter().enumerate() {
            sum.store(block, n * LANES);
        }
        from += BLOCK;
    }
    if !rest.is_empty() {
        for row in rows.chunks_exact(pitch) {
            add(rest, &row[from..]);
        }
    }
}

/// x += y.
///
/// # Panics
/// When the lengths differ or are not whole lanes.
#[inline]
pub fn add(x: &mut [Real], y: &[Real]) {
    assert!(x.len() == y.len() && x.len().is_multiple_of(LANES));
    for (x, y) in x.chunks_exact_mut(LANES).zip(y.chunks_exact(LANES)) {
        (Lanes::load(x, 0) + Lanes::load(y, 0)).store(x, 0);
    }
}

#[cfg(test)]
mod tests;
