//! A weight changed by hand.

use crate::error::Error;
use crate::params::Params;
use crate::real::Real;
use serde::{Deserialize, Serialize};

/// The greatest value an edit may set a weight to.
pub const GREATEST_EDIT: f64 = 1e6;

/// A change of one weight by hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// PyTorch's name of the parameter.
    pub parameter: String,
    /// Row and column; a bias needs no column.
    pub index: Vec<usize>,
    /// The new value.
    pub value: f64,
}

impl Edit {
    /// Makes the change.
    pub(super) fn apply(&self, params: &mut Params) -> Result<(), Error> {
        let name = &self.parameter;
        let (row, column) = match self.index[..] {
            [row] => (row, 0),
            [row, column] => (row, column),
            _ => {
                let message = "An index is a row and a column.";
                return Err(Error::new("wrong-type", "index", message).with("setting", "index"));
            }
        };
        let place = params.element(name, row, column)?;
        if self.value.is_nan() || self.value.abs() > GREATEST_EDIT {
            let limit = GREATEST_EDIT;
            return Err(Error::out_of_range("value", self.value, -limit, limit));
        }
        *place = self.value as Real;
        Ok(())
    }
}
