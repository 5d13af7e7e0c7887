//! The captioner as a graph, teacher-forced.

use super::Built;
use super::recurrent::layers::{Layers, symbol};
use super::recurrent::{First, State};
use super::tagger::answers;
use crate::graph::{Graph, Tensor};
use crate::model::captioner::writer;
use crate::model::recurrent::Form;
use crate::task::{Example, Inputs, START};
use crate::wiring::evaluate::Weights;

/// The captioner applied to one example. A picture of another length than the model's is cut or
/// filled with zeros; an unknown symbol counts no loss.
#[must_use]
pub fn build<'w>(form: &Form, weights: &'w Weights, example: &Example, given: &First) -> Built<'w> {
    let writer = writer(form);
    let mut g = Graph::new(weights);
    let layers = Layers::of(&writer.stack, given);
    let mut picture = match &example.input {
        Inputs::Vectors { data, .. } => data.clone(),
        Inputs::Symbols(_) => Vec::new(),
    };
    picture.resize(form.data.width, 0.0);
    g.block("image", &[], "v");
    let picture = g.input(Tensor::row(picture));
    let hidden = form.stack.layer.hidden;
    let bias = form.stack.layer.bias.then_some("image.bias");
    let mut first = Vec::new();
    for layer in 0..form.stack.layers {
        let cell = layers.cell(layer, false);
        g.operation("image", "h_{0}");
        let rows = layer * hidden..(layer + 1) * hidden;
        let sum = g.linear(picture, "image.weight", rows, bias);
        cell.name_state(&mut g, 0);
        let h = g.tanh(sum);
        let c = cell.given(given, "c");
        let c = cell.initial_memory(&mut g, c, 0);
        first.push(State { h, c });
    }
    let caption = example.target.symbols();
    let fed = std::iter::once(&START).chain(caption).take(caption.len());
    let table = writer.embeds().then_some("embedding.weight");
    let symbols = writer.data.symbols;
    let xs: Vec<_> = fed
        .enumerate()
        .map(|(t, &id)| symbol(&mut g, id, symbols, table, ("x", "t", t + 1)))
        .collect();
    let run = layers.run(&mut g, &xs, &first);
    let targets: Vec<_> = caption.iter().map(|&id| Some(id)).collect();
    answers(g, form, &run.outputs, &targets)
}
