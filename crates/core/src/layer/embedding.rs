//! The input's part of the pre-activations: W_ih x, where x is one-hot or a learnt vector.

use crate::kernel::{Matrix, MatrixMut, add, add_product, add_product_transposed};
use crate::params::Params;
use crate::real::Real;

/// Rows of inputs, and the vectors looked up for them.
#[derive(Clone, Debug)]
pub(crate) struct Inputs {
    /// The symbols, one a row.
    pub ids: Vec<usize>,
    /// The padded width of the learnt vectors; none for one-hot inputs.
    width: Option<usize>,
    vectors: Vec<Real>,
    d_vectors: Vec<Real>,
}

impl Inputs {
    /// Room for so many rows.
    pub fn new(params: &Params, rows: usize) -> Self {
        let width = params
            .layout()
            .slot("embedding.weight")
            .map(|slot| slot.pitch);
        let room = vec![0.0; rows * width.unwrap_or(0)];
        Self {
            ids: vec![0; rows],
            width,
            vectors: room.clone(),
            d_vectors: room,
        }
    }

    /// Adds W_ih x of the rows from `from` on to `target`, as many as there is room for.
    pub fn project(&mut self, params: &Params, target: &mut [Real], all: usize, from: usize) {
        let weights = params.part("weight_ih_l0");
        let rows = target.len() / all;
        let ids = &self.ids[from..from + rows];
        let Some(width) = self.width else {
            for (row, &id) in target.chunks_exact_mut(all).zip(ids) {
                add(row, &weights[id * all..(id + 1) * all]);
            }
            return;
        };
        let table = params.part("embedding.weight");
        let vectors = &mut self.vectors[from * width..(from + rows) * width];
        for (row, &id) in vectors.chunks_exact_mut(width).zip(ids) {
            row.copy_from_slice(&table[id * width..(id + 1) * width]);
        }
        add_product(
            MatrixMut::new(target, rows, all, all),
            Matrix::new(vectors, rows, width, width),
            Matrix::new(weights, width, all, all),
        );
    }

    /// Adds the gradients of W_ih and of the learnt vectors, from the gradient of W_ih x.
    pub fn add_gradient(
        &mut self,
        params: &Params,
        gradient: &mut Params,
        errors: &[Real],
        all: usize,
        from: usize,
    ) {
        let rows = errors.len() / all;
        let Some(width) = self.width else {
            let target = gradient.part_mut("weight_ih_l0");
            for (row, &id) in errors.chunks_exact(all).zip(&self.ids[from..]) {
                add(&mut target[id * all..(id + 1) * all], row);
            }
            return;
        };
        let span = from * width..(from + rows) * width;
        let weights = params.part("weight_ih_l0");
        let errors = Matrix::new(errors, rows, all, all);
        let d_vectors = &mut self.d_vectors[span.clone()];
        d_vectors.fill(0.0);
        add_product_transposed(
            MatrixMut::new(d_vectors, rows, width, width),
            errors,
            Matrix::new(weights, width, all, all),
        );
        add_product(
            MatrixMut::new(gradient.part_mut("weight_ih_l0"), width, all, all),
            Matrix::new(&self.vectors[span], rows, width, width).transposed(),
            errors,
        );
        let target = gradient.part_mut("embedding.weight");
        for (row, &id) in d_vectors.chunks_exact(width).zip(&self.ids[from..]) {
            add(&mut target[id * width..(id + 1) * width], row);
        }
    }
}
