//! From examples to batches, and from what is said to what is right.

use super::{Form, Transformer};
use crate::layer::loss::greatest;
use crate::model::Score;
use crate::params::Params;
use crate::real::Real;
use crate::task::{Example, START, Target};
use seqscope_kernel::heads::Span;
use seqscope_kernel::softmax_cross_entropy;

/// So many sequences are read side by side when they are only judged.
const TOGETHER: usize = 64;

impl Transformer {
    /// Takes a batch of examples of any lengths. An encoder–decoder reads START and the target up to
    /// its last symbol (teacher forcing). One stack says something after each symbol of the input:
    /// a target that is a written sequence is said from the first place on, END left out if there is
    /// no place for it; a class at the last place.
    pub fn load(&mut self, examples: &[Example]) {
        self.clear();
        for example in examples {
            let source = example.input.symbols();
            let written = example.target.symbols();
            if self.plan.form == Form::EncoderDecoder {
                let before = core::iter::once(START).chain(written.iter().copied());
                let targets = written.iter().map(|&symbol| Some(symbol));
                self.push(source, before.take(written.len()), targets);
                continue;
            }
            let inputs = source.iter().copied();
            match &example.target {
                Target::Each(targets) => self.push(&[], inputs, targets.iter().copied()),
                Target::Symbols(ids) => self.push(&[], inputs, ids.iter().map(|&id| Some(id))),
                Target::Class(class) => {
                    let silent = core::iter::repeat_n(None, source.len().saturating_sub(1));
                    self.push(&[], inputs, silent.chain([Some(*class)]));
                }
                Target::Value(_) => self.push(&[], inputs, []),
            }
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

    /// Reads a source, to be written about by [`Transformer::next`].
    pub fn read(&mut self, params: &Params, source: &[usize]) {
        self.clear();
        self.push(source, [], []);
        self.ready();
        self.forward(params);
    }

    /// The probabilities of what follows on what has been written, START not counted (or on what has
    /// been read, for one stack alone).
    pub fn next(&mut self, params: &Params, written: &[usize]) -> Vec<Real> {
        self.main.lines.clear();
        self.targets.clear();
        let first = self.encoder.is_some().then_some(START);
        let inputs = first.into_iter().chain(written.iter().copied());
        let known = if self.encoder.is_some() {
            self.plan.target
        } else {
            self.plan.source
        };
        self.main.lines.push(inputs, known);
        self.ready();
        self.forward_main(params, true);
        let (symbols, pitch) = (self.plan.target, self.output.pitch);
        let Some(start) = self.logits.len().checked_sub(pitch).filter(|_| symbols > 0) else {
            return vec![0.0; symbols];
        };
        let row = &mut self.logits[start..];
        softmax_cross_entropy::softmax(row, symbols, 0);
        row[..symbols].to_vec()
    }

    /// Writes what is most probable, symbol after symbol, until `end` or so many symbols.
    pub fn greedy(
        &mut self,
        params: &Params,
        source: &[usize],
        end: usize,
        most: usize,
    ) -> Vec<usize> {
        self.read(params, source);
        let mut written = Vec::new();
        while written.len() < most && written.last() != Some(&end) {
            let row = self.next(params, &written);
            written.push(greatest(&row, row.len()));
        }
        written
    }
}
