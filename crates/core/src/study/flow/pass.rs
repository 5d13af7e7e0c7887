//! The steps forward and back.

use super::super::{log_10, norm, rescale, sigmoid, tanh};
use super::{Flow, Network};
use crate::settings::Cell;
use seqscope_kernel::wide::add_rows;

/// What a step keeps for its backward.
pub(super) struct Step {
    /// The gates, after their functions: h; i f g o; r, 1−z, n.
    pub gates: Vec<Vec<f64>>,
    /// W_hn h, of the GRU.
    pub inner: Vec<f64>,
    /// The state before: h, or for the LSTM c.
    pub before: Vec<f64>,
    /// tanh c, of the LSTM.
    pub squashed: Vec<f64>,
    /// h.
    pub state: Vec<f64>,
}

/// The errors that go back into each gate's recurrent product, and what goes back beside them.
struct Back {
    errors: Vec<Vec<f64>>,
    /// To h.
    beside: Vec<f64>,
}

pub(super) fn zip(a: &[f64], b: &[f64], of: impl Fn(f64, f64) -> f64) -> Vec<f64> {
    a.iter().zip(b).map(|(&a, &b)| of(a, b)).collect()
}

fn apply(row: &mut [f64], of: fn(f64) -> f64) {
    row.iter_mut().for_each(|x| *x = of(*x));
}

/// Runs from h = 0 over the network's inputs.
pub(super) fn forward(network: &Network) -> Vec<Step> {
    let setting = &network.setting;
    let mut h = vec![0.0; setting.hidden];
    let mut c = h.clone();
    let mut steps = Vec::with_capacity(setting.steps);
    for x in network.inputs.chunks_exact(setting.inputs) {
        let mut gates = Vec::with_capacity(network.turned.len());
        for gate in 0..network.turned.len() {
            let mut sum = network.bias[gate].clone();
            add_rows(&mut sum, &network.input[gate], x);
            // The sum of the GRU's candidate is completed once its reset gate is known.
            if setting.cell != Cell::Gru || gate != 2 {
                add_rows(&mut sum, &network.turned[gate], &h);
            }
            gates.push(sum);
        }
        let mut step = Step {
            gates,
            inner: Vec::new(),
            before: h.clone(),
            squashed: Vec::new(),
            state: Vec::new(),
        };
        match setting.cell {
            Cell::Rnn => {
                let g = setting.nonlinearity;
                step.gates[0].iter_mut().for_each(|x| *x = g.of(*x));
                h.clone_from(&step.gates[0]);
            }
            Cell::Lstm => {
                for (gate, row) in step.gates.iter_mut().enumerate() {
                    apply(row, if gate == 2 { tanh } else { sigmoid });
                }
                step.before.clone_from(&c);
                let [i, f, g, o] = [0, 1, 2, 3].map(|gate| &step.gates[gate]);
                let enters = zip(i, g, |i, g| i * g);
                c = zip(&zip(f, &c, |f, c| f * c), &enters, |a, b| a + b);
                step.squashed = c.iter().map(|&c| tanh(c)).collect();
                h = zip(o, &step.squashed, |o, t| o * t);
            }
            Cell::Gru => {
                apply(&mut step.gates[0], sigmoid);
                apply(&mut step.gates[1], sigmoid);
                step.inner = network.inner_bias.clone();
                add_rows(&mut step.inner, &network.turned[2], &h);
                let reset = zip(&step.gates[0], &step.inner, |r, q| r * q);
                step.gates[2] = zip(&step.gates[2], &reset, |x, q| tanh(x + q));
                let [k, n] = [1, 2].map(|gate| &step.gates[gate]);
                let fresh = zip(k, n, |k, n| (1.0 - k) * n);
                h = zip(&zip(k, &h, |k, h| k * h), &fresh, |a, b| a + b);
            }
        }
        step.state.clone_from(&h);
        steps.push(step);
    }
    steps
}

