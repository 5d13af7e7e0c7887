//! Each question answered.

use super::MOST_NUMBERS;
use super::json::{nested, number, rows};
use super::steps;
use super::subject::{Block, Group, Pass, Subject};
use super::want::Want;
use crate::error::Error;
use crate::params::Params;
use crate::weights::dimensions;
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
            Want::Outputs => Ok(value(&self.pass().outputs)),
            Want::Gates => self.group("gates", Group::Gate),
            Want::States => self.group("states", Group::State),
            Want::Attention => self.group("attention", Group::Attention),
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
            &Want::Decoding { length, beam } => self.subject.decode(self.params, length, beam),
        }
    }

    fn group(&mut self, name: &str, group: Group) -> Result<Value, Error> {
        let chosen = self
            .pass()
            .blocks
            .iter()
            .filter(|block| block.group == group);
        let all: Map<_, _> = chosen
            .map(|block| (block.name.clone(), value(block)))
            .collect();
        if all.is_empty() {
            let message = format!("This model has nothing that answers “{name}”.");
            return Err(Error::new("not-there", "want", message).with("value", name));
        }
        Ok(Value::Object(all))
    }

    fn blocks(&mut self, names: Option<&[String]>) -> Result<Value, Error> {
        let blocks = &self.pass().blocks;
        let Some(names) = names else {
            let all = blocks
                .iter()
                .map(|block| (block.name.clone(), value(block)));
            return Ok(Value::Object(all.collect()));
        };
        let mut all = Map::new();
        for name in names {
            let found = blocks.iter().find(|block| block.name == *name);
            let block = found.ok_or_else(|| {
                let known: Vec<&str> = blocks.iter().map(|block| block.name.as_str()).collect();
                let known = known.join(", ");
                let message = format!("There is no block “{name}”: there are {known}.");
                Error::new("not-a-choice", "want", message).with("value", name)
            })?;
            all.insert(name.clone(), value(block));
        }
        Ok(Value::Object(all))
    }

    fn influence(&mut self) -> Result<Value, Error> {
        let [losses, states] = self.subject.pairs();
        let width = self.subject.settings().hidden;
        small("influence", &[losses, states, width])?;
        let blocks = self.subject.influence(self.params);
        let mut all = Map::new();
        for block in &blocks {
            let width = block.shape.last().copied().unwrap_or(1).max(1);
            let norm = block.data.chunks(width).map(crate::wiring::evaluate::norm);
            let norms = rows(states, &norm.collect::<Vec<_>>());
            let answer = json!({ "gradients": value(block), "norms": norms });
            all.insert(block.name.clone(), answer);
        }
        Ok(Value::Object(all))
    }

    fn contributions(&mut self, names: Option<&[String]>) -> Result<Value, Error> {
        let entries = self.params.layout().entries();
        let all: Vec<String>;
        let names = match names {
            Some(names) => names,
            None => {
                all = entries.iter().map(|entry| entry.name.to_string()).collect();
                &all
            }
        };
        let mut answers = Map::new();
        for name in names {
            let entry = self.params.layout().entry(name).ok_or_else(|| {
                let message = format!("There is no parameter “{name}”.");
                Error::new("unknown-parameter", "want", message).with("parameter", name)
            })?;
            let mut shape = self.subject.pairs().to_vec();
            shape.extend(&entry.shape);
            small("contributions", &shape)?;
            let data = self.subject.contributions(self.params, name);
            answers.insert(name.clone(), nested(&shape, &data));
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

/// Refuses what would be too much.
fn small(question: &str, shape: &[usize]) -> Result<(), Error> {
    let count = shape
        .iter()
        .try_fold(1_usize, |all, &width| all.checked_mul(width));
    if count.is_some_and(|count| count <= MOST_NUMBERS) {
        return Ok(());
    }
    let message = format!(
        "“{question}” would be {} numbers: at most {MOST_NUMBERS} are answered.",
        dimensions(shape)
    );
    Err(Error::new("too-large", "want", message).with("max", MOST_NUMBERS))
}

fn value(block: &Block) -> Value {
    nested(&block.shape, &block.data)
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
