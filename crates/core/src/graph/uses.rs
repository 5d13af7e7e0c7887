//! Where a parameter is read: once a time step, through one node or several.

use super::Graph;
use super::node::Id;
use super::op::Op;
use serde::Serialize;

/// One use of a parameter: the nodes that read it at one time, such as the gates of a cell, each of
/// which reads rows of its own.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Use {
    /// The indices of the first named node that is made from it: `[("t", 3)]`.
    pub at: Vec<(String, usize)>,
    /// The nodes.
    pub nodes: Vec<Id>,
}

/// The uses of one parameter, in the order of computation.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reads {
    pub name: String,
    pub uses: Vec<Use>,
}

/// The uses of all parameters, in the order of their first one.
pub(super) fn reads(graph: &Graph) -> Vec<Reads> {
    let times = times(graph);
    let mut all: Vec<Reads> = Vec::new();
    for (id, at) in graph.ids().zip(times) {
        let mut names = graph.node(id).op.parameters();
        names.dedup();
        for name in names {
            let place = all.iter().position(|reads| reads.name == name);
            let place = place.unwrap_or_else(|| {
                all.push(Reads {
                    name: name.to_owned(),
                    uses: Vec::new(),
                });
                all.len() - 1
            });
            let uses = &mut all[place].uses;
            let alike = |other: &&mut Use| {
                other.at == at && other.nodes.iter().all(|other| apart(graph, id, *other))
            };
            match uses.iter_mut().find(alike) {
                Some(other) => other.nodes.push(id),
                None => uses.push(Use {
                    at: at.clone(),
                    nodes: vec![id],
                }),
            }
        }
    }
    all
}

/// The indices of each node, or of the first that reads it, where it has no name itself.
fn times(graph: &Graph) -> Vec<Vec<(String, usize)>> {
    let mut readers: Vec<Option<Id>> = vec![None; graph.nodes().len()];
    for id in graph.ids().rev() {
        for input in &graph.node(id).inputs {
            readers[input.index()] = Some(id);
        }
    }
    let mut times: Vec<Vec<(String, usize)>> = vec![Vec::new(); readers.len()];
    for id in graph.ids().rev() {
        let node = graph.node(id);
        times[id.index()] = match readers[id.index()] {
            Some(reader) if node.block.is_empty() => times[reader.index()].clone(),
            _ => node.at.clone(),
        };
    }
    times
}

/// Whether two nodes read different rows.
fn apart(graph: &Graph, a: Id, b: Id) -> bool {
    match (&graph.node(a).op, &graph.node(b).op) {
        (Op::Linear { rows: a, .. }, Op::Linear { rows: b, .. }) => a[1] <= b[0] || b[1] <= a[0],
        _ => false,
    }
}
