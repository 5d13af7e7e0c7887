//! The operations a graph is made of, and their values.
//!
//! Sums are accumulated in 64 bits and every number is rounded once, so that the traced path is the
//! more exact of the two; a graph that must have the bits of training makes them as [`trained`] says.
//! Matrices are rows of vectors: y = x Wᵀ, as in PyTorch.

#[cfg(feature = "models")]
mod trained;
mod written;

use super::tensor::Tensor;
use crate::real::{self, Real};
use crate::wiring::evaluate::{self, Weights};

/// What is added to a variance before its root is taken, as in PyTorch.
pub(super) const EPSILON: f64 = 1e-5;

/// One operation. What it is applied to stands in [`super::Node::inputs`]; parameters are named.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    /// A given matrix.
    Input,
    /// A parameter.
    Parameter {
        /// Its name.
        name: String,
    },
    /// Rows of a table, in the order of the numbers; a number beyond the table gives zeros.
    Lookup {
        /// The parameter.
        table: String,
        /// The rows looked up.
        rows: Vec<usize>,
    },
    /// x W[rows]ᵀ + b[rows].
    Linear {
        /// W.
        weight: String,
        /// Half-open range of rows of W and of b.
        rows: [usize; 2],
        /// b.
        bias: Option<String>,
    },
    /// a + b. Here and in the next two, a single row or column stands for all.
    Add,
    /// a − b.
    Subtract,
    /// a ⊙ b.
    Multiply,
    /// s·a.
    Scale {
        /// s.
        factor: f64,
    },
    /// 1 − a.
    OneMinus,
    /// tanh a.
    Tanh,
    /// σ(a).
    Sigmoid,
    /// max(a, 0).
    Relu,
    /// Softmax of each row.
    Softmax {
        /// Where a weight is allowed, of the shape of the scores. A row without any gives zeros.
        mask: Option<Vec<bool>>,
    },
    /// a·b.
    Product,
    /// a·bᵀ.
    ProductTransposed,
    /// aᵀ.
    Transpose,
    /// Matrices side by side.
    Beside,
    /// Matrices below each other.
    Below,
    /// Some columns.
    Columns {
        /// Half-open range.
        range: [usize; 2],
    },
    /// Some rows.
    Rows {
        /// Half-open range.
        range: [usize; 2],
    },
    /// The mean of the rows.
    MeanRows,
    /// The sum of all numbers.
    Sum,
    /// w ⊙ (x − mean)/√(variance + 10⁻⁵) + b with the mean and the biased variance of each row.
    LayerNorm {
        /// w.
        weight: String,
        /// b.
        bias: String,
    },
    /// The same with the mean and the biased variance of each column over the rows.
    BatchNorm {
        /// w.
        weight: String,
        /// b.
        bias: String,
    },
    /// −‖q_i − k_j‖² for each row of q and each row of k.
    Distances,
    /// Row t holds x_{t−p}, …, x_{t−p+taps−1} with zeros beyond the ends: p is taps − 1 if causal,
    /// else (taps − 1)/2 rounded down. The taps of one column of x lie side by side, as in a
    /// convolution's weight (outputs, inputs, taps).
    Unfold {
        /// How many rows are seen.
        taps: usize,
        /// Whether only the past is seen.
        causal: bool,
    },
    /// ln Σ eˢ − s of the target, for each row; 0 where there is no target.
    CrossEntropy {
        /// One a row.
        targets: Vec<Option<usize>>,
    },
    /// (y − value)².
    SquaredError {
        /// The value aimed at.
        value: f64,
    },
}

impl Op {
    /// The parameters it reads, by name.
    #[must_use]
    pub fn parameters(&self) -> Vec<&str> {
        match self {
            Op::Parameter { name } => vec![name],
            Op::Lookup { table, .. } => vec![table],
            Op::Linear { weight, bias, .. } => {
                let bias = bias.as_deref();
                [weight.as_str()].into_iter().chain(bias).collect()
            }
            Op::LayerNorm { weight, bias } | Op::BatchNorm { weight, bias } => {
                vec![weight, bias]
            }
            _ => Vec::new(),
        }
    }
}

/// A vector of parameters in 64 bits.
pub(super) fn vector(weights: &Weights, name: &str, index: usize) -> f64 {
    weights
        .values(name)
        .get(index)
        .copied()
        .map_or(0.0, f64::from)
}

