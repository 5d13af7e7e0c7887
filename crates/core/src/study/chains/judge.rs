//! How often both chains are right, and how often a rule that knows no future can be.

use super::{Pass, subject};
use crate::layer::loss::greatest;
use crate::real::Real;
use crate::session::Session;
use crate::settings::Combine;
use crate::task::majority::past;
use crate::task::{Example, Inputs, Target};
use seqscope_kernel::rows::multiply;
use serde::Serialize;

/// Answers to examples that training never draws, counted where a loss is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Judgement {
    /// The training step.
    pub step: u32,
    /// The mean loss.
    pub loss: f64,
    /// So many answers are right.
    pub right: usize,
    /// Of so many.
    pub of: usize,
    /// So many are when each is given before anything after its own step is known: the chain from
    /// the right starts there. The same as `right` where there is no such chain.
    pub hidden: usize,
    /// So many are by the best rule that knows no future, on these very examples.
    pub rule: usize,
    /// The share that is right.
    pub accuracy: f64,
    /// The share of `hidden`.
    pub hidden_accuracy: f64,
    /// The share of `rule`.
    pub rule_accuracy: f64,
}

impl Session {
    /// Counts over so many examples; all zero for what has no chains.
    pub fn judge_chains(&mut self, examples: usize) -> Judgement {
        let Some(task) = self.checked().task() else {
            return Judgement::default();
        };
        let drawn = task.held_out(examples);
        let score = self.score(examples);
        let mut judgement = Judgement {
            step: self.step(),
            loss: score.loss,
            right: score.symbols_right,
            of: score.symbols_of,
            hidden: score.symbols_right,
            rule: drawn.iter().map(by_rule).sum(),
            ..Judgement::default()
        };
        if let Some(right) = self.without_future(&drawn) {
            judgement.hidden = right;
        }
        let share = |count: usize| count as f64 / judgement.of.max(1) as f64;
        Judgement {
            accuracy: share(judgement.right),
            hidden_accuracy: share(judgement.hidden),
            rule_accuracy: share(judgement.rule),
            ..judgement
        }
    }

    /// How many answers are right when the chain from the right has read its own step alone; none
    /// where there is no such chain.
    fn without_future(&self, examples: &[Example]) -> Option<usize> {
        let (form, _) = subject(self.checked()).ok()?;
        let combine = form.stack.directions?;
        let params = self.params();
        // It starts from nothing, so what it has read of a symbol is always the same.
        let alone = |id| {
            let one = Example {
                input: Inputs::Symbols(vec![id]),
                target: Target::Each(vec![None]),
                gold: Vec::new(),
            };
            let mut pass = Pass::new(&form, params, &one);
            pass.forward(params);
            let layer = pass.reader.stack.layer(0, true);
            layer.map_or_else(Vec::new, |layer| layer.output(0).to_vec())
        };
        let alone: Vec<Vec<Real>> = (0..form.data.symbols).map(alone).collect();
        let mut right = 0;
        for example in examples {
            let mut pass = Pass::new(&form, params, example);
            let steps = pass.steps();
            pass.reader.forward(params, 0..steps);
            let forward = pass.reader.stack.layer(0, false)?.states();
            let width = forward.len() / steps.max(1);
            let mut rows = Vec::with_capacity(pass.reader.stack.outputs().len());
            for (state, &id) in forward
                .chunks_exact(width.max(1))
                .zip(example.input.symbols())
            {
                let other = alone.get(id)?;
                match combine {
                    Combine::Concat => {
                        rows.extend_from_slice(state);
                        rows.extend_from_slice(other);
                    }
                    Combine::Sum => rows.extend(state.iter().zip(other).map(|(a, b)| a + b)),
                    Combine::Product => {
                        let from = rows.len();
                        rows.resize(from + width, 0.0);
                        multiply(&mut rows[from..], state, other);
                    }
                }
            }
            let pitch = pass.output.output_width();
            let mut scores = vec![0.0; steps * pitch];
            pass.output.forward(params, &mut scores, &rows);
            let answers = scores.chunks_exact(pitch.max(1)).zip(&pass.targets);
            let good = |(row, target): &(&[Real], &Option<usize>)| {
                target.is_some_and(|target| greatest(row, pass.classes) == target)
            };
            right += answers.filter(good).count();
        }
        Some(right)
    }
}

/// How many places of an example the best rule without a future has right.
fn by_rule(example: &Example) -> usize {
    let Target::Each(targets) = &example.target else {
        return 0;
    };
    let bits = example.input.symbols();
    let right = |(t, target): &(usize, &Option<usize>)| {
        target.is_some_and(|target| past(bits, *t) == target)
    };
    targets.iter().enumerate().filter(right).count()
}
