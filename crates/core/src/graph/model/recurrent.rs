//! A recurrent layer, step by step.
