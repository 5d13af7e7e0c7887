//! An encoder whose last state is all that the decoder gets: what of each symbol passes through it, and
//! how well sequences of each length come out. Beside it the same network that reads its source
//! backwards, and the one with attention, which has a way around.
//!
//! The words are written letter by letter in another alphabet, in the same order; sentences are those
//! of the translation task.

mod plan;
#[cfg(test)]
mod tests;

pub use plan::{Plan, defaults, plan, table};

use crate::error::Error;
use crate::graph::explain::{self, Explanation};
use crate::graph::model::{Built, build};
use crate::graph::trace::{GraphTrace, Watch, look};
use crate::real::Real;
use crate::rng::{Purpose, Stream};
use crate::session::Session;
use crate::study::exp;
use crate::task::{END, Example, Inputs, Kind, Target, Task};
use crate::wiring::evaluate::Weights;
use serde::Serialize;

/// So many examples are drawn for each one that is wanted, at most.
const DRAWS: usize = 400;
/// Of sentences, so many are drawn for each that is wanted of a length.
const SENTENCES: usize = 8;
/// Each symbol is replaced by so many others.
const OTHERS: usize = 6;

/// How well sequences of some lengths come out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Share {
    /// The shortest source.
    pub least: usize,
    /// The longest.
    pub most: usize,
    /// So many come out as they should, symbol by symbol,
    pub right: usize,
    /// of so many.
    pub of: usize,
}

/// The states of both chains while a sequence is followed.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Followed {
    /// The symbols read, in the order they are read.
    pub read: Vec<String>,
    /// The symbols written.
    pub written: Vec<String>,
    /// The length of a state.
    pub hidden: usize,
    /// h_1 … h_J, one after the other, in the order they are read.
    pub encoder: Vec<Real>,
    /// s_0, s_1 … s_I.
    pub decoder: Vec<Real>,
    /// The weights, written × read; none without attention.
    pub alpha: Vec<Real>,
    /// p(y_1 … y_i): the product of what each symbol written had, up to it.
    pub likelihoods: Vec<f64>,
    /// The steps between reading a symbol and writing its own, as [`lags`] tells them.
    pub lags: Lags,
    /// y_i: the probabilities of all symbols before each is written, written × vocabulary.
    pub outputs: Vec<Real>,
}

/// The steps between reading each symbol and writing its own, if both sides have the same order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Lags {
    /// Read from the first symbol to the last.
    pub straight: Vec<usize>,
    /// From the last to the first.
    pub reversed: Vec<usize>,
}

/// What is left of each symbol read: how far the states move when it is another one.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Memory {
    /// The number of symbols read; a row for each, in the order they are read.
    pub read: usize,
    /// The states of a row: h_1 … h_J, then s_1 … s_I.
    pub states: usize,
    /// The mean of ‖Δ state‖ over other symbols, row by row.
    pub moved: Vec<f64>,
}

/// The steps between reading a symbol and writing its own, for each written: T read, then T written,
/// in the same order. Read from the last to the first, the shortest falls from T to 1; their mean
/// stays (Sutskever et al. 2014, §3.3).
pub fn lags(steps: usize, reversed: bool) -> Vec<usize> {
    let read = |i: usize| if reversed { steps - i } else { i + 1 };
    (0..steps).map(|i| steps + i + 1 - read(i)).collect()
}

impl Session {
    /// How well examples of each length, that training never draws, come out. A length is a pair: the
    /// shortest and the longest source that counts.
    pub fn by_length(&mut self, lengths: &[[usize; 2]], each: usize) -> Vec<Share> {
        let Some(task) = self.checked().task() else {
            return Vec::new();
        };
        let found = kept_out(task, lengths, each);
        let shares = lengths
            .iter()
            .zip(&found)
            .map(|(&[least, most], examples)| {
                let score = self.score_on(examples);
                Share {
                    least,
                    most,
                    right: score.right,
                    of: score.of,
                }
            });
        shares.collect()
    }

    /// The states while a source is read and a sequence written, given by its numbers; END comes after them.
    ///
    /// # Errors
    /// On a symbol that is not known, or a model without two chains.
    pub fn follow(&self, source: &str, written: &[usize]) -> Result<Followed, Error> {
        let example = self.pair_of(source, written)?;
        let weights = Weights::new(self.params());
        let built = build(self.checked(), &weights, &example).ok_or_else(no_chains)?;
        let word = |all: &[String], id: usize| all.get(id).cloned().unwrap_or_default();
        let mut read: Vec<String> = {
            let symbols = example.input.symbols().iter();
            symbols
                .map(|&id| word(self.checked().source(), id))
                .collect()
        };
        if self.settings().source_reversed {
            read.reverse();
        }
        let (encoder, decoder) = chains(&built, example.target.symbols().len());
        let written = example.target.symbols().iter();
        let likelihoods = built.losses.iter().scan(0.0, |sum, &id| {
            *sum += built.graph.value(id).at(0, 0);
            Some(exp(-*sum))
        });
        let steps = read.len();
        Ok(Followed {
            read,
            written: written
                .map(|&id| word(self.checked().vocabulary(), id))
                .collect(),
            hidden: self.checked().hidden(),
            encoder: encoder.concat(),
            decoder: decoder.concat(),
            alpha: block(&built, "attention.alpha").concat(),
            likelihoods: likelihoods.collect(),
            lags: Lags {
                straight: lags(steps, false),
                reversed: lags(steps, true),
            },
            outputs: block(&built, "y").concat(),
        })
    }

