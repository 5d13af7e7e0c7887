//! Each operation's adjoint: for y = f(x) and a loss L, it takes ∂L/∂y to (∂f/∂x)ᵀ ∂L/∂y = ∂L/∂x.

use super::backward::plus;
use super::op::{Op, forward, moments, seen, transpose, vector};
use super::tensor::Tensor;
use crate::real::Real;
use crate::wiring::evaluate::Weights;

/// What part of a gradient is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum To<'a> {
    /// The operation's input of that number.
    Input(usize),
    /// A parameter, from that place on.
    Parameter(&'a str, usize),
    /// A parameter again, but the share is only the square of its norm.
    Square(&'a str),
}

/// Takes the shares that one operation hands back.
pub(super) type Give<'g> = &'g mut dyn FnMut(To, &[f64]);

/// One operation on the way back.
pub(super) struct Adjoint<'a> {
    /// The inputs.
    pub x: &'a [&'a Tensor],
    /// The value.
    pub y: &'a Tensor,
    /// ∂L/∂y.
    pub own: &'a [f64],
    /// The parameters.
    pub weights: &'a Weights,
    /// Whether of a large share only the square of its norm is handed back.
    pub squares: bool,
}

/// A matrix computed element by element.
fn grid([rows, columns]: [usize; 2], value: &mut dyn FnMut(usize, usize) -> f64) -> Vec<f64> {
    let mut all = Vec::with_capacity(rows * columns);
    for row in 0..rows {
        for column in 0..columns {
            all.push(value(row, column));
        }
    }
    all
}

/// Adds a multiple of a row.
fn scaled(to: &mut [f64], factor: f64, row: &[Real]) {
    for (to, &value) in to.iter_mut().zip(row) {
        *to += factor * f64::from(value);
    }
}

