//! The recurrent cells as training runs them: many sequences side by side, nothing kept that the
//! way back does not need. What is looked at comes from the wiring's expressions instead, and a
//! test holds the two together.

mod gru;
mod lstm;
mod rnn;

use crate::kernel::{Matrix, MatrixMut, add_product, add_product_transposed};
use crate::lanes::padded;
use crate::real::Real;
use core::ops::Range;

/// The equations of one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Equations {
    /// h = tanh(W x + W h).
    Rnn,
    /// Gates i, f, g, o and a memory.
    Lstm,
    /// Gates r, z, n; the reset gate after the recurrent product.
    GruAfter,
    /// Gates r, z, n; the reset gate before the recurrent product.
    GruBefore,
}

impl Equations {
    /// How many gates there are, the candidate among them.
    pub fn gates(self) -> usize {
        match self {
            Self::Rnn => 1,
            Self::Lstm => 4,
            Self::GruAfter | Self::GruBefore => 3,
        }
    }
}

/// A run of a cell over time: what the forward pass keeps and what the way back makes of it.
///
/// Rows of a step stand together, one row a sequence; `h` and `c` start with the initial state.
#[derive(Clone, Debug)]
pub struct Tape {
    equations: Equations,
    /// Sequences side by side.
    batch: usize,
    /// The padded number of units.
    width: usize,
    /// The width of all gates.
    gates_width: usize,
    /// The input's part of the pre-activations, which a step turns into its gates.
    pub gates: Vec<Real>,
    /// The states h₀ … h_T.
    pub h: Vec<Real>,
    /// The memories c₀ … c_T (LSTM).
    pub c: Vec<Real>,
    /// tanh c (LSTM); the state's part of the candidate (GRU, reset after; it starts with the
    /// bias); r ⊙ h (GRU, reset before).
    pub inner: Vec<Real>,
    /// The gradient of the pre-activations.
    pub d_gates: Vec<Real>,
    /// The gradient of the state's part of them where that is another one (GRU, reset after).
    pub d_hidden: Vec<Real>,
    /// The gradient of the state a step leaves, or, after its way back, of the state it found.
    pub dh: Vec<Real>,
    /// The same of the memory.
    pub dc: Vec<Real>,
    /// Room for one step.
    scratch: Vec<Real>,
}

impl Tape {
    /// Room for so many steps of so many sequences, from a zero state.
    pub fn new(equations: Equations, hidden: usize, steps: usize, batch: usize) -> Self {
        let width = padded(hidden);
        let gates_width = equations.gates() * width;
        let room = |needed: bool, rows: usize, columns: usize| {
            vec![0.0; if needed { rows * columns } else { 0 }]
        };
        let rows = steps * batch;
        Self {
            equations,
            batch,
            width,
            gates_width,
            gates: room(true, rows, gates_width),
            h: room(true, rows + batch, width),
            c: room(equations == Equations::Lstm, rows + batch, width),
            inner: room(equations != Equations::Rnn, rows, width),
            d_gates: room(true, rows, gates_width),
            d_hidden: room(equations == Equations::GruAfter, rows, gates_width),
            dh: room(true, batch, width),
            dc: room(equations == Equations::Lstm, batch, width),
            scratch: room(equations == Equations::GruBefore, batch, width),
        }
    }

    /// The padded number of units.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The width of all gates.
    pub fn gates_width(&self) -> usize {
        self.gates_width
    }

    /// Whether the candidate's recurrent bias stands inside the reset gate's product, apart from
    /// the other biases.
    pub fn keeps_candidate_bias(&self) -> bool {
        self.equations == Equations::GruAfter
    }

    /// One step on: state t (0-based) becomes state t+1.
    pub fn forward(&mut self, weights: &[Real], t: usize) {
        match self.equations {
            Equations::Rnn => rnn::forward(self, weights, t),
            Equations::Lstm => lstm::forward(self, weights, t),
            Equations::GruAfter => gru::forward_after(self, weights, t),
            Equations::GruBefore => gru::forward_before(self, weights, t),
        }
    }

    /// One step back: `dh` and `dc` of state t+1 become those of state t.
    pub fn backward(&mut self, weights: &[Real], t: usize) {
        match self.equations {
            Equations::Rnn => rnn::backward(self, weights, t),
            Equations::Lstm => lstm::backward(self, weights, t),
            Equations::GruAfter => gru::backward_after(self, weights, t),
            Equations::GruBefore => gru::backward_before(self, weights, t),
        }
    }

    /// The gradient of the state's part of the pre-activations.
    pub fn d_hidden(&self) -> &[Real] {
        if self.d_hidden.is_empty() {
            &self.d_gates
        } else {
            &self.d_hidden
        }
    }

    /// Adds the recurrent weights' gradient of a range of steps, all in one product.
    pub fn add_recurrent_gradient(&self, gradient: &mut [Real], steps: Range<usize>) {
        let (width, all) = (self.width, self.gates_width);
        let (from, rows) = (steps.start * self.batch, steps.len() * self.batch);
        let states = Matrix::new(&self.h[from * width..], rows, width, width).transposed();
        let errors = &self.d_hidden()[from * all..];
        if self.equations == Equations::GruBefore {
            let gates = Matrix::new(errors, rows, 2 * width, all);
            add_product(
                MatrixMut::new(gradient, width, 2 * width, all),
                states,
                gates,
            );
            let inner = Matrix::new(&self.inner[from * width..], rows, width, width).transposed();
            let candidate = Matrix::new(&errors[2 * width..], rows, width, all);
            let target = MatrixMut::new(&mut gradient[2 * width..], width, width, all);
            add_product(target, inner, candidate);
        } else {
            let target = MatrixMut::new(gradient, width, all, all);
            add_product(target, states, Matrix::new(errors, rows, all, all));
        }
    }

    /// The rows of step t in an array of this width.
    fn rows(&self, t: usize, width: usize) -> Range<usize> {
        t * self.batch * width..(t + 1) * self.batch * width
    }
}

/// target += h W, for the gates from column `gate` on, `columns` of them.
fn add_recurrent(
    target: &mut [Real],
    (pitch, columns): (usize, usize),
    h: &[Real],
    weights: &[Real],
    (width, all): (usize, usize),
) {
    let batch = h.len() / width;
    add_product(
        MatrixMut::new(target, batch, columns, pitch),
        Matrix::new(h, batch, width, width),
        Matrix::new(weights, width, columns, all),
    );
}

/// dh += d Wᵀ, for so many columns.
fn add_backward(
    dh: &mut [Real],
    errors: &[Real],
    weights: &[Real],
    columns: usize,
    (width, all): (usize, usize),
) {
    let batch = dh.len() / width;
    add_product_transposed(
        MatrixMut::new(dh, batch, width, width),
        Matrix::new(errors, batch, columns, all),
        Matrix::new(weights, width, columns, all),
    );
}
