//! Many to one: a class or a value for a whole sequence.
//!
//! The last states of the highest layer, of both directions where there are two, go through one
//! linear layer: to the scores of classes, or to the number itself.

use super::Score;
use super::recurrent::{Form, Reader, drawn};
use crate::layer::linear::Linear;
use crate::layer::loss;
use crate::layer::stack::Stack;
use crate::params::{Layout, Params, Spec};
use crate::real::Real;
use crate::task::{Example, Target};

/// So many sequences are read side by side when they are only judged.
const TOGETHER: usize = 32;
/// A value this near counts as right (Hochreiter & Schmidhuber 1997, experiment 4).
pub(crate) const NEAR: f64 = 0.04;

/// A classifier and its last batch.
#[derive(Clone, Debug)]
pub struct Classifier {
    form: Form,
    reader: Reader,
    output: Linear,
    classes: Vec<Option<usize>>,
    values: Vec<f64>,
    summary: Vec<Real>,
    d_summary: Vec<Real>,
    scores: Vec<Real>,
}

/// Its parameters, as PyTorch names and draws them.
pub fn specs(form: &Form) -> Vec<Spec> {
    let inputs = form.stack.outputs();
    let start = drawn(inputs.iter().sum());
    let bias = form.stack.layer.bias;
    let mut specs: Vec<Spec> = form.table().into_iter().collect();
    specs.extend(Stack::specs("rnn.", &form.stack));
    let outputs = [form.data.classes.max(1)];
    specs.extend(Linear::specs("output.", outputs, inputs, bias, &start));
    specs
}

impl Classifier {
    /// The model whose parameters a layout has.
    pub fn new(form: &Form, layout: &Layout) -> Self {
        Self {
            form: form.clone(),
            reader: Reader::new(form, layout),
            output: Linear::new(layout, "output."),
            classes: Vec::new(),
            values: Vec::new(),
            summary: Vec::new(),
            d_summary: Vec::new(),
            scores: Vec::new(),
        }
    }

    /// Takes a batch of sequences of any lengths. A target of another kind than the model's, or a
    /// class it lacks, counts no loss.
    pub fn load(&mut self, examples: &[Example]) {
        self.reader
            .load(examples.iter().map(|example| &example.input));
        self.classes.clear();
        self.values.clear();
        for example in examples {
            let class = match example.target {
                Target::Class(class) if class < self.form.data.classes => Some(class),
                _ => None,
            };
            let value = match example.target {
                Target::Value(value) if self.form.data.classes == 0 => value,
                _ => Real::NAN.into(),
            };
            self.classes.push(class);
            self.values.push(value);
        }
        let batch = examples.len();
        for rows in [&mut self.summary, &mut self.d_summary] {
            rows.resize(batch * self.reader.stack.output_width(), 0.0);
        }
        self.scores.resize(batch * self.output.output_width(), 0.0);
    }

    /// Adds the batch's gradient; answers its mean loss.
    pub fn add_gradient(&mut self, params: &Params, gradient: &mut Params) -> f64 {
        self.forward(params);
        let scale = 1.0 / self.classes.len().max(1) as f64;
        let loss = self.errors(scale as Real);
        self.d_summary.fill(0.0);
        let (dy, x) = (&self.scores, &self.summary);
        let dx = Some(&mut self.d_summary[..]);
        self.output.backward(params, gradient, dy, x, dx);
        self.reader.stack.clear_errors();
        self.reader.stack.add_summary_errors(&self.d_summary);
        let steps = 0..self.reader.steps();
        self.reader.backward(params, gradient, None, steps);
        loss
    }

    /// The batch's mean loss.
    pub fn loss(&mut self, params: &Params) -> f64 {
        self.forward(params);
        let scale = 1.0 / self.classes.len().max(1) as f64;
        self.errors(scale as Real)
    }

    /// How well it does on examples: the greatest probability at the right class, or a value that
    /// is near.
    pub fn score(&mut self, params: &Params, examples: &[Example]) -> Score {
        let mut score = Score::default();
        let mut loss = 0.0;
        for examples in examples.chunks(TOGETHER) {
            self.load(examples);
            self.forward(params);
            let pitch = self.output.output_width();
            for (sequence, row) in self.scores.chunks_exact(pitch).enumerate() {
                let right = match self.classes[sequence] {
                    Some(class) => loss::greatest(row, self.form.data.classes) == class,
                    None => (f64::from(row[0]) - self.values[sequence]).abs() < NEAR,
                };
                score.right += usize::from(right);
            }
            score.of += examples.len();
            loss += self.errors(1.0);
        }
        score.loss = loss / score.of.max(1) as f64;
        (score.symbols_right, score.symbols_of) = (score.right, score.of);
        score
    }

    /// The probability of each class, or the value, one row an example.
    pub fn predict(&mut self, params: &Params, examples: &[Example]) -> Vec<Vec<Real>> {
        let classes = self.form.data.classes;
        let mut rows = Vec::with_capacity(examples.len());
        for examples in examples.chunks(TOGETHER) {
            self.load(examples);
            self.forward(params);
            if classes > 0 {
                let none = vec![None; examples.len()];
                loss::probabilities(&mut self.scores, classes, &none);
            }
            let pitch = self.output.output_width();
            let wanted = classes.max(1);
            rows.extend(
                self.scores
                    .chunks_exact(pitch)
                    .map(|row| row[..wanted].to_vec()),
            );
        }
        rows
    }

    fn forward(&mut self, params: &Params) {
        let steps = 0..self.reader.steps();
        self.reader.forward(params, steps);
        self.reader.stack.summary(&mut self.summary);
        self.output.forward(params, &mut self.scores, &self.summary);
    }

    /// Turns the scores into the gradient of the losses, each times `scale`; answers their sum.
    fn errors(&mut self, scale: Real) -> f64 {
        let classes = self.form.data.classes;
        if classes > 0 {
            return loss::cross_entropy(&mut self.scores, classes, &self.classes, scale);
        }
        let pitch = self.output.output_width();
        let mut sum = 0.0;
        for (row, &value) in self.scores.chunks_exact_mut(pitch).zip(&self.values) {
            let (error, slope) = match value.is_nan() {
                true => (0.0, 0.0),
                false => loss::squared_error(row[0], value as Real),
            };
            row.fill(0.0);
            row[0] = slope * scale;
            sum += f64::from(error);
        }
        sum * f64::from(scale)
    }
}
