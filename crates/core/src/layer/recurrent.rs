//! One recurrent layer in one direction, for sequences of different lengths side by side.
