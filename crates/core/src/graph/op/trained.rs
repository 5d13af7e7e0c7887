//! Values with the bits of training: sums that are rounded after every term, in training's order.
//!
//! Elsewhere a sum is made in 64 bits and rounded once, which is nearer to the truth. But a batch
//! norm over a few rows, whose column may be all but constant, divides what two ways of rounding
//! leave between them by almost nothing; only the same bits stay together there.

use super::Op;
use crate::graph::tensor::Tensor;
use crate::lanes::padded;
use crate::real::Real;
use crate::wiring::evaluate::Weights;
use seqscope_kernel::heads::softmax;
use seqscope_kernel::norm::{Rule, layer};

/// The value of an operation that adds; none where there is but one way to compute it.
pub(in crate::graph) fn forward(op: &Op, x: &[&Tensor], weights: &Weights) -> Option<Tensor> {
    let a = *x.first()?;
    Some(match op {
        Op::Linear { weight, rows, bias } => {
            let values = weights.values(weight);
            let bias = bias.as_ref().map_or(&[][..], |bias| weights.values(bias));
            sums([a.rows, rows[1] - rows[0]], |r, c| {
                let own = &values[(rows[0] + c) * a.columns..][..a.columns];
                let start = bias.get(rows[0] + c).copied().unwrap_or_default();
                (start, a.data[r * a.columns..].iter().zip(own))
            })
        }
        Op::ProductTransposed => sums([a.rows, x[1].rows], |r, c| {
            let own = &x[1].data[c * a.columns..][..a.columns];
            (0.0, a.data[r * a.columns..].iter().zip(own))
        }),
        Op::Product => sums([a.rows, x[1].columns], |r, c| {
            let own = x[1].data.iter().skip(c).step_by(x[1].columns);
            (0.0, a.data[r * a.columns..][..a.columns].iter().zip(own))
        }),
        Op::LayerNorm { weight, bias } => normal(a, weights, [weight, bias]),
        Op::Softmax { mask } => return weights_of(a, mask.as_deref()),
        _ => return None,
    })
}

fn sums<'a, T: Iterator<Item = (&'a Real, &'a Real)>>(
    [rows, columns]: [usize; 2],
    terms: impl Fn(usize, usize) -> (Real, T),
) -> Tensor {
    let mut data = Vec::with_capacity(rows * columns);
    for row in 0..rows {
        for column in 0..columns {
            let (start, terms) = terms(row, column);
            data.push(terms.fold(start, |sum, (a, b)| sum + a * b));
        }
    }
    Tensor::new(rows, columns, data)
}

/// Layer norm of each row.
fn normal(x: &Tensor, weights: &Weights, names: [&String; 2]) -> Tensor {
    let wide = |row: &[Real]| {
        let mut wide = row.to_vec();
        wide.resize(padded(x.columns), 0.0);
        wide
    };
    let [weight, bias] = names.map(|name| wide(weights.values(name)));
    let rule = Rule {
        size: x.columns,
        weight: &weight,
        bias: &bias,
    };
    let mut data = Vec::with_capacity(x.data.len());
    let mut hat = vec![0.0; weight.len()];
    for row in x.data.chunks_exact(x.columns.max(1)) {
        let mut row = wide(row);
        layer(&mut row, &mut hat, &mut [0.0], rule);
        data.extend_from_slice(&row[..x.columns]);
    }
    Tensor::new(x.rows, x.columns, data)
}

/// Softmax of each row; none where a mask leaves holes, which training's never does.
fn weights_of(scores: &Tensor, mask: Option<&[bool]>) -> Option<Tensor> {
    let columns = scores.columns;
    let mut data = Vec::with_capacity(scores.data.len());
    for row in 0..scores.rows {
        let places = row * columns..(row + 1) * columns;
        let open = |place: &usize| mask.is_none_or(|mask| mask[places.start + place]);
        let first = (0..columns).find(open).unwrap_or(0);
        let count = (0..columns).filter(open).count();
        if !(first..first + count).all(|place| open(&place)) {
            return None;
        }
        let mut wide = scores.data[places.clone()].to_vec();
        wide.resize(padded(columns), 0.0);
        softmax(&mut wide, 1.0, first..first + count);
        data.extend_from_slice(&wide[..columns]);
    }
    Some(Tensor::new(scores.rows, columns, data))
}
