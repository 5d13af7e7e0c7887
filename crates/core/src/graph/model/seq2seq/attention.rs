//! Attention as nodes, one target symbol after the other: e_i, α_i, c_i.

use super::encoder::Read;
use crate::decode::Forced;
use crate::graph::{Graph, Id, Tensor};
use crate::model::seq2seq::Form;
use crate::real::Real;
use crate::settings::{Attention, Query};
use crate::wiring::Role;

/// What is looked at, and how.
pub(super) struct Looking<'a> {
    kind: Attention,
    /// The symbol of the state that asks.
    query: &'static str,
    scale: f64,
    values: Id,
    keys: Id,
    forced: &'a Forced,
    reversed: bool,
    length: usize,
}

/// Weights made to sum to 1 as [`crate::decode::Decoder::force`] does; none when all are zero.
fn normalised(weights: &[Real], length: usize, reversed: bool) -> Option<Tensor> {
    let mut row = weights.to_vec();
    if reversed {
        row.reverse();
    }
    row.resize(length, 0.0);
    for x in &mut row {
        if !(x.is_finite() && *x > 0.0) {
            *x = 0.0;
        }
    }
    let sum: f64 = row.iter().map(|&x| f64::from(x)).sum();
    (sum > 0.0).then(|| {
        let share = |x: Real| (f64::from(x) / sum) as Real;
        Tensor::row(row.into_iter().map(share).collect())
    })
}

impl<'a> Looking<'a> {
    /// Makes the keys of all source positions.
    pub fn new(g: &mut Graph, form: &Form, read: &Read, forced: &'a Forced) -> Self {
        let key = match form.attention {
            Attention::General => Some(("attention.weight", "W h_{j}")),
            Attention::Additive => Some(("attention.key.weight", "U_a h_{j}")),
            _ => None,
        };
        let keys = match key {
            None => read.states,
            Some((weight, symbol)) => {
                g.operation("attention.keys", symbol);
                g.block("attention.keys", &[], symbol);
                g.linear_all(read.states, weight, None)
            }
        };
        Self {
            kind: form.attention,
            query: match form.query {
                Query::Previous => "s_{i-1}",
                Query::Current => "s_{i}",
            },
            scale: 1.0 / (form.hidden as f64).sqrt(),
            values: read.states,
            keys,
            forced,
            reversed: form.source_reversed,
            length: read.length,
        }
    }

    /// The context c_i that a state selects.
    pub fn context(&self, g: &mut Graph, state: Id, i: usize) -> Id {
        let at = [("i", i)];
        let scores = self.scores(g, state, i);
        g.operation("attention.alpha", "\\alpha_{i,j}");
        g.block("attention.alpha", &at, "\\alpha_{i,j}")
            .role(Role::Probability);
        let given = self.forced.get(i - 1);
        let given = given.and_then(|row| normalised(row, self.length, self.reversed));
        let weights = match given {
            Some(row) => g.input(row),
            None => g.softmax(scores, None),
        };
        g.operation("attention.c", "c_{i}");
        g.block("attention.c", &at, "c_{i}").role(Role::State);
        g.product(weights, self.values)
    }

    /// e_{i,j} for all j, one row.
    fn scores(&self, g: &mut Graph, state: Id, i: usize) -> Id {
        let at = [("i", i)];
        let e = |g: &mut Graph| {
            g.block("attention.e", &at, "e_{i,j}")
                .role(Role::Preactivation);
        };
        if self.kind == Attention::Additive {
            let query = format!("W_a {}", self.query);
            g.operation("attention.query", &query);
            g.block("attention.query", &at, &query);
            let query = g.linear_all(state, "attention.query.weight", None);
            g.operation("attention.e", "e_{i,j}");
            let sum = format!("W_a {} + U_a h_{{j}}", self.query);
            g.block("attention.sum", &at, &sum)
                .role(Role::Preactivation);
            let sum = g.add(self.keys, query);
            g.block("attention.tanh", &at, "\\tanh(W_a s + U_a h_{j})");
            let tanh = g.tanh(sum);
            let v = g.parameter("attention.value.weight");
            e(g);
            return g.product_transposed(v, tanh);
        }
        g.operation("attention.e", "e_{i,j}");
        if self.kind != Attention::ScaledDot {
            e(g);
            return g.product_transposed(state, self.keys);
        }
        let symbol = format!("{} \\cdot h_{{j}}", self.query);
        g.block("attention.product", &at, &symbol);
        let product = g.product_transposed(state, self.keys);
        e(g);
        g.scale(product, self.scale)
    }
}
