//! What stands before and after the recurrent cell.

pub(crate) mod embedding;
pub(crate) mod output;