/// The row of x that tap `tap` of row t sees.
pub(super) fn seen(t: usize, tap: usize, taps: usize, causal: bool, rows: usize) -> Option<usize> {
    let before = if causal { taps - 1 } else { (taps - 1) / 2 };
    (t + tap).checked_sub(before).filter(|&row| row < rows)
}

/// Mean and 1/√(variance + ε) of each row.
pub(super) fn moments(x: &Tensor) -> Vec<[f64; 2]> {
    let count = x.columns as f64;
    let rows = 0..x.rows;
    rows.map(|r| {
        let mean = (0..x.columns).map(|c| x.at(r, c)).sum::<f64>() / count;
        let squares = (0..x.columns).map(|c| (x.at(r, c) - mean) * (x.at(r, c) - mean));
        [mean, 1.0 / (squares.sum::<f64>() / count + EPSILON).sqrt()]
    })
    .collect()
}

pub(super) fn transpose(x: &Tensor) -> Tensor {
    Tensor::build([x.columns, x.rows], &mut |r, c| x.at(c, r))
}

/// The value of an operation, its sums as training makes them or rounded once.
pub(super) fn value(op: &Op, x: &[&Tensor], weights: &Weights, trained: bool) -> Tensor {
    #[cfg(feature = "models")]
    if trained && let Some(value) = trained::forward(op, x, weights) {
        return value;
    }
    // Only transformers have need of the other.
    let _never = trained;
    forward(op, x, weights)
}

