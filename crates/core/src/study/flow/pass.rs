//! The steps forward and back.

use super::super::{log_10, norm, rescale, sigmoid, tanh};
use super::{Flow, Network};
use crate::settings::Cell;

/// What a step keeps for its backward.
pub(super) struct Step {
    /// The gates, after their functions: h; i f g o; r, 1−z, n.
    gates: Vec<Vec<f64>>,
    /// W_hn h, of the GRU.
    inner: Vec<f64>,
    /// The state before: h, or for the LSTM c.
    before: Vec<f64>,
    /// tanh c, of the LSTM.
    squashed: Vec<f64>,
}

/// y += M x.
fn add_product(y: &mut [f64], matrix: &[f64], x: &[f64]) {
    for (y, row) in y.iter_mut().zip(matrix.chunks_exact(x.len())) {
        *y += row.iter().zip(x).map(|(a, b)| a * b).sum::<f64>();
    }
}

/// x += Mᵀ y.
fn add_transposed(x: &mut [f64], matrix: &[f64], y: &[f64]) {
    for (y, row) in y.iter().zip(matrix.chunks_exact(x.len())) {
        for (x, a) in x.iter_mut().zip(row) {
            *x += a * y;
        }
    }
}

fn zip(a: &[f64], b: &[f64], of: impl Fn(f64, f64) -> f64) -> Vec<f64> {
    a.iter().zip(b).map(|(&a, &b)| of(a, b)).collect()
}

/// Runs from h = 0 over rows of inputs.
pub(super) fn forward(network: &Network, inputs: &[f64]) -> Vec<Step> {
    let setting = &network.setting;
    let mut h = vec![0.0; setting.hidden];
    let mut c = h.clone();
    let mut steps = Vec::with_capacity(setting.steps);
    for x in inputs.chunks_exact(setting.inputs) {
        // The sum that goes into each gate; that of the GRU's candidate without its recurrent part.
        let candidate = |gate| setting.cell == Cell::Gru && gate == 2;
        let mut gates: Vec<Vec<f64>> = Vec::new();
        for gate in 0..network.recurrent.len() {
            let keeps = setting.cell != Cell::Rnn && gate == 1;
            let mut sum = vec![if keeps { setting.bias } else { 0.0 }; h.len()];
            add_product(&mut sum, &network.input[gate], x);
            if !candidate(gate) {
                add_product(&mut sum, &network.recurrent[gate], &h);
            }
            gates.push(sum);
        }
        let mut step = Step {
            gates,
            inner: Vec::new(),
            before: h.clone(),
            squashed: Vec::new(),
        };
        let apply =
            |row: &mut Vec<f64>, of: &dyn Fn(f64) -> f64| row.iter_mut().for_each(|x| *x = of(*x));
        match setting.cell {
            Cell::Rnn => {
                apply(&mut step.gates[0], &|x| setting.nonlinearity.of(x));
                h.clone_from(&step.gates[0]);
            }
            Cell::Lstm => {
                for gate in 0..4 {
                    apply(
                        &mut step.gates[gate],
                        if gate == 2 { &tanh } else { &sigmoid },
                    );
                }
                step.before.clone_from(&c);
                let [i, f, g, o] = [0, 1, 2, 3].map(|gate| &step.gates[gate]);
                c = zip(
                    &zip(f, &c, |f, c| f * c),
                    &zip(i, g, |i, g| i * g),
                    |a, b| a + b,
                );
                step.squashed = c.iter().map(|&c| tanh(c)).collect();
                h = zip(o, &step.squashed, |o, t| o * t);
            }
            Cell::Gru => {
                apply(&mut step.gates[0], &sigmoid);
                apply(&mut step.gates[1], &sigmoid);
                step.inner = vec![0.0; h.len()];
                add_product(&mut step.inner, &network.recurrent[2], &h);
                let reset = zip(&step.gates[0], &step.inner, |r, q| r * q);
                step.gates[2] = zip(&step.gates[2], &reset, |x, q| tanh(x + q));
                let [k, n] = [1, 2].map(|gate| &step.gates[gate]);
                h = zip(
                    &zip(k, &h, |k, h| k * h),
                    &zip(k, n, |k, n| (1.0 - k) * n),
                    |a, b| a + b,
                );
            }
        }
        steps.push(step);
    }
    steps
}

/// Runs the gradient ∂L/∂h_T back to the first step.
pub(super) fn backward(network: &Network, steps: &[Step], last: Vec<f64>) -> Flow {
    let setting = &network.setting;
    let (mut dh, mut dc) = (last, vec![0.0; setting.hidden]);
    let mut shift = 0;
    let mut flow = Flow {
        hidden: Vec::new(),
        cell: Vec::new(),
        kept: Vec::new(),
    };
    let mut kept = 0.0;
    for step in steps.iter().rev() {
        flow.hidden.push(log_10(norm(&dh), shift));
        let mut next = vec![0.0; dh.len()];
        // What goes back into each gate's recurrent product.
        let errors: Vec<Vec<f64>> = match setting.cell {
            Cell::Rnn => vec![zip(&dh, &step.gates[0], |d, y| {
                d * setting.nonlinearity.slope(y)
            })],
            Cell::Lstm => {
                let [i, f, g, o] = [0, 1, 2, 3].map(|gate| &step.gates[gate]);
                let through = zip(&zip(&dh, o, |d, o| d * o), &step.squashed, |d, t| {
                    d * (1.0 - t * t)
                });
                dc = zip(&dc, &through, |a, b| a + b);
                flow.cell.push(log_10(norm(&dc), shift));
                let errors = vec![
                    zip(&zip(&dc, g, |d, g| d * g), i, |d, i| d * i * (1.0 - i)),
                    zip(&zip(&dc, &step.before, |d, c| d * c), f, |d, f| {
                        d * f * (1.0 - f)
                    }),
                    zip(&zip(&dc, i, |d, i| d * i), g, |d, g| d * (1.0 - g * g)),
                    zip(&zip(&dh, &step.squashed, |d, t| d * t), o, |d, o| {
                        d * o * (1.0 - o)
                    }),
                ];
                dc = zip(&dc, f, |d, f| d * f);
                errors
            }
            Cell::Gru => {
                let [r, k, n] = [0, 1, 2].map(|gate| &step.gates[gate]);
                next = zip(&dh, k, |d, k| d * k);
                let dn = zip(&zip(&dh, k, |d, k| d * (1.0 - k)), n, |d, n| {
                    d * (1.0 - n * n)
                });
                let dk = zip(&dh, &zip(&step.before, n, |h, n| h - n), |d, x| d * x);
                vec![
                    zip(&zip(&dn, &step.inner, |d, q| d * q), r, |d, r| {
                        d * r * (1.0 - r)
                    }),
                    zip(&dk, k, |d, k| d * k * (1.0 - k)),
                    zip(&dn, r, |d, r| d * r),
                ]
            }
        };
        if setting.cell != Cell::Rnn {
            flow.kept.push(kept);
            let logs = step.gates[1].iter().map(|&gate| log_10(gate, 0));
            kept += logs.sum::<f64>() / setting.hidden as f64;
        }
        for (matrix, error) in network.recurrent.iter().zip(&errors) {
            add_transposed(&mut next, matrix, error);
        }
        dh = next;
        rescale(&mut [&mut dh, &mut dc], &mut shift);
    }
    flow
}
