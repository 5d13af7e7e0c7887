//! Vectors of symbols on their way into a layer, E y W.
//!
//! With fewer symbols than rows every symbol is projected once and the products are looked up; the
//! gradient then takes the same way back, one product a symbol instead of one a row.

use crate::kernel::{Matrix, MatrixMut, add_product, add_product_transposed};
use crate::params::{Params, Slot};
use crate::real::Real;
use seqscope_kernel::rows::{add_looked_up, give_back, look_up};

/// Room for the products of a table's vectors.
#[derive(Clone, Debug, Default)]
pub struct Embedded {
    /// What is projected: the table itself, or the rows looked up in it.
    vectors: Vec<Real>,
    products: Vec<Real>,
}

/// A part of a weight: its rows from `row` on, as many as a vector is wide.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The weight.
    pub slot: Slot,
    /// Its first row.
    pub row: usize,
}

impl Part {
    fn of(self, width: usize) -> core::ops::Range<usize> {
        self.row * self.slot.pitch..(self.row + width) * self.slot.pitch
    }
}

impl Embedded {
    /// Adds E y W to each row of `target`, one a symbol.
    ///
    /// # Panics
    /// When the rows are not one a symbol, the table has no such symbol or W no such part.
    pub fn add(
        &mut self,
        params: &Params,
        (table, into): (Slot, Part),
        ids: &[usize],
        target: &mut [Real],
    ) {
        let (width, all, symbols) = (table.pitch, into.slot.pitch, table.rows);
        let vectors = params.at(table);
        let weights = Matrix::new(&params.at(into.slot)[into.of(width)], width, all, all);
        if symbols < ids.len() {
            room(&mut self.products, symbols * all);
            let products = &mut self.products[..symbols * all];
            products.fill(0.0);
            add_product(
                MatrixMut::new(products, symbols, all, all),
                Matrix::new(vectors, symbols, width, width),
                weights,
            );
            add_looked_up(target, products, ids, all);
        } else {
            room(&mut self.vectors, ids.len() * width);
            look_up(&mut self.vectors[..ids.len() * width], vectors, ids, width);
            add_product(
                MatrixMut::new(target, ids.len(), all, all),
                Matrix::new(&self.vectors, ids.len(), width, width),
                weights,
            );
        }
    }

    /// Adds the gradients of W and of the vectors, from that of the rows [`Embedded::add`] added to.
    ///
    /// # Panics
    /// As there.
    pub fn add_gradient(
        &mut self,
        params: &Params,
        gradient: &mut Params,
        (table, into): (Slot, Part),
        ids: &[usize],
        errors: &[Real],
    ) {
        let (width, all, symbols) = (table.pitch, into.slot.pitch, table.rows);
        let weights = Matrix::new(&params.at(into.slot)[into.of(width)], width, all, all);
        let vectors = params.at(table);
        if symbols < ids.len() {
            room(&mut self.products, symbols * all);
            let sums = &mut self.products[..symbols * all];
            sums.fill(0.0);
            give_back(sums, errors, ids, all);
            let sums = Matrix::new(sums, symbols, all, all);
            add_product(
                MatrixMut::new(
                    &mut gradient.at_mut(into.slot)[into.of(width)],
                    width,
                    all,
                    all,
                ),
                Matrix::new(vectors, symbols, width, width).transposed(),
                sums,
            );
            let target = gradient.at_mut(table);
            add_product_transposed(MatrixMut::new(target, symbols, width, width), sums, weights);
            return;
        }
        let len = ids.len() * width;
        room(&mut self.vectors, len);
        look_up(&mut self.vectors[..len], vectors, ids, width);
        let errors = Matrix::new(errors, ids.len(), all, all);
        add_product(
            MatrixMut::new(
                &mut gradient.at_mut(into.slot)[into.of(width)],
                width,
                all,
                all,
            ),
            Matrix::new(&self.vectors, ids.len(), width, width).transposed(),
            errors,
        );
        self.vectors[..len].fill(0.0);
        add_product_transposed(
            MatrixMut::new(&mut self.vectors[..len], ids.len(), width, width),
            errors,
            weights,
        );
        give_back(gradient.at_mut(table), &self.vectors[..len], ids, width);
    }
}

/// Makes a buffer at least this long; what it held does not matter.
pub(crate) fn room(buffer: &mut Vec<Real>, len: usize) {
    if buffer.len() < len {
        buffer.resize(len, 0.0);
    }
}
