//! One to many: words for a picture.
//!
//! The picture is one vector x. The state starts from h₀ = tanh(W x + b), every layer from its own
//! part of it; then START w₁ w₂ … go in, and w₁ w₂ … END should come out.

mod write;

use super::Score;
use super::recurrent::{Form, Reader, drawn};
use crate::kernel::clear;
use crate::lanes::padded;
use crate::layer::linear::Linear;
use crate::layer::loss;
use crate::layer::stack::Stack;
use crate::params::{Layout, Params, Spec};
use crate::real::Real;
use crate::task::{END, Example, Inputs, START};
use seqscope_kernel::rows::{copy_columns, tanh, tanh_backward};

/// So many pictures are described side by side when that is only judged.
const TOGETHER: usize = 32;

/// A captioner and its last batch.
#[derive(Clone, Debug)]
pub struct Captioner {
    form: Form,
    reader: Reader,
    image: Linear,
    output: Linear,
    targets: Vec<Option<usize>>,
    pictures: Vec<Real>,
    /// The first states of all layers side by side, and their gradient.
    started: Vec<Real>,
    d_started: Vec<Real>,
    scores: Vec<Real>,
    d_states: Vec<Real>,
    writing: write::Writing,
}

/// The form of the part that writes: it reads the symbols that come out.
pub(crate) fn writer(form: &Form) -> Form {
    let mut writer = form.clone();
    let symbols = form.data.classes;
    writer.data.symbols = symbols;
    writer.stack.directions = None;
    writer.stack.layer.inputs = vec![match writer.embeds() {
        true => form.embedding,
        false => symbols,
    }];
    writer
}

/// Its parameters, as PyTorch names and draws them.
pub fn specs(form: &Form) -> Vec<Spec> {
    let writer = writer(form);
    let (hidden, bias) = (form.stack.layer.hidden, form.stack.layer.bias);
    let picture = form.data.width;
    let layers = vec![hidden; form.stack.layers];
    let mut specs = Linear::specs("image.", layers, [picture], bias, &drawn(picture));
    specs.extend(writer.table());
    specs.extend(Stack::specs("rnn.", &writer.stack));
    let outputs = [form.data.classes];
    specs.extend(Linear::specs(
        "output.",
        outputs,
        [hidden],
        bias,
        &drawn(hidden),
    ));
    specs
}

impl Captioner {
    /// The model whose parameters a layout has. The data's `width` is a picture's, its `classes`
    /// are the symbols written, START and END among them.
    pub fn new(form: &Form, layout: &Layout) -> Self {
        Self {
            reader: Reader::new(&writer(form), layout),
            form: form.clone(),
            image: Linear::new(layout, "image."),
            output: Linear::new(layout, "output."),
            targets: Vec::new(),
            pictures: Vec::new(),
            started: Vec::new(),
            d_started: Vec::new(),
            scores: Vec::new(),
            d_states: Vec::new(),
            writing: write::Writing::default(),
        }
    }

    /// Takes a batch of pictures with their captions. An unknown symbol counts no loss.
    pub fn load(&mut self, examples: &[Example]) {
        let captions = examples.iter().map(|example| example.target.symbols());
        let lengths: Vec<usize> = captions.clone().map(<[usize]>::len).collect();
        self.open(examples.iter().map(|example| &example.input), &lengths);
        let batch = examples.len();
        for (sequence, caption) in captions.enumerate() {
            let fed = std::iter::once(&START).chain(caption);
            for (t, (&fed, &target)) in fed.zip(caption).enumerate() {
                self.reader.set(t, sequence, fed);
                let known = Some(target).filter(|&symbol| symbol < self.form.data.classes);
                self.targets[t * batch + sequence] = known;
            }
        }
    }

