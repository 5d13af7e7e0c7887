//! Two chains over one sequence: one reads from the left, the other from the right, and an answer at
//! each step combines both. What one loss asks of every state and every input goes back along each
//! chain on its own side. Beside it a model with the first chain alone.
//!
//! The future can be hidden: of a sequence only the first steps are read, as if the others had not
//! come yet. The chain from the right then starts at the last step that has.
//!
//! The task is the majority of five neighbouring bits, in which no chain from the left alone can be
//! right in more than 13/16 of the places: [`judge`] counts, [`table`] says what may be set.

pub mod explain;
pub mod judge;
mod table;
#[cfg(test)]
mod tests;

pub use table::{Plan, defaults, plan, table};

use crate::error::Error;
use crate::layer::linear::Linear;
use crate::layer::loss;
use crate::model::examples::form;
use crate::model::recurrent::{Form, Reader};
use crate::params::Params;
use crate::real::Real;
use crate::session::Session;
use crate::settings::{Checked, Combine, Model};
use crate::task::{Example, Inputs, Target};
use crate::trace::store::Store;
use crate::trace::{Entry, Kind};
use serde::Serialize;

/// What both chains and the gradient of one loss are, and where.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Index {
    /// The training step.
    pub step: u32,
    /// The steps of the whole sequence.
    pub steps: usize,
    /// So many of them are read.
    pub seen: usize,
    /// The step, from 1, whose loss goes back.
    pub asked: usize,
    /// The units of a chain.
    pub hidden: usize,
    /// How both chains are combined; none where there is one.
    pub combine: Option<Combine>,
    /// What stands at every step, read or not.
    pub tokens: Vec<String>,
    /// The right answer at every step; none where no loss is counted.
    pub targets: Vec<Option<usize>>,
    /// The answers there are.
    pub classes: Vec<String>,
    /// The likeliest answer at every step read.
    pub given: Vec<usize>,
    /// The blocks.
    pub blocks: Vec<Entry>,
}

/// The numbers of both chains, and of the way back of one loss.
///
/// Blocks over the steps read: `h` and, where there are two chains, `h_reverse` (steps × units),
/// `output` (what the answer is made of), `scores` and `y` (steps × classes), `L` (steps; zero
/// where no loss is counted); then of the loss asked for `dscores`, `doutput` (one row), `dh`,
/// `dh_reverse`, `dx` (steps × width of an input; what both chains ask of it). Zero where no path
/// leads. The parameters follow under PyTorch's names. In 64 bits the norms `dscores_norm`,
/// `doutput_norm` (one number each), `dh_norm`, `dh_reverse_norm`, `dx_norm`, and `dh_share`,
/// `dh_reverse_share`: those of a chain against the one at the step asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Chains {
    /// What is where.
    pub index: Index,
    /// Numbers of 32 bits.
    pub data: Vec<Real>,
    /// Norms.
    pub data64: Vec<f64>,
}

impl Session {
    /// Both chains over the first `seen` steps of the watched sequence (0 for all of them), and the
    /// gradient of the loss at step `asked`, from 1. Places beyond the sequence are brought back to
    /// it, and the step asked for is one that has been read.
    ///
    /// # Errors
    /// `no-chains`, for a model that is no tagger of one layer.
    pub fn chains(&self, asked: usize, seen: usize) -> Result<Chains, Error> {
        let (form, example) = subject(self.checked())?;
        let (asked, seen) = places(example, asked, seen);
        let mut pass = Pass::new(&form, self.params(), &prefix(example, seen));
        pass.forward(self.params());
        pass.backward(self.params(), asked);
        let word = |&id: &usize| self.checked().source().get(id).cloned().unwrap_or_default();
        let mut store = Store::default();
        pass.put(&mut store);
        let names: Vec<String> = {
            let entries = self.params().layout().entries().iter();
            entries.map(|entry| entry.name.clone()).collect()
        };
        for (entry, name) in self.params().layout().entries().iter().zip(&names) {
            let values = self.params().torch(name);
            store.put(name, &entry.shape, Kind::Weight, &values);
        }
        Ok(Chains {
            index: Index {
                step: self.step(),
                steps: example.input.steps(),
                seen,
                asked,
                hidden: form.stack.layer.hidden,
                combine: form.stack.directions,
                tokens: example.input.symbols().iter().map(word).collect(),
                targets: targets(example),
                classes: self.checked().vocabulary().to_vec(),
                given: pass.given(),
                blocks: store.entries,
            },
            data: store.data,
            data64: store.data64,
        })
    }
}

/// The model that is set and what it watches.
fn subject(checked: &Checked) -> Result<(Form, &Example), Error> {
    let form = form(checked);
    match checked.watched() {
        Some(example)
            if checked.settings().model == Model::Tagger
                && form.stack.layers == 1
                && !example.input.symbols().is_empty() =>
        {
            Ok((form, example))
        }
        _ => Err(no_chains()),
    }
}

fn no_chains() -> Error {
    let message = "Only a tagger of one layer has two chains.";
    Error::new("no-chains", "model", message)
}

