//! Evaluates declared expressions, one node at one time step after another. This is the traced
//! path: slow, plain, and the very arithmetic that is shown.

use super::expr::Expr;
use crate::named::Named;
use crate::params::Params;
use crate::real::{self, Real};
use crate::task::text::Sequence;
use crate::trace::force::{Force, hold};
use crate::wiring::Node;
use ndarray::{ArrayView2, Axis};
use seqscope_kernel::exact;

/// The values of one block: `steps` rows of `width` values.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Number of values at one time step.
    pub width: usize,
    /// All values, time by time.
    pub data: Vec<Real>,
}

impl Block {
    /// A block of zeros.
    #[must_use]
    pub fn zeros(steps: usize, width: usize) -> Self {
        Block {
            width,
            data: vec![0.0; steps * width],
        }
    }

    /// The values at one of the times 1..=T.
    #[must_use]
    pub fn at(&self, t: usize) -> &[Real] {
        &self.data[(t - 1) * self.width..t * self.width]
    }

    /// Writes the values at one of the times 1..=T.
    pub fn set(&mut self, t: usize, values: &[Real]) {
        self.data[(t - 1) * self.width..t * self.width].copy_from_slice(values);
    }
}

/// Named blocks.
pub type Blocks = Named<Block>;

/// Parameters in PyTorch's orientation, with their number of columns.
#[derive(Clone, Debug, Default)]
pub struct Weights(Named<(usize, Vec<Real>)>);

impl Weights {
    /// A copy of all parameters.
    #[must_use]
    pub fn new(params: &Params) -> Self {
        let entries = params.layout().entries();
        let copy = entries.iter().map(|entry| {
            let name = entry.name.to_owned();
            (name, (entry.columns(), params.torch(&entry.name)))
        });
        Weights(copy.collect())
    }

    /// Adds a parameter by name.
    pub fn insert(&mut self, name: &str, columns: usize, values: Vec<Real>) {
        self.0.insert(name, (columns, values));
    }

    /// The number of columns of a parameter.
    #[must_use]
    pub fn columns(&self, name: &str) -> usize {
        self.0.get(name).map_or(1, |(columns, _)| *columns)
    }

    /// The values of a parameter, row by row; nothing if there is no such parameter.
    #[must_use]
    pub fn values(&self, name: &str) -> &[Real] {
        self.0.get(name).map_or(&[], |(_, data)| data)
    }

    /// A parameter as a matrix, if there is such a parameter.
    #[must_use]
    pub fn matrix(&self, name: &str) -> Option<ArrayView2<'_, Real>> {
        let (columns, data) = self.0.get(name)?;
        ArrayView2::from_shape((data.len() / columns, *columns), data).ok()
    }

    /// The chosen rows of a parameter.
    fn rows(&self, name: &str, [first, end]: [usize; 2]) -> Vec<&[Real]> {
        let rows = self.matrix(name).map(|matrix| {
            let chosen = (first..end).map(|row| matrix.index_axis_move(Axis(0), row));
            chosen.filter_map(|row| row.to_slice()).collect()
        });
        rows.unwrap_or_default()
    }
}

/// Which losses are propagated back, and how far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First and last time step whose loss counts.
    pub losses: [usize; 2],
    /// The earliest time step that is reached; everything before is a constant.
    pub reach: i64,
}

impl Window {
    /// The losses from one time step to another, propagated to the beginning.
    #[must_use]
    pub fn whole(from: usize, to: usize) -> Self {
        Window {
            losses: [from, to],
            reach: i64::MIN,
        }
    }
}

/// Everything an expression can read.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// Values that are fixed by now.
    pub blocks: &'a Blocks,
    /// Gradients that are being computed; they are looked up first.
    pub gradients: &'a Blocks,
    /// The parameters.
    pub weights: &'a Weights,
    /// The parameters after the update.
    pub updated: &'a Weights,
    /// The symbols read and predicted.
    pub sequence: &'a Sequence,
    /// Number of symbols.
    pub vocabulary: usize,
    /// The losses that count.
    pub window: Window,
    /// Gates held by hand.
    pub forces: &'a [Force],
}

