//! What a recurrent layer is made of, and what its parameters are called.

use super::Recurrent;
use crate::params::{Spec, Start};
use crate::real::{Real, ln};
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
    /// How the gates' biases start.
    pub gates: Gates,
}

/// How the biases of the gates start. The one that keeps the state is the LSTM's forget gate or the
/// GRU's update gate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Gates {
    /// All drawn as the weights are.
    Drawn,
    /// All drawn but that of the gate that keeps, which is this.
    Keep(f64),
    /// A time constant for each unit, the longest about as many steps as this (Tallec & Ollivier 2018,
    /// "Can recurrent neural networks warp time?", §2). A gate σ(b) forgets to 1/e in about 1 + eᵇ
    /// steps; so unit k of H keeps with b = ln of the k-th of H even parts of 1 … T − 1, an LSTM lets
    /// in with −b, and all other biases are 0. The paper draws where here the parts are even: small
    /// layers have every time constant, too.
    Chrono(usize),
}

impl Gates {
    /// The start of one of the two vectors of biases, which are added: the first has what is set, so
    /// that the sum is that.
    fn biases(self, equations: Equations, hidden: usize, first: bool) -> Start {
        let drawn = drawn(hidden);
        let gates = equations.gates();
        match self {
            Self::Keep(bias) if gates > 1 => {
                let mut blocks = vec![drawn; gates];
                blocks[1] = Start::Constant(if first { bias } else { 0.0 });
                Start::Blocks(blocks)
            }
            Self::Chrono(steps) if gates > 1 => {
                if !first {
                    return Start::Constant(0.0);
                }
                let span = steps.max(2) as f64 - 2.0;
                let kept = |k| {
                    let part = (k as f64 + 0.5) / hidden as f64;
                    f64::from(ln((1.0 + span * part) as Real))
                };
                let mut rows = vec![0.0; gates * hidden];
                for k in 0..hidden {
                    rows[hidden + k] = kept(k);
                    if equations == Equations::Lstm {
                        rows[k] = -kept(k);
                    }
                }
                Start::Rows(rows)
            }
            _ => drawn,
        }
    }
}

/// PyTorch's start of all of a recurrent layer: evenly between ±1/√H.
fn drawn(hidden: usize) -> Start {
    Start::Uniform(1.0 / (hidden as f64).sqrt())
}

/// The suffix of PyTorch's names of a layer's parameters.
pub(super) fn suffix(layer: usize, reverse: bool) -> String {
    format!("l{layer}{}", if reverse { "_reverse" } else { "" })
}

impl Recurrent {
    /// The parameters of layer number `layer`, named and drawn as PyTorch does:
    /// `{prefix}weight_ih_l0`, …, evenly between ±1/√H.
    pub fn specs(prefix: &str, layer: usize, reverse: bool, shape: &Shape) -> Vec<Spec> {
        let gates = vec![shape.hidden; shape.equations.gates()];
        let end = suffix(layer, reverse);
        let weight = |name: &str, inputs: &[usize]| {
            let name = format!("{prefix}weight_{name}_{end}");
            Spec::weight(name, gates.clone(), inputs, drawn(shape.hidden))
        };
        let mut specs = vec![
            weight("ih", &shape.inputs),
            weight("hh", &[shape.hidden][..]),
        ];
        if shape.bias {
            for (name, first) in [("ih", true), ("hh", false)] {
                let start = shape.gates.biases(shape.equations, shape.hidden, first);
                let name = format!("{prefix}bias_{name}_{end}");
                specs.push(Spec::vector(name, gates.clone(), start));
            }
        }
        specs
    }
}
