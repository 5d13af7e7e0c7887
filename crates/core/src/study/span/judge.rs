//! Whether a session has learnt its task, and what it answers to examples that it never saw.

use super::measure;
use crate::layer::loss::greatest;
use crate::model::classifier::Classifier;
use crate::model::examples::form;
use crate::model::tagger::Tagger;
use crate::real::Real;
use crate::session::Session;
use crate::settings::Model;
use crate::task::{Example, Inputs, Kind, Target, Task};
use serde::Serialize;

/// So many strings of the grammar are looked at before all of them are.
const FEW: usize = 100;

/// How well a task is known, by examples kept out of training.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Verdict {
    /// The training step.
    pub step: u32,
    /// The mean loss.
    pub loss: f64,
    /// The share of right answers to what must be remembered; of values those within 0.04.
    pub accuracy: f64,
    /// From 0, as good as blind guessing, to 1, without a fault: by the accuracy, or by the error
    /// where a number is asked for.
    pub skill: f64,
    /// Whether it counts as learnt.
    pub solved: bool,
}

/// An example that was kept out of training, and what the model makes of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Answer {
    /// What goes in, where symbols do.
    pub tokens: Vec<String>,
    /// What goes in, one row a step, where numbers do.
    pub numbers: Vec<f64>,
    /// The length of such a row.
    pub width: usize,
    /// The steps that must be remembered, from 0.
    pub places: Vec<usize>,
    /// The step after which is asked, from 0.
    pub asked: usize,
    /// The right class; empty where a number is asked for.
    pub wanted: String,
    /// The likeliest class.
    pub given: String,
    /// The right number.
    pub wanted_value: Option<f64>,
    /// The number answered.
    pub given_value: Option<f64>,
    /// The probability of the right class.
    pub probability: Option<f64>,
    /// Whether that is right.
    pub right: bool,
}

/// The steps of an example that must be remembered, and the one after which is asked.
pub(super) fn places(task: &Task, example: &Example) -> (Vec<usize>, usize) {
    let last = example.input.steps().saturating_sub(1);
    let all = 0..=last;
    let ids = example.input.symbols();
    match (task.kind(), &example.input) {
        (Kind::TemporalOrder, _) => {
            let capital = |&t: &usize| {
                let word = ids.get(t).map_or("", |&id| task.source().word(id));
                word.starts_with(char::is_uppercase)
            };
            (all.filter(capital).collect(), last)
        }
        (Kind::Adding, Inputs::Vectors { data, .. }) => {
            let marked = |&t: &usize| data.get(2 * t + 1).is_some_and(|&mark| mark > 0.0);
            (all.filter(marked).collect(), last)
        }
        // The last step asks for the end, the one before it for the second letter again.
        (Kind::Reber, _) => (vec![1.min(last)], last.saturating_sub(1)),
        (Kind::Latch, _) => ((0..crate::task::latch::SAID.min(last)).collect(), last),
        _ => (example.gold.first().cloned().unwrap_or_default(), last),
    }
}

/// Whether the legal symbols are the likeliest at every place.
fn is_legal(example: &Example, rows: &[Vec<Real>]) -> bool {
    example.gold.iter().zip(rows).all(|(legal, row)| {
        let of = |wanted: bool| {
            let symbols = row.iter().enumerate();
            symbols.filter(move |(symbol, _)| legal.contains(symbol) == wanted)
        };
        let least = of(true).fold(Real::INFINITY, |least, (_, &p)| least.min(p));
        let most = of(false).fold(Real::NEG_INFINITY, |most, (_, &p)| most.max(p));
        least > most
    })
}

impl Session {
    /// Whether the model knows its task, by so many examples that training never draws; nothing is
    /// said of the language model.
    pub fn judge(&mut self, examples: usize) -> Verdict {
        let Some(task) = self.checked().task() else {
            return Verdict::default();
        };
        let (kind, step) = (task.kind(), self.step());
        let measure = measure(kind);
        if kind == Kind::Reber {
            return self.judge_grammar(examples);
        }
        let score = self.score(examples);
        let accuracy = score.right as f64 / score.of.max(1) as f64;
        let (skill, solved) = match measure.chance {
            Some(chance) => {
                let skill = (accuracy - chance) / (1.0 - chance);
                (skill, accuracy >= measure.threshold)
            }
            None => {
                let skill = 1.0 - score.loss / measure.chance_loss.unwrap_or(1.0);
                (skill, score.loss < measure.threshold)
            }
        };
        Verdict {
            step,
            loss: score.loss,
            accuracy,
            skill: skill.clamp(0.0, 1.0),
            solved: solved && score.of > 0,
        }
    }

