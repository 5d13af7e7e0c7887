//! A convolution over time.
