//! Recurrent networks with every intermediate value and gradient kept.
