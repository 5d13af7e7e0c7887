//! Square matrices, row by row, and what their eigenvalues and singular values say.

use super::{log_10, norm, rescale};
use crate::real::exp_64;
use crate::rng::Stream;
use seqscope_kernel::wide::{BESIDE, add_rows, eigenvalues_below};
use std::array;

/// Independent normal numbers of deviation 1/√n: the eigenvalues fill the unit disc, while the
/// largest singular value is about 2.
pub fn gaussian(size: usize, stream: &mut Stream) -> Vec<f64> {
    let deviation = 1.0 / (size.max(1) as f64).sqrt();
    (0..size * size)
        .map(|_| deviation * stream.normal())
        .collect()
}

/// A random rotation or reflection: all singular values are 1. The rows of a Gaussian matrix, made
/// orthogonal one after the other, twice each so that nothing is lost to rounding (Gram and Schmidt).
pub fn orthogonal(size: usize, stream: &mut Stream) -> Vec<f64> {
    let mut matrix = gaussian(size, stream);
    for row in 0..size {
        let (before, rest) = matrix.split_at_mut(row * size);
        let own = &mut rest[..size];
        for other in before.chunks_exact(size).chain(before.chunks_exact(size)) {
            let along: f64 = own.iter().zip(other).map(|(a, b)| a * b).sum();
            for (x, y) in own.iter_mut().zip(other) {
                *x -= along * y;
            }
        }
        let length = norm(own);
        for x in own {
            *x /= length;
        }
    }
    matrix
}

/// The greatest magnitude of an eigenvalue, within about 10⁻⁴ of itself.
///
/// ρ = lim ‖Mⁿ‖^(1/n), by squaring the matrix sixteen times: a power iteration would not settle,
/// for the greatest eigenvalues mostly come as a complex pair.
pub fn spectral_radius(matrix: &[f64], size: usize) -> f64 {
    const SQUARINGS: i32 = 16;
    let mut power = matrix.to_vec();
    // The logarithm of what was taken out of the power, per factor of the matrix.
    let mut taken = 0.0;
    let mut share = 1.0;
    for _ in 0..SQUARINGS {
        let mut shift = 0;
        rescale(&mut [&mut power], &mut shift);
        taken += share * f64::from(shift);
        power = square(&power, size);
        share *= 0.5;
    }
    let last = share * log_10(norm(&power), 0);
    let log = last + taken * core::f64::consts::LOG10_2;
    if log == f64::NEG_INFINITY {
        return 0.0;
    }
    exp_64(log * core::f64::consts::LN_10)
}

fn square(matrix: &[f64], size: usize) -> Vec<f64> {
    let mut out = vec![0.0; size * size];
    let rows = matrix.chunks_exact(size.max(1));
    for (to, row) in out.chunks_exact_mut(size.max(1)).zip(rows) {
        add_rows(to, matrix, row);
    }
    out
}

/// All singular values, greatest first, each within about 10⁻¹⁵ of the greatest.
///
/// The matrix is brought to two diagonals by reflections from both sides (Householder); ± its singular
/// values are the eigenvalues of a tridiagonal matrix of twice the size, which are found by counting
/// and halving (Golub & Kahan 1965).
pub fn singular_values(matrix: &[f64], size: usize) -> Vec<f64> {
    let squares: Vec<f64> = two_diagonals(matrix, size).iter().map(|x| x * x).collect();
    // No eigenvalue is greater than the largest sum of a row.
    let next = squares.iter().skip(1).chain([&0.0]);
    let sums = squares.iter().zip(next).map(|(a, b)| a.sqrt() + b.sqrt());
    let most = sums.fold(0.0, f64::max) * (1.0 + 1e-12);
    let mut found = Vec::with_capacity(size + BESIDE);
    for first in (0..size).step_by(BESIDE) {
        let (mut low, mut high) = ([0.0; BESIDE], [most; BESIDE]);
        while low.iter().zip(&high).any(|(l, h)| h - l > 4e-16 * most) {
            let middle: [f64; BESIDE] = array::from_fn(|n| 0.5 * (low[n] + high[n]));
            for (n, below) in eigenvalues_below(&middle, &squares).into_iter().enumerate() {
                // The last of them may be past the end, and all of those are 0.
                if 2 * size - below > first + n {
                    low[n] = middle[n];
                } else {
                    high[n] = middle[n];
                }
            }
        }
        let middles = low.iter().zip(&high);
        found.extend(middles.map(|(&l, h)| if l == 0.0 { 0.0 } else { 0.5 * (l + h) }));
    }
    found.truncate(size);
    found
}

