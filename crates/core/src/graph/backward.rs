//! Back through a graph: the sum over all paths.
//!
//! What is read by several nodes receives the sum of their shares. All of it is computed in 64
//! bits: over many steps a gradient may shrink below what 32 bits hold, and that it does is what is
//! to be shown.

use super::Graph;
use super::adjoint::{Adjoint, Give, To};
use super::node::{Id, Node};
use super::tensor::Tensor;
use crate::real::Real;
use std::collections::BTreeMap;

/// The gradients of some losses with respect to everything.
#[derive(Clone, Debug, Default)]
pub struct Gradients {
    exact: Vec<Option<Vec<f64>>>,
    rounded: Vec<Option<Tensor>>,
    parameters: BTreeMap<String, Vec<f64>>,
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
        let mut exact: Vec<Option<Vec<f64>>> = vec![None; self.nodes.len()];
        let mut parameters = BTreeMap::new();
        for (id, seed) in seeds {
            assert!(seed.shape() == self.values[id.0].shape(), "a seed's shape");
            let seed: Vec<f64> = seed.data.iter().map(|&s| s.into()).collect();
            add(&mut exact[id.0], &seed);
        }
        for place in (0..self.nodes.len()).rev() {
            let Some(own) = exact[place].take() else {
                continue;
            };
            let inputs = &self.nodes[place].inputs;
            self.adjoint(place, &own, &mut |to, share| match to {
                To::Input(input) => add(&mut exact[inputs[input].0], share),
                To::Parameter(name, from) => {
                    let count = self.weights.values(name).len();
                    let whole = parameters.entry(name.to_owned());
                    let whole = whole.or_insert_with(|| vec![0.0; count]);
                    plus(&mut whole[from..], share);
                }
            });
            exact[place] = Some(own);
        }
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

    /// Hands back the shares of one node's gradient.
    pub(super) fn adjoint(&self, place: usize, own: &[f64], give: Give) {
        let Node { op, inputs, .. } = &self.nodes[place];
        let x: Vec<&Tensor> = inputs.iter().map(|id| &self.values[id.0]).collect();
        let adjoint = Adjoint {
            x: &x,
            y: &self.values[place],
            own,
            weights: self.weights,
        };
        adjoint.of(op, give);
    }
}

fn add(to: &mut Option<Vec<f64>>, share: &[f64]) {
    let to = to.get_or_insert_with(|| vec![0.0; share.len()]);
    plus(to, share);
}

pub(super) fn plus(to: &mut [f64], share: &[f64]) {
    for (to, share) in to.iter_mut().zip(share) {
        *to += share;
    }
}
