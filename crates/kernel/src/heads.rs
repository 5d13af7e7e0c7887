//! The core of multi-head attention, for all heads of all sequences of a batch: scores, masked
//! softmax, weighted sum, and the way back.
//!
//! Sequences lie one after the other, a row a position; a head is some columns of a row. Keys and
//! values are turned into small matrices first, so that every product runs in the same wide tiles.

use crate::kernel::{Matrix, MatrixMut, add_product};
use crate::lanes::{LANES, Lanes, padded};
use crate::real::Real;
use crate::transpose::transpose;
use core::ops::Range;

/// Differences from the greatest score beyond this count as this: see `softmax_cross_entropy`.
const FARTHEST: Real = -50.0;

/// Which keys a query may look at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mask {
    /// None that stands later than the query.
    pub causal: bool,
    /// None farther away than so many positions; 0 for no limit.
    pub window: usize,
}

impl Mask {
    /// The keys, of so many, that the query at a position may look at: always a range.
    #[inline]
    pub fn keys(self, query: usize, keys: usize) -> Range<usize> {
        let first = match self.window {
            0 => 0,
            window => query.saturating_sub(window).min(keys),
        };
        let mut end = keys;
        if self.causal {
            end = end.min(query + 1);
        }
        if self.window > 0 {
            end = end.min(query + 1 + self.window);
        }
        first..end.max(first)
    }
}

/// How the heads share a row.
#[derive(Clone, Copy, Debug, Default)]
pub struct Heads {
    /// How many there are.
    pub count: usize,
    /// The padded width of one.
    pub width: usize,
    /// What scores are multiplied with: 1/√d_k.
    pub scale: Real,
    /// What each query may look at.
    pub mask: Mask,
}

/// One sequence of queries and the sequence of keys that it looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The first row of the queries.
    pub query: usize,
    /// How many there are.
    pub queries: usize,
    /// The first row of the keys and values.
    pub key: usize,
    /// How many there are.
    pub keys: usize,
    /// Where its weights start: for each head a row of `padded(keys)` numbers a query.
    pub weights: usize,
}

impl Span {
    /// The room that the weights of so many heads need.
    pub fn room(&self, heads: usize) -> usize {
        heads * self.queries * padded(self.keys)
    }
}

/// Room for what is turned, and for the errors of one head's weights. It grows as needed.
#[derive(Clone, Debug, Default)]
pub struct Room {
    turned: Vec<Real>,
    errors: Vec<Real>,
}

impl Room {
    fn grow(&mut self, spans: &[Span], width: usize) {
        for span in spans {
            let (turned, errors) = (width * padded(span.keys), span.room(1));
            if self.turned.len() < turned {
                self.turned.resize(turned, 0.0);
            }
            if self.errors.len() < errors {
                self.errors.resize(errors, 0.0);
            }
        }
    }
}

/// Turns one row of scores into weights: softmax of `scale` times the scores in `allowed`, zero
/// elsewhere; all zero when nothing is allowed.
#[inline]
pub fn softmax(row: &mut [Real], scale: Real, allowed: Range<usize>) {
    if allowed.is_empty() {
        return row.fill(0.0);
    }
    let some = row[allowed.start];
    row[..allowed.start].fill(some);
    row[allowed.end..].fill(some);
    let mut most = Lanes::splat(some);
    for at in (0..row.len()).step_by(LANES) {
        most = most.most(Lanes::load(row, at));
    }
    let [a, b, c, d] = most.array();
    let greatest = a.max(b).max(c.max(d));
    let (scale, shift, farthest) = (
        Lanes::splat(scale),
        Lanes::splat(greatest * scale),
        Lanes::splat(FARTHEST),
    );
    for at in (0..row.len()).step_by(LANES) {
        (Lanes::load(row, at) * scale - shift)
            .most(farthest)
            .exp()
            .store(row, at);
    }
    row[..allowed.start].fill(0.0);
    row[allowed.end..].fill(0.0);
    let mut sum = Lanes::zero();
    for at in (0..row.len()).step_by(LANES) {
        sum = sum + Lanes::load(row, at);
    }
    let share = Lanes::splat(1.0 / sum.sum());
    for at in (0..row.len()).step_by(LANES) {
        (Lanes::load(row, at) * share).store(row, at);
    }
}

