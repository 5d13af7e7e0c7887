//! Encoder and decoder, with attention or without.