/// Runs the gradient ∂L/∂h_T back to the first step.
pub(super) fn backward(network: &Network, steps: &[Step]) -> Flow {
    let setting = &network.setting;
    let (mut dh, mut dc) = (network.last.clone(), vec![0.0; setting.hidden]);
    let mut shift = 0;
    let mut flow = Flow::default();
    let mut kept = vec![0.0; setting.hidden];
    for step in steps.iter().rev() {
        flow.hidden.push(log_10(norm(&dh), shift));
        let Back { errors, beside } = match setting.cell {
            Cell::Rnn => of_rnn(network, step, &dh),
            Cell::Lstm => of_lstm(step, &dh, &mut dc),
            Cell::Gru => of_gru(step, &dh),
        };
        if setting.cell == Cell::Lstm {
            flow.cell.push(log_10(norm(&dc), shift));
            dc = zip(&dc, &step.gates[1], |d, f| d * f);
        }
        let lengths = errors.iter().map(|error| norm(error));
        flow.inside
            .push(log_10(norm(&lengths.collect::<Vec<_>>()), shift));
        if setting.cell != Cell::Rnn {
            flow.kept.push(kept.iter().sum::<f64>() / kept.len() as f64);
            let ends = [f64::min, f64::max].map(|pick| kept.iter().copied().reduce(pick));
            flow.kept_least.push(ends[0].unwrap_or_default());
            flow.kept_most.push(ends[1].unwrap_or_default());
            kept = zip(&kept, &step.gates[1], |sum, gate| sum + log_10(gate, 0));
        }
        dh = beside;
        for (matrix, error) in network.recurrent.iter().zip(&errors) {
            add_rows(&mut dh, matrix, error);
        }
        rescale(&mut [&mut dh, &mut dc], &mut shift);
    }
    flow
}

fn of_rnn(network: &Network, step: &Step, dh: &[f64]) -> Back {
    let g = network.setting.nonlinearity;
    Back {
        errors: vec![zip(dh, &step.gates[0], |d, y| d * g.slope(y))],
        beside: vec![0.0; dh.len()],
    }
}

/// `dc` comes from the step after and leaves as ∂L/∂c of this one.
fn of_lstm(step: &Step, dh: &[f64], dc: &mut Vec<f64>) -> Back {
    let [i, f, g, o] = [0, 1, 2, 3].map(|gate| &step.gates[gate]);
    let through = zip(&zip(dh, o, |d, o| d * o), &step.squashed, |d, t| {
        d * (1.0 - t * t)
    });
    *dc = zip(dc, &through, |a, b| a + b);
    let errors = vec![
        zip(&zip(dc, g, |d, g| d * g), i, |d, i| d * i * (1.0 - i)),
        zip(&zip(dc, &step.before, |d, c| d * c), f, |d, f| {
            d * f * (1.0 - f)
        }),
        zip(&zip(dc, i, |d, i| d * i), g, |d, g| d * (1.0 - g * g)),
        zip(&zip(dh, &step.squashed, |d, t| d * t), o, |d, o| {
            d * o * (1.0 - o)
        }),
    ];
    Back {
        errors,
        beside: vec![0.0; dh.len()],
    }
}

fn of_gru(step: &Step, dh: &[f64]) -> Back {
    let [r, k, n] = [0, 1, 2].map(|gate| &step.gates[gate]);
    let dn = zip(&zip(dh, k, |d, k| d * (1.0 - k)), n, |d, n| {
        d * (1.0 - n * n)
    });
    let dk = zip(dh, &zip(&step.before, n, |h, n| h - n), |d, x| d * x);
    let errors = vec![
        zip(&zip(&dn, &step.inner, |d, q| d * q), r, |d, r| {
            d * r * (1.0 - r)
        }),
        zip(&dk, k, |d, k| d * k * (1.0 - k)),
        zip(&dn, r, |d, r| d * r),
    ];
    Back {
        errors,
        beside: zip(dh, k, |d, k| d * k),
    }
}
