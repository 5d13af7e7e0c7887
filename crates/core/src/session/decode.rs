//! What the model writes for an input: greedily, drawn, prescribed, or along a beam.

use super::{Session, own};
use crate::decode::{self, Beam, Forced, Written};
use crate::error::Error;
use crate::layer::loss::greatest;
use crate::real::Real;
use crate::rng::{Purpose, Stream};
use crate::settings::Model;
use crate::task::Example;
use serde::Serialize;
use std::borrow::Cow;

/// The most symbols written for one input.
pub const MOST_SYMBOLS: usize = 200;
/// The widest beam.
pub const WIDEST_BEAM: usize = 32;
/// The greatest temperature.
const HOTTEST: f64 = 10.0;

/// How each symbol is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// The likeliest.
    #[default]
    Greedy,
    /// Drawn.
    Sample,
    /// The target's own symbols: teacher forcing. Where the right answer is not known, what the
    /// model itself writes greedily.
    Prescribed,
    /// Several sequences at once, the likeliest kept.
    Beam,
}

/// Weights that a viewer puts in place of the model's own.
#[derive(Clone, Debug, PartialEq)]
pub struct ForcedRow {
    /// The number of the written symbol, from 0.
    pub symbol: usize,
    /// One weight a source position; they are made to sum to 1.
    pub weights: Vec<f64>,
}

/// How to write.
#[derive(Clone, Debug, PartialEq)]
pub struct DecodeOptions {
    /// The input as a person types it; empty for what is watched.
    pub input: String,
    /// How each symbol is chosen.
    pub method: Method,
    /// The width of the beam.
    pub width: usize,
    /// The exponent of the length that a beam's scores are divided by.
    pub alpha: f64,
    /// How freely symbols are drawn: 0 is greedy.
    pub temperature: f64,
    /// What the drawing depends on.
    pub seed: u32,
    /// Weights in place of the model's own.
    pub forced: Vec<ForcedRow>,
    /// The most symbols.
    pub limit: usize,
    /// With the network as it was at the last step kept at or before this one; none for as it is.
    pub step: Option<u32>,
    /// Without what each symbol was chosen among: a picture of where it looks does not need it, and
    /// of a large vocabulary it is most of an answer.
    pub brief: bool,
}

impl Default for DecodeOptions {
    fn default() -> Self {
        Self {
            input: String::new(),
            method: Method::Greedy,
            width: 4,
            alpha: 0.0,
            temperature: 1.0,
            seed: 1,
            forced: Vec::new(),
            limit: 60,
            step: None,
            brief: false,
        }
    }
}

/// What was written, and what it was written for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Decoded {
    /// The training step of the network that wrote it.
    pub step: u32,
    /// The symbols of the input; none where vectors go in.
    pub source: Vec<String>,
    /// The right answer, where the task knows it; numbers of the vocabulary.
    pub target: Vec<usize>,
    /// For each symbol of the answer the input positions it may be aligned with.
    pub gold: Vec<Vec<usize>>,
    /// So many symbols of a prescribed answer look most where they may,
    pub aligned: usize,
    /// of so many that have such a place.
    pub alignable: usize,
    /// The sequence and what each of its symbols was chosen among; none of a beam.
    pub written: Option<Written>,
    /// The whole beam.
    pub beam: Option<Beam>,
}

impl DecodeOptions {
    fn check(&self) -> Result<(), Error> {
        let within = |path: &str, given: f64, min: f64, max: f64| {
            if (min..=max).contains(&given) {
                return Ok(());
            }
            let message = format!("“{path}” is out of range.");
            Err(Error::new("out-of-range", path, message)
                .with("setting", path)
                .with("value", given)
                .with("min", min)
                .with("max", max))
        };
        within("width", self.width as f64, 1.0, WIDEST_BEAM as f64)?;
        within("alpha", self.alpha, 0.0, 2.0)?;
        within("temperature", self.temperature, 0.0, HOTTEST)?;
        within("limit", self.limit as f64, 1.0, MOST_SYMBOLS as f64)?;
        let weights = self.forced.iter().flat_map(|row| &row.weights);
        for &weight in weights {
            within("forced", weight, 0.0, 1e6)?;
        }
        Ok(())
    }

