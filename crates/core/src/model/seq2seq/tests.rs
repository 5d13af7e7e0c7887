//! Every form of the model: gradients against central differences, laws of masks and of decoding.

use super::{Form, Seq2Seq};
use crate::decode::{self, Decoder as _, Forced, greedy_many};
use crate::params::{Layout, Params};
use crate::real::Real;
use crate::rng::{Purpose, Stream};
use crate::settings::{Attention, Cell, Combine, Query, Reduction, Reset, Settings};
use crate::task::{END, Example, Inputs, Target};
use std::sync::Arc;

const SOURCES: usize = 6;
const TARGETS: usize = 5;

pub(crate) fn form(change: impl FnOnce(&mut Settings)) -> Form {
    let mut settings = Settings {
        cell: Cell::Gru,
        hidden: 5,
        embedding: 3,
        attention_width: 6,
        forget_bias: 1.0,
        ..Settings::default()
    };
    change(&mut settings);
    Form::of(&settings, SOURCES, TARGETS)
}

/// All that can be told apart, each with what is apart from the usual.
pub(crate) fn forms() -> Vec<(String, Form)> {
    let mut forms = Vec::new();
    let cells = [
        (Cell::Rnn, Reset::After),
        (Cell::Lstm, Reset::After),
        (Cell::Gru, Reset::After),
        (Cell::Gru, Reset::Before),
    ];
    let attentions = [
        Attention::None,
        Attention::Dot,
        Attention::ScaledDot,
        Attention::General,
        Attention::Additive,
    ];
    for (cell, reset) in cells {
        for attention in attentions {
            for query in [Query::Previous, Query::Current] {
                for bidirectional in [false, true] {
                    let made = form(|s| {
                        (s.cell, s.reset) = (cell, reset);
                        (s.attention, s.query) = (attention, query);
                        s.bidirectional = bidirectional;
                        s.source_reversed = bidirectional == (query == Query::Current);
                        if matches!(attention, Attention::Dot | Attention::ScaledDot) {
                            s.combine = Combine::Sum;
                        }
                    });
                    let name =
                        format!("{cell:?} {reset:?} {attention:?} {query:?} {bidirectional}");
                    forms.push((name, made));
                }
            }
        }
    }
    for layers in [2, 3] {
        for attention in [Attention::None, Attention::Additive, Attention::General] {
            for query in [Query::Previous, Query::Current] {
                for cell in [Cell::Lstm, Cell::Gru] {
                    let made = form(|s| {
                        (s.layers, s.attention, s.cell) = (layers, attention, cell);
                        (s.query, s.reduction) = (query, Reduction::Mean);
                        s.bidirectional = layers == 2;
                        s.combine = Combine::Product;
                        s.bias = cell == Cell::Lstm;
                    });
                    let name = format!("{layers} layers {attention:?} {query:?} {cell:?}");
                    forms.push((name, made));
                }
            }
        }
    }
    forms
}

fn sequence(stream: &mut Stream, length: usize, below: usize) -> Vec<usize> {
    (0..length).map(|_| stream.below(below)).collect()
}

/// Sequences of different lengths; more rows than symbols, so that tables are projected.
pub(crate) fn examples(lengths: &[(usize, usize)]) -> Vec<Example> {
    let mut stream = Stream::new(5, Purpose::HeldOut, 0);
    let one = |&(source, target): &(usize, usize)| {
        let mut symbols: Vec<usize> = sequence(&mut stream, target - 1, TARGETS - 2)
            .iter()
            .map(|&symbol| symbol + 2)
            .collect();
        symbols.push(END);
        Example {
            input: Inputs::Symbols(sequence(&mut stream, source, SOURCES)),
            target: Target::Symbols(symbols),
            gold: Vec::new(),
        }
    };
    lengths.iter().map(one).collect()
}

pub(crate) const RAGGED: [(usize, usize); 3] = [(4, 3), (1, 5), (6, 2)];

pub(crate) fn made(form: &Form) -> (Seq2Seq, Params) {
    let layout = Arc::new(Layout::of(Seq2Seq::specs(form)));
    let model = Seq2Seq::new(form, &layout);
    (model, Params::drawn(layout, 3))
}

