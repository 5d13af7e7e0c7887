//! What must hold for attention and transformers, whatever their weights.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use seqscope_core::attention::alignment::Alignment;
use seqscope_core::attention::position::{frequency, sinusoid};
use seqscope_core::attention::score::{self, Score, Widths};
use seqscope_core::graph::{Graph, Tensor};
use seqscope_core::lanes::padded;
use seqscope_core::model::transformer::{Form, Plan, Transformer};
use seqscope_core::params::{Layout, Params};
use seqscope_core::real::Real;
use seqscope_core::rng::{Purpose, Stream};
use seqscope_core::settings::{Attention, Norm, Positions};
use seqscope_core::wiring::evaluate::Weights;
use seqscope_tests::golden::{pad, wide};
use seqscope_tests::{deviation, limit};
use std::sync::Arc;

const SYMBOLS: usize = 6;

fn plan(form: Form, positions: Positions, window: usize, layers: usize, first: bool) -> Plan {
    Plan {
        form,
        source: SYMBOLS,
        target: SYMBOLS,
        width: 6,
        heads: 2,
        inner: 7,
        layers,
        norm: Norm::Layer,
        norm_first: first,
        positions,
        places: 16,
        window,
        mean: false,
    }
}

fn drawn(plan: &Plan, seed: u32) -> (Transformer, Params) {
    let layout = Arc::new(Layout::of(plan.specs()));
    (Transformer::new(plan, &layout), Params::drawn(layout, seed))
}

fn symbols(stream: &mut Stream, count: usize) -> Vec<usize> {
    (0..count).map(|_| stream.below(SYMBOLS)).collect()
}

/// What is said after each symbol of each pair of a source and what is read beside it.
fn said(
    model: &mut Transformer,
    params: &Params,
    pairs: &[(Vec<usize>, Vec<usize>)],
) -> Vec<Vec<Vec<Real>>> {
    model.clear();
    for (source, inputs) in pairs {
        model.push(source, inputs.iter().copied(), []);
    }
    model.ready();
    model.predict(params)
}

fn positions() -> impl Strategy<Value = Positions> {
    prop::sample::select(vec![
        Positions::None,
        Positions::Sinusoidal,
        Positions::Learnt,
    ])
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 24,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    }
}

fn scores() -> impl Strategy<Value = Attention> {
    prop::sample::select(vec![
        Attention::Dot,
        Attention::ScaledDot,
        Attention::General,
        Attention::Additive,
    ])
}

