//! The index of a graph's trace: what is where in its numbers.

use crate::graph::Node;
use crate::trace::{Entry, Kind};
use serde::Serialize;

/// One node as the page gets it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NodeEntry {
    /// Operation, inputs and names.
    pub node: Node,
    /// Rows and columns.
    pub shape: [usize; 2],
    /// What the numbers are.
    pub kind: Kind,
    /// Where the value starts in the numbers.
    pub value: usize,
    /// Where the gradient of the loss starts; none where no path leads to the loss.
    pub gradient: Option<usize>,
}

/// Single numbers about the whole graph.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct GraphScalars {
    /// The loss.
    pub loss: f64,
}

/// What a trace contains, and where.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GraphIndex {
    /// The training step.
    pub step: u64,
    /// The symbols read.
    pub source: Vec<String>,
    /// The symbols to be put out.
    pub target: Vec<String>,
    /// Whether they are what the model itself writes, because no right answer is known.
    pub own_target: bool,
    /// The nodes in the order of computation.
    pub nodes: Vec<NodeEntry>,
    /// The blocks: of nodes; of parameters and of the tables, where there are tables.
    pub blocks: Vec<Entry>,
    /// Blocks left out because they are too large.
    pub omitted: Vec<String>,
    /// The single numbers.
    pub scalars: GraphScalars,
}
