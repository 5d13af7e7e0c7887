//! The arithmetic that training spends its time in.
//!
//! A crate of its own because it is compiled for speed, and everything else for size: one profile
//! for both would cost either half the speed or a third of the page's budget.

// In 64 bits a conversion of `Real` to f64 is none; in the product it is one.
#![cfg_attr(
    feature = "double",
    allow(clippy::useless_conversion, clippy::unnecessary_cast)
)]

pub mod attention;
pub mod cell;
pub mod dense;
pub mod exact;
pub mod heads;
pub mod kernel;
pub mod lanes;
pub mod norm;
pub mod real;
pub mod rows;
pub mod softmax_cross_entropy;
pub mod transpose;
pub mod update;
pub mod wide;
