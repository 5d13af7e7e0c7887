//! One network in training: forwards, back to any earlier step, branched by an edit, looked at.
//!
//! A step is a function of the settings, the seed, its own number and the weights it starts from.
//! So any step reached once is reached again, to the last bit, by a replay from an earlier one.

#[cfg(feature = "seq2seq")]
mod decode;
mod edit;
#[cfg(feature = "recurrent")]
mod graph;
mod history;
#[cfg(feature = "seq2seq")]
mod own;
mod sample;
mod save;
mod snapshots;
mod watch;
#[cfg(feature = "recurrent")]
mod weights;

#[cfg(feature = "seq2seq")]
pub use decode::{DecodeOptions, Decoded, ForcedRow, Method};
pub use edit::{Edit, GREATEST_EDIT};
pub use history::{MOST_POINTS, Point};
pub use sample::{HOTTEST, MOST_WRITTEN, SampleOptions};

use crate::error::{Error, Notice};
use crate::kernel::clear;
use crate::model::Learner;
#[cfg(feature = "recurrent")]
use crate::model::Score;
use crate::optimizer::Optimizer;
use crate::params::Params;
use crate::rng::{Purpose, Stream};
use crate::settings::{Checked, Settings};
#[cfg(feature = "recurrent")]
use crate::task::Example;
use crate::trace::force::Force;
use history::History;
use serde::Serialize;
use snapshots::{Network, Snapshots};

/// A network, its text and its history.
#[derive(Clone, Debug)]
pub struct Session {
    checked: Checked,
    network: Network,
    step: u32,
    /// The last step reached on this branch.
    furthest: u32,
    /// The step that could not be made.
    diverged: Option<u32>,
    /// Whether step 0 has weights that were given instead of drawn.
    given: bool,
    /// Edits by the step they were made at, in order.
    edits: Vec<(u32, Edit)>,
    history: History,
    snapshots: Snapshots,
    learner: Learner,
    gradient: Params,
    /// Gates of the watched sequence held by hand; training knows nothing of them.
    forces: Vec<Force>,
    /// Where symbols of the watched answer look, held by hand; training knows nothing of it.
    #[cfg(feature = "seq2seq")]
    held: crate::decode::Forced,
}

/// What came of training.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Progress {
    /// The step reached.
    pub step: u32,
    /// The loss of the last step; not a number before the first.
    pub loss: f64,
    /// The norm of its gradient.
    pub grad_norm: f64,
    /// How many steps were made.
    pub trained: u32,
}

/// A parameter's name and shape.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shape {
    /// PyTorch's name.
    pub name: String,
    /// PyTorch's shape.
    pub shape: Vec<usize>,
}

/// What a session tells of itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Info {
    /// The step the network stands at.
    pub step: u32,
    /// The last step it can be taken to without training.
    pub furthest: u32,
    /// The number of parameters.
    pub parameters: usize,
    /// Their names and shapes.
    pub shapes: Vec<Shape>,
    /// The symbols that go in, by number; empty for the language model and where vectors do.
    pub source: Vec<String>,
    /// The symbols or classes that come out, by number.
    pub vocabulary: Vec<String>,
    /// The tokens of the watched sequence.
    pub sequence: Vec<String>,
    /// The number of tokens of the text.
    pub tokens: usize,
    /// The number of time steps of a training window.
    pub window: usize,
    /// What was done differently from what was asked.
    pub notices: Vec<Notice>,
    /// The step that could not be made because numbers grew without end.
    pub diverged: Option<u32>,
}

impl Session {
    /// A network at step 0 with the weights of its seed.
    ///
    /// # Errors
    /// None so far: what can be refused has been by [`Settings::check`].
    pub fn new(checked: Checked) -> Result<Self, Error> {
        let params = Params::initial(&checked);
        let settings = checked.settings();
        let optimizer = Optimizer::new(settings, params.data().len());
        let network = Network { params, optimizer };
        Ok(Self {
            learner: Learner::new(&checked, &network.params),
            gradient: network.params.zeros_like(),
            forces: Vec::new(),
            #[cfg(feature = "seq2seq")]
            held: crate::decode::Forced::none(),
            snapshots: Snapshots::new(network.clone()),
            history: History::new(),
            edits: Vec::new(),
            given: false,
            diverged: None,
            furthest: 0,
            step: 0,
            network,
            checked,
        })
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        self.checked.settings()
    }

    /// The settings, checked, with the text and the watched sequence.
    pub fn checked(&self) -> &Checked {
        &self.checked
    }

    /// The weights as they are now.
    pub fn params(&self) -> &Params {
        &self.network.params
    }

    /// The step the network stands at.
    pub fn step(&self) -> u32 {
        self.step
    }

    /// What there is to know besides the numbers.
    pub fn info(&self) -> Info {
        let layout = self.network.params.layout();
        let shape = |entry: &crate::params::Entry| Shape {
            name: entry.name.clone(),
            shape: entry.shape.clone(),
        };
        Info {
            step: self.step,
            furthest: self.furthest,
            parameters: layout.count(),
            shapes: layout.entries().iter().map(shape).collect(),
            source: self.checked.source().to_vec(),
            vocabulary: self.checked.vocabulary().to_vec(),
            sequence: self.checked.watched_tokens(),
            tokens: self.checked.text().ids().len(),
            window: self.checked.window(),
            notices: self.checked.notices().to_vec(),
            diverged: self.diverged,
        }
    }

    /// Trains so many steps.
    ///
    /// # Errors
    /// `diverged`, when a step gives numbers that are not finite: the session then stands at the
    /// step before it.
    pub fn train(&mut self, steps: u32) -> Result<Progress, Error> {
        self.train_while(steps, || true)
    }

