//! Attention of a decoder over an encoder's states: α_i = softmax_j e_{i,j}, c_i = Σ_j α_{i,j} h_j.
//!
//! Values lie time-major, row j · sequences + b; queries and contexts likewise, row i · rows + r,
//! where row r looks at sequence `sources[r]`: in training each at its own, in a beam many at one.
//! Positions beyond a sequence's length have weight 0.
//!
//! A step may be done alone (its query depends on the context before it) or all of them in one
//! product; what needs no order is left to [`Alignment::finish`].

use super::score::Score;
use crate::kernel::{Matrix, MatrixMut, add_product};
use crate::lanes::padded;
use crate::layer::embedded::room;
use crate::params::Params;
use crate::real::Real;
use crate::settings::Attention;
use core::ops::Range;
use seqscope_kernel::attention::{Rows, add_scores, add_selected, additive_scores};
use seqscope_kernel::{softmax_cross_entropy, update};

mod backward;

/// A score at work on one batch: what the forward pass keeps and what the way back makes of it.
#[derive(Clone, Debug)]
pub struct Alignment {
    score: Score,
    /// The lengths of the sequences that are looked at.
    lengths: Vec<usize>,
    /// Which of them each row looks at.
    sources: Vec<usize>,
    /// The greatest length.
    positions: usize,
    keys: Vec<Real>,
    d_keys: Vec<Real>,
    /// W s, for the additive score.
    projected: Vec<Real>,
    d_projected: Vec<Real>,
    /// tanh(W s + U h), for every query and key.
    squashed: Vec<Real>,
    /// α, one row a query, padded.
    weights: Vec<Real>,
    /// The gradient of the scores.
    d_scores: Vec<Real>,
    d_v: Vec<Real>,
}

impl Alignment {
    /// A score that looks at nothing yet.
    pub fn new(score: Score) -> Self {
        Self {
            score,
            lengths: Vec::new(),
            sources: Vec::new(),
            positions: 0,
            keys: Vec::new(),
            d_keys: Vec::new(),
            projected: Vec::new(),
            d_projected: Vec::new(),
            squashed: Vec::new(),
            weights: Vec::new(),
            d_scores: Vec::new(),
            d_v: Vec::new(),
        }
    }

    /// Looks at these values: sequences of these lengths, one row for each, up to so many steps.
    pub fn begin(&mut self, params: &Params, values: &[Real], lengths: &[usize], steps: usize) {
        self.lengths.clear();
        self.lengths.extend_from_slice(lengths);
        self.positions = lengths.iter().copied().max().unwrap_or(0);
        let rows = self.positions * lengths.len();
        let (value, key) = (self.score.value_width, self.score.key_width);
        if let Some(slot) = self.score.key {
            room(&mut self.keys, rows * key);
            let keys = &mut self.keys[..rows * key];
            keys.fill(0.0);
            add_product(
                MatrixMut::new(keys, rows, key, key),
                Matrix::new(values, rows, value, value),
                Matrix::new(params.at(slot), value, key, key),
            );
        }
        let identity: Vec<usize> = (0..lengths.len()).collect();
        self.look(&identity, steps);
    }

    /// Lets each row look at one of the sequences.
    pub fn look(&mut self, sources: &[usize], steps: usize) {
        self.sources.clear();
        self.sources.extend_from_slice(sources);
        let rows = sources.len() * steps;
        let width = padded(self.positions);
        room(&mut self.weights, rows * width);
        room(&mut self.d_scores, rows * width);
        if self.score.kind == Attention::Additive {
            let key = self.score.key_width;
            room(&mut self.projected, rows * key);
            room(&mut self.d_projected, rows * key);
            room(&mut self.squashed, rows * self.positions * key);
        }
    }

    /// The weights of one query over the positions of its sequence, padded with zeros; none where
    /// there is no such row.
    pub fn weights(&self, step: usize, row: usize) -> Option<&[Real]> {
        let width = padded(self.positions);
        let at = step * self.sources.len() + row;
        self.sources.get(row)?;
        self.weights.get(at * width..at * width + width)
    }

