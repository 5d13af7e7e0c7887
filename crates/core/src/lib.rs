//! Recurrent networks with every intermediate value and gradient kept.

// In 64 bits a conversion of `Real` to f64 is none; in the product it is one.
#![cfg_attr(
    feature = "double",
    allow(clippy::useless_conversion, clippy::unnecessary_cast)
)]
// A module without all models has parts that nothing uses; the linker leaves them out.
#![cfg_attr(not(feature = "models"), allow(dead_code))]

pub mod attention;
#[cfg(feature = "models")]
pub mod case;
pub mod contribution;
pub mod decode;
pub mod error;
pub mod explain;
#[cfg(feature = "recurrent")]
pub mod graph;
pub mod layer;
pub mod model;
pub mod named;
pub mod optimizer;
pub mod order;
pub mod params;
pub mod rng;
mod sequence;
pub mod session;
pub mod settings;
pub mod study;
pub mod task;
pub mod timeline;
pub mod trace;
pub mod weights;
pub mod wiring;

pub use seqscope_kernel::{kernel, lanes, real};
