//! What a case is about: a model and one example for it. Everything that is answered is answered
//! through this one face, whichever the model.

use super::language::Language;
use crate::error::Error;
use crate::params::Params;
use crate::real::Real;
use crate::settings::{Model, Settings};
use serde_json::Value;

/// A model with an example.
pub(super) trait Subject {
    /// What was read and what was to be predicted.
    fn example(&self) -> Value;
    /// The symbols, by number; of each vocabulary where there are several.
    fn vocabulary(&self) -> Value;
    /// The settings.
    fn settings(&self) -> &Settings;
    /// The initial parameters of the seed.
    fn initial(&self) -> Params;
    /// The forward and the backward pass at these parameters.
    fn pass(&self, params: &Params) -> Pass;
    /// ∂L_j/∂s_k of each state s, for every pair.
    fn influence(&self, params: &Params) -> Vec<Block>;
    /// What the pairs (j, k) contribute to a parameter's gradient, pair by pair, each of the
    /// parameter's shape; a parameter outside the recurrence has pairs j = k only. Nothing for a
    /// name there is not.
    fn contributions(&self, params: &Params, parameter: &str) -> Vec<Real>;
    /// The gradient when losses are propagated in windows of k₁ steps, each k₂ steps back.
    ///
    /// # Errors
    /// When that is no way to cut, or the model has no steps to cut.
    fn truncated(&self, params: &Params, k1: usize, k2: usize) -> Result<Params, Error>;
    /// The number of losses J and of states K.
    fn pairs(&self) -> [usize; 2];
    /// What the network writes.
    ///
    /// # Errors
    /// When the model writes nothing.
    fn decode(&self, params: &Params, length: usize, beam: usize) -> Result<Value, Error>;
}

/// What a block of values is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// A gate, or the candidate that a gate lets through.
    Gate,
    /// A state.
    State,
    /// The gradient of the whole loss with respect to a state.
    StateGradient,
    /// Scores, weights or contexts of attention.
    Attention,
    /// Something else.
    Other,
}

/// Named, shaped values.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block {
    /// Its name.
    pub name: String,
    /// What it is.
    pub group: Group,
    /// Its shape.
    pub shape: Vec<usize>,
    /// Its numbers, row by row.
    pub data: Vec<Real>,
}

/// What both passes have computed.
pub(super) struct Pass {
    /// The loss, as the settings weigh it.
    pub loss: f64,
    /// The loss of each step.
    pub losses: Vec<Real>,
    /// The outputs: probabilities, one row a step.
    pub outputs: Block,
    /// Every named value.
    pub blocks: Vec<Block>,
    /// The gradient of the loss.
    pub gradient: Params,
}

/// The model that the settings name, with the example that the case gives.
///
/// # Errors
/// When the settings are refused, or the input is not one of the model's.
pub(super) fn of(settings: Settings, input: &Value) -> Result<Box<dyn Subject>, Error> {
    match settings.model {
        Model::Language => Ok(Box::new(Language::new(settings, input)?)),
        _ => {
            let message = "Cases are about language models so far.";
            Err(Error::new("not-a-choice", "model", message))
        }
    }
}
