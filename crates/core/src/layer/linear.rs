//! y = x Wᵀ + b, for many rows at once.

use crate::kernel::{Matrix, MatrixMut, add_product, add_product_transposed, add_rows};
use crate::params::{Layout, Params, Slot, Spec, Start};
use crate::real::Real;

/// A linear layer: where its weight and its bias lie.
///
/// Rows of x and y are as wide as the padded parts of the layer's inputs and outputs; what stands
/// in the padding of x must be zero, and then that of y is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Linear {
    /// W.
    pub weight: Slot,
    /// b, where there is one.
    pub bias: Option<Slot>,
}

impl Linear {
    /// The parameters `{prefix}weight` and, if wanted, `{prefix}bias`, in PyTorch's order.
    pub fn specs(
        prefix: &str,
        outputs: impl Into<Vec<usize>>,
        inputs: impl Into<Vec<usize>>,
        bias: bool,
        start: &Start,
    ) -> Vec<Spec> {
        let outputs = outputs.into();
        let name = format!("{prefix}weight");
        let mut specs = vec![Spec::weight(name, outputs.clone(), inputs, start.clone())];
        if bias {
            let name = format!("{prefix}bias");
            specs.push(Spec::vector(name, outputs, start.clone()));
        }
        specs
    }

    /// The layer whose parameters a layout has under this prefix.
    pub fn new(layout: &Layout, prefix: &str) -> Self {
        Self {
            weight: layout.slot(&format!("{prefix}weight")).unwrap_or_default(),
            bias: layout.slot(&format!("{prefix}bias")),
        }
    }

    /// The padded width of a row of x.
    pub fn input_width(&self) -> usize {
        self.weight.rows
    }

    /// The padded width of a row of y.
    pub fn output_width(&self) -> usize {
        self.weight.pitch
    }

    /// Writes y = x Wᵀ + b for all rows.
    ///
    /// # Panics
    /// When x and y have not the same number of rows of the layer's widths.
    pub fn forward(&self, params: &Params, y: &mut [Real], x: &[Real]) {
        match self.bias {
            Some(slot) => {
                let bias = params.at(slot);
                for row in y.chunks_exact_mut(bias.len()) {
                    row.copy_from_slice(bias);
                }
            }
            None => y.fill(0.0),
        }
        self.add_forward(params, y, x);
    }

    /// Adds x Wᵀ to y for all rows.
    ///
    /// # Panics
    /// As [`Linear::forward`].
    pub fn add_forward(&self, params: &Params, y: &mut [Real], x: &[Real]) {
        let (inputs, outputs) = (self.weight.rows, self.weight.pitch);
        let rows = x.len() / inputs.max(1);
        add_product(
            MatrixMut::new(y, rows, outputs, outputs),
            Matrix::new(x, rows, inputs, inputs),
            Matrix::new(params.at(self.weight), inputs, outputs, outputs),
        );
    }

    /// Adds the gradients of W and b over all rows and, where it is wanted, adds that of x to `dx`.
    ///
    /// # Panics
    /// When the slices have not the same number of rows of the layer's widths.
    pub fn backward(
        &self,
        params: &Params,
        gradient: &mut Params,
        dy: &[Real],
        x: &[Real],
        dx: Option<&mut [Real]>,
    ) {
        let (inputs, outputs) = (self.weight.rows, self.weight.pitch);
        let rows = x.len() / inputs.max(1);
        let errors = Matrix::new(dy, rows, outputs, outputs);
        add_product(
            MatrixMut::new(gradient.at_mut(self.weight), inputs, outputs, outputs),
            Matrix::new(x, rows, inputs, inputs).transposed(),
            errors,
        );
        if let Some(slot) = self.bias {
            add_rows(gradient.at_mut(slot), dy);
        }
        if let Some(dx) = dx {
            add_product_transposed(
                MatrixMut::new(dx, rows, inputs, inputs),
                errors,
                Matrix::new(params.at(self.weight), inputs, outputs, outputs),
            );
        }
    }
}
