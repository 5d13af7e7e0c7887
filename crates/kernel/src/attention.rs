//! Attention of one query over the keys of its sequence: the additive score, which is no product
//! of matrices, and the way back through the softmax.
//!
//! Keys of several sequences lie side by side, so those of one are rows `pitch` apart.

use crate::kernel::{Matrix, MatrixMut, add_product, add_product_transposed};
use crate::lanes::{LANES, Lanes};
use crate::real::Real;

/// e_j = v · tanh(q + k_j) for every key j; the tanh are kept for the way back, one row a key.
///
/// `scores` has one number a key, `squashed` a row of the query's width for each.
///
/// # Panics
/// When a slice is too short, or the query's width is not whole lanes.
pub fn additive_scores(
    scores: &mut [Real],
    squashed: &mut [Real],
    query: &[Real],
    (keys, pitch): (&[Real], usize),
    v: &[Real],
) {
    let width = query.len();
    assert!(width.is_multiple_of(LANES) && v.len() == width);
    let rows = squashed.chunks_exact_mut(width);
    for (j, (score, row)) in scores.iter_mut().zip(rows).enumerate() {
        let key = &keys[j * pitch..j * pitch + width];
        let mut sum = Lanes::zero();
        let lanes = row.chunks_exact_mut(LANES).zip(key.chunks_exact(LANES));
        let lanes = lanes.zip(query.chunks_exact(LANES).zip(v.chunks_exact(LANES)));
        for ((t, k), (q, v)) in lanes {
            let inner = (Lanes::load(q, 0) + Lanes::load(k, 0)).tanh();
            inner.store(t, 0);
            sum = sum + Lanes::load(v, 0) * inner;
        }
        *score = sum.sum();
    }
}

/// The way back through [`additive_scores`]: adds the gradients of the query, of the keys and of
/// v, from those of the scores.
///
/// # Panics
/// When a slice is too short, or the query's width is not whole lanes.
pub fn additive_backward(
    d_scores: &[Real],
    squashed: &[Real],
    v: &[Real],
    d_query: &mut [Real],
    (d_keys, pitch): (&mut [Real], usize),
    d_v: &mut [Real],
) {
    let width = d_query.len();
    assert!(width.is_multiple_of(LANES) && v.len() == width && d_v.len() == width);
    let one = Lanes::splat(1.0);
    for (j, (&d, row)) in d_scores
        .iter()
        .zip(squashed.chunks_exact(width))
        .enumerate()
    {
        let d = Lanes::splat(d);
        let d_key = &mut d_keys[j * pitch..j * pitch + width];
        let lanes = row.chunks_exact(LANES).zip(v.chunks_exact(LANES));
        let sums = d_key
            .chunks_exact_mut(LANES)
            .zip(d_query.chunks_exact_mut(LANES))
            .zip(d_v.chunks_exact_mut(LANES));
        for ((t, v), ((d_key, d_query), d_v)) in lanes.zip(sums) {
            let t = Lanes::load(t, 0);
            let through = d * Lanes::load(v, 0) * (one - t * t);
            (Lanes::load(d_key, 0) + through).store(d_key, 0);
            (Lanes::load(d_query, 0) + through).store(d_query, 0);
            (Lanes::load(d_v, 0) + d * t).store(d_v, 0);
        }
    }
}

/// Where the rows of one sequence lie among those of others: `rows` of them, `columns` wide,
/// `pitch` apart.
#[derive(Clone, Copy, Debug)]
pub struct Rows {
    /// The number of rows.
    pub rows: usize,
    /// The padded width of each.
    pub columns: usize,
    /// From the start of one to the start of the next.
    pub pitch: usize,
}

impl Rows {
    /// The matrix that lies so in a slice.
    ///
    /// # Panics
    /// When the slice is too short.
    pub fn of(self, data: &[Real]) -> Matrix<'_> {
        Matrix::new(data, self.rows, self.columns, self.pitch)
    }

    /// The same, to be added to.
    ///
    /// # Panics
    /// When the slice is too short.
    pub fn of_mut(self, data: &mut [Real]) -> MatrixMut<'_> {
        MatrixMut::new(data, self.rows, self.columns, self.pitch)
    }
}

