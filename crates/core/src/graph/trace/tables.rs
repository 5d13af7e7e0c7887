//! What a graph holds besides its nodes: equations, the order of its operations forwards and back, and
//! who gave how much of which gradient.

use super::{GraphTrace, Watch, laid_out, put_together};
use crate::graph::backward::Gradients;
use crate::graph::contribution::{Reach, Uses, table};
use crate::graph::tex::equations;
use crate::graph::timeline::Timeline;
use crate::graph::uses::Use;
use crate::graph::{Built, Id, Operation};
use crate::trace::Kind;
use crate::trace::store::Store;
use serde::Serialize;

/// The states of one block.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StateEntry {
    /// The block.
    pub block: String,
    /// Its nodes.
    pub nodes: Vec<Id>,
}

/// One parameter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ParameterEntry {
    /// Its name: the values' block; `grad.` before it for the gradient, `new.` after the update.
    pub name: String,
    /// Where it is read, in the order of computation: the first axis of its shares.
    pub uses: Vec<Use>,
    /// For each use the position at which it has handed back its share of the gradient; none where
    /// no path leads to the loss.
    pub returned: Vec<Option<usize>>,
}

/// What the numbers say besides the nodes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tables {
    /// The equations in TeX.
    pub equations: Vec<String>,
    /// Which of them each node has.
    pub equation: Vec<usize>,
    /// The position from which each node's value exists.
    pub ready: Vec<usize>,
    /// The position from which its gradient is complete.
    pub gradient_ready: Vec<Option<usize>>,
    /// The forward operations in their order.
    pub operations: Vec<Operation>,
    /// When they are done, forward and back.
    pub timeline: Timeline,
    /// The parameters that are read.
    pub parameters: Vec<ParameterEntry>,
    /// The partial losses.
    pub losses: Vec<Id>,
    /// The loss.
    pub loss: Id,
    /// The probabilities of each output step.
    pub outputs: Vec<Id>,
    /// The states whose table ∂L_j/∂s_k was made: `G.` before the block, `G_norm.` for the norms;
    /// one row a loss, one column a state.
    pub states: Vec<StateEntry>,
    /// The norm of the gradient with respect to all parameters.
    pub grad_norm: f64,
    /// How far the sum over all losses and uses deviates from the gradient, relatively.
    pub identity_error: f64,
}

/// Lays out a graph with its gradients, and tabulates the rest.
#[must_use]
pub fn trace(built: &Built, watch: &Watch) -> GraphTrace {
    let graph = &built.graph;
    let gradients = built.gradients();
    let timeline = Timeline::new(built, &gradients);
    let gradient_ready = timeline.gradients(built, &gradients);
    let (equations, equation) = equations(graph);
    let (index, mut store) = laid_out(built, &gradients, watch);
    let norms = graph.ids().map(|id| {
        let exact = gradients.exact(id).unwrap_or_default();
        exact.iter().map(|g| g * g).sum::<f64>().sqrt()
    });
    let norms: Vec<f64> = norms.collect();
    store.put64("node_gradient_norm", &[norms.len()], &norms);

    let states = states(built, watch);
    let nodes_of = states.iter().map(|state| state.nodes.clone());
    let table = table(built, &gradients, &nodes_of.collect::<Vec<_>>());
    for (state, reach) in states.iter().zip(&table.reach) {
        put_reach(&mut store, built, state, reach);
    }
    let mut squares = 0.0;
    let mut parameters = Vec::new();
    for uses in &table.uses {
        let gradient = gradients.exact_parameter(&uses.name);
        squares += gradient.iter().map(|g| g * g).sum::<f64>();
        put_parameter(&mut store, built, &gradients, watch, uses);
        let position = |id: &Id| {
            gradients.of(*id)?;
            match graph.node(*id).operation {
                Some(operation) => Some(timeline.returned(operation)),
                None => gradient_ready[id.0],
            }
        };
        let returned = uses.uses.iter();
        let returned = returned.map(|one| one.nodes.iter().filter_map(position).max());
        parameters.push(ParameterEntry {
            name: uses.name.clone(),
            uses: uses.uses.clone(),
            returned: returned.collect(),
        });
    }
    let ready = graph.nodes().iter();
    let tables = Tables {
        equations,
        equation,
        ready: ready.map(|node| timeline.ready(node.operation)).collect(),
        gradient_ready,
        operations: graph.operations().to_vec(),
        timeline,
        parameters,
        losses: built.losses.clone(),
        loss: built.loss,
        outputs: built.outputs.clone(),
        states,
        grad_norm: squares.sqrt(),
        identity_error: table.identity_error,
    };
    put_together(index, store, Some(tables))
}

/// The watched blocks that there are, with their nodes.
fn states(built: &Built, watch: &Watch) -> Vec<StateEntry> {
    let graph = &built.graph;
    let blocks = watch.states.iter().map(|block| StateEntry {
        block: (*block).to_owned(),
        nodes: graph
            .ids()
            .filter(|id| graph.node(*id).block == *block)
            .collect(),
    });
    blocks.filter(|state| !state.nodes.is_empty()).collect()
}

fn put_reach(store: &mut Store, built: &Built, state: &StateEntry, reach: &Reach) {
    let StateEntry { block, nodes } = state;
    let (losses, count) = (built.losses.len(), nodes.len());
    store.put64(&format!("G_norm.{block}"), &[losses, count], &reach.norm);
    let width = built.graph.value(nodes[0]).data.len();
    let shape = [losses, count, width];
    store.put64_if(&format!("G.{block}"), &shape, reach.state.as_deref());
}

fn put_parameter(
    store: &mut Store,
    built: &Built,
    gradients: &Gradients,
    watch: &Watch,
    uses: &Uses,
) {
    let name = &uses.name;
    let weights = built.graph.weights();
    let (columns, values) = (weights.columns(name), weights.values(name));
    let shape = match columns {
        1 => vec![values.len()],
        _ => vec![values.len() / columns, columns],
    };
    store.put(name, &shape, Kind::Weight, values);
    let mut gradient = gradients.parameter(name);
    gradient.resize(values.len(), 0.0);
    store.put(&format!("grad.{name}"), &shape, Kind::Gradient, &gradient);
    if let Some(updated) = watch.updated {
        let new = format!("new.{name}");
        store.put(&new, &shape, Kind::Weight, updated.values(name));
    }
    let count = uses.uses.len();
    let share: Vec<usize> = [count].into_iter().chain(shape).collect();
    let named = |what: &str| format!("{what}.{name}");
    store.put64_if(&named("share"), &share, uses.share.as_deref());
    store.put64_if(&named("gathered"), &share, uses.gathered.as_deref());
    store.put64(&named("share_norm"), &[count], &uses.share_norm);
    let pairs = [built.losses.len(), count];
    store.put64(&named("pair_norm"), &pairs, &uses.pair_norm);
}
