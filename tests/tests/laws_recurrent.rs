//! What must hold for recurrent layers and the models above them, whatever their weights.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use seqscope_core::layer::recurrent::{Gates, Shape, Source};
use seqscope_core::layer::stack::{Combine, Stack, StackShape};
use seqscope_core::model::captioner::{self, Captioner};
use seqscope_core::model::classifier::{self, Classifier};
use seqscope_core::model::recurrent::{Data, Form};
use seqscope_core::model::tagger::{self, Tagger};
use seqscope_core::params::{Layout, Params};
use seqscope_core::real::Real;
use seqscope_core::rng::{Purpose, Stream};
use seqscope_core::settings::Settings;
use seqscope_core::task::{END, Example, Inputs, Target};
use seqscope_kernel::cell::Equations;
use seqscope_tests::golden::{pad, unpad, wide};
use seqscope_tests::{deviation, limit};
use serde_json::{Value, json};
use std::sync::Arc;

const SYMBOLS: usize = 5;
const CLASSES: usize = 4;

fn cells() -> impl Strategy<Value = (&'static str, &'static str)> {
    prop::sample::select(vec![
        ("rnn", "after"),
        ("lstm", "after"),
        ("gru", "after"),
        ("gru", "before"),
    ])
}

/// Lengths of the sequences of a batch.
fn lengths() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(1..7_usize, 1..5)
}

fn form(cell: (&str, &str), changes: Value, data: Data) -> Form {
    let mut settings = json!({"cell": cell.0, "reset": cell.1, "hidden": 5, "embedding": 3,
        "input": "embedding"});
    let all = settings.as_object_mut().expect("an object");
    all.extend(changes.as_object().expect("an object").clone());
    let read = Settings::from_json(&settings);
    Form::of(&read.expect("right settings"), data)
}

fn data(width: usize) -> Data {
    Data {
        symbols: if width == 0 { SYMBOLS } else { 0 },
        width,
        classes: CLASSES,
    }
}

fn drawn(stream: &mut Stream, count: usize, below: usize) -> Vec<usize> {
    (0..count).map(|_| stream.below(below)).collect()
}

fn numbers(stream: &mut Stream, count: usize) -> Vec<Real> {
    (0..count).map(|_| stream.normal() as Real).collect()
}

/// A model's loss and gradient on some examples.
type Told = (f64, Params);

/// The mean over examples alone is the batch: with the lecture's sum over time, every example
/// counts as much as every other.
fn batch_is_the_mean(
    examples: &[Example],
    mut told: impl FnMut(&[Example]) -> Told,
) -> Result<(), TestCaseError> {
    let (loss, gradient) = told(examples);
    let mut mean_loss = 0.0;
    let mut mean = vec![0.0; gradient.data().len()];
    let share = 1.0 / examples.len() as f64;
    for example in examples {
        let (loss, gradient) = told(std::slice::from_ref(example));
        mean_loss += loss * share;
        for (sum, &x) in mean.iter_mut().zip(gradient.data()) {
            *sum += f64::from(x) * share;
        }
    }
    let most = limit(1e-6, 1e-13);
    prop_assert!((loss - mean_loss).abs() <= most * mean_loss.abs().max(1.0));
    let apart = deviation(&wide(gradient.data()), &mean);
    prop_assert!(apart <= most * 3.0, "{apart:e}");
    Ok(())
}

