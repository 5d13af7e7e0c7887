//! The way back through an attention.

use super::Alignment;
use crate::kernel::{Matrix, MatrixMut, add, add_product, add_product_transposed, clear};
use crate::lanes::padded;
use crate::layer::embedded::room;
use crate::params::Params;
use crate::real::Real;
use crate::settings::Attention;
use core::ops::Range;
use seqscope_kernel::attention::{add_returned, add_scores, add_selected, additive_backward};
use seqscope_kernel::heads::softmax_backward;

impl Alignment {
    /// The way back of these steps: adds the gradient of the queries, from that of the contexts.
    pub fn backward(
        &mut self,
        params: &Params,
        values: &[Real],
        d_contexts: &[Real],
        d_queries: &mut [Real],
        steps: Range<usize>,
    ) {
        let (count, width, value) = (
            self.sources.len(),
            padded(self.positions),
            self.score.value_width,
        );
        let span = steps.start * count * width..steps.end * count * width;
        self.d_scores[span.clone()].fill(0.0);
        let of_contexts = self.of_contexts(steps.len());
        for row in 0..count {
            let source = self.sources[row];
            let of_values = self.of_values(source);
            add_scores(
                (
                    &mut self.d_scores[span.start + row * width..],
                    count * width,
                ),
                (&d_contexts[row * value..], of_contexts),
                (&values[source * value..], of_values),
            );
        }
        let weights = self.weights[span.clone()].chunks_exact(width.max(1));
        let gradients = self.d_scores[span.clone()].chunks_exact_mut(width.max(1));
        let scale = self.score.scale.unwrap_or(1.0) as Real;
        for (weights, gradient) in weights.zip(gradients) {
            softmax_backward(gradient, weights, scale);
        }
        if self.score.kind == Attention::Additive {
            self.backward_additively(params, d_queries, steps);
            return;
        }
        for (row, &source) in self.sources.iter().enumerate() {
            let of_queries = self.of_queries(steps.len());
            let (keys, key) = match self.score.key {
                Some(_) => (self.keys.as_slice(), self.score.key_width),
                None => (values, value),
            };
            add_selected(
                (&mut d_queries[row * of_queries.columns..], of_queries),
                (&self.d_scores[span.start + row * width..], count * width),
                (&keys[source * key..], self.of_keys(source)),
            );
        }
    }

    fn backward_additively(
        &mut self,
        params: &Params,
        d_queries: &mut [Real],
        steps: Range<usize>,
    ) {
        let (Some(w), Some(v)) = (self.score.query, self.score.value) else {
            return;
        };
        let (count, key, query) = (
            self.sources.len(),
            self.score.key_width,
            self.score.query_width,
        );
        let rows = steps.start * count..steps.end * count;
        let (width, pitch) = (padded(self.positions), self.lengths.len() * key);
        clear(&mut self.d_projected[rows.start * key..rows.end * key]);
        let v = params.at(v);
        for row in rows.clone() {
            let source = self.sources[row % count];
            let length = self.lengths[source];
            let kept = row * self.positions * key;
            additive_backward(
                &self.d_scores[row * width..row * width + length],
                &self.squashed[kept..kept + length * key],
                v,
                &mut self.d_projected[row * key..(row + 1) * key],
                (&mut self.d_keys[source * key..], pitch),
                &mut self.d_v,
            );
        }
        add_product_transposed(
            MatrixMut::new(d_queries, rows.len(), query, query),
            Matrix::new(&self.d_projected[rows.start * key..], rows.len(), key, key),
            Matrix::new(params.at(w), query, key, key),
        );
    }

    /// Makes ready for the way back.
    pub fn rewind(&mut self) {
        let len = self.positions * self.lengths.len() * self.score.key_width;
        if self.score.key.is_some() {
            room(&mut self.d_keys, len);
            clear(&mut self.d_keys[..len]);
        }
        if self.score.value.is_some() {
            room(&mut self.d_v, self.score.key_width);
            self.d_v.fill(0.0);
        }
    }

    /// After the way back of all steps: adds the gradients of the parameters and of the values.
    pub fn finish(
        &mut self,
        params: &Params,
        gradient: &mut Params,
        (values, d_values): (&[Real], &mut [Real]),
        queries: &[Real],
        d_contexts: &[Real],
        steps: usize,
    ) {
        let (count, width) = (self.sources.len(), padded(self.positions));
        let (value, key, query) = (
            self.score.value_width,
            self.score.key_width,
            self.score.query_width,
        );
        let (of_contexts, of_queries) = (self.of_contexts(steps), self.of_queries(steps));
        for (row, &source) in self.sources.iter().enumerate() {
            let weights = (&self.weights[row * width..], count * width);
            add_returned(
                (&mut d_values[source * value..], self.of_values(source)),
                weights,
                (&d_contexts[row * value..], of_contexts),
            );
            if self.score.kind == Attention::Additive {
                continue;
            }
            let of_keys = self.of_keys(source);
            let d_keys = match self.score.key {
                Some(_) => &mut self.d_keys[source * key..],
                None => &mut d_values[source * value..],
            };
            add_returned(
                (d_keys, of_keys),
                (&self.d_scores[row * width..], count * width),
                (&queries[row * query..], of_queries),
            );
        }
        let rows = self.positions * self.lengths.len();
        if let Some(slot) = self.score.key {
            let d_keys = Matrix::new(&self.d_keys, rows, key, key);
            add_product(
                MatrixMut::new(gradient.at_mut(slot), value, key, key),
                Matrix::new(values, rows, value, value).transposed(),
                d_keys,
            );
            add_product_transposed(
                MatrixMut::new(d_values, rows, value, value),
                d_keys,
                Matrix::new(params.at(slot), value, key, key),
            );
        }
        if let Some(slot) = self.score.query {
            add_product(
                MatrixMut::new(gradient.at_mut(slot), query, key, key),
                Matrix::new(queries, steps * count, query, query).transposed(),
                Matrix::new(&self.d_projected, steps * count, key, key),
            );
        }
        if let Some(slot) = self.score.value {
            add(gradient.at_mut(slot), &self.d_v);
        }
    }
}
