//! Small languages written down as rules: one rule a line, `NAME: alternative | alternative`.
//!
//! An alternative is a row of items. `$NAME` stands for one of that rule's alternatives, each as
//! likely as the others (one may be given twice); `@NAME` is the same, but stays what it was when it
//! comes again in the sentence. Any other item is a word, `word/mark` one with a mark. The first
//! rule is the sentence. No rule may lead back to itself.

use super::vocabulary::Vocabulary;
use crate::rng::Stream;

/// A language.
#[derive(Clone, Copy)]
pub(super) struct Grammar(pub &'static str);

/// A word with its mark, which is empty where there is none.
pub(super) type Word = (&'static str, &'static str);

impl Grammar {
    /// One sentence.
    pub(super) fn draw(self, stream: &mut Stream) -> Vec<Word> {
        let first = self.0.trim_start().split(':').next().unwrap_or_default();
        let (mut words, mut kept) = (Vec::new(), Vec::new());
        self.expand(first, stream, &mut words, &mut kept);
        words
    }

    fn expand(
        self,
        name: &str,
        stream: &mut Stream,
        words: &mut Vec<Word>,
        kept: &mut Vec<(&'static str, Vec<Word>)>,
    ) {
        let alternatives = self.alternatives(name);
        let chosen = stream.below(alternatives.len().max(1));
        let chosen = alternatives.get(chosen).copied().unwrap_or_default();
        for item in chosen.split_whitespace() {
            if let Some(rule) = item.strip_prefix('$') {
                self.expand(rule, stream, words, kept);
            } else if let Some(rule) = item.strip_prefix('@') {
                match kept.iter().find(|(name, _)| *name == rule) {
                    Some((_, same)) => words.extend(same),
                    None => {
                        let from = words.len();
                        self.expand(rule, stream, words, kept);
                        kept.push((rule, words[from..].to_vec()));
                    }
                }
            } else {
                words.push(split(item));
            }
        }
    }

    fn alternatives(self, name: &str) -> Vec<&'static str> {
        let rule = |line: &'static str| line.trim().strip_prefix(name)?.strip_prefix(':');
        let body = self.0.lines().find_map(rule).unwrap_or_default();
        body.split('|').collect()
    }

    /// Every word, with its mark, in the order it is written down; a word may come again.
    // A list: the iterator over rules, alternatives and items weighs more than all grammars.
    pub(super) fn words(self) -> Vec<Word> {
        let mut words = Vec::new();
        for line in self.0.lines() {
            let body = line.split_once(':').map_or("", |(_, body)| body);
            for item in body.split_whitespace() {
                if !item.starts_with(['$', '@', '|']) {
                    words.push(split(item));
                }
            }
        }
        words
    }

    /// Its words, each once.
    pub(super) fn vocabulary(self) -> Vocabulary {
        Vocabulary::new(self.words().iter().map(|(word, _)| *word))
    }

    /// The mark of a word; none where it has several or the word is not known.
    pub(super) fn mark(self, word: &str) -> Option<&'static str> {
        let mut found = None;
        for (known, mark) in self.words() {
            if known == word && *found.get_or_insert(mark) != mark {
                return None;
            }
        }
        found
    }
}

/// `word/mark`.
fn split(item: &'static str) -> Word {
    item.split_once('/').unwrap_or((item, ""))
}
