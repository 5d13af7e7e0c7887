//! How one number of the chains was made, in the names that [`Chains`](super::Chains) has.

use super::{no_chains, places, prefix, subject};
use crate::error::Error;
use crate::explain::{Explanation, Factor, Term};
use crate::graph::explain::{self, Factor as Read};
use crate::graph::model::{Built, build};
use crate::graph::{Id, Tensor};
use crate::session::Session;
use crate::wiring::evaluate::Weights;

impl Session {
    /// The terms of one element of a block at a step, over the first `seen` steps of the watched
    /// sequence, and the gradient of the loss at step `asked` with respect to it.
    ///
    /// # Errors
    /// When there is no such number, or the model has no chains.
    pub fn explain_chains(
        &self,
        (asked, seen): (usize, usize),
        block: &str,
        (t, unit): (usize, usize),
    ) -> Result<Explanation, Error> {
        let (_, example) = subject(self.checked())?;
        let (asked, seen) = places(example, asked, seen);
        let weights = Weights::new(self.params());
        let built = build(self.checked(), &weights, &prefix(example, seen));
        let built = built.ok_or_else(no_chains)?;
        let names = Names(&built);
        let id = names.find(block, t).ok_or_else(|| {
            let message = format!("There is no “{block}” at step {t}.");
            Error::new("unknown-block", "block", message).with("block", block)
        })?;
        let found = explain::value(&built.graph, id, unit)?;
        let gradient = built.losses.get(asked - 1).and_then(|&loss| {
            let gradients = built.graph.backward(&[(loss, Tensor::number(1.0))]);
            gradients.exact(id)?.get(unit).copied()
        });
        let mut terms = Vec::new();
        for term in found.terms {
            terms.extend(names.told(term.factors, term.value, term.count)?);
        }
        Ok(Explanation {
            block: block.to_owned(),
            t,
            unit,
            value: found.value,
            terms,
            total: found.total,
            gradient,
        })
    }
}

/// The names of a graph's nodes.
struct Names<'a, 'w>(&'a Built<'w>);

impl Names<'_, '_> {
    /// The block and the step of a node; none where it has no name.
    fn of(&self, id: Id) -> Option<(String, usize)> {
        let node = self.0.graph.node(id);
        let t = node.at.first().map_or(0, |(_, t)| *t);
        (!node.block.is_empty()).then(|| (own(&node.block), t))
    }

    fn find(&self, block: &str, t: usize) -> Option<Id> {
        let mut ids = self.0.graph.ids();
        ids.find(|&id| {
            self.of(id)
                .is_some_and(|(name, at)| name == block && at == t)
        })
    }

    /// A term in these names; what has no name is told by its own terms.
    fn told(&self, factors: Vec<Read>, value: f64, count: usize) -> Result<Vec<Term>, Error> {
        if let [one] = &factors[..]
            && let (Some(id), None) = (one.node, one.function)
            && self.of(id).is_none()
        {
            let columns = self.0.graph.value(id).shape()[1];
            let element = one.index[0] * columns + one.index[1];
            let inner = explain::value(&self.0.graph, id, element)?;
            let mut terms = Vec::new();
            for term in inner.terms {
                terms.extend(self.told(term.factors, term.value, term.count)?);
            }
            return Ok(terms);
        }
        let label = if factors.is_empty() { "rest" } else { "" };
        Ok(vec![Term {
            label: label.to_owned(),
            factors: factors
                .into_iter()
                .map(|factor| self.factor(factor))
                .collect(),
            value,
            count,
        }])
    }

    fn factor(&self, read: Read) -> Factor {
        let named = read.node.and_then(|id| self.of(id));
        let (block, t) = named.map_or((None, None), |(block, t)| (Some(block), Some(t)));
        let index = match &read.parameter {
            Some(_) => read.index.to_vec(),
            None => vec![read.index[1]],
        };
        Factor {
            block,
            parameter: read.parameter,
            t,
            index,
            function: read.function,
            value: read.value,
        }
    }
}

/// `rnn.l0.a` is called `a`, and `rnn.l0_reverse.a` is `a_reverse`.
fn own(block: &str) -> String {
    match block.strip_prefix("rnn.l0_reverse.") {
        Some(name) => format!("{name}_reverse"),
        None => block.strip_prefix("rnn.l0.").unwrap_or(block).to_owned(),
    }
}
