//! The part of speech of every word (names of Universal Dependencies). Some words have two, which
//! only their neighbours tell apart, and sometimes only those that follow.

use super::grammar::Grammar;
use super::{Example, Language, Task, Vocabulary};
use crate::error::Error;
use crate::rng::Stream;
use crate::settings::Unit;

/// The tags.
pub const TAGS: [&str; 8] = ["DET", "ADJ", "NOUN", "AUX", "VERB", "ADV", "PRON", "PUNCT"];

// “The light can …” goes on as “… will fall” or as “… fall”: the noun is known one word later.
const EN: &str = "
S: $NP $VP $END
NP: $D $N | $D $A $N
D: the/DET | this/DET | that/DET | my/DET
N: can/NOUN | will/NOUN | watch/NOUN | light/NOUN | fish/NOUN | paint/NOUN | girl/NOUN | man/NOUN
A: light/ADJ | open/ADJ | old/ADJ | red/ADJ
VP: $AUX $V $NP | $AUX $V $NP | $AUX $V $NP $ADV | $AUX fall/VERB $ADV
AUX: can/AUX | will/AUX | must/AUX
V: watch/VERB | light/VERB | open/VERB | paint/VERB | see/VERB
ADV: again/ADV | slowly/ADV | now/ADV
END: ./PUNCT | !/PUNCT
";

// No adjective is a noun as well: « la petite ferme la porte » has two readings.
const FR: &str = "
S: $NP $VP $END
NP: $DM $M | $DF $F | $DM $AM $M | $DF $AF $F
DM: le/DET | un/DET | ce/DET
DF: la/DET | une/DET | cette/DET
M: livre/NOUN | garde/NOUN | voisin/NOUN
F: porte/NOUN | ferme/NOUN | montre/NOUN | voisine/NOUN
AM: petit/ADJ | vieux/ADJ | beau/ADJ
AF: petite/ADJ | vieille/ADJ | belle/ADJ
VP: $V $NP | $V $NP | $V $NP $ADV | la/PRON $V | le/PRON $V | la/PRON $V $ADV
V: porte/VERB | ferme/VERB | montre/VERB | livre/VERB | garde/VERB | voit/VERB
ADV: encore/ADV | lentement/ADV | demain/ADV
END: ./PUNCT | !/PUNCT
";

fn grammar(language: Language) -> Grammar {
    Grammar(match language {
        Language::En => EN,
        Language::Fr => FR,
    })
}

pub(super) fn vocabularies(language: Language) -> (Vocabulary, Vocabulary) {
    (grammar(language).vocabulary(), Vocabulary::new(TAGS))
}

pub(super) fn draw(task: &Task, stream: &mut Stream) -> Example {
    let words = grammar(task.language).draw(stream);
    let ids = words
        .iter()
        .filter_map(|(word, _)| task.source.id(word))
        .collect();
    let tags = words.iter().map(|(_, tag)| task.target.id(tag)).collect();
    Example::each(ids, tags)
}

/// A sentence of known words; the tag of a word that has two is not known.
pub(super) fn encode(task: &Task, typed: &str) -> Result<Example, Error> {
    let ids = task.source.encode(typed, Unit::Word)?;
    let tag = |&id: &usize| {
        let mark = grammar(task.language).mark(task.source.word(id))?;
        task.target.id(mark)
    };
    let tags = ids.iter().map(tag).collect();
    Ok(Example::each(ids, tags))
}
