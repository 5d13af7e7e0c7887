//! The traced path and the fast path are two programs for the same numbers.

use super::{WHOLE, compute};
use crate::params::Params;
use crate::real::Real;
use crate::sequence::{Unrolled, chunks};
use crate::settings::{Cell, Checked, Input, Reduction, Reset, Settings};

/// The greatest deviation allowed, relative to the greatest number of the same kind.
const LIMIT: f64 = if size_of::<Real>() == 8 { 1e-10 } else { 1e-6 };

const CELLS: [(Cell, Reset); 4] = [
    (Cell::Rnn, Reset::After),
    (Cell::Lstm, Reset::After),
    (Cell::Gru, Reset::After),
    (Cell::Gru, Reset::Before),
];

fn check(settings: Settings) -> Checked {
    settings.check().expect("these settings are right")
}

/// The loss and the gradient of the watched sequence by the fast path.
fn fast(checked: &Checked, params: &Params) -> (f64, Params) {
    let (settings, sequence) = (checked.settings(), checked.sequence());
    let mut unrolled = Unrolled::new(checked, params, sequence.steps(), 1);
    unrolled.load(0, sequence.steps(), |t| sequence.ids[t]);
    let mut gradient = params.zeros_like();
    let parts = chunks(sequence.steps(), settings.k1, settings.k2).into_iter();
    let losses = parts.map(|chunk| unrolled.add_gradient(params, &mut gradient, chunk));
    (losses.sum(), gradient)
}

fn compare(settings: Settings) {
    let name = format!(
        "{:?} {:?} H={} T={} bias={} {:?} k=({}, {})",
        settings.cell,
        settings.reset,
        settings.hidden,
        settings.time_steps,
        settings.bias,
        settings.input,
        settings.k1,
        settings.k2
    );
    let checked = check(settings);
    let params = Params::initial(&checked);
    let trace = compute(&checked, &params, 0, WHOLE, |_| (params.clone(), 1.0));
    let (loss, gradient) = fast(&checked, &params);
    let apart = (trace.index.scalars.loss - loss).abs() / loss;
    assert!(apart < LIMIT, "{name}: loss {apart}");
    for entry in params.layout().entries() {
        let expected = gradient.torch(&entry.name);
        let found = trace.values(&format!("grad.{}", entry.name));
        let found = found.expect("a gradient for each parameter");
        let greatest = expected
            .iter()
            .fold(0.0, |m, &x| f64::max(m, f64::from(x).abs()));
        let apart = found.iter().zip(&expected).fold(0.0, |most, (&a, &b)| {
            f64::max(most, (f64::from(a) - f64::from(b)).abs())
        });
        assert!(greatest > 0.0, "{name}: {} has no gradient", entry.name);
        let apart = apart / greatest;
        assert!(apart < LIMIT, "{name}: {}: {apart}", entry.name);
    }
}

#[test]
fn loss_and_gradients_agree() {
    for (cell, reset) in CELLS {
        for (hidden, time_steps, bias, input) in [
            (4, 5, true, Input::OneHot),
            (5, 12, false, Input::Embedding),
            (16, 32, true, Input::Embedding),
        ] {
            for reduction in [Reduction::Sum, Reduction::Mean] {
                compare(Settings {
                    cell,
                    reset,
                    hidden,
                    time_steps,
                    bias,
                    input,
                    reduction,
                    ..Settings::default()
                });
            }
        }
    }
}

#[test]
fn truncated_gradients_agree() {
    for (cell, reset) in CELLS {
        for (k1, k2) in [(0, 3), (3, 3), (2, 5), (1, 4), (3, 0), (4, 7)] {
            compare(Settings {
                cell,
                reset,
                k1,
                k2,
                time_steps: 10,
                ..Settings::default()
            });
        }
    }
}
