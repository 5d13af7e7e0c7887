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

/// Windows of a text, side by side, unrolled for training.
#[derive(Clone, Debug)]
pub struct Language {
    unrolled: Unrolled,
    chunks: Vec<Chunk>,
}

impl Language {
    /// Room for the windows of one training step.
    pub fn new(checked: &Checked, params: &Params) -> Self {
        let (settings, steps) = (checked.settings(), checked.window());
        Self {
            unrolled: Unrolled::new(checked, params, steps, settings.batch),
            chunks: chunks(steps, settings.k1, settings.k2),
        }
    }

    /// Takes the windows that start where the stream says.
    pub fn load(&mut self, checked: &Checked, stream: &mut Stream) {
        let ids = checked.text().ids();
        for sequence in 0..checked.settings().batch {
            let start = stream.below(ids.len() - checked.window());
            self.unrolled.load(sequence, |t| ids[start + t] as usize);
        }
    }

    /// The loss of the windows, as the settings weigh it.
    pub fn loss(&mut self, params: &Params) -> f64 {
        self.unrolled.loss(params)
    }

    /// How many updates a window has: each has a gradient of its own.
    pub fn parts(&self) -> usize {
        self.chunks.len()
    }

    /// Adds the gradient of one part's losses; answers their sum, as the settings weigh it.
    pub fn add_gradient(&mut self, params: &Params, gradient: &mut Params, part: usize) -> f64 {
        let chunk = self.chunks[part];
        self.unrolled.add_gradient(params, gradient, chunk)
    }
}