    /// Trains at most so many steps, and no further than `more` says after each.
    ///
    /// # Errors
    /// As [`Session::train`].
    pub fn train_while(
        &mut self,
        most: u32,
        mut more: impl FnMut() -> bool,
    ) -> Result<Progress, Error> {
        let most = most.min(u32::MAX - self.step);
        let mut trained = 0;
        while trained < most {
            self.train_step()?;
            trained += 1;
            if !more() {
                break;
            }
        }
        let last = self.history.at(self.step);
        Ok(Progress {
            step: self.step,
            loss: last.map_or(f64::NAN, |point| point.loss),
            grad_norm: last.map_or(f64::NAN, |point| point.grad_norm),
            trained,
        })
    }

    /// The loss of what the next training step will draw, at the weights as they are: that step
    /// then tells the same, if it makes one update.
    pub fn loss(&mut self) -> f64 {
        let step = u64::from(self.step) + 1;
        let mut stream = Stream::new(self.settings().seed, Purpose::Windows, step);
        self.learner.load(&self.checked, &mut stream);
        self.learner.loss(&self.network.params)
    }

    /// Loss and gradient norm of the steps from this one on, thinned.
    pub fn history(&self, from: u32) -> Vec<Point> {
        self.history.from(from)
    }

    /// Goes to a step already reached: the same bits as training to it.
    ///
    /// # Errors
    /// When the step has not been reached on this branch.
    pub fn seek(&mut self, step: u32) -> Result<(), Error> {
        if step > self.furthest {
            let message = format!(
                "Step {step} has not been reached; the last is {}.",
                self.furthest
            );
            return Err(Error::new("out-of-range", "step", message)
                .with("setting", "step")
                .with("value", step)
                .with("min", 0)
                .with("max", self.furthest));
        }
        self.diverged = None;
        self.replay(step)
    }

    /// Sets one weight at the current step; what came after is dropped.
    ///
    /// # Errors
    /// When there is no such weight or the value is out of range; nothing has changed then.
    pub fn edit(&mut self, edit: Edit) -> Result<(), Error> {
        edit.apply(&mut self.network.params)?;
        let step = self.step;
        self.edits.retain(|(at, _)| *at <= step);
        self.edits.push((step, edit));
        self.snapshots.drop_after(step);
        self.history.drop_after(step);
        self.furthest = step;
        self.diverged = None;
        Ok(())
    }

    /// Back to step 0 and the same initial weights, without edits or held gates.
    pub fn reset(&mut self) {
        self.snapshots.drop_after(0);
        self.network = self.snapshots.before(0).1.clone();
        self.snapshots = Snapshots::new(self.network.clone());
        self.history = History::new();
        self.edits.clear();
        self.forces.clear();
        #[cfg(feature = "seq2seq")]
        self.held.clear();
        self.diverged = None;
        self.furthest = 0;
        self.step = 0;
    }

    /// How well the model does on so many examples that training never draws; all zero for the
    /// language model, whose text is learnt as a whole.
    #[cfg(feature = "recurrent")]
    pub fn score(&mut self, examples: usize) -> Score {
        let kept_out = self.checked.task().map(|task| task.held_out(examples));
        self.score_on(&kept_out.unwrap_or_default())
    }

    /// The same on examples of one's own.
    #[cfg(feature = "recurrent")]
    pub(crate) fn score_on(&mut self, examples: &[Example]) -> Score {
        self.learner.score(&self.network.params, examples)
    }

    /// Makes the next step, or stays where it is.
    fn train_step(&mut self) -> Result<(), Error> {
        let step = self.step + 1;
        if let Some(point) = self.advance(step) {
            self.history.push(point);
            self.furthest = self.furthest.max(step);
            self.diverged = None;
            return Ok(());
        }
        // The weights may be spoilt; those before the step are a replay away.
        self.replay(step - 1)?;
        self.diverged = Some(step);
        Err(diverged(step))
    }

    /// Makes one step; none when its numbers are not finite, and the weights are spoilt then.
    fn advance(&mut self, step: u32) -> Option<Point> {
        let seed = self.checked.settings().seed;
        let mut stream = Stream::new(seed, Purpose::Windows, u64::from(step));
        self.learner.load(&self.checked, &mut stream);
        let (mut loss, mut grad_norm) = (0.0, 0.0_f64);
        for part in 0..self.learner.parts() {
            clear(self.gradient.data_mut());
            let params = &mut self.network.params;
            loss += self.learner.add_gradient(params, &mut self.gradient, part);
            let (norm, good) = self.network.optimizer.update(params, &mut self.gradient);
            if !good || !loss.is_finite() {
                return None;
            }
            grad_norm = grad_norm.max(norm);
        }
        self.step = step;
        self.snapshots.offer(step, &self.network);
        Some(Point {
            step,
            loss,
            grad_norm,
        })
    }

    /// Goes to a step by way of the last network kept before it.
    fn replay(&mut self, target: u32) -> Result<(), Error> {
        let (from, network) = self.snapshots.before(target);
        self.network = network.clone();
        self.step = from;
        let mut edits = self
            .edits
            .clone()
            .into_iter()
            .filter(|(at, _)| *at >= from)
            .peekable();
        loop {
            while let Some((_, edit)) = edits.next_if(|(at, _)| *at == self.step) {
                edit.apply(&mut self.network.params)?;
            }
            if self.step >= target {
                return Ok(());
            }
            let next = self.step + 1;
            self.advance(next).ok_or_else(|| diverged(next))?;
        }
    }
}

fn diverged(step: u32) -> Error {
    let message = format!("At step {step} the numbers grew beyond all bounds.");
    Error::new("diverged", "learning_rate", message).with("step", step)
}
