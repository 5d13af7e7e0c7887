//! Normalisation's loops over numbers.
