//! Many to one: a class or a value for a whole sequence.
