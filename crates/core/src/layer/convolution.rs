//! A convolution over time: y_t = b + Σ_k W_k x_{t + (k − left)·dilation}, zeros beyond the ends.
//!
//! Each row is laid beside its neighbours first, so that the layer is one product over all rows.

use crate::kernel::{add, add_rows};
use crate::layer::feed_forward::{bias_limit, whole};
use crate::params::{Layout, Params, Slot, Spec};
use crate::real::Real;
use seqscope_kernel::dense;

/// Which neighbours a convolution reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taps {
    /// How many.
    pub count: usize,
    /// Whether the last of them is the row itself; otherwise it stands in the middle.
    pub causal: bool,
    /// How far apart they stand.
    pub dilation: usize,
}

impl Taps {
    /// The row that a tap reads at a place, of so many rows.
    fn row(self, tap: usize, place: usize, rows: usize) -> Option<usize> {
        let left = if self.causal {
            self.count - 1
        } else {
            (self.count - 1) / 2
        };
        let apart = |taps: usize| taps.saturating_mul(self.dilation);
        let from = place.saturating_add(apart(tap)).checked_sub(apart(left))?;
        Some(from).filter(|&from| from < rows)
    }
}

/// The layer, with what its forward pass keeps for the way back.
#[derive(Clone, Debug)]
pub struct Convolution {
    weight: Slot,
    bias: Slot,
    taps: Taps,
    beside: Vec<Real>,
    d_beside: Vec<Real>,
}

impl Convolution {
    /// The parameters, as in nn.Conv1d: `{prefix}weight` (outputs, inputs, taps), `{prefix}bias`.
    pub fn specs(prefix: &str, outputs: usize, inputs: usize, taps: usize) -> Vec<Spec> {
        let start = bias_limit(inputs * taps);
        let mut weight = Spec::weight(
            format!("{prefix}weight"),
            [outputs],
            [inputs],
            start.clone(),
        );
        weight.taps = taps;
        vec![
            weight,
            Spec::vector(format!("{prefix}bias"), [outputs], start),
        ]
    }

    /// The layer whose parameters have this prefix; `taps` must have the count of its weight.
    pub fn new(layout: &Layout, prefix: &str, taps: Taps) -> Self {
        let slot = |name: &str| layout.slot(&format!("{prefix}{name}")).unwrap_or_default();
        Self {
            weight: slot("weight"),
            bias: slot("bias"),
            taps,
            beside: Vec::new(),
            d_beside: Vec::new(),
        }
    }

    /// The padded width of a row of x.
    fn width(&self) -> usize {
        self.weight.rows / self.taps.count.max(1)
    }

    /// Calls `f` with each place of the rows laid beside each other and the row of x it is from.
    fn each(&self, lengths: &[usize], mut f: impl FnMut(usize, usize)) {
        let mut first = 0;
        for &length in lengths {
            for place in 0..length {
                for tap in 0..self.taps.count {
                    if let Some(row) = self.taps.row(tap, place, length) {
                        f((first + place) * self.taps.count + tap, first + row);
                    }
                }
            }
            first += length;
        }
    }

    /// Writes the outputs for sequences of rows x, one after the other, of these lengths.
    pub fn forward(&mut self, params: &Params, x: &[Real], lengths: &[usize], y: &mut Vec<Real>) {
        let width = self.width();
        if width == 0 {
            return;
        }
        let mut beside = core::mem::take(&mut self.beside);
        beside.clear();
        beside.resize(x.len() * self.taps.count, 0.0);
        self.each(lengths, |at, row| {
            let source = &x[row * width..(row + 1) * width];
            beside[at * width..(at + 1) * width].copy_from_slice(source);
        });
        self.beside = beside;
        y.resize(x.len() / width * self.weight.pitch, 0.0);
        dense::start(y, params.at(self.bias));
        dense::forward(y, &self.beside, params.at(self.weight), whole(self.weight));
    }

