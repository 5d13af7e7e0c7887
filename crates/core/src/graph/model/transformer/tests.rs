//! The fast path is the traced path, batches of different lengths included.

use super::*;
use crate::model::transformer::tests::{example, made, plans};
use crate::params::Params;

/// How near the two must be. On the way forward they have the same bits: over the few rows of such
/// an example a batch norm's columns may be all but constant, and whatever two ways of rounding left
/// between them would be divided by almost nothing.
const NEAR: f64 = if cfg!(feature = "double") {
    1e-10
} else {
    1e-6
};

/// The greatest distance of the fast path's loss and gradients from the traced ones.
fn distance(plan: &Plan, examples: &[Example]) -> f64 {
    let (mut model, params) = made(plan);
    model.load(examples);
    let mut gradient = params.zeros_like();
    let loss = model.add_gradient(&params, &mut gradient);
    let weights = Weights::new(&params);
    let counted = |example: &Example| plan.reading(example).targets.iter().flatten().count();
    let all: usize = examples.iter().map(counted).sum();
    let mut traced = 0.0;
    let mut sums: Vec<Vec<f64>> = Vec::new();
    for example in examples {
        let built = build(plan, &weights, example);
        let share = match plan.mean {
            true => counted(example) as f64 / all as f64,
            false => 1.0 / examples.len() as f64,
        };
        traced += share * f64::from(built.graph.value(built.loss).data[0]);
        let gradients = built.gradients();
        for (at, entry) in params.layout().entries().iter().enumerate() {
            let own = gradients.parameter(&entry.name);
            sums.resize(sums.len().max(at + 1), Vec::new());
            sums[at].resize(entry.count(), 0.0);
            for (sum, own) in sums[at].iter_mut().zip(own) {
                *sum += share * f64::from(own);
            }
        }
    }
    let error = (loss - traced).abs() / traced.abs().max(1.0);
    error.max(farthest(&params, &gradient, &sums))
}

/// Distances in units of the greatest gradient of the whole model.
fn farthest(params: &Params, gradient: &Params, want: &[Vec<f64>]) -> f64 {
    let most = want
        .iter()
        .flatten()
        .fold(1e-1, |most: f64, x| most.max(x.abs()));
    let mut worst = 0.0_f64;
    for (entry, want) in params.layout().entries().iter().zip(want) {
        for (got, want) in gradient.torch(&entry.name).iter().zip(want) {
            worst = worst.max((f64::from(*got) - want).abs() / most);
        }
    }
    worst
}

#[test]
fn loss_and_every_gradient_of_a_ragged_batch() {
    let mut worst = 0.0_f64;
    for plan in plans() {
        let mut examples = vec![
            example(&plan, 4, 5),
            example(&plan, 2, 3),
            example(&plan, 6, 2),
        ];
        if plan.norm == Norm::Batch {
            // Statistics of a batch are those of one example only if there is but one.
            examples.truncate(1);
        }
        let error = distance(&plan, &examples);
        assert!(error < NEAR, "{plan:?}: {error:e}");
        worst = worst.max(error);
    }
    println!("fast against traced: {worst:.1e}");
}

#[test]
fn of_the_size_that_translates_too() {
    let mut worst = 0.0_f64;
    for plan in plans() {
        let plan = Plan {
            width: 48,
            heads: 4,
            inner: 96,
            source: 40,
            target: 40,
            ..plan
        };
        let error = distance(&plan, &[example(&plan, 12, 11)]);
        assert!(error < NEAR, "{plan:?}: {error:e}");
        worst = worst.max(error);
    }
    println!("fast against traced, 48 wide: {worst:.1e}");
}

/// In 64 bits there is no wider number to make a batch norm's statistics in.
#[cfg(not(feature = "double"))]
#[test]
fn the_weights_of_every_head_have_the_bits_of_training() {
    for plan in plans() {
        let (mut model, params) = made(&plan);
        let example = example(&plan, 5, 4);
        model.load(std::slice::from_ref(&example));
        model.loss(&params);
        let weights = Weights::new(&params);
        let built = build(&plan, &weights, &example);
        let block = match plan.form {
            crate::model::transformer::Form::EncoderDecoder => "decoder.self.weights",
            _ => "self.weights",
        };
        let nodes = built
            .graph
            .ids()
            .filter(|id| built.graph.node(*id).block == block);
        let mut seen = 0;
        for (place, id) in nodes.enumerate() {
            let (layer, head) = (place / plan.heads, place % plan.heads);
            let value = built.graph.value(id);
            for (query, row) in value.data.chunks(value.columns).enumerate() {
                let (heads, spans) = model.attention(layer, false).expect("a layer");
                let own = heads.weights(&spans[0], head, query);
                assert_eq!(row, own, "{plan:?}: layer {layer}, head {head}, {query}");
                seen += 1;
            }
        }
        assert!(seen > 0);
    }
}

#[test]
fn an_example_of_nothing_has_no_loss() {
    let plan = &plans()[0];
    let (_, params) = made(plan);
    let weights = Weights::new(&params);
    let built = build(plan, &weights, &example(plan, 0, 0));
    assert_eq!(built.graph.value(built.loss).data, [0.0]);
    assert!(built.losses.is_empty());
}

#[test]
fn every_part_has_a_name() {
    let plan = &plans()[0];
    let (_, params) = made(plan);
    let weights = Weights::new(&params);
    let built = build(plan, &weights, &example(plan, 3, 2));
    for name in [
        "encoder.self.weights",
        "decoder.cross.weights",
        "decoder.feed_forward.inner",
    ] {
        let nodes = built.graph.nodes().iter().filter(|node| node.block == name);
        let heads = if name.ends_with("weights") {
            plan.heads
        } else {
            1
        };
        assert_eq!(nodes.count(), plan.layers * heads, "{name}");
    }
    assert!(
        built
            .graph
            .nodes()
            .iter()
            .all(|node| !node.symbol.is_empty() || node.block.is_empty())
    );
}