/// The two diagonals that reflections from both sides leave, their numbers in turn.
fn two_diagonals(matrix: &[f64], size: usize) -> Vec<f64> {
    let mut left = matrix.to_vec();
    let mut found = Vec::with_capacity(2 * size);
    let mut mirror = vec![0.0; size];
    let mut along = vec![0.0; size];
    for at in 0..size {
        // From the left: the column below the diagonal becomes zero.
        let column = (at..size).map(|row| left[row * size + at]);
        let (length, scale) = reflection(column, &mut mirror[at..]);
        found.push(length);
        if scale != 0.0 {
            let rows = &mut left[at * size..];
            along.fill(0.0);
            add_rows(&mut along, rows, &mirror[at..]);
            for (row, m) in rows.chunks_exact_mut(size).zip(&mirror[at..]) {
                subtract(&mut row[at..], &along[at..], scale * m);
            }
        }
        if at + 1 >= size {
            continue;
        }
        // From the right: so does the row beyond the second diagonal.
        let row = (at + 1..size).map(|column| left[at * size + column]);
        let (length, scale) = reflection(row, &mut mirror[at + 1..]);
        found.push(length);
        if scale != 0.0 {
            for row in left[at * size..].chunks_exact_mut(size) {
                let part = &mut row[at + 1..];
                let dot: f64 = part.iter().zip(&mirror[at + 1..]).map(|(a, b)| a * b).sum();
                subtract(part, &mirror[at + 1..], scale * dot);
            }
        }
    }
    found
}

/// The mirror v that turns a vector onto its first axis: its length there, and 2/|v|².
fn reflection(vector: impl Iterator<Item = f64>, mirror: &mut [f64]) -> (f64, f64) {
    for (m, x) in mirror.iter_mut().zip(vector) {
        *m = x;
    }
    let length = norm(mirror);
    if mirror[1..].iter().all(|&x| x == 0.0) {
        return (mirror[0].abs(), 0.0);
    }
    mirror[0] += if mirror[0] < 0.0 { -length } else { length };
    let square: f64 = mirror.iter().map(|x| x * x).sum();
    (length, 2.0 / square)
}

/// x −= factor·y.
fn subtract(x: &mut [f64], y: &[f64], factor: f64) {
    for (x, y) in x.iter_mut().zip(y) {
        *x -= factor * y;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Purpose;

    #[test]
    fn an_orthogonal_matrix_keeps_every_length() {
        for size in [1, 2, 7, 64] {
            let mut stream = Stream::new(3, Purpose::Weights, size as u64);
            let matrix = orthogonal(size, &mut stream);
            for (i, a) in matrix.chunks(size).enumerate() {
                for (j, b) in matrix.chunks(size).enumerate() {
                    let product: f64 = a.iter().zip(b).map(|(a, b)| a * b).sum();
                    let wanted = if i == j { 1.0 } else { 0.0 };
                    assert!((product - wanted).abs() < 1e-13);
                }
            }
            assert!((spectral_radius(&matrix, size) - 1.0).abs() < 2e-4);
            let values = singular_values(&matrix, size);
            assert!(values.iter().all(|s| (s - 1.0).abs() < 1e-12));
        }
    }

    #[test]
    fn known_radii_and_singular_values_are_found() {
        // A rotation by one radian, stretched by 0.5: a complex pair of magnitude 0.5.
        let (s, c) = 1.0_f64.sin_cos();
        let turn = [0.5 * c, -0.5 * s, 0.5 * s, 0.5 * c];
        assert!((spectral_radius(&turn, 2) - 0.5).abs() < 1e-4);
        // A shear: both eigenvalues 1; singular values by the golden ratio.
        let shear = [1.0, 1.0, 0.0, 1.0];
        assert!((spectral_radius(&shear, 2) - 1.0).abs() < 1e-3);
        let golden = (1.0 + 5.0_f64.sqrt()) / 2.0;
        let found = singular_values(&shear, 2);
        assert!((found[0] - golden).abs() < 1e-14 && (found[1] - 1.0 / golden).abs() < 1e-14);
        // What is nilpotent, and what is nothing.
        assert_eq!(spectral_radius(&[0.0, 1.0, 0.0, 0.0], 2), 0.0);
        assert_eq!(spectral_radius(&[0.0; 9], 3), 0.0);
        assert_eq!(singular_values(&[0.0; 9], 3), [0.0; 3]);
        assert!(singular_values(&[], 0).is_empty());
    }

    #[test]
    fn singular_values_have_the_sums_they_must() {
        let size = 24;
        let mut stream = Stream::new(4, Purpose::Weights, 0);
        let matrix = gaussian(size, &mut stream);
        let values = singular_values(&matrix, size);
        let squares: f64 = values.iter().map(|s| s * s).sum();
        assert!((squares.sqrt() - norm(&matrix)).abs() < 1e-12);
        // The greatest is what a power iteration on MᵀM finds.
        let mut v = vec![1.0; size];
        let mut length = 0.0;
        for _ in 0..3_000 {
            let y: Vec<f64> = matrix
                .chunks(size)
                .map(|row| row.iter().zip(&v).map(|(a, b)| a * b).sum())
                .collect();
            length = norm(&y);
            v = (0..size)
                .map(|c| (0..size).map(|r| matrix[r * size + c] * y[r]).sum())
                .collect();
            let scale = norm(&v);
            v.iter_mut().for_each(|x| *x /= scale);
        }
        assert!((length - values[0]).abs() < 1e-9, "{length} {}", values[0]);
    }
}
