//! An encoder–decoder of recurrent networks, with or without attention.
//!
//! Encoder: h_j = f(x_j, h_{j−1}), in one direction or both, of one layer or more. Decoder:
//! s_i = f(s_{i−1}, y_{i−1}), whose p(y_i | y_<i, x) is the softmax of a linear layer.
//!
//! - Without attention c = h_T, for both directions [h→_T; h←_1]. Each layer of the decoder starts
//!   from its encoder's last state (an LSTM's memory too); with two directions all start from
//!   tanh(W_s c). The output layer reads [s_i; c; Ey_{i−1}]: y_i = f(y_{i−1}, s_i, c).
//! - With attention asked by the previous state (Bahdanau et al. 2015): c_i = Σ_j α_{i,j} h_j,
//!   α_i = softmax_j a(s_{i−1}, h_j), s_i = f(s_{i−1}, [Ey_{i−1}; c_i]), s_0 = tanh(W_s h←_1) (h_T
//!   with one direction); the output layer reads [s_i; c_i; Ey_{i−1}].
//! - With attention asked by the current state (Luong et al. 2015): α_i = softmax_j a(s_i, h_j);
//!   the output layer reads the attention vector tanh(W_c [c_i; s_i]).
//!
//! With several layers the highest one's states are looked at, and the highest one asks. An LSTM
//! that starts from tanh(W_s h) starts with an empty memory.

pub mod form;

mod decoder;
mod encoder;
mod inference;
#[cfg(test)]
pub(crate) mod tests;

pub use form::Form;

use super::Score;
use crate::layer::loss::greatest;
use crate::params::{Layout, Params, Spec};
use crate::real::Real;
use crate::settings::Reduction;
use crate::task::{Example, START};
use decoder::{Decoder, Memory};
use encoder::{Encoder, MemoryErrors};
use inference::Rows;

/// How many examples are scored side by side.
const SCORED: usize = 64;

/// The model with the room that a batch needs.
#[derive(Clone, Debug)]
pub struct Seq2Seq {
    form: Form,
    encoder: Encoder,
    decoder: Decoder,
    targets: Vec<Option<usize>>,
    errors: MemoryErrors,
    /// The states of what is being written.
    rows: Rows,
}

impl Seq2Seq {
    /// The parameters, as PyTorch would name and draw them.
    pub fn specs(form: &Form) -> Vec<Spec> {
        form.specs()
    }

    /// The model of a form, whose parameters the layout has.
    pub fn new(form: &Form, layout: &Layout) -> Self {
        Self {
            form: form.clone(),
            encoder: Encoder::new(form, layout),
            decoder: Decoder::new(form, layout),
            targets: Vec::new(),
            errors: MemoryErrors::default(),
            rows: Rows::default(),
        }
    }

    /// Its form.
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// Takes a batch: sources and targets of any lengths, padded on the right. A symbol that is
    /// none of the vocabulary's counts as the first, and as a target counts no loss.
    pub fn load(&mut self, examples: &[Example]) {
        let sources = examples.iter().map(|example| example.input.symbols());
        self.encoder.load(sources);
        let batch = examples.len();
        let lengths = examples.iter().map(|e| e.target.symbols().len());
        let steps = lengths.max().unwrap_or(0);
        self.decoder.begin(steps, batch);
        self.targets.clear();
        self.targets.resize(steps * batch, None);
        let known = self.form.targets;
        for (sequence, example) in examples.iter().enumerate() {
            let mut last = START;
            for (i, &symbol) in example.target.symbols().iter().enumerate() {
                let row = i * batch + sequence;
                self.decoder.ids[row] = if last < known { last } else { 0 };
                self.targets[row] = Some(symbol).filter(|&symbol| symbol < known);
                last = symbol;
            }
        }
    }

    /// What one symbol's loss counts for.
    fn scale(&self) -> f64 {
        let counted = match self.form.reduction {
            Reduction::Sum => self.encoder.lengths.len(),
            Reduction::Mean => self.targets.iter().flatten().count(),
        };
        1.0 / counted.max(1) as f64
    }

    fn forward(&mut self, params: &Params) {
        self.encoder.forward(params);
        self.decoder.look(&self.encoder, params);
        let memory = Memory {
            states: self.encoder.states(),
            code: &self.encoder.code,
        };
        self.decoder.forward(params, memory);
    }

