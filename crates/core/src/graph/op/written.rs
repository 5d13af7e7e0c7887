//! An operation as it is written down: its name and what belongs to it.

use super::Op;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// The name under `op`, and what belongs to it beside that. Derived, each operation would have a
/// writer of its own: three kilobytes more in the module.
impl Serialize for Op {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Names and at most three fields.
        let mut all = serializer.serialize_struct("Op", 4)?;
        all.serialize_field("op", self.name())?;
        match self {
            Op::Parameter { name } => all.serialize_field("name", name)?,
            Op::Lookup { table, rows } => {
                all.serialize_field("table", table)?;
                all.serialize_field("rows", rows)?;
            }
            Op::Linear { weight, rows, bias } => {
                all.serialize_field("weight", weight)?;
                all.serialize_field("rows", rows)?;
                all.serialize_field("bias", bias)?;
            }
            Op::Scale { factor } => all.serialize_field("factor", factor)?,
            Op::Softmax { mask } => all.serialize_field("mask", mask)?,
            Op::Columns { range } | Op::Rows { range } => all.serialize_field("range", range)?,
            Op::LayerNorm { weight, bias } | Op::BatchNorm { weight, bias } => {
                all.serialize_field("weight", weight)?;
                all.serialize_field("bias", bias)?;
            }
            Op::Unfold { taps, causal } => {
                all.serialize_field("taps", taps)?;
                all.serialize_field("causal", causal)?;
            }
            Op::CrossEntropy { targets } => all.serialize_field("targets", targets)?,
            Op::SquaredError { value } => all.serialize_field("value", value)?,
            _ => {}
        }
        all.end()
    }
}

impl Op {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Op::Input => "input",
            Op::Parameter { .. } => "parameter",
            Op::Lookup { .. } => "lookup",
            Op::Linear { .. } => "linear",
            Op::Add => "add",
            Op::Subtract => "subtract",
            Op::Multiply => "multiply",
            Op::Scale { .. } => "scale",
            Op::OneMinus => "one_minus",
            Op::Tanh => "tanh",
            Op::Sigmoid => "sigmoid",
            Op::Relu => "relu",
            Op::Softmax { .. } => "softmax",
            Op::Product => "product",
            Op::ProductTransposed => "product_transposed",
            Op::Transpose => "transpose",
            Op::Beside => "beside",
            Op::Below => "below",
            Op::Columns { .. } => "columns",
            Op::Rows { .. } => "rows",
            Op::MeanRows => "mean_rows",
            Op::Sum => "sum",
            Op::LayerNorm { .. } => "layer_norm",
            Op::BatchNorm { .. } => "batch_norm",
            Op::Distances => "distances",
            Op::Unfold { .. } => "unfold",
            Op::CrossEntropy { .. } => "cross_entropy",
            Op::SquaredError { .. } => "squared_error",
        }
    }
}
