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

/// How many chains run beside one another where each of its steps waits for the last: together they
/// take little longer than one.
pub const BESIDE: usize = 4;

/// How many eigenvalues of a symmetric tridiagonal matrix with an empty diagonal are below each x; its
/// other diagonal is given by its squares (Sturm's sequence).
pub fn eigenvalues_below(x: &[f64; BESIDE], squares: &[f64]) -> [usize; BESIDE] {
    // What would be divided by zero is divided by what is next to nothing.
    const LEAST: f64 = 1e-300;
    let mut below = [0; BESIDE];
    let mut q = x.map(|x| -x);
    for square in squares.iter().chain([&0.0]) {
        for ((q, below), x) in q.iter_mut().zip(&mut below).zip(x) {
            if q.abs() < LEAST {
                *q = -LEAST;
            }
            *below += usize::from(*q < 0.0);
            *q = -x - square / *q;
        }
    }
    below
}

/// One neuron that feeds itself, x ← w·σ(x) + b so many times, for several w and b: x, ∂x/∂w, ∂x/∂b.
pub fn neurons(
    w: &[f64; BESIDE],
    b: &[f64; BESIDE],
    start: f64,
    steps: usize,
) -> [[f64; BESIDE]; 3] {
    let mut x = [start; BESIDE];
    let (mut by_weight, mut by_bias) = ([0.0; BESIDE], [0.0; BESIDE]);
    for _ in 0..steps {
        for n in 0..BESIDE {
            let s = sigmoid(x[n]);
            let inner = w[n] * s * (1.0 - s);
            by_weight[n] = s + inner * by_weight[n];
            by_bias[n] = 1.0 + inner * by_bias[n];
            x[n] = w[n] * s + b[n];
        }
    }
    [x, by_weight, by_bias]
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
        let two = eigenvalues_below(&[-1.1, -0.9, 0.9, 1.1], &[1.0]);
        assert_eq!(two, [0, 1, 1, 2]);
        let three = [1.0, 1.0];
        let left = eigenvalues_below(&[-1.5, -1.4, -0.1, 0.1], &three);
        assert_eq!(left, [0, 1, 1, 2]);
        assert_eq!(
            eigenvalues_below(&[1.4, 1.5, 9.0, -9.0], &three),
            [2, 3, 3, 0]
        );
        assert_eq!(
            eigenvalues_below(&[1.0, -1.0, 2.0, -2.0], &[]),
            [1, 0, 1, 0]
        );
    }

    #[test]
    fn neurons_follow_their_slopes() {
        let (w, b) = ([0.0, 1.0, 5.0, 7.5], [0.5, 0.0, -2.0, -3.5]);
        let [x, by_weight, by_bias] = neurons(&w, &b, 0.5, 4);
        for n in 0..BESIDE {
            let plain = |w: f64, b: f64| (0..4).fold(0.5, |x: f64, _| w / (1.0 + (-x).exp()) + b);
            let slope = |by: [f64; 2]| {
                let [up, down] = [1e-6, -1e-6].map(|h| plain(w[n] + h * by[0], b[n] + h * by[1]));
                (up - down) / 2e-6
            };
            assert!((x[n] - plain(w[n], b[n])).abs() < 1e-12);
            assert!((by_weight[n] - slope([1.0, 0.0])).abs() < 1e-7);
            assert!((by_bias[n] - slope([0.0, 1.0])).abs() < 1e-7);
        }
    }
}
