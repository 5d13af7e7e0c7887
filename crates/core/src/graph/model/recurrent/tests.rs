//! The fast path is the traced path, batches of different lengths included.

use crate::graph::model::recurrent::First;
use crate::graph::model::{Built, captioner, classifier, tagger};
use crate::model::recurrent::Form;
use crate::model::recurrent::tests::support::{ALL, Any, Which, every, examples};
use crate::params::Params;
use crate::settings::Reduction;
use crate::task::{Example, Target};
use crate::wiring::evaluate::Weights;

const NEAR: f64 = if cfg!(feature = "double") {
    1e-10
} else {
    1e-6
};

fn build<'w>(which: Which, form: &Form, weights: &'w Weights, example: &Example) -> Built<'w> {
    match which {
        Which::Class | Which::Value => classifier::build(form, weights, example, &First::new()),
        Which::Tags => tagger::build(form, weights, example, &First::new()),
        Which::Caption => captioner::build(form, weights, example, &First::new()),
    }
}

/// How many predictions an example asks for.
fn counted(example: &Example) -> usize {
    match &example.target {
        Target::Each(targets) => targets.iter().flatten().count(),
        Target::Symbols(symbols) => symbols.len(),
        _ => 1,
    }
}

#[test]
fn loss_and_every_gradient_of_a_ragged_batch() {
    let mut worst = 0.0_f64;
    for which in ALL {
        for (settings, data) in every(which) {
            let form = Form::of(&settings, data);
            let (mut model, params) = Any::new(which, &form);
            let batch = examples(which, data, &[4, 1, 6]);
            model.load(&batch);
            let mut gradient = params.zeros_like();
            let loss = model.add_gradient(&params, &mut gradient);
            let weights = Weights::new(&params);
            let all: usize = batch.iter().map(counted).sum();
            let share = |example: &Example| match (which, settings.reduction) {
                (Which::Class | Which::Value, _) | (_, Reduction::Sum) => 1.0 / 3.0,
                (_, Reduction::Mean) => counted(example) as f64 / all as f64,
            };
            let mut traced = 0.0;
            let mut sums: Vec<Vec<f64>> = Vec::new();
            for entry in params.layout().entries() {
                sums.push(vec![0.0; entry.count()]);
            }
            for example in &batch {
                let built = build(which, &form, &weights, example);
                let share = share(example);
                traced += share * f64::from(built.graph.value(built.loss).data[0]);
                let gradients = built.gradients();
                for (entry, sum) in params.layout().entries().iter().zip(&mut sums) {
                    let own = gradients.parameter(&entry.name);
                    for (sum, own) in sum.iter_mut().zip(own) {
                        *sum += share * f64::from(own);
                    }
                }
            }
            let error = (loss - traced).abs() / traced.abs().max(1.0);
            assert!(error < NEAR, "{which:?} {settings:?}: {loss} {traced}");
            worst = worst.max(error).max(farthest(&params, &gradient, &sums));
        }
    }
    println!("fast against traced: {worst:.1e}");
}

/// The greatest distance of a gradient from its parameter's greatest.
fn farthest(params: &Params, gradient: &Params, want: &[Vec<f64>]) -> f64 {
    let mut worst = 0.0_f64;
    for (entry, want) in params.layout().entries().iter().zip(want) {
        let most = want.iter().fold(1e-1, |most: f64, x| most.max(x.abs()));
        for (got, want) in gradient.torch(&entry.name).iter().zip(want) {
            let error = (f64::from(*got) - want).abs() / most;
            worst = worst.max(error);
            assert!(error < NEAR, "{}: {got} {want}", entry.name);
        }
    }
    worst
}

#[test]
fn the_names_are_those_of_the_lecture() {
    let (settings, data) = every(Which::Tags)
        .into_iter()
        .find(|(settings, _)| {
            settings.layers == 2
                && settings.bidirectional
                && settings.cell == crate::settings::Cell::Lstm
        })
        .expect("an LSTM in both directions");
    let form = Form::of(&settings, data);
    let (_, params) = Any::new(Which::Tags, &form);
    let weights = Weights::new(&params);
    let built = build(
        Which::Tags,
        &form,
        &weights,
        &examples(Which::Tags, data, &[3])[0],
    );
    let nodes = built.graph.nodes();
    for name in ["a_i", "i", "f", "g", "o", "c", "tanh_c", "h"] {
        for place in ["l0", "l0_reverse", "l1", "l1_reverse"] {
            let block = format!("rnn.{place}.{name}");
            let times: Vec<usize> = nodes
                .iter()
                .filter(|node| node.block == block)
                .map(|node| node.at[0].1)
                .collect();
            let want: &[usize] = match (name, place.ends_with("reverse")) {
                ("c" | "h", false) => &[0, 1, 2, 3],
                ("c" | "h", true) => &[4, 3, 2, 1],
                (_, false) => &[1, 2, 3],
                (_, true) => &[3, 2, 1],
            };
            assert_eq!(times, want, "{block}");
        }
    }
    let symbol = |block: &str| {
        let node = nodes.iter().find(|node| node.block == block);
        node.expect("there").symbol.clone()
    };
    assert_eq!(
        symbol("rnn.l1_reverse.a_i"),
        "\\overleftarrow{a}^{(2)}_{i,t}"
    );
    assert_eq!(symbol("rnn.l0.output"), "h_{t}");
    assert_eq!(built.outputs.len(), 3);
}
