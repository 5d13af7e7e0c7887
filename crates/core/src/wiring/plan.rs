//! The sizes and variants that decide how a cell is wired, and the phrases that all cells share.

use super::expr::{Expr, add, before, now};
use super::node::{Node, Phase, Role, When};
use crate::settings::{Cell, Checked, Clip, Input, Optimizer, Reduction, Reset};

/// What the declaration of a cell depends on.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Which cell.
    pub cell: Cell,
    /// Units of the state.
    pub hidden: usize,
    /// Width of the input vector.
    pub input: usize,
    /// Number of symbols.
    pub vocabulary: usize,
    /// Whether there are biases.
    pub bias: bool,
    /// Whether the gated recurrent unit resets the state before the product.
    pub reset_before: bool,
    /// Whether inputs are looked up in a table.
    pub embedding: bool,
    /// Whether the loss is a mean over time rather than a sum.
    pub mean: bool,
    /// Whether back-propagation is cut somewhere.
    pub truncated: bool,
    /// How the update is made.
    pub optimizer: Optimizer,
    /// How a large gradient is made smaller before.
    pub clip: Clip,
}

/// Several nodes computed as one operation; `main` names the one that stands for it, in the
/// lecture's notation and in PyTorch's.
pub(crate) struct Step {
    pub id: &'static str,
    pub nodes: Vec<Node>,
    pub main: [&'static str; 2],
}

/// An operation represented by the same node in both notations.
pub(crate) fn step(id: &'static str, main: &'static str, nodes: Vec<Node>) -> Step {
    Step {
        id,
        nodes,
        main: [main, main],
    }
}

/// The input weights.
pub(crate) const W_IH: &str = "weight_ih_l0";
/// The recurrent weights.
pub(crate) const W_HH: &str = "weight_hh_l0";
/// The input bias.
pub(crate) const B_IH: &str = "bias_ih_l0";
/// The recurrent bias.
pub(crate) const B_HH: &str = "bias_hh_l0";
/// The output weights.
pub(crate) const W_OUT: &str = "output.weight";
/// The output bias.
pub(crate) const B_OUT: &str = "output.bias";
/// The table of input vectors.
pub(crate) const TABLE: &str = "embedding.weight";

impl Plan {
    /// The plan of checked settings.
    #[must_use]
    pub fn new(checked: &Checked) -> Self {
        let settings = checked.settings();
        Plan {
            cell: settings.cell,
            hidden: checked.hidden(),
            input: checked.inputs(),
            vocabulary: checked.symbols(),
            bias: settings.bias,
            reset_before: settings.reset == Reset::Before,
            embedding: settings.input == Input::Embedding,
            mean: settings.reduction == Reduction::Mean,
            truncated: settings.k2 > 0,
            optimizer: settings.optimizer,
            clip: settings.clip,
        }
    }

    /// Rows of the recurrent weights: one block of units a gate.
    #[must_use]
    pub fn gate_rows(&self) -> usize {
        self.cell.gates() * self.hidden
    }

    /// Whether the state is a pair (h, c).
    #[must_use]
    pub fn has_memory(&self) -> bool {
        self.cell == Cell::Lstm
    }

    /// The gradient blocks of the pre-activations, in the order of the parameter's rows.
    #[must_use]
    pub fn preactivation_gradients(&self) -> &'static [&'static str] {
        match self.cell {
            Cell::Rnn => &["da"],
            Cell::Lstm => &["da_i", "da_f", "da_g", "da_o"],
            Cell::Gru => &["da_r", "da_z", "da_n"],
        }
    }

    /// The rows of a gate.
    pub(crate) fn rows(&self, gate: usize) -> [usize; 2] {
        [gate * self.hidden, (gate + 1) * self.hidden]
    }

    fn with_bias(&self, product: Expr, bias: &str, rows: [usize; 2]) -> Vec<Expr> {
        let mut terms = vec![product];
        if self.bias {
            terms.push(Expr::Parameter {
                parameter: bias.to_owned(),
                rows,
            });
        }
        terms
    }

    /// The terms W_x x_t + b of a gate.
    pub(crate) fn input_terms(&self, gate: usize) -> Vec<Expr> {
        let rows = self.rows(gate);
        self.with_bias(product(W_IH, rows, now("x")), B_IH, rows)
    }

    /// The terms W_h v + b of a gate.
    pub(crate) fn state_terms(&self, gate: usize, state: Expr) -> Vec<Expr> {
        let rows = self.rows(gate);
        self.with_bias(product(W_HH, rows, state), B_HH, rows)
    }

    /// The usual pre-activation of a gate, W_x x_t + W_h h_{t-1}.
    pub(crate) fn preactivation(&self, gate: usize) -> Expr {
        let mut terms = self.input_terms(gate);
        terms.extend(self.state_terms(gate, before("h")));
        add(terms)
    }

    /// The scores of the symbols.
    pub(crate) fn scores(&self) -> Expr {
        let rows = [0, self.vocabulary];
        add(self.with_bias(product(W_OUT, rows, now("h")), B_OUT, rows))
    }

    /// A gradient sent back through the recurrent weights of a gate.
    pub(crate) fn back_through_state(&self, gate: usize, gradient: Expr) -> Expr {
        transposed(W_HH, self.rows(gate), gradient)
    }

    /// The same expression where nothing is cut, else its kept part.
    pub(crate) fn kept(&self, of: Expr) -> Expr {
        if self.truncated {
            Expr::Kept { of: Box::new(of) }
        } else {
            of
        }
    }

    /// The operation every backward step begins with: what the loss of this step asks of the state
    /// and what is carried back from the step after, added.
    pub(crate) fn state_gradient(&self, carry: Expr) -> Step {
        step(
            "dh",
            "dh",
            vec![
                self.dh_local(),
                self.backward("dh_carry", self.kept(carry)),
                self.backward("dh", add(vec![now("dh_local"), now("dh_carry")])),
            ],
        )
    }

    /// A node of the forward pass with one value a hidden unit.
    pub(crate) fn forward(&self, id: &str, role: Role, expr: Expr) -> Node {
        Node::new(
            id,
            Phase::Forward,
            role,
            When::Each,
            vec![self.hidden],
            expr,
        )
    }

    /// A node of the backward pass with one value a hidden unit.
    pub(crate) fn backward(&self, id: &str, expr: Expr) -> Node {
        Node::new(
            id,
            Phase::Backward,
            Role::Gradient,
            When::Each,
            vec![self.hidden],
            expr,
        )
    }
}

/// W·v.
pub(crate) fn product(parameter: &str, rows: [usize; 2], of: Expr) -> Expr {
    Expr::Product {
        parameter: parameter.to_owned(),
        rows,
        of: Box::new(of),
    }
}

/// Wᵀ·v.
pub(crate) fn transposed(parameter: &str, rows: [usize; 2], of: Expr) -> Expr {
    Expr::Transposed {
        parameter: parameter.to_owned(),
        rows,
        of: Box::new(of),
    }
}
