//! Writing: after each step the whole beginning is read again. Beginnings are short, and nothing has
//! to be kept but the encoder's part; what is said is bit for bit what training computes.

use super::Transformer;
use crate::decode::Decoder;
use crate::params::Params;
use crate::real::{Real, ln};
use crate::task::Inputs;
use seqscope_kernel::heads::Span;
use seqscope_kernel::softmax_cross_entropy;

/// Beginnings of sequences, and what may follow on them.
#[derive(Clone, Debug, Default)]
pub(super) struct Writing {
    /// Which input each row writes about, and what it has read so far.
    rows: Vec<(usize, Vec<usize>)>,
    log: Vec<Real>,
    /// Whether a step has been made since the start.
    begun: bool,
}

impl Decoder for Transformer {
    fn symbols(&self) -> usize {
        self.plan.target
    }

    /// An encoder–decoder reads the inputs as sources; one stack alone takes them as beginnings, and
    /// the START of the first step is none of its symbols.
    fn start(&mut self, params: &Params, inputs: &[&Inputs]) {
        self.clear();
        let begun = |(number, input): (usize, &&Inputs)| (number, input.symbols().to_vec());
        let mut rows: Vec<_> = inputs.iter().enumerate().map(begun).collect();
        if self.encoder.is_some() {
            for (_, source) in &mut rows {
                self.push(source, [], []);
                source.clear();
            }
            self.ready();
            self.forward(params);
        }
        self.writing.rows = rows;
        self.writing.begun = false;
    }

    fn step(&mut self, params: &Params, parents: &[usize], symbols: &[usize]) -> &[Real] {
        let (count, two) = (self.plan.target, self.encoder.is_some());
        let known = if two { count } else { self.plan.source };
        let before = core::mem::take(&mut self.writing.rows);
        self.main.lines.clear();
        self.targets.clear();
        for (&parent, &symbol) in parents.iter().zip(symbols) {
            let row = before.get(parent).or(before.first());
            let (source, mut read) = row.cloned().unwrap_or_default();
            if two || self.writing.begun || read.is_empty() {
                read.push(symbol);
            }
            self.main.lines.push(read.iter().copied(), known);
            self.writing.rows.push((source, read));
        }
        self.writing.begun = true;
        self.ready();
        self.look_at_sources();
        self.forward_main(params, true);
        self.judge(count);
        &self.writing.log
    }

    fn weights(&self, row: usize) -> Vec<Real> {
        let length = self.main.lines.lengths.get(row).copied().unwrap_or(0);
        self.alignment(row, length.saturating_sub(1))
            .unwrap_or_default()
    }
}

impl Transformer {
    /// Makes each row look at the source that it writes about, instead of the one of its own number.
    fn look_at_sources(&mut self) {
        let Some(encoder) = &self.encoder else { return };
        let mut weights = 0;
        let rows = self.writing.rows.iter().zip(&self.main.own);
        let looks = rows.map(|((source, _), own)| {
            let source = encoder.own.get(*source).or(encoder.own.first());
            let source = source.copied().unwrap_or_default();
            let span = Span {
                query: own.query,
                queries: own.queries,
                key: source.key,
                keys: source.keys,
                weights,
            };
            weights += span.room(self.plan.heads);
            span
        });
        self.cross.clear();
        self.cross.extend(looks);
    }

    /// The log-probabilities after the last symbol of each row.
    fn judge(&mut self, symbols: usize) {
        self.writing.log.clear();
        let pitch = self.output.pitch;
        let mut end = 0;
        for &length in &self.main.lines.lengths {
            end += length;
            let last = end.saturating_sub(1) * pitch;
            if let Some(row) = self
                .logits
                .get_mut(last..last + pitch)
                .filter(|_| symbols > 0)
            {
                softmax_cross_entropy::softmax(row, symbols, 0);
                self.writing
                    .log
                    .extend(row[..symbols].iter().map(|&p| ln(p)));
            }
        }
    }
}
