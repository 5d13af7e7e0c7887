//! Where a token stands: sinusoidal and learnt encodings.
