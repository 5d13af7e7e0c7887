//! Back through a graph: the sum over all paths.
//!
//! What is read by several nodes receives the sum of their shares. All of it is computed in 64
//! bits: over many steps a gradient may shrink below what 32 bits hold, and that it does is what is
//! to be shown.

use super::Graph;
use super::adjoint::{Adjoint, Give, To};
use super::node::{Id, Node};
use super::tensor::Tensor;
use crate::named::Named;
use crate::real::Real;

/// Is told which node hands which share of a parameter's gradient.
pub(super) type Found<'g> = &'g mut dyn FnMut(Id, To, &[f64]);

/// Is told of a share of a parameter's gradient: the node that reads the parameter, its name, where
/// the share begins, and the share.
pub(crate) type Take<'g> = &'g mut dyn FnMut(Id, &str, usize, &[f64]);

/// The gradients of some losses with respect to everything.
#[derive(Clone, Debug, Default)]
pub struct Gradients {
    exact: Vec<Option<Vec<f64>>>,
    rounded: Vec<Option<Tensor>>,
    parameters: Named<Vec<f64>>,
}

impl Gradients {
    /// The gradient with respect to a node; none where no path leads to a loss.
    #[must_use]
    pub fn of(&self, id: Id) -> Option<&Tensor> {
        self.rounded.get(id.0)?.as_ref()
    }

    /// The same before it was rounded.
    #[must_use]
    pub fn exact(&self, id: Id) -> Option<&[f64]> {
        self.exact.get(id.0)?.as_deref()
    }

    /// The gradient with respect to a parameter in PyTorch's orientation; nothing where no path
    /// leads to a loss.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Vec<Real> {
        let exact = self.exact_parameter(name);
        exact.iter().map(|&value| value as Real).collect()
    }

    /// The parameters that are reached, by name.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parameters.iter().map(|(name, _)| name)
    }

    /// The same before it was rounded.
    #[must_use]
    pub fn exact_parameter(&self, name: &str) -> &[f64] {
        self.parameters.get(name).map_or(&[], Vec::as_slice)
    }
}

impl Graph<'_> {
    /// The gradients of Σ ⟨seed, node⟩: with the seed 1 at a loss, the gradients of that loss.
    ///
    /// # Panics
    /// When a seed has not the shape of its node.
    #[must_use]
    pub fn backward(&self, seeds: &[(Id, Tensor)]) -> Gradients {
        let seeds = seeds.iter().map(|(id, seed)| {
            let exact = seed.data.iter().map(|&s| f64::from(s)).collect();
            (*id, exact)
        });
        let mut parameters: Named<Vec<f64>> = Named::new();
        let exact = self.sweep(seeds.collect(), false, &mut |_, to, share| {
            if let To::Parameter(name, from) = to {
                let zeros = || vec![0.0; self.weights.values(name).len()];
                let whole = parameters.or_insert_with(name, zeros);
                plus(&mut whole[from..], share);
            }
        });
        let rounded = exact.iter().zip(&self.values).map(|(gradient, value)| {
            let data = gradient.as_ref()?.iter().map(|&g| g as Real).collect();
            Some(Tensor::new(value.rows, value.columns, data))
        });
        Gradients {
            rounded: rounded.collect(),
            exact,
            parameters,
        }
    }

    /// Propagates seeds to all nodes; `take` is told of each share of a parameter's gradient.
    pub(crate) fn shares(&self, seeds: Vec<(Id, Vec<f64>)>, take: Take) -> Vec<Option<Vec<f64>>> {
        self.sweep(seeds, false, &mut |id, to, share| {
            if let To::Parameter(name, from) = to {
                take(id, name, from, share);
            }
        })
    }

    /// Propagates seeds to all nodes; `found` is told of each share of a parameter's gradient, from
    /// the last node that reads one to the first; with `squares` only of the norms of large ones.
    pub(super) fn sweep(
        &self,
        seeds: Vec<(Id, Vec<f64>)>,
        squares: bool,
        found: Found,
    ) -> Vec<Option<Vec<f64>>> {
        let mut all: Vec<Option<Vec<f64>>> = vec![None; self.nodes.len()];
        for (id, seed) in seeds {
            assert!(seed.len() == self.values[id.0].data.len(), "a seed's shape");
            add(&mut all[id.0], &seed);
        }
        for place in (0..self.nodes.len()).rev() {
            let Some(own) = all[place].take() else {
                continue;
            };
            let inputs = &self.nodes[place].inputs;
            self.adjoint(place, &own, squares, &mut |to, share| match to {
                To::Input(input) => add(&mut all[inputs[input].0], share),
                to => found(Id(place), to, share),
            });
            all[place] = Some(own);
        }
        all
    }

    /// Hands back the shares of one node's gradient.
    pub(super) fn adjoint(&self, place: usize, own: &[f64], squares: bool, give: Give) {
        let Node { op, inputs, .. } = &self.nodes[place];
        let x: Vec<&Tensor> = inputs.iter().map(|id| &self.values[id.0]).collect();
        let adjoint = Adjoint {
            x: &x,
            y: &self.values[place],
            own,
            weights: self.weights,
            squares,
        };
        adjoint.of(op, give);
    }
}

pub(super) fn add(to: &mut Option<Vec<f64>>, share: &[f64]) {
    let to = to.get_or_insert_with(|| vec![0.0; share.len()]);
    plus(to, share);
}

pub(super) fn plus(to: &mut [f64], share: &[f64]) {
    for (to, share) in to.iter_mut().zip(share) {
        *to += share;
    }
}
