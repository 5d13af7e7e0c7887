//! What stands before and after the recurrent cell.

pub mod convolution;
pub mod embedded;
pub(crate) mod embedding;
pub mod feed_forward;
pub mod linear;
pub mod loss;
pub mod norm;
pub mod recurrent;
pub mod stack;
