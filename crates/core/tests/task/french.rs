//! The translations are French: checked by rules of their own, not by the generator's tables.

use super::*;
use seqscope_core::task::translation::{FIGURE_3A, FIGURE_3A_FRENCH};
use std::collections::BTreeSet;

const FEMININE: &str = "loi lettre décision idée commission école femme zone";
const MASCULINE: &str = "accord traité rapport document ministre président professeur ami homme";
const BEFORE: &str = "nouveau nouvel nouvelle petit petite";
/// Adjectives that are the same for both genders.
const EITHER: &str = "économique politique rouge";
const PARTICIPLES: &str = "signé lu écrit vu trouvé accepté publié expliqué";

fn has(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

fn is_noun(word: &str) -> bool {
    has(FEMININE, word) || has(MASCULINE, word)
}

#[test]
fn articles_elide_and_adjectives_and_participles_agree() {
    let task = task(Kind::Translation, 26, Language::En, 1);
    for example in draws(&task, 4_000) {
        let words = target(&task, &example);
        let french: Vec<&str> = words.iter().map(String::as_str).collect();
        let text = french.join(" ");
        for (at, &word) in french.iter().enumerate() {
            let next = french.get(at + 1).copied().unwrap_or("");
            let silent = next.starts_with(['a', 'e', 'i', 'o', 'u', 'é', 'h']);
            match word.to_lowercase().as_str() {
                "l'" => assert!(silent, "{text}"),
                "le" | "la" | "nouveau" => assert!(!silent, "{text}"),
                "nouvel" => assert!(silent, "{text}"),
                _ => {}
            }
            if !is_noun(word) {
                continue;
            }
            let feminine = has(FEMININE, word);
            let before = has(BEFORE, french[at - 1]);
            let article = french[at - 1 - usize::from(before)].to_lowercase();
            let right = if feminine { "la une l'" } else { "le un l'" };
            assert!(has(right, &article), "{text}");
            let mut agreeing = french[at + 1..].iter().take_while(|next| {
                !["a", "va", "en", ".", "!", "sur", "pour", "avec", "contre"].contains(next)
            });
            let verbs = "signe lit écrit voit trouve accepte publie explique";
            let agreeing = agreeing.by_ref().take_while(|next| !has(verbs, next));
            for adjective in agreeing.copied().chain(before.then(|| french[at - 1])) {
                let either = has(EITHER, adjective);
                assert!(
                    either || adjective.ends_with('e') == feminine,
                    "{adjective}: {text}"
                );
            }
        }
        if let Some(was) = french.iter().position(|&word| word == "été") {
            let head = french.iter().find(|word| is_noun(word)).unwrap();
            let participle = french[was + 1];
            let bare = participle
                .strip_suffix('e')
                .filter(|bare| has(PARTICIPLES, bare));
            assert_eq!(bare.is_some(), has(FEMININE, head), "{text}");
        }
        assert!(french[0].starts_with(char::is_uppercase), "{text}");
        assert!(
            words
                .iter()
                .skip(1)
                .all(|word| !word.starts_with(char::is_uppercase)),
            "{text}"
        );
    }
}

#[test]
fn alignments_lead_to_words_of_the_same_meaning() {
    let pairs = "agreement accord treaty traité law loi report rapport letter lettre document document \
        decision décision idea idée minister ministre president président commission commission \
        teacher professeur friend ami school école man homme woman femme area zone on sur for pour \
        with avec against contre in en January janvier March mars May mai August août October octobre \
        December décembre signs signe reads lit writes écrit sees voit finds trouve accepts accepte \
        publishes publie explains explique sign signer read lire write écrire see voir find trouver \
        accept accepter publish publier explain expliquer red rouge was été economic économique \
        political politique European européen European européenne French français French française \
        German allemand German allemande";
    // In a name the English word has a capital.
    let names = "Area zone Agreement accord Treaty traité Commission commission Economic économique \
        Political politique";
    let pairs: Vec<&str> = pairs
        .split_whitespace()
        .chain(names.split_whitespace())
        .collect();
    let task = task(Kind::Translation, 0, Language::En, 1);
    let mut seen = BTreeSet::new();
    for example in draws(&task, 4_000) {
        let (english, french) = (source(&task, &example), target(&task, &example));
        for (word, places) in french.iter().zip(&example.gold) {
            assert!(!places.is_empty(), "{word}");
            let from: Vec<&str> = places.iter().map(|&at| english[at].as_str()).collect();
            for pair in pairs.chunks(2).filter(|pair| pair[1] == word) {
                seen.insert(pair[1].to_owned());
                let same = pairs
                    .chunks(2)
                    .any(|pair| pair[1] == word && from.contains(&pair[0]));
                let participle =
                    word == "écrit" && from.contains(&"wrote") || from.contains(&"written");
                assert!(same || participle, "{word} from {from:?} in {english:?}");
            }
            match word.to_lowercase().as_str() {
                "le" | "la" | "l'" => assert!(from.len() == 2 && has("the The", from[0])),
                "un" | "une" => assert!(from.len() == 2 && has("a an A An", from[0])),
                "va" => assert_eq!(from, ["is", "going", "to"]),
                _ => assert_eq!(from.len(), 1),
            }
        }
    }
    let all: BTreeSet<String> = pairs.chunks(2).map(|pair| pair[1].to_owned()).collect();
    assert_eq!(seen, all);
}

#[test]
fn the_language_has_the_size_and_the_shape_that_is_claimed() {
    let task = task(Kind::Translation, 0, Language::En, 1);
    let (source_size, target_size) = (task.source().len(), task.target().len() - 2);
    let examples: Vec<Example> = draws(&task, 5_000).collect();
    let words: Vec<Vec<String>> = examples.iter().map(|one| source(&task, one)).collect();
    let lengths: Vec<usize> = words.iter().map(Vec::len).collect();
    let mean = lengths.iter().sum::<usize>() as f64 / 5_000.0;
    let french: usize = examples.iter().map(|one| target(&task, one).len()).sum();
    let verb = |word: &String| {
        let verbs = "was is signs signed reads read writes wrote sees saw finds found accepts accepted \
            publishes published explains explained";
        verbs.split_whitespace().any(|known| known == word)
    };
    let with = words.iter().filter(|words| {
        let subject = words.iter().take_while(|word| !verb(word));
        subject
            .into_iter()
            .any(|word| has("on for with against", word))
    });
    let share = with.count() as f64 / 5_000.0;
    println!(
        "{source_size} English words, {target_size} French; {} to {} words, mean {mean:.1}, French \
         {:.1}; prepositions in {share:.2} of the subjects",
        lengths.iter().min().unwrap(),
        lengths.iter().max().unwrap(),
        french as f64 / 5_000.0
    );
    assert!((75..=90).contains(&source_size) && (95..=110).contains(&target_size));
    assert!(lengths.iter().all(|n| (5..=16).contains(n)));
    assert!(share >= 0.5, "{share}");
    assert!((9.5..12.0).contains(&mean), "{mean}");
    let all: BTreeSet<&String> = words.iter().flatten().collect();
    assert_eq!(all.len(), source_size, "some words are never drawn");
}

#[test]
fn the_sentence_of_the_figure_is_translated_and_never_learnt() {
    let task = task(Kind::Translation, 0, Language::En, 1);
    let example = task.encode(FIGURE_3A).unwrap();
    assert_eq!(target(&task, &example).join(" "), FIGURE_3A_FRENCH);
    let set = |n: usize| &example.gold[n][..];
    // zone → Area, économique → Economic, européenne → European: an anti-diagonal.
    assert_eq!(
        (set(3), set(4), set(5), set(6)),
        (&[3, 6][..], &[6][..], &[5][..], &[4][..])
    );
    assert!(task.keeps_out(&example));
    assert!(task.keeps_out(&task.encode(&FIGURE_3A.replace('.', "!")).unwrap()));
}

#[test]
fn every_word_of_a_name_stands_beside_every_other() {
    let task = task(Kind::Translation, 0, Language::En, 1);
    let mut seen = BTreeSet::new();
    for example in draws(&task, 20_000) {
        let english = source(&task, &example);
        for (at, noun) in english.iter().enumerate() {
            if !has("Area Agreement Treaty Commission", noun) {
                continue;
            }
            let the = english[..at].iter().rposition(|word| has("the The", word));
            let adjectives = &english[the.unwrap() + 1..at];
            assert!((1..=2).contains(&adjectives.len()), "{english:?}");
            seen.insert([adjectives, std::slice::from_ref(noun)].concat());
        }
    }
    // Five adjectives, one or two different ones in any order, with four nouns.
    assert_eq!(seen.len(), (5 + 5 * 4) * 4);
}

#[test]
fn what_is_drawn_is_understood_when_it_is_typed() {
    for length in [8, 16, 32] {
        let task = task(Kind::Translation, length, Language::En, 1);
        for example in draws(&task, 1_000) {
            let typed = source(&task, &example).join(" ");
            assert_eq!(task.encode(&typed).unwrap(), example, "{typed}");
        }
    }
    let task = task(Kind::Translation, 0, Language::En, 1);
    let translated = |typed: &str| target(&task, &task.encode(typed).unwrap()).join(" ");
    assert_eq!(
        translated("the new man is going to read a European law!"),
        "Le nouvel homme va lire une loi européenne !"
    );
    assert_eq!(translated("The law was written ."), "La loi a été écrite .");
    assert_eq!(
        translated("the German Economic Agreement was read ."),
        "L' accord économique allemand a été lu ."
    );
    assert_eq!(
        translated("A European economic area is going to see the French Commission !"),
        "Une zone économique européenne va voir la commission française !"
    );
    for name in [
        "The Commission",
        "An Economic Area",
        "The new European Area",
        "The Economic law",
    ] {
        let typed = format!("{name} was read .");
        assert_eq!(
            translated(&typed),
            "",
            "neither a name nor a plain noun: {name}"
        );
    }
    assert_eq!(translated("An idea ."), "", "known words, but no sentence");
    let error = task.encode("The agrement was sinned .").unwrap_err();
    assert_eq!(
        (error.code, &*error.args["symbol"].to_string()),
        ("unknown-symbol", "agrement")
    );
    assert_eq!(error.args["nearest"], "agreement, Agreement");
}
