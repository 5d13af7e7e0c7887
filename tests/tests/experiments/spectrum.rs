//! When gradients vanish and when they explode (Pascanu, Mikolov & Bengio 2013, §2.1).

use seqscope_core::study::flow::{Matrix, Network, Nonlinearity, Setting, bound, rate};

/// The lags between which the rate is taken: 95 steps.
const BETWEEN: (usize, usize) = (32, 127);

/// Odd, so that there is a middle one.
const SEEDS: u32 = 25;

fn network(matrix: Matrix, input_strength: f64, seed: u32) -> Network {
    Network::new(&Setting {
        matrix,
        input_strength,
        seed,
        ..Setting::default()
    })
}

/// The factor per step between the two lags, of the middle one among networks of their own random
/// numbers. Where the state saturates on the way, the factor changes from step to step, so a line
/// fitted to the logarithms leans on what is between; it is printed beside.
fn typical(matrix: Matrix, input_strength: f64) -> f64 {
    let (from, to) = BETWEEN;
    let one = |seed| {
        let logs = network(matrix, input_strength, seed).flow().hidden;
        let whole = 10_f64.powf((logs[to] - logs[from]) / (to - from) as f64);
        (whole, rate(&logs, from, to))
    };
    let (mut rates, mut lines): (Vec<f64>, Vec<f64>) = (1..=SEEDS).map(one).unzip();
    rates.sort_by(f64::total_cmp);
    lines.sort_by(f64::total_cmp);
    let middle = SEEDS as usize / 2;
    println!(
        "{matrix:?}, input times {input_strength}: rate {:.4} ({:.4} to {:.4}), by a line {:.4}",
        rates[middle],
        rates[0],
        rates[2 * middle],
        lines[middle],
    );
    rates[middle]
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
        // much between networks.
        (Matrix::Radius(1.5), 1.05, 1.5),
        (Matrix::Radius(2.0), 1.1, 2.0),
    ] {
        let rate = typical(matrix, 0.01);
        assert!((from..=to).contains(&rate), "{matrix:?}: {rate}");
    }
}

#[test]
fn saturation_makes_gradients_vanish_sooner() {
    let (weak, full) = (
        typical(Matrix::Radius(0.9), 0.01),
        typical(Matrix::Radius(0.9), 1.0),
    );
    let above = typical(Matrix::Radius(1.1), 1.0);
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