impl Adjoint<'_> {
    /// ∂L/∂y of one element.
    fn d(&self, row: usize, column: usize) -> f64 {
        self.own[row * self.y.columns + column]
    }

    /// Element by element: y = f(x) gives dx = dy · f′, told by x and y.
    fn each(&self, give: Give, slope: fn(f64, f64) -> f64) {
        let values = self.x[0].data.iter().zip(&self.y.data);
        let pairs = self.own.iter().zip(values);
        let share: Vec<f64> = pairs
            .map(|(d, (&x, &y))| d * slope(x.into(), y.into()))
            .collect();
        give(To::Input(0), &share);
    }

    /// For an input that was repeated over rows or columns, the sum over all its uses.
    fn repeated(&self, give: Give, input: usize, value: &dyn Fn(usize, usize) -> f64) {
        let of = self.x[input];
        let mut share = vec![0.0; of.data.len()];
        for row in 0..self.y.rows {
            for column in 0..self.y.columns {
                share[of.place(row, column)] += value(row, column);
            }
        }
        give(To::Input(input), &share);
    }

    /// Hands back the share of each input and parameter.
    pub fn of(&self, op: &Op, give: Give) {
        let (x, y) = (self.x, self.y);
        let shape = x.first().map_or([0, 0], |a| a.shape());
        let [rows, columns] = shape;
        match op {
            Op::Input => {}
            Op::Parameter { name } => give(To::Parameter(name, 0), self.own),
            Op::Lookup { table, rows } => self.lookup(give, table, rows),
            Op::Linear { weight, rows, bias } => {
                self.linear(give, weight, rows[0], bias.as_deref())
            }
            Op::Add => {
                self.repeated(give, 0, &|r, c| self.d(r, c));
                self.repeated(give, 1, &|r, c| self.d(r, c));
            }
            Op::Subtract => {
                self.repeated(give, 0, &|r, c| self.d(r, c));
                self.repeated(give, 1, &|r, c| -self.d(r, c));
            }
            // Each factor's slope is the other.
            Op::Multiply => {
                self.repeated(give, 0, &|r, c| self.d(r, c) * x[1].at(r, c));
                self.repeated(give, 1, &|r, c| self.d(r, c) * x[0].at(r, c));
            }
            Op::Scale { factor } => {
                let share: Vec<f64> = self.own.iter().map(|d| factor * d).collect();
                give(To::Input(0), &share);
            }
            Op::OneMinus => self.each(give, |_, _| -1.0),
            Op::Tanh => self.each(give, |_, y| 1.0 - y * y),
            Op::Sigmoid => self.each(give, |_, y| y * (1.0 - y)),
            Op::Relu => self.each(give, |x, _| if x > 0.0 { 1.0 } else { 0.0 }),
            // ∂y_i/∂s_j = y_i (1[i = j] − y_j), row by row; where nothing is allowed, y is 0.
            Op::Softmax { .. } => {
                let inner: Vec<f64> = (0..rows)
                    .map(|r| (0..columns).map(|c| self.d(r, c) * y.at(r, c)).sum())
                    .collect();
                let share = grid(shape, &mut |r, c| y.at(r, c) * (self.d(r, c) - inner[r]));
                give(To::Input(0), &share);
            }
            // y = ab: da = dy bᵀ, db = aᵀ dy.
            Op::Product => {
                let a = grid(shape, &mut |r, c| {
                    (0..y.columns).map(|i| self.d(r, i) * x[1].at(c, i)).sum()
                });
                give(To::Input(0), &a);
                let b = grid(x[1].shape(), &mut |r, c| {
                    (0..rows).map(|i| x[0].at(i, r) * self.d(i, c)).sum()
                });
                give(To::Input(1), &b);
            }
            // y = abᵀ: da = dy b, db = dyᵀ a.
            Op::ProductTransposed => {
                let a = grid(shape, &mut |r, c| {
                    (0..y.columns).map(|i| self.d(r, i) * x[1].at(i, c)).sum()
                });
                give(To::Input(0), &a);
                let b = grid(x[1].shape(), &mut |r, c| {
                    (0..rows).map(|i| self.d(i, r) * x[0].at(i, c)).sum()
                });
                give(To::Input(1), &b);
            }
            Op::Transpose => give(To::Input(0), &grid(shape, &mut |r, c| self.d(c, r))),
            Op::Beside => {
                let mut first = 0;
                for (input, part) in x.iter().enumerate() {
                    let share = grid(part.shape(), &mut |r, c| self.d(r, first + c));
                    give(To::Input(input), &share);
                    first += part.columns;
                }
            }
            Op::Below => {
                let mut first = 0;
                for (input, part) in x.iter().enumerate() {
                    let share = grid(part.shape(), &mut |r, c| self.d(first + r, c));
                    give(To::Input(input), &share);
                    first += part.rows;
                }
            }
            Op::Columns { range } => {
                let share = grid(shape, &mut |r, c| match (range[0]..range[1]).contains(&c) {
                    true => self.d(r, c - range[0]),
                    false => 0.0,
                });
                give(To::Input(0), &share);
            }
            Op::Rows { range } => {
                let share = grid(shape, &mut |r, c| match (range[0]..range[1]).contains(&r) {
                    true => self.d(r - range[0], c),
                    false => 0.0,
                });
                give(To::Input(0), &share);
            }
            Op::MeanRows => {
                let share = grid(shape, &mut |_, c| self.own[c] / rows as f64);
                give(To::Input(0), &share);
            }
            Op::Sum => give(To::Input(0), &vec![self.own[0]; rows * columns]),
            Op::LayerNorm { weight, bias } => {
                self.norm(give, x[0], [weight, bias], false);
            }
            Op::BatchNorm { weight, bias } => {
                self.norm(give, &transpose(x[0]), [weight, bias], true);
            }
            // −‖q − k‖²: dq = −2 Σ dy (q − k), dk = 2 Σ dy (q − k).
            Op::Distances => {
                let apart = |q: usize, k: usize, i: usize| x[0].at(q, i) - x[1].at(k, i);
                let q = grid(shape, &mut |r, i| {
                    let keys = 0..x[1].rows;
                    keys.map(|k| -2.0 * self.d(r, k) * apart(r, k, i)).sum()
                });
                give(To::Input(0), &q);
                let k = grid(x[1].shape(), &mut |k, i| {
                    (0..rows).map(|r| 2.0 * self.d(r, k) * apart(r, k, i)).sum()
                });
                give(To::Input(1), &k);
            }
            Op::Unfold { taps, causal } => {
                let mut share = vec![0.0; rows * columns];
                for r in 0..rows {
                    for c in 0..y.columns {
                        if let Some(row) = seen(r, c % taps, *taps, *causal, rows) {
                            share[row * columns + c / taps] += self.d(r, c);
                        }
                    }
                }
                give(To::Input(0), &share);
            }
            // dy (softmax(s) − 1 at the target).
            Op::CrossEntropy { targets } => {
                let softmax = forward(&Op::Softmax { mask: None }, x, self.weights);
                let share = grid(shape, &mut |r, c| match targets[r] {
                    Some(target) if target < columns => {
                        let hit = if target == c { 1.0 } else { 0.0 };
                        self.own[r] * (softmax.at(r, c) - hit)
                    }
                    _ => 0.0,
                });
                give(To::Input(0), &share);
            }
            Op::SquaredError { value } => {
                let share = grid(shape, &mut |r, c| {
                    2.0 * self.d(r, c) * (x[0].at(r, c) - value)
                });
                give(To::Input(0), &share);
            }
        }
    }

    /// The rows of dy go where those of y came from; a row that was looked up twice gets both.
    fn lookup(&self, give: Give, table: &str, rows: &[usize]) {
        let width = self.y.columns;
        let known = self.weights.values(table).len() / width.max(1);
        for (place, &row) in rows.iter().enumerate() {
            if row >= known || rows[..place].contains(&row) {
                continue;
            }
            let mut share = vec![0.0; width];
            let again = rows.iter().enumerate().skip(place);
            for (again, _) in again.filter(|(_, other)| **other == row) {
                plus(&mut share, &self.own[again * width..(again + 1) * width]);
            }
            give(To::Parameter(table, row * width), &share);
        }
    }

    /// y = x Wᵀ + b: dx = dy W, dW = dyᵀ x, db = Σ dy, for the rows of W from `first` on.
    fn linear(&self, give: Give, weight: &str, first: usize, bias: Option<&str>) {
        let (x, width, outputs) = (self.x[0], self.x[0].columns, self.y.columns);
        let place = first * width;
        let values = &self.weights.values(weight)[place..];
        let mut dx = vec![0.0; x.data.len()];
        let mut dw = vec![0.0; if self.squares { 0 } else { outputs * width }];
        let mut db = vec![0.0; outputs];
        for row in 0..x.rows {
            let from = row * width;
            for (c, db) in db.iter_mut().enumerate() {
                let d = self.d(row, c);
                // Most of a looked-up or masked row is zero, and so is what it hands back.
                if d == 0.0 {
                    continue;
                }
                *db += d;
                scaled(&mut dx[from..from + width], d, &values[c * width..]);
                if !self.squares {
                    let own = c * width..(c + 1) * width;
                    scaled(&mut dw[own], d, &x.data[from..]);
                }
            }
        }
        give(To::Input(0), &dx);
        if self.squares {
            give(To::Square(weight), &[self.square()]);
        } else {
            give(To::Parameter(weight, place), &dw);
        }
        if let Some(bias) = bias {
            give(To::Parameter(bias, first), &db);
        }
    }

    /// ‖dyᵀ x‖² without the product: Σ over pairs of rows of ⟨dy, dy′⟩ ⟨x, x′⟩.
    fn square(&self) -> f64 {
        let (x, rows) = (self.x[0], self.y.rows);
        let mut square = 0.0;
        for a in 0..rows {
            for b in 0..=a {
                let outputs = 0..self.y.columns;
                let left: f64 = outputs.map(|c| self.d(a, c) * self.d(b, c)).sum();
                let right: f64 = (0..x.columns).map(|i| x.at(a, i) * x.at(b, i)).sum();
                // Two different rows make two pairs.
                square += left * right * if a == b { 1.0 } else { 2.0 };
            }
        }
        f64::max(square, 0.0)
    }

    /// y = w ⊙ x̂ + b with x̂ = (x − μ)/σ over each line: with g = w ⊙ dy,
    /// dx = (g − mean g − x̂ · mean(g ⊙ x̂))/σ, dw = Σ dy ⊙ x̂, db = Σ dy. A line is a row of x, or,
    /// when x is handed over transposed, a column.
    fn norm(&self, give: Give, x: &Tensor, [weight, bias]: [&str; 2], turned: bool) {
        let of = moments(x);
        let turn = |line: usize, at: usize| if turned { (at, line) } else { (line, at) };
        let mut dx = vec![0.0; x.data.len()];
        let width = if turned { x.rows } else { x.columns };
        let (mut dw, mut db) = (vec![0.0; width], vec![0.0; width]);
        for (line, [mean, scale]) in of.into_iter().enumerate() {
            let hat = |at: usize| (x.at(line, at) - mean) * scale;
            let (mut g, mut along) = (0.0, 0.0);
            for at in 0..x.columns {
                let (row, column) = turn(line, at);
                let d = self.d(row, column);
                dw[column] += d * hat(at);
                db[column] += d;
                g += vector(self.weights, weight, column) * d;
                along += vector(self.weights, weight, column) * d * hat(at);
            }
            let count = x.columns as f64;
            for at in 0..x.columns {
                let (row, column) = turn(line, at);
                let own = vector(self.weights, weight, column) * self.d(row, column);
                let share = scale * (own - g / count - hat(at) * along / count);
                dx[row * self.y.columns + column] = share;
            }
        }
        give(To::Input(0), &dx);
        give(To::Parameter(weight, 0), &dw);
        give(To::Parameter(bias, 0), &db);
    }
}
