//! The fast path is the traced path, batches of different lengths included.

use super::{build, build_forced};
use crate::decode::{self, Forced};
use crate::graph::model::recurrent::First;
use crate::model::seq2seq::tests::{RAGGED, examples, form, forms, made};
use crate::settings::{Attention, Reduction};
use crate::task::Inputs;
use crate::wiring::evaluate::Weights;

const NEAR: f64 = if cfg!(feature = "double") {
    1e-10
} else {
    1e-6
};

#[test]
fn loss_and_every_gradient_of_a_ragged_batch() {
    let mut worst: f64 = 0.0;
    for (name, form) in forms() {
        let (mut model, params) = made(&form);
        let batch = examples(&RAGGED);
        model.load(&batch);
        let mut gradient = params.zeros_like();
        let loss = model.add_gradient(&params, &mut gradient);
        let weights = Weights::new(&params);
        let all: usize = batch.iter().map(|e| e.target.symbols().len()).sum();
        let (mut traced, mut sums) = (0.0, Vec::new());
        for entry in params.layout().entries() {
            sums.push(vec![0.0; entry.count()]);
        }
        for example in &batch {
            let share = match form.reduction {
                Reduction::Sum => 1.0 / batch.len() as f64,
                Reduction::Mean => example.target.symbols().len() as f64 / all as f64,
            };
            let built = build(&form, &weights, example);
            traced += share * f64::from(built.graph.value(built.loss).data[0]);
            let gradients = built.gradients();
            for (entry, sum) in params.layout().entries().iter().zip(&mut sums) {
                for (sum, own) in sum.iter_mut().zip(gradients.parameter(&entry.name)) {
                    *sum += share * f64::from(own);
                }
            }
        }
        let error = (loss - traced).abs() / traced;
        assert!(error < NEAR, "{name}: {loss} {traced}");
        worst = worst.max(error);
        let greatest = sums.iter().flatten().fold(0.0, |m: f64, x| m.max(x.abs()));
        for (entry, want) in params.layout().entries().iter().zip(&sums) {
            for (got, want) in gradient.torch(&entry.name).iter().zip(want) {
                let error = (f64::from(*got) - want).abs() / greatest;
                assert!(error < NEAR, "{name}: {}: {got} {want}", entry.name);
                worst = worst.max(error);
            }
        }
    }
    println!("fast against traced: {worst:.1e}");
}

#[test]
fn the_weights_that_are_seen_are_those_of_the_fast_path_and_may_be_forced() {
    for reversed in [false, true] {
        let form = form(|s| s.source_reversed = reversed);
        let (mut model, params) = made(&form);
        let weights = Weights::new(&params);
        let example = &examples(&[(4, 3)])[0];
        let forced = Forced::from_iter([(1, vec![0.0, 3.0, 1.0, 0.0])]);
        let symbols = example.target.symbols();
        let input = &example.input;
        let fast = decode::prescribed(&mut model, &params, input, &forced, symbols);
        let built = build_forced(&form, &weights, example, &forced, &First::new());
        let nodes = built.graph.ids().filter(|&id| {
            let node = built.graph.node(id);
            node.block == "attention.alpha"
        });
        for (id, step) in nodes.zip(&fast.steps) {
            let mut row = built.graph.value(id).data.clone();
            if reversed {
                row.reverse();
            }
            for (a, b) in row.iter().zip(&step.weights) {
                assert!((a - b).abs() < 1e-5, "{reversed}: {row:?}");
            }
        }
        for (&id, step) in built.losses.iter().zip(&fast.steps) {
            let loss = built.graph.value(id).data[0];
            assert!((loss + step.log_probability).abs() < 1e-5);
        }
    }
}

#[test]
fn the_names_are_those_of_the_lecture() {
    let form = form(|s| s.attention = Attention::Additive);
    let (_, params) = made(&form);
    let weights = Weights::new(&params);
    let built = build(&form, &weights, &examples(&[(4, 3)])[0]);
    let times = |block: &str| -> Vec<usize> {
        let nodes = built
            .graph
            .nodes()
            .iter()
            .filter(|node| node.block == block);
        nodes.map(|node| node.at[0].1).collect()
    };
    assert_eq!(times("encoder.l0.h"), [0, 1, 2, 3, 4]);
    assert_eq!(times("decoder.l0.h"), [0, 1, 2, 3]);
    for block in [
        "attention.e",
        "attention.alpha",
        "attention.c",
        "scores",
        "y",
        "L",
    ] {
        assert_eq!(times(block), [1, 2, 3], "{block}");
    }
    let symbol = |block: &str| {
        let node = built.graph.nodes().iter().find(|node| node.block == block);
        node.expect("there").symbol.clone()
    };
    assert_eq!(symbol("decoder.l0.h"), "s_{i}");
    assert_eq!(symbol("encoder.l0.h"), "h_{j}");
    assert_eq!(symbol("attention.alpha"), "\\alpha_{i,j}");
    assert_eq!((built.losses.len(), built.outputs.len()), (3, 3));
}

#[test]
fn nothing_strange_panics() {
    let form = form(|s| s.attention = Attention::General);
    let (_, params) = made(&form);
    let weights = Weights::new(&params);
    let mut example = examples(&[(2, 2)])[0].clone();
    for ids in [vec![], vec![99]] {
        example.input = Inputs::Symbols(ids);
        let built = build(&form, &weights, &example);
        assert!(built.graph.value(built.loss).data[0].is_finite());
    }
}