    /// What is left of each symbol of a source while a sequence is written, given as for
    /// [`Session::follow`].
    ///
    /// # Errors
    /// As [`Session::follow`].
    pub fn memory(&self, source: &str, written: &[usize]) -> Result<Memory, Error> {
        let example = self.pair_of(source, written)?;
        let weights = Weights::new(self.params());
        let states = |example: &Example| -> Result<Vec<Vec<Real>>, Error> {
            let built = build(self.checked(), &weights, example).ok_or_else(no_chains)?;
            let (mut all, decoder) = chains(&built, example.target.symbols().len());
            all.extend(decoder.into_iter().skip(1));
            Ok(all)
        };
        let base = states(&example)?;
        let symbols = example.input.symbols().to_vec();
        let count = self.checked().source().len();
        let mut moved = Vec::new();
        for place in 0..symbols.len() {
            // The first one read is the source's last where it is read backwards.
            let at = match self.settings().source_reversed {
                true => symbols.len() - 1 - place,
                false => place,
            };
            let mut sums = vec![0.0; base.len()];
            let others = OTHERS.min(count.saturating_sub(1)).max(1);
            for k in 1..=others {
                let mut other = example.clone();
                let mut ids = symbols.clone();
                ids[at] = (ids[at] + k * count / (others + 1)) % count;
                other.input = Inputs::Symbols(ids);
                for (sum, (a, b)) in sums.iter_mut().zip(base.iter().zip(states(&other)?)) {
                    *sum += distance(a, &b) / others as f64;
                }
            }
            moved.extend(sums);
        }
        Ok(Memory {
            read: symbols.len(),
            states: base.len(),
            moved,
        })
    }

    /// The graph of a source and what is written, every operation a node, with the gradients of the
    /// loss of writing just that.
    ///
    /// # Errors
    /// As [`Session::follow`].
    pub fn followed_graph(&self, source: &str, written: &[usize]) -> Result<GraphTrace, Error> {
        let example = self.pair_of(source, written)?;
        let weights = Weights::new(self.params());
        let built = build(self.checked(), &weights, &example).ok_or_else(no_chains)?;
        let watch = Watch {
            step: u64::from(self.step()),
            ..Watch::default()
        };
        Ok(look(&built, &watch))
    }

    /// How one number of that graph was made: an element of a node's value or of its gradient.
    ///
    /// # Errors
    /// When there is no such number.
    pub fn explain_followed(
        &self,
        (source, written): (&str, &[usize]),
        (node, element): (usize, usize),
        gradient: bool,
    ) -> Result<Explanation, Error> {
        let example = self.pair_of(source, written)?;
        let weights = Weights::new(self.params());
        let built = build(self.checked(), &weights, &example).ok_or_else(no_chains)?;
        explain::number_at(&built, node, element, gradient)
    }

    fn pair_of(&self, source: &str, written: &[usize]) -> Result<Example, Error> {
        let task = self.checked().task().ok_or_else(no_chains)?;
        let mut example = task.encode(source)?;
        let known = written.iter().filter(|&&id| id < task.classes());
        example.target = Target::Symbols(known.copied().chain([END]).collect());
        Ok(example)
    }
}

fn no_chains() -> Error {
    let message = "This model does not read one sequence and write another.";
    Error::new("no-chains", "model", message)
}

/// The states h_1 … h_J of the encoder and s_0 … s_I of the decoder, which may begin with h_J itself.
fn chains(built: &Built, written: usize) -> (Vec<Vec<Real>>, Vec<Vec<Real>>) {
    let mut encoder = block(built, "encoder.l0.h");
    let mut decoder = block(built, "decoder.l0.h");
    if decoder.len() == written {
        decoder.insert(0, encoder[encoder.len() - 1].clone());
    }
    encoder.remove(0);
    (encoder, decoder)
}

/// The values of a block, node after node.
fn block(built: &Built, name: &str) -> Vec<Vec<Real>> {
    let ids = built.graph.ids();
    let ids = ids.filter(|&id| built.graph.node(id).block == name);
    ids.map(|id| built.graph.value(id).data.clone()).collect()
}

fn distance(a: &[Real], b: &[Real]) -> f64 {
    let squares = a.iter().zip(b).map(|(a, b)| f64::from(a - b).powi(2));
    squares.sum::<f64>().sqrt()
}

/// So many examples of each length that training never draws; fewer where there are not as many.
fn kept_out(task: &Task, lengths: &[[usize; 2]], each: usize) -> Vec<Vec<Example>> {
    if task.kind() == Kind::Corpus {
        let words = lengths
            .iter()
            .map(|&length| words_kept_out(task, length, each));
        return words.collect();
    }
    let all = task.held_out(each * SENTENCES);
    let of_length = |&[least, most]: &[usize; 2]| {
        let fits = |example: &&Example| (least..=most).contains(&example.input.steps());
        all.iter().filter(fits).take(each).cloned().collect()
    };
    lengths.iter().map(of_length).collect()
}

fn words_kept_out(task: &Task, [least, most]: [usize; 2], each: usize) -> Vec<Example> {
    let mut stream = Stream::new(1, Purpose::HeldOut, (least * 1_000 + most) as u64);
    let mut found = Vec::with_capacity(each);
    for _ in 0..each * DRAWS {
        if found.len() == each {
            break;
        }
        let steps = least + stream.below(most - least + 1);
        let Some(source) = plan::word(&mut stream, task, steps) else {
            break;
        };
        // The answer is the same letters of the other alphabet.
        let example = Example {
            target: Target::Symbols(plan::answer(task, &source)),
            input: Inputs::Symbols(source),
            gold: Vec::new(),
        };
        if task.keeps_out(&example) {
            found.push(example);
        }
    }
    found
}
