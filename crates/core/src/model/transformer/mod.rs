//! Attention only: encoder and decoder, or a decoder alone.
