//! The transformer, as a graph.
