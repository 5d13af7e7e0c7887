//! A sentence of the grammar, drawn and written in both languages with its alignment.

use super::words::{
    AFTER, Adjective, BEFORE, CAPITALS, ENDS, MONTHS, NAMES, NOUNS, NOUVEL, Noun, PREPOSITIONS,
    VERBS, Verb, YEARS,
};
use crate::rng::Stream;

/// A sentence: a subject, what happened, perhaps when, and the end mark.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sentence {
    pub subject: Phrase,
    pub verb: &'static Verb,
    pub form: Form,
    /// Month and year.
    pub date: Option<(usize, usize)>,
    pub end: &'static str,
}

/// What happens.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Form {
    /// signs … → signe …
    Present(Phrase),
    /// signed … → a signé …
    Past(Phrase),
    /// is going to sign … → va signer …
    Future(Phrase),
    /// was signed → a été signé(e)
    Passive,
}

/// Noun phrases, each but the first after a preposition.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Phrase {
    pub first: Group,
    pub others: Vec<(usize, Group)>,
}

/// A noun with its article and adjectives: “the new European law”, “the European Economic Area”.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    /// Whether “the”.
    pub definite: bool,
    /// An adjective that stands before the noun in French, too.
    pub before: Option<&'static Adjective>,
    /// Those that stand after it there, in English order.
    pub after: Vec<&'static Adjective>,
    pub noun: &'static Noun,
}

