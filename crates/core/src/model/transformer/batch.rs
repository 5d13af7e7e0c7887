//! A batch of sequences of any lengths, one after the other: a row a symbol, and no row of padding.

use crate::lanes::padded;
use seqscope_kernel::heads::Span;

/// Sequences of symbols.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    /// All symbols.
    pub ids: Vec<usize>,
    /// How many belong to each sequence.
    pub lengths: Vec<usize>,
}

impl Lines {
    pub fn clear(&mut self) {
        self.ids.clear();
        self.lengths.clear();
    }

    /// Adds a sequence; a symbol there is not counts as the first one.
    pub fn push(&mut self, symbols: impl IntoIterator<Item = usize>, known: usize) {
        let before = self.ids.len();
        let known = symbols
            .into_iter()
            .map(|id| if id < known { id } else { 0 });
        self.ids.extend(known);
        self.lengths.push(self.ids.len() - before);
    }
}

/// Writes which rows look at which: the n-th sequence of `queries` at the n-th of `keys`.
pub(super) fn spans(queries: &[usize], keys: &[usize], heads: usize, to: &mut Vec<Span>) {
    to.clear();
    let mut next = Span::default();
    for (&queries, &keys) in queries.iter().zip(keys) {
        let span = Span {
            queries,
            keys,
            ..next
        };
        to.push(span);
        next = Span {
            query: span.query + queries,
            key: span.key + keys,
            weights: span.weights + heads * queries * padded(keys),
            ..span
        };
    }
}