    fn forced(&self) -> Forced {
        let rows = self.forced.iter().map(|row| {
            let weights = row.weights.iter().map(|&weight| weight as Real);
            (row.symbol, weights.collect())
        });
        rows.collect()
    }
}

impl Session {
    /// Holds where symbols of the watched answer look, for [`Session::graph_trace`] and what
    /// explains its numbers, in place of what was held before; another sequence lets go.
    ///
    /// # Errors
    /// When a weight is out of range; what was held before stays then.
    pub fn hold(&mut self, forced: Vec<ForcedRow>) -> Result<(), Error> {
        let options = DecodeOptions {
            forced,
            ..DecodeOptions::default()
        };
        options.check()?;
        self.held = options.forced();
        Ok(())
    }

    /// What the model writes for an input.
    ///
    /// # Errors
    /// When the model writes nothing, the input has an unknown symbol, or an option is out of range.
    pub fn decode(&mut self, options: &DecodeOptions) -> Result<Decoded, Error> {
        options.check()?;
        let task = self.checked.task();
        let example = match (task, self.checked.watched()) {
            (Some(task), _) if !options.input.is_empty() => task.encode(&options.input)?,
            (_, Some(watched)) => watched.clone(),
            _ => return Err(writes_nothing()),
        };
        let source = example.input.symbols().iter();
        let word = |&id: &usize| task.map_or("", |task| task.source().word(id)).to_owned();
        let source = source.map(word).collect();
        if self.checked.settings().model == Model::TransformerEncoder {
            return Err(writes_nothing());
        }
        let (step, params) = match options.step {
            Some(step) if step != self.step => {
                let (kept, network) = self.snapshots.before(step);
                (kept, &network.params)
            }
            _ => (self.step, &self.network.params),
        };
        let followed = match options.method {
            Method::Prescribed => own::answered(&self.checked, params, &example).0,
            _ => Cow::Borrowed(&example),
        };
        let followed = followed.target.symbols().to_vec();
        let decoder = self.learner.decoder().ok_or_else(writes_nothing)?;
        let Example {
            input,
            target,
            gold,
        } = example;
        let target = target.symbols().to_vec();
        let (forced, limit) = (options.forced(), options.limit);
        let mut beam = None;
        let mut written = match options.method {
            Method::Greedy => Some(decode::greedy(decoder, params, &input, &forced, limit)),
            Method::Prescribed => Some(decode::prescribed(
                decoder, params, &input, &forced, &followed,
            )),
            Method::Sample => {
                let mut stream = Stream::new(options.seed, Purpose::Sample, 0);
                let drawn = (options.temperature, &mut stream);
                Some(decode::draw(decoder, params, &input, drawn, limit))
            }
            Method::Beam => {
                let form = (options.width, options.alpha);
                beam = Some(Beam::search(decoder, params, &input, form, limit));
                None
            }
        };
        if let Some(written) = written.as_mut().filter(|_| options.brief) {
            for step in &mut written.steps {
                step.log_probabilities = Vec::new();
            }
        }
        let (mut aligned, mut alignable) = (0, 0);
        if let (Method::Prescribed, Some(written)) = (options.method, &written) {
            for (row, gold) in written.steps.iter().zip(&gold) {
                if !gold.is_empty() && !row.weights.is_empty() {
                    alignable += 1;
                    let most = greatest(&row.weights, row.weights.len());
                    aligned += usize::from(gold.contains(&most));
                }
            }
        }
        Ok(Decoded {
            step,
            source,
            target,
            gold,
            aligned,
            alignable,
            written,
            beam,
        })
    }
}

fn writes_nothing() -> Error {
    Error::new(
        "writes-nothing",
        "model",
        "This model gives one answer; it writes no sequence.",
    )
}
