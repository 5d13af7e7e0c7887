//! What a case is about: a model and one example for it. Everything that is answered is answered
//! through this one face, whichever the model.

use super::decoding::Options;
use super::graphed::Graphed;
use super::initial::Initial;
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
    /// The symbols, by number; of both vocabularies where there are two.
    fn vocabulary(&self) -> Value;
    /// The settings.
    fn settings(&self) -> &Settings;
    /// The initial parameters of the seed.
    fn initial(&self) -> Params;
    /// The forward and the backward pass at these parameters.
    fn pass(&self, params: &Params) -> Pass;
    /// The states before the first step, and what the loss says to each.
    fn first(&self, params: &Params) -> Vec<Initial>;
    /// Every named value and gradient.
    fn blocks(&self, params: &Params) -> Vec<Block>;
    /// ∂L_j/∂s_k of each state s, for every pair.
    ///
    /// # Errors
    /// When these are too many numbers.
    fn influence(&self, params: &Params) -> Result<Vec<Influence>, Error>;
    /// What each loss says to each use of a parameter.
    ///
    /// # Errors
    /// When these are too many numbers.
    fn contributions(&self, params: &Params, parameter: &str) -> Result<Uses, Error>;
    /// The gradient when losses are propagated in windows of k₁ steps, each k₂ steps back.
    ///
    /// # Errors
    /// When that is no way to cut, or the model has no steps to cut.
    fn truncated(&self, params: &Params, k1: usize, k2: usize) -> Result<Params, Error>;
    /// What the network writes.
    ///
    /// # Errors
    /// When the model writes nothing.
    fn decode(&self, params: &Params, options: Options) -> Result<Value, Error>;
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

/// Named values.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block {
    /// Its name.
    pub name: String,
    /// What it is.
    pub group: Group,
    /// Its numbers, nested.
    pub value: Value,
}

/// The gradients of each loss with respect to each state.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Influence {
    /// The state's name.
    pub name: String,
    /// The number of losses.
    pub losses: usize,
    /// When the states are.
    pub states: Vec<String>,
    /// The gradients, pair after pair.
    pub data: Vec<Real>,
}

/// What each loss says to each use of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Uses {
    /// The number of losses.
    pub losses: usize,
    /// How the uses are called, in the order of computation.
    pub names: Vec<String>,
    /// One share of the gradient, of the parameter's shape, a pair: loss after loss.
    pub data: Vec<Real>,
}

/// What both passes have computed.
pub(super) struct Pass {
    /// The loss, as the settings weigh it.
    pub loss: f64,
    /// The partial losses.
    pub losses: Vec<Real>,
    /// The outputs: probabilities, one row a step.
    pub outputs: Value,
    /// The gradient of the loss.
    pub gradient: Params,
}

/// The model that the settings name, with the example and the first states that the case gives.
///
/// # Errors
/// When the settings are refused, or the input or a state is not one of the model's.
pub(super) fn of(
    settings: Settings,
    input: &Value,
    initial: Option<&Value>,
) -> Result<Box<dyn Subject>, Error> {
    match settings.model {
        Model::Language => Ok(Box::new(Language::new(settings, input, initial)?)),
        _ => Ok(Box::new(Graphed::new(settings, input, initial)?)),
    }
}
