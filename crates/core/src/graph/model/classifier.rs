//! The classifier as a graph.

use super::Built;
use super::recurrent::First;
use super::recurrent::layers::{Layers, inputs};
use crate::graph::Graph;
use crate::model::recurrent::Form;
use crate::task::{Example, Target};
use crate::wiring::Role;
use crate::wiring::evaluate::Weights;

/// The classifier applied to one example. A target of another kind than the model's counts no
/// loss. The example must have a step, and symbols or vectors as the model reads them.
#[must_use]
pub fn build<'w>(form: &Form, weights: &'w Weights, example: &Example, first: &First) -> Built<'w> {
    let mut g = Graph::new(weights);
    let table = form.embeds().then_some("embedding.weight");
    let xs = inputs(&mut g, &example.input, form.data.symbols, table);
    let layers = Layers::of(&form.stack, first);
    let run = layers.run(&mut g, &xs, &[]);
    let state = layers.summary(&mut g, &run);
    let zeros = crate::graph::Tensor::zeros(1, form.stack.outputs().iter().sum());
    let state = state.unwrap_or_else(|| g.input(zeros));
    let bias = form.stack.layer.bias.then_some("output.bias");
    let classes = form.data.classes;
    g.operation("output", "y");
    if classes == 0 {
        g.block("y", &[], "y").role(Role::Preactivation);
        let y = g.linear_all(state, "output.weight", bias);
        let value = match example.target {
            Target::Value(value) => value,
            _ => f64::from(g.value(y).data[0]),
        };
        g.operation("loss", "L");
        g.block("loss", &[], "L");
        let loss = g.squared_error(y, value);
        return Built {
            graph: g,
            losses: vec![loss],
            loss,
            outputs: vec![y],
        };
    }
    g.block("scores", &[], "s").role(Role::Preactivation);
    let scores = g.linear_all(state, "output.weight", bias);
    g.block("y", &[], "y");
    let y = g.softmax(scores, None);
    let class = match example.target {
        Target::Class(class) => Some(class).filter(|&class| class < classes),
        _ => None,
    };
    g.operation("loss", "L");
    g.block("loss", &[], "L");
    let loss = g.cross_entropy(scores, &[class]);
    Built {
        graph: g,
        losses: vec![loss],
        loss,
        outputs: vec![y],
    }
}
