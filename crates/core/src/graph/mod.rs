//! The traced path: every operation a node with its value, and back through all of them.

pub mod model;
