//! Texts, corpora and typed inputs: every one is taken or refused, and none can panic.

use super::*;
use proptest::prelude::*;
use seqscope_core::settings::Unit;
use seqscope_core::task::Target;
use seqscope_core::task::corpus::{MOST_LENGTH, MOST_PAIRS, MOST_SYMBOLS};

fn corpus(text: &str) -> Result<Task, seqscope_core::error::Error> {
    let options = Options {
        text: text.to_owned(),
        ..Options::default()
    };
    Task::new(Kind::Corpus, &options)
}

#[test]
fn a_corpus_is_read_and_its_wrong_lines_are_counted() {
    let long = "x ".repeat(MOST_LENGTH + 1);
    let text = format!("{TEXT}\nno tab here\n\tonly one side\nlong\t{long}\na\tb\ta remark\n");
    let task = corpus(&text).unwrap();
    let notice = &task.notices()[0];
    assert_eq!(notice.code, "lines-skipped");
    let args = ["no_tab", "empty", "too_long", "too_many", "first"].map(|name| &*notice.args[name]);
    assert_eq!(args, ["1", "1", "1", "0", "12"]);
    assert!(!task.target().words().contains(&"remark".to_owned()));
    let typed = task.encode("the cat sleeps").unwrap();
    assert_eq!(target(&task, &typed), ["le", "chat", "dort"]);
    assert_eq!(
        target(&task, &task.encode("cat the").unwrap()),
        Vec::<String>::new()
    );
    let error = task.encode("the cut").unwrap_err();
    assert_eq!(
        (error.code, &*error.args["nearest"].to_string()),
        ("unknown-symbol", "cat")
    );
}

#[test]
fn a_corpus_that_cannot_be_learnt_from_says_why() {
    let refused = |text: &str| corpus(text).unwrap_err();
    assert_eq!(refused("").code, "corpus-empty");
    let error = refused("a b\nc d\n\t\n");
    assert_eq!(
        (
            error.code,
            &*error.args["no_tab"].to_string(),
            &*error.args["first"].to_string()
        ),
        ("corpus-empty", "2", "1")
    );
    assert_eq!(refused("a\tb\na\tc\n").code, "corpus-one-sentence");
    assert_eq!(refused(&"a".repeat(4_000_001)).code, "text-too-long");
}

#[test]
fn a_large_corpus_is_cut_to_its_most_frequent_words() {
    let line = |n: usize| format!("the w{n} {}\tle v{n}\n", n % 7);
    let text: String = (0..MOST_PAIRS + 5).map(line).collect();
    let task = corpus(&text).unwrap();
    let codes: Vec<&str> = task.notices().iter().map(|notice| notice.code).collect();
    assert_eq!(codes, ["lines-skipped", "vocabulary-cut", "vocabulary-cut"]);
    assert_eq!(task.notices()[0].args["too_many"], "5");
    assert_eq!(
        (task.source().len(), task.target().len()),
        (MOST_SYMBOLS, MOST_SYMBOLS)
    );
    assert_eq!(task.target().words()[..3], ["<s>", "</s>", "le"]);
    let known = task.encode("the quite-new 3").unwrap();
    assert_eq!(source(&task, &known), ["the", "<unk>", "3"]);
}

#[test]
fn equal_sources_are_on_the_same_side() {
    let text = TEXT.repeat(40) + "rare\tx\n";
    let task = corpus(&text).unwrap();
    let out: Vec<Example> = task.held_out(50);
    for example in draws(&task, 1_000) {
        assert!(out.iter().all(|one| one.input != example.input));
    }
}

