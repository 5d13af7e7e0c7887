//! The output layer: logits = W h + b, for many rows at once.

use crate::kernel::{Matrix, MatrixMut, add_product, add_product_transposed, add_rows};
use crate::params::Params;
use crate::real::Real;

/// The logits of rows of states.
pub(crate) fn forward(
    params: &Params,
    logits: &mut [Real],
    h: &[Real],
    (width, v): (usize, usize),
) {
    let rows = h.len() / width;
    let bias = params.part("output.bias");
    for row in logits.chunks_exact_mut(v) {
        if bias.is_empty() {
            row.fill(0.0);
        } else {
            row.copy_from_slice(bias);
        }
    }
    add_product(
        MatrixMut::new(logits, rows, v, v),
        Matrix::new(h, rows, width, width),
        Matrix::new(params.part("output.weight"), width, v, v),
    );
}

/// Adds the layer's gradients, and writes those of its rows of states.
pub(crate) fn backward(
    params: &Params,
    gradient: &mut Params,
    errors: &[Real],
    h: &[Real],
    dh: &mut [Real],
    (width, v): (usize, usize),
) {
    let rows = h.len() / width;
    let d = Matrix::new(errors, rows, v, v);
    add_product(
        MatrixMut::new(gradient.part_mut("output.weight"), width, v, v),
        Matrix::new(h, rows, width, width).transposed(),
        d,
    );
    let bias = gradient.part_mut("output.bias");
    if !bias.is_empty() {
        add_rows(bias, errors);
    }
    dh.fill(0.0);
    add_product_transposed(
        MatrixMut::new(dh, rows, width, width),
        d,
        Matrix::new(params.part("output.weight"), width, v, v),
    );
}
