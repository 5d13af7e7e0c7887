//! The symbols of one side of a task, and what to say about one that is missing.

use super::example::{END, START};
use super::text::{self, UNKNOWN};
use crate::error::Error;
use crate::settings::Unit;

/// The most tokens that are read of a typed input.
pub const MOST_TYPED: usize = 1_000;
/// How many known symbols are offered for an unknown one.
pub const MOST_OFFERED: usize = 3;
/// Symbols longer than this, in characters, are not compared letter by letter.
const MOST_COMPARED: usize = 48;

/// Numbered symbols, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    words: Vec<String>,
    /// The numbers in the order of their symbols.
    order: Vec<u32>,
}

impl Vocabulary {
    /// The symbols in the order of their first appearance.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        Self::default().with(&mut words.into_iter())
    }

    /// The symbols of written sequences: START and END come first.
    pub fn written<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let new = Self::default().with(&mut ["<s>", "</s>"].into_iter());
        debug_assert_eq!((new.id("<s>"), new.id("</s>")), (Some(START), Some(END)));
        new.with(&mut words.into_iter())
    }

    // One body for every kind of iterator.
    fn with(mut self, words: &mut dyn Iterator<Item = &str>) -> Self {
        for word in words {
            self.add(word);
        }
        self
    }

    fn add(&mut self, word: &str) {
        if let Err(place) = self.place(word) {
            self.order.insert(place, self.words.len() as u32);
            self.words.push(word.to_owned());
        }
    }

    /// The number of a symbol, or where it would stand in the order.
    fn place(&self, word: &str) -> Result<usize, usize> {
        let before = |id: &u32| self.words[*id as usize].as_str() < word;
        let place = self.order.partition_point(before);
        match self.order.get(place) {
            Some(&id) if self.words[id as usize] == word => Ok(id as usize),
            _ => Err(place),
        }
    }

    /// The number of symbols.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The symbols, by number.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// A symbol; `<unk>` for a number that is none.
    pub fn word(&self, id: usize) -> &str {
        self.words.get(id).map_or(UNKNOWN, String::as_str)
    }

    /// The number of a symbol.
    pub fn id(&self, word: &str) -> Option<usize> {
        self.place(word).ok()
    }

    /// The symbols of a sequence, separated by blanks; START and END are left out.
    pub fn write(&self, ids: &[usize]) -> String {
        let written = self.id("</s>") == Some(END);
        let shown = ids.iter().filter(|&&id| !written || id > END);
        shown.map(|&id| self.word(id)).collect::<Vec<_>>().join(" ")
    }

    /// The known symbols that differ from `word` in the fewest letters, nearest first: at most
    /// [`MOST_OFFERED`], and none that differs in more than a third of them.
    pub fn nearest(&self, word: &str) -> Vec<&str> {
        let letters = |word: &str| -> Vec<char> {
            let small = word.chars().map(|c| c.to_ascii_lowercase());
            small.take(MOST_COMPARED).collect()
        };
        let typed = letters(word);
        let mut found: Vec<(usize, &str)> = Vec::new();
        for known in &self.words {
            let compared = letters(known);
            let apart = distance(&typed, &compared);
            let mark = known.starts_with('<') && known.len() > 1;
            if mark || 3 * apart > typed.len().max(compared.len()) {
                continue;
            }
            let place = found.iter().take_while(|one| one.0 <= apart).count();
            found.insert(place, (apart, known));
            found.truncate(MOST_OFFERED);
        }
        found.iter().map(|one| one.1).collect()
    }

    /// A typed text as numbers. A word that is not known as it is written is looked for in small
    /// letters and then with a capital; what is unknown after that becomes `<unk>` where the
    /// vocabulary has it.
    ///
    /// # Errors
    /// On an unknown symbol (named, with the nearest known ones), an empty or a too long text.
    pub fn encode(&self, typed: &str, unit: Unit) -> Result<Vec<usize>, Error> {
        let typed = &typed.replace('’', "'");
        let mut ids = Vec::new();
        let mut problem = None;
        text::tokens(typed, unit, |token| {
            if problem.is_some() {
                return;
            }
            match self.find(token) {
                _ if ids.len() == MOST_TYPED => problem = Some(too_long()),
                Some(id) => ids.push(id),
                None => problem = Some(self.unknown(token, ids.len() + 1)),
            }
        });
        match problem {
            Some(problem) => Err(problem),
            None if ids.is_empty() => Err(Error::new(
                "input-empty",
                "input",
                "The input has no symbols.",
            )),
            None => Ok(ids),
        }
    }

    fn find(&self, token: &str) -> Option<usize> {
        let known = |word: &str| self.id(word).filter(|_| !word.starts_with('<'));
        let small = token.to_ascii_lowercase();
        let mut capital = small.clone();
        if let Some(first) = capital.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        let found = known(token).or_else(|| known(&small));
        found
            .or_else(|| known(&capital))
            .or_else(|| self.id(UNKNOWN))
    }

    fn unknown(&self, symbol: &str, position: usize) -> Error {
        let nearest = self.nearest(symbol).join(", ");
        let offer = if nearest.is_empty() {
            String::new()
        } else {
            format!(" Near to it: {nearest}.")
        };
        let short: String = symbol.chars().take(MOST_COMPARED).collect();
        Error::new(
            "unknown-symbol",
            "input",
            format!("“{short}” (symbol {position}) is not known to this task.{offer}"),
        )
        .with("symbol", short)
        .with("position", position)
        .with("nearest", nearest)
    }
}

fn too_long() -> Error {
    Error::new(
        "input-too-long",
        "input",
        format!("The input has more than {MOST_TYPED} symbols."),
    )
    .with("max", MOST_TYPED)
}

/// How many letters must be put in, taken out or changed to get from one word to the other
/// (Levenshtein).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_word_is_named_and_the_nearest_offered() {
        let words = Vocabulary::written(["agreement", "area", "The", "signed", "."]);
        assert_eq!(
            words.encode("the Agreement .", Unit::Word).unwrap(),
            [4, 2, 6]
        );
        let error = words.encode("The agrement", Unit::Word).unwrap_err();
        assert_eq!(error.code, "unknown-symbol");
        assert_eq!(error.args["symbol"], "agrement");
        assert_eq!(error.args["position"], "2");
        assert_eq!(error.args["nearest"], "agreement");
        assert_eq!(
            words.encode(" ", Unit::Word).unwrap_err().code,
            "input-empty"
        );
        let long = "area ".repeat(MOST_TYPED + 1);
        assert_eq!(
            words.encode(&long, Unit::Word).unwrap_err().code,
            "input-too-long"
        );
    }

    #[test]
    fn the_marks_of_start_and_end_cannot_be_typed() {
        let words = Vocabulary::written(["a", "<unk>"]);
        assert_eq!(
            words.encode("a <s> b", Unit::Word).unwrap(),
            [2, 3, 3, 3, 3]
        );
        assert_eq!(words.write(&[0, 2, 3, 1, 9]), "a <unk> <unk>");
    }

    #[test]
    fn distances_are_levenshtein_s() {
        let d = |a: &str, b: &str| {
            distance(
                &a.chars().collect::<Vec<_>>(),
                &b.chars().collect::<Vec<_>>(),
            )
        };
        assert_eq!(d("kitten", "sitting"), 3);
        assert_eq!(d("", "abc"), 3);
        assert_eq!(d("été", "ete"), 2);
    }
}
