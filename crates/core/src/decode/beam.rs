//! Beam search, with the whole beam kept: every candidate of every step.
//!
//! At each step every living hypothesis is continued by every symbol, and the k likeliest
//! candidates are kept, fewer by one for each hypothesis that has come to its END (Sutskever et
//! al. 2014). In the end hypotheses are ranked by ln p(y) / n^α, n their number of symbols, END
//! included; α = 0 ranks by probability, which favours short ones, α = 1 by the mean.

use super::Decoder;
use crate::order;
use crate::params::Params;
use crate::real::Real;
use crate::task::{END, Inputs, START};
use serde::Serialize;

/// A hypothesis continued by one symbol.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Candidate {
    /// What it continues: the number among the candidates kept at the step before that have not
    /// come to their END.
    pub parent: usize,
    /// The symbol.
    pub symbol: usize,
    /// The logarithm of the symbol's probability after its parent.
    pub log_probability: Real,
    /// The sum of these from the start.
    pub total: f64,
    /// Whether it is among the kept ones.
    pub kept: bool,
    /// Whether it is kept and has come to its END.
    pub finished: bool,
    /// The weights its parent looked at the input with; only of the kept ones.
    pub weights: Vec<Real>,
}

/// A whole sequence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hypothesis {
    /// Its symbols, END included where it came to one.
    pub symbols: Vec<usize>,
    /// ln p(y).
    pub log_probability: f64,
    /// What it is ranked by: ln p(y) / n^α.
    pub score: f64,
    /// Whether it came to its END.
    pub finished: bool,
}

/// All that a search has looked at.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Beam {
    /// The candidates of each step, the likeliest first: the kept ones stand at the beginning.
    pub steps: Vec<Vec<Candidate>>,
    /// The sequences found, the best first: those that came to their END before those that did not.
    pub hypotheses: Vec<Hypothesis>,
}

impl Beam {
    /// Searches with a beam of this width for sequences of up to `limit` symbols.
    pub fn search(
        decoder: &mut dyn Decoder,
        params: &Params,
        input: &Inputs,
        (width, alpha): (usize, f64),
        limit: usize,
    ) -> Self {
        let mut beam = Self::default();
        let symbols = decoder.symbols();
        let mut alive = vec![(START, 0, 0.0_f64, Vec::new())];
        let mut room = width.max(1);
        decoder.start(params, &[input]);
        for number in 0..limit {
            let parents: Vec<usize> = alive.iter().map(|&(_, row, ..)| row).collect();
            let last: Vec<usize> = alive.iter().map(|&(symbol, ..)| symbol).collect();
            let rows = decoder.step(params, &parents, &last).to_vec();
            let mut candidates = Vec::with_capacity(rows.len());
            for (row, scores) in rows.chunks_exact(symbols.max(1)).enumerate() {
                for (symbol, &log_probability) in scores.iter().enumerate() {
                    candidates.push(Candidate {
                        parent: row,
                        symbol,
                        log_probability,
                        total: alive[row].2 + f64::from(log_probability),
                        kept: false,
                        finished: false,
                        weights: Vec::new(),
                    });
                }
            }
            // Stable: of equals the first parent's first symbol comes first.
            order::sort(&mut candidates, |a, b| b.total.total_cmp(&a.total));
            let mut next = Vec::new();
            for candidate in candidates.iter_mut().take(room) {
                candidate.kept = true;
                candidate.finished = candidate.symbol == END;
                candidate.weights = decoder.weights(candidate.parent);
                let mut path = alive[candidate.parent].3.clone();
                path.push(candidate.symbol);
                if candidate.finished || number + 1 == limit {
                    beam.hypotheses.push(hypothesis(path, candidate, alpha));
                } else {
                    next.push((candidate.symbol, candidate.parent, candidate.total, path));
                }
            }
            room -= candidates.iter().filter(|c| c.finished).count();
            beam.steps.push(candidates);
            alive = next;
            if alive.is_empty() {
                break;
            }
        }
        order::sort(&mut beam.hypotheses, |a, b| {
            let finished = b.finished.cmp(&a.finished);
            finished.then(b.score.total_cmp(&a.score))
        });
        beam
    }
}

fn hypothesis(symbols: Vec<usize>, last: &Candidate, alpha: f64) -> Hypothesis {
    let length = symbols.len() as f64;
    Hypothesis {
        log_probability: last.total,
        score: last.total / length.powf(alpha),
        finished: last.finished,
        symbols,
    }
}
