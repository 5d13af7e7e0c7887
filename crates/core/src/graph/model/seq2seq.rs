//! The encoder–decoder as a graph, teacher-forced, in the lecture's notation: h_j of the encoder,
//! s_i of the decoder, e_{i,j}, α_{i,j} and c_i between them, y_i.
//!
//! Times j count the encoder's steps: with a reversed source, x_1 is its last symbol. The rows of
//! e and α are in the order of the h_j.

mod attention;
mod encoder;
#[cfg(test)]
mod tests;

use super::Built;
use super::recurrent::{Cell, First, State, step};
use crate::decode::Forced;
use crate::graph::{Graph, Id, Tensor};
use crate::model::seq2seq::Form;
use crate::settings::Reduction;
use crate::task::{Example, START};
use crate::wiring::Role;
use crate::wiring::evaluate::Weights;
use attention::Looking;
use encoder::Read;

/// The model applied to one example. A symbol that is none of the vocabulary's counts as the
/// first, and as a target counts no loss.
#[must_use]
pub fn build<'w>(form: &Form, weights: &'w Weights, example: &Example) -> Built<'w> {
    build_forced(form, weights, example, &Forced::none(), &First::new())
}

/// The same, where some target symbols look at the source with given weights instead of the
/// model's own: by number from 0, in the order of the source, made to sum to 1; and from given first
/// states of the encoder, `encoder.l0.h`, and memories of a decoder whose states have a bridge.
#[must_use]
pub fn build_forced<'w>(
    form: &Form,
    weights: &'w Weights,
    example: &Example,
    forced: &Forced,
    given: &First,
) -> Built<'w> {
    let mut g = Graph::new(weights);
    let read = encoder::read(&mut g, form, example.input.symbols(), given);
    let looking = form
        .attends()
        .then(|| Looking::new(&mut g, form, &read, forced));
    let mut states: Vec<State> = (0..form.layers)
        .map(|layer| first(&mut g, form, &read, layer, given))
        .collect();
    let (mut losses, mut outputs) = (Vec::new(), Vec::new());
    let targets = example.target.symbols();
    let fed = std::iter::once(&START).chain(targets);
    for (number, (&last, &target)) in fed.zip(targets).enumerate() {
        let i = number + 1;
        let vector = embedded(&mut g, form, last, i);
        let mut context = read.code;
        let mut x = vector;
        if let Some(looking) = looking.as_ref().filter(|_| form.feeds_context()) {
            context = looking.context(&mut g, top(&states), i);
            g.operation("decoder.x", "[Ey_{i-1}; c_{i}]");
            g.block("decoder.x", &[("i", i)], "[Ey_{i-1}; c_{i}]");
            x = g.beside(&[vector, context]);
        }
        for (layer, state) in states.iter_mut().enumerate() {
            *state = step(&mut g, &cell(form, layer), x, *state, i);
            x = state.h;
        }
        let features = match looking.as_ref().filter(|_| form.joins_context()) {
            Some(looking) => {
                let context = looking.context(&mut g, x, i);
                attention_vector(&mut g, context, x, i)
            }
            None => {
                g.operation("features", "[s_{i}; c_{i}; Ey_{i-1}]");
                let symbol = if form.attends() {
                    "[s_{i}; c_{i}; Ey_{i-1}]"
                } else {
                    "[s_{i}; c; Ey_{i-1}]"
                };
                g.block("features", &[("i", i)], symbol);
                g.beside(&[x, context, vector])
            }
        };
        let (probabilities, loss) = answer(&mut g, form, features, target, i);
        outputs.push(probabilities);
        losses.push(loss);
    }
    let counted = targets.iter().filter(|&&symbol| symbol < form.targets);
    let loss = total(&mut g, form, &losses, counted.count());
    Built {
        graph: g,
        losses,
        loss,
        outputs,
    }
}

fn top(states: &[State]) -> Id {
    states[states.len() - 1].h
}

/// A layer of the decoder.
fn cell(form: &Form, layer: usize) -> Cell<'static> {
    Cell {
        equations: form.equations,
        hidden: form.hidden,
        parameters: "decoder.rnn.",
        layer,
        reverse: None,
        block: "decoder",
        letter: "s",
        index: "i",
    }
}

/// What a layer of the decoder starts from.
fn first(g: &mut Graph, form: &Form, read: &Read, layer: usize, given: &First) -> State {
    if !form.has_bridge() {
        return read.last[layer];
    }
    let cell = cell(form, layer);
    g.operation(&cell.block("h"), "s_{0}");
    let rows = layer * form.hidden..(layer + 1) * form.hidden;
    g.block("bridge", &[], "W_s h").role(Role::Preactivation);
    let sum = g.linear(read.code, "bridge.weight", rows, None);
    cell.name_state(g, 0);
    let h = g.tanh(sum);
    let c = cell.initial_memory(g, cell.given(given, "c"), 0);
    State { h, c }
}

fn embedded(g: &mut Graph, form: &Form, last: usize, i: usize) -> Id {
    let last = if last < form.targets { last } else { 0 };
    g.operation("decoder.Ey", "Ey_{i-1}");
    g.block("decoder.Ey", &[("i", i)], "Ey_{i-1}");
    g.lookup("decoder.embedding.weight", &[last])
}

/// Luong et al.'s attention vector.
fn attention_vector(g: &mut Graph, context: Id, state: Id, i: usize) -> Id {
    let (at, symbol) = ([("i", i)], "\\tilde{s}_{i}");
    g.operation("attention.vector", symbol);
    g.block("attention.joined", &at, "[c_{i}; s_{i}]");
    let joined = g.beside(&[context, state]);
    g.block("attention.sum", &at, "W_c [c_{i}; s_{i}]")
        .role(Role::Preactivation);
    let sum = g.linear_all(joined, "attention.combine.weight", None);
    g.block("attention.vector", &at, symbol);
    g.tanh(sum)
}

/// The probabilities y_i and the loss L_i.
fn answer(g: &mut Graph, form: &Form, features: Id, target: usize, i: usize) -> (Id, Id) {
    let at = [("i", i)];
    let bias = form.bias.then_some("output.bias");
    g.operation("scores", "o_{i}");
    g.block("scores", &at, "o_{i}").role(Role::Preactivation);
    let scores = g.linear_all(features, "output.weight", bias);
    g.operation("y", "y_{i}");
    g.block("y", &at, "y_{i}");
    let probabilities = g.softmax(scores, None);
    let target = Some(target).filter(|&symbol| symbol < form.targets);
    g.operation("L", "L_{i}");
    g.block("L", &at, "L_{i}");
    (probabilities, g.cross_entropy(scores, &[target]))
}

fn total(g: &mut Graph, form: &Form, losses: &[Id], counted: usize) -> Id {
    g.operation("loss", "L");
    if losses.is_empty() {
        g.block("loss", &[], "L").role(Role::Loss);
        return g.input(Tensor::number(0.0));
    }
    let all = g.below(losses);
    if form.reduction == Reduction::Sum {
        g.block("loss", &[], "L").role(Role::Loss);
        return g.sum(all);
    }
    let sum = g.sum(all);
    g.block("loss", &[], "L").role(Role::Loss);
    g.scale(sum, 1.0 / counted.max(1) as f64)
}
