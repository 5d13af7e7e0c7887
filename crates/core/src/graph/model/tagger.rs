//! Many to many, as a graph.
