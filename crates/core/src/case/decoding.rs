//! What a model writes, by way of the whole beam: a beam of one is greedy.

use super::json::number;
use crate::decode::{Beam, Decoder};
use crate::params::Params;
use crate::real::{Real, ln};
use crate::task::{END, Inputs};
use serde_json::{Value, json};

/// How to write.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Options {
    /// The most symbols.
    pub length: usize,
    /// The number of hypotheses kept.
    pub beam: usize,
    /// The power of the length that the logarithm of a probability is divided by.
    pub alpha: f64,
}

/// A model that is asked anew for every beginning: slow and plain, and the same for all models.
struct Asked<F> {
    next: F,
    symbols: usize,
    rows: Vec<Vec<usize>>,
    scores: Vec<Real>,
}

impl<F: FnMut(&[usize]) -> Vec<Real>> Decoder for Asked<F> {
    fn symbols(&self) -> usize {
        self.symbols
    }

    fn start(&mut self, _params: &Params, inputs: &[&Inputs]) {
        self.rows = vec![Vec::new(); inputs.len()];
        self.scores.clear();
    }

    fn step(&mut self, _params: &Params, parents: &[usize], symbols: &[usize]) -> &[Real] {
        // At the first step the symbol is START, which no beginning has.
        let first = self.scores.is_empty();
        let continued = parents.iter().zip(symbols).map(|(&parent, &symbol)| {
            let mut row = self.rows.get(parent).cloned().unwrap_or_default();
            row.extend((!first).then_some(symbol));
            row
        });
        self.rows = continued.collect();
        self.scores.clear();
        for row in &self.rows {
            let probabilities = (self.next)(row);
            self.scores.extend(
                probabilities
                    .iter()
                    .map(|&p| if p > 0.0 { ln(p) } else { Real::NEG_INFINITY }),
            );
        }
        &self.scores
    }
}

/// Searches with a model that answers, for a beginning, the probability of each next symbol;
/// `spell` writes symbols down, END left out.
pub(super) fn search(
    next: impl FnMut(&[usize]) -> Vec<Real>,
    symbols: usize,
    params: &Params,
    options: Options,
    spell: impl Fn(&[usize]) -> Value,
) -> Value {
    let mut asked = Asked {
        next,
        symbols,
        rows: Vec::new(),
        scores: Vec::new(),
    };
    let nothing = Inputs::Symbols(Vec::new());
    let how = (options.beam, options.alpha);
    let beam = Beam::search(&mut asked, params, &nothing, how, options.length);
    let possible = beam
        .hypotheses
        .iter()
        .filter(|h| h.log_probability.is_finite());
    let hypotheses = possible.map(|h| {
        let mut answer = spell(h.symbols.strip_suffix(&[END]).unwrap_or(&h.symbols));
        answer["log_probability"] = json!(h.log_probability);
        answer["score"] = json!(h.score);
        answer["finished"] = json!(h.finished);
        answer
    });
    let steps = beam.steps.iter().map(|candidates| {
        let kept = candidates.iter().filter(|c| c.kept && c.total.is_finite());
        let kept = kept.map(|candidate| {
            let mut answer = spell(&[candidate.symbol]);
            answer["parent"] = json!(candidate.parent);
            answer["log_probability"] = number(candidate.log_probability);
            answer["total"] = json!(candidate.total);
            answer
        });
        Value::Array(kept.collect())
    });
    json!({
        "hypotheses": hypotheses.collect::<Vec<_>>(),
        "steps": steps.collect::<Vec<_>>(),
    })
}
