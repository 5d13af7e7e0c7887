//! Named, shaped parameters in one flat buffer. A gradient has the same layout as the parameters.
//!
//! At the boundary names, shapes and orientation are PyTorch's: rows are outputs. In the buffer
//! a weight lies the other way round, one row an input, because both products of the fast path
//! then read it in order; and every width is padded to whole lanes, each gate for itself. The
//! padding is zero and stays zero: a padded unit has no weights in or out, hence no gradient.

use crate::error::Error;
use crate::model;
use crate::real::Real;
use crate::rng::{Purpose, Stream};
use crate::settings::Checked;
use std::sync::Arc;

pub use layout::{Entry, Kind, Layout, Slot, Spec, Start};

mod layout;

/// Parameters, or anything of their shape: a gradient, a velocity.
#[derive(Clone, Debug, PartialEq)]
pub struct Params {
    layout: Arc<Layout>,
    data: Vec<Real>,
}

impl Params {
    /// Zeros.
    pub fn zeros(layout: Arc<Layout>) -> Self {
        let data = vec![0.0; layout.len];
        Self { layout, data }
    }

    /// The initial parameters of a model, drawn from its seed.
    pub fn initial(checked: &Checked) -> Self {
        let layout = Arc::new(Layout::of(model::specs(checked)));
        Self::drawn(layout, checked.settings().seed)
    }

    /// The initial parameters of a layout, drawn from a seed.
    pub fn drawn(layout: Arc<Layout>, seed: u32) -> Self {
        let mut params = Self::zeros(layout.clone());
        let mut stream = Stream::new(seed, Purpose::Weights, 0);
        for entry in layout.entries() {
            for row in 0..entry.rows() {
                for column in 0..entry.columns() {
                    params.data[entry.place(row, column)] = entry.first(row, &mut stream) as Real;
                }
            }
        }
        params
    }

    /// Which parameters there are.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Zeros of the same layout.
    pub fn zeros_like(&self) -> Self {
        Self::zeros(self.layout.clone())
    }

    /// A parameter in PyTorch's orientation, row by row; empty for a name there is not.
    pub fn torch(&self, name: &str) -> Vec<Real> {
        let Some(entry) = self.layout.entry(name) else {
            return Vec::new();
        };
        let columns = entry.columns();
        (0..entry.count())
            .map(|i| self.data[entry.place(i / columns, i % columns)])
            .collect()
    }

    /// Sets a parameter from PyTorch's orientation, row by row.
    ///
    /// # Errors
    /// When there is no such parameter or the number of values is not its own.
    pub fn set_torch(&mut self, name: &str, values: &[Real]) -> Result<(), Error> {
        let layout = self.layout.clone();
        let entry = layout.entry(name).ok_or_else(|| unknown(name))?;
        if values.len() != entry.count() {
            let message = format!(
                "“{name}” has {} values, not {}.",
                entry.count(),
                values.len()
            );
            return Err(Error::new("wrong-shape", "values", message).with("parameter", name));
        }
        let columns = entry.columns();
        for (i, &value) in values.iter().enumerate() {
            self.data[entry.place(i / columns, i % columns)] = value;
        }
        Ok(())
    }

    /// One element of a parameter, by PyTorch's row and column (0 for a bias).
    ///
    /// # Errors
    /// When there is no such parameter or no such element.
    pub fn element(&mut self, name: &str, row: usize, column: usize) -> Result<&mut Real, Error> {
        let layout = self.layout.clone();
        let entry = layout.entry(name).ok_or_else(|| unknown(name))?;
        if row >= entry.rows() || column >= entry.columns() {
            let shape = (entry.rows(), entry.columns());
            let message = format!("“{name}” is {} by {}: no such element.", shape.0, shape.1);
            return Err(Error::new("out-of-range", "index", message)
                .with("parameter", name)
                .with("row", row)
                .with("column", column));
        }
        Ok(&mut self.data[entry.place(row, column)])
    }

    /// The whole buffer, padding included.
    pub fn data(&self) -> &[Real] {
        &self.data
    }

    /// The part of the buffer that a slot of this layout names.
    pub fn at(&self, slot: Slot) -> &[Real] {
        &self.data[slot.offset..slot.offset + slot.size]
    }

    /// The same, to be written: the padding must stay zero.
    pub fn at_mut(&mut self, slot: Slot) -> &mut [Real] {
        &mut self.data[slot.offset..slot.offset + slot.size]
    }

    /// The whole buffer, padding included; the padding must stay zero.
    pub(crate) fn data_mut(&mut self) -> &mut [Real] {
        &mut self.data
    }

    /// An entry's part of the buffer; empty for a name there is not.
    pub(crate) fn part(&self, name: &str) -> &[Real] {
        self.layout.slot(name).map_or(&[], |slot| self.at(slot))
    }

    /// An entry's part of the buffer; empty for a name there is not.
    pub(crate) fn part_mut(&mut self, name: &str) -> &mut [Real] {
        match self.layout.slot(name) {
            Some(slot) => self.at_mut(slot),
            None => &mut [],
        }
    }

    /// The Euclidean norm, accumulated in 64 bits.
    pub fn norm(&self) -> f64 {
        seqscope_kernel::update::norm(&self.data)
    }
}

fn unknown(name: &str) -> Error {
    Error::new(
        "unknown-parameter",
        "parameter",
        format!("There is no parameter “{name}”."),
    )
    .with("parameter", name)
}