    /// Replaces the weights of one query by others, made to sum to 1; what is negative, not finite
    /// or beyond the sequence counts as 0, and all zeros replace nothing.
    pub fn force(&mut self, step: usize, row: usize, weights: &[Real]) {
        let width = padded(self.positions);
        let at = step * self.sources.len() + row;
        let Some(&source) = self.sources.get(row) else {
            return;
        };
        let length = self.lengths[source].min(weights.len());
        let good = |&x: &Real| if x.is_finite() && x > 0.0 { x } else { 0.0 };
        let sum: f64 = weights[..length].iter().map(|x| f64::from(good(x))).sum();
        if let Some(own) = self.weights.get_mut(at * width..at * width + width)
            && sum > 0.0
        {
            own.fill(0.0);
            for (own, x) in own.iter_mut().zip(&weights[..length]) {
                *own = (f64::from(good(x)) / sum) as Real;
            }
        }
    }

    /// Scores and weights of the queries of these steps, given from the first of them on.
    pub fn weigh(
        &mut self,
        params: &Params,
        values: &[Real],
        queries: &[Real],
        steps: Range<usize>,
    ) {
        let (count, width) = (self.sources.len(), padded(self.positions));
        let span = steps.start * count * width..steps.end * count * width;
        self.weights[span.clone()].fill(0.0);
        if self.score.kind == Attention::Additive {
            self.weigh_additively(params, queries, steps);
        } else {
            for row in 0..count {
                let source = self.sources[row];
                let of_queries = self.of_queries(steps.len());
                let of_keys = self.of_keys(source);
                let (keys, key) = match self.score.key {
                    Some(_) => (self.keys.as_slice(), self.score.key_width),
                    None => (values, self.score.value_width),
                };
                add_scores(
                    (&mut self.weights[span.start + row * width..], count * width),
                    (&queries[row * of_queries.columns..], of_queries),
                    (&keys[source * key..], of_keys),
                );
            }
        }
        if let Some(scale) = self.score.scale {
            update::scale(&mut self.weights[span.clone()], scale as Real);
        }
        for (at, weights) in self.weights[span]
            .chunks_exact_mut(width.max(1))
            .enumerate()
        {
            let length = self.lengths[self.sources[at % count]];
            if length > 0 {
                softmax_cross_entropy::softmax(weights, length, 0);
            }
        }
    }

    fn weigh_additively(&mut self, params: &Params, queries: &[Real], steps: Range<usize>) {
        let (Some(w), Some(v)) = (self.score.query, self.score.value) else {
            return;
        };
        let (count, key, query) = (
            self.sources.len(),
            self.score.key_width,
            self.score.query_width,
        );
        let rows = steps.start * count..steps.end * count;
        let projected = &mut self.projected[rows.start * key..rows.end * key];
        projected.fill(0.0);
        add_product(
            MatrixMut::new(projected, rows.len(), key, key),
            Matrix::new(queries, rows.len(), query, query),
            Matrix::new(params.at(w), query, key, key),
        );
        let (width, pitch) = (padded(self.positions), self.lengths.len() * key);
        let v = params.at(v);
        for row in rows {
            let source = self.sources[row % count];
            let length = self.lengths[source];
            let kept = row * self.positions * key;
            additive_scores(
                &mut self.weights[row * width..row * width + length],
                &mut self.squashed[kept..kept + length * key],
                &self.projected[row * key..(row + 1) * key],
                (&self.keys[source * key..], pitch),
                v,
            );
        }
    }

    /// What the weights of these steps select, written from the first of them on.
    pub fn select(&self, values: &[Real], contexts: &mut [Real], steps: Range<usize>) {
        let (count, value, width) = (
            self.sources.len(),
            self.score.value_width,
            padded(self.positions),
        );
        contexts.fill(0.0);
        let of_contexts = self.of_contexts(steps.len());
        for (row, &source) in self.sources.iter().enumerate() {
            let from = (steps.start * count + row) * width;
            add_selected(
                (&mut contexts[row * value..], of_contexts),
                (&self.weights[from..], count * width),
                (&values[source * value..], self.of_values(source)),
            );
        }
    }

    fn of_queries(&self, steps: usize) -> Rows {
        self.of_steps(steps, self.score.query_width)
    }

    fn of_contexts(&self, steps: usize) -> Rows {
        self.of_steps(steps, self.score.value_width)
    }

    fn of_steps(&self, rows: usize, columns: usize) -> Rows {
        let pitch = self.sources.len() * columns;
        Rows {
            rows,
            columns,
            pitch,
        }
    }

    fn of_values(&self, source: usize) -> Rows {
        self.of_positions(source, self.score.value_width)
    }

    fn of_keys(&self, source: usize) -> Rows {
        self.of_positions(source, self.score.key_width)
    }

    fn of_positions(&self, source: usize, columns: usize) -> Rows {
        Rows {
            rows: self.lengths[source],
            columns,
            pitch: self.lengths.len() * columns,
        }
    }
}
