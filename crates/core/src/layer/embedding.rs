//! The input's part of the pre-activations: W_ih x, where x is one-hot or a learnt vector.

use crate::kernel::{Matrix, MatrixMut, add_product, add_product_transposed, clear};
use crate::params::Params;
use crate::real::Real;
use seqscope_kernel::rows::{add_looked_up, give_back, look_up};

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
            return add_looked_up(target, weights, ids, all);
        };
        let table = params.part("embedding.weight");
        let vectors = &mut self.vectors[from * width..(from + rows) * width];
        look_up(vectors, table, ids, width);
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
            return give_back(target, errors, &self.ids[from..], all);
        };
        let span = from * width..(from + rows) * width;
        let weights = params.part("weight_ih_l0");
        let errors = Matrix::new(errors, rows, all, all);
        let d_vectors = &mut self.d_vectors[span.clone()];
        clear(d_vectors);
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
        give_back(target, d_vectors, &self.ids[from..], width);
    }
}
