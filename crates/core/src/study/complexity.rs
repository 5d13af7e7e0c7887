//! What a layer over n rows of d numbers costs, counted while it is executed (Vaswani et al., table
//! 1): multiply-adds, operations that must wait for each other, and how far apart the first input
//! and the last output are.
//!
//! The table counts attention without its projections; both are here, because with them attention
//! is dearer than a recurrent layer at every n, and cheaper than an LSTM only for n < 2d.

use crate::kernel::{Matrix, MatrixMut, add_product};
use crate::lanes::padded;
use crate::real::Real;
use crate::rng::{Purpose, Stream};
use seqscope_kernel::cell::{Equations, Tape};
use seqscope_kernel::heads::softmax;
use seqscope_kernel::transpose::transpose;

mod path;

pub use path::{Reach, layers_between_ends};

/// A kind of layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// softmax(Q Kᵀ/√d) V, the queries, keys and values given.
    Attention,
    /// The same with the four projections of a self-attention layer.
    Projected,
    /// The same without, each block of r rows looking at itself and at the block before (the first
    /// at the one after).
    Restricted {
        /// The number of rows of a block.
        r: usize,
    },
    /// h_t = tanh(W x_t + U h_{t−1}).
    Recurrent,
    /// The LSTM, with its four gates.
    Lstm,
    /// A convolution of so many taps.
    Convolution {
        /// The number of taps.
        taps: usize,
    },
}

/// What one run has cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Multiply-adds of all products, those with the zeros of padding included.
    pub multiply_adds: u64,
    /// Operations of which each needs the result of the one before: time steps, or 1.
    pub sequential: usize,
}

/// The multiply-adds of a layer by the formula, for n and d that are multiples of four (and of r).
pub fn formula(layer: Layer, n: usize, d: usize) -> u64 {
    let (n, d) = (n as u64, d as u64);
    match layer {
        Layer::Attention => 2 * n * n * d,
        Layer::Projected => 4 * n * d * d + 2 * n * n * d,
        Layer::Restricted { r } => 4 * r as u64 * n * d,
        Layer::Recurrent => 2 * n * d * d,
        Layer::Lstm => 8 * n * d * d,
        Layer::Convolution { taps } => taps as u64 * n * d * d,
    }
}

/// So many rows are turned, or laid beside each other, at a time.
const TURNED: usize = 64;

/// So much longer is a row of scores than it need be.
const APART: usize = 16;

/// The most rows of a run.
pub const MOST_ROWS: usize = 4096;
/// The most columns.
pub const MOST_COLUMNS: usize = 512;
/// The most taps.
pub const MOST_TAPS: usize = 16;

/// A layer with its buffers, which can be run again and again.
#[derive(Clone, Debug)]
pub struct Run {
    layer: Layer,
    n: usize,
    d: usize,
    cost: Cost,
    x: Vec<Real>,
    weights: Vec<Real>,
    recurrent: Vec<Real>,
    /// Queries, keys, values, or rows beside their neighbours.
    rows: [Vec<Real>; 3],
    turned: Vec<Real>,
    scores: Vec<Real>,
    tape: Option<Tape>,
    y: Vec<Real>,
}

/// C += A B, counted.
fn product(
    cost: &mut Cost,
    c: MatrixMut,
    (a, rows): (Matrix, usize),
    (b, inner, columns): (Matrix, usize, usize),
) {
    cost.multiply_adds += (rows * inner * columns) as u64;
    add_product(c, a, b);
}

impl Run {
    /// A layer over n rows of d numbers, both raised to multiples of four (n for blocks to whole
    /// ones, at least two) and held within their limits, with random inputs and weights of a fixed
    /// seed.
    pub fn new(layer: Layer, n: usize, d: usize) -> Self {
        let (mut n, d) = (
            padded(n.clamp(1, MOST_ROWS)),
            padded(d.clamp(1, MOST_COLUMNS)),
        );
        let layer = match layer {
            Layer::Restricted { r } => {
                let r = padded(r.clamp(1, MOST_ROWS / 2));
                n = n.next_multiple_of(r).max(2 * r);
                Layer::Restricted { r }
            }
            Layer::Convolution { taps } => Layer::Convolution {
                taps: taps.clamp(1, MOST_TAPS),
            },
            other => other,
        };
        let mut stream = Stream::new(1, Purpose::Sample, 0);
        let mut random = |count: usize, limit: f64| -> Vec<Real> {
            (0..count).map(|_| stream.uniform(limit) as Real).collect()
        };
        let small = 1.0 / (d as f64).sqrt();
        let (weights, recurrent, scores) = match layer {
            Layer::Attention => (0, 0, TURNED * (n + APART)),
            Layer::Projected => (4 * d * d, 0, TURNED * (n + APART)),
            Layer::Restricted { r } => (0, 0, r * (2 * r + APART)),
            Layer::Recurrent => (d * d, d * d, 0),
            Layer::Lstm => (4 * d * d, 4 * d * d, 0),
            Layer::Convolution { taps } => (taps * d * d, 0, 0),
        };
        let beside = match layer {
            Layer::Convolution { taps } => taps,
            _ => 1,
        };
        let tape = match layer {
            Layer::Recurrent => Some(Tape::new(Equations::Rnn, d, n, 1)),
            Layer::Lstm => Some(Tape::new(Equations::Lstm, d, n, 1)),
            _ => None,
        };
        Self {
            layer,
            n,
            d,
            cost: Cost::default(),
            x: random(n * d, 1.0),
            weights: random(weights, small),
            recurrent: random(recurrent, small),
            rows: [
                random(beside * n * d, 1.0),
                random(n * d, 1.0),
                random(n * d, 1.0),
            ],
            turned: vec![0.0; n * d],
            scores: vec![0.0; scores],
            tape,
            y: vec![0.0; n * d],
        }
    }

