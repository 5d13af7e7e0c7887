//! From examples to batches, and from what is said to what is right.

use super::{Form, Plan, Transformer};
use crate::layer::loss::greatest;
use crate::model::Score;
use crate::params::Params;
use crate::real::Real;
use crate::task::{Example, START, Target};
use seqscope_kernel::heads::Span;
use seqscope_kernel::softmax_cross_entropy;

/// So many sequences are read side by side when they are only judged.
const TOGETHER: usize = 64;

/// What the stacks read of an example, and what is to be said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The symbols of the source; none for one stack alone.
    pub source: Vec<usize>,
    /// The symbols that the main stack reads.
    pub inputs: Vec<usize>,
    /// What is to be said after each of them; nothing counts no loss.
    pub targets: Vec<Option<usize>>,
}

impl Plan {
    /// An encoder–decoder reads START and the target up to its last symbol (teacher forcing). One
    /// stack says something after each symbol of the input: a target that is a written sequence is
    /// said from the first place on, END left out if there is no place for it; a class at the last
    /// place. Symbols there are not count as the first; targets there are not, or that are missing,
    /// count no loss.
    pub fn reading(&self, example: &Example) -> Reading {
        let known = |ids: &[usize], count: usize| -> Vec<usize> {
            ids.iter()
                .map(|&id| if id < count { id } else { 0 })
                .collect()
        };
        let read = known(example.input.symbols(), self.source);
        let written = example.target.symbols();
        let said = written.iter().map(|&id| Some(id));
        let (source, inputs, mut targets) = if self.form == Form::EncoderDecoder {
            let mut inputs = known(written, self.target);
            inputs.rotate_right(1.min(written.len()));
            if let Some(first) = inputs.first_mut() {
                *first = START;
            }
            (read, inputs, said.collect())
        } else {
            let targets: Vec<Option<usize>> = match &example.target {
                Target::Each(targets) => targets.clone(),
                Target::Symbols(_) => said.collect(),
                Target::Class(class) => {
                    let mut targets = vec![None; read.len()];
                    if let Some(last) = targets.last_mut() {
                        *last = Some(*class);
                    }
                    targets
                }
                Target::Value(_) => Vec::new(),
            };
            (Vec::new(), read, targets)
        };
        targets.resize(inputs.len(), None);
        for target in &mut targets {
            *target = target.filter(|&target| target < self.target);
        }
        Reading {
            source,
            inputs,
            targets,
        }
    }
}

impl Transformer {
    /// Takes a batch of examples of any lengths, each as [`Plan::reading`] says.
    pub fn load(&mut self, examples: &[Example]) {
        self.clear();
        for example in examples {
            let reading = self.plan.reading(example);
            self.push(&reading.source, reading.inputs, reading.targets);
        }
        self.ready();
    }

    /// How well it does on examples: whole sequences, symbols, and the greatest weights of the last
    /// layer's attention to the source (the mean of its heads) that stand where they may.
    ///
    /// With layer norm nothing a decoder has said depends on what comes later, to the last bit, so a
    /// sequence is written right by greedy decoding if and only if each symbol is the most probable
    /// after the right ones before it: one pass judges all. With batch norm the same is counted, but
    /// there every row depends on all others, which decoding does not have.
    pub fn score(&mut self, params: &Params, examples: &[Example]) -> Score {
        let mut score = Score::default();
        let (symbols, pitch) = (self.plan.target, self.output.pitch.max(1));
        let mut loss = 0.0;
        for examples in examples.chunks(TOGETHER) {
            self.load(examples);
            self.forward(params);
            let mut rows = self.logits.chunks_exact_mut(pitch).zip(&self.targets);
            for &length in &self.main.lines.lengths {
                let mut right = true;
                for (row, target) in rows.by_ref().take(length) {
                    let Some(target) = *target else { continue };
                    let hit = greatest(row, symbols) == target;
                    right &= hit;
                    score.symbols_of += 1;
                    score.symbols_right += usize::from(hit);
                    loss -= f64::from(softmax_cross_entropy::softmax(row, symbols, target));
                }
                score.right += usize::from(right);
                score.of += 1;
            }
            self.align(examples, &mut score);
        }
        let counted = if self.plan.mean {
            score.symbols_of
        } else {
            score.of
        };
        score.loss = loss / counted.max(1) as f64;
        score
    }

    fn align(&self, examples: &[Example], score: &mut Score) {
        for (at, example) in examples.iter().enumerate() {
            for (step, gold) in example
                .gold
                .iter()
                .enumerate()
                .filter(|(_, gold)| !gold.is_empty())
            {
                let Some(weights) = self.alignment(at, step) else {
                    continue;
                };
                score.alignable += 1;
                score.aligned += usize::from(gold.contains(&greatest(&weights, weights.len())));
            }
        }
    }

    /// How the last forward pass aligned a step of a sequence of the batch with its source: the mean
    /// of the heads of the last layer's attention to it. None where there is no such step.
    pub fn alignment(&self, sequence: usize, step: usize) -> Option<Vec<Real>> {
        let last = self.plan.layers.checked_sub(1)?;
        let (heads, spans) = self.attention(last, true)?;
        let span: &Span = spans.get(sequence).filter(|span| step < span.queries)?;
        let mut mean = vec![0.0; span.keys];
        for head in 0..heads.count() {
            let weights = heads.weights(span, head, step);
            for (mean, &weight) in mean.iter_mut().zip(weights) {
                *mean += weight / heads.count() as Real;
            }
        }
        Some(mean)
    }

    /// What it says after each symbol read, of each sequence of the batch: rows of probabilities.
    pub fn predict(&mut self, params: &Params) -> Vec<Vec<Vec<Real>>> {
        self.forward(params);
        let (symbols, pitch) = (self.plan.target, self.output.pitch.max(1));
        let mut rows = self.logits.chunks_exact_mut(pitch);
        let lengths = &self.main.lines.lengths;
        let one = |row: &mut [Real]| {
            softmax_cross_entropy::softmax(row, symbols, 0);
            row[..symbols].to_vec()
        };
        lengths
            .iter()
            .map(|&length| rows.by_ref().take(length).map(one).collect())
            .collect()
    }
}
