//! Gradients against central differences (in 64 bits) and against the traced path.

use super::*;
use crate::rng::{Purpose, Stream};
use crate::settings::{Cell, Input, Reset, Settings};
use crate::trace;

const CELLS: [(Cell, Reset); 4] = [
    (Cell::Rnn, Reset::After),
    (Cell::Lstm, Reset::After),
    (Cell::Gru, Reset::After),
    (Cell::Gru, Reset::Before),
];

/// Settings over a text of `symbols` different words.
fn settings((cell, reset): (Cell, Reset), symbols: usize) -> Settings {
    let words: Vec<String> = (0..symbols).map(|i| format!("w{i}")).collect();
    Settings {
        cell,
        reset,
        hidden: 3,
        embedding: 5,
        text: words.join(" "),
        forget_bias: 0.5,
        ..Settings::default()
    }
}

/// A network unrolled over the text: sequence b reads it from place b (T+1) on, so that no two
/// inputs are the same symbol. It starts from states that are not zero.
fn unrolled(checked: &Checked, params: &Params, steps: usize, batch: usize) -> Unrolled {
    let mut net = Unrolled::new(checked, params, steps, batch);
    for b in 0..batch {
        net.load(b, steps, |t| b * (steps + 1) + t);
    }
    let mut stream = Stream::new(5, Purpose::Sample, 0);
    let (width, hidden) = (net.tape.width(), checked.hidden());
    for b in 0..batch {
        for unit in 0..hidden {
            net.tape.h[b * width + unit] = stream.uniform(0.9) as Real;
            if !net.tape.c.is_empty() {
                net.tape.c[b * width + unit] = stream.uniform(1.5) as Real;
            }
        }
    }
    net
}

#[cfg(feature = "double")]
mod differences {
    use super::*;

    const H: f64 = 1e-5;

    /// The loss of a chunk as a function of the parameters, the constant state kept as it is.
    fn loss(base: &Unrolled, params: &Params, chunk: Chunk) -> f64 {
        let mut net = base.clone();
        net.forward(params, chunk.constant, chunk.end);
        net.losses(params, chunk)
    }

    fn slope(mut at: impl FnMut(f64) -> f64) -> f64 {
        (at(H) - at(-H)) / (2.0 * H)
    }

    fn close(name: &str, got: &[f64], want: &[f64]) {
        let greatest = want.iter().fold(1e-3, |most: f64, x| most.max(x.abs()));
        for (i, (got, want)) in got.iter().zip(want).enumerate() {
            let error = (got - want).abs() / greatest;
            assert!(error <= 1e-6, "{name}[{i}]: {got} against {want}");
        }
    }

    fn check(settings: Settings, steps: usize, batch: usize, (k1, k2): (usize, usize)) {
        let checked = settings.check().expect("good settings");
        let params = Params::initial(&checked);
        for chunk in chunks(steps, k1, k2) {
            let mut base = unrolled(&checked, &params, steps, batch);
            base.forward(&params, 0, chunk.end);
            let mut gradient = params.zeros_like();
            let mut net = base.clone();
            net.add_gradient(&params, &mut gradient, chunk);
            for entry in params.layout().entries() {
                let slope_of = |i: usize| {
                    slope(|change| {
                        let mut moved = params.clone();
                        let columns = entry.columns();
                        *moved
                            .element(&entry.name, i / columns, i % columns)
                            .expect("inside") += change;
                        loss(&base, &moved, chunk)
                    })
                };
                let want: Vec<f64> = (0..entry.count()).map(slope_of).collect();
                close(&entry.name, &gradient.torch(&entry.name), &want);
            }
            if chunk.constant == 0 {
                initial_states(&checked, &params, &base, &net, chunk);
            }
        }
    }

    fn initial_states(
        checked: &Checked,
        params: &Params,
        base: &Unrolled,
        net: &Unrolled,
        chunk: Chunk,
    ) {
        let (width, hidden) = (net.tape.width(), checked.hidden());
        let units = (0..net.batch).flat_map(|b| (0..hidden).map(move |unit| b * width + unit));
        let wants = |state: fn(&mut Unrolled) -> &mut Vec<Real>| -> Vec<f64> {
            let slope_of = |i: usize| {
                slope(|change| {
                    let mut moved = base.clone();
                    state(&mut moved)[i] += change;
                    loss(&moved, params, chunk)
                })
            };
            units.clone().map(slope_of).collect()
        };
        let pick = |from: &[Real]| -> Vec<f64> { units.clone().map(|i| from[i]).collect() };
        close("h0", &pick(&net.tape.dh), &wants(|net| &mut net.tape.h));
        if checked.settings().cell == Cell::Lstm {
            close("c0", &pick(&net.tape.dc), &wants(|net| &mut net.tape.c));
        }
    }

