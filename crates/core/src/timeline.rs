//! Where everything stands on the line from the first operation to the update.

use crate::named::Named;
use crate::wiring::{When, Wiring};
use serde::Serialize;

/// The line of one pass over a sequence: position 0 is before anything, each operation at each time
/// step takes one position, the update the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Timeline {
    /// Time steps T.
    pub steps: usize,
    /// Operations of one forward step.
    pub forward: usize,
    /// Operations of one backward step.
    pub backward: usize,
}

/// The position from which a node's value exists: `start` for t = 1 and `stride` more each step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Ready {
    /// Position for t = 1.
    pub start: i64,
    /// Positions between one time step and the next.
    pub stride: i64,
}

impl Ready {
    /// The position for time t.
    #[must_use]
    pub fn position(&self, t: usize) -> i64 {
        self.start + self.stride * (t as i64 - 1)
    }
}

/// What has just been done at a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Nothing yet.
    Start,
    /// A forward operation at time t.
    Forward {
        /// Index of the operation.
        operation: usize,
        /// Time step.
        t: usize,
    },
    /// A backward operation at time t.
    Backward {
        /// Index of the operation.
        operation: usize,
        /// Time step.
        t: usize,
    },
    /// The update.
    Update,
}

impl Timeline {
    /// The line of a wiring over T steps.
    #[must_use]
    pub fn new(wiring: &Wiring, steps: usize) -> Self {
        Timeline {
            steps,
            forward: wiring.forward.len(),
            backward: wiring.backward.len(),
        }
    }

    /// The last position, N.
    #[must_use]
    pub fn last(&self) -> usize {
        self.steps * (self.forward + self.backward) + 1
    }

    /// What has just been done at a position.
    #[must_use]
    pub fn moment(&self, position: usize) -> Moment {
        let turn = self.steps * self.forward;
        match position {
            0 => Moment::Start,
            p if p <= turn => Moment::Forward {
                operation: (p - 1) % self.forward,
                t: 1 + (p - 1) / self.forward,
            },
            p if p < self.last() => Moment::Backward {
                operation: (p - 1 - turn) % self.backward,
                t: self.steps - (p - 1 - turn) / self.backward,
            },
            _ => Moment::Update,
        }
    }

    /// When each node is ready.
    #[must_use]
    pub fn ready(&self, wiring: &Wiring) -> Named<Ready> {
        let mut ready = Named::new();
        let count = |n: usize| n as i64;
        let turn = count(self.steps * self.forward + (self.steps - 1) * self.backward);
        for (i, operation) in wiring.forward.iter().enumerate() {
            let at = Ready {
                start: count(i) + 1,
                stride: count(self.forward),
            };
            ready.extend(operation.nodes.iter().map(|node| (node.clone(), at)));
        }
        for (i, operation) in wiring.backward.iter().enumerate() {
            let start = turn + count(i) + 1;
            ready.extend(operation.nodes.iter().map(|id| {
                // What has no time is complete when the walk back has arrived at the beginning.
                let each = wiring.node(id).is_none_or(|node| node.time == When::Each);
                let stride = if each { -count(self.backward) } else { 0 };
                (id.clone(), Ready { start, stride })
            }));
        }
        let end = Ready {
            start: count(self.last()),
            stride: 0,
        };
        ready.extend(wiring.update.nodes.iter().map(|node| (node.clone(), end)));
        ready
    }
}
