//! Recurrent layers above each other, in one direction or in both.
