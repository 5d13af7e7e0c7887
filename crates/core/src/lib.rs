//! Recurrent networks with every intermediate value and gradient kept.

pub mod error;
pub mod lanes;
pub mod params;
pub mod real;
pub mod rng;
pub mod settings;
pub mod task;
pub mod contribution;
pub mod timeline;
pub mod trace;
pub mod wiring;
