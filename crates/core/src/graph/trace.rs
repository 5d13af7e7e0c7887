//! What a graph holds, laid out in numbers: for a page the nodes with their wiring, the values and
//! gradients block by block; besides, in tables, the parameters, the contributions and the timeline.

mod index;
mod tables;

pub use index::{GraphIndex, GraphScalars, NodeEntry};
pub use tables::{ParameterEntry, StateEntry, Tables, trace};

use super::backward::Gradients;
use super::model::Built;
use super::node::{Id, Node};
use crate::named::Named;
use crate::real::Real;
use crate::trace::index::block;
use crate::trace::store::Store;
use crate::trace::{Dtype, Entry, Kind};
use crate::wiring::Role;
use crate::wiring::evaluate::Weights;

/// What a trace is to contain besides the graph.
#[derive(Clone, Debug, Default)]
pub struct Watch<'a> {
    /// The training step at whose weights the graph was made.
    pub step: u64,
    /// Blocks whose nodes are the states of the table ∂L_j/∂s_k.
    pub states: &'a [&'a str],
    /// The parameters after the update.
    pub updated: Option<&'a Weights>,
    /// The symbols read.
    pub source: Vec<String>,
    /// The symbols to be put out.
    pub target: Vec<String>,
    /// Whether they are the model's own.
    pub own_target: bool,
}

/// A trace: an index and the numbers it points into.
#[derive(Clone, Debug, PartialEq)]
pub struct GraphTrace {
    /// What is where.
    pub index: GraphIndex,
    /// What no page draws, if it was asked for.
    pub tables: Option<Tables>,
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

/// Lays out the nodes of a graph, with their gradients.
#[must_use]
pub fn look(built: &Built, watch: &Watch) -> GraphTrace {
    let (index, store) = laid_out(built, &built.gradients(), watch);
    put_together(index, store, None)
}

fn put_together(index: GraphIndex, store: Store, tables: Option<Tables>) -> GraphTrace {
    GraphTrace {
        index: GraphIndex {
            blocks: store.entries,
            omitted: store.omitted,
            ..index
        },
        tables,
        data: store.data,
        data64: store.data64,
    }
}

/// The nodes with their numbers, and where these are; the blocks are still to be told.
fn laid_out(built: &Built, gradients: &Gradients, watch: &Watch) -> (GraphIndex, Store) {
    let graph = &built.graph;
    let mut store = Store::default();
    let nodes = graph.nodes().iter().enumerate();
    let mut nodes: Vec<NodeEntry> = nodes
        .map(|(place, node)| NodeEntry {
            node: node.clone(),
            shape: graph.value(Id(place)).shape(),
            kind: kind(node),
            value: 0,
            gradient: None,
        })
        .collect();
    for places in blocks(graph.nodes()) {
        put_block(&mut store, built, gradients, &mut nodes, &places);
    }
    let index = GraphIndex {
        step: watch.step,
        source: watch.source.clone(),
        target: watch.target.clone(),
        own_target: watch.own_target,
        nodes,
        blocks: Vec::new(),
        omitted: Vec::new(),
        scalars: GraphScalars {
            loss: graph.value(built.loss).at(0, 0),
        },
    };
    (index, store)
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
