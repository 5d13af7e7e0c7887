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
        let chosen = stream.below(alternatives.clone().count().max(1));
        for item in alternatives
            .clone()
            .nth(chosen)
            .unwrap_or_default()
            .split_whitespace()
        {
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

    fn alternatives(self, name: &str) -> impl Iterator<Item = &'static str> + Clone {
        let rule = |line: &'static str| line.trim().strip_prefix(name)?.strip_prefix(':');
        let body = self.0.lines().find_map(rule).unwrap_or_default();
        body.split('|')
    }

    /// Every word, with its mark, in the order it is written down; a word may come again.
    pub(super) fn words(self) -> impl Iterator<Item = Word> {
        let bodies = self.0.lines().filter_map(|line| line.split_once(':'));
        let items = bodies.flat_map(|(_, body)| body.split('|').flat_map(str::split_whitespace));
        items
            .filter(|item| !item.starts_with(['$', '@']))
            .map(split)
    }

    /// Its words, each once.
    pub(super) fn vocabulary(self) -> Vocabulary {
        Vocabulary::new(self.words().map(|(word, _)| word))
    }

    /// The mark of a word; none where it has several or the word is not known.
    pub(super) fn mark(self, word: &str) -> Option<&'static str> {
        let mut marks = self
            .words()
            .filter(|(known, _)| *known == word)
            .map(|(_, mark)| mark);
        let first = marks.next()?;
        marks.all(|mark| mark == first).then_some(first)
    }
}

/// `word/mark`.
fn split(item: &'static str) -> Word {
    item.split_once('/').unwrap_or((item, ""))
}