/// Turns the errors of one row of weights α into those of its scores: scale · α ⊙ (dα − Σ α dα).
/// Padding, where α is zero, becomes zero, and so does what would be denormal.
#[inline]
pub fn softmax_backward(errors: &mut [Real], weights: &[Real], scale: Real) {
    let mut sum = Lanes::zero();
    for at in (0..errors.len()).step_by(LANES) {
        sum = sum + Lanes::load(errors, at) * Lanes::load(weights, at);
    }
    let (mean, scale) = (Lanes::splat(sum.sum()), Lanes::splat(scale));
    for at in (0..errors.len()).step_by(LANES) {
        let d = (Lanes::load(errors, at) - mean) * Lanes::load(weights, at);
        (d * scale).flushed().store(errors, at);
    }
}

/// The weighted sums of all heads, written to `joined` (heads side by side, a row a query), from
/// the rows of queries q and the rows of keys and values kv (all heads' keys, then all values).
/// The weights are kept.
///
/// # Panics
/// When a slice is too short for the spans.
pub fn forward(
    heads: Heads,
    spans: &[Span],
    (q, kv): (&[Real], &[Real]),
    (weights, joined): (&mut [Real], &mut [Real]),
    room: &mut Room,
) {
    let (all, p) = (heads.count * heads.width, heads.width);
    room.grow(spans, p);
    for span in spans {
        let (n, m, wide) = (span.queries, span.keys, padded(span.keys));
        let rows = span.query * all..(span.query + n) * all;
        joined[rows.clone()].fill(0.0);
        if n == 0 || m == 0 {
            continue;
        }
        let weights = &mut weights[span.weights..span.weights + span.room(heads.count)];
        weights.fill(0.0);
        for (head, weights) in weights.chunks_exact_mut(n * wide).enumerate() {
            let at = head * p;
            let keys = &kv[span.key * 2 * all + at..];
            let values = &kv[span.key * 2 * all + all + at..];
            transpose(&mut room.turned, keys, m, p, 2 * all);
            add_product(
                MatrixMut::new(weights, n, wide, wide),
                Matrix::new(&q[rows.start + at..], n, p, all),
                Matrix::new(&room.turned, p, wide, wide),
            );
            for (i, row) in weights.chunks_exact_mut(wide).enumerate() {
                softmax(row, heads.scale, heads.mask.keys(i, m));
            }
            add_product(
                MatrixMut::new(&mut joined[rows.start + at..rows.end], n, p, all),
                Matrix::new(weights, n, m, wide),
                Matrix::new(values, m, p, 2 * all),
            );
        }
    }
}

/// Adds the errors of queries, keys and values to `dq` and `dkv`, from those of the weighted sums
/// and the weights that [`forward`] kept.
///
/// # Panics
/// When a slice is too short for the spans.
pub fn backward(
    heads: Heads,
    spans: &[Span],
    (q, kv): (&[Real], &[Real]),
    (weights, d_joined): (&[Real], &[Real]),
    (dq, dkv): (&mut [Real], &mut [Real]),
    room: &mut Room,
) {
    let (all, p) = (heads.count * heads.width, heads.width);
    room.grow(spans, p);
    for span in spans {
        let (n, m, wide) = (span.queries, span.keys, padded(span.keys));
        if n == 0 || m == 0 {
            continue;
        }
        let weights = &weights[span.weights..span.weights + span.room(heads.count)];
        for (head, weights) in weights.chunks_exact(n * wide).enumerate() {
            let query = span.query * all + head * p;
            let key = span.key * 2 * all + head * p;
            let value = key + all;
            let d = Matrix::new(&d_joined[query..], n, p, all);
            let alpha = Matrix::new(weights, n, m, wide);
            transpose(&mut room.turned, &kv[value..], m, p, 2 * all);
            let errors = &mut room.errors[..n * wide];
            errors.fill(0.0);
            add_product(
                MatrixMut::new(errors, n, wide, wide),
                d,
                Matrix::new(&room.turned, p, wide, wide),
            );
            add_product(
                MatrixMut::new(&mut dkv[value..], m, p, 2 * all),
                alpha.transposed(),
                d,
            );
            let rows = errors.chunks_exact_mut(wide);
            for (errors, weights) in rows.zip(weights.chunks_exact(wide)) {
                softmax_backward(errors, weights, heads.scale);
            }
            let errors = Matrix::new(errors, n, m, wide);
            add_product(
                MatrixMut::new(&mut dq[query..], n, p, all),
                errors,
                Matrix::new(&kv[key..], m, p, 2 * all),
            );
            add_product(
                MatrixMut::new(&mut dkv[key..], m, p, 2 * all),
                errors.transposed(),
                Matrix::new(&q[query..], n, p, all),
            );
        }
    }
}

#[cfg(test)]
mod tests;
