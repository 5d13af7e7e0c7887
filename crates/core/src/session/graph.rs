//! The watched example as a graph: every operation with its value and its gradient.

use super::Session;
use crate::error::Error;
use crate::graph::explain::{self, Explanation};
#[cfg(feature = "seq2seq")]
use crate::graph::model::build_held;
use crate::graph::model::{Built, build};
use crate::graph::trace::{GraphTrace, Watch, look, trace};
use crate::order;
use crate::params::Params;
use crate::real::Real;
use crate::task::{Example, Target};
use crate::wiring::Role;
use crate::wiring::evaluate::Weights;
use std::borrow::Cow;

impl Session {
    /// The watched example; where its answer is not known, with the model's own. Says whether that
    /// is so.
    fn followed(&self) -> Result<(Cow<'_, Example>, bool), Error> {
        let watched = self.checked.watched().ok_or_else(|| {
            let message = "The language model has a trace of its own.";
            Error::new("no-graph", "model", message)
        })?;
        #[cfg(feature = "seq2seq")]
        return Ok(super::own::answered(&self.checked, self.params(), watched));
        // What else writes is only asked what it has an answer to.
        #[cfg(not(feature = "seq2seq"))]
        Ok((Cow::Borrowed(watched), false))
    }

    fn built<'w>(&self, weights: &'w Weights, example: &Example) -> Result<Built<'w>, Error> {
        #[cfg(feature = "seq2seq")]
        if !self.held.is_none()
            && let Some(built) = build_held(&self.checked, weights, example, &self.held)
        {
            return Ok(built);
        }
        build(&self.checked, weights, example).ok_or_else(|| {
            let message = "This model has no graph.";
            Error::new("no-graph", "model", message)
        })
    }

    /// Every value and gradient of the watched example at the current weights, operation by
    /// operation. Where the right answer is not known, the model's own greedy answer is followed,
    /// and the loss is that of what it wrote: the index says so.
    ///
    /// # Errors
    /// For the language model, which [`Session::trace`] is for.
    pub fn graph_look(&self) -> Result<GraphTrace, Error> {
        let weights = Weights::new(self.params());
        let (example, own_target) = self.followed()?;
        let built = self.built(&weights, &example)?;
        Ok(look(&built, &self.watch(&example, own_target)))
    }

    /// The same with its tables, and with the parameters after the update it asks for.
    ///
    /// # Errors
    /// As [`Session::graph_look`].
    pub fn graph_trace(&self) -> Result<GraphTrace, Error> {
        let weights = Weights::new(self.params());
        let (example, own_target) = self.followed()?;
        let built = self.built(&weights, &example)?;
        let updated = Weights::new(&self.updated(&built));
        let nodes = built.graph.nodes().iter();
        let states = nodes.filter(|node| node.role == Some(Role::State));
        let mut states: Vec<&str> = states.map(|node| &*node.block).collect();
        order::sort(&mut states, |a, b| a.cmp(b));
        states.dedup();
        let watch = Watch {
            states: &states,
            updated: Some(&updated),
            ..self.watch(&example, own_target)
        };
        Ok(trace(&built, &watch))
    }

    fn watch(&self, example: &Example, own_target: bool) -> Watch<'static> {
        Watch {
            step: u64::from(self.step),
            source: self.checked.watched_tokens(),
            target: target_ids(example)
                .iter()
                .map(|&id| self.word(id))
                .collect(),
            own_target,
            ..Watch::default()
        }
    }

    /// How one number of a node came about: an element of its value or of its gradient. The node is
    /// named by its place in the trace.
    ///
    /// # Errors
    /// When there is no such number, or no graph.
    pub fn explain_node(
        &self,
        place: usize,
        element: usize,
        gradient: bool,
    ) -> Result<Explanation, Error> {
        let weights = Weights::new(self.params());
        let built = self.built(&weights, &self.followed()?.0)?;
        explain::number_at(&built, place, element, gradient)
    }

    /// How one element of a parameter's gradient came about.
    ///
    /// # Errors
    /// When there is no such number, or no graph.
    pub fn explain_parameter(&self, name: &str, element: usize) -> Result<Explanation, Error> {
        let weights = Weights::new(self.params());
        let built = self.built(&weights, &self.followed()?.0)?;
        explain::gradient::of_parameter(&built.graph, &built.gradients(), name, element)
    }

    /// The parameters after the step that the optimizer would make on the watched example.
    fn updated(&self, built: &Built) -> Params {
        let mut next = self.network.clone();
        let mut gradient = next.params.zeros_like();
        let gradients = built.gradients();
        for entry in self.params().layout().entries() {
            let values: Vec<Real> = gradients.parameter(&entry.name);
            // A parameter that the example does not use has no gradient.
            let _none = gradient.set_torch(&entry.name, &values);
        }
        next.optimizer.update(&mut next.params, &mut gradient);
        next.params
    }

    fn word(&self, id: usize) -> String {
        let word = self.checked.vocabulary().get(id);
        word.cloned().unwrap_or_default()
    }
}

fn target_ids(example: &Example) -> Vec<usize> {
    match &example.target {
        Target::Class(class) => vec![*class],
        Target::Value(_) => Vec::new(),
        Target::Each(each) => each.iter().map(|id| id.unwrap_or(usize::MAX)).collect(),
        Target::Symbols(ids) => ids.clone(),
    }
}
