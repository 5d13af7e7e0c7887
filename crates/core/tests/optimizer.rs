//! The rules of the update, by value: three steps computed by hand from PyTorch's formulas.

// In 64 bits a conversion of `Real` to f64 is none; in the product it is one.
#![cfg_attr(feature = "double", allow(clippy::useless_conversion))]

use seqscope_core::optimizer::{Optimizer, clip_scale};
use seqscope_core::params::Params;
use seqscope_core::real::Real;
use seqscope_core::settings::{Clip, Optimizer as Rule, Settings};

const NAME: &str = "output.bias";

/// Three updates of three weights by fixed gradients; the weights after each.
fn trajectory(settings: Settings) -> Vec<Vec<f64>> {
    let text = "a b c".to_owned();
    let checked = Settings { text, ..settings }
        .check()
        .expect("good settings");
    let mut params = Params::initial(&checked).zeros_like();
    params
        .set_torch(NAME, &[1.0, -2.0, 0.5])
        .expect("three symbols");
    let mut optimizer = Optimizer::new(checked.settings(), params.data().len());
    let gradients: [[Real; 3]; 3] = [[0.5, -1.0, 0.0], [0.25, 3.0, 1e-4], [-4.0, 0.1, 0.2]];
    gradients
        .iter()
        .map(|values| {
            let mut gradient = params.zeros_like();
            gradient.set_torch(NAME, values).expect("three symbols");
            let (norm, good) = optimizer.update(&mut params, &mut gradient);
            let want = values
                .iter()
                .map(|&g| f64::from(g).powi(2))
                .sum::<f64>()
                .sqrt();
            assert!(good && (norm - want).abs() < 1e-6);
            params.torch(NAME).into_iter().map(f64::from).collect()
        })
        .collect()
}

fn close(got: &[Vec<f64>], want: [[f64; 3]; 3]) {
    for (got, want) in got.iter().zip(want) {
        for (got, want) in got.iter().zip(want) {
            assert!(
                (got - want).abs() < 1e-6 * want.abs().max(1.0),
                "{got} against {want}"
            );
        }
    }
}

#[test]
fn gradient_descent() {
    let settings = Settings {
        learning_rate: 0.1,
        ..Settings::default()
    };
    let want = [
        [0.95, -1.9, 0.5],
        [0.925, -2.2, 0.499_99],
        [1.325, -2.21, 0.479_99],
    ];
    close(&trajectory(settings), want);
}

#[test]
fn momentum() {
    let settings = Settings {
        learning_rate: 0.1,
        optimizer: Rule::Momentum,
        momentum: 0.9,
        ..Settings::default()
    };
    // v₁ = g₁, v₂ = 0.9 v₁ + g₂, v₃ = 0.9 v₂ + g₃.
    let want = [
        [0.95, -1.9, 0.5],
        [0.88, -2.11, 0.499_99],
        [1.217, -2.309, 0.479_981],
    ];
    close(&trajectory(settings), want);
}

#[test]
fn adam_is_bias_corrected() {
    let settings = Settings {
        learning_rate: 0.1,
        optimizer: Rule::Adam,
        ..Settings::default()
    };
    let gradients = [[0.5, -1.0, 0.0], [0.25, 3.0, 1e-4], [-4.0, 0.1, 0.2]];
    let (mut m, mut v, mut w) = ([0.0_f64; 3], [0.0_f64; 3], [1.0, -2.0, 0.5]);
    let mut want = [[0.0; 3]; 3];
    for (step, gradient) in gradients.iter().enumerate() {
        let t = step as i32 + 1;
        for i in 0..3 {
            m[i] = 0.9 * m[i] + 0.1 * gradient[i];
            v[i] = 0.999 * v[i] + 0.001 * gradient[i] * gradient[i];
            let (mean, square) = (
                m[i] / (1.0 - 0.9_f64.powi(t)),
                v[i] / (1.0 - 0.999_f64.powi(t)),
            );
            w[i] -= 0.1 * mean / (square.sqrt() + 1e-8);
        }
        want[step] = w;
    }
    // The first step of Adam is the learning rate itself, in the gradient's direction.
    assert!((want[0][0] - 0.9).abs() < 1e-6 && (want[0][1] + 1.9).abs() < 1e-6);
    close(&trajectory(settings), want);
}

#[test]
fn clipping_by_norm_and_by_value() {
    let base = Settings {
        learning_rate: 1.0,
        clip_at: 1.0,
        ..Settings::default()
    };
    let by_value = trajectory(Settings {
        clip: Clip::Value,
        ..base.clone()
    });
    close(
        &by_value,
        [[0.5, -1.0, 0.5], [0.25, -2.0, 0.4999], [1.25, -2.1, 0.2999]],
    );
    let first = 1.0 / (1.25_f64.sqrt() + 1e-6);
    let by_norm = trajectory(Settings {
        clip: Clip::Norm,
        ..base
    });
    assert!((by_norm[0][0] - (1.0 - 0.5 * first)).abs() < 1e-6);
    assert!((by_norm[0][1] - (-2.0 + first)).abs() < 1e-6);
}

#[test]
fn the_factor_of_clipping_is_pytorchs() {
    assert_eq!(clip_scale(1.0, 0.5), 1.0);
    assert_eq!(clip_scale(1.0, 0.0), 1.0);
    assert_eq!(clip_scale(1.0, 4.0), 1.0 / 4.000_001);
    assert!(clip_scale(1.0, 1.0) < 1.0);
    assert!(clip_scale(1.0, f64::NAN).is_nan());
}

#[test]
fn weights_without_bounds_are_reported() {
    let checked = Settings {
        text: "a b c".into(),
        ..Settings::default()
    }
    .check()
    .expect("good");
    for rule in [Rule::Sgd, Rule::Momentum, Rule::Adam] {
        for bad in [Real::NAN, Real::INFINITY, 1e12] {
            let settings = Settings {
                optimizer: rule,
                ..checked.settings().clone()
            };
            let mut params = Params::initial(&checked);
            let mut optimizer = Optimizer::new(&settings, params.data().len());
            let mut gradient = params.zeros_like();
            assert!(optimizer.update(&mut params, &mut gradient).1);
            params
                .set_torch(NAME, &[0.0, bad, 0.0])
                .expect("three symbols");
            assert!(
                !optimizer.update(&mut params, &mut gradient).1,
                "{rule:?} {bad}"
            );
        }
    }
}