/// What is put out for a sequence is the same alone and beside longer and shorter ones.
fn same(batch: &[Vec<Real>], alone: &[Vec<Real>]) -> Result<(), TestCaseError> {
    prop_assert_eq!(batch.len(), alone.len());
    for (batch, alone) in batch.iter().zip(alone) {
        let apart = deviation(&wide(batch), &wide(alone));
        prop_assert!(apart <= limit(1e-6, 1e-14), "{apart:e}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None,
        rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn padding_changes_no_classification(cell in cells(), lengths in lengths(), seed in 0..999_u32,
            both in any::<bool>(), layers in 1..3_usize) {
        let form = form(cell, json!({"bidirectional": both, "layers": layers}), data(0));
        let layout = Arc::new(Layout::of(classifier::specs(&form)));
        let params = Params::drawn(layout.clone(), seed);
        let mut stream = Stream::new(seed, Purpose::Sample, 1);
        let examples: Vec<_> = lengths.iter().map(|&length| Example {
            input: Inputs::Symbols(drawn(&mut stream, length, SYMBOLS)),
            target: Target::Class(stream.below(CLASSES)),
            gold: Vec::new(),
        }).collect();
        let mut model = Classifier::new(&form, &layout);
        let batch = model.predict(&params, &examples);
        let alone: Vec<_> = examples.iter()
            .flat_map(|one| model.predict(&params, std::slice::from_ref(one))).collect();
        same(&batch, &alone)?;
        batch_is_the_mean(&examples, |examples| {
            model.load(examples);
            let mut gradient = params.zeros_like();
            (model.add_gradient(&params, &mut gradient), gradient)
        })?;
    }

    #[test]
    fn padding_changes_no_tags(cell in cells(), lengths in lengths(), seed in 0..999_u32,
            both in any::<bool>(), combine in prop::sample::select(vec!["concat", "sum", "product"])) {
        let form = form(cell, json!({"bidirectional": both, "combine": combine}), data(2));
        let layout = Arc::new(Layout::of(tagger::specs(&form)));
        let params = Params::drawn(layout.clone(), seed);
        let mut stream = Stream::new(seed, Purpose::Sample, 1);
        let examples: Vec<_> = lengths.iter().map(|&length| Example {
            input: Inputs::Vectors { width: 2, data: numbers(&mut stream, 2 * length) },
            target: Target::Each(drawn(&mut stream, length, CLASSES).into_iter().map(Some).collect()),
            gold: Vec::new(),
        }).collect();
        let mut model = Tagger::new(&form, &layout);
        let batch = model.predict(&params, &examples).concat();
        let alone: Vec<_> = examples.iter()
            .flat_map(|one| model.predict(&params, std::slice::from_ref(one)).concat()).collect();
        same(&batch, &alone)?;
        batch_is_the_mean(&examples, |examples| {
            model.load(examples);
            let mut gradient = params.zeros_like();
            (model.add_gradient(&params, &mut gradient, 0), gradient)
        })?;
    }

    #[test]
    fn padding_changes_no_caption(cell in cells(), lengths in lengths(), seed in 0..999_u32) {
        let form = form(cell, json!({}), data(6));
        let layout = Arc::new(Layout::of(captioner::specs(&form)));
        let params = Params::drawn(layout.clone(), seed);
        let mut stream = Stream::new(seed, Purpose::Sample, 1);
        let examples: Vec<_> = lengths.iter().map(|&length| {
            let mut words: Vec<_> = drawn(&mut stream, length - 1, CLASSES - 2);
            words.iter_mut().for_each(|word| *word += 2);
            words.push(END);
            Example {
                input: Inputs::Vectors { width: 6, data: numbers(&mut stream, 6) },
                target: Target::Symbols(words),
                gold: Vec::new(),
            }
        }).collect();
        let mut model = Captioner::new(&form, &layout);
        let batch = model.predict(&params, &examples).concat();
        let alone: Vec<_> = examples.iter()
            .flat_map(|one| model.predict(&params, std::slice::from_ref(one)).concat()).collect();
        same(&batch, &alone)?;
        batch_is_the_mean(&examples, |examples| {
            model.load(examples);
            let mut gradient = params.zeros_like();
            (model.add_gradient(&params, &mut gradient), gradient)
        })?;
    }

    /// Who reads in one direction cannot know what comes; who reads in both does.
    #[test]
    fn nothing_is_known_of_the_future(cell in cells(), layers in 1..3_usize, seed in 0..999_u32,
            changed in 1..7_usize) {
        for both in [false, true] {
            let form = form(cell, json!({"layers": layers, "bidirectional": both}), data(0));
            let layout = Arc::new(Layout::of(tagger::specs(&form)));
            let params = Params::drawn(layout.clone(), seed);
            let mut model = Tagger::new(&form, &layout);
            let mut stream = Stream::new(seed, Purpose::Sample, 2);
            let symbols = drawn(&mut stream, 7, SYMBOLS);
            let mut others = symbols.clone();
            others[changed] = (others[changed] + 1) % SYMBOLS;
            let mut tags = |symbols| {
                let example = Example {
                    input: Inputs::Symbols(symbols),
                    target: Target::Each(vec![None; 7]),
                    gold: Vec::new(),
                };
                model.predict(&params, &[example]).concat()
            };
            let (first, second) = (tags(symbols), tags(others));
            prop_assert_eq!(first[..changed] == second[..changed], !both);
            prop_assert_ne!(&first[changed..], &second[changed..]);
        }
    }

    /// Reading backwards with the directions' weights exchanged gives the outputs backwards.
    #[test]
    fn both_directions_are_mirror_images(cell in prop::sample::select(vec![Equations::Rnn,
            Equations::Lstm, Equations::GruAfter, Equations::GruBefore]),
            combine in prop::sample::select(vec![Combine::Concat, Combine::Sum, Combine::Product]),
            layers in 1..3_usize, steps in 2..6_usize, seed in 0..999_u32) {
        const HIDDEN: usize = 3;
        let shape = StackShape {
            layer: Shape { equations: cell, hidden: HIDDEN, inputs: vec![2], bias: true,
                gates: Gates::Drawn },
            layers,
            directions: Some(combine),
        };
        let layout = Arc::new(Layout::of(Stack::specs("", &shape)));
        let params = Params::drawn(layout.clone(), seed);
        let mut mirrored = params.clone();
        for entry in layout.entries() {
            let name = &entry.name;
            let other = match name.strip_suffix("_reverse") {
                Some(forward) => forward.to_owned(),
                None => format!("{name}_reverse"),
            };
            let mut values = params.torch(&other);
            let halves = combine == Combine::Concat && name.starts_with("weight_ih")
                && !name.contains("_l0");
            if halves {
                values.chunks_exact_mut(2 * HIDDEN).for_each(|row| row.rotate_left(HIDDEN));
            }
            mirrored.set_torch(name, &values).expect("the same shape");
        }
        let mut stream = Stream::new(seed, Purpose::Sample, 3);
        let x = numbers(&mut stream, 2 * steps);
        let backwards: Vec<_> = x.chunks_exact(2).rev().flatten().copied().collect();
        let parts = shape.outputs();
        let width = parts.iter().sum();
        let read = |params: &Params, x: &[Real]| {
            let mut stack = Stack::new(&layout, "", &shape);
            stack.begin(steps, &[steps]);
            stack.forward(params, Source::Rows(&pad(x, &[2])), 0..steps);
            unpad(stack.outputs(), &parts)
        };
        let there = read(&params, &x);
        let mut back: Vec<_> = read(&mirrored, &backwards).chunks_exact(width).rev().flatten()
            .copied().collect();
        if combine == Combine::Concat {
            back.chunks_exact_mut(width).for_each(|row| row.rotate_left(HIDDEN));
        }
        // Side by side the layer above adds its inputs in another order.
        if combine == Combine::Concat && layers > 1 {
            let apart = deviation(&wide(&there), &wide(&back));
            prop_assert!(apart <= limit(1e-6, 1e-14), "{apart:e}");
        } else {
            prop_assert_eq!(&there, &back);
        }
        // Without the exchange the mirror image is another.
        let same = read(&params, &backwards);
        let same: Vec<_> = same.chunks_exact(width).rev().flatten().copied().collect();
        prop_assert_ne!(there, same);
    }
}