impl<'a> Scope<'a> {
    /// Number of time steps.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.sequence.steps()
    }

    /// A block's values at time t + dt. A block without time is read at t = 1.
    #[must_use]
    pub fn read(&self, name: &str, t: usize, dt: i32) -> Vec<Real> {
        let find = |name: &str| self.gradients.get(name).or_else(|| self.blocks.get(name));
        let Some(block) = find(name) else {
            return Vec::new();
        };
        let at = t as i64 + i64::from(dt);
        if at < 1 {
            return self.initial(name, block.width);
        }
        if at as usize > self.steps() {
            return vec![0.0; block.width];
        }
        block.at(at as usize).to_vec()
    }

    fn initial(&self, name: &str, width: usize) -> Vec<Real> {
        match self.blocks.get(&format!("{name}0")) {
            Some(block) => block.data.clone(),
            None => vec![0.0; width],
        }
    }

    fn target(&self, t: usize) -> usize {
        self.sequence.targets()[t - 1]
    }

    /// The value of a node at time t, held where it is.
    #[must_use]
    pub fn node(&self, node: &Node, t: usize) -> Vec<Real> {
        let mut value = self.evaluate(&node.expr, t);
        hold(self.forces, &node.block, t, &mut value);
        value
    }

    /// The value of an expression at time t (0 for the initial state).
    #[must_use]
    pub fn evaluate(&self, expr: &Expr, t: usize) -> Vec<Real> {
        match expr {
            Expr::Block { block, dt } => self.read(block, t, *dt),
            Expr::Parameter { parameter, rows } => {
                self.weights.values(parameter)[rows[0]..rows[1]].to_vec()
            }
            Expr::Product {
                parameter,
                rows,
                of,
            } => {
                let vector = self.evaluate(of, t);
                let rows = self.weights.rows(parameter, *rows).into_iter();
                rows.map(|row| exact::dot(row, &vector) as Real).collect()
            }
            Expr::Transposed {
                parameter,
                rows,
                of,
            } => self.transposed(parameter, *rows, &self.evaluate(of, t)),
            Expr::Outer { left, right } => {
                let (left, right) = (self.evaluate(left, t), self.evaluate(right, t));
                let mut all = Vec::with_capacity(left.len() * right.len());
                for a in left {
                    all.extend(right.iter().map(|b| a * b));
                }
                all
            }
            Expr::Stack { of } => {
                let mut all = Vec::new();
                for part in of {
                    all.extend(self.evaluate(part, t));
                }
                all
            }
            Expr::Add { of } => self.fold(of, t, |a, b| a + b),
            Expr::Minus { left, right } => {
                zip(self.evaluate(left, t), &self.evaluate(right, t), |a, b| {
                    a - b
                })
            }
            Expr::Times { of } => self.fold(of, t, |a, b| a * b),
            Expr::OneMinus { of } => self.each(of, t, |x| 1.0 - x),
            Expr::SigmoidSlope { of } => self.each(of, t, |x| x * (1.0 - x)),
            Expr::TanhSlope { of } => self.each(of, t, |x| 1.0 - x * x),
            Expr::Tanh { of } => self.each(of, t, real::tanh),
            Expr::Sigmoid { of } => self.each(of, t, real::sigmoid),
            Expr::Softmax { of } => softmax(&self.evaluate(of, t)),
            Expr::Pick { of } => vec![self.evaluate(of, t)[self.target(t)]],
            Expr::CrossEntropy { scores, .. } => {
                vec![cross_entropy(&self.evaluate(scores, t), self.target(t))]
            }
            Expr::LossGradient { of } => {
                let mut gradient = self.evaluate(of, t);
                let [first, last] = self.window.losses;
                if t < first || t > last {
                    gradient.fill(0.0);
                } else {
                    gradient[self.target(t)] -= 1.0;
                }
                gradient
            }
            Expr::Symbol => {
                let mut indicator = vec![0.0; self.vocabulary];
                indicator[self.sequence.inputs()[t - 1]] = 1.0;
                indicator
            }
            Expr::MeanOverTime { of } => {
                let steps = self.steps() as Real;
                self.each(of, t, |x| x / steps)
            }
            Expr::Kept { of } => {
                let mut kept = self.evaluate(of, t);
                if (t as i64) < self.window.reach {
                    kept.fill(0.0);
                }
                kept
            }
            Expr::OverTime { of } => self.over_time(of),
            Expr::Descend { parameter, .. } => self.updated.values(parameter).to_vec(),
        }
    }

    fn each(&self, of: &Expr, t: usize, apply: impl Fn(Real) -> Real) -> Vec<Real> {
        self.evaluate(of, t).into_iter().map(apply).collect()
    }

    fn fold(&self, parts: &[Expr], t: usize, with: impl Fn(Real, Real) -> Real) -> Vec<Real> {
        let mut parts = parts.iter().map(|part| self.evaluate(part, t));
        let first = parts.next().unwrap_or_default();
        parts.fold(first, |all, part| zip(all, &part, &with))
    }

    fn transposed(&self, parameter: &str, rows: [usize; 2], vector: &[Real]) -> Vec<Real> {
        let mut sums = vec![0.0_f64; self.weights.columns(parameter)];
        let rows = self.weights.rows(parameter, rows).into_iter().zip(vector);
        // Most losses say nothing at most steps while one of them is propagated alone.
        for (row, &factor) in rows.filter(|(_, factor)| **factor != 0.0) {
            exact::add(&mut sums, row, factor);
        }
        sums.into_iter().map(|sum| sum as Real).collect()
    }

    fn over_time(&self, of: &Expr) -> Vec<Real> {
        let mut sums: Vec<f64> = Vec::new();
        for t in 1..=self.steps() {
            if let Expr::Outer { left, right } = of {
                // The matrices of the weights are large: each is added where it is made.
                let (left, right) = (self.evaluate(left, t), self.evaluate(right, t));
                sums.resize(left.len() * right.len(), 0.0);
                for (row, &a) in sums.chunks_mut(right.len().max(1)).zip(&left) {
                    exact::add_rounded(row, &right, a);
                }
                continue;
            }
            let share = self.evaluate(of, t);
            sums.resize(share.len(), 0.0);
            for (sum, value) in sums.iter_mut().zip(share) {
                *sum += f64::from(value);
            }
        }
        sums.into_iter().map(|sum| sum as Real).collect()
    }
}

