//! The tagger as a graph.

use super::Built;
use super::recurrent::First;
use super::recurrent::layers::{Layers, inputs};
use crate::graph::{Graph, Id, Tensor};
use crate::model::recurrent::Form;
use crate::settings::Reduction;
use crate::task::{Example, Target};
use crate::wiring::Role;
use crate::wiring::evaluate::Weights;

/// The tagger applied to one example. A step whose target is none of the classes counts no loss.
/// The example must have symbols or vectors as the model reads them.
#[must_use]
pub fn build<'w>(form: &Form, weights: &'w Weights, example: &Example, first: &First) -> Built<'w> {
    let mut g = Graph::new(weights);
    let table = form.embeds().then_some("embedding.weight");
    let xs = inputs(&mut g, &example.input, form.data.symbols, table);
    let layers = Layers::of(&form.stack, first);
    let run = layers.run(&mut g, &xs, &[]);
    let targets = match &example.target {
        Target::Each(targets) => &targets[..],
        _ => &[],
    };
    answers(g, form, &run.outputs, targets)
}

/// Scores, probabilities and losses L_t of states, and their sum or mean L.
pub(super) fn answers<'w>(
    mut g: Graph<'w>,
    form: &Form,
    states: &[Id],
    targets: &[Option<usize>],
) -> Built<'w> {
    let classes = form.data.classes;
    let bias = form.stack.layer.bias.then_some("output.bias");
    let (mut losses, mut outputs) = (Vec::new(), Vec::new());
    let mut counted = 0;
    for (t, &state) in states.iter().enumerate() {
        let at = [("t", t + 1)];
        g.operation("output", "y_{t}");
        g.block("scores", &at, "s_{t}").role(Role::Preactivation);
        let scores = g.linear_all(state, "output.weight", bias);
        g.block("y", &at, "y_{t}");
        outputs.push(g.softmax(scores, None));
        let target = targets.get(t).copied().flatten();
        let target = target.filter(|&class| class < classes);
        counted += usize::from(target.is_some());
        g.operation("loss", "L_{t}");
        g.block("L", &at, "L_{t}");
        losses.push(g.cross_entropy(scores, &[target]));
    }
    g.operation("total", "L");
    let loss = if losses.is_empty() {
        g.block("loss", &[], "L").role(Role::Loss);
        g.input(Tensor::number(0.0))
    } else {
        let all = g.below(&losses);
        if form.reduction == Reduction::Sum {
            g.block("loss", &[], "L").role(Role::Loss);
        }
        let sum = g.sum(all);
        match form.reduction {
            Reduction::Sum => sum,
            Reduction::Mean => {
                g.block("loss", &[], "L").role(Role::Loss);
                g.scale(sum, form.scale(1, counted))
            }
        }
    };
    Built {
        graph: g,
        losses,
        loss,
        outputs,
    }
}
