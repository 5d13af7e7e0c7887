//! The language model: after each symbol of a text, the next.

use crate::params::{Params, Spec, Start};
use crate::rng::Stream;
use crate::sequence::{Chunk, Unrolled, chunks};
use crate::settings::{Cell, Checked, Input};

/// Its parameters, as PyTorch names and draws them.
pub fn specs(checked: &Checked) -> Vec<Spec> {
    let settings = checked.settings();
    let (h, v, i) = (settings.hidden, checked.symbols(), checked.inputs());
    let drawn = Start::Uniform(1.0 / (h as f64).sqrt());
    let gates = vec![h; settings.cell.gates()];
    let mut specs = Vec::new();
    if settings.input == Input::Embedding {
        specs.push(Spec::table("embedding.weight", v, i, Start::Normal(1.0)));
    }
    specs.push(Spec::weight(
        "weight_ih_l0",
        gates.clone(),
        [i],
        drawn.clone(),
    ));
    specs.push(Spec::weight(
        "weight_hh_l0",
        gates.clone(),
        [h],
        drawn.clone(),
    ));
    if settings.bias {
        for (name, forget) in [("bias_ih_l0", settings.forget_bias), ("bias_hh_l0", 0.0)] {
            let start = match settings.cell {
                Cell::Lstm => {
                    let mut blocks = vec![drawn.clone(); gates.len()];
                    blocks[1] = Start::Constant(forget);
                    Start::Blocks(blocks)
                }
                _ => drawn.clone(),
            };
            specs.push(Spec::vector(name, gates.clone(), start));
        }
    }
    specs.push(Spec::weight("output.weight", [v], [h], drawn.clone()));
    if settings.bias {
        specs.push(Spec::vector("output.bias", [v], drawn));
    }
    specs
}

/// Windows of a text, side by side, unrolled for training: no further at once than one update
/// reaches back, so that truncation bounds the memory whatever the length of the window.
#[derive(Clone, Debug)]
pub struct Language {
    unrolled: Unrolled,
    /// How many steps are unrolled at once.
    room: usize,
    chunks: Vec<Chunk>,
    steps: usize,
    /// The windows' symbols, one more than steps each.
    ids: Vec<u32>,
}

/// The model with room for training.
pub fn learner(checked: &Checked, params: &Params) -> Box<Language> {
    Box::new(Language::new(checked, params))
}

impl Language {
    /// Room for the windows of one training step.
    pub fn new(checked: &Checked, params: &Params) -> Self {
        Self::over(checked, params, checked.window())
    }

    /// Room for windows of so many steps.
    fn over(checked: &Checked, params: &Params, steps: usize) -> Self {
        let settings = checked.settings();
        let chunks = chunks(steps, settings.k1, settings.k2);
        let spans = chunks.iter().map(|chunk| chunk.end - chunk.start());
        let room = spans.max().unwrap_or(0).max(1);
        Self {
            unrolled: Unrolled::new(checked, params, room, settings.batch)
                .within(steps, settings.reduction),
            room,
            chunks,
            steps,
            ids: Vec::new(),
        }
    }

    /// Takes the windows that start where the stream says.
    pub fn load(&mut self, checked: &Checked, stream: &mut Stream) {
        let ids = checked.text().ids();
        self.ids.clear();
        for _ in 0..checked.settings().batch {
            let start = stream.below(ids.len() - self.steps);
            self.ids.extend(&ids[start..=start + self.steps]);
        }
    }

    /// Unrolls over a part of the windows.
    fn show(&mut self, from: usize, to: usize) {
        for (sequence, ids) in self.ids.chunks_exact(self.steps + 1).enumerate() {
            let symbol = |t| ids[from + t] as usize;
            self.unrolled.load(sequence, to - from, symbol);
        }
    }

    /// The loss of the windows, as the settings weigh it.
    pub fn loss(&mut self, params: &Params) -> f64 {
        self.unrolled.start_from_zero();
        let mut loss = 0.0;
        for from in (0..self.steps).step_by(self.room) {
            let to = (from + self.room).min(self.steps);
            self.show(from, to);
            loss += self.unrolled.loss(params, to - from);
            self.unrolled.start_from(to - from);
        }
        loss * self.unrolled.scale()
    }

    /// How many updates a window has: each has a gradient of its own.
    pub fn parts(&self) -> usize {
        self.chunks.len()
    }

    /// Adds the gradient of one part's losses; answers their sum, as the settings weigh it. The
    /// parts come in order: each goes on from a state that the one before has left.
    pub fn add_gradient(&mut self, params: &Params, gradient: &mut Params, part: usize) -> f64 {
        let chunk = self.chunks[part];
        match part.checked_sub(1) {
            None => self.unrolled.start_from_zero(),
            Some(before) => {
                let done = chunk.start() - self.chunks[before].start();
                self.unrolled.start_from(done);
            }
        }
        self.show(chunk.start(), chunk.end);
        let chunk = chunk.relative();
        self.unrolled.add_gradient(params, gradient, chunk)
    }
}

#[cfg(test)]
mod tests;
