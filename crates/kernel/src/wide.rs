//! Arithmetic in 64 bits for studies of numbers that vanish: the same bits on every target, and
//! compiled for speed because it is done again at every movement of a finger.

/// 1/k!
const INVERSE_FACTORIALS: [f64; 15] = {
    let mut all = [1.0; 15];
    let mut k = 1;
    while k < 15 {
        all[k] = all[k - 1] / k as f64;
        k += 1;
    }
    all
};

/// eˣ, within 10⁻¹⁵ of itself for −700 to 700 and constant outside.
pub fn exp(x: f64) -> f64 {
    let x = x.clamp(-700.0, 700.0);
    let n = (x * core::f64::consts::LOG2_E + 0.5).floor();
    // ln 2 in two parts: products of the first with small whole numbers are exact.
    let r = (x - n * 6.931_471_803_691_238e-1) - n * 1.908_214_929_270_587_7e-10;
    let mut sum = 0.0;
    for factor in INVERSE_FACTORIALS.iter().rev() {
        sum = sum * r + factor;
    }
    sum * f64::from_bits(((n as i64 + 1023) as u64) << 52)
}

/// 1/(1+e⁻ˣ).
pub fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + exp(-x))
}

/// tanh x, within 10⁻¹⁵.
pub fn tanh(x: f64) -> f64 {
    1.0 - 2.0 / (1.0 + exp(2.0 * x))
}

/// Adds to a sum the rows of a matrix, each times its factor: row after row, in fours.
///
/// A matrix–vector product whose matrix lies input-major, or the transposed product of one that
/// lies output-major. Rows without a factor, or factors without a whole row, count nothing.
pub fn add_rows(sum: &mut [f64], rows: &[f64], factors: &[f64]) {
    let width = sum.len();
    if width == 0 {
        return;
    }
    let mut fours = rows.chunks_exact(4 * width);
    let mut factors = factors.chunks_exact(4);
    for (four, by) in fours.by_ref().zip(factors.by_ref()) {
        let (a, rest) = four.split_at(width);
        let (b, rest) = rest.split_at(width);
        let (c, d) = rest.split_at(width);
        for ((((s, a), b), c), d) in sum.iter_mut().zip(a).zip(b).zip(c).zip(d) {
            *s += (a * by[0] + b * by[1]) + (c * by[2] + d * by[3]);
        }
    }
    let left = fours.remainder().chunks_exact(width);
    for (row, by) in left.zip(factors.remainder()) {
        for (s, a) in sum.iter_mut().zip(row) {
            *s += a * by;
        }
    }
}

/// How many eigenvalues of a symmetric tridiagonal matrix with an empty diagonal are below x; its
/// other diagonal is given by its squares (Sturm's sequence).
pub fn eigenvalues_below(x: f64, squares: &[f64]) -> usize {
    // What would be divided by zero is divided by what is next to nothing.
    const LEAST: f64 = 1e-300;
    let mut below = 0;
    let mut q = -x;
    for square in squares.iter().map(Some).chain([None]) {
        if q.abs() < LEAST {
            q = -LEAST;
        }
        below += usize::from(q < 0.0);
        if let Some(square) = square {
            q = -x - square / q;
        }
    }
    below
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_equal_those_of_the_library() {
        for i in -4000..4000 {
            let x = f64::from(i) / 100.0 + 0.003;
            assert!((tanh(x) - x.tanh()).abs() < 1e-15);
            assert!((sigmoid(x) - 1.0 / (1.0 + (-x).exp())).abs() < 1e-15);
            assert!((exp(10.0 * x) / (10.0 * x).exp() - 1.0).abs() < 1e-14);
        }
    }

    #[test]
    fn rows_are_added_each_times_its_factor() {
        for (count, width) in [(0, 3), (1, 1), (3, 2), (4, 5), (6, 4), (9, 7)] {
            let rows: Vec<f64> = (0..count * width).map(|i| (i * i % 11) as f64).collect();
            let factors: Vec<f64> = (0..count).map(|i| i as f64 - 2.5).collect();
            let mut sum = vec![1.0; width];
            add_rows(&mut sum, &rows, &factors);
            for (column, found) in sum.iter().enumerate() {
                let terms = (0..count).map(|row| rows[row * width + column] * factors[row]);
                assert!((found - 1.0 - terms.sum::<f64>()).abs() < 1e-12);
            }
        }
        add_rows(&mut [], &[1.0], &[1.0]);
    }

    #[test]
    fn eigenvalues_are_counted() {
        // 0 1 / 1 0 has −1 and 1; with a third row 0 1 0 they are −√2, 0, √2.
        assert_eq!(
            [-1.1, -0.9, 0.9, 1.1].map(|x| eigenvalues_below(x, &[1.0])),
            [0, 1, 1, 2]
        );
        let three = [1.0, 1.0];
        assert_eq!(
            [-1.5, -1.4, -0.1, 0.1, 1.4, 1.5].map(|x| eigenvalues_below(x, &three)),
            [0, 1, 1, 2, 2, 3]
        );
        assert_eq!(eigenvalues_below(1.0, &[]), 1);
    }
}
