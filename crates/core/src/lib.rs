//! Recurrent networks with every intermediate value and gradient kept.

mod cell;
pub mod contribution;
pub mod error;
pub mod explain;
pub mod kernel;
pub mod lanes;
mod layer;
pub mod optimizer;
pub mod params;
pub mod real;
pub mod rng;
mod sequence;
pub mod session;
pub mod settings;
pub mod task;
pub mod timeline;
pub mod trace;
pub mod wiring;