    /// Adds the gradients and, to `dx`, the errors of the rows x, from those of the outputs.
    pub fn backward(
        &mut self,
        params: &Params,
        gradient: &mut Params,
        (lengths, dy): (&[usize], &[Real]),
        dx: &mut [Real],
        turned: &mut Vec<Real>,
    ) {
        let width = self.width();
        if width == 0 {
            return;
        }
        let shape = whole(self.weight);
        add_rows(gradient.at_mut(self.bias), dy);
        dense::gradient(gradient.at_mut(self.weight), &self.beside, dy, shape);
        let mut errors = core::mem::take(&mut self.d_beside);
        errors.clear();
        errors.resize(self.beside.len(), 0.0);
        dense::backward(&mut errors, dy, params.at(self.weight), shape, turned);
        self.each(lengths, |at, row| {
            let target = &mut dx[row * width..(row + 1) * width];
            add(target, &errors[at * width..(at + 1) * width]);
        });
        self.d_beside = errors;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn loss(conv: &mut Convolution, params: &Params, x: &[Real], lengths: &[usize]) -> f64 {
        let mut y = Vec::new();
        conv.forward(params, x, lengths, &mut y);
        let weighed = |(at, &y): (usize, &Real)| f64::from(y) * (at % 5) as f64;
        y.iter().enumerate().map(weighed).sum()
    }

    #[test]
    fn it_is_pytorchs_sum_and_its_way_back_the_derivative() {
        for (causal, dilation) in [(false, 1), (true, 1), (true, 2)] {
            let taps = Taps {
                count: 3,
                causal,
                dilation,
            };
            let layout = Arc::new(Layout::of(Convolution::specs("", 4, 2, 3)));
            let mut params = Params::drawn(layout.clone(), 1);
            let mut conv = Convolution::new(&layout, "", taps);
            let lengths = [3, 2];
            let mut x = vec![0.0; 20];
            for row in 0..5 {
                x[row * 4] = row as Real * 0.3 - 0.5;
                x[row * 4 + 1] = 1.0 - row as Real * 0.2;
            }
            let mut y = Vec::new();
            conv.forward(&params, &x, &lengths, &mut y);
            let (weight, bias) = (params.torch("weight"), params.torch("bias"));
            let left = if causal { 2 } else { 1 };
            for (row, place, first, length) in [(1, 1, 0, 3), (2, 2, 0, 3), (3, 0, 3, 2)] {
                for (out, &bias) in bias.iter().enumerate() {
                    let mut want = bias;
                    for input in 0..2 {
                        for tap in 0..3 {
                            let from = place as isize + (tap as isize - left) * dilation as isize;
                            if (0..length).contains(&from) {
                                let from = first + from as usize;
                                want += weight[out * 6 + input * 3 + tap] * x[from * 4 + input];
                            }
                        }
                    }
                    assert!((y[row * 4 + out] - want).abs() < 1e-6);
                }
            }
            let dy: Vec<Real> = (0..y.len()).map(|at| (at % 5) as Real).collect();
            let (mut gradient, mut dx) = (params.zeros_like(), vec![0.0; x.len()]);
            conv.backward(
                &params,
                &mut gradient,
                (&lengths, &dy),
                &mut dx,
                &mut Vec::new(),
            );
            for i in [0, 1, 5, 9, 12, 16] {
                let mut at = |h: Real| {
                    let mut x = x.clone();
                    x[i] += h;
                    loss(&mut conv, &params, &x, &lengths)
                };
                let want = (at(0.25) - at(-0.25)) / 0.5;
                assert!(
                    (f64::from(dx[i]) - want).abs() < 1e-4,
                    "{i}: {} {want}",
                    dx[i]
                );
            }
            for column in 0..6 {
                let got = gradient.torch("weight")[6 + column];
                let mut at = |h: Real| {
                    *params.element("weight", 1, column).expect("it") += h;
                    loss(&mut conv, &params, &x, &lengths)
                };
                let want = (at(0.25) - at(-0.5)) / 0.5;
                *params.element("weight", 1, column).expect("it") += 0.25;
                assert!((f64::from(got) - want).abs() < 1e-4, "{got} {want}");
            }
        }
    }
}
