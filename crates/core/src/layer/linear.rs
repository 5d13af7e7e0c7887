//! y = x Wᵀ + b, for many rows at once.
