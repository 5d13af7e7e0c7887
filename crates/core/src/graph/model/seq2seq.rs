//! Encoder, attention and decoder, as a graph.
