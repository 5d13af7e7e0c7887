//! Text written by the network itself.

use super::Session;
use crate::error::Error;
use crate::layer::loss::greatest;
use crate::real::{Real, exp, ln};
use crate::rng::{Purpose, Stream};
use crate::sequence::Unrolled;
use serde::{Deserialize, Serialize};

/// The most tokens written at once.
pub const MOST_WRITTEN: usize = 2_000;
/// The greatest temperature.
pub const HOTTEST: f64 = 10.0;

/// How to write.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SampleOptions {
    /// How many tokens to write.
    pub length: usize,
    /// How freely: 0 always takes the likeliest, 1 draws from the network's own probabilities.
    pub temperature: f64,
    /// What the text starts with; empty for the first symbol of the text that is learnt.
    pub prime: String,
    /// What the drawing depends on.
    pub seed: u32,
}

impl Default for SampleOptions {
    fn default() -> Self {
        Self {
            length: 20,
            temperature: 1.0,
            prime: String::new(),
            seed: 1,
        }
    }
}

impl Session {
    /// Writes a text: its beginning, and then `length` tokens drawn one after the other.
    ///
    /// # Errors
    /// When an option is out of range, or the vocabulary lacks a token of the beginning.
    pub fn sample(&self, options: SampleOptions) -> Result<Vec<String>, Error> {
        let range = |path: &str, given: f64, max: f64| Error::out_of_range(path, given, 0.0, max);
        let (length, temperature) = (options.length, options.temperature);
        if length > MOST_WRITTEN {
            return Err(range("length", length as f64, MOST_WRITTEN as f64));
        }
        if !(0.0..=HOTTEST).contains(&temperature) {
            return Err(range("temperature", temperature, HOTTEST));
        }
        let mut ids = self.checked.text().prime(&options.prime)?;
        if ids.len() > MOST_WRITTEN {
            return Err(range("prime", ids.len() as f64, MOST_WRITTEN as f64));
        }
        if ids.is_empty() {
            ids.extend(self.checked.text().ids().first().map(|&id| id as usize));
        }
        let params = &self.network.params;
        let mut unrolled = Unrolled::new(&self.checked, params, ids.len() + length, 1);
        let mut stream = Stream::new(options.seed, Purpose::Sample, 0);
        let given = ids.len();
        for t in 0..given + length - 1 {
            unrolled.set_input(t, ids[t]);
            unrolled.forward(params, t, t + 1);
            if t + 1 >= given {
                ids.push(draw(
                    unrolled.probabilities(params, t),
                    temperature,
                    &mut stream,
                ));
            }
        }
        let vocabulary = self.checked.vocabulary();
        Ok(ids.iter().map(|&id| vocabulary[id].clone()).collect())
    }
}

/// Draws a symbol from probabilities, sharpened or flattened by the temperature.
fn draw(probabilities: &[Real], temperature: f64, stream: &mut Stream) -> usize {
    let best = greatest(probabilities, probabilities.len());
    if temperature < 1e-3 {
        return best;
    }
    let top = ln(probabilities[best]);
    let weight = |&p: &Real| f64::from(exp((ln(p) - top) / temperature as Real));
    let weights: Vec<f64> = probabilities.iter().map(weight).collect();
    let mut left = stream.unit() * weights.iter().sum::<f64>();
    for (i, weight) in weights.iter().enumerate() {
        left -= weight;
        if left < 0.0 {
            return i;
        }
    }
    best
}
