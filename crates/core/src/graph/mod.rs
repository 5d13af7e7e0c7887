//! The traced path: every operation a node with its value, and back through all of them.
//!
//! A model is written down by pushing one operation after another; each value is computed at once.
//! The same nodes are the wiring that is drawn, the values that are shown, the order in which they
//! came about, and the way the gradient takes back.

mod adjoint;
mod backward;
pub mod contribution;
pub mod explain;
pub mod model;
pub mod node;
pub mod op;
mod symbols;
pub mod tensor;
#[cfg(test)]
mod tests;
pub mod tex;
pub mod timeline;
pub mod trace;
pub mod uses;

pub use backward::Gradients;
pub use model::Built;
pub use node::{Id, Node, Operation};
pub use op::Op;
pub use tensor::Tensor;

use crate::real::Real;
use crate::wiring::Role;
use crate::wiring::evaluate::Weights;
use std::ops::Range;

/// Names for the node that is pushed next.
#[derive(Default)]
struct Names {
    block: String,
    at: Vec<(String, usize)>,
    symbol: String,
    role: Option<Role>,
}

/// Operations on matrices, with their values. Whoever pushes them is held to their shapes: every
/// method panics on shapes that do not fit and on parameters that do not exist.
pub struct Graph<'w> {
    weights: &'w Weights,
    nodes: Vec<Node>,
    values: Vec<Tensor>,
    operations: Vec<Operation>,
    /// Whether nodes belong to the last operation, or each to one of its own.
    grouped: bool,
    /// Whether sums have the bits of training.
    trained: bool,
    names: Names,
}

impl<'w> Graph<'w> {
    /// A graph without nodes over these parameters.
    #[must_use]
    pub fn new(weights: &'w Weights) -> Self {
        Graph {
            weights,
            nodes: Vec::new(),
            values: Vec::new(),
            operations: Vec::new(),
            grouped: false,
            trained: false,
            names: Names::default(),
        }
    }

    /// A graph whose sums are rounded after every term, as training's are, instead of once.
    #[must_use]
    pub fn as_trained(weights: &'w Weights) -> Self {
        Graph {
            trained: true,
            ..Graph::new(weights)
        }
    }

