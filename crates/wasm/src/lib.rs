//! The face of the core to JavaScript: convert, call the core, convert back.
//!
//! Nothing is computed here. Settings, events and indices cross as plain objects; the numbers of a
//! trace cross as typed arrays, copied once, because a view would detach when the memory grows.

#[cfg(feature = "models")]
mod alignment;
#[cfg(feature = "models")]
mod bottleneck;
#[cfg(feature = "time")]
mod chains;
#[cfg(feature = "language")]
mod clock;
mod convert;
#[cfg(feature = "models")]
mod decode;
#[cfg(feature = "flow")]
mod flow;
#[cfg(feature = "time")]
mod flow_session;
#[cfg(feature = "language")]
mod given;
#[cfg(feature = "houses")]
mod houses;
#[cfg(feature = "language")]
mod language;
#[cfg(feature = "recurrent")]
mod models;
#[cfg(feature = "language")]
mod session;
#[cfg(feature = "time")]
mod span;

#[cfg(feature = "language")]
pub use language::{default_settings, describe, wiring};
#[cfg(feature = "language")]
pub use session::Session;
