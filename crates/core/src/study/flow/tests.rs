//! The way back against central differences of a forward written a second time, plainly.

mod bounds;
#[cfg(feature = "recurrent")]
mod trained;

use super::{Matrix, Network, Nonlinearity, Setting};
use crate::settings::Cell;

const CELLS: [Cell; 3] = [Cell::Rnn, Cell::Lstm, Cell::Gru];
const FUNCTIONS: [Nonlinearity; 4] = [
    Nonlinearity::Tanh,
    Nonlinearity::Sigmoid,
    Nonlinearity::Relu,
    Nonlinearity::Identity,
];

/// What is moved a little.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    State,
    Memory,
    /// What a gate's recurrent product gives.
    Product(usize),
}

/// A number to be moved: which step's, what, and which unit's.
type Moved = (usize, Place, usize);

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

fn value(g: Nonlinearity, x: f64) -> f64 {
    match g {
        Nonlinearity::Tanh => x.tanh(),
        Nonlinearity::Sigmoid => logistic(x),
        Nonlinearity::Relu => x.max(0.0),
        Nonlinearity::Identity => x,
    }
}

/// All (h, c), with one number moved.
fn run(network: &Network, moved: Option<Moved>, by: f64) -> Vec<[Vec<f64>; 2]> {
    let Setting {
        cell,
        hidden: size,
        inputs: width,
        nonlinearity,
        ..
    } = network.setting;
    let (mut h, mut c) = (vec![0.0; size], vec![0.0; size]);
    let mut all = Vec::new();
    for (t, x) in network.inputs.chunks(width).enumerate() {
        let shift = |place: Place, unit: usize| match moved {
            Some(moved) if moved == (t, place, unit) => by,
            _ => 0.0,
        };
        let enters = |gate: usize, unit: usize| {
            let terms = (0..width).map(|i| network.input[gate][i * size + unit] * x[i]);
            network.bias[gate][unit] + terms.sum::<f64>()
        };
        let returns = |gate: usize, unit: usize| {
            let row = &network.recurrent[gate][unit * size..(unit + 1) * size];
            let terms = row.iter().zip(&h).map(|(w, h)| w * h);
            shift(Place::Product(gate), unit) + terms.sum::<f64>()
        };
        let sum = |gate: usize, unit: usize| enters(gate, unit) + returns(gate, unit);
        let next = |unit: usize| match cell {
            Cell::Rnn => [value(nonlinearity, sum(0, unit)), 0.0],
            Cell::Lstm => {
                let [i, f, o] = [0, 1, 3].map(|gate| logistic(sum(gate, unit)));
                let memory = f * c[unit] + i * sum(2, unit).tanh() + shift(Place::Memory, unit);
                [o * memory.tanh(), memory]
            }
            Cell::Gru => {
                let [r, k] = [0, 1].map(|gate| logistic(sum(gate, unit)));
                let inner = network.inner_bias[unit] + returns(2, unit);
                let n = (enters(2, unit) + r * inner).tanh();
                [k * h[unit] + (1.0 - k) * n, 0.0]
            }
        };
        let both: Vec<[f64; 2]> = (0..size).map(next).collect();
        h = both
            .iter()
            .enumerate()
            .map(|(unit, both)| both[0] + shift(Place::State, unit))
            .collect();
        c = both.iter().map(|both| both[1]).collect();
        all.push([h.clone(), c.clone()]);
    }
    all
}

/// How much a number follows another that is moved.
fn difference(network: &Network, moved: Moved, of: impl Fn(&[[Vec<f64>; 2]]) -> f64) -> f64 {
    const BY: f64 = 1e-5;
    let [up, down] = [BY, -BY].map(|by| of(&run(network, Some(moved), by)));
    (up - down) / (2.0 * BY)
}

/// A small network with all that one can have.
fn small(cell: Cell, nonlinearity: Nonlinearity, seed: u32) -> Network {
    let mut network = Network::new(&Setting {
        cell,
        hidden: 5,
        inputs: 3,
        steps: 7,
        matrix: Matrix::Uniform(2.0),
        bias: 0.7,
        nonlinearity,
        seed,
        ..Setting::default()
    });
    for (unit, bias) in network.inner_bias.iter_mut().enumerate() {
        *bias = 0.3 - 0.1 * unit as f64;
    }
    network
}

