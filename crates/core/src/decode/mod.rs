//! Writing with a trained model, symbol by symbol: greedy, drawn, along a beam, or as a given
//! sequence prescribes.
//!
//! Every model that writes is a [`Decoder`]; the ways of choosing know nothing else of it.

pub mod beam;
pub mod follow;

pub use beam::{Beam, Candidate, Hypothesis};
pub use follow::{Forced, Step, Written, draw, greedy, greedy_many, prescribed};

use crate::params::Params;
use crate::real::Real;
use crate::task::Inputs;

/// A model that writes one symbol after another, for several rows at once.
///
/// A row is a beginning of a sequence. The rows of a step each continue a row of the step before:
/// in a beam several may continue one, and none another.
pub trait Decoder {
    /// How many symbols there are to choose among.
    fn symbols(&self) -> usize;

    /// Reads the inputs: row r, before the first step, is the empty beginning for input r. What
    /// was loaded for training is replaced.
    fn start(&mut self, params: &Params, inputs: &[&Inputs]);

    /// Makes one step: row r continues row `parents[r]` of the step before by `symbols[r]`
    /// (at the first step [`START`](crate::task::START)). Answers the log-probabilities
    /// of the next symbol, one row of [`Decoder::symbols`] numbers for each; a parent or symbol
    /// that there is none of counts as number 0.
    fn step(&mut self, params: &Params, parents: &[usize], symbols: &[usize]) -> &[Real];

    /// The weights with which a row of the last step looked at the positions of its input, in the
    /// input's order; none for a model without attention.
    fn weights(&self, _row: usize) -> Vec<Real> {
        Vec::new()
    }

    /// Makes a row of the next step look at its input with these weights instead of its own; they
    /// are made to sum to 1. A model without attention does nothing.
    fn force(&mut self, _row: usize, _weights: &[Real]) {}
}

#[cfg(test)]
mod tests;
