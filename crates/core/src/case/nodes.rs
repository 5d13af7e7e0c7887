//! The nodes of a graph as a case shows them.

use super::json::number;
use super::subject::Group;
use crate::graph::{Graph, Id, Node, Tensor};
use crate::wiring::Role;
use serde_json::Value;

/// What is told of an attention, by the part of the name before: what stands between is had as a
/// block.
const SHOWN: [(&str, &[&str]); 3] = [
    ("attention", &["e", "alpha", "c", "vector"]),
    ("self", &["scores", "weights", "sum"]),
    ("cross", &["scores", "weights", "sum"]),
];

/// What a node is.
pub(super) fn group(graph: &Graph, id: Id) -> Group {
    let node = graph.node(id);
    let mut parts = node.block.rsplit('.');
    let last = parts.next().unwrap_or_default();
    let place = parts.next().unwrap_or_default();
    if SHOWN
        .iter()
        .any(|(own, shown)| *own == place && shown.contains(&last))
    {
        return Group::Attention;
    }
    match node.role {
        Some(Role::State | Role::Memory) if ["h", "c"].contains(&last) => Group::State,
        // A transformer's states are rows: what enters its layers, and what they give.
        None if last == "h" || (last == "x" && node.at.is_empty()) => Group::State,
        Some(role) if role.is_gate() => Group::Gate,
        _ => Group::Other,
    }
}

/// The nodes of each named block, in the order of the first ones.
pub(super) fn blocks(graph: &Graph) -> Vec<(String, Vec<Id>)> {
    let mut all: Vec<(String, Vec<Id>)> = Vec::new();
    for id in graph.ids() {
        let name = &graph.node(id).block;
        if name.is_empty() {
            continue;
        }
        match all.iter_mut().find(|(own, _)| own == name) {
            Some((_, ids)) => ids.push(id),
            None => all.push((name.clone(), vec![id])),
        }
    }
    all
}

/// A matrix: a row alone is a list.
pub(super) fn rows(tensor: &Tensor) -> Value {
    let row = |r: usize| {
        let row = tensor.data[r * tensor.columns..]
            .iter()
            .take(tensor.columns);
        Value::Array(row.map(|&value| number(value)).collect())
    };
    match tensor.rows {
        1 => row(0),
        count => Value::Array((0..count).map(row).collect()),
    }
}

/// Values of nodes that differ in their indices, nested by one index after the other.
fn nested(nodes: &[(&[(String, usize)], Value)]) -> Value {
    match nodes {
        [([], value)] => value.clone(),
        _ if nodes.iter().any(|(at, _)| at.is_empty()) => {
            Value::Array(nodes.iter().map(|(_, value)| value.clone()).collect())
        }
        _ => {
            let mut groups: Vec<(usize, Vec<_>)> = Vec::new();
            for (at, value) in nodes {
                let rest = (&at[1..], value.clone());
                match groups.iter_mut().find(|(own, _)| *own == at[0].1) {
                    Some((_, group)) => group.push(rest),
                    None => groups.push((at[0].1, vec![rest])),
                }
            }
            groups.sort_by_key(|(own, _)| *own);
            Value::Array(groups.iter().map(|(_, group)| nested(group)).collect())
        }
    }
}

pub(super) fn of_block(graph: &Graph, ids: &[Id], value: impl Fn(Id) -> Value) -> Value {
    let nodes = ids
        .iter()
        .map(|&id| (graph.node(id).at.as_slice(), value(id)));
    nested(&nodes.collect::<Vec<_>>())
}

/// The indices that tell a node from the others of its block.
fn indices(node: &Node) -> String {
    let each = node.at.iter().map(|(index, at)| format!("{index}={at}"));
    each.collect::<Vec<_>>().join(" ")
}

/// What tells the rows of a state from each other: its indices, or the row's number.
pub(super) fn rows_of(graph: &Graph, id: Id) -> Vec<String> {
    let node = graph.node(id);
    match graph.value(id).rows {
        1 if !node.at.is_empty() => vec![indices(node)],
        count => (1..=count).map(|row| format!("t={row}")).collect(),
    }
}

/// How a use of a parameter is called: its own block or that of the first node that reads it.
pub(super) fn called(graph: &Graph, id: Id) -> String {
    let mut id = id;
    loop {
        let node = graph.node(id);
        let reader = || {
            graph
                .ids()
                .find(|other| graph.node(*other).inputs.contains(&id))
        };
        match reader() {
            Some(next) if node.block.is_empty() => id = next,
            _ => {
                return format!("{} {}", node.block, indices(node))
                    .trim_end()
                    .to_owned();
            }
        }
    }
}