    /// The numbers of rows and columns as they were raised.
    pub fn size(&self) -> (usize, usize) {
        (self.n, self.d)
    }

    /// The outputs of the last run, row by row.
    pub fn outputs(&self) -> &[Real] {
        &self.y
    }

    /// Runs the layer forward once; answers what that has cost.
    pub fn run(&mut self) -> Cost {
        self.cost = Cost {
            multiply_adds: 0,
            sequential: 1,
        };
        match self.layer {
            Layer::Attention => self.attend(TURNED, self.n),
            Layer::Projected => self.projected(),
            Layer::Restricted { r } => self.attend(r, 2 * r),
            Layer::Recurrent | Layer::Lstm => self.recurrent(),
            Layer::Convolution { taps } => self.convolution(taps),
        }
        self.cost
    }

    /// Attention in blocks: so many queries at a time, each of them to so many keys, which end with
    /// the block; to all rows when that is their number. Rows of scores are a little longer than
    /// they need be, because rows a power of two apart push each other out of the cache.
    fn attend(&mut self, queries: usize, keys: usize) {
        let (n, d) = (self.n, self.d);
        let (scale, pitch) = (1.0 / (d as Real).sqrt(), keys + APART);
        let [q, k, v] = &self.rows;
        self.y.fill(0.0);
        for first in (0..n).step_by(queries) {
            let many = queries.min(n - first);
            let from = if keys == n {
                0
            } else {
                first.saturating_sub(keys - queries) * d
            };
            let scores = &mut self.scores[..many * pitch];
            scores.fill(0.0);
            for some in (0..keys).step_by(TURNED) {
                let turned = TURNED.min(keys - some);
                transpose(&mut self.turned, &k[from + some * d..], turned, d, d);
                product(
                    &mut self.cost,
                    MatrixMut::new(&mut scores[some..], many, turned, pitch),
                    (Matrix::new(&q[first * d..], many, d, d), many),
                    (Matrix::new(&self.turned, d, turned, turned), d, turned),
                );
            }
            for row in scores.chunks_exact_mut(pitch) {
                softmax(&mut row[..keys], scale, 0..keys);
            }
            product(
                &mut self.cost,
                MatrixMut::new(&mut self.y[first * d..], many, d, d),
                (Matrix::new(scores, many, keys, pitch), many),
                (Matrix::new(&v[from..], keys, d, d), keys, d),
            );
        }
    }

    fn projected(&mut self) {
        let (n, d) = (self.n, self.d);
        for (rows, weights) in self.rows.iter_mut().zip(self.weights.chunks_exact(d * d)) {
            rows.fill(0.0);
            product(
                &mut self.cost,
                MatrixMut::new(rows, n, d, d),
                (Matrix::new(&self.x, n, d, d), n),
                (Matrix::new(weights, d, d, d), d, d),
            );
        }
        self.attend(TURNED, n);
        let joined = core::mem::take(&mut self.y);
        let mut y = core::mem::take(&mut self.turned);
        y.fill(0.0);
        product(
            &mut self.cost,
            MatrixMut::new(&mut y, n, d, d),
            (Matrix::new(&joined, n, d, d), n),
            (Matrix::new(&self.weights[3 * d * d..], d, d, d), d, d),
        );
        self.y = y;
        self.turned = joined;
    }

    fn recurrent(&mut self) {
        let (n, d) = (self.n, self.d);
        let Some(tape) = &mut self.tape else { return };
        let all = tape.gates_width();
        tape.gates.fill(0.0);
        product(
            &mut self.cost,
            MatrixMut::new(&mut tape.gates, n, all, all),
            (Matrix::new(&self.x, n, d, d), n),
            (Matrix::new(&self.weights, d, all, all), d, all),
        );
        for t in 0..n {
            tape.forward(&self.recurrent, t);
            self.cost.multiply_adds += (d * all) as u64;
        }
        self.cost.sequential = n;
        self.y.copy_from_slice(&tape.h[d..]);
    }

    /// A centred convolution; the rows beyond the ends are zero, and multiplied like the others.
    fn convolution(&mut self, taps: usize) {
        let (n, d) = (self.n, self.d);
        self.y.fill(0.0);
        // Some rows at a time, so that what is laid beside each other stays in the cache.
        for first in (0..n).step_by(TURNED) {
            let many = TURNED.min(n - first);
            let beside = &mut self.rows[0][..many * taps * d];
            beside.fill(0.0);
            for (place, row) in beside.chunks_exact_mut(d).enumerate() {
                let from = (first + place / taps + place % taps).checked_sub((taps - 1) / 2);
                if let Some(from) = from.filter(|&from| from < n) {
                    row.copy_from_slice(&self.x[from * d..(from + 1) * d]);
                }
            }
            product(
                &mut self.cost,
                MatrixMut::new(&mut self.y[first * d..], many, d, d),
                (Matrix::new(beside, many, taps * d, taps * d), many),
                (Matrix::new(&self.weights, taps * d, d, d), taps * d, d),
            );
        }
    }
}
