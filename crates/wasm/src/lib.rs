//! The face of the core to JavaScript.
