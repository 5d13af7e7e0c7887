//! One step of a recurrent cell as nodes, and layers of them over a sequence.
//!
//! Blocks are named after the layer and the quantity, `rnn.l0.h`, `rnn.l1_reverse.a_i`, symbols are
//! the lecture's with one exception: z is PyTorch's gate, which keeps the state, so that a GRU's h
//! is (1 − z) ⊙ h̃ and z ⊙ h₋₁ together. Times count from 1; the state before the first is that of
//! time 0, in a reversed layer the one before the last that of time T + 1.

mod gates;
pub mod layers;
#[cfg(test)]
mod tests;

use crate::graph::{Graph, Id, Tensor};
use crate::named::Named;
use crate::real::Real;
use crate::wiring::Role;
use seqscope_kernel::cell::Equations;

/// Given first states by the name of their block, `rnn.l0.h` or `rnn.l0_reverse.c`: zeros where there
/// is none, or where it has fewer numbers than units.
pub type First = Named<Vec<Real>>;

/// A cell: which parameters it reads and how its quantities are called.
#[derive(Clone, Copy, Debug)]
pub struct Cell<'a> {
    /// Its equations.
    pub equations: Equations,
    /// The number of units H.
    pub hidden: usize,
    /// The prefix of its parameters: `rnn.` for `rnn.weight_ih_l0`.
    pub parameters: &'a str,
    /// The number of its layer, from 0.
    pub layer: usize,
    /// The direction: none where there is only one, else whether it is the reversed one.
    pub reverse: Option<bool>,
    /// The first part of its blocks' names: `rnn` for `rnn.l0.h`.
    pub block: &'a str,
    /// The letter of its state: h, or s in a decoder.
    pub letter: &'a str,
    /// The letter of its time: t, or i in a decoder.
    pub index: &'a str,
}

/// What a step hands to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// The state h.
    pub h: Id,
    /// The memory c of an LSTM.
    pub c: Option<Id>,
}

impl Cell<'_> {
    /// `l0` or `l0_reverse`: the end of its parameters' names and the middle of its blocks'.
    fn place(&self) -> String {
        let end = if self.reverse == Some(true) {
            "_reverse"
        } else {
            ""
        };
        format!("l{}{end}", self.layer)
    }

    fn parameter(&self, name: &str) -> String {
        format!("{}{name}_{}", self.parameters, self.place())
    }

    /// The name of the block of one of its quantities.
    #[must_use]
    pub fn block(&self, name: &str) -> String {
        format!("{}.{}.{name}", self.block, self.place())
    }

    /// A letter with the marks of direction and layer, and the time as its index.
    fn symbol(&self, letter: &str, gate: &str) -> String {
        let letter = match self.reverse {
            None => letter.to_owned(),
            Some(false) => format!("\\overrightarrow{{{letter}}}"),
            Some(true) => format!("\\overleftarrow{{{letter}}}"),
        };
        let layer = match self.layer {
            0 => String::new(),
            layer => format!("^{{({})}}", layer + 1),
        };
        let comma = if gate.is_empty() { "" } else { "," };
        format!("{letter}{layer}_{{{gate}{comma}{}}}", self.index)
    }

    /// Names the next node.
    fn named(&self, g: &mut Graph, name: &str, at: usize, symbol: &str, role: Role) {
        g.block(&self.block(name), &[(self.index, at)], symbol)
            .role(role);
    }

    /// Begins an operation that is named after its last quantity.
    fn operation(&self, g: &mut Graph, name: &str, symbol: &str) {
        g.operation(&self.block(name), symbol);
    }

    /// Names the next node, which is given or computed outside, as this cell's state at a time:
    /// the first state.
    pub fn name_state(&self, g: &mut Graph, at: usize) {
        self.named(g, "h", at, &self.symbol(self.letter, ""), Role::State);
    }

    /// What is given for the first value of one of its quantities.
    #[must_use]
    pub fn given(&self, first: &First, name: &str) -> Option<Tensor> {
        let mut values = first.get(&self.block(name))?.clone();
        values.resize(self.hidden, 0.0);
        Some(Tensor::row(values))
    }

    /// The given first state and memory; zeros where there are none.
    pub fn initial(&self, g: &mut Graph, h: Option<Tensor>, c: Option<Tensor>, at: usize) -> State {
        let zeros = || Tensor::zeros(1, self.hidden);
        self.name_state(g, at);
        let h = g.input(h.unwrap_or_else(zeros));
        let c = self.initial_memory(g, c, at);
        State { h, c }
    }

    /// The given first memory, zeros where there is none; nothing for a cell that has no memory.
    pub fn initial_memory(&self, g: &mut Graph, c: Option<Tensor>, at: usize) -> Option<Id> {
        (self.equations == Equations::Lstm).then(|| {
            self.named(g, "c", at, &self.symbol("c", ""), Role::Memory);
            g.input(c.unwrap_or_else(|| Tensor::zeros(1, self.hidden)))
        })
    }
}

/// One step: the state at a time from the input of that time and the state before.
pub fn step(g: &mut Graph, cell: &Cell, x: Id, before: State, at: usize) -> State {
    match cell.equations {
        Equations::Rnn => gates::rnn(g, cell, x, before.h, at),
        Equations::Lstm => gates::lstm(g, cell, x, before, at),
        Equations::GruAfter => gates::gru(g, cell, x, before.h, at, false),
        Equations::GruBefore => gates::gru(g, cell, x, before.h, at, true),
    }
}
