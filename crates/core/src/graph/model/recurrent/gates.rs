//! The equations of the cells.

use super::{Cell, State};
use crate::graph::{Graph, Id};
use crate::wiring::Role;

/// One gate, or the candidate, or the state of a cell without gates.
#[derive(Clone, Copy)]
struct Gate {
    /// Its name.
    name: &'static str,
    /// The name of its weighted sum.
    sum: &'static str,
    /// Its letter in the lecture.
    letter: &'static str,
    /// Its letter among the indices of the weighted sum.
    index: &'static str,
    /// Its place among the gates.
    row: usize,
    /// What it means.
    role: Role,
}

const STATE: Gate = gate("h", "a", "h", "", 0, Role::State);
const LSTM: [Gate; 4] = [
    gate("i", "a_i", "i", "i", 0, Role::InputGate),
    gate("f", "a_f", "f", "f", 1, Role::ForgetGate),
    gate("g", "a_g", "\\tilde{c}", "c", 2, Role::Candidate),
    gate("o", "a_o", "o", "o", 3, Role::OutputGate),
];
const RESET: Gate = gate("r", "a_r", "r", "r", 0, Role::ResetGate);
const UPDATE: Gate = gate("z", "a_z", "z", "z", 1, Role::UpdateGate);

const fn gate(
    name: &'static str,
    sum: &'static str,
    letter: &'static str,
    index: &'static str,
    row: usize,
    role: Role,
) -> Gate {
    Gate {
        name,
        sum,
        letter,
        index,
        row,
        role,
    }
}

impl Gate {
    fn symbol(self, cell: &Cell) -> String {
        let letter = match self.role {
            Role::State => cell.letter,
            _ => self.letter,
        };
        cell.symbol(letter, "")
    }

    /// Its operation begins.
    fn begin(self, g: &mut Graph, cell: &Cell) {
        cell.operation(g, self.name, &self.symbol(cell));
    }

    /// A product of its rows of the input's or the state's weights, with their bias.
    fn part(self, g: &mut Graph, cell: &Cell, side: &str, x: Id) -> Id {
        let weight = cell.parameter(&format!("weight_{side}"));
        let bias = cell.parameter(&format!("bias_{side}"));
        let bias = (!g.weights().values(&bias).is_empty()).then_some(bias);
        let rows = self.row * cell.hidden..(self.row + 1) * cell.hidden;
        g.linear(x, &weight, rows, bias.as_deref())
    }

    /// Its weighted sum from both parts, and its value.
    fn finish(self, g: &mut Graph, cell: &Cell, [input, state]: [Id; 2], at: usize) -> Id {
        let symbol = cell.symbol("a", self.index);
        cell.named(g, self.sum, at, &symbol, Role::Preactivation);
        let sum = g.add(input, state);
        cell.named(g, self.name, at, &self.symbol(cell), self.role);
        match self.role {
            Role::Candidate | Role::State => g.tanh(sum),
            _ => g.sigmoid(sum),
        }
    }

    /// All of it.
    fn whole(self, g: &mut Graph, cell: &Cell, x: Id, h: Id, at: usize) -> Id {
        self.begin(g, cell);
        let parts = [self.part(g, cell, "ih", x), self.part(g, cell, "hh", h)];
        self.finish(g, cell, parts, at)
    }
}

/// a = W x + W h, h = tanh a.
pub(super) fn rnn(g: &mut Graph, cell: &Cell, x: Id, h: Id, at: usize) -> State {
    let h = STATE.whole(g, cell, x, h, at);
    State { h, c: None }
}

/// i, f, c̃, o; c = f ⊙ c₋₁ + i ⊙ c̃, h = o ⊙ tanh c.
pub(super) fn lstm(g: &mut Graph, cell: &Cell, x: Id, before: State, at: usize) -> State {
    let [i, f, candidate, o] = LSTM.map(|gate| gate.whole(g, cell, x, before.h, at));
    let symbol = cell.symbol("c", "");
    cell.operation(g, "c", &symbol);
    let new = g.multiply(i, candidate);
    // A run that was not given a memory starts from none.
    let old = before.c.map(|c| g.multiply(f, c));
    let c = match old {
        Some(old) => {
            cell.named(g, "c", at, &symbol, Role::Memory);
            g.add(old, new)
        }
        None => new,
    };
    let symbol = cell.symbol(cell.letter, "");
    cell.operation(g, "h", &symbol);
    g.block(&cell.block("tanh_c"), &[(cell.index, at)], "")
        .role(Role::Memory);
    let squashed = g.tanh(c);
    cell.named(g, "h", at, &symbol, Role::State);
    let h = g.multiply(o, squashed);
    State { h, c: Some(c) }
}

/// r, z, h̃; h = (1 − z) ⊙ h̃ + z ⊙ h₋₁, the reset gate before or after the recurrent product.
pub(super) fn gru(g: &mut Graph, cell: &Cell, x: Id, h: Id, at: usize, before: bool) -> State {
    let r = RESET.whole(g, cell, x, h, at);
    let z = UPDATE.whole(g, cell, x, h, at);
    let tilde = match cell.letter {
        "s" => "\\tilde{s}",
        _ => "\\tilde{h}",
    };
    let candidate = gate("n", "a_n", tilde, "h", 2, Role::Candidate);
    candidate.begin(g, cell);
    let input = candidate.part(g, cell, "ih", x);
    let state = if before {
        g.block(&cell.block("rh"), &[(cell.index, at)], "");
        let kept = g.multiply(r, h);
        candidate.part(g, cell, "hh", kept)
    } else {
        let symbol = cell.symbol("m", "");
        cell.named(g, "m_n", at, &symbol, Role::Preactivation);
        let inner = candidate.part(g, cell, "hh", h);
        g.multiply(r, inner)
    };
    let n = candidate.finish(g, cell, [input, state], at);
    let symbol = cell.symbol(cell.letter, "");
    cell.operation(g, "h", &symbol);
    g.block(&cell.block("u"), &[(cell.index, at)], "")
        .role(Role::UpdateGate);
    let u = g.one_minus(z);
    let new = g.multiply(u, n);
    let old = g.multiply(z, h);
    cell.named(g, "h", at, &symbol, Role::State);
    let h = g.add(new, old);
    State { h, c: None }
}
