//! Writing step by step: the decoder runs one step at a time, over rows that may change places.

use super::Seq2Seq;
use super::decoder::Memory;
use crate::decode;
use crate::params::Params;
use crate::real::Real;
use crate::task::Inputs;
use seqscope_kernel::softmax_cross_entropy;

/// What the next step continues.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    /// Which input each row is written for.
    sources: Vec<usize>,
    /// The states and memories of each layer, one row after the other.
    states: Vec<(Vec<Real>, Vec<Real>)>,
    log_probabilities: Vec<Real>,
    /// Weights for the next step, by row.
    forced: Vec<(usize, Vec<Real>)>,
}

/// Copies the rows of these numbers.
fn gather(target: &mut [Real], source: &[Real], rows: &[usize]) {
    let width = target.len() / rows.len().max(1);
    if width > 0 {
        seqscope_kernel::rows::look_up(target, source, rows, width);
    }
}

impl decode::Decoder for Seq2Seq {
    fn symbols(&self) -> usize {
        self.form.targets
    }

    fn start(&mut self, params: &Params, inputs: &[&Inputs]) {
        self.targets.clear();
        self.encoder
            .load(inputs.iter().map(|input| input.symbols()));
        self.encoder.forward(params);
        self.decoder.begin(1, inputs.len());
        self.decoder.look(&self.encoder, params);
        self.rows.sources = (0..inputs.len()).collect();
        self.rows.forced.clear();
        self.keep(0);
    }

    fn step(&mut self, params: &Params, parents: &[usize], symbols: &[usize]) -> &[Real] {
        let known = self.rows.sources.len();
        self.rows.log_probabilities.clear();
        if known == 0 {
            return &[];
        }
        let parents: Vec<usize> = parents
            .iter()
            .map(|&parent| if parent < known { parent } else { 0 })
            .collect();
        self.rows.sources = parents.iter().map(|&row| self.rows.sources[row]).collect();
        self.decoder.begin(1, parents.len());
        for (layer, (states, memories)) in self.decoder.layers.iter_mut().zip(&self.rows.states) {
            let (state, memory) = layer.initial_mut();
            gather(state, states, &parents);
            gather(memory, memories, &parents);
        }
        for (id, &symbol) in self.decoder.ids.iter_mut().zip(symbols) {
            *id = if symbol < self.form.targets {
                symbol
            } else {
                0
            };
        }
        self.decoder.look_again(&self.rows.sources);
        self.decoder.forced.append(&mut self.rows.forced);
        let memory = Memory {
            states: self.encoder.states(),
            code: &self.encoder.code,
        };
        self.decoder.forward(params, memory);
        self.decoder.forced.clear();
        self.keep(1);
        let (symbols, width) = (self.form.targets, self.decoder.logits_width());
        for row in self.decoder.logits().chunks_exact_mut(width) {
            let first = row[0];
            let scores = row[..symbols].to_vec();
            let norm = first - softmax_cross_entropy::softmax(row, symbols, 0);
            let each = scores.iter().map(|score| score - norm);
            self.rows.log_probabilities.extend(each);
        }
        &self.rows.log_probabilities
    }

    fn weights(&self, row: usize) -> Vec<Real> {
        let source = self.rows.sources.get(row).copied().unwrap_or(0);
        self.weights_of(0, row, source).unwrap_or_default()
    }

    fn force(&mut self, row: usize, weights: &[Real]) {
        let mut weights = weights.to_vec();
        if self.form.source_reversed {
            weights.reverse();
        }
        self.rows.forced.push((row, weights));
    }
}

impl Seq2Seq {
    /// Keeps the states after the step, or before the first.
    fn keep(&mut self, step: usize) {
        let layers = self.decoder.layers.iter();
        let states = layers.map(|layer| (layer.state(step).to_vec(), layer.memory(step).to_vec()));
        self.rows.states = states.collect();
    }
}
