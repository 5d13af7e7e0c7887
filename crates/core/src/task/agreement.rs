//! The verb agrees with its subject, however many words stand between: “The cats near the garden …
//! (drink)”. What is read is the beginning of a sentence and the verb's infinitive; what is asked
//! for is the verb's form. Nouns on the way have numbers of their own and decide nothing.

use super::{Example, Inputs, Language, Target, Task, Vocabulary};
use crate::error::Error;
use crate::rng::Stream;
use crate::settings::Unit;

/// The words of a language: fields are parted by blanks, rows by bars.
struct Words {
    /// Article and noun of a subject: one, then several.
    subjects: &'static str,
    /// Infinitive, form for one, form for several.
    verbs: &'static str,
    /// What may stand between; the number of words of each row is its length. Those of one word and
    /// the first kind of two stand once, right after the subject.
    between: [&'static str; 3],
}

// An English article is the same for both numbers: the noun alone tells.
const EN: Words = Words {
    subjects: "The cat The cats | The dog The dogs | The bird The birds | The horse The horses | The girl The girls | The cow The cows",
    verbs: "drink drinks drink | sleep sleeps sleep | eat eats eat | run runs run | come comes come",
    between: [
        "nearby | outside | upstairs",
        "over there | out there | in there",
        "of the neighbour | of the neighbours | of the farmer | of the farmers | near the garden | near the gardens | behind the house | behind the houses | with the hen | with the hens | under the tree | under the trees",
    ],
};

// « marron », « orange » and « crème » have no plural: they tell nothing of the noun before them.
const FR: Words = Words {
    subjects: "Le chat Les chats | Le chien Les chiens | L' oiseau Les oiseaux | Le cheval Les chevaux | La fille Les filles | La vache Les vaches",
    verbs: "boire boit boivent | dormir dort dorment | manger mange mangent | courir court courent | venir vient viennent",
    between: [
        "marron | orange | crème",
        "du voisin | des voisins | du fermier | des fermiers | des voisines",
        "de la voisine | près du jardin | près des jardins | dans la cour | dans les champs | avec la poule | avec les poules | derrière la maison | derrière les maisons | sous les arbres",
    ],
};

impl Words {
    fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &EN,
            Language::Fr => &FR,
        }
    }

    /// Phrases of so many words in all.
    fn phrases(&self, language: Language, mut words: usize, stream: &mut Stream) -> Vec<&str> {
        let mut phrases = Vec::new();
        // English has phrases of three words to go on with, French of two and three.
        let first = match language {
            Language::En => words % 3,
            Language::Fr => usize::from(words == 1),
        };
        if first > 0 {
            phrases.push(pick(self.between[first - 1], stream));
            words -= first;
        }
        while words > 0 {
            let length = match words {
                _ if language == Language::En => 3,
                2 | 3 => words,
                4 => 2,
                _ => 2 + stream.below(2),
            };
            phrases.push(pick(self.between[length - 1], stream));
            words -= length;
        }
        phrases
    }
}

/// One of the rows.
fn pick(rows: &'static str, stream: &mut Stream) -> &'static str {
    let count = rows.split('|').count();
    let chosen = stream.below(count);
    rows.split('|').nth(chosen).unwrap_or_default()
}

pub(super) fn vocabularies(language: Language) -> (Vocabulary, Vocabulary) {
    let words = Words::of(language);
    let infinitives = words.verbs.split('|').filter_map(|row| fields(row).next());
    let read = [words.subjects].into_iter().chain(words.between);
    let read = read.flat_map(fields).filter(|&word| word != "|");
    let forms = words.verbs.split('|').flat_map(|row| fields(row).skip(1));
    (
        Vocabulary::new(read.chain(infinitives)),
        Vocabulary::new(forms),
    )
}

fn fields(row: &str) -> impl Iterator<Item = &str> {
    row.split_whitespace()
}

pub(super) fn draw(task: &Task, stream: &mut Stream) -> Example {
    let words = Words::of(task.language);
    let subject = pick(words.subjects, stream);
    let several = stream.below(2);
    let phrases = words.phrases(task.language, task.length, stream);
    let verb = pick(words.verbs, stream);
    let infinitive = fields(verb).take(1);
    let all = fields(subject).skip(2 * several).take(2);
    let all = all
        .chain(phrases.into_iter().flat_map(fields))
        .chain(infinitive);
    let ids = all.filter_map(|word| task.source.id(word)).collect();
    let form = fields(verb).nth(1 + several).unwrap_or_default();
    answer(ids, task.target.id(form).unwrap_or_default())
}

/// The beginning of a sentence, from article and noun of its subject, and an infinitive.
pub(super) fn encode(task: &Task, typed: &str) -> Result<Example, Error> {
    let ids = task.source.encode(typed, Unit::Word)?;
    let words = Words::of(task.language);
    let said = |place: usize| ids.get(place).map_or("", |&id| task.source.word(id));
    let subjects: Vec<&str> = fields(words.subjects).filter(|&word| word != "|").collect();
    let subject = [said(0), said(1)];
    let found = subjects.chunks(2).position(|known| known == subject);
    let place = found.ok_or_else(|| {
        let message = "The sentence must begin with an article and a noun that it knows.";
        Error::new("no-subject", "input", message)
    })?;
    let infinitive = said(ids.len() - 1);
    let mut verbs = words.verbs.split('|');
    let verb = verbs.find(|row| fields(row).next() == Some(infinitive));
    let form = verb.and_then(|row| fields(row).nth(1 + place % 2));
    let class = form.and_then(|form| task.target.id(form)).ok_or_else(|| {
        let message = "The sentence must end with the infinitive of a verb that it knows.";
        Error::new("no-infinitive", "input", message)
    })?;
    Ok(answer(ids, class))
}

/// Gold are the places that tell the number: the subject's.
fn answer(ids: Vec<usize>, class: usize) -> Example {
    Example {
        input: Inputs::Symbols(ids),
        target: Target::Class(class),
        gold: vec![vec![0, 1]],
    }
}
