//! Each cell declared once: its nodes, their arithmetic, their notation, the order of computation.

pub mod evaluate;
pub mod expr;
mod gru;
mod lstm;
pub mod node;
mod output;
pub mod plan;
mod rnn;
mod symbols;
mod tex;

pub use expr::{Expr, Input};
pub use node::{Node, Notation, Operation, Phase, Role, When, Wiring};
pub use plan::Plan;

use crate::settings::{Cell, Checked};
use plan::Step;

pub(crate) use output::recurrent_factors;

/// The wiring of a network with these settings.
#[must_use]
pub fn wiring(checked: &Checked) -> Wiring {
    of_plan(&Plan::new(checked))
}

fn of_plan(plan: &Plan) -> Wiring {
    let (mut forward, cell_backward) = match plan.cell {
        Cell::Rnn => (rnn::forward(plan), rnn::backward(plan)),
        Cell::Lstm => (lstm::forward(plan), lstm::backward(plan)),
        Cell::Gru => (gru::forward(plan), gru::backward(plan)),
    };
    forward.extend(output::forward(plan));
    let mut backward = vec![output::backward(plan)];
    backward.extend(cell_backward);
    let mut weights = output::weights(plan);
    weights.nodes.extend(output::initial(plan, &backward));
    backward.push(weights);
    let mut nodes = Vec::new();
    let mut declare = |steps: Vec<Step>| -> Vec<Operation> {
        steps
            .into_iter()
            .map(|step| operation(plan, step, &mut nodes))
            .collect()
    };
    let forward = declare(forward);
    let backward = declare(backward);
    let update = operation(plan, output::update(plan), &mut nodes);
    Wiring {
        cell: plan.cell,
        nodes,
        forward,
        backward,
        update,
    }
}

/// Writes the notation of an operation and of its nodes, and moves the nodes to the list.
fn operation(plan: &Plan, step: Step, nodes: &mut Vec<Node>) -> Operation {
    let main = step.main.map(|id| tex::symbol(plan, id));
    let [lecture, pytorch] = main;
    let operation = Operation {
        id: step.id.to_owned(),
        nodes: step.nodes.iter().map(|node| node.id.clone()).collect(),
        symbol: Notation {
            lecture: lecture.lecture,
            pytorch: pytorch.pytorch,
        },
        tex: tex::composed(plan, &step),
    };
    nodes.extend(step.nodes.into_iter().map(|mut node| {
        node.symbol = tex::symbol(plan, &node.id);
        node.tex = tex::equation(plan, &node);
        node
    }));
    operation
}