    #[test]
    fn every_parameter_input_and_initial_state() {
        for cell in CELLS {
            for (steps, batch) in [(1, 1), (1, 3), (7, 1), (7, 3)] {
                for bias in [true, false] {
                    for input in [Input::Embedding, Input::OneHot] {
                        let base = settings(cell, batch * (steps + 1) + 1);
                        check(
                            Settings {
                                bias,
                                input,
                                ..base
                            },
                            steps,
                            batch,
                            (0, 0),
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn the_mean_over_time() {
        for cell in CELLS {
            let base = settings(cell, 20);
            check(
                Settings {
                    reduction: Reduction::Mean,
                    ..base
                },
                7,
                2,
                (0, 0),
            );
        }
    }

    #[test]
    fn truncated_with_the_state_before_as_a_constant() {
        for cell in CELLS {
            for k in [(2, 2), (2, 3), (3, 5), (0, 4), (3, 0), (1, 1)] {
                let input = Input::Embedding;
                check(
                    Settings {
                        input,
                        ..settings(cell, 20)
                    },
                    7,
                    2,
                    k,
                );
            }
        }
    }

    #[test]
    fn a_wrong_gradient_would_be_seen() {
        let want = [1.0, 2.0];
        let found = std::panic::catch_unwind(|| close("w", &[1.0, 2.000_01], &want));
        assert!(found.is_err());
    }
}

/// The traced gradient of the watched sequence.
fn traced(checked: &Checked, params: &Params) -> trace::Trace {
    trace::compute(checked, params, 0, trace::WHOLE, |gradient| {
        (gradient.clone(), 1.0)
    })
}

/// The fast gradient of the watched sequence, from a zero state.
fn fast(checked: &Checked, params: &Params, gradient: &mut Params) -> f64 {
    let sequence = checked.sequence();
    let mut net = Unrolled::new(checked, params, sequence.steps(), 1);
    net.load(0, sequence.steps(), |t| sequence.ids[t]);
    let settings = checked.settings();
    chunks(sequence.steps(), settings.k1, settings.k2)
        .into_iter()
        .map(|chunk| net.add_gradient(params, gradient, chunk))
        .sum()
}

#[test]
fn the_fast_path_is_the_traced_path() {
    let truncations = [(0, 0), (2, 4), (3, 3), (0, 2)];
    for cell in CELLS {
        for (hidden, input) in [
            (3, Input::OneHot),
            (16, Input::Embedding),
            (5, Input::Embedding),
        ] {
            for (bias, (k1, k2)) in [true, false]
                .into_iter()
                .zip(truncations.chunks(2))
                .flat_map(|(bias, some)| some.iter().map(move |&k| (bias, k)))
            {
                let base = settings(cell, 12);
                let some = Settings {
                    hidden,
                    input,
                    bias,
                    k1,
                    k2,
                    time_steps: 8,
                    ..base
                };
                let checked = some.check().expect("good settings");
                let params = Params::initial(&checked);
                let mut gradient = params.zeros_like();
                let loss = fast(&checked, &params, &mut gradient);
                let trace = traced(&checked, &params);
                assert!(
                    (loss - trace.index.scalars.loss).abs() < 1e-6 * loss,
                    "{cell:?} {loss}"
                );
                for entry in params.layout().entries() {
                    let name = format!("grad.{}", entry.name);
                    let want = trace.values(&name).expect("a gradient for every parameter");
                    let most = want.iter().fold(1e-3, |most: Real, x| most.max(x.abs()));
                    for (got, want) in gradient.torch(&entry.name).iter().zip(want) {
                        let error = (got - want).abs() / most;
                        assert!(error < 2e-6, "{cell:?} {name} {k1} {k2}: {got} {want}");
                    }
                }
            }
        }
    }
}

#[test]
fn updates_come_every_k1_steps_and_reach_back_k2() {
    let cut = |steps, k1, k2| -> Vec<(usize, usize, usize)> {
        let all = chunks(steps, k1, k2).into_iter();
        all.map(|chunk| (chunk.first, chunk.end, chunk.constant))
            .collect()
    };
    assert_eq!(cut(7, 0, 0), [(0, 7, 0)]);
    assert_eq!(cut(7, 0, 3), [(0, 7, 4)]);
    assert_eq!(cut(7, 3, 4), [(0, 3, 0), (3, 6, 2), (6, 7, 3)]);
    assert_eq!(cut(2, 5, 5), [(0, 2, 0)]);
}

#[test]
fn the_padding_has_no_gradient_and_sequences_side_by_side_add_up() {
    for cell in CELLS {
        let checked = Settings {
            input: Input::Embedding,
            ..settings(cell, 20)
        }
        .check()
        .expect("good settings");
        let params = Params::initial(&checked);
        let chunk = chunks(5, 0, 0)[0];
        let mut all = params.zeros_like();
        unrolled(&checked, &params, 5, 3).add_gradient(&params, &mut all, chunk);
        let mut rest = all.clone();
        for entry in params.layout().entries() {
            rest.set_torch(&entry.name, &vec![0.0; entry.count()])
                .expect("its own shape");
        }
        assert!(rest.data().iter().all(|&x| x == 0.0), "{cell:?}");
        let whole = unrolled(&checked, &params, 5, 3);
        let mut sum = params.zeros_like();
        for b in 0..3 {
            let mut one = unrolled(&checked, &params, 5, 1);
            one.load(0, 5, |t| b * 6 + t);
            let width = one.tape.width();
            one.tape.h[..width].copy_from_slice(&whole.tape.h[b * width..(b + 1) * width]);
            if checked.settings().cell == Cell::Lstm {
                one.tape.c[..width].copy_from_slice(&whole.tape.c[b * width..(b + 1) * width]);
            }
            one.add_gradient(&params, &mut sum, chunk);
        }
        for (all, sum) in all.data().iter().zip(sum.data()) {
            assert!((all - sum / 3.0).abs() < 1e-6, "{cell:?}: {all} {sum}");
        }
    }
}
