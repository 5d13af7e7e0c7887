//! When gradients vanish and when they explode (Pascanu, Mikolov & Bengio 2013, §2.1).

use seqscope_core::study::flow::{Matrix, Network, Nonlinearity, Setting, bound, rate};

/// The lags between which the rate is fitted: 95 steps.
const FIT: (usize, usize) = (32, 127);

const SEEDS: u32 = 5;

fn network(matrix: Matrix, input_strength: f64, seed: u32) -> Network {
    Network::new(&Setting {
        matrix,
        input_strength,
        seed,
        ..Setting::default()
    })
}

/// The mean of the fitted rates of networks of their own random numbers.
fn fitted(matrix: Matrix, input_strength: f64) -> f64 {
    let one = |seed| {
        let flow = network(matrix, input_strength, seed).flow();
        rate(&flow.hidden, FIT.0, FIT.1)
    };
    let rates: Vec<f64> = (1..=SEEDS).map(one).collect();
    println!("{matrix:?}, input times {input_strength}: rates {rates:.4?}");
    rates.iter().sum::<f64>() / f64::from(SEEDS)
}

#[test]
fn the_largest_singular_value_bounds_every_gradient() {
    for nonlinearity in [
        Nonlinearity::Tanh,
        Nonlinearity::Sigmoid,
        Nonlinearity::Relu,
        Nonlinearity::Identity,
    ] {
        for largest in [0.8, 0.95, 0.999, 3.5] {
            let network = Network::new(&Setting {
                matrix: Matrix::Largest(largest),
                nonlinearity,
                ..Setting::default()
            });
            let (found, radius) = (network.largest(0), network.radius(0));
            assert!((found - largest).abs() < 1e-9 && radius < largest);
            let flow = network.flow().hidden;
            let bound = bound(largest, nonlinearity.steepest(), flow.len());
            let broken = flow
                .iter()
                .zip(&bound)
                .filter(|(n, b)| *n > &(**b + 1e-9))
                .count();
            println!(
                "{nonlinearity:?}, largest singular value {largest}, radius {radius:.3}: \
                 log10 at lag 127 {:.2}, bound {:.2}, broken at {broken} of 128 lags",
                flow[127], bound[127]
            );
            assert_eq!((flow.len(), broken), (128, 0));
        }
    }
}

#[test]
fn weak_inputs_show_the_spectral_radius_itself() {
    for (matrix, from, to) in [
        (Matrix::Orthogonal(0.95), 0.945, 0.955),
        (Matrix::Orthogonal(1.0), 0.995, 1.005),
        (Matrix::Radius(0.9), 0.89, 0.91),
        // The state grows until it saturates, so the rate is far below the radius, and differs
        // between networks: 1.03 to 1.08 here.
        (Matrix::Radius(1.5), 1.03, 1.5),
        (Matrix::Radius(2.0), 1.1, 2.0),
    ] {
        let rate = fitted(matrix, 0.01);
        println!("{matrix:?}, weak input: rate {rate:.4} (from {from} to {to})");
        assert!((from..=to).contains(&rate));
    }
}

#[test]
fn saturation_makes_gradients_vanish_sooner() {
    let (weak, full) = (
        fitted(Matrix::Radius(0.9), 0.01),
        fitted(Matrix::Radius(0.9), 1.0),
    );
    let above = fitted(Matrix::Radius(1.1), 1.0);
    println!(
        "radius 0.9: rate {weak:.3} with weak input, {full:.3} with full; radius 1.1: {above:.3}"
    );
    assert!(full < weak - 0.03 && (0.7..0.88).contains(&full));
    assert!(
        (0.85..1.0).contains(&above),
        "a radius above 1 is necessary, not sufficient"
    );
}

#[test]
fn a_gaussian_matrix_has_a_larger_singular_value_than_its_radius() {
    let network = network(Matrix::Radius(0.9), 1.0, 1);
    let largest = network.largest(0);
    println!(
        "radius {:.4}, largest singular value {largest:.3}",
        network.radius(0)
    );
    assert!((network.radius(0) - 0.9).abs() < 1e-3 && (1.5..2.0).contains(&largest));
}