fn zip(mut a: Vec<Real>, b: &[Real], with: impl Fn(Real, Real) -> Real) -> Vec<Real> {
    for (a, &b) in a.iter_mut().zip(b) {
        *a = with(*a, b);
    }
    a
}

pub(crate) fn greatest(scores: &[Real]) -> Real {
    scores.iter().copied().fold(Real::NEG_INFINITY, Real::max)
}

/// Softmax, shifted by the greatest score so that nothing overflows.
pub(crate) fn softmax(scores: &[Real]) -> Vec<Real> {
    let top = greatest(scores);
    let powers: Vec<Real> = scores.iter().map(|&score| real::exp(score - top)).collect();
    let total: f64 = powers.iter().map(|&power| f64::from(power)).sum();
    powers
        .iter()
        .map(|&power| (f64::from(power) / total) as Real)
        .collect()
}

/// ln Σ eˢ − s of the target.
fn cross_entropy(scores: &[Real], target: usize) -> Real {
    let top = greatest(scores);
    let total: f64 = scores
        .iter()
        .map(|&score| f64::from(real::exp(score - top)))
        .sum();
    real::ln(total as Real) + (top - scores[target])
}

/// The Euclidean norm, accumulated in 64 bits: squares of 32 bits vanish below 10⁻¹⁹.
#[must_use]
pub fn norm(values: &[Real]) -> f64 {
    let squares = values
        .iter()
        .map(|&value| f64::from(value) * f64::from(value));
    squares.sum::<f64>().sqrt()
}
