//! What a prediction costs: cross-entropy over classes or symbols, squared error of a value.
