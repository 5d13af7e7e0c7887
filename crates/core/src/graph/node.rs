//! A node of a graph: the operation, what it reads, and how it is called.

use super::op::Op;
use crate::wiring::Role;
use serde::Serialize;

/// The number of a node, in the order in which the nodes were pushed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Id(pub(super) usize);

impl Id {
    /// The place of the node among [`super::Graph::nodes`].
    #[must_use]
    pub fn index(self) -> usize {
        self.0
    }
}

/// One operation with its inputs and its names.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Node {
    /// What is done.
    pub op: Op,
    /// The nodes it is done to, in the operation's order.
    pub inputs: Vec<Id>,
    /// The name of the quantity, the same at every time: `decoder.s`. Empty when it has none.
    pub block: String,
    /// The indices that tell apart the nodes of one block: `[("i", 3)]`.
    pub at: Vec<(String, usize)>,
    /// The symbol in TeX, with the letters of `at` as indices: `s_{i}`.
    pub symbol: String,
    /// The step of the timeline in which it is computed; none for what is given.
    pub operation: Option<usize>,
    /// What the number means, where that is more than its operation says.
    pub role: Option<Role>,
}

/// One step of the timeline: some nodes computed together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Operation {
    /// Its name, the same at every time.
    pub name: String,
    /// Its symbol in TeX.
    pub symbol: String,
}