/// The step asked for, from 1, and the number of steps read.
fn places(example: &Example, asked: usize, seen: usize) -> (usize, usize) {
    let steps = example.input.steps();
    let seen = match seen {
        0 => steps,
        some => some.min(steps),
    };
    (asked.clamp(1, seen.max(1)), seen)
}

fn targets(example: &Example) -> Vec<Option<usize>> {
    match &example.target {
        Target::Each(targets) => targets.clone(),
        _ => vec![None; example.input.steps()],
    }
}

/// The first steps of an example, with their answers.
fn prefix(example: &Example, seen: usize) -> Example {
    let ids = example.input.symbols().iter().take(seen).copied();
    Example {
        input: Inputs::Symbols(ids.collect()),
        target: Target::Each(targets(example).into_iter().take(seen).collect()),
        gold: Vec::new(),
    }
}

/// Rows of a padded width as rows of their own width.
fn cut(rows: &[Real], pitch: usize, width: usize) -> Vec<Real> {
    let rows = rows.chunks_exact(pitch.max(1));
    rows.flat_map(|row| &row[..width]).copied().collect()
}

fn norms(rows: &[Real], width: usize) -> Vec<f64> {
    let rows = rows.chunks_exact(width.max(1));
    let square = |row: &[Real]| {
        row.iter()
            .map(|&x| f64::from(x) * f64::from(x))
            .sum::<f64>()
    };
    rows.map(|row| square(row).sqrt()).collect()
}

/// One pass forwards over a sequence, and one back from a single loss. Rows are not padded.
struct Pass {
    reader: Reader,
    output: Linear,
    classes: usize,
    hidden: usize,
    inputs: usize,
    combine: Option<Combine>,
    targets: Vec<Option<usize>>,
    /// Padded, as the layers want them.
    scores: Vec<Real>,
    probabilities: Vec<Real>,
    slopes: Vec<Real>,
    losses: Vec<Real>,
    /// From here on what the loss asked for asks of everything.
    asked: usize,
    d_output: Vec<Real>,
    d_states: [Vec<Real>; 2],
    d_inputs: Vec<Real>,
}

impl Pass {
    fn new(form: &Form, params: &Params, example: &Example) -> Self {
        let mut reader = Reader::new(form, params.layout());
        reader.load(std::iter::once(&example.input));
        let classes = form.data.classes;
        let known = |target: Option<usize>| target.filter(|&class| class < classes);
        Self {
            reader,
            output: Linear::new(params.layout(), "output."),
            classes,
            hidden: form.stack.layer.hidden,
            inputs: form.stack.layer.inputs.iter().sum(),
            combine: form.stack.directions,
            targets: targets(example).into_iter().map(known).collect(),
            scores: Vec::new(),
            probabilities: Vec::new(),
            slopes: Vec::new(),
            losses: Vec::new(),
            asked: 0,
            d_output: Vec::new(),
            d_states: [Vec::new(), Vec::new()],
            d_inputs: Vec::new(),
        }
    }

    fn steps(&self) -> usize {
        self.reader.steps()
    }

    fn forward(&mut self, params: &Params) {
        let (steps, pitch) = (self.steps(), self.output.output_width());
        self.reader.forward(params, 0..steps);
        self.scores = vec![0.0; steps * pitch];
        let states = self.reader.stack.outputs();
        self.output.forward(params, &mut self.scores, states);
        self.probabilities.clone_from(&self.scores);
        loss::probabilities(&mut self.probabilities, self.classes, &self.targets);
        self.slopes.clone_from(&self.scores);
        let rows = self.slopes.chunks_exact_mut(pitch.max(1));
        let each = rows.zip(&self.targets).map(|(row, target)| {
            loss::cross_entropy(row, self.classes, std::slice::from_ref(target), 1.0) as Real
        });
        self.losses = each.collect();
    }

    /// The way back of the loss at one step, from 1.
    fn backward(&mut self, params: &Params, asked: usize) {
        let (steps, hidden) = (self.steps(), self.hidden);
        self.asked = asked;
        self.d_states = [vec![0.0; steps * hidden], vec![0.0; steps * hidden]];
        self.d_inputs = vec![0.0; steps * self.inputs];
        let (pitch, width) = (self.output.output_width(), self.reader.stack.output_width());
        self.d_output = vec![0.0; width];
        if asked == 0 || asked > steps {
            return;
        }
        let slope = &self.slopes[(asked - 1) * pitch..asked * pitch];
        let state = &self.reader.stack.outputs()[(asked - 1) * width..asked * width];
        let mut unused = params.zeros_like();
        let target = Some(&mut self.d_output[..]);
        self.output
            .backward(params, &mut unused, slope, state, target);
        for (reverse, errors) in self.split().into_iter().enumerate() {
            self.chain_back(params, reverse == 1, &errors);
        }
    }