/// log₁₀ of the length of the loss's slope over all units of what is moved.
fn length(network: &Network, step: usize, places: &[Place]) -> f64 {
    let loss = |all: &[[Vec<f64>; 2]]| -> f64 {
        let end = all.last().map_or(&[][..], |[h, _]| h);
        end.iter().zip(&network.last).map(|(h, r)| h * r).sum()
    };
    let units = 0..network.setting.hidden;
    let all = places
        .iter()
        .flat_map(|&place| units.clone().map(move |unit| (step, place, unit)));
    let squares = all.map(|moved| difference(network, moved, loss).powi(2));
    squares.sum::<f64>().sqrt().log10()
}

#[test]
fn every_length_is_that_of_central_differences() {
    let mut worst: f64 = 0.0;
    for cell in CELLS {
        for nonlinearity in FUNCTIONS {
            if cell != Cell::Rnn && nonlinearity != Nonlinearity::Tanh {
                continue;
            }
            let network = small(cell, nonlinearity, 3);
            let flow = network.flow();
            let products: Vec<Place> = (0..cell.gates()).map(Place::Product).collect();
            for lag in 0..7 {
                let step = 6 - lag;
                let mut pairs = vec![
                    (flow.hidden[lag], length(&network, step, &[Place::State])),
                    (flow.inside[lag], length(&network, step, &products)),
                ];
                if cell == Cell::Lstm {
                    pairs.push((flow.cell[lag], length(&network, step, &[Place::Memory])));
                }
                for (found, wanted) in pairs {
                    assert!(found.is_finite() && wanted.is_finite());
                    worst = worst.max((found - wanted).abs() * core::f64::consts::LN_10);
                }
            }
        }
    }
    println!("lengths against central differences: {worst:.1e}, relative");
    assert!(worst < 1e-6);
}

#[test]
fn every_jacobian_is_that_of_central_differences() {
    let mut worst: f64 = 0.0;
    for cell in CELLS {
        let network = small(cell, Nonlinearity::Tanh, 4);
        let (side, place) = match cell {
            Cell::Lstm => (1, Place::Memory),
            _ => (0, Place::State),
        };
        for m in [2, 4, 7] {
            let found = network.factors(m);
            assert_eq!(found.step, m);
            for (at, jacobian) in found.jacobian.iter().enumerate() {
                let (row, column) = (at / 5, at % 5);
                let moved = (m - 2, place, column);
                let wanted = difference(&network, moved, |all| all[m - 1][side][row]);
                worst = worst.max((jacobian - wanted).abs());
                let parts = match cell {
                    Cell::Rnn => found.diagonal[row] * found.other[at],
                    _ => {
                        found.other[at]
                            + if row == column {
                                found.diagonal[row]
                            } else {
                                0.0
                            }
                    }
                };
                assert!((parts - jacobian).abs() < 1e-14);
            }
            for (matrix, values) in [
                (&found.jacobian, &found.jacobian_values),
                (&found.other, &found.other_values),
            ] {
                let [all, own] = [matrix, values].map(|all| all.iter().map(|x| x * x).sum::<f64>());
                assert!((all - own).abs() < 1e-12 * all);
            }
        }
        assert_eq!(network.factors(0).step, 2);
        assert_eq!(network.factors(1_000).step, 7);
    }
    println!("Jacobians against central differences: {worst:.1e}");
    assert!(worst < 1e-8);
}

#[test]
fn what_the_gates_keep_is_the_product_of_their_values() {
    for cell in [Cell::Lstm, Cell::Gru] {
        let network = small(cell, Nonlinearity::Tanh, 5);
        let flow = network.flow();
        let gates: Vec<Vec<f64>> = (2..=7).map(|m| network.factors(m).diagonal).collect();
        for lag in 0..7 {
            let products = (0..5).map(|unit| {
                let factors = gates[6 - lag..].iter().map(|gate| gate[unit]);
                factors.product::<f64>().log10()
            });
            let logs: Vec<f64> = products.collect();
            let mean = logs.iter().sum::<f64>() / 5.0;
            let ends = [f64::min, f64::max].map(|pick| logs.iter().copied().reduce(pick));
            assert!((flow.kept[lag] - mean).abs() < 1e-12);
            assert!((flow.kept_least[lag] - ends[0].unwrap_or(f64::NAN)).abs() < 1e-12);
            assert!((flow.kept_most[lag] - ends[1].unwrap_or(f64::NAN)).abs() < 1e-12);
        }
    }
}
