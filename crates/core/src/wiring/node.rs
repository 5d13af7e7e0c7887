//! What is declared: nodes, the operations that compute them and the wiring of a whole cell.

use super::expr::{Expr, Input};
use crate::settings::Cell;
use serde::Serialize;

/// The pass a node belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// From the inputs to the loss.
    Forward,
    /// From the loss back to the weights.
    Backward,
    /// The step of the optimizer.
    Update,
}

/// When a node has a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// At each of the time steps 1..=T.
    Each,
    /// At time 0 only: the initial state.
    Initial,
    /// Once for the whole sequence.
    Once,
}

/// What a node means: the page picks its colour and form from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The state handed to the next step.
    State,
    /// What is proposed for the memory.
    Candidate,
    /// The gate i.
    InputGate,
    /// The gate f.
    ForgetGate,
    /// The gate o.
    OutputGate,
    /// The gate r.
    ResetGate,
    /// The gate z.
    UpdateGate,
    /// The memory c.
    Memory,
    /// A weighted sum before its activation.
    Preactivation,
    /// A probability.
    Probability,
    /// A loss.
    Loss,
    /// A gradient with respect to a value.
    Gradient,
    /// A gradient with respect to weights.
    WeightGradient,
    /// Weights after the update.
    Weight,
}

impl Role {
    /// Whether it is a gate, or the candidate that a gate lets through.
    #[must_use]
    pub fn is_gate(self) -> bool {
        matches!(
            self,
            Self::Candidate
                | Self::InputGate
                | Self::ForgetGate
                | Self::OutputGate
                | Self::ResetGate
                | Self::UpdateGate
        )
    }
}

/// The same thing in two notations.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Notation {
    /// As in the lecture.
    pub lecture: String,
    /// With PyTorch's names.
    pub pytorch: String,
}

/// One value of the computation, declared.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Node {
    /// Its name, which is also that of the block it fills.
    pub id: String,
    /// The pass it belongs to.
    pub phase: Phase,
    /// The block of the trace that it fills.
    pub block: String,
    /// What it means.
    pub role: Role,
    /// When it has a value.
    pub time: When,
    /// Its shape at one time step.
    pub shape: Vec<usize>,
    /// Its symbol.
    pub symbol: Notation,
    /// Its equation.
    pub tex: Notation,
    /// Its arithmetic.
    pub expr: Expr,
    /// The blocks that are read.
    pub inputs: Vec<Input>,
    /// The parameters that are read.
    pub parameters: Vec<String>,
}

impl Node {
    /// A node whose notation is still to be written.
    pub(crate) fn new(
        id: &str,
        phase: Phase,
        role: Role,
        time: When,
        shape: Vec<usize>,
        expr: Expr,
    ) -> Self {
        Node {
            id: id.to_owned(),
            phase,
            block: id.to_owned(),
            role,
            time,
            shape,
            symbol: Notation::default(),
            tex: Notation::default(),
            inputs: expr.inputs(),
            parameters: expr.parameters(),
            expr,
        }
    }

    /// Number of values at one time step.
    #[must_use]
    pub fn width(&self) -> usize {
        self.shape.iter().product()
    }
}

/// One step of the timeline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Operation {
    /// Its name.
    pub id: String,
    /// The nodes computed in it, in order.
    pub nodes: Vec<String>,
    /// The symbol that stands for it.
    pub symbol: Notation,
    /// Its equation, with the values on the way written out.
    pub tex: Notation,
}

/// A cell with its output layer, declared once for every view.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Wiring {
    /// Which cell.
    pub cell: Cell,
    /// Every node, in the order of computation.
    pub nodes: Vec<Node>,
    /// The operations of one step of the forward pass.
    pub forward: Vec<Operation>,
    /// The operations of one step of the backward pass.
    pub backward: Vec<Operation>,
    /// The step of the optimizer.
    pub update: Operation,
}

impl Wiring {
    /// The node of that name.
    #[must_use]
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id == id)
    }
}
