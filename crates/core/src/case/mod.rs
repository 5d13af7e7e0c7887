//! A case: a model, its weights, an input and what is wanted of them, as JSON.
