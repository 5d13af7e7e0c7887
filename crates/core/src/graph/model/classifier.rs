//! Many to one, as a graph.
