//! Square matrices, row by row, and what their eigenvalues and singular values say.

use super::{log_10, norm, rescale};
use crate::real::exp_64;
use crate::rng::Stream;

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
    for (to, row) in out
        .chunks_exact_mut(size.max(1))
        .zip(matrix.chunks_exact(size.max(1)))
    {
        for (x, other) in row.iter().zip(matrix.chunks_exact(size.max(1))) {
            for (sum, y) in to.iter_mut().zip(other) {
                *sum += x * y;
            }
        }
    }
    out
}

/// All singular values, greatest first: rows are rotated in pairs until each is orthogonal to each
/// other; their lengths are the singular values (one-sided Jacobi).
pub fn singular_values(matrix: &[f64], size: usize) -> Vec<f64> {
    const SWEEPS: usize = 30;
    let mut rows: Vec<Vec<f64>> = matrix
        .chunks_exact(size.max(1))
        .map(<[f64]>::to_vec)
        .collect();
    for _ in 0..SWEEPS {
        let mut rotated = false;
        for j in 1..rows.len() {
            let (before, rest) = rows.split_at_mut(j);
            let b = &mut rest[0];
            for a in before {
                rotated |= rotate(a, b);
            }
        }
        if !rotated {
            break;
        }
    }
    let mut found: Vec<f64> = Vec::new();
    for length in rows.iter().map(|row| norm(row)) {
        let place = found.iter().take_while(|&&other| other >= length).count();
        found.insert(place, length);
    }
    found
}

/// Rotates two rows so that they become orthogonal; whether they were not yet.
fn rotate(a: &mut [f64], b: &mut [f64]) -> bool {
    let (mut aa, mut bb, mut ab) = (0.0, 0.0, 0.0);
    for (x, y) in a.iter().zip(b.iter()) {
        aa += x * x;
        bb += y * y;
        ab += x * y;
    }
    if ab * ab <= 1e-30 * aa * bb {
        return false;
    }
    let zeta = (bb - aa) / (2.0 * ab);
    let sign = if zeta < 0.0 { -1.0 } else { 1.0 };
    let tangent = sign / (zeta.abs() + (1.0 + zeta * zeta).sqrt());
    let cosine = 1.0 / (1.0 + tangent * tangent).sqrt();
    let sine = cosine * tangent;
    for (x, y) in a.iter_mut().zip(b.iter_mut()) {
        (*x, *y) = (cosine * *x - sine * *y, sine * *x + cosine * *y);
    }
    true
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
