//! What a recurrent layer is made of, and what its parameters are called.

use super::Recurrent;
use crate::params::{Spec, Start};
use seqscope_kernel::cell::Equations;

/// What a layer is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// The cell.
    pub equations: Equations,
    /// The number of units H.
    pub hidden: usize,
    /// The parts of the input.
    pub inputs: Vec<usize>,
    /// Whether there are biases.
    pub bias: bool,
    /// The initial bias of the gate that keeps the state, the LSTM's forget gate or the GRU's
    /// update gate; drawn like all others when there is none.
    pub remember: Option<f64>,
}

/// The suffix of PyTorch's names of a layer's parameters.
pub(super) fn suffix(layer: usize, reverse: bool) -> String {
    format!("l{layer}{}", if reverse { "_reverse" } else { "" })
}

impl Recurrent {
    /// The parameters of layer number `layer`, named and drawn as PyTorch does:
    /// `{prefix}weight_ih_l0`, …, evenly between ±1/√H.
    pub fn specs(prefix: &str, layer: usize, reverse: bool, shape: &Shape) -> Vec<Spec> {
        let drawn = Start::Uniform(1.0 / (shape.hidden as f64).sqrt());
        let gates = vec![shape.hidden; shape.equations.gates()];
        let end = suffix(layer, reverse);
        let weight = |name: &str, inputs: &[usize]| {
            let name = format!("{prefix}weight_{name}_{end}");
            Spec::weight(name, gates.clone(), inputs, drawn.clone())
        };
        let mut specs = vec![
            weight("ih", &shape.inputs),
            weight("hh", &[shape.hidden][..]),
        ];
        if shape.bias {
            for (name, share) in [("ih", 1.0), ("hh", 0.0)] {
                let start = match shape.remember {
                    Some(value) if gates.len() > 1 => {
                        let mut blocks = vec![drawn.clone(); gates.len()];
                        blocks[1] = Start::Constant(value * share);
                        Start::Blocks(blocks)
                    }
                    _ => drawn.clone(),
                };
                let name = format!("{prefix}bias_{name}_{end}");
                specs.push(Spec::vector(name, gates.clone(), start));
            }
        }
        specs
    }
}