fn one<T>(of: &'static [T], stream: &mut Stream) -> &'static T {
    &of[stream.below(of.len())]
}

impl Sentence {
    /// A sentence whose subject has at most so many prepositions.
    ///
    /// Prepositions stand in more than half of the subjects: with fewer a model learns to let the
    /// participle agree with the nearest noun instead of the first.
    pub(super) fn draw(depth: usize, stream: &mut Stream) -> Self {
        let subject = Phrase::draw(depth, 0.6, stream);
        let verb = one(&VERBS, stream);
        let form = stream.below(4);
        let object = |stream: &mut Stream| Phrase::draw(depth, 0.2, stream);
        let form = match form {
            0 => Form::Present(object(stream)),
            1 => Form::Past(object(stream)),
            2 => Form::Future(object(stream)),
            _ => Form::Passive,
        };
        let dated = matches!(form, Form::Past(_) | Form::Passive) && stream.below(2) == 0;
        let date = dated.then(|| (stream.below(MONTHS.len()), stream.below(YEARS.len())));
        Self {
            subject,
            verb,
            form,
            date,
            end: ENDS[stream.below(ENDS.len())],
        }
    }

    /// The sentence in both languages.
    pub(super) fn write(&self) -> Written {
        let mut to = Written::default();
        to.phrase(&self.subject);
        let [
            base,
            present,
            past,
            participle,
            presente,
            infinitif,
            he,
            she,
        ] = *self.verb;
        match &self.form {
            Form::Present(object) => {
                let verb = to.english(present);
                to.french(presente, &[verb]);
                to.phrase(object);
            }
            Form::Past(object) => {
                let verb = to.english(past);
                to.french("a", &[verb]);
                to.french(he, &[verb]);
                to.phrase(object);
            }
            Form::Future(object) => {
                let going = ["is", "going", "to"].map(|word| to.english(word));
                let verb = to.english(base);
                to.french("va", &going);
                to.french(infinitif, &[verb]);
                to.phrase(object);
            }
            Form::Passive => {
                let was = to.english("was");
                let verb = to.english(participle);
                to.french("a", &[was]);
                to.french("été", &[was]);
                // The participle agrees with the head noun, not with the nearest one.
                let feminine = self.subject.first.noun.2;
                to.french(if feminine { she } else { he }, &[verb]);
            }
        }
        if let Some((month, year)) = self.date {
            for (english, french) in [("in", "en"), MONTHS[month], (YEARS[year], YEARS[year])] {
                let at = to.english(english);
                to.french(french, &[at]);
            }
        }
        let end = to.english(self.end);
        to.french(self.end, &[end]);
        to
    }
}

impl Phrase {
    fn draw(depth: usize, more: f64, stream: &mut Stream) -> Self {
        let first = Group::draw(stream);
        let mut others = Vec::new();
        while others.len() < depth && stream.unit() < more {
            others.push((stream.below(PREPOSITIONS.len()), Group::draw(stream)));
        }
        Self { first, others }
    }
}

impl Group {
    fn draw(stream: &mut Stream) -> Self {
        if stream.below(5) == 0 {
            let count = 1 + stream.below(2);
            return Self {
                definite: true,
                before: None,
                after: different(&CAPITALS, count, stream),
                noun: one(&NAMES, stream),
            };
        }
        let definite = stream.below(4) > 0;
        let before = (stream.below(5) == 0).then(|| one(&BEFORE, stream));
        let count = [0, 0, 0, 1, 1, 2][stream.below(6)];
        Self {
            definite,
            before,
            after: different(&AFTER, count, stream),
            noun: one(&NOUNS, stream),
        }
    }
}

/// So many different ones of a list, in any order.
fn different<T: PartialEq>(of: &'static [T], count: usize, stream: &mut Stream) -> Vec<&'static T> {
    let mut chosen = Vec::new();
    while chosen.len() < count {
        let next = one(of, stream);
        if !chosen.contains(&next) {
            chosen.push(next);
        }
    }
    chosen
}

/// A sentence in two languages, with the source positions of each French word.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Written {
    pub english: Vec<&'static str>,
    pub french: Vec<&'static str>,
    pub gold: Vec<Vec<usize>>,
}

impl Written {
    fn english(&mut self, word: &'static str) -> usize {
        self.english.push(word);
        self.english.len() - 1
    }

    fn french(&mut self, word: &'static str, from: &[usize]) {
        self.french.push(word);
        self.gold.push(from.to_vec());
    }

    fn phrase(&mut self, phrase: &Phrase) {
        self.group(&phrase.first);
        for (preposition, group) in &phrase.others {
            let (english, french) = PREPOSITIONS[*preposition];
            let at = self.english(english);
            self.french(french, &[at]);
            self.group(group);
        }
    }

    fn group(&mut self, group: &Group) {
        let Group {
            definite,
            before,
            after,
            noun,
        } = group;
        let capital = self.english.is_empty();
        let next = before
            .or(after.first().copied())
            .map_or(noun.0, |adjective| adjective.0);
        // “European” is written with a vowel and spoken with a consonant.
        let article = match (*definite, capital) {
            (true, true) => "The",
            (true, false) => "the",
            (false, true) if vowel(next) && next != "European" => "An",
            (false, false) if vowel(next) && next != "European" => "an",
            (false, true) => "A",
            (false, false) => "a",
        };
        let article = self.english(article);
        let before = before.map(|adjective| (adjective, self.english(adjective.0)));
        let after: Vec<_> = after.iter().map(|one| (one, self.english(one.0))).collect();
        let at = self.english(noun.0);

        let feminine = noun.2;
        let inflected = |(_, he, she): &Adjective| if feminine { *she } else { *he };
        let before = before.map(|(adjective, from)| match inflected(adjective) {
            "nouveau" if vowel(noun.1) => (NOUVEL, from),
            word => (word, from),
        });
        let next = before.map_or(noun.1, |(word, _)| word);
        let word = match (*definite, feminine) {
            (true, _) if vowel(next) => ["l'", "L'"],
            (true, false) => ["le", "Le"],
            (true, true) => ["la", "La"],
            (false, false) => ["un", "Un"],
            (false, true) => ["une", "Une"],
        }[usize::from(capital)];
        // A determiner may point to its article or, being chosen by it, to the noun.
        self.french(word, &[article, at]);
        if let Some((word, from)) = before {
            self.french(word, &[from]);
        }
        self.french(noun.1, &[at]);
        for (adjective, from) in after.iter().rev() {
            self.french(inflected(adjective), &[*from]);
        }
    }
}

/// Whether a word elides the one before it: by a vowel or, as in “homme”, a mute h.
fn vowel(word: &str) -> bool {
    word.starts_with([
        'a', 'e', 'i', 'o', 'u', 'é', 'è', 'ê', 'h', 'A', 'E', 'I', 'O', 'U',
    ])
}
