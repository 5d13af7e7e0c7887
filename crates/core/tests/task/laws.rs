//! What holds for every task.

use super::*;
use seqscope_core::task::{END, Target};
use std::collections::HashSet;

/// What distinguishes two examples' inputs.
fn key(example: &Example) -> String {
    format!("{:?}", example.input)
}

#[test]
fn nothing_kept_out_is_ever_drawn_for_training() {
    for kind in GENERATED.into_iter().chain([Kind::Corpus]) {
        let (least, usual, _) = kind.lengths();
        for length in [least, usual] {
            for seed in [1, 2] {
                let task = task(kind, length, Language::En, seed);
                let held_out: HashSet<String> = task.held_out(60).iter().map(key).collect();
                assert!(task.held_out(60).iter().all(|one| task.keeps_out(one)));
                for example in draws(&task, 400) {
                    assert!(!task.keeps_out(&example), "{kind:?}, length {length}");
                    assert!(!held_out.contains(&key(&example)), "{kind:?}");
                }
            }
        }
    }
}

#[test]
fn about_one_example_in_eight_is_kept_out() {
    for kind in GENERATED {
        let task = task(kind, 0, Language::En, 1);
        // A kept-out example drawn by chance would be found by its hash: so many are passed over.
        let mut all = HashSet::new();
        all.extend(draws(&task, 2_000).map(|one| key(&one)));
        all.extend(task.held_out(300).iter().map(key));
        let kept = task.held_out(300).iter().map(key).collect::<HashSet<_>>();
        assert!(
            kept.len() >= 8,
            "{kind:?}: only {} different ones",
            kept.len()
        );
        assert!(all.len() > 5 * kept.len().min(60), "{kind:?}");
    }
}

#[test]
fn a_longer_list_begins_like_a_shorter_one_and_depends_on_the_seed() {
    for kind in GENERATED {
        let (one, two) = (
            task(kind, 0, Language::En, 1),
            task(kind, 0, Language::En, 2),
        );
        assert_eq!(one.held_out(3), one.held_out(9)[..3]);
        assert_ne!(one.held_out(9), two.held_out(9), "{kind:?}");
        let draw = |n| one.draw(&mut Stream::new(3, Purpose::Windows, n));
        assert_eq!(draw(4), draw(4));
    }
}

#[test]
fn every_number_is_one_of_the_vocabularies_and_every_place_of_the_source() {
    for kind in GENERATED.into_iter().chain([Kind::Text, Kind::Corpus]) {
        for language in [Language::En, Language::Fr] {
            let (least, _, most) = kind.lengths();
            for length in [0, least, most] {
                let task = task(kind, length, language, 1);
                for example in draws(&task, 60).chain(task.held_out(20)) {
                    let steps = example.input.steps();
                    assert!(steps > 0, "{kind:?}");
                    let classes = task.classes();
                    let symbols = example.input.symbols();
                    assert!(symbols.iter().all(|&id| id < task.source().len()));
                    if let Inputs::Vectors { width, .. } = example.input {
                        assert_eq!(width, task.width());
                    }
                    match &example.target {
                        Target::Class(class) => assert!(*class < classes),
                        Target::Value(value) => assert!((0.0..=2.0).contains(value)),
                        Target::Each(ids) => {
                            assert_eq!(ids.len(), steps, "{kind:?}");
                            assert!(ids.iter().flatten().all(|&id| id < classes));
                            assert!(ids.iter().any(Option::is_some), "{kind:?}");
                        }
                        Target::Symbols(ids) => {
                            assert_eq!(ids.last(), Some(&END));
                            let (_, words) = ids.split_last().unwrap();
                            assert!(!words.is_empty());
                            assert!(words.iter().all(|&id| id > END && id < classes));
                            if !example.gold.is_empty() {
                                assert_eq!(example.gold.len(), ids.len());
                                assert!(example.gold.iter().flatten().all(|&at| at < steps));
                            }
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn a_length_out_of_range_is_refused() {
    let options = |length| Options {
        length,
        ..Options::default()
    };
    for kind in GENERATED {
        let (least, usual, most) = kind.lengths();
        let length = |asked| Task::new(kind, &options(asked)).map(|task| task.length());
        assert_eq!(length(0), Ok(usual));
        if most == 0 {
            assert_eq!(
                length(9),
                Ok(0),
                "where it has no meaning it is not looked at"
            );
            continue;
        }
        assert_eq!((length(least), length(most)), (Ok(least), Ok(most)));
        // 0 is the usual one.
        for wrong in [most + 1, least - 1].into_iter().filter(|&wrong| wrong > 0) {
            let error = length(wrong).unwrap_err();
            assert_eq!(
                (error.code, &*error.path),
                ("out-of-range", "length"),
                "{kind:?}"
            );
        }
    }
}
