//! The two passes over the watched sequence, operation by operation as the wiring declares them.

use super::force::Force;
use super::store::fits;
use super::{Initial, Look};
use crate::contribution::{carriers, propagate, windows};
use crate::params::Params;
use crate::real::Real;
use crate::settings::{Checked, Input};
use crate::task::text::Sequence;
use crate::wiring::evaluate::{Block, Blocks, Scope, Weights, Window, norm};
use crate::wiring::plan::{Plan, TABLE};
use crate::wiring::{Node, Operation, Role, When, Wiring};

/// What both passes have computed.
pub(super) struct Passes<'a> {
    pub checked: &'a Checked,
    pub plan: Plan,
    pub wiring: &'a Wiring,
    pub sequence: &'a Sequence,
    pub weights: Weights,
    pub blocks: Blocks,
    forces: &'a [Force],
    none: Blocks,
}

/// The shares of the time steps in the gradient of one matrix, and their sum from the end.
pub(super) struct Shares {
    pub share: Option<Vec<Real>>,
    pub share_norm: Vec<f64>,
    pub sum: Option<Vec<Real>>,
    pub sum_norm: Vec<f64>,
}

fn first(width: usize, given: &[Real]) -> Block {
    let mut block = Block::zeros(1, width);
    for (to, &value) in block.data.iter_mut().zip(given) {
        *to = value;
    }
    block
}

impl<'a> Passes<'a> {
    /// Computes everything up to the gradients.
    pub fn run(checked: &'a Checked, params: &Params, wiring: &'a Wiring, look: Look<'a>) -> Self {
        let mut passes = Passes {
            checked,
            plan: Plan::new(checked),
            wiring,
            sequence: checked.sequence(),
            weights: Weights::new(params),
            blocks: Blocks::new(),
            forces: look.forces,
            none: Blocks::new(),
        };
        passes.begin(look.initial);
        passes.forward();
        passes.backward();
        passes.totals();
        passes
    }

    /// Number of time steps.
    pub fn steps(&self) -> usize {
        self.sequence.steps()
    }

    /// What the expressions read.
    pub fn scope<'s>(&'s self) -> Scope<'s> {
        Scope {
            blocks: &self.blocks,
            gradients: &self.none,
            weights: &self.weights,
            updated: &self.weights,
            sequence: self.sequence,
            vocabulary: self.plan.vocabulary,
            window: Window::whole(1, self.steps()),
            forces: self.forces,
        }
    }

    fn put(&mut self, name: &str, block: Block) {
        self.blocks.insert(name.to_owned(), block);
    }

    /// The inputs and the initial state.
    fn begin(&mut self, initial: Initial) {
        let (steps, width) = (self.steps(), self.plan.input);
        let mut x = Block::zeros(steps, width);
        for (i, &id) in self.sequence.inputs().iter().enumerate() {
            let start = i * width;
            match self.checked.settings().input {
                Input::OneHot => x.data[start + id] = 1.0,
                Input::Embedding => {
                    let row = &self.weights.values(TABLE)[id * width..][..width];
                    x.data[start..start + width].copy_from_slice(row);
                }
            }
        }
        self.put("x", x);
        self.put("h0", first(self.plan.hidden, initial.h));
        if self.plan.has_memory() {
            self.put("c0", first(self.plan.hidden, initial.c));
        }
    }

    fn nodes_of(&self, operations: &[Operation]) -> Vec<&'a Node> {
        let ids = operations.iter().flat_map(|operation| &operation.nodes);
        ids.filter_map(|id| self.wiring.node(id)).collect()
    }

    fn forward(&mut self) {
        let nodes = self.nodes_of(&self.wiring.forward);
        for node in &nodes {
            self.put(&node.block, Block::zeros(self.steps(), node.width()));
        }
        for t in 1..=self.steps() {
            for node in &nodes {
                let value = self.scope().node(node, t);
                if let Some(block) = self.blocks.get_mut(&node.block) {
                    block.set(t, &value);
                }
            }
        }
    }

    /// Each window of losses is propagated for itself; where nothing is cut there is one window.
    fn backward(&mut self) {
        let nodes = carriers(self.wiring);
        let initial: Vec<_> = self.of_time(When::Initial);
        let mut totals = Blocks::new();
        let steps = self.steps();
        let all = if self.plan.truncated {
            windows(self.checked.settings(), steps)
        } else {
            vec![Window::whole(1, steps)]
        };
        for window in all {
            let scope = Scope {
                window,
                ..self.scope()
            };
            let mut gradients = propagate(&scope, &nodes, window.losses[1]);
            for node in &initial {
                let scope = Scope {
                    gradients: &gradients,
                    ..scope
                };
                let data = scope.evaluate(&node.expr, 0);
                let width = node.width();
                gradients.insert(node.block.clone(), Block { width, data });
            }
            for (name, block) in gradients {
                match totals.get_mut(&name) {
                    None => {
                        totals.insert(name, block);
                    }
                    Some(total) => {
                        for (sum, value) in total.data.iter_mut().zip(block.data) {
                            *sum += value;
                        }
                    }
                }
            }
        }
        self.blocks.extend(totals);
    }

    fn of_time(&self, time: When) -> Vec<&'a Node> {
        let nodes = self.wiring.nodes.iter();
        nodes.filter(|node| node.time == time).collect()
    }

    /// The gradients of the inputs and of all parameters.
    fn totals(&mut self) {
        if let Some(node) = self.wiring.node("dx") {
            let mut dx = Block::zeros(self.steps(), node.width());
            for t in 1..=self.steps() {
                dx.set(t, &self.scope().evaluate(&node.expr, t));
            }
            self.put("dx", dx);
        }
        let once = self.of_time(When::Once);
        for node in once.iter().filter(|node| node.role == Role::WeightGradient) {
            let data = self.scope().evaluate(&node.expr, 1);
            let width = node.width();
            self.put(&node.block, Block { width, data });
        }
    }

    /// The gradient in the parameters' own layout.
    pub fn gradient(&self, params: &Params) -> Params {
        let mut gradient = params.zeros_like();
        for entry in params.layout().entries() {
            if let Some(block) = self.blocks.get(&format!("grad.{}", entry.name)) {
                // The block was made for this very entry, so its size fits.
                let _fits = gradient.set_torch(&entry.name, &block.data);
            }
        }
        gradient
    }

    /// The shares of each time step, from the last to the first.
    pub fn shares(&self, share: &str) -> Option<Shares> {
        let node = self.wiring.node(share)?;
        let (steps, width) = (self.steps(), node.width());
        let room = || fits(steps * width).then(|| vec![0.0; steps * width]);
        let mut shares = Shares {
            share: room(),
            share_norm: vec![0.0; steps],
            sum: room(),
            sum_norm: vec![0.0; steps],
        };
        let mut running = vec![0.0; width];
        for t in (1..=steps).rev() {
            let value = self.scope().evaluate(&node.expr, t);
            for (sum, value) in running.iter_mut().zip(&value) {
                *sum += value;
            }
            shares.share_norm[t - 1] = norm(&value);
            shares.sum_norm[t - 1] = norm(&running);
            for (to, from) in [(&mut shares.share, &value), (&mut shares.sum, &running)] {
                if let Some(to) = to {
                    to[(t - 1) * width..t * width].copy_from_slice(from);
                }
            }
        }
        Some(shares)
    }
}