/// The greatest difference between the gradient and central differences, over the greatest of
/// the gradient; of every parameter that has one, at some of its elements.
fn worst(model: &mut Seq2Seq, params: &Params, h: f64) -> f64 {
    let mut gradient = params.zeros_like();
    let loss = model.add_gradient(params, &mut gradient);
    assert!((model.loss(params) - loss).abs() <= 1e-6 * loss);
    let greatest = gradient
        .data()
        .iter()
        .fold(0.0, |m: f64, &g| m.max(f64::from(g).abs()));
    let mut worst: f64 = 0.0;
    let mut other = params.clone();
    for entry in params.layout().entries() {
        let (name, own) = (entry.name.as_str(), gradient.torch(&entry.name));
        let stride = (own.len() / 7).max(1);
        for i in (0..own.len()).step_by(stride) {
            let (row, column) = (i / entry.columns(), i % entry.columns());
            let mut at = |offset: f64| {
                let element = other.element(name, row, column).expect("an element");
                let before = *element;
                *element += offset as Real;
                let loss = model.loss(&other);
                *other.element(name, row, column).expect("an element") = before;
                loss
            };
            let slope = (at(h) - at(-h)) / (2.0 * h);
            worst = worst.max((slope - f64::from(own[i])).abs() / greatest);
        }
    }
    worst
}

#[test]
fn gradients_are_those_of_central_differences() {
    let (h, limit) = if cfg!(feature = "double") {
        (1e-5, 1e-6)
    } else {
        (1e-2, 5e-3)
    };
    let mut all: f64 = 0.0;
    for (name, form) in forms() {
        let (mut model, params) = made(&form);
        model.load(&examples(&RAGGED));
        let worst = worst(&mut model, &params, h);
        assert!(worst < limit, "{name}: {worst:e}");
        all = all.max(worst);
    }
    println!("worst of {} forms: {all:.1e}", forms().len());
}

#[test]
fn every_parameter_gets_a_gradient() {
    for (name, form) in forms() {
        let (mut model, params) = made(&form);
        model.load(&examples(&RAGGED));
        let mut gradient = params.zeros_like();
        model.add_gradient(&params, &mut gradient);
        for entry in params.layout().entries() {
            let some = gradient.torch(&entry.name).iter().any(|&g| g != 0.0);
            assert!(some, "{name}: {}", entry.name);
        }
        // The padding gets none: what is in the buffer beyond the parameters stays zero.
        let inside: f64 = params
            .layout()
            .entries()
            .iter()
            .flat_map(|entry| gradient.torch(&entry.name))
            .map(|g| f64::from(g) * f64::from(g))
            .sum();
        let whole = gradient.norm();
        assert!((inside.sqrt() - whole).abs() <= 1e-9 * whole, "{name}");
    }
}

#[test]
fn a_ragged_batch_is_its_examples_one_by_one() {
    for (name, form) in forms() {
        let (mut model, params) = made(&form);
        let batch = examples(&RAGGED);
        model.load(&batch);
        let (mut together, mut apart) = (params.zeros_like(), params.zeros_like());
        let loss = model.add_gradient(&params, &mut together);
        let mut sum = 0.0;
        for example in &batch {
            model.load(std::slice::from_ref(example));
            let mut one = params.zeros_like();
            let weight = match form.reduction {
                Reduction::Sum => 1.0 / batch.len() as f64,
                Reduction::Mean => {
                    let all: usize = batch.iter().map(|e| e.target.symbols().len()).sum();
                    example.target.symbols().len() as f64 / all as f64
                }
            };
            sum += weight * model.add_gradient(&params, &mut one);
            let parts = apart.data_mut().iter_mut().zip(one.data());
            parts.for_each(|(sum, &one)| *sum += weight as Real * one);
        }
        assert!((loss - sum).abs() < 1e-5 * loss, "{name}: {loss} {sum}");
        let differences = together.data().iter().zip(apart.data());
        let most = differences.fold(0.0, |m: Real, (a, b)| m.max((a - b).abs()));
        assert!(f64::from(most) < 1e-5 * together.norm(), "{name}: {most:e}");
    }
}

#[test]
fn writing_step_by_step_gives_the_losses_of_training() {
    for (name, form) in forms() {
        let (mut model, params) = made(&form);
        for example in examples(&RAGGED) {
            model.load(std::slice::from_ref(&example));
            let mut want = model.loss(&params);
            let symbols = example.target.symbols();
            if form.reduction == Reduction::Mean {
                want *= symbols.len() as f64;
            }
            let looked = model.looked(0, 0);
            let input = &example.input;
            let written = decode::prescribed(&mut model, &params, input, &Forced::none(), symbols);
            let got = -written.log_probability();
            assert!((got - want).abs() < 1e-5 * want, "{name}: {got} {want}");
            assert_eq!(written.symbols(), symbols);
            for step in &written.steps {
                let sum: Real = step.weights.iter().sum();
                if form.attends() {
                    assert_eq!(step.weights.len(), input.steps());
                    assert!((sum - 1.0).abs() < 1e-5);
                }
            }
            for (a, b) in looked.iter().flatten().zip(&written.steps[0].weights) {
                assert!((a - b).abs() < 1e-5);
            }
        }
    }
}

