//! Attention between a decoder's state and the states of an encoder (Bahdanau, Luong).
