//! Small closed experiments that need no training loop of their own.
