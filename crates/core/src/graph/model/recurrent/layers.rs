//! Recurrent layers above each other, in one direction or in both.

use super::{Cell, First, State, step};
use crate::graph::{Graph, Id, Tensor};
use crate::layer::stack::{Combine, StackShape};
use crate::real::Real;
use crate::task::Inputs;
use crate::wiring::Role;

/// The layers, and how their quantities are called.
#[derive(Clone, Copy, Debug)]
pub struct Layers<'a> {
    /// What they are made of.
    pub shape: &'a StackShape,
    /// The prefix of their parameters: `rnn.`.
    pub parameters: &'a str,
    /// The first part of their blocks' names: `rnn`.
    pub block: &'a str,
    /// The letter of their states.
    pub letter: &'a str,
    /// The letter of their time.
    pub index: &'a str,
    /// What their first steps start from.
    pub first: &'a First,
}

/// What a run over a sequence leaves.
#[derive(Clone, Debug)]
pub struct Run {
    /// The highest layer's outputs, time after time.
    pub outputs: Vec<Id>,
    /// The last states of each layer: that after the last input and, reversed, that after the
    /// first.
    pub last: Vec<(State, Option<State>)>,
}

impl<'a> Layers<'a> {
    /// The layers of a model that has no others.
    pub fn of(shape: &'a StackShape, first: &'a First) -> Self {
        Layers {
            shape,
            parameters: "rnn.",
            block: "rnn",
            letter: "h",
            index: "t",
            first,
        }
    }

    /// The cell of a layer in one direction.
    #[must_use]
    pub fn cell(&self, layer: usize, reverse: bool) -> Cell<'a> {
        Cell {
            equations: self.shape.layer.equations,
            hidden: self.shape.layer.hidden,
            parameters: self.parameters,
            layer,
            reverse: self.shape.directions.map(|_| reverse),
            block: self.block,
            letter: self.letter,
            index: self.index,
        }
    }

    fn initial(&self, g: &mut Graph, cell: &Cell, at: usize) -> State {
        let [h, c] = ["h", "c"].map(|name| cell.given(self.first, name));
        cell.initial(g, h, c, at)
    }

    /// Runs over inputs, from first states that have been computed, one a layer, or else from those
    /// that are given.
    pub fn run(&self, g: &mut Graph, inputs: &[Id], first: &[State]) -> Run {
        let mut outputs = inputs.to_vec();
        let mut last = Vec::new();
        for layer in 0..self.shape.layers {
            let cell = self.cell(layer, false);
            let mut state = match first.get(layer) {
                Some(&state) => state,
                None => self.initial(g, &cell, 0),
            };
            let mut forward = Vec::with_capacity(outputs.len());
            for (t, &x) in outputs.iter().enumerate() {
                state = step(g, &cell, x, state, t + 1);
                forward.push(state.h);
            }
            let Some(combine) = self.shape.directions else {
                last.push((state, None));
                outputs = forward;
                continue;
            };
            let cell = self.cell(layer, true);
            let mut back = self.initial(g, &cell, outputs.len() + 1);
            let mut reverse = Vec::with_capacity(outputs.len());
            for (t, &x) in outputs.iter().enumerate().rev() {
                back = step(g, &cell, x, back, t + 1);
                reverse.push(back.h);
            }
            last.push((state, Some(back)));
            reverse.reverse();
            let pairs = forward.iter().zip(&reverse).enumerate();
            outputs = pairs
                .map(|(t, (&a, &b))| self.join(g, layer, combine, [a, b], t + 1))
                .collect();
        }
        Run { outputs, last }
    }

    fn join(&self, g: &mut Graph, layer: usize, combine: Combine, pair: [Id; 2], at: usize) -> Id {
        let name = format!("{}.l{layer}.output", self.block);
        let above = match layer {
            0 => String::new(),
            layer => format!("^{{({})}}", layer + 1),
        };
        let symbol = format!("{}{above}_{{{}}}", self.letter, self.index);
        g.operation(&name, &symbol);
        g.block(&name, &[(self.index, at)], &symbol)
            .role(Role::State);
        combined(g, combine, pair)
    }

    /// The last states of the highest layer as one, combined as its outputs are.
    pub fn summary(&self, g: &mut Graph, run: &Run) -> Option<Id> {
        let (forward, reverse) = run.last.last()?;
        let (Some(reverse), Some(combine)) = (reverse, self.shape.directions) else {
            return Some(forward.h);
        };
        let name = format!("{}.summary", self.block);
        g.operation(&name, self.letter);
        g.block(&name, &[], self.letter).role(Role::State);
        Some(combined(g, combine, [forward.h, reverse.h]))
    }
}

fn combined(g: &mut Graph, combine: Combine, [a, b]: [Id; 2]) -> Id {
    match combine {
        Combine::Concat => g.beside(&[a, b]),
        Combine::Sum => g.add(a, b),
        Combine::Product => g.multiply(a, b),
    }
}

/// The inputs as nodes x_t: vectors as they are, symbols as vectors looked up in the table of this
/// name or, without one, as vectors of so many numbers with a single 1.
pub fn inputs(g: &mut Graph, inputs: &Inputs, symbols: usize, table: Option<&str>) -> Vec<Id> {
    let mut all = Vec::with_capacity(inputs.steps());
    match inputs {
        Inputs::Symbols(ids) => {
            for (t, &id) in ids.iter().enumerate() {
                all.push(symbol(g, id, symbols, table, ("x", "t", t + 1)));
            }
        }
        Inputs::Vectors { width, data } => {
            for (t, row) in data.chunks_exact((*width).max(1)).enumerate() {
                g.block("x", &[("t", t + 1)], "x_{t}");
                all.push(g.input(Tensor::row(row.to_vec())));
            }
        }
    }
    all
}

/// One symbol as a node of this name at this time.
pub fn symbol(
    g: &mut Graph,
    id: usize,
    symbols: usize,
    table: Option<&str>,
    (name, index, at): (&str, &str, usize),
) -> Id {
    let text = format!("{name}_{{{index}}}");
    if let Some(table) = table {
        g.operation(name, &text);
        g.block(name, &[(index, at)], &text);
        return g.lookup(table, &[id]);
    }
    let mut row: Vec<Real> = vec![0.0; symbols];
    if let Some(one) = row.get_mut(id) {
        *one = 1.0;
    }
    g.block(name, &[(index, at)], &text);
    g.input(Tensor::row(row))
}
