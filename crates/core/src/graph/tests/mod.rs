//! A graph's values, gradients and the figures made of them.

mod explain;
mod gradients;
mod trace;

use super::{Graph, Id, Op, Tensor};
use crate::real::Real;
use crate::wiring::evaluate::Weights;

/// Numbers between −1 and 1 that look random.
pub(super) struct Numbers(u64);

impl Numbers {
    pub fn new(seed: u64) -> Self {
        Numbers(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as f64 / f64::from(1_u32 << 30) - 1.0
    }

    pub fn many(&mut self, count: usize) -> Vec<Real> {
        (0..count).map(|_| self.next() as Real).collect()
    }

    pub fn tensor(&mut self, rows: usize, columns: usize) -> Tensor {
        Tensor::new(rows, columns, self.many(rows * columns))
    }
}

/// Parameters for all operations: `w` 4 × 3, `v` 3, `b` 4, `t` 5 × 3, `k` 2 × 9.
pub(super) fn parameters() -> Vec<(&'static str, usize, Vec<Real>)> {
    let mut numbers = Numbers::new(7);
    let all = [
        ("w", 3, 12),
        ("v", 1, 3),
        ("b", 1, 4),
        ("t", 3, 15),
        ("k", 9, 18),
    ];
    all.map(|(name, columns, count)| (name, columns, numbers.many(count)))
        .to_vec()
}

pub(super) fn weights(parameters: &[(&'static str, usize, Vec<Real>)]) -> Weights {
    let mut weights = Weights::default();
    for (name, columns, values) in parameters {
        weights.insert(name, *columns, values.clone());
    }
    weights
}

/// A use of one operation: the shapes of its inputs, and how it is pushed.
pub(super) type Case = (
    &'static str,
    &'static [(usize, usize)],
    fn(&mut Graph, &[Id]) -> Id,
);

/// Every operation at least once.
pub(super) const CASES: &[Case] = &[
    ("parameter", &[(2, 3)], |g, x| {
        let v = g.parameter("v");
        g.multiply(x[0], v)
    }),
    ("lookup", &[], |g, _| g.lookup("t", &[1, 4, 1, 9])),
    ("linear", &[(2, 3)], |g, x| {
        g.linear(x[0], "w", 1..3, Some("b"))
    }),
    ("linear without bias", &[(2, 3)], |g, x| {
        g.linear(x[0], "w", 0..4, None)
    }),
    ("add", &[(2, 3), (2, 3)], |g, x| g.add(x[0], x[1])),
    ("add a row", &[(2, 3), (1, 3)], |g, x| g.add(x[0], x[1])),
    ("subtract a column", &[(2, 3), (2, 1)], |g, x| {
        g.subtract(x[0], x[1])
    }),
    ("subtract from a row", &[(1, 3), (2, 1)], |g, x| {
        g.subtract(x[0], x[1])
    }),
    ("multiply", &[(2, 3), (2, 3)], |g, x| g.multiply(x[0], x[1])),
    ("multiply a number", &[(1, 1), (2, 3)], |g, x| {
        g.multiply(x[0], x[1])
    }),
    ("multiply with itself", &[(2, 3)], |g, x| {
        g.multiply(x[0], x[0])
    }),
    ("scale", &[(2, 3)], |g, x| g.scale(x[0], -0.3)),
    ("one minus", &[(2, 3)], |g, x| g.one_minus(x[0])),
    ("tanh", &[(2, 3)], |g, x| g.tanh(x[0])),
    ("sigmoid", &[(2, 3)], |g, x| g.sigmoid(x[0])),
    ("relu", &[(2, 3)], |g, x| g.relu(x[0])),
    ("softmax", &[(2, 3)], |g, x| g.softmax(x[0], None)),
    ("masked softmax", &[(3, 3)], |g, x| {
        let mask = [true, true, false, false, false, false, false, true, true];
        g.softmax(x[0], Some(mask.to_vec()))
    }),
    ("product", &[(2, 3), (3, 4)], |g, x| g.product(x[0], x[1])),
    ("product transposed", &[(2, 3), (4, 3)], |g, x| {
        g.product_transposed(x[0], x[1])
    }),
    ("product of a row", &[(1, 1), (1, 3)], |g, x| {
        g.product(x[0], x[1])
    }),
    ("transpose", &[(2, 3)], |g, x| g.transpose(x[0])),
    ("beside", &[(2, 3), (2, 1)], |g, x| {
        g.beside(&[x[0], x[1], x[0]])
    }),
    ("below", &[(2, 3), (1, 3)], |g, x| g.below(&[x[0], x[1]])),
    ("columns", &[(2, 4)], |g, x| g.columns(x[0], 1..3)),
    ("rows", &[(4, 2)], |g, x| g.rows(x[0], 1..3)),
    ("mean of rows", &[(4, 2)], |g, x| g.mean_rows(x[0])),
    ("sum", &[(4, 2)], |g, x| g.sum(x[0])),
    ("layer norm", &[(4, 3)], |g, x| g.layer_norm(x[0], "v", "v")),
    ("batch norm", &[(4, 3)], |g, x| g.batch_norm(x[0], "v", "v")),
    ("distances", &[(2, 3), (4, 3)], |g, x| {
        g.distances(x[0], x[1])
    }),
    ("unfold", &[(4, 3)], |g, x| {
        let seen = g.unfold(x[0], 3, false);
        g.linear(seen, "k", 0..2, None)
    }),
    ("causal unfold", &[(4, 2)], |g, x| g.unfold(x[0], 3, true)),
    ("even unfold of one row", &[(1, 2)], |g, x| {
        g.unfold(x[0], 4, false)
    }),
    ("cross-entropy", &[(4, 3)], |g, x| {
        g.cross_entropy(x[0], &[Some(1), None, Some(2), Some(7)])
    }),
    ("squared error", &[(2, 1)], |g, x| {
        g.squared_error(x[0], 0.7)
    }),
];

/// The inputs of a case.
pub(super) fn inputs(case: &Case, seed: u64) -> Vec<Tensor> {
    let mut numbers = Numbers::new(seed);
    let shapes = case.1.iter();
    shapes
        .map(|&(rows, columns)| numbers.tensor(rows, columns))
        .collect()
}