    /// The parameters.
    #[must_use]
    pub fn weights(&self) -> &'w Weights {
        self.weights
    }

    /// The nodes in the order of computation.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// All nodes' numbers, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id> + use<> {
        (0..self.nodes.len()).map(Id)
    }

    /// The steps of the timeline, in order.
    #[must_use]
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// One node.
    #[must_use]
    pub fn node(&self, id: Id) -> &Node {
        &self.nodes[id.0]
    }

    /// A node's value.
    #[must_use]
    pub fn value(&self, id: Id) -> &Tensor {
        &self.values[id.0]
    }

    /// The nodes from here on belong to one step of the timeline, until the next is begun.
    pub fn operation(&mut self, name: &str, symbol: &str) {
        self.operations.push(Operation {
            name: name.to_owned(),
            symbol: symbol.to_owned(),
        });
        self.grouped = true;
    }

    /// Names the node that is pushed next: its block, the indices that tell it apart from the
    /// block's other nodes, and its symbol in TeX, which uses the indices' letters.
    pub fn block(&mut self, name: &str, at: &[(&str, usize)], symbol: &str) -> &mut Self {
        self.names.block = name.to_owned();
        let at = at.iter().map(|(index, at)| ((*index).to_owned(), *at));
        self.names.at = at.collect();
        self.names.symbol = symbol.to_owned();
        self
    }

    /// Says what the node that is pushed next means.
    pub fn role(&mut self, role: Role) -> &mut Self {
        self.names.role = Some(role);
        self
    }

    fn push(&mut self, op: Op, inputs: &[Id], value: Tensor) -> Id {
        let names = std::mem::take(&mut self.names);
        let role = names.role.or(match op {
            Op::Softmax { .. } => Some(Role::Probability),
            Op::CrossEntropy { .. } | Op::SquaredError { .. } => Some(Role::Loss),
            _ => None,
        });
        let given = matches!(op, Op::Input | Op::Parameter { .. });
        if !given && !self.grouped {
            self.operations.push(Operation {
                name: names.block.clone(),
                symbol: names.symbol.clone(),
            });
        }
        self.nodes.push(Node {
            op,
            inputs: inputs.to_vec(),
            block: names.block,
            at: names.at,
            symbol: names.symbol,
            operation: self.operations.len().checked_sub(1).filter(|_| !given),
            role,
        });
        self.values.push(value);
        Id(self.nodes.len() - 1)
    }

    fn apply(&mut self, op: Op, inputs: &[Id]) -> Id {
        let x: Vec<&Tensor> = inputs.iter().map(|id| &self.values[id.0]).collect();
        let value = op::value(&op, &x, self.weights, self.trained);
        self.push(op, inputs, value)
    }

    fn shape(&self, id: Id) -> [usize; 2] {
        self.values[id.0].shape()
    }

    fn named(&self, name: &str) -> String {
        let known = !self.weights.values(name).is_empty();
        assert!(known, "there is no parameter {name}");
        name.to_owned()
    }

    /// A given matrix.
    pub fn input(&mut self, value: Tensor) -> Id {
        self.push(Op::Input, &[], value)
    }

    /// A parameter; a vector is one row, and so is a matrix of one column.
    pub fn parameter(&mut self, name: &str) -> Id {
        let name = self.named(name);
        self.apply(Op::Parameter { name }, &[])
    }

    /// The rows of a table with these numbers; zeros for a number beyond the table.
    pub fn lookup(&mut self, table: &str, rows: &[usize]) -> Id {
        let op = Op::Lookup {
            table: self.named(table),
            rows: rows.to_vec(),
        };
        self.apply(op, &[])
    }

    /// x W[rows]ᵀ + b[rows].
    pub fn linear(&mut self, x: Id, weight: &str, rows: Range<usize>, bias: Option<&str>) -> Id {
        let columns = self.shape(x)[1];
        let values = self.weights.values(weight).len();
        assert!(self.weights.columns(weight) == columns, "{weight}: columns");
        assert!(rows.end * columns <= values, "{weight}: rows");
        let bias = bias.map(|bias| self.named(bias));
        let op = Op::Linear {
            weight: self.named(weight),
            rows: [rows.start, rows.end],
            bias,
        };
        self.apply(op, &[x])
    }

    /// x Wᵀ + b with all of W.
    pub fn linear_all(&mut self, x: Id, weight: &str, bias: Option<&str>) -> Id {
        let rows = self.weights.values(weight).len() / self.weights.columns(weight);
        self.linear(x, weight, 0..rows, bias)
    }

    fn pair(&mut self, op: Op, a: Id, b: Id) -> Id {
        let sides = self.shape(a).into_iter().zip(self.shape(b));
        for (a, b) in sides {
            assert!(a == b || a == 1 || b == 1, "shapes do not fit");
        }
        self.apply(op, &[a, b])
    }

    /// a + b; here and in the next two, a single row or column stands for all.
    pub fn add(&mut self, a: Id, b: Id) -> Id {
        self.pair(Op::Add, a, b)
    }

    /// a − b.
    pub fn subtract(&mut self, a: Id, b: Id) -> Id {
        self.pair(Op::Subtract, a, b)
    }

    /// a ⊙ b.
    pub fn multiply(&mut self, a: Id, b: Id) -> Id {
        self.pair(Op::Multiply, a, b)
    }

    /// factor · a. The factor is rounded first, as training has it: what comes after, a batch norm
    /// say, may blow up the difference.
    pub fn scale(&mut self, a: Id, factor: f64) -> Id {
        let factor = f64::from(factor as Real);
        self.apply(Op::Scale { factor }, &[a])
    }

    /// 1 − a.
    pub fn one_minus(&mut self, a: Id) -> Id {
        self.apply(Op::OneMinus, &[a])
    }

    /// tanh a.
    pub fn tanh(&mut self, a: Id) -> Id {
        self.apply(Op::Tanh, &[a])
    }

    /// σ(a).
    pub fn sigmoid(&mut self, a: Id) -> Id {
        self.apply(Op::Sigmoid, &[a])
    }

    /// max(a, 0).
    pub fn relu(&mut self, a: Id) -> Id {
        self.apply(Op::Relu, &[a])
    }

    /// Softmax of each row over the places that the mask allows; a row without any gives zeros.
    pub fn softmax(&mut self, a: Id, mask: Option<Vec<bool>>) -> Id {
        let fits = |mask: &Vec<bool>| mask.len() == self.values[a.0].data.len();
        assert!(mask.as_ref().is_none_or(fits), "a mask's shape");
        self.apply(Op::Softmax { mask }, &[a])
    }

    /// a·b.
    pub fn product(&mut self, a: Id, b: Id) -> Id {
        assert!(self.shape(a)[1] == self.shape(b)[0], "shapes do not fit");
        self.apply(Op::Product, &[a, b])
    }

    /// a·bᵀ.
    pub fn product_transposed(&mut self, a: Id, b: Id) -> Id {
        assert!(self.shape(a)[1] == self.shape(b)[1], "shapes do not fit");
        self.apply(Op::ProductTransposed, &[a, b])
    }

    /// aᵀ.
    pub fn transpose(&mut self, a: Id) -> Id {
        self.apply(Op::Transpose, &[a])
    }

    fn joined(&mut self, op: Op, parts: &[Id], side: usize) -> Id {
        let first = parts.first().map(|id| self.shape(*id)[side]);
        let alike = |id: &Id| Some(self.shape(*id)[side]) == first;
        assert!(parts.iter().all(alike), "shapes do not fit");
        self.apply(op, parts)
    }

    /// Matrices side by side.
    pub fn beside(&mut self, parts: &[Id]) -> Id {
        self.joined(Op::Beside, parts, 0)
    }

    /// Matrices below each other.
    pub fn below(&mut self, parts: &[Id]) -> Id {
        self.joined(Op::Below, parts, 1)
    }

    /// Some columns.
    pub fn columns(&mut self, a: Id, range: Range<usize>) -> Id {
        assert!(range.end <= self.shape(a)[1], "no such columns");
        let range = [range.start, range.end];
        self.apply(Op::Columns { range }, &[a])
    }

    /// Some rows.
    pub fn rows(&mut self, a: Id, range: Range<usize>) -> Id {
        assert!(range.end <= self.shape(a)[0], "no such rows");
        let range = [range.start, range.end];
        self.apply(Op::Rows { range }, &[a])
    }

    /// The mean of the rows.
    pub fn mean_rows(&mut self, a: Id) -> Id {
        self.apply(Op::MeanRows, &[a])
    }

    /// The sum of all numbers.
    pub fn sum(&mut self, a: Id) -> Id {
        self.apply(Op::Sum, &[a])
    }

    /// Normalisation of each row, then w ⊙ x̂ + b.
    pub fn layer_norm(&mut self, x: Id, weight: &str, bias: &str) -> Id {
        let (weight, bias) = (self.named(weight), self.named(bias));
        self.apply(Op::LayerNorm { weight, bias }, &[x])
    }

    /// Normalisation of each column over the rows, then w ⊙ x̂ + b.
    pub fn batch_norm(&mut self, x: Id, weight: &str, bias: &str) -> Id {
        let (weight, bias) = (self.named(weight), self.named(bias));
        self.apply(Op::BatchNorm { weight, bias }, &[x])
    }

    /// −‖q_i − k_j‖² for each row of q and each row of k.
    pub fn distances(&mut self, q: Id, k: Id) -> Id {
        assert!(self.shape(q)[1] == self.shape(k)[1], "shapes do not fit");
        self.apply(Op::Distances, &[q, k])
    }

    /// Each row beside its neighbours, as a convolution of that many taps sees them.
    pub fn unfold(&mut self, x: Id, taps: usize, causal: bool) -> Id {
        assert!(taps > 0, "a convolution has taps");
        self.apply(Op::Unfold { taps, causal }, &[x])
    }

    /// −ln of the target's probability for each row of scores; 0 where there is no target.
    pub fn cross_entropy(&mut self, scores: Id, targets: &[Option<usize>]) -> Id {
        assert!(
            self.shape(scores)[0] == targets.len(),
            "a target for each row"
        );
        let targets = targets.to_vec();
        self.apply(Op::CrossEntropy { targets }, &[scores])
    }

    /// (y − value)², element by element.
    pub fn squared_error(&mut self, y: Id, value: f64) -> Id {
        self.apply(Op::SquaredError { value }, &[y])
    }
}