/// The value of an operation.
pub(super) fn forward(op: &Op, x: &[&Tensor], weights: &Weights) -> Tensor {
    let shape = x.first().map_or([0, 0], |a| a.shape());
    let [rows, columns] = shape;
    let each = |of: fn(Real) -> Real| {
        let data = x[0].data.iter().map(|&a| of(a)).collect();
        Tensor::new(rows, columns, data)
    };
    let pairs = |of: fn(f64, f64) -> f64| {
        let shape = [rows.max(x[1].rows), columns.max(x[1].columns)];
        Tensor::build(shape, &mut |r, c| of(x[0].at(r, c), x[1].at(r, c)))
    };
    match op {
        Op::Input => Tensor::default(),
        Op::Parameter { name } => {
            let (columns, values) = (weights.columns(name), weights.values(name));
            // A vector is stored as a column; here it is a row.
            let columns = if columns == 1 { values.len() } else { columns };
            Tensor::new(values.len() / columns, columns, values.to_vec())
        }
        Op::Lookup { table, rows } => {
            let (columns, values) = (weights.columns(table), weights.values(table));
            let mut data = vec![0.0; rows.len() * columns];
            for (to, row) in data.chunks_exact_mut(columns.max(1)).zip(rows) {
                if let Some(found) = values.get(row * columns..(row + 1) * columns) {
                    to.copy_from_slice(found);
                }
            }
            Tensor::new(rows.len(), columns, data)
        }
        Op::Linear {
            weight,
            rows: chosen,
            bias,
        } => {
            let values = weights.values(weight);
            Tensor::build([rows, chosen[1] - chosen[0]], &mut |r, c| {
                let own = &values[(chosen[0] + c) * columns..][..columns];
                let a = &x[0].data[r * columns..][..columns];
                let products = a
                    .iter()
                    .zip(own)
                    .map(|(&a, &w)| f64::from(a) * f64::from(w));
                let start = bias
                    .as_ref()
                    .map_or(0.0, |b| vector(weights, b, chosen[0] + c));
                products.sum::<f64>() + start
            })
        }
        Op::Add => pairs(|a, b| a + b),
        Op::Subtract => pairs(|a, b| a - b),
        Op::Multiply => pairs(|a, b| a * b),
        Op::Scale { factor } => Tensor::build(shape, &mut |r, c| factor * x[0].at(r, c)),
        Op::OneMinus => Tensor::build(shape, &mut |r, c| 1.0 - x[0].at(r, c)),
        Op::Tanh => each(real::tanh),
        Op::Sigmoid => each(real::sigmoid),
        Op::Relu => each(|a| if a > 0.0 { a } else { 0.0 }),
        Op::Softmax { mask } => softmax(x[0], mask.as_deref()),
        Op::Product => Tensor::build([rows, x[1].columns], &mut |r, c| {
            let inner = 0..columns;
            inner.map(|i| x[0].at(r, i) * x[1].at(i, c)).sum()
        }),
        Op::ProductTransposed => Tensor::build([rows, x[1].rows], &mut |r, c| {
            let inner = 0..columns;
            inner.map(|i| x[0].at(r, i) * x[1].at(c, i)).sum()
        }),
        Op::Transpose => transpose(x[0]),
        Op::Beside => {
            let mut data = Vec::new();
            for r in 0..rows {
                for part in x {
                    data.extend_from_slice(&part.data[r * part.columns..][..part.columns]);
                }
            }
            Tensor::new(rows, x.iter().map(|part| part.columns).sum(), data)
        }
        Op::Below => {
            let mut data = Vec::new();
            for part in x {
                data.extend_from_slice(&part.data);
            }
            Tensor::new(x.iter().map(|part| part.rows).sum(), columns, data)
        }
        Op::Columns { range } => Tensor::build([rows, range[1] - range[0]], &mut |r, c| {
            x[0].at(r, range[0] + c)
        }),
        Op::Rows { range } => Tensor::build([range[1] - range[0], columns], &mut |r, c| {
            x[0].at(range[0] + r, c)
        }),
        Op::MeanRows => Tensor::build([1, columns], &mut |_, c| {
            (0..rows).map(|r| x[0].at(r, c)).sum::<f64>() / rows as f64
        }),
        Op::Sum => Tensor::build([1, 1], &mut |_, _| {
            x[0].data.iter().map(|&a| f64::from(a)).sum()
        }),
        Op::LayerNorm { weight, bias } => {
            let of = moments(x[0]);
            Tensor::build(shape, &mut |r, c| {
                let hat = (x[0].at(r, c) - of[r][0]) * of[r][1];
                vector(weights, weight, c) * hat + vector(weights, bias, c)
            })
        }
        Op::BatchNorm { weight, bias } => {
            let of = moments(&transpose(x[0]));
            Tensor::build(shape, &mut |r, c| {
                let hat = (x[0].at(r, c) - of[c][0]) * of[c][1];
                vector(weights, weight, c) * hat + vector(weights, bias, c)
            })
        }
        Op::Distances => Tensor::build([rows, x[1].rows], &mut |r, c| {
            let apart = (0..columns).map(|i| x[0].at(r, i) - x[1].at(c, i));
            -apart.map(|d| d * d).sum::<f64>()
        }),
        Op::Unfold { taps, causal } => Tensor::build([rows, columns * taps], &mut |r, c| {
            let row = seen(r, c % taps, *taps, *causal, rows);
            row.map_or(0.0, |row| x[0].data[row * columns + c / taps].into())
        }),
        Op::CrossEntropy { targets } => Tensor::build([rows, 1], &mut |r, _| {
            let scores = &x[0].data[r * columns..][..columns];
            let target = targets[r].and_then(|target| scores.get(target));
            target.map_or(0.0, |&score| cross_entropy(scores, score))
        }),
        Op::SquaredError { value } => Tensor::build(shape, &mut |r, c| {
            let apart = x[0].at(r, c) - value;
            apart * apart
        }),
    }
}

/// Each row for itself, over its allowed scores.
fn softmax(scores: &Tensor, mask: Option<&[bool]>) -> Tensor {
    let columns = scores.columns;
    let mut data = vec![0.0; scores.data.len()];
    for row in 0..scores.rows {
        let places = row * columns..(row + 1) * columns;
        let open: Vec<usize> = places
            .filter(|&place| mask.is_none_or(|mask| mask[place]))
            .collect();
        let allowed: Vec<Real> = open.iter().map(|&place| scores.data[place]).collect();
        for (place, weight) in open.into_iter().zip(evaluate::softmax(&allowed)) {
            data[place] = weight;
        }
    }
    Tensor::new(scores.rows, columns, data)
}

/// ln Σ eˢ − s of the target, computed from the scores: it stays exact after the target's
/// probability has become too small for the number type.
fn cross_entropy(scores: &[Real], target: Real) -> f64 {
    let top = evaluate::greatest(scores);
    let powers = scores
        .iter()
        .map(|&score| f64::from(real::exp(score - top)));
    f64::from(real::ln(powers.sum::<f64>() as Real)) + f64::from(top - target)
}
