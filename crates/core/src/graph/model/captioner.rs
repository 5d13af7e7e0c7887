//! One to many, as a graph.
