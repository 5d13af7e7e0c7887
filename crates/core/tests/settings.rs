//! Every limit is refused with its code, and nothing a page can send makes the core panic.

use proptest::prelude::*;
use seqscope_core::session::{Edit, SampleOptions, Session};
use seqscope_core::settings::{Kind, Settings, describe};
use seqscope_core::trace::force::Force;
use serde_json::{Value, json};

fn refused(settings: Value) -> (&'static str, String) {
    let error = Settings::from_json(&settings)
        .and_then(Settings::check)
        .expect_err(&format!("{settings} must be refused"));
    assert!(error.message.ends_with('.'), "{}", error.message);
    (error.code, error.path)
}

#[test]
fn defaults_are_good_and_described() {
    let defaults = json!(Settings::default());
    let rows = describe();
    assert_eq!(
        rows.len(),
        defaults.as_object().map_or(0, |object| object.len())
    );
    for row in rows {
        assert_eq!(json!(row.default), defaults[row.name], "{}", row.name);
        for (other, values) in row.applies_when.unwrap_or_default() {
            let whole = describe();
            let choices = whole
                .iter()
                .find(|row| row.name == other)
                .expect("a setting");
            let choices = choices.choices.as_ref().expect("of a choice");
            assert!(values.iter().all(|value| choices.contains(value)));
        }
    }
    let checked = Settings::default().check().expect("good defaults");
    assert!(checked.symbols() <= 60, "{}", checked.symbols());
    assert_eq!(
        checked.sequence().tokens.join(" "),
        "le chat boit du lait ."
    );
    assert_eq!(checked.sequence().steps(), 5);
}

#[test]
fn every_limit_is_refused_with_its_code() {
    for row in describe() {
        let name = row.name;
        let with = |value: Value| refused(json!({ name: value }));
        let wrong = ("wrong-type", name.to_owned());
        match row.kind {
            Kind::Choice => {
                assert_eq!(
                    with(json!("none of them")),
                    ("not-a-choice", name.to_owned())
                );
                assert_eq!(with(json!(1)), wrong);
            }
            Kind::Boolean => assert_eq!(with(json!("yes")), wrong),
            Kind::Text => assert_eq!(with(json!(["a"])), wrong),
            Kind::Integer | Kind::Real => {
                let (min, max) = (row.min.expect("a limit"), row.max.expect("a limit"));
                let beyond = [
                    json!(min - 1.0),
                    json!(max + 1.0),
                    json!(-1e300),
                    json!(1e300),
                ];
                for value in beyond {
                    assert_eq!(with(value), ("out-of-range", name.to_owned()));
                }
                assert_eq!(with(json!("4")), wrong);
                assert_eq!(with(Value::Null), wrong);
                if row.kind == Kind::Integer {
                    assert_eq!(with(json!(2.5)), wrong);
                }
                for value in [min, max] {
                    let good = Settings::from_json(&json!({ name: value })).expect("a limit");
                    assert!(good.check().is_ok() || name == "k1", "{name} {value}");
                }
            }
        }
    }
    assert_eq!(
        refused(json!({ "hiden": 4 })),
        ("unknown-setting", "hiden".to_owned())
    );
    assert_eq!(refused(json!([1])), ("wrong-type", String::new()));
}

#[test]
fn settings_made_without_json_are_checked_too() {
    let code = |settings: Settings| settings.check().expect_err("refused").code;
    let base = Settings::default();
    assert_eq!(
        code(Settings {
            hidden: 0,
            ..base.clone()
        }),
        "out-of-range"
    );
    assert_eq!(
        code(Settings {
            hidden: usize::MAX,
            ..base.clone()
        }),
        "out-of-range"
    );
    assert_eq!(
        code(Settings {
            learning_rate: f64::NAN,
            ..base.clone()
        }),
        "out-of-range"
    );
    assert_eq!(
        code(Settings {
            clip_at: f64::INFINITY,
            ..base
        }),
        "out-of-range"
    );
}

#[test]
fn what_contradicts_itself_is_refused() {
    assert_eq!(
        refused(json!({ "k1": 4, "k2": 3 })),
        ("k1-above-k2", "k1".to_owned())
    );
    assert!(
        Settings::from_json(&json!({ "k1": 4 }))
            .and_then(Settings::check)
            .is_ok()
    );
    let text = |text: &str| refused(json!({ "text": text }));
    assert_eq!(text(" "), ("text-too-short", "text".to_owned()));
    assert_eq!(text("la la la"), ("text-one-symbol", "text".to_owned()));
    assert_eq!(
        text(&"a b ".repeat(1_000_001)),
        ("text-too-long", "text".to_owned())
    );
    let sequence = |sequence: &str| refused(json!({ "sequence": sequence }));
    assert_eq!(
        sequence("le"),
        ("sequence-too-short", "sequence".to_owned())
    );
    assert_eq!(
        sequence("  "),
        ("sequence-too-short", "sequence".to_owned())
    );
    assert_eq!(
        sequence(&"le ".repeat(130)),
        ("sequence-too-long", "sequence".to_owned())
    );
    assert_eq!(
        sequence("le zèbre"),
        ("unknown-symbol", "sequence".to_owned())
    );
}

