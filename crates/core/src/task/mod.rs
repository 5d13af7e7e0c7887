//! What is learnt.

pub mod text;
