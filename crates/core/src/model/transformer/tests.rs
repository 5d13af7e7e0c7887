use super::*;
use crate::decode::Decoder;
use crate::rng::{Purpose, Stream};
use crate::settings::{Norm as Kind, Positions};
use crate::task::{Example, Inputs, Target};
use std::sync::Arc;

fn plan() -> Plan {
    Plan {
        form: Form::EncoderDecoder,
        source: 7,
        target: 6,
        width: 6,
        heads: 2,
        inner: 5,
        layers: 2,
        norm: Kind::Layer,
        norm_first: false,
        positions: Positions::Sinusoidal,
        places: 4,
        window: 0,
        mean: false,
    }
}

/// A model, its parameters (norms and biases shaken, so that nothing is 0 or 1) and a ragged batch.
pub(crate) fn made(plan: &Plan) -> (Transformer, Params) {
    let layout = Arc::new(Layout::of(plan.specs()));
    let mut model = Transformer::new(plan, &layout);
    let mut params = Params::drawn(layout.clone(), 3);
    let mut stream = Stream::new(5, Purpose::Sample, 0);
    for entry in layout.entries() {
        if entry.shape.len() == 1 {
            let values = params.torch(&entry.name);
            let values: Vec<Real> = values
                .iter()
                .map(|&x| x + stream.uniform(0.3) as Real)
                .collect();
            params
                .set_torch(&entry.name, &values)
                .expect("its own shape");
        }
    }
    for (source, target) in [
        (&[1, 2, 3, 6][..], &[2, 3, 1][..]),
        (&[4, 5], &[5, 4, 2, 3, 1]),
        (&[2, 2, 1, 5, 3], &[1]),
    ] {
        let inputs = core::iter::once(0)
            .chain(target.iter().copied())
            .take(target.len());
        let skipped = |i: usize, t: usize| (i != 1).then_some(t);
        let targets = target.iter().enumerate().map(|(i, &t)| skipped(i, t));
        model.push(source, inputs, targets);
    }
    model.ready();
    (model, params)
}

/// An example of so many symbols read and written; where one stack tags, one step counts no loss.
pub(crate) fn example(plan: &Plan, read: usize, written: usize) -> Example {
    let mut stream = Stream::new(9, Purpose::Sample, (read * 100 + written) as u64);
    let input: Vec<usize> = (0..read).map(|_| stream.below(plan.source)).collect();
    let target = if plan.form == Form::EncoderDecoder {
        let symbols = (0..written).map(|at| {
            if at + 1 == written {
                1
            } else {
                stream.below(plan.target)
            }
        });
        Target::Symbols(symbols.collect())
    } else {
        Target::Each(
            (0..read)
                .map(|at| (at != 1).then(|| stream.below(plan.target)))
                .collect(),
        )
    };
    Example {
        input: Inputs::Symbols(input),
        target,
        gold: Vec::new(),
    }
}

/// Every kind of transformer.
pub(crate) fn plans() -> Vec<Plan> {
    let mut plans = Vec::new();
    for form in [Form::EncoderDecoder, Form::Decoder, Form::Encoder] {
        for norm in [Kind::Layer, Kind::Batch] {
            for norm_first in [false, true] {
                for positions in [Positions::None, Positions::Sinusoidal, Positions::Learnt] {
                    for window in [0, 1] {
                        plans.push(Plan {
                            form,
                            norm,
                            norm_first,
                            positions,
                            window,
                            mean: window == 1,
                            ..plan()
                        });
                    }
                }
            }
        }
    }
    plans
}

#[test]
#[cfg(feature = "double")]
fn every_gradient_is_the_central_difference() {
    let mut worst = 0.0_f64;
    for plan in plans() {
        let (mut model, mut params) = made(&plan);
        let mut gradient = params.zeros_like();
        let loss = model.add_gradient(&params, &mut gradient);
        assert!((model.loss(&params) - loss).abs() < 1e-12);
        let layout = params.layout().clone();
        for entry in layout.entries() {
            let got = gradient.torch(&entry.name);
            let greatest = got.iter().fold(0.0_f64, |a, b| a.max(b.abs()));
            let columns = entry.columns();
            // The greatest of the whole model where a parameter has no influence of its own.
            let scale = greatest.max(1e-3);
            for (i, &got) in got.iter().enumerate() {
                let mut at = |h: f64| {
                    let place = params.element(&entry.name, i / columns, i % columns);
                    let place = place.expect("the element");
                    let kept = *place;
                    *place += h;
                    let loss = model.loss(&params);
                    *params
                        .element(&entry.name, i / columns, i % columns)
                        .expect("it") = kept;
                    loss
                };
                let want = (at(1e-5) - at(-1e-5)) / 2e-5;
                let error = (got - want).abs() / scale;
                worst = worst.max(error);
                assert!(error < 1e-6, "{} {i}: {got} {want} {plan:?}", entry.name);
            }
        }
    }
    println!("worst relative error of all gradients: {worst:.1e}");
}

#[test]
fn a_second_gradient_on_the_same_buffers_has_the_same_bits() {
    for plan in plans() {
        let (mut model, params) = made(&plan);
        let (mut first, mut second) = (params.zeros_like(), params.zeros_like());
        let loss = model.add_gradient(&params, &mut first);
        assert!(loss.is_finite() && loss > 0.0);
        assert_eq!(model.add_gradient(&params, &mut second), loss);
        assert_eq!(first, second);
        assert_eq!(model.loss(&params), loss);
        assert!(params.zeros_like().norm() == 0.0 && first.norm() > 0.0);
    }
}