#[test]
fn a_short_text_has_short_windows() {
    let settings = json!({ "text": "a b a", "time_steps": 128, "batch": 64 });
    let checked = Settings::from_json(&settings)
        .and_then(Settings::check)
        .expect("good");
    assert_eq!((checked.window(), checked.sequence().steps()), (2, 2));
    let mut session = Session::new(checked).expect("a session");
    session.train(3).expect("it trains");
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (-3_i64..130).prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        prop::sample::select(vec![
            "rnn",
            "lstm",
            "gru",
            "adam",
            "embedding",
            "character",
            "norm"
        ])
        .prop_map(Value::from),
    ]
}

fn any_settings() -> impl Strategy<Value = Value> {
    let names: Vec<&str> = describe()
        .iter()
        .map(|row| row.name)
        .chain(["other"])
        .collect();
    prop::collection::btree_map(prop::sample::select(names), any_value(), 0..4)
        .prop_map(|map| json!(map))
}

/// Settings within the limits, small enough to be tried many times.
fn good_settings() -> impl Strategy<Value = Value> {
    let choice = |of: &[&'static str]| prop::sample::select(of.to_vec());
    let model = (
        choice(&["rnn", "lstm", "gru"]),
        1..7_u32,
        choice(&["one_hot", "embedding"]),
        1..6_u32,
        any::<bool>(),
        choice(&["after", "before"]),
    );
    let training = (
        2..9_u32,
        1..4_u32,
        choice(&["sgd", "momentum", "adam"]),
        prop::sample::select(vec![1e-5, 0.1, 10.0]),
        choice(&["none", "norm", "value"]),
        (0..4_u32, 4..9_u32),
        any::<u32>(),
    );
    let text = ("[a-c '’猫🐈‍.\n-]{0,30}", choice(&["word", "character"]));
    (model, training, text).prop_map(|(model, training, text)| {
        let (cell, hidden, input, embedding, bias, reset) = model;
        let (time_steps, batch, optimizer, learning_rate, clip, (k1, k2), seed) = training;
        json!({
            "cell": cell, "hidden": hidden, "input": input, "embedding": embedding, "bias": bias,
            "reset": reset, "time_steps": time_steps, "batch": batch, "optimizer": optimizer,
            "learning_rate": learning_rate, "clip": clip, "k1": k1, "k2": k2, "seed": seed,
            "text": text.0, "unit": text.1,
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_settings_panic(settings in any_settings()) {
        if let Ok(checked) = Settings::from_json(&settings).and_then(Settings::check) {
            prop_assert!(Session::new(checked).is_ok());
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,40}", sequence in "\\PC{0,6}", character in any::<bool>()) {
        let unit = if character { "character" } else { "word" };
        let settings = json!({ "text": text, "sequence": sequence, "unit": unit });
        if let Ok(checked) = Settings::from_json(&settings).and_then(Settings::check) {
            prop_assert!(checked.sequence().steps() >= 1);
        }
    }

    #[test]
    fn no_session_panics(
        settings in good_settings(),
        name in prop::sample::select(vec!["weight_hh_l0", "output.bias", "embedding.weight", "x"]),
        index in prop::collection::vec(0..9_usize, 0..4),
        value in any::<f64>(),
        step in 0..9_u32,
        place in (0..9_u32, 0..9_u32),
        prime in "[a-c 猫]{0,3}",
    ) {
        let Ok(checked) = Settings::from_json(&settings).and_then(Settings::check) else {
            return Ok(());
        };
        let mut session = Session::new(checked).expect("a session");
        let _ = session.train(5);
        let _ = session.edit(Edit { parameter: name.to_owned(), index, value });
        let _ = session.seek(step);
        let _ = session.train(2);
        for gate in ["f", "z", "h"] {
            let (unit, t) = (Some(place.0 as usize), Some(place.1 as usize));
            let _ = session.force(vec![Force { gate: gate.to_owned(), unit, t, value }]);
            let unit = None;
            let _ = session.force(vec![Force { gate: gate.to_owned(), unit, t, value: 0.5 }]);
        }
        let _ = session.set_sequence(&prime);
        let _ = session.explain("h", place.0, place.1);
        let _ = session.explain(name, place.0, place.1);
        let options = SampleOptions { prime, temperature: value, ..SampleOptions::default() };
        let _ = session.sample(options);
        let trace = session.trace().expect("a trace");
        prop_assert!(trace.index.scalars.loss.is_finite());
        prop_assert!(session.params().data().iter().all(|x| x.is_finite()));
        let again = Session::restore(&session.save()).expect("it was saved");
        prop_assert_eq!(again.info(), session.info());
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        prop_assert!(Session::restore(&bytes).is_err());
        let framed = [&b"seqscope\x02\0\0\0"[..], &bytes].concat();
        prop_assert!(Session::restore(&framed).is_err());
    }
}
