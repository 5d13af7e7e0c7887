//! Small sentences in which the next word depends on an early one: I am Bond, James …

use super::grammar::Grammar;
use super::{END, Example, Language, START, Task, Vocabulary};
use crate::error::Error;
use crate::rng::Stream;
use crate::settings::Unit;

const EN: &str = "
S: $NAME | $NAME | $NAME | $MOOD
NAME: I am @N , $F @N $END | my name is @N , $F @N $END | this is @N , the friend of $F , $F @N $END
MOOD: I am $A $END | I am $A , said $F $N $END
F: James | Emma | Paul | Anna | Peter | Lucy
N: Bond | McGuire | Smith | Moreau | Brown | Taylor
A: tired | happy | hungry | late
END: . | !
";

const FR: &str = "
S: $NAME | $NAME | $NAME | $MOOD
NAME: je suis @N , $F @N $END | mon nom est @N , $F @N $END | voici @N , un proche de $F , $F @N $END
MOOD: je suis $A $END | je suis $A , dit $F $N $END
F: James | Marie | Paul | Claire | Pierre | Lucie
N: Bond | McGuire | Martin | Moreau | Dubois | Lambert
A: triste | malade | libre | en retard
END: . | !
";

fn grammar(language: Language) -> Grammar {
    Grammar(match language {
        Language::En => EN,
        Language::Fr => FR,
    })
}

pub(super) fn vocabularies(language: Language) -> (Vocabulary, Vocabulary) {
    let words = Vocabulary::written(grammar(language).words().iter().map(|(word, _)| *word));
    (words.clone(), words)
}

pub(super) fn draw(task: &Task, stream: &mut Stream) -> Example {
    let words = grammar(task.language).draw(stream);
    answer(
        words
            .iter()
            .filter_map(|(word, _)| task.source.id(word))
            .collect(),
    )
}

/// The beginning of a sentence: its words.
pub(super) fn encode(task: &Task, typed: &str) -> Result<Example, Error> {
    Ok(answer(task.source.encode(typed, Unit::Word)?))
}

/// START goes in first, so that the first word has a probability too; END is the last to come out.
fn answer(words: Vec<usize>) -> Example {
    let target = words.iter().copied().chain([END]).map(Some).collect();
    let source = [START].into_iter().chain(words).collect();
    Example::each(source, target)
}
