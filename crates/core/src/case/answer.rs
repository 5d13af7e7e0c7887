//! Each question answered.

use super::json::{nested, number, rows};
use super::subject::{Group, Pass, Subject};
use super::want::Want;
use super::{initial, steps, training};
use crate::error::Error;
use crate::params::Params;
use crate::wiring::evaluate::norm;
use serde_json::{Map, Value, json};

/// Answers about one model at one point; both passes are computed once.
pub(super) struct Answers<'a> {
    subject: &'a dyn Subject,
    params: &'a Params,
    pass: Option<Pass>,
    trained: Option<Params>,
}

impl<'a> Answers<'a> {
    pub fn new(subject: &'a dyn Subject, params: &'a Params) -> Self {
        Self {
            subject,
            params,
            pass: None,
            trained: None,
        }
    }

    fn pass(&mut self) -> &Pass {
        self.pass
            .get_or_insert_with(|| self.subject.pass(self.params))
    }

    /// The parameters after the last training steps that were asked for.
    pub fn trained(self) -> Option<Params> {
        self.trained
    }

    /// The answer to one question.
    ///
    /// # Errors
    /// When the model has nothing of the kind, or it would be too much.
    pub fn to(&mut self, want: &Want) -> Result<Value, Error> {
        match want {
            Want::Example => Ok(self.subject.example()),
            Want::Vocabulary => Ok(self.subject.vocabulary()),
            Want::Losses => {
                let pass = self.pass();
                let each: Vec<Value> = pass.losses.iter().map(|&loss| number(loss)).collect();
                Ok(json!({ "each": each, "total": pass.loss }))
            }
            Want::Outputs => Ok(self.pass().outputs.clone()),
            Want::Gates => self.group("gates", Group::Gate),
            Want::States => self.group("states", Group::State),
            Want::Attention => self.group("attention", Group::Attention),
            Want::Initial => initial::answer(self.subject.first(self.params)),
            Want::StateGradients => self.group("state_gradients", Group::StateGradient),
            Want::Blocks(names) => self.blocks(names.as_deref()),
            Want::Weights => Ok(parameters(self.params)),
            Want::Gradients => Ok(parameters(&self.pass().gradient)),
            Want::Influence => self.influence(),
            Want::Contributions(names) => self.contributions(names.as_deref()),
            &Want::Truncated { k1, k2 } => {
                let gradient = self.subject.truncated(self.params, k1, k2)?;
                Ok(json!({ "k1": k1, "k2": k2, "gradients": parameters(&gradient) }))
            }
            Want::Clipped(settings) => self.clipped(settings),
            Want::Steps {
                count,
                weights,
                settings,
            } => {
                let (answer, params) =
                    steps::train(self.subject, self.params, *count, *weights, settings)?;
                self.trained = Some(params);
                Ok(answer)
            }
            Want::Train(asked) => {
                let (answer, params) =
                    training::train(self.subject.settings(), self.params, asked)?;
                self.trained = Some(params);
                Ok(answer)
            }
            Want::Decoding(options) => self.subject.decode(self.params, *options),
        }
    }

    fn group(&mut self, name: &str, group: Group) -> Result<Value, Error> {
        let blocks = self.subject.blocks(self.params).into_iter();
        let chosen = blocks.filter(|block| block.group == group);
        let all: Map<_, _> = chosen.map(|block| (block.name, block.value)).collect();
        if all.is_empty() {
            let message = format!("This model has nothing that answers “{name}”.");
            return Err(Error::new("not-there", "want", message).with("value", name));
        }
        Ok(Value::Object(all))
    }

    fn blocks(&self, names: Option<&[String]>) -> Result<Value, Error> {
        let blocks = self.subject.blocks(self.params);
        let known: Vec<&str> = blocks.iter().map(|block| block.name.as_str()).collect();
        for name in names.unwrap_or_default() {
            if !known.contains(&name.as_str()) {
                let known = known.join(", ");
                let message = format!("There is no block “{name}”: there are {known}.");
                return Err(Error::new("not-a-choice", "want", message).with("value", name));
            }
        }
        let chosen = blocks
            .into_iter()
            .filter(|block| names.is_none_or(|names| names.contains(&block.name)));
        let all: Map<_, _> = chosen.map(|block| (block.name, block.value)).collect();
        Ok(Value::Object(all))
    }

    fn influence(&self) -> Result<Value, Error> {
        let mut all = Map::new();
        for state in self.subject.influence(self.params)? {
            let (losses, states) = (state.losses, state.states.len());
            let width = state.data.len() / (losses * states).max(1);
            let norm = state.data.chunks(width.max(1)).map(norm);
            let answer = json!({
                "states": state.states,
                "gradients": nested(&[losses, states, width], &state.data),
                "norms": rows(states, &norm.collect::<Vec<_>>()),
            });
            all.insert(state.name, answer);
        }
        if all.is_empty() {
            let message = "This model has no states that “influence” could be about.";
            return Err(Error::new("not-there", "want", message));
        }
        Ok(Value::Object(all))
    }

    fn contributions(&self, names: Option<&[String]>) -> Result<Value, Error> {
        let entries = self.params.layout().entries().iter();
        let all: Vec<String> = entries.map(|entry| entry.name.clone()).collect();
        let mut answers = Map::new();
        for name in names.unwrap_or(&all) {
            let entry = self.params.layout().entry(name).ok_or_else(|| {
                let message = format!("There is no parameter “{name}”.");
                Error::new("unknown-parameter", "want", message).with("parameter", name)
            })?;
            let uses = self.subject.contributions(self.params, name)?;
            let mut shape = vec![uses.losses, uses.names.len()];
            shape.extend(&entry.shape);
            let shares = nested(&shape, &uses.data);
            answers.insert(
                name.clone(),
                json!({ "uses": uses.names, "shares": shares }),
            );
        }
        Ok(Value::Object(answers))
    }

    fn clipped(&mut self, settings: &Map<String, Value>) -> Result<Value, Error> {
        let settings = steps::with_settings(self.subject.settings(), settings)?;
        let gradient = &self.pass().gradient;
        let mut clipped = gradient.clone();
        let [norm, scale] = steps::clip(&settings, &mut clipped);
        Ok(json!({ "norm": norm, "scale": scale, "gradients": parameters(&clipped) }))
    }
}

/// Every parameter, or anything of their shape, by name.
pub(super) fn parameters(params: &Params) -> Value {
    let entries = params.layout().entries().iter();
    let all = entries.map(|entry| {
        let data = params.torch(&entry.name);
        (entry.name.to_string(), nested(&entry.shape, &data))
    });
    Value::Object(all.collect())
}
