//! Networks as they were at earlier steps, thinned evenly: the places a replay can start from.

use crate::optimizer::Optimizer;
use crate::params::Params;

/// The most networks kept.
const MOST: usize = 64;
/// The fewest the limit of memory may leave.
const FEWEST: usize = 8;
/// About as many numbers may be kept in all.
const MOST_NUMBERS: usize = 12_000_000;

/// A network and what its optimizer remembers.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Network {
    pub params: Params,
    pub optimizer: Optimizer,
}

impl Network {
    fn numbers(&self) -> usize {
        let memory = &self.optimizer;
        self.params.data().len() + memory.first.len() + memory.second.len()
    }
}

/// Networks by step: step 0, and every multiple of a stride that grows as training goes on.
#[derive(Clone, Debug)]
pub(super) struct Snapshots {
    stride: u32,
    kept: Vec<(u32, Network)>,
}

impl Snapshots {
    /// Starts from the initial network.
    pub fn new(initial: Network) -> Self {
        Self {
            stride: 1,
            kept: vec![(0, initial)],
        }
    }

    /// Puts back what was saved, in ascending steps after 0.
    pub fn put_back(&mut self, stride: u32, saved: Vec<(u32, Network)>) {
        self.stride = stride.max(1);
        self.kept.truncate(1);
        self.kept.extend(saved);
    }

    /// Keeps the network as it is on reaching a step, where that step's turn has come.
    pub fn offer(&mut self, step: u32, network: &Network) {
        let newest = self.kept.last().map_or(0, |(kept, _)| *kept);
        if step <= newest || !step.is_multiple_of(self.stride) {
            return;
        }
        let most = (MOST_NUMBERS / network.numbers().max(1)).clamp(FEWEST, MOST);
        if self.kept.len() >= most {
            self.stride = self.stride.saturating_mul(2);
            let stride = self.stride;
            self.kept.retain(|(kept, _)| kept.is_multiple_of(stride));
        }
        if step.is_multiple_of(self.stride) {
            self.kept.push((step, network.clone()));
        }
    }

    /// The last network kept at or before a step.
    pub fn before(&self, step: u32) -> (u32, &Network) {
        let after = self.kept.partition_point(|(kept, _)| *kept <= step);
        // Step 0 is never dropped: it is a multiple of every stride.
        let (kept, network) = &self.kept[after.max(1) - 1];
        (*kept, network)
    }

    /// Drops what comes after a step.
    pub fn drop_after(&mut self, step: u32) {
        self.kept.retain(|(kept, _)| *kept <= step);
    }

    /// The stride, and at most `most` of the networks after step 0, spread evenly.
    pub fn thinned(&self, most: usize) -> (u32, Vec<(u32, &Network)>) {
        let later = &self.kept[1..];
        let every = later.len().div_ceil(most.max(1)).max(1);
        let some = later.iter().rev().step_by(every).rev();
        (
            self.stride,
            some.map(|(step, network)| (*step, network)).collect(),
        )
    }
}
