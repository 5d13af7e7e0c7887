//! Attention's loops over numbers.
