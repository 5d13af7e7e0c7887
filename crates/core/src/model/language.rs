//! The language model: after each symbol of a text, the next.

use crate::params::{Spec, Start};
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
