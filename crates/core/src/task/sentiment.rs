//! Small sentences that praise or blame. A negation turns the judgement round, and after “but” only
//! what follows counts: neither can be told from the words without their order.

use super::grammar::Grammar;
use super::{Example, Inputs, Language, Target, Task, Vocabulary};
use crate::error::Error;
use crate::rng::Stream;
use crate::settings::Unit;

// Marks: + praises, - blames, ! turns round, ~ makes forget.
const EN: &str = "
S: $C $END | $C $END | $C , but/~ $C $END
C: the $N is $A | the $N is $A | the $N is not/! $A | it is never/! $A | the $N is really $A | the $N is not/! very $A | I $V the $N | I did not/! $W the $N | nobody/! $V the $N
N: film | book | play | music | story | end
A: good/+ | beautiful/+ | funny/+ | clever/+ | bad/- | ugly/- | boring/- | stupid/-
V: liked/+ | enjoyed/+ | hated/- | disliked/-
W: like/+ | enjoy/+ | hate/- | dislike/-
END: . | !
";

const FR: &str = "
S: $C $END | $C $END | $C , mais/~ $C $END
C: le $M est $AM | la $F est $AF | le $M n' est pas/! $AM | la $F n' est pas/! $AF | ce n' est jamais/! $AM | le $M est vraiment $AM | la $F n' est pas/! très $AF | j' ai $V $NP | je n' ai pas/! $V $NP | personne/! n' a $V $NP
NP: le $M | la $F
M: film | livre | spectacle
F: musique | fin | chanson
AM: bon/+ | beau/+ | drôle/+ | intelligent/+ | mauvais/- | laid/- | ennuyeux/- | stupide/-
AF: bonne/+ | belle/+ | drôle/+ | intelligente/+ | mauvaise/- | laide/- | ennuyeuse/- | stupide/-
V: aimé/+ | adoré/+ | détesté/- | critiqué/-
END: . | !
";

fn grammar(language: Language) -> Grammar {
    Grammar(match language {
        Language::En => EN,
        Language::Fr => FR,
    })
}

pub(super) fn vocabularies(language: Language) -> (Vocabulary, Vocabulary) {
    let classes = match language {
        Language::En => ["negative", "positive"],
        Language::Fr => ["négatif", "positif"],
    };
    (grammar(language).vocabulary(), Vocabulary::new(classes))
}

pub(super) fn draw(task: &Task, stream: &mut Stream) -> Example {
    let words = grammar(task.language).draw(stream);
    let ids = words
        .iter()
        .filter_map(|(word, _)| task.source.id(word))
        .collect();
    answer(ids, words.iter().map(|&(_, mark)| mark))
}

/// A sentence of known words.
pub(super) fn encode(task: &Task, typed: &str) -> Result<Example, Error> {
    let ids = task.source.encode(typed, Unit::Word)?;
    let mark = |&id: &usize| {
        grammar(task.language)
            .mark(task.source.word(id))
            .unwrap_or_default()
    };
    let marks: Vec<_> = ids.iter().map(mark).collect();
    Ok(answer(ids, marks.into_iter()))
}

/// The class by the marks: a sentence that judges nothing, or praises and blames as much, is taken
/// for negative.
fn answer<'a>(ids: Vec<usize>, marks: impl Iterator<Item = &'a str>) -> Example {
    let (mut judgement, mut sign) = (0, 1);
    for mark in marks {
        match mark {
            "+" => judgement += 1,
            "-" => judgement -= 1,
            "!" => sign = -sign,
            "~" => (judgement, sign) = (0, 1),
            _ => {}
        }
    }
    Example {
        input: Inputs::Symbols(ids),
        target: Target::Class(usize::from(judgement * sign > 0)),
        gold: Vec::new(),
    }
}