    /// Takes pictures, with room for captions of these lengths.
    fn open<'a>(&mut self, pictures: impl Iterator<Item = &'a Inputs>, lengths: &[usize]) {
        self.reader.open(lengths);
        let batch = lengths.len();
        let width = self.image.input_width();
        self.pictures.clear();
        self.pictures.resize(batch * width, 0.0);
        for (row, picture) in self.pictures.chunks_exact_mut(width.max(1)).zip(pictures) {
            if let Inputs::Vectors { data, .. } = picture {
                let kept = data.len().min(self.form.data.width);
                row[..kept].copy_from_slice(&data[..kept]);
            }
        }
        let rows = self.reader.steps() * batch;
        self.targets.clear();
        self.targets.resize(rows, None);
        self.started.resize(batch * self.image.output_width(), 0.0);
        self.d_started.resize(self.started.len(), 0.0);
        self.scores.resize(rows * self.output.output_width(), 0.0);
        self.d_states
            .resize(rows * self.reader.stack.output_width(), 0.0);
    }

    /// Adds the batch's gradient; answers its loss, as the settings weigh it.
    pub fn add_gradient(&mut self, params: &Params, gradient: &mut Params) -> f64 {
        self.forward(params);
        let loss = self.errors();
        clear(&mut self.d_states);
        let (dy, x) = (&self.scores, self.reader.stack.outputs());
        let dx = Some(&mut self.d_states[..]);
        self.output.backward(params, gradient, dy, x, dx);
        self.reader.stack.clear_errors();
        let steps = 0..self.reader.steps();
        self.reader
            .backward(params, gradient, Some(&self.d_states), steps);
        let width = padded(self.form.stack.layer.hidden);
        let pitch = self.image.output_width();
        for number in 0..self.reader.stack.layers() {
            if let Some(layer) = self.reader.stack.layer(number, false) {
                let block = (pitch, number * width);
                copy_columns(
                    &mut self.d_started,
                    block,
                    layer.errors().0,
                    (width, 0),
                    width,
                );
            }
        }
        tanh_backward(&mut self.d_started, &self.started);
        let (dy, x) = (&self.d_started, &self.pictures);
        self.image.backward(params, gradient, dy, x, None);
        loss
    }

    /// The batch's loss, as the settings weigh it.
    pub fn loss(&mut self, params: &Params) -> f64 {
        self.forward(params);
        self.errors()
    }

    /// How well it does on examples: captions written right as a whole, each symbol the most
    /// probable after those before; and symbols right after the right ones.
    pub fn score(&mut self, params: &Params, examples: &[Example]) -> Score {
        let mut score = Score::default();
        let mut loss = 0.0;
        let classes = self.form.data.classes;
        for examples in examples.chunks(TOGETHER) {
            self.load(examples);
            self.forward(params);
            let pitch = self.output.output_width();
            for (row, target) in self.scores.chunks_exact(pitch).zip(&self.targets) {
                if let Some(target) = *target {
                    score.symbols_of += 1;
                    score.symbols_right += usize::from(loss::greatest(row, classes) == target);
                }
            }
            loss += loss::cross_entropy(&mut self.scores, classes, &self.targets, 1.0);
            let most = self.reader.steps();
            let written = self.write(params, examples, most);
            let pairs = examples.iter().zip(written);
            let right = pairs.filter(|(example, written)| example.target.symbols() == written);
            score.right += right.count();
            score.of += examples.len();
        }
        score.loss = loss * self.form.scale(score.of, score.symbols_of);
        score
    }

    /// The probability of each symbol at each step of each caption, after the right symbols.
    pub fn predict(&mut self, params: &Params, examples: &[Example]) -> Vec<Vec<Vec<Real>>> {
        let classes = self.form.data.classes;
        let mut all = Vec::with_capacity(examples.len());
        for examples in examples.chunks(TOGETHER) {
            self.load(examples);
            self.forward(params);
            loss::probabilities(&mut self.scores, classes, &self.targets);
            let pitch = self.output.output_width();
            all.extend(self.reader.each(&self.scores, (pitch, classes)));
        }
        all
    }

    /// Writes captions of at most so many symbols, each the most probable after those before; END,
    /// where it was reached, is the last.
    pub fn write(&mut self, params: &Params, examples: &[Example], most: usize) -> Vec<Vec<usize>> {
        let classes = self.form.data.classes;
        let mut captions = Vec::with_capacity(examples.len());
        for examples in examples.chunks(TOGETHER) {
            let batch = examples.len();
            let pictures = examples.iter().map(|example| &example.input);
            self.open(pictures, &vec![most; batch]);
            let first = captions.len();
            captions.resize(first + batch, Vec::new());
            self.begin(params);
            for t in 0..most {
                let mut open = false;
                for (sequence, caption) in captions[first..].iter().enumerate() {
                    self.reader
                        .set(t, sequence, caption.last().copied().unwrap_or(START));
                    open |= caption.last() != Some(&END);
                }
                if !open {
                    break;
                }
                self.step(params, t..t + 1);
                let pitch = self.output.output_width();
                let rows = self.scores[t * batch * pitch..].chunks_exact(pitch);
                for (caption, row) in captions[first..].iter_mut().zip(rows) {
                    if caption.last() != Some(&END) {
                        caption.push(loss::greatest(row, classes));
                    }
                }
            }
        }
        captions
    }

    fn forward(&mut self, params: &Params) {
        self.begin(params);
        self.step(params, 0..self.reader.steps());
    }

    /// The first states, from the pictures.
    fn begin(&mut self, params: &Params) {
        self.image
            .forward(params, &mut self.started, &self.pictures);
        tanh(&mut self.started);
        let width = padded(self.form.stack.layer.hidden);
        let pitch = self.image.output_width();
        for number in 0..self.reader.stack.layers() {
            if let Some(layer) = self.reader.stack.layer_mut(number, false) {
                let block = (pitch, number * width);
                let (state, _) = layer.initial_mut();
                copy_columns(state, (width, 0), &self.started, block, width);
            }
        }
    }

    /// Some steps, and their scores.
    fn step(&mut self, params: &Params, steps: std::ops::Range<usize>) {
        let batch = self.reader.batch();
        let rows = steps.start * batch..steps.end * batch;
        self.reader.forward(params, steps);
        let (pitch, width) = (self.output.output_width(), self.reader.stack.output_width());
        let scores = &mut self.scores[rows.start * pitch..rows.end * pitch];
        let states = &self.reader.stack.outputs()[rows.start * width..rows.end * width];
        self.output.forward(params, scores, states);
    }

    /// Turns the scores into the gradient of the losses; answers their sum.
    fn errors(&mut self) -> f64 {
        let counted = self.targets.iter().flatten().count();
        let scale = self.form.scale(self.reader.batch(), counted) as Real;
        let classes = self.form.data.classes;
        loss::cross_entropy(&mut self.scores, classes, &self.targets, scale)
    }
}
