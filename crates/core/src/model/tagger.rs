//! Many to many: an answer at each step.
