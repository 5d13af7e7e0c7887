//! Rows times a matrix that lies input-major: forward, the way back, and the matrix's gradient.
//!
//! The matrix may be some columns of a wider one (the queries' part of a joint projection).

use crate::kernel::{Matrix, MatrixMut, add_product};
use crate::lanes::{LANES, Lanes};
use crate::real::Real;
use crate::transpose::transpose;

/// The shape of a part of a weight: so many padded inputs, so many padded outputs, which start at
/// column `from` of rows that are `pitch` wide.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shape {
    /// The padded number of inputs: the rows of the buffer.
    pub inputs: usize,
    /// The padded number of outputs.
    pub outputs: usize,
    /// The first column.
    pub from: usize,
    /// The width of a row of the buffer.
    pub pitch: usize,
}

/// y += x W, one row of `inputs` and one of `outputs` numbers each.
///
/// # Panics
/// When the slices do not fit together.
pub fn forward(y: &mut [Real], x: &[Real], w: &[Real], shape: Shape) {
    let Shape {
        inputs,
        outputs,
        from,
        pitch,
    } = shape;
    let rows = y.len() / outputs;
    add_product(
        MatrixMut::new(y, rows, outputs, outputs),
        Matrix::new(x, rows, inputs, inputs),
        Matrix::new(&w[from..], inputs, outputs, pitch),
    );
}

/// dx += dy Wᵀ; `turned` is room for the weight's transpose and grows as needed.
///
/// # Panics
/// When the slices do not fit together.
pub fn backward(dx: &mut [Real], dy: &[Real], w: &[Real], shape: Shape, turned: &mut Vec<Real>) {
    let Shape {
        inputs,
        outputs,
        from,
        pitch,
    } = shape;
    let rows = dy.len() / outputs;
    if turned.len() < inputs * outputs {
        turned.resize(inputs * outputs, 0.0);
    }
    transpose(turned, &w[from..], inputs, outputs, pitch);
    add_product(
        MatrixMut::new(dx, rows, inputs, inputs),
        Matrix::new(dy, rows, outputs, outputs),
        Matrix::new(turned, outputs, inputs, inputs),
    );
}

/// dW += xᵀ dy, over all rows at once.
///
/// # Panics
/// When the slices do not fit together.
pub fn gradient(dw: &mut [Real], x: &[Real], dy: &[Real], shape: Shape) {
    let Shape {
        inputs,
        outputs,
        from,
        pitch,
    } = shape;
    let rows = dy.len() / outputs;
    add_product(
        MatrixMut::new(&mut dw[from..], inputs, outputs, pitch),
        Matrix::new(x, rows, inputs, inputs).transposed(),
        Matrix::new(dy, rows, outputs, outputs),
    );
}

/// Every row becomes the bias; zero without one.
pub fn start(rows: &mut [Real], bias: &[Real]) {
    if bias.is_empty() {
        return rows.fill(0.0);
    }
    for row in rows.chunks_exact_mut(bias.len()) {
        row.copy_from_slice(bias);
    }
}

/// x ← max(x, 0); a NaN stays.
pub fn relu(x: &mut [Real]) {
    for four in x.chunks_exact_mut(LANES) {
        Lanes::load(four, 0).most(Lanes::zero()).store(four, 0);
    }
}

/// d ← d where the activation is above zero, and zero elsewhere.
pub fn relu_backward(d: &mut [Real], activation: &[Real]) {
    for (d, &a) in d.iter_mut().zip(activation) {
        *d = if a > 0.0 { *d } else { 0.0 };
    }
}

/// x += scale · y.
pub fn add_scaled(x: &mut [Real], y: &[Real], scale: Real) {
    let scale = Lanes::splat(scale);
    for (x, y) in x.chunks_exact_mut(LANES).zip(y.chunks_exact(LANES)) {
        (Lanes::load(x, 0) + scale * Lanes::load(y, 0)).store(x, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_multiplies_with_the_transpose_of_the_part() {
        let shape = Shape {
            inputs: 4,
            outputs: 8,
            from: 4,
            pitch: 16,
        };
        let w: Vec<Real> = (0..64).map(|i| (i % 7) as Real - 3.0).collect();
        let dy: Vec<Real> = (0..24).map(|i| (i % 5) as Real).collect();
        let (mut dx, mut dw) = (vec![1.0; 12], vec![0.0; 64]);
        backward(&mut dx, &dy, &w, shape, &mut Vec::new());
        let x: Vec<Real> = (0..12).map(|i| i as Real * 0.5).collect();
        gradient(&mut dw, &x, &dy, shape);
        for i in 0..4 {
            for r in 0..3 {
                let dot: Real = (0..8).map(|o| dy[r * 8 + o] * w[i * 16 + 4 + o]).sum();
                assert_eq!(dx[r * 4 + i], 1.0 + dot);
            }
            for o in 0..16 {
                let inside = (4..12).contains(&o);
                let sum: Real = (0..3)
                    .map(|r| {
                        if inside {
                            x[r * 4 + i] * dy[r * 8 + o - 4]
                        } else {
                            0.0
                        }
                    })
                    .sum();
                assert_eq!(dw[i * 16 + o], sum);
            }
        }
        let mut a = [-1.0, 2.0, 0.0, 3.0];
        relu(&mut a);
        assert_eq!(a, [0.0, 2.0, 0.0, 3.0]);
        let mut d = [5.0; 4];
        relu_backward(&mut d, &a);
        assert_eq!(d, [0.0, 5.0, 0.0, 5.0]);
    }
}
