//! The index of a graph's trace: what is where in its numbers.

use crate::graph::timeline::Timeline;
use crate::graph::uses::Use;
use crate::graph::{Id, Node, Operation};
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
    /// The position from which the value exists.
    pub ready: usize,
    /// The position from which the gradient is complete.
    pub gradient_ready: Option<usize>,
    /// Which of the equations it has.
    pub equation: usize,
}

/// The states of one block.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StateEntry {
    /// The block.
    pub block: String,
    /// Its nodes.
    pub nodes: Vec<Id>,
}

/// One parameter as the page gets it.
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

/// Single numbers about the whole graph.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct GraphScalars {
    /// The loss.
    pub loss: f64,
    /// The norm of the gradient with respect to all parameters.
    pub grad_norm: f64,
    /// How far the sum over all losses and uses deviates from the gradient, relatively.
    pub identity_error: f64,
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
    /// The nodes' equations in TeX.
    pub equations: Vec<String>,
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
    /// The blocks: of nodes, of parameters, of the tables.
    pub blocks: Vec<Entry>,
    /// Blocks left out because they are too large.
    pub omitted: Vec<String>,
    /// The single numbers.
    pub scalars: GraphScalars,
}
