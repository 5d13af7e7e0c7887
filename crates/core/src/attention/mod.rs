//! Attention: scores, weights and what they select.

pub mod alignment;
pub mod mask;
pub mod multi_head;
pub mod position;
pub mod score;