/// The probabilities after each row of the batch.
fn said(model: &mut Transformer, params: &Params) -> Vec<Vec<Vec<Real>>> {
    model.predict(params)
}

#[test]
fn without_positions_a_permutation_of_the_inputs_permutes_the_outputs() {
    let plan = Plan {
        form: Form::Encoder,
        positions: Positions::None,
        ..plan()
    };
    let (mut model, params) = made(&plan);
    let (symbols, order) = ([1, 5, 2, 6, 3], [3, 0, 4, 1, 2]);
    model.clear();
    model.push(&[], symbols, []);
    model.push(&[], order.map(|at| symbols[at]), []);
    model.ready();
    let said = said(&mut model, &params);
    for (row, &at) in said[1].iter().zip(&order) {
        for (a, b) in row.iter().zip(&said[0][at]) {
            assert!((a - b).abs() < 1e-5);
        }
    }
}

#[test]
fn nothing_leaks_from_the_future_to_the_last_bit() {
    for positions in [Positions::None, Positions::Sinusoidal, Positions::Learnt] {
        for window in [0, 2] {
            let plan = Plan {
                form: Form::Decoder,
                positions,
                window,
                ..plan()
            };
            let (mut model, params) = made(&plan);
            let (symbols, other) = ([1, 5, 2, 6, 3, 4, 1], [1, 5, 2, 6, 0, 2, 6]);
            model.clear();
            model.push(&[], symbols, []);
            model.push(&[], other, []);
            // Shorter sequences, too: that a future exists at all must not be seen.
            model.push(&[], symbols[..4].iter().copied(), []);
            model.ready();
            let said = said(&mut model, &params);
            assert_eq!(said[0][..4], said[1][..4]);
            assert_eq!(said[0][..4], said[2]);
            assert_ne!(said[0][4], said[1][4]);
        }
    }
}

#[test]
fn a_window_limits_what_is_seen() {
    let plan = Plan {
        form: Form::Encoder,
        window: 1,
        layers: 1,
        ..plan()
    };
    let (mut model, params) = made(&plan);
    model.clear();
    model.push(&[], [1, 2, 3, 4, 5], []);
    model.push(&[], [1, 2, 3, 6, 5], []);
    model.ready();
    let said = said(&mut model, &params);
    assert_eq!(said[0][..2], said[1][..2]);
    assert!((2..5).all(|t| said[0][t] != said[1][t]));
}

#[test]
fn writing_step_by_step_gives_the_bits_of_the_whole() {
    let (mut model, params) = made(&plan());
    let sources = [vec![3, 1, 4, 1, 5], vec![2, 6]];
    let written = [0, 2, 4, 3, 5, 1];
    model.clear();
    for source in &sources {
        model.push(source, written, []);
    }
    model.ready();
    let whole = said(&mut model, &params);
    let inputs = sources.map(Inputs::Symbols);
    model.start(&params, &[&inputs[0], &inputs[1]]);
    for (step, &symbol) in written.iter().enumerate() {
        // The rows change places at every step.
        let order = if step % 2 == 0 { [0, 1] } else { [1, 0] };
        let parents = if step == 0 { [0, 1] } else { [1, 0] };
        let got = model.step(&params, &parents, &[symbol; 2]).to_vec();
        for (row, &source) in got.chunks(6).zip(&order) {
            let want: Vec<Real> = whole[source][step]
                .iter()
                .map(|&p| crate::real::ln(p))
                .collect();
            assert_eq!(row, want);
        }
        let weights = model.weights(order[1]);
        assert_eq!(weights.len(), 2);
        assert!((weights.iter().sum::<Real>() - 1.0).abs() < 1e-6);
    }
}

#[test]
fn a_stack_alone_goes_on_from_its_input() {
    let plan = Plan {
        form: Form::Decoder,
        target: 7,
        ..plan()
    };
    let (mut model, params) = made(&plan);
    model.clear();
    model.push(&[], [3, 1, 4, 2], []);
    model.ready();
    let whole = said(&mut model, &params);
    model.start(&params, &[&Inputs::Symbols(vec![3, 1, 4])]);
    let last = |row: &[Real]| row.iter().map(|&p| crate::real::ln(p)).collect::<Vec<_>>();
    assert_eq!(model.step(&params, &[0], &[0]), last(&whole[0][2]));
    assert_eq!(model.step(&params, &[0], &[2]), last(&whole[0][3]));
}

#[test]
fn any_input_is_taken() {
    for plan in plans() {
        let (mut model, params) = made(&plan);
        let mut gradient = params.zeros_like();
        model.clear();
        model.ready();
        assert_eq!(model.add_gradient(&params, &mut gradient), 0.0);
        model.push(&[], [], [Some(3)]);
        model.push(&[99, 2], [77, 3, 1], [Some(99), Some(1), None, Some(2)]);
        model.push(&[], [2], [Some(1)]);
        model.ready();
        assert!(model.add_gradient(&params, &mut gradient).is_finite());
        assert!(gradient.norm().is_finite());
        model.start(&params, &[&Inputs::Symbols(Vec::new())]);
        assert_eq!(
            model.step(&params, &[7, 0], &[500, 1]).len(),
            2 * plan.target
        );
    }
    let none = Plan {
        source: 0,
        target: 0,
        layers: 0,
        ..plan()
    };
    let layout = Layout::of(none.specs());
    let mut model = Transformer::new(&none, &layout);
    let params = Params::drawn(Arc::new(layout), 1);
    model.push(&[1], [1], [Some(1)]);
    model.ready();
    assert_eq!(model.loss(&params), 0.0);
}
