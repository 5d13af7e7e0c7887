//! Everything that a graph holds, laid out for the page: the nodes with their wiring, the values
//! and gradients block by block, the parameters, the contributions and the timeline.

mod index;

pub use index::{GraphIndex, GraphScalars, NodeEntry, ParameterEntry, StateEntry};

use super::backward::Gradients;
use super::contribution::{Reach, Uses, table};
use super::model::Built;
use super::node::{Id, Node};
use super::tex::equations;
use super::timeline::Timeline;
use crate::named::Named;
use crate::real::Real;
use crate::trace::index::block;
use crate::trace::store::Store;
use crate::trace::{Dtype, Entry, Kind};
use crate::wiring::Role;
use crate::wiring::evaluate::Weights;

/// What a trace is to contain besides the graph.
#[derive(Clone, Copy, Debug, Default)]
pub struct Watch<'a> {
    /// The training step at whose weights the graph was made.
    pub step: u64,
    /// Blocks whose nodes are the states of the table ∂L_j/∂s_k.
    pub states: &'a [&'a str],
    /// The parameters after the update.
    pub updated: Option<&'a Weights>,
    /// The symbols read.
    pub source: &'a [String],
    /// The symbols to be put out.
    pub target: &'a [String],
    /// Whether they are the model's own.
    pub own_target: bool,
}

/// A trace: an index and the numbers it points into.
#[derive(Clone, Debug, PartialEq)]
pub struct GraphTrace {
    /// What is where.
    pub index: GraphIndex,
    /// The numbers.
    pub data: Vec<Real>,
    /// The numbers that need 64 bits: gradients that vanish, and norms.
    pub data64: Vec<f64>,
}

impl GraphTrace {
    /// The entry of a block.
    #[must_use]
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.index.blocks.iter().find(|entry| entry.name == name)
    }

    /// A block's numbers.
    #[must_use]
    pub fn values(&self, name: &str) -> Option<&[Real]> {
        block(&self.index.blocks, name, Dtype::F32, &self.data)
    }

    /// The numbers of a block of 64 bits.
    #[must_use]
    pub fn values64(&self, name: &str) -> Option<&[f64]> {
        block(&self.index.blocks, name, Dtype::F64, &self.data64)
    }
}

fn kind(node: &Node) -> Kind {
    match node.role {
        Some(Role::Probability) => Kind::Probability,
        Some(Role::Loss) => Kind::Loss,
        Some(Role::Weight) => Kind::Weight,
        _ => Kind::Value,
    }
}

/// Lays out a graph with its gradients.
#[must_use]
pub fn trace(built: &Built, watch: &Watch) -> GraphTrace {
    let graph = &built.graph;
    let gradients = built.gradients();
    let timeline = Timeline::new(built, &gradients);
    let ready = timeline.gradients(built, &gradients);
    let (equations, which) = equations(graph);
    let mut store = Store::default();
    let nodes = graph.nodes().iter().zip(&ready).zip(which);
    let mut nodes: Vec<NodeEntry> = nodes
        .enumerate()
        .map(|(place, ((node, &gradient_ready), equation))| NodeEntry {
            node: node.clone(),
            shape: graph.value(Id(place)).shape(),
            kind: kind(node),
            value: 0,
            gradient: None,
            ready: timeline.ready(node.operation),
            gradient_ready,
            equation,
        })
        .collect();
    for places in blocks(graph.nodes()) {
        put_block(&mut store, built, &gradients, &mut nodes, &places);
    }
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
                None => ready[id.0],
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
    GraphTrace {
        index: GraphIndex {
            step: watch.step,
            source: watch.source.to_vec(),
            target: watch.target.to_vec(),
            own_target: watch.own_target,
            nodes,
            equations,
            operations: graph.operations().to_vec(),
            timeline,
            parameters,
            losses: built.losses.clone(),
            loss: built.loss,
            outputs: built.outputs.clone(),
            states,
            blocks: store.entries,
            omitted: store.omitted,
            scalars: GraphScalars {
                loss: graph.value(built.loss).at(0, 0),
                grad_norm: squares.sqrt(),
                identity_error: table.identity_error,
            },
        },
        data: store.data,
        data64: store.data64,
    }
}

/// The nodes of each block together, in the order of their first node; those without a name alone.
fn blocks(nodes: &[Node]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut named: Named<usize> = Named::new();
    for (place, node) in nodes.iter().enumerate() {
        if node.block.is_empty() {
            groups.push(vec![place]);
            continue;
        }
        let group = *named.or_insert_with(&node.block, || groups.len());
        if group == groups.len() {
            groups.push(Vec::new());
        }
        groups[group].push(place);
    }
    groups
}

/// One block's values, node after node, then its gradients. Nodes of one shape make one entry with
/// the nodes as its first axis; rows are an axis only where there are several.
fn put_block(
    store: &mut Store,
    built: &Built,
    gradients: &Gradients,
    nodes: &mut [NodeEntry],
    places: &[usize],
) {
    let graph = &built.graph;
    let first = &nodes[places[0]];
    let (name, shape, kind) = (first.node.block.clone(), first.shape, first.kind);
    let alike = places.iter().all(|&place| nodes[place].shape == shape);
    let mut axes = vec![places.len()];
    axes.extend(shape.iter().filter(|&&size| size > 1));
    let start = store.data.len();
    for &place in places {
        nodes[place].value = store.data.len();
        store.data.extend_from_slice(&graph.value(Id(place)).data);
    }
    let turn = store.data.len();
    let reached = places
        .iter()
        .any(|&place| gradients.of(Id(place)).is_some());
    for &place in places.iter().filter(|_| reached) {
        let at = store.data.len();
        match gradients.of(Id(place)) {
            Some(gradient) => {
                nodes[place].gradient = Some(at);
                store.data.extend_from_slice(&gradient.data);
            }
            None => store
                .data
                .resize(at + graph.value(Id(place)).data.len(), 0.0),
        }
    }
    if alike && !name.is_empty() {
        store.entry(&name, &axes, start, Dtype::F32, kind);
        if reached {
            let name = format!("d.{name}");
            store.entry(&name, &axes, turn, Dtype::F32, Kind::Gradient);
        }
    }
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
