//! One sequence at a time, whose next symbol is the likeliest, a drawn or a prescribed one; and
//! many greedy ones side by side.

use super::Decoder;
use crate::layer::loss::greatest;
use crate::params::Params;
use crate::real::Real;
use crate::rng::Stream;
use crate::task::{END, Inputs, START};
use serde::Serialize;

/// One written symbol and what it was chosen among.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// The symbol.
    pub symbol: usize,
    /// The logarithm of its probability.
    pub log_probability: Real,
    /// The log-probabilities of all symbols.
    pub log_probabilities: Vec<Real>,
    /// The weights over the input's positions; empty without attention.
    pub weights: Vec<Real>,
}

/// A written sequence.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Written {
    /// Its symbols, END included where it came to one.
    pub steps: Vec<Step>,
    /// Whether it came to its END.
    pub finished: bool,
}

impl Written {
    /// The symbols, END included where there is one.
    pub fn symbols(&self) -> Vec<usize> {
        self.steps.iter().map(|step| step.symbol).collect()
    }

    /// ln p(y) = Σ ln p(y_i | y_<i, x).
    pub fn log_probability(&self) -> f64 {
        let each = self
            .steps
            .iter()
            .map(|step| f64::from(step.log_probability));
        each.sum()
    }
}

/// Weights over the input's positions that replace the model's own, by the number of the written
/// symbol (from 0); of several for one symbol the last. A list, for a tree of the standard library would
/// weigh several kilobytes in the module.
#[derive(Clone, Debug, PartialEq)]
pub struct Forced(Vec<(usize, Vec<Real>)>);

impl Forced {
    /// The model's own weights everywhere.
    #[must_use]
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// Whether all weights are the model's own.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// Lets go of all.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The weights of a symbol.
    #[must_use]
    pub fn get(&self, symbol: usize) -> Option<&Vec<Real>> {
        let mut rows = self.0.iter().rev();
        rows.find(|(own, _)| *own == symbol)
            .map(|(_, weights)| weights)
    }
}

impl FromIterator<(usize, Vec<Real>)> for Forced {
    fn from_iter<I: IntoIterator<Item = (usize, Vec<Real>)>>(rows: I) -> Self {
        Self(rows.into_iter().collect())
    }
}

/// Writes up to `limit` symbols; `choose` is given the number of the symbol and the
/// log-probabilities, and stops where it answers none.
fn write(
    decoder: &mut dyn Decoder,
    params: &Params,
    (input, forced): (&Inputs, &Forced),
    limit: usize,
    mut choose: impl FnMut(usize, &[Real]) -> Option<usize>,
) -> Written {
    decoder.start(params, &[input]);
    let mut written = Written::default();
    let mut last = START;
    for number in 0..limit {
        if let Some(weights) = forced.get(number) {
            decoder.force(0, weights);
        }
        let row = decoder.step(params, &[0], &[last]).to_vec();
        let Some(symbol) = choose(number, &row).filter(|&symbol| symbol < row.len()) else {
            break;
        };
        written.steps.push(Step {
            symbol,
            log_probability: row[symbol],
            log_probabilities: row,
            weights: decoder.weights(0),
        });
        written.finished = symbol == END;
        if written.finished {
            break;
        }
        last = symbol;
    }
    written
}

/// Writes the likeliest symbol each time, until END or so many.
pub fn greedy(
    decoder: &mut dyn Decoder,
    params: &Params,
    input: &Inputs,
    forced: &Forced,
    limit: usize,
) -> Written {
    write(decoder, params, (input, forced), limit, |_, row| {
        Some(greatest(row, row.len()))
    })
}

/// Draws each symbol with a probability proportional to p^(1/temperature); 0 is greedy.
pub fn draw(
    decoder: &mut dyn Decoder,
    params: &Params,
    input: &Inputs,
    (temperature, stream): (f64, &mut Stream),
    limit: usize,
) -> Written {
    write(
        decoder,
        params,
        (input, &Forced::none()),
        limit,
        |_, row| Some(drawn(row, temperature, stream)),
    )
}

/// Draws one symbol by its log-probability.
fn drawn(row: &[Real], temperature: f64, stream: &mut Stream) -> usize {
    let best = greatest(row, row.len());
    let Some(&top) = row.get(best).filter(|_| temperature > 0.0) else {
        return best;
    };
    let weight = |&x: &Real| {
        let x = (f64::from(x) - f64::from(top)) / temperature;
        f64::from(crate::real::exp(x as Real))
    };
    let mut rest = stream.unit() * row.iter().map(weight).sum::<f64>();
    for (symbol, x) in row.iter().enumerate() {
        rest -= weight(x);
        if rest < 0.0 {
            return symbol;
        }
    }
    best
}

/// What the model gives each symbol of a prescribed sequence: teacher forcing.
pub fn prescribed(
    decoder: &mut dyn Decoder,
    params: &Params,
    input: &Inputs,
    forced: &Forced,
    symbols: &[usize],
) -> Written {
    write(decoder, params, (input, forced), symbols.len(), |i, _| {
        Some(symbols[i])
    })
}

/// The greedy sequences of many inputs, END included where they come to one; rows that are done
/// are left out of the steps that follow.
pub fn greedy_many(
    decoder: &mut dyn Decoder,
    params: &Params,
    inputs: &[&Inputs],
    limit: usize,
) -> Vec<Vec<usize>> {
    let mut written = vec![Vec::new(); inputs.len()];
    let width = decoder.symbols().max(1);
    decoder.start(params, inputs);
    let mut rows: Vec<usize> = (0..inputs.len()).collect();
    let mut parents = rows.clone();
    let mut symbols = vec![START; rows.len()];
    for _ in 0..limit {
        if rows.is_empty() {
            break;
        }
        let chosen: Vec<usize> = decoder
            .step(params, &parents, &symbols)
            .chunks_exact(width)
            .map(|row| greatest(row, width))
            .collect();
        for (&row, &symbol) in rows.iter().zip(&chosen) {
            written[row].push(symbol);
        }
        let kept = || (0..chosen.len()).filter(|&row| chosen[row] != END);
        parents = kept().collect();
        symbols = kept().map(|row| chosen[row]).collect();
        rows = kept().map(|row| rows[row]).collect();
    }
    written
}
