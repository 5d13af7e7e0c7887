//! Which keys a query may look at: causal, padding, a window.