    /// What each chain's state at the step asked for is asked; nothing of a chain there is not.
    fn split(&self) -> Vec<Vec<Real>> {
        let whole = self.d_output.clone();
        let times = |reverse: bool| {
            let layer = self.reader.stack.layer(0, reverse);
            let state = layer.map_or(&[][..], |layer| layer.output(self.asked - 1));
            whole.iter().zip(state).map(|(a, b)| a * b).collect()
        };
        match self.combine {
            None => vec![whole],
            Some(Combine::Sum) => vec![whole.clone(), whole],
            Some(Combine::Product) => vec![times(true), times(false)],
            Some(Combine::Concat) => {
                let (first, second) = whole.split_at(whole.len() / 2);
                vec![first.to_vec(), second.to_vec()]
            }
        }
    }

    /// Back along one chain to its beginning, and from each state to its input.
    fn chain_back(&mut self, params: &Params, reverse: bool, errors: &[Real]) {
        let (steps, hidden, inputs) = (self.steps(), self.hidden, self.inputs);
        let Some(layer) = self.reader.stack.layer_mut(0, reverse) else {
            return;
        };
        // A chain counts its own steps as it makes them.
        let time = |step: usize| if reverse { steps - 1 - step } else { step };
        let last = time(self.asked - 1);
        layer.clear_errors();
        layer.errors_mut().0.copy_from_slice(errors);
        let target = &mut self.d_states[usize::from(reverse)];
        for step in (0..=last).rev() {
            let row = time(step) * hidden..(time(step) + 1) * hidden;
            target[row].copy_from_slice(&layer.errors().0[..hidden]);
            layer.step_back(params, step);
        }
        let width = layer.input_width();
        let mut rows = vec![0.0; (last + 1) * width];
        layer.add_part_errors(params, &mut rows, 0, 0..last + 1);
        for (step, row) in rows.chunks_exact(width.max(1)).enumerate() {
            let to = &mut self.d_inputs[time(step) * inputs..(time(step) + 1) * inputs];
            to.iter_mut().zip(row).for_each(|(to, from)| *to += from);
        }
    }

    fn given(&self) -> Vec<usize> {
        let rows = self.scores.chunks_exact(self.output.output_width().max(1));
        rows.map(|row| loss::greatest(row, self.classes)).collect()
    }

    /// The states of one chain, time after time.
    fn states(&self, reverse: bool) -> Vec<Real> {
        let Some(layer) = self.reader.stack.layer(0, reverse) else {
            return Vec::new();
        };
        let times = 0..self.steps();
        let row = |time| layer.output(time)[..self.hidden].iter().copied();
        times.flat_map(row).collect()
    }

    /// The columns of an output, of which both halves of a concatenation are padded.
    fn output_rows(&self, rows: &[Real]) -> Vec<Real> {
        let width = self.reader.stack.output_width();
        match self.combine {
            Some(Combine::Concat) => cut(rows, width / 2, self.hidden),
            _ => cut(rows, width, self.hidden),
        }
    }

    fn put(&self, store: &mut Store) {
        let (steps, hidden, classes) = (self.steps(), self.hidden, self.classes);
        let both = self.combine.is_some();
        let wide = match self.combine {
            Some(Combine::Concat) => 2 * hidden,
            _ => hidden,
        };
        let pitch = self.output.output_width();
        let value = Kind::Value;
        store.put("h", &[steps, hidden], value, &self.states(false));
        if both {
            store.put("h_reverse", &[steps, hidden], value, &self.states(true));
        }
        let output = self.output_rows(self.reader.stack.outputs());
        store.put("output", &[steps, wide], value, &output);
        let scores = cut(&self.scores, pitch, classes);
        store.put("scores", &[steps, classes], value, &scores);
        let y = cut(&self.probabilities, pitch, classes);
        store.put("y", &[steps, classes], Kind::Probability, &y);
        store.put("L", &[steps], Kind::Loss, &self.losses);
        let slope = self.asked.saturating_sub(1) * pitch;
        let slope = self.slopes.get(slope..slope + classes).unwrap_or(&[]);
        let back = Kind::Gradient;
        store.put("dscores", &[slope.len()], back, slope);
        let d_output = self.output_rows(&self.d_output);
        store.put("doutput", &[wide], back, &d_output);
        store.put64("dscores_norm", &[1], &norms(slope, slope.len()));
        store.put64("doutput_norm", &[1], &norms(&d_output, wide));
        let chains = ["dh", "dh_reverse"].iter().zip(&self.d_states);
        for (name, rows) in chains.take(if both { 2 } else { 1 }) {
            store.put(name, &[steps, hidden], back, rows);
            let norms = norms(rows, hidden);
            let whole = norms.get(self.asked.saturating_sub(1)).copied();
            let whole = whole.filter(|&norm| norm > 0.0).unwrap_or(1.0);
            let shares: Vec<f64> = norms.iter().map(|norm| norm / whole).collect();
            store.put64(&format!("{name}_norm"), &[steps], &norms);
            store.put64(&format!("{name}_share"), &[steps], &shares);
        }
        let width = self.inputs;
        store.put("dx", &[steps, width], back, &self.d_inputs);
        store.put64("dx_norm", &[steps], &norms(&self.d_inputs, width));
    }
}