    /// Adds the gradient of the batch's loss; answers the loss, as the settings weigh it.
    pub fn add_gradient(&mut self, params: &Params, gradient: &mut Params) -> f64 {
        if self.targets.is_empty() {
            return 0.0;
        }
        self.forward(params);
        let loss = self.decoder.losses(&self.targets, self.scale());
        self.encoder.rewind(&mut self.errors);
        let memory = Memory {
            states: self.encoder.states(),
            code: &self.encoder.code,
        };
        self.decoder
            .backward(params, gradient, memory, &mut self.errors);
        for (number, layer) in self.decoder.layers.iter().enumerate() {
            self.encoder.take(number, layer.errors());
        }
        self.encoder.backward(params, gradient, &mut self.errors);
        loss
    }

    /// The batch's loss, as the settings weigh it.
    pub fn loss(&mut self, params: &Params) -> f64 {
        if self.targets.is_empty() {
            return 0.0;
        }
        self.forward(params);
        self.decoder.losses(&self.targets, self.scale())
    }

    /// Scores examples. What was loaded is replaced.
    ///
    /// A sequence is written right exactly when each of its symbols is the likeliest after the
    /// right ones before it, so one pass over the prescribed targets says what greedy writing
    /// would give.
    pub fn score(&mut self, params: &Params, examples: &[Example]) -> Score {
        let mut score = Score::default();
        let mut losses = 0.0;
        for batch in examples.chunks(SCORED) {
            self.load(batch);
            self.score_batch(params, batch, &mut score);
            losses += self.losses_of_batch(batch.len());
        }
        score.of = examples.len();
        score.loss = losses / score.of.max(1) as f64;
        score
    }

    fn score_batch(&mut self, params: &Params, batch: &[Example], score: &mut Score) {
        if self.targets.is_empty() {
            return;
        }
        self.forward(params);
        let (symbols, width) = (self.form.targets, self.decoder.logits_width());
        let mut wrong = vec![false; batch.len()];
        let targets = &self.targets;
        let rows = self.decoder.logits().chunks_exact(width);
        for (row, (scores, target)) in rows.zip(targets).enumerate() {
            let Some(target) = target else { continue };
            let right = greatest(scores, symbols) == *target;
            score.symbols_of += 1;
            score.symbols_right += usize::from(right);
            wrong[row % batch.len()] |= !right;
        }
        // A sequence without targets has no right answer.
        for (example, wrong) in batch.iter().zip(wrong) {
            let answered = !example.target.symbols().is_empty();
            score.right += usize::from(answered && !wrong);
        }
        for (sequence, example) in batch.iter().enumerate() {
            for (i, gold) in example.gold.iter().enumerate() {
                let targets = example.target.symbols().len();
                let Some(weights) = self.looked(i, sequence).filter(|_| i < targets) else {
                    continue;
                };
                if !gold.is_empty() {
                    score.alignable += 1;
                    score.aligned += usize::from(gold.contains(&greatest(&weights, weights.len())));
                }
            }
        }
    }

    /// The sum over the examples of their losses: each its symbols' sum or mean.
    fn losses_of_batch(&mut self, batch: usize) -> f64 {
        let mean = self.form.reduction == Reduction::Mean;
        let mut each = vec![(0.0, 0_usize); batch];
        let losses = self.decoder.each_loss(&self.targets);
        for (row, loss) in losses.iter().enumerate() {
            if let (Some(loss), Some(sum)) = (loss, each.get_mut(row % batch.max(1))) {
                sum.0 += loss;
                sum.1 += 1;
            }
        }
        each.iter()
            .map(|&(sum, count)| if mean { sum / count.max(1) as f64 } else { sum })
            .sum()
    }

    /// The weights of a target's step over the positions of its source, in the source's order;
    /// none without attention.
    pub fn looked(&self, step: usize, sequence: usize) -> Option<Vec<Real>> {
        self.weights_of(step, sequence, sequence)
    }

    fn weights_of(&self, step: usize, row: usize, source: usize) -> Option<Vec<Real>> {
        let alignment = self.decoder.alignment.as_ref()?;
        let weights = alignment.weights(step, row)?;
        let length = *self.encoder.lengths.get(source)?;
        let mut weights = weights.get(..length)?.to_vec();
        if self.form.source_reversed {
            weights.reverse();
        }
        Some(weights)
    }
}