    /// The second letter must be told again, and every other place be known as well.
    fn judge_grammar(&mut self, count: usize) -> Verdict {
        let (step, loss) = (self.step(), self.score(count.min(FEW)).loss);
        let drawn = |count| {
            let task = self.checked().task();
            task.map(|task| task.held_out(count)).unwrap_or_default()
        };
        let knows = |strings: &[Example]| {
            let rows = self.predicted(strings);
            strings
                .iter()
                .zip(&rows)
                .all(|(one, rows)| is_legal(one, rows))
        };
        let few = drawn(count.min(FEW));
        let solved = !few.is_empty() && knows(&few) && knows(&drawn(count));
        // Beside its twin with the other letter, who has no memory is right in half, exactly.
        let mut both = few.clone();
        both.extend(few.iter().map(twin));
        let rows = self.predicted(&both);
        let right = both
            .iter()
            .zip(&rows)
            .filter(|(one, rows)| tells_again(one, rows));
        let accuracy = right.count() as f64 / both.len().max(1) as f64;
        let chance = measure(Kind::Reber).chance.unwrap_or_default();
        Verdict {
            step,
            loss,
            accuracy,
            skill: ((accuracy - chance) / (1.0 - chance)).clamp(0.0, 1.0),
            solved: solved && accuracy == 1.0,
        }
    }

    /// The model's outputs for examples, step after step; one row where it answers once.
    fn predicted(&self, examples: &[Example]) -> Vec<Vec<Vec<Real>>> {
        let form = form(self.checked());
        let (params, layout) = (self.params(), self.params().layout());
        match self.settings().model {
            Model::Tagger => Tagger::new(&form, layout).predict(params, examples),
            Model::Classifier => {
                let rows = Classifier::new(&form, layout).predict(params, examples);
                rows.into_iter().map(|row| vec![row]).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What the model answers to the first examples kept out of training.
    pub fn answers(&self, count: usize) -> Vec<Answer> {
        let Some(task) = self.checked().task() else {
            return Vec::new();
        };
        let examples = task.held_out(count.min(FEW));
        let rows = self.predicted(&examples);
        let pairs = examples.iter().zip(&rows);
        pairs
            .map(|(example, rows)| answer(task, example, rows))
            .collect()
    }
}

/// The sum of T's and P's numbers in the alphabet: the other one is this minus the one.
const BOTH: usize = 3;

/// The string that begins with the other of the two letters, as far as it is read.
fn twin(string: &Example) -> Example {
    let mut ids = string.input.symbols().to_vec();
    let last = ids.len().saturating_sub(1);
    for place in [1, last] {
        if let Some(id) = ids.get_mut(place).filter(|id| **id < BOTH) {
            *id = BOTH - *id;
        }
    }
    Example {
        input: Inputs::Symbols(ids),
        ..string.clone()
    }
}

/// Whether the second letter is likelier than the other one where it must come again.
fn tells_again(string: &Example, rows: &[Vec<Real>]) -> bool {
    let ids = string.input.symbols();
    let (Some(&second), Some(place)) = (ids.get(1), ids.len().checked_sub(2)) else {
        return false;
    };
    let other = BOTH.saturating_sub(second);
    rows.get(place).is_some_and(|row| row[second] > row[other])
}

fn answer(task: &Task, example: &Example, rows: &[Vec<Real>]) -> Answer {
    let (places, asked) = places(task, example);
    let none = Vec::new();
    let each = matches!(example.target, Target::Each(_));
    let row = rows.get(if each { asked } else { 0 }).unwrap_or(&none);
    let mut told = Answer {
        places,
        asked,
        ..Answer::default()
    };
    match &example.input {
        Inputs::Symbols(ids) => {
            let word = |&id: &usize| task.source().word(id).to_owned();
            told.tokens = ids.iter().map(word).collect();
        }
        Inputs::Vectors { width, data } => {
            told.width = *width;
            told.numbers = data.iter().map(|&x| f64::from(x)).collect();
        }
    }
    let class = match &example.target {
        Target::Class(class) => Some(*class),
        Target::Each(each) => each.get(asked).copied().flatten(),
        Target::Value(value) => {
            let given = row.first().map(|&x| f64::from(x));
            told.wanted_value = Some(*value);
            told.given_value = given;
            told.right = given.is_some_and(|x| (x - value).abs() < crate::model::classifier::NEAR);
            None
        }
        Target::Symbols(_) => None,
    };
    if let Some(class) = class {
        let given = greatest(row, row.len());
        told.wanted = task.target().word(class).to_owned();
        told.given = task.target().word(given).to_owned();
        told.probability = row.get(class).map(|&p| f64::from(p));
        told.right = given == class;
    }
    told
}
