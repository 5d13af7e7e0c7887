//! The verb's form is the subject's number, found again from the endings alone.

use super::*;
use seqscope_core::task::Target;

/// Subject, words between, infinitive and form.
fn read(task: &Task, example: &Example) -> (String, Vec<String>, String, String) {
    let mut words = source(task, example);
    let infinitive = words.pop().expect("an infinitive");
    let between = words.split_off(2);
    let Target::Class(class) = example.target else {
        panic!("not a class");
    };
    let form = task.target().word(class).to_owned();
    (words.join(" "), between, infinitive, form)
}

#[test]
fn the_form_is_that_of_the_first_noun_and_of_no_other() {
    for (language, plural) in [(Language::En, "s"), (Language::Fr, "ent")] {
        for length in [1, 2, 3, 4, 5, 8, 30] {
            let task = task(Kind::Agreement, length, language, 1);
            let (mut several, mut misled) = (0, 0);
            for example in draws(&task, 300) {
                let (subject, between, infinitive, form) = read(&task, &example);
                assert_eq!(between.len(), length, "{between:?}");
                assert_eq!(example.gold, [vec![0, 1]]);
                let is_plural = subject.ends_with('s') || subject.ends_with('x');
                // English marks the verb of one, French that of several.
                let marked = form.ends_with(plural) && form != "vient";
                assert_eq!(
                    marked,
                    is_plural == (language == Language::Fr),
                    "{subject}: {form}"
                );
                let stem = if language == Language::Fr { 1 } else { 3 };
                assert_eq!(infinitive[..stem], form[..stem]);
                several += usize::from(is_plural);
                misled += usize::from(between.last().unwrap().ends_with('s') != is_plural);
                let typed = source(&task, &example).join(" ");
                assert_eq!(task.encode(&typed).unwrap(), example, "{typed}");
            }
            assert!((110..190).contains(&several), "{several} of 300");
            assert!((90..210).contains(&misled), "{misled} of 300");
        }
    }
}

#[test]
fn a_typed_beginning_is_conjugated() {
    let french = task(Kind::Agreement, 0, Language::Fr, 1);
    let form = |typed: &str| {
        let example = french.encode(typed)?;
        Ok::<_, seqscope_core::error::Error>(read(&french, &example).3)
    };
    assert_eq!(form("Les chats marron boire").unwrap(), "boivent");
    assert_eq!(form("L’oiseau des voisins dormir").unwrap(), "dort");
    assert_eq!(form("des voisins dormir").unwrap_err().code, "no-subject");
    assert_eq!(form("Le chat marron").unwrap_err().code, "no-infinitive");
    assert_eq!(form("Le").unwrap_err().code, "no-subject");
    assert_eq!(form("Le zèbre boire").unwrap_err().code, "unknown-symbol");
}
