//! Where everything stands on the line from the first operation to the update.

use super::backward::Gradients;
use super::model::Built;
use super::node::Id;
use serde::Serialize;

/// The line of one pass over a graph. Position p means that p operations are done: the forward ones
/// in their order, then those that hand back a gradient in reverse, then the update.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Timeline {
    /// Number of forward operations F.
    pub forward: usize,
    /// The operations of the way back in their order: the first is done at position F + 1.
    pub backward: Vec<usize>,
    /// The last position: the update.
    pub positions: usize,
}

impl Timeline {
    /// The line of a graph on which these gradients were found.
    #[must_use]
    pub fn new(built: &Built, gradients: &Gradients) -> Self {
        let graph = &built.graph;
        let forward = graph.operations().len();
        let mut back = vec![false; forward];
        for id in graph.ids() {
            if let (Some(operation), Some(_)) = (graph.node(id).operation, gradients.of(id)) {
                back[operation] = true;
            }
        }
        let backward: Vec<usize> = (0..forward).rev().filter(|&i| back[i]).collect();
        Timeline {
            forward,
            positions: forward + backward.len() + 1,
            backward,
        }
    }

    /// The position from which a node's value exists; 0 for what is given.
    #[must_use]
    pub fn ready(&self, operation: Option<usize>) -> usize {
        operation.map_or(0, |operation| operation + 1)
    }

    /// The position at which an operation has handed back its gradient.
    #[must_use]
    pub fn returned(&self, operation: usize) -> usize {
        let place = self.backward.iter().position(|&back| back == operation);
        place.map_or(self.positions, |place| self.forward + place + 1)
    }

    /// For each node the position from which its gradient is complete: the last of those that read
    /// it has handed back its share. None where there is no gradient.
    #[must_use]
    pub fn gradients(&self, built: &Built, gradients: &Gradients) -> Vec<Option<usize>> {
        let graph = &built.graph;
        let mut ready: Vec<Option<usize>> = vec![None; graph.nodes().len()];
        for id in graph.ids().rev() {
            if gradients.of(id).is_none() {
                continue;
            }
            let node = graph.node(id);
            // What nothing reads is a seed: it is there when the way back begins.
            let own = *ready[id.0].get_or_insert(self.forward + 1);
            let returned = node.operation.map_or(own, |o| self.returned(o));
            for Id(input) in &node.inputs {
                let first = ready[*input].unwrap_or(0);
                ready[*input] = Some(first.max(returned));
            }
        }
        ready
    }
}