/// a += q kᵀ: scores of queries with keys; as many columns of a row are written as there are keys.
///
/// # Panics
/// When the shapes do not fit together.
pub fn add_scores(
    (scores, scores_pitch): (&mut [Real], usize),
    (queries, of_queries): (&[Real], Rows),
    (keys, of_keys): (&[Real], Rows),
) {
    add_product_transposed(
        MatrixMut::new(scores, of_queries.rows, of_keys.rows, scores_pitch),
        of_queries.of(queries),
        of_keys.of(keys),
    );
}

/// c += α v: what the weights select.
///
/// # Panics
/// When the shapes do not fit together.
pub fn add_selected(
    (selected, of_selected): (&mut [Real], Rows),
    (weights, weights_pitch): (&[Real], usize),
    (values, of_values): (&[Real], Rows),
) {
    add_product(
        of_selected.of_mut(selected),
        Matrix::new(weights, of_selected.rows, of_values.rows, weights_pitch),
        of_values.of(values),
    );
}

/// v += αᵀ c: what each row that was selected from gets back.
///
/// # Panics
/// When the shapes do not fit together.
pub fn add_returned(
    (values, of_values): (&mut [Real], Rows),
    (weights, weights_pitch): (&[Real], usize),
    (selected, of_selected): (&[Real], Rows),
) {
    let weights = Matrix::new(weights, of_selected.rows, of_values.rows, weights_pitch);
    add_product(
        of_values.of_mut(values),
        weights.transposed(),
        of_selected.of(selected),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(n: usize, seed: u64) -> Vec<Real> {
        let mut state = seed;
        (0..n)
            .map(|_| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                (state >> 40) as Real / (1 << 23) as Real - 1.0
            })
            .collect()
    }

    #[test]
    fn additive_scores_are_their_definition_and_its_derivative() {
        let (width, pitch, n) = (8, 12, 3);
        let (q, keys, v) = (numbers(width, 1), numbers(pitch * n, 2), numbers(width, 3));
        let (mut e, mut kept) = (vec![0.0; n], vec![0.0; n * width]);
        additive_scores(&mut e, &mut kept, &q, (&keys, pitch), &v);
        let d = numbers(n, 4);
        let (mut dq, mut dk, mut dv) = (vec![0.0; width], vec![0.0; pitch * n], vec![0.0; width]);
        additive_backward(&d, &kept, &v, &mut dq, (&mut dk, pitch), &mut dv);
        let near = |got: Real, want: f64| assert!((f64::from(got) - want).abs() < 2e-6, "{want}");
        for j in 0..n {
            let t = |a: usize| f64::from(q[a] + keys[j * pitch + a]).tanh();
            near(e[j], (0..width).map(|a| f64::from(v[a]) * t(a)).sum());
        }
        for a in 0..width {
            let through = |j: usize| {
                let t = f64::from(q[a] + keys[j * pitch + a]).tanh();
                (
                    f64::from(d[j]) * f64::from(v[a]) * (1.0 - t * t),
                    f64::from(d[j]) * t,
                )
            };
            near(dq[a], (0..n).map(|j| through(j).0).sum());
            near(dv[a], (0..n).map(|j| through(j).1).sum());
            (0..n).for_each(|j| near(dk[j * pitch + a], through(j).0));
        }
        assert!(dk[width..pitch].iter().all(|&x| x == 0.0));
    }

    #[test]
    fn what_is_selected_is_the_weighted_sum_and_goes_back_the_same_way() {
        let (values, pitch) = (numbers(3 * 8, 5), 8);
        let weights = [0.6, 0.3, 0.1, 0.0];
        let of_values = Rows {
            rows: 3,
            columns: 4,
            pitch,
        };
        let one = Rows {
            rows: 1,
            columns: 4,
            pitch: 4,
        };
        let mut c = [0.0; 4];
        add_selected((&mut c, one), (&weights, 4), (&values, of_values));
        let mut back = vec![0.0; 3 * 8];
        add_returned((&mut back, of_values), (&weights, 4), (&c, one));
        for a in 0..4 {
            let want = 0.6 * values[a] + 0.3 * values[pitch + a] + 0.1 * values[2 * pitch + a];
            assert!((c[a] - want).abs() < 1e-6);
            assert!((back[pitch + a] - 0.3 * c[a]).abs() < 1e-6);
        }
        let mut scores = [0.0; 4];
        add_scores((&mut scores, 4), (&c, one), (&values, of_values));
        let want: Real = (0..4).map(|a| c[a] * values[pitch + a]).sum();
        assert!((scores[1] - want).abs() < 1e-6 && scores[3] == 0.0);
    }
}
