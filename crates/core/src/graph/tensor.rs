//! A matrix of numbers: what every node of a graph holds.

use crate::real::Real;
use serde::Serialize;

/// A matrix, row by row. A vector is one row, a number is one row of one column.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Tensor {
    /// Number of rows.
    pub rows: usize,
    /// Number of columns.
    pub columns: usize,
    /// `rows · columns` numbers, row by row.
    pub data: Vec<Real>,
}

impl Tensor {
    /// A matrix of these numbers.
    ///
    /// # Panics
    /// When there are not `rows · columns` numbers.
    #[must_use]
    pub fn new(rows: usize, columns: usize, data: Vec<Real>) -> Self {
        assert!(data.len() == rows * columns, "a matrix lacks numbers");
        Tensor {
            rows,
            columns,
            data,
        }
    }

    /// A vector: one row.
    #[must_use]
    pub fn row(data: Vec<Real>) -> Self {
        Tensor {
            rows: 1,
            columns: data.len(),
            data,
        }
    }

    /// A single number.
    #[must_use]
    pub fn number(value: Real) -> Self {
        Tensor::row(vec![value])
    }

    /// A matrix of one value.
    #[must_use]
    pub fn filled(rows: usize, columns: usize, value: Real) -> Self {
        Tensor {
            rows,
            columns,
            data: vec![value; rows * columns],
        }
    }

    /// A matrix of zeros.
    #[must_use]
    pub fn zeros(rows: usize, columns: usize) -> Self {
        Tensor::filled(rows, columns, 0.0)
    }

    /// Rows and columns.
    #[must_use]
    pub fn shape(&self) -> [usize; 2] {
        [self.rows, self.columns]
    }

    /// One number in 64 bits. A single row stands for every row and a single column for every
    /// column: this is how the smaller side of a sum or product is repeated.
    #[must_use]
    pub fn at(&self, row: usize, column: usize) -> f64 {
        f64::from(self.data[self.place(row, column)])
    }

    /// Where that number lies in `data`.
    pub(super) fn place(&self, row: usize, column: usize) -> usize {
        let row = if self.rows == 1 { 0 } else { row };
        let column = if self.columns == 1 { 0 } else { column };
        row * self.columns + column
    }

    /// A matrix whose numbers are computed in 64 bits and rounded once.
    pub(super) fn build(
        [rows, columns]: [usize; 2],
        value: &mut dyn FnMut(usize, usize) -> f64,
    ) -> Self {
        let mut data = Vec::with_capacity(rows * columns);
        for row in 0..rows {
            for column in 0..columns {
                data.push(value(row, column) as Real);
            }
        }
        Tensor {
            rows,
            columns,
            data,
        }
    }
}
