//! What stands before and after the recurrent cell.

pub(crate) mod embedding;
pub(crate) mod output;
pub(crate) mod softmax_cross_entropy;
