//! The encoder as nodes: h_j = f(x_j, h_{j−1}).

use crate::graph::model::recurrent::layers::Layers;
use crate::graph::model::recurrent::{First, State};
use crate::graph::{Graph, Id};
use crate::model::seq2seq::Form;
use crate::wiring::Role;

/// What the decoder reads of the source.
pub(super) struct Read {
    /// The states h_j of the highest layer, one below the other.
    pub states: Id,
    /// What the decoder starts from, and the context c where there is no attention.
    pub code: Id,
    /// The last states of each layer, forwards.
    pub last: Vec<State>,
    /// The number of source symbols.
    pub length: usize,
}

/// Reads a source; an empty one counts as the first symbol alone.
pub(super) fn read(g: &mut Graph, form: &Form, source: &[usize], first: &First) -> Read {
    let mut ids = source.to_vec();
    if ids.is_empty() {
        ids.push(0);
    }
    if form.source_reversed {
        ids.reverse();
    }
    let xs: Vec<Id> = ids
        .iter()
        .enumerate()
        .map(|(j, &id)| {
            let id = if id < form.sources { id } else { 0 };
            g.operation("encoder.x", "Ex_{j}");
            g.block("encoder.x", &[("j", j + 1)], "Ex_{j}");
            g.lookup("encoder.embedding.weight", &[id])
        })
        .collect();
    let shape = form.encoder_shape();
    let layers = Layers {
        shape: &shape,
        parameters: "encoder.rnn.",
        block: "encoder",
        letter: "h",
        index: "j",
        first,
    };
    let run = layers.run(g, &xs, &[]);
    let top = run.last[run.last.len() - 1];
    g.operation("encoder.states", "(h_{1}, …, h_{T})");
    g.block("encoder.states", &[], "(h_{1}, …, h_{T})")
        .role(Role::State);
    let states = g.below(&run.outputs);
    let code = match top {
        (forward, None) => forward.h,
        (_, Some(reverse)) if form.attends() => reverse.h,
        (forward, Some(reverse)) => {
            g.operation("encoder.code", "c");
            g.block("encoder.code", &[], "c").role(Role::State);
            g.beside(&[forward.h, reverse.h])
        }
    };
    Read {
        states,
        code,
        last: run.last.iter().map(|&(forward, _)| forward).collect(),
        length: ids.len(),
    }
}