#[test]
fn many_written_side_by_side_are_those_written_alone_and_the_score_knows_it() {
    for (name, form) in forms() {
        let (mut model, params) = made(&form);
        let batch = examples(&[(3, 2), (5, 2), (2, 2), (4, 2), (3, 1), (1, 1)]);
        let inputs: Vec<&Inputs> = batch.iter().map(|example| &example.input).collect();
        let together = greedy_many(&mut model, &params, &inputs, 2);
        let mut right = 0;
        for (example, many) in batch.iter().zip(&together) {
            let input = &example.input;
            let alone = decode::greedy(&mut model, &params, input, &Forced::none(), 2);
            assert_eq!(&alone.symbols(), many, "{name}");
            right += usize::from(many == example.target.symbols());
        }
        let score = model.score(&params, &batch);
        assert_eq!((score.right, score.of), (right, batch.len()), "{name}");
        assert_eq!(score.symbols_of, 10);
    }
}

#[test]
fn looking_at_one_position_is_its_state_as_context() {
    let form = form(|s| s.bidirectional = true);
    let (mut model, params) = made(&form);
    let input = Inputs::Symbols(vec![1, 2, 3, 4]);
    let plain = decode::greedy(&mut model, &params, &input, &Forced::none(), 3);
    let own = Forced::from_iter([(1, plain.steps[1].weights.clone())]);
    let same = decode::greedy(&mut model, &params, &input, &own, 3);
    assert_eq!(plain.symbols(), same.symbols());
    // Not made to sum to 1, and partly no weights at all.
    let other = Forced::from_iter([(1, vec![0.0, Real::NAN, 4.0, -3.0, 5.0])]);
    let forced = decode::greedy(&mut model, &params, &input, &other, 3);
    assert_eq!(forced.steps[1].weights, [0.0, 0.0, 1.0, 0.0]);
    assert_eq!(forced.steps[0], plain.steps[0]);
    assert_ne!(
        forced.steps[1].log_probabilities,
        plain.steps[1].log_probabilities
    );
}

#[test]
fn a_reversed_source_is_looked_at_in_its_own_order() {
    let straight = form(|s| s.bidirectional = false);
    let reversed = form(|s| s.source_reversed = true);
    let (mut one, params) = made(&straight);
    let (mut two, _) = made(&reversed);
    let ids = vec![1, 2, 3, 4, 5];
    let mirrored = ids.iter().rev().copied().collect();
    let a = decode::greedy(&mut one, &params, &Inputs::Symbols(ids), &Forced::none(), 3);
    let b = decode::greedy(
        &mut two,
        &params,
        &Inputs::Symbols(mirrored),
        &Forced::none(),
        3,
    );
    assert_eq!(a.symbols(), b.symbols());
    for (a, b) in a.steps.iter().zip(&b.steps) {
        assert_eq!(a.log_probabilities, b.log_probabilities);
        assert!(a.weights.iter().eq(b.weights.iter().rev()));
    }
}

#[test]
fn a_dot_product_of_unequal_widths_is_refused() {
    let of = |attention, combine| {
        form(|s| {
            (s.attention, s.combine, s.bidirectional) = (attention, combine, true);
        })
        .check()
    };
    let error = of(Attention::Dot, Combine::Concat).expect_err("unequal widths");
    assert_eq!(
        (error.code, error.path.as_str()),
        ("unequal-widths", "attention")
    );
    assert!(of(Attention::ScaledDot, Combine::Concat).is_err());
    assert!(of(Attention::Dot, Combine::Sum).is_ok());
    assert!(of(Attention::General, Combine::Concat).is_ok());
}

#[test]
fn nothing_strange_panics() {
    for (_, form) in forms().into_iter().step_by(3) {
        let (mut model, params) = made(&form);
        let mut gradient = params.zeros_like();
        let example = |input, target| Example {
            input,
            target,
            gold: vec![vec![9]; 4],
        };
        let vectors = Inputs::Vectors {
            width: 2,
            data: vec![0.5; 4],
        };
        let cases = [
            example(Inputs::Symbols(vec![]), Target::Symbols(vec![2, END])),
            example(Inputs::Symbols(vec![99]), Target::Symbols(vec![99, END])),
            example(vectors, Target::Class(1)),
            example(Inputs::Symbols(vec![1]), Target::Symbols(vec![])),
        ];
        for cases in [&cases[..], &cases[..1], &cases[2..3], &[]] {
            model.load(cases);
            assert!(model.add_gradient(&params, &mut gradient).is_finite());
            model.score(&params, cases);
            let inputs: Vec<&Inputs> = cases.iter().map(|c| &c.input).collect();
            greedy_many(&mut model, &params, &inputs, 3);
        }
        model.start(&params, &[]);
        assert!(model.step(&params, &[0], &[0]).is_empty());
        model.start(&params, &[&cases[0].input]);
        model.force(7, &[1.0]);
        model.step(&params, &[5, 0], &[77, 1]);
        assert!(model.weights(9).len() <= 1);
    }
}