proptest! {
    #![proptest_config(config())]

    /// To the bit: what comes later is not even a rounding error.
    #[test]
    fn nothing_leaks_from_the_future(seed in 0..999_u32, positions in positions(), window in 0..3_usize,
            layers in 1..3_usize, first in any::<bool>(), changed in 1..7_usize) {
        let mut stream = Stream::new(seed, Purpose::Sample, 1);
        let source = symbols(&mut stream, 5);
        let read = symbols(&mut stream, 7);
        let mut others = read.clone();
        for symbol in &mut others[changed..] {
            *symbol = (*symbol + 1 + stream.below(SYMBOLS - 1)) % SYMBOLS;
        }
        for form in [Form::Decoder, Form::EncoderDecoder, Form::Encoder] {
            let (mut model, params) = drawn(&plan(form, positions, window, layers, first), seed);
            let mut say = |read: &[usize]| {
                said(&mut model, &params, &[(source.clone(), read.to_vec())]).concat()
            };
            let (there, here) = (say(&read), say(&others));
            let same = there[..changed] == here[..changed];
            // Who sees all of a sequence sees what comes: the test can fail.
            prop_assert_eq!(same, form != Form::Encoder);
            prop_assert_ne!(&there[changed..], &here[changed..]);
            // Nor does it matter that nothing comes at all.
            if form != Form::Encoder {
                prop_assert_eq!(&say(&read[..changed])[..], &there[..changed]);
            }
        }
    }

    /// Without positions a sequence is a bag: exchanged inputs are exchanged outputs.
    #[test]
    fn without_positions_order_is_nothing(seed in 0..999_u32, layers in 1..3_usize,
            first in any::<bool>(), positions in positions(), steps in 3..8_usize) {
        let mut stream = Stream::new(seed, Purpose::Sample, 2);
        let read: Vec<_> = (0..steps).map(|t| t % SYMBOLS).collect();
        let mut order: Vec<_> = (0..steps).collect();
        for place in (1..steps).rev() {
            order.swap(place, stream.below(place + 1));
        }
        prop_assume!(order.iter().enumerate().any(|(a, &b)| a % SYMBOLS != b % SYMBOLS));
        let (mut model, params) = drawn(&plan(Form::Encoder, positions, 0, layers, first), seed);
        let moved: Vec<_> = order.iter().map(|&from| read[from]).collect();
        let there = said(&mut model, &params, &[(Vec::new(), read)]).concat();
        let here = said(&mut model, &params, &[(Vec::new(), moved)]).concat();
        let expected: Vec<_> = order.iter().map(|&from| there[from].clone()).collect();
        let apart = deviation(&wide(&here.concat()), &wide(&expected.concat()));
        if positions == Positions::None {
            prop_assert!(apart < limit(1e-5, 1e-13), "{apart:e}");
        } else {
            prop_assert!(apart > 1e-4, "positions say nothing: {apart:e}");
        }
    }

    /// The encoder's order reaches the decoder through positions only.
    #[test]
    fn a_source_is_a_bag_without_positions(seed in 0..999_u32, positions in positions()) {
        let mut stream = Stream::new(seed, Purpose::Sample, 3);
        let read = symbols(&mut stream, 4);
        let source: Vec<_> = (0..SYMBOLS).collect();
        let backwards: Vec<_> = source.iter().rev().copied().collect();
        let (mut model, params) = drawn(&plan(Form::EncoderDecoder, positions, 0, 1, true), seed);
        let there = said(&mut model, &params, &[(source, read.clone())]).concat().concat();
        let here = said(&mut model, &params, &[(backwards, read)]).concat().concat();
        let apart = deviation(&wide(&here), &wide(&there));
        if positions == Positions::None {
            prop_assert!(apart < limit(1e-5, 1e-13), "{apart:e}");
        } else {
            prop_assert!(apart > 1e-5, "positions say nothing: {apart:e}");
        }
    }

    /// What becomes of a sequence does not depend on the others of its batch.
    #[test]
    fn neighbours_change_nothing(seed in 0..999_u32, positions in positions(), window in 0..3_usize,
            lengths in prop::collection::vec((1..6_usize, 1..6_usize), 1..4)) {
        for form in [Form::Decoder, Form::EncoderDecoder, Form::Encoder] {
            let (mut model, params) = drawn(&plan(form, positions, window, 2, true), seed);
            let mut stream = Stream::new(seed, Purpose::Sample, 4);
            let pairs: Vec<_> = lengths.iter()
                .map(|&(a, b)| (symbols(&mut stream, a), symbols(&mut stream, b))).collect();
            let together = said(&mut model, &params, &pairs);
            for (pair, together) in pairs.iter().zip(&together) {
                let alone = said(&mut model, &params, std::slice::from_ref(pair)).concat();
                let apart = deviation(&wide(&together.concat()), &wide(&alone.concat()));
                prop_assert!(apart < limit(1e-6, 1e-14), "{apart:e}");
            }
        }
    }

    /// Each head's weights sum to one over what may be looked at, and are nothing elsewhere.
    #[test]
    fn the_weights_of_each_head_sum_to_one(seed in 0..999_u32, window in 0..3_usize,
            lengths in prop::collection::vec((1..6_usize, 1..6_usize), 1..4)) {
        let form = Form::EncoderDecoder;
        let (mut model, params) = drawn(&plan(form, Positions::Sinusoidal, window, 1, true), seed);
        let mut stream = Stream::new(seed, Purpose::Sample, 5);
        let pairs: Vec<_> = lengths.iter()
            .map(|&(a, b)| (symbols(&mut stream, a), symbols(&mut stream, b))).collect();
        said(&mut model, &params, &pairs);
        for cross in [false, true] {
            let (heads, spans) = model.attention(0, cross).expect("an attention");
            prop_assert_eq!(spans.len(), pairs.len());
            for span in spans {
                for (head, query) in (0..2).flat_map(|h| (0..span.queries).map(move |q| (h, q))) {
                    let row = heads.weights(span, head, query);
                    let sum: f64 = row.iter().map(|&x| f64::from(x)).sum();
                    prop_assert!((sum - 1.0).abs() < limit(1e-6, 1e-14), "{sum}");
                    for (key, &weight) in row.iter().enumerate() {
                        let far = window > 0 && query.abs_diff(key) > window;
                        let seen = cross || (key <= query && !far);
                        prop_assert_eq!(weight > 0.0, seen, "{} {}", query, key);
                    }
                }
            }
        }
    }

    /// One alignment: weights sum to one, nothing beyond a sequence's end, the context lies within
    /// what is looked at, and moving the keys about moves the weights and leaves the context.
    #[test]
    fn an_alignment_is_a_mean_of_a_bag(kind in scores(), seed in 0..999_u32,
            lengths in prop::collection::vec(1..7_usize, 1..4)) {
        const WIDTH: usize = 5;
        let widths = Widths { query: WIDTH, value: vec![WIDTH], layer: 3 };
        let layout = Arc::new(Layout::of(score::specs(kind, "", &widths)));
        let params = Params::drawn(layout.clone(), seed);
        let (batch, steps) = (lengths.len(), *lengths.iter().max().expect("lengths"));
        let mut stream = Stream::new(seed, Purpose::Sample, 6);
        let mut rows = |count: usize| -> Vec<Real> {
            (0..count * WIDTH).map(|_| stream.normal() as Real).collect()
        };
        let (queries, values) = (rows(batch), rows(batch * steps));
        let mut turned = values.clone();
        for (b, &length) in lengths.iter().enumerate() {
            for j in 0..length {
                let (from, to) = ((length - 1 - j) * batch + b, j * batch + b);
                let row = values[from * WIDTH..][..WIDTH].to_vec();
                turned[to * WIDTH..][..WIDTH].copy_from_slice(&row);
            }
        }
        let look = |values: &[Real]| {
            let mut attention = Alignment::new(Score::new(kind, "", &widths, &layout));
            let (q, v) = (pad(&queries, &[WIDTH]), pad(values, &[WIDTH]));
            attention.begin(&params, &v, &lengths, 1);
            attention.weigh(&params, &v, &q, 0..1);
            let mut contexts = vec![0.0; batch * padded(WIDTH)];
            attention.select(&v, &mut contexts, 0..1);
            let weights: Vec<_> = (0..batch)
                .map(|b| attention.weights(0, b).expect("a row").to_vec()).collect();
            (weights, contexts)
        };
        let (weights, contexts) = look(&values);
        for (b, (row, &length)) in weights.iter().zip(&lengths).enumerate() {
            let sum: f64 = row.iter().map(|&x| f64::from(x)).sum();
            prop_assert!((sum - 1.0).abs() < limit(1e-6, 1e-14), "{sum}");
            prop_assert!(row[..length].iter().all(|&x| x > 0.0));
            prop_assert!(row[length..].iter().all(|&x| x == 0.0));
            for c in 0..WIDTH {
                let column = (0..length).map(|j| values[(j * batch + b) * WIDTH + c]);
                let (least, most) = column.fold((Real::MAX, Real::MIN), |(a, z), x| (a.min(x), z.max(x)));
                let context = contexts[b * padded(WIDTH) + c];
                prop_assert!(context >= least - 1e-5 && context <= most + 1e-5);
            }
        }
        let (moved, same) = look(&turned);
        prop_assert!(deviation(&wide(&same), &wide(&contexts)) < limit(1e-5, 1e-13));
        for ((row, moved), &length) in weights.iter().zip(&moved).zip(&lengths) {
            let back: Vec<_> = moved[..length].iter().rev().copied().collect();
            prop_assert!(deviation(&wide(&back), &wide(&row[..length])) < limit(1e-5, 1e-13));
        }
    }

    /// softmax(e + c) = softmax(e), and its sum is one, for scores of any size.
    #[test]
    fn scores_count_by_their_differences(e in prop::collection::vec(-80.0..80.0_f64, 1..9),
            shift in -50.0..50.0_f64) {
        let nothing = Weights::default();
        let mut graph = Graph::new(&nothing);
        let mut weigh = |shift: f64| {
            let row = e.iter().map(|&x| (x + shift) as Real).collect();
            let scores = graph.input(Tensor::row(row));
            let alpha = graph.softmax(scores, None);
            wide(&graph.value(alpha).data)
        };
        let (there, here) = (weigh(0.0), weigh(shift));
        // The shifted scores themselves are rounded, by up to 2⁻¹⁸ at 130.
        prop_assert!(deviation(&here, &there) < limit(2e-5, 1e-12));
        prop_assert!((there.iter().sum::<f64>() - 1.0).abs() < limit(1e-6, 1e-14));
    }

    /// PE[p + k] = R_k PE[p]: a step of k places is one fixed rotation.
    #[test]
    fn a_step_is_a_rotation(pairs in 1..9_usize, k in 0..40_usize) {
        let width = 2 * pairs;
        let encoding = |position| {
            let mut row = vec![0.0; width];
            sinusoid(position, &mut row);
            wide(&row)
        };
        // The rotation is read off the first positions and must fit all others.
        let start = encoding(k);
        for p in [1, 2, 7, 30, 200] {
            let (here, there) = (encoding(p), encoding(p + k));
            for pair in 0..pairs {
                // PE[0] = (0, 1), so PE[k] = (sin, cos) of the angle.
                let (sin, cos) = (start[2 * pair], start[2 * pair + 1]);
                let (a, b) = (here[2 * pair], here[2 * pair + 1]);
                let turned = [cos * a + sin * b, cos * b - sin * a];
                for (turned, there) in turned.iter().zip(&there[2 * pair..]) {
                    prop_assert!((turned - there).abs() < limit(1e-6, 1e-12), "{turned} {there}");
                }
                let angle = (k as f64 * frequency(pair, width)).sin();
                prop_assert!((angle - sin).abs() < limit(1e-6, 1e-12));
            }
        }
    }
}
