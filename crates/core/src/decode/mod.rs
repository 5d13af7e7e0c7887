//! From probabilities to a sequence: greedy, drawn, or by a beam that is kept whole.
