//! How well a query fits a key: dot, scaled dot, general, additive, Gaussian kernel.
