//! Many to many: an answer at each step.
//!
//! The outputs of the highest layer, both directions combined where there are two, go through one
//! linear layer to the scores of the classes, at every step. In one direction the way back can be
//! truncated: an update every k₁ steps, each propagated k₂ steps back.

use super::Score;
use super::recurrent::{Form, Reader};
use crate::kernel::clear;
use crate::layer::linear::Linear;
use crate::layer::loss;
use crate::layer::stack::Stack;
use crate::params::{Layout, Params, Spec};
use crate::real::Real;
use crate::sequence::{Chunk, chunks};
use crate::task::{Example, Target};

/// So many sequences are read side by side when they are only judged.
const TOGETHER: usize = 32;

/// A tagger and its last batch.
#[derive(Clone, Debug)]
pub struct Tagger {
    form: Form,
    reader: Reader,
    output: Linear,
    /// One target a step and sequence, time after time.
    targets: Vec<Option<usize>>,
    parts: Vec<Chunk>,
    scores: Vec<Real>,
    d_states: Vec<Real>,
}

/// Its parameters, as PyTorch names and draws them.
pub fn specs(form: &Form) -> Vec<Spec> {
    super::classifier::specs(form)
}

impl Tagger {
    /// The model whose parameters a layout has.
    pub fn new(form: &Form, layout: &Layout) -> Self {
        Self {
            form: form.clone(),
            reader: Reader::new(form, layout),
            output: Linear::new(layout, "output."),
            targets: Vec::new(),
            parts: Vec::new(),
            scores: Vec::new(),
            d_states: Vec::new(),
        }
    }

    /// Takes a batch of sequences of any lengths. A step without a target, or whose target is not
    /// one of the classes, counts no loss.
    pub fn load(&mut self, examples: &[Example]) {
        self.reader
            .load(examples.iter().map(|example| &example.input));
        let (steps, batch) = (self.reader.steps(), examples.len());
        self.targets.clear();
        self.targets.resize(steps * batch, None);
        for (sequence, example) in examples.iter().enumerate() {
            let Target::Each(targets) = &example.target else {
                continue;
            };
            let length = self.reader.lengths()[sequence];
            for (t, target) in targets.iter().enumerate().take(length) {
                let known = target.filter(|&class| class < self.form.data.classes);
                self.targets[t * batch + sequence] = known;
            }
        }
        let one_way = self.form.stack.directions.is_none();
        let (k1, k2) = match one_way {
            true => (self.form.k1, self.form.k2),
            false => (0, 0),
        };
        self.parts = chunks(steps, k1, k2);
        let rows = steps * batch;
        self.scores.resize(rows * self.output.output_width(), 0.0);
        self.d_states
            .resize(rows * self.reader.stack.output_width(), 0.0);
    }

    /// Its layers: what they start from may be set after [`Tagger::load`].
    pub fn stack_mut(&mut self) -> &mut Stack {
        &mut self.reader.stack
    }

    /// How many updates the batch has, each with a gradient of its own.
    pub fn parts(&self) -> usize {
        self.parts.len()
    }

    /// Adds the gradient of one part's losses; answers their sum, as the settings weigh it. The
    /// states that a part starts from are computed with the weights as they were.
    pub fn add_gradient(&mut self, params: &Params, gradient: &mut Params, part: usize) -> f64 {
        let Some(&chunk) = self.parts.get(part) else {
            return 0.0;
        };
        self.forward(params, chunk);
        let scale = self.scale();
        let loss = self.errors(chunk, scale);
        let (kept, counted) = (
            self.rows(chunk.constant, chunk.end),
            self.rows(chunk.first, chunk.end),
        );
        let (pitch, width) = (self.output.output_width(), self.reader.stack.output_width());
        clear(&mut self.d_states[kept.start * width..kept.end * width]);
        let span = counted.start * width..counted.end * width;
        self.output.backward(
            params,
            gradient,
            &self.scores[counted.start * pitch..counted.end * pitch],
            &self.reader.stack.outputs()[span.clone()],
            Some(&mut self.d_states[span]),
        );
        self.reader.stack.clear_errors();
        let steps = chunk.constant..chunk.end;
        self.reader
            .backward(params, gradient, Some(&self.d_states), steps);
        loss
    }

    /// The batch's loss, as the settings weigh it.
    pub fn loss(&mut self, params: &Params) -> f64 {
        let all = self.all();
        self.forward(params, all);
        let scale = self.scale();
        self.errors(all, scale)
    }

    /// How well it does on examples: all answers of one right, and answers right among all.
    pub fn score(&mut self, params: &Params, examples: &[Example]) -> Score {
        let mut score = Score::default();
        let mut loss = 0.0;
        for examples in examples.chunks(TOGETHER) {
            self.load(examples);
            let all = self.all();
            self.forward(params, all);
            let (pitch, batch) = (self.output.output_width(), examples.len());
            let mut wrong = vec![false; batch];
            let rows = self.scores.chunks_exact(pitch).zip(&self.targets);
            for (at, (row, target)) in rows.enumerate() {
                let Some(target) = *target else { continue };
                let right = loss::greatest(row, self.form.data.classes) == target;
                score.symbols_of += 1;
                score.symbols_right += usize::from(right);
                wrong[at % batch] |= !right;
            }
            score.of += batch;
            score.right += wrong.iter().filter(|wrong| !**wrong).count();
            loss += self.errors(all, 1.0);
        }
        score.loss = loss * self.form.scale(score.of, score.symbols_of);
        score
    }

    /// The probability of each class at each step of each example.
    pub fn predict(&mut self, params: &Params, examples: &[Example]) -> Vec<Vec<Vec<Real>>> {
        let classes = self.form.data.classes;
        let mut all = Vec::with_capacity(examples.len());
        for examples in examples.chunks(TOGETHER) {
            self.load(examples);
            let whole = self.all();
            self.forward(params, whole);
            loss::probabilities(&mut self.scores, classes, &self.targets);
            let pitch = self.output.output_width();
            all.extend(self.reader.each(&self.scores, (pitch, classes)));
        }
        all
    }

    fn all(&self) -> Chunk {
        Chunk {
            first: 0,
            end: self.reader.steps(),
            constant: 0,
        }
    }

    fn rows(&self, first: usize, end: usize) -> std::ops::Range<usize> {
        first * self.reader.batch()..end * self.reader.batch()
    }

    fn scale(&self) -> Real {
        let counted = self.targets.iter().flatten().count();
        self.form.scale(self.reader.batch(), counted) as Real
    }

    fn forward(&mut self, params: &Params, chunk: Chunk) {
        let steps = chunk.first.min(chunk.constant)..chunk.end;
        self.reader.forward(params, steps);
        let rows = self.rows(chunk.first, chunk.end);
        let (pitch, width) = (self.output.output_width(), self.reader.stack.output_width());
        let scores = &mut self.scores[rows.start * pitch..rows.end * pitch];
        let states = &self.reader.stack.outputs()[rows.start * width..rows.end * width];
        self.output.forward(params, scores, states);
    }

    /// Turns the scores into the gradient of the losses; answers their sum.
    fn errors(&mut self, chunk: Chunk, scale: Real) -> f64 {
        let rows = self.rows(chunk.first, chunk.end);
        let pitch = self.output.output_width();
        let scores = &mut self.scores[rows.start * pitch..rows.end * pitch];
        loss::cross_entropy(scores, self.form.data.classes, &self.targets[rows], scale)
    }
}
