//! The fast path is the traced path, batches of different lengths included.

use super::*;
use crate::model::transformer::tests::{example, made, plans};
use crate::params::Params;

/// How near the two must be. In 32 bits the fast path rounds every number and the traced path sums
/// in 64, and batch norm over the few rows of such an example, whose columns may be all but
/// constant, divides what rounding leaves by almost nothing. In 64 bits nothing hides.
fn near(norm: Norm) -> f64 {
    match norm {
        _ if cfg!(feature = "double") => 1e-10,
        Norm::Layer => 1e-6,
        Norm::Batch => 1e-4,
    }
}

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
        assert!(error < near(plan.norm), "{plan:?}: {error:e}");
        worst = worst.max(error);
    }
    println!("fast against traced: {worst:.1e}");
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