#[test]
fn marks_numbers_and_pictures_are_read() {
    let adding = task(Kind::Adding, 0, Language::En, 1);
    let typed = adding.encode("0.25 0.5* 1 0.125*").unwrap();
    assert_eq!(typed.target, Target::Value(0.625));
    assert_eq!(adding.encode("0.5 x").unwrap_err().args["symbol"], "x");
    assert_eq!(adding.encode("nan*").unwrap_err().code, "not-a-number");
    let latch = task(Kind::Latch, 0, Language::En, 1);
    assert_eq!(
        latch.encode("-1 -1 -1 0.3").unwrap().target,
        Target::Class(0)
    );
    assert_eq!(latch.encode("1 1").unwrap_err().code, "input-too-short");
    let order = task(Kind::TemporalOrder, 0, Language::En, 1);
    assert_eq!(order.encode("abXcd Ya").unwrap().target, Target::Class(1));
    assert_eq!(order.encode("abX").unwrap_err().args["found"], "1");
    let reber = task(Kind::Reber, 0, Language::En, 1);
    assert_eq!(reber.encode("BTBTXSETE").unwrap().input.steps(), 8);
    assert_eq!(reber.encode("btb").unwrap().input.steps(), 3);
    assert_eq!(reber.encode("BTX").unwrap_err().args["legal"], "B");
    let caption = task(Kind::Caption, 0, Language::En, 1);
    assert_eq!(
        caption
            .encode(&"............\n".repeat(12))
            .unwrap()
            .input
            .steps(),
        1
    );
    assert_eq!(caption.encode("....").unwrap_err().code, "not-a-picture");
}

fn anything() -> impl Strategy<Value = String> {
    let words = "(?s)(the|The|a|law|was|signed|on|in|May|1992|film|not|good|B|T|X|Y|\\.|#|0|1\\*|-1|\t|\n|\u{0301}|’|é| |.){0,60}";
    prop_oneof![
        words.prop_map(|text: String| text),
        any::<String>(),
        "[ 0-9./,-]{0,16}"
    ]
}

fn kinds() -> impl Strategy<Value = Kind> {
    let all: Vec<Kind> = GENERATED
        .into_iter()
        .chain([Kind::Text, Kind::Corpus])
        .collect();
    prop::sample::select(all)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 600 } else { 3_000 }))]

    #[test]
    fn nothing_typed_can_panic(kind in kinds(), typed in anything(), french in any::<bool>()) {
        let task = task(kind, 0, if french { Language::Fr } else { Language::En }, 1);
        match task.encode(&typed) {
            Ok(example) => {
                prop_assert!(example.input.steps() > 0);
                prop_assert!(example.input.symbols().iter().all(|&id| id < task.source().len()));
                let out = example.target.symbols();
                prop_assert!(out.iter().all(|&id| id < task.classes()));
                let steps = example.input.steps();
                if kind != Kind::Reber {
                    prop_assert!(example.gold.iter().flatten().all(|&at| at < steps));
                }
                if let Target::Each(each) = &example.target {
                    prop_assert_eq!(each.len(), steps);
                }
            }
            Err(error) => prop_assert!(["input", "sequence"].contains(&&*error.path)),
        }
    }

    #[test]
    fn no_corpus_and_no_text_can_panic(
        lines in prop::collection::vec((anything(), "[\t ]{0,2}", anything()), 0..12),
        character in any::<bool>(),
        length in any::<usize>(),
        corpus in any::<bool>(),
    ) {
        let text: String = lines.iter().map(|(a, tab, b)| format!("{a}{tab}{b}\n")).collect();
        let options = Options {
            text,
            length,
            unit: if character { Unit::Character } else { Unit::Word },
            ..Options::default()
        };
        let kind = if corpus { Kind::Corpus } else { Kind::Text };
        if let Ok(task) = Task::new(kind, &options) {
            for example in draws(&task, 5).chain(task.held_out(5)) {
                prop_assert!(example.input.steps() > 0);
                let symbols = example.input.symbols();
                prop_assert!(symbols.iter().all(|&id| id < task.source().len()));
            }
            for example in draws(&task, 20) {
                prop_assert!(!task.keeps_out(&example));
            }
        }
    }

    #[test]
    fn no_length_can_panic(kind in kinds(), length in 0..2_000_usize, seed in any::<u32>()) {
        let (least, _, most) = kind.lengths();
        let task = task(kind, length.clamp(least, most), Language::Fr, seed);
        for example in draws(&task, 2).chain(task.held_out(2)) {
            prop_assert!(example.input.steps() > 0);
        }
    }
}
