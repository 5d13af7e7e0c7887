//! The face of the core to JavaScript: convert, call the core, convert back.
//!
//! Nothing is computed here. Settings, events and indices cross as plain objects; the numbers of a
//! trace cross as typed arrays, copied once, because a view would detach when the memory grows.

// A module without everything has parts that nothing uses; the linker leaves them out.
#![cfg_attr(not(feature = "models"), allow(dead_code))]

#[cfg(feature = "translation")]
mod alignment;
#[cfg(feature = "translation")]
mod bottleneck;
#[cfg(feature = "chains")]
mod chains;
#[cfg(feature = "session")]
mod clock;
mod convert;
#[cfg(feature = "translation")]
mod decode;
#[cfg(feature = "flow")]
mod flow;
#[cfg(feature = "flow-session")]
mod flow_session;
#[cfg(feature = "session")]
mod given;
#[cfg(feature = "translation")]
mod graph;
#[cfg(feature = "houses")]
mod houses;
#[cfg(feature = "language")]
mod language;
#[cfg(feature = "tasks")]
mod score;
#[cfg(feature = "session")]
mod session;
#[cfg(feature = "span")]
mod span;
#[cfg(feature = "models")]
mod weights;

#[cfg(feature = "language")]
pub use language::{default_settings, describe, wiring};
#[cfg(feature = "session")]
pub use session::Session;

/// A third of the usual allocator's size: two kilobytes less in every module, packed.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
