//! The face as a page sees it: plain objects in, typed arrays and plain objects out.

#![cfg(target_arch = "wasm32")]
// The lint knows only tests marked `#[test]`.
#![allow(clippy::unwrap_used)]

mod page;

use js_sys::{Array, Float32Array, Float64Array, Object};
use page::{get, number, object, text, thrown};
use seqscope::{Session, default_settings, describe, wiring};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn session(settings: &str) -> Session {
    Session::new(object(settings)).unwrap()
}

/// Every bit of the trace, so that two sessions can be compared.
fn bits(session: &Session) -> Vec<u32> {
    let trace = session.trace(None).unwrap();
    let data: Float32Array = get(&trace, "data").unchecked_into();
    data.to_vec().into_iter().map(f32::to_bits).collect()
}

#[wasm_bindgen_test]
fn the_table_has_a_row_for_every_setting() {
    let rows: Array = describe().unwrap().unchecked_into();
    let names: Vec<String> = rows.iter().map(|row| text(&row, "name")).collect();
    let settings = default_settings().unwrap();
    for name in Object::keys(settings.unchecked_ref::<Object>()).iter() {
        assert!(names.contains(&name.as_string().unwrap()), "{name:?}");
    }
}

#[wasm_bindgen_test]
fn settings_are_plain_objects() {
    let settings = default_settings().unwrap();
    assert_eq!(text(&settings, "cell"), "rnn");
    let wiring = wiring(object(r#"{"cell": "lstm"}"#)).unwrap();
    assert!(Array::is_array(&get(&wiring, "forward")));
    assert_eq!(text(&get(&wiring, "update"), "id"), "update");
}

#[wasm_bindgen_test]
fn training_lowers_the_loss_and_counts_steps() {
    for cell in ["rnn", "lstm", "gru"] {
        let mut session = session(&format!(r#"{{"cell": "{cell}", "hidden": 16}}"#));
        let first = number(&session.train(1).unwrap(), "loss");
        let last = session.train(300).unwrap();
        assert_eq!(number(&last, "step"), 301.0);
        assert!(number(&last, "loss") < first, "{cell}: {first} → {last:?}");
        assert_eq!(number(&session.info().unwrap(), "step"), 301.0);
        let points: Array = session.history(0).unwrap().unchecked_into();
        assert!(points.length() > 1);
    }
}

#[wasm_bindgen_test]
fn training_for_a_time_ends_by_the_clock_or_by_the_count() {
    let mut session = session("{}");
    let by_count = session.train_for(60_000.0, 7).unwrap();
    assert_eq!(number(&by_count, "step"), 7.0);
    let by_clock = session.train_for(20.0, u32::MAX).unwrap();
    assert!(number(&by_clock, "step") > 7.0);
}

#[wasm_bindgen_test]
fn a_trace_is_an_index_and_two_typed_arrays() {
    let session = session(r#"{"cell": "gru", "hidden": 3}"#);
    let trace = session.trace(None).unwrap();
    let data: Float32Array = get(&trace, "data").dyn_into().unwrap();
    let data64: Float64Array = get(&trace, "data64").dyn_into().unwrap();
    let blocks: Array = get(&get(&trace, "index"), "blocks").unchecked_into();
    let (mut end, mut end64) = (0.0, 0.0);
    for block in blocks.iter() {
        let shape: Array = get(&block, "shape").unchecked_into();
        let size: f64 = shape.iter().map(|side| side.as_f64().unwrap()).product();
        let last = number(&block, "offset") + size;
        let end = if text(&block, "dtype") == "f64" {
            &mut end64
        } else {
            &mut end
        };
        *end = f64::max(*end, last);
    }
    assert_eq!(f64::from(data.length()), end);
    assert_eq!(f64::from(data64.length()), end64);
}

#[wasm_bindgen_test]
fn refusals_are_objects_with_a_code() {
    let out_of_range = thrown(Session::new(object(r#"{"hidden": 0}"#)));
    assert_eq!(text(&out_of_range, "code"), "out-of-range");
    assert_eq!(text(&out_of_range, "path"), "hidden");
    assert!(!text(&out_of_range, "message").is_empty());
    assert!(get(&out_of_range, "args").is_object());
    let unknown = thrown(Session::new(object(r#"{"hiden": 4}"#)));
    assert_eq!(text(&unknown, "code"), "unknown-setting");
    assert_eq!(
        text(&thrown(Session::new(JsValue::from_f64(4.0))), "code"),
        "wrong-type"
    );
    assert_eq!(
        text(&thrown(Session::restore(&[1, 2, 3])), "code"),
        "bad-save"
    );
    let mut session = session("{}");
    assert_eq!(
        text(&thrown(session.edit(JsValue::NULL)), "code"),
        "wrong-type"
    );
    assert!(session.train(1).is_ok(), "usable after a refusal");
}

#[wasm_bindgen_test]
fn a_diverged_session_says_so_and_stays_usable() {
    let mut session = session(r#"{"learning_rate": 10, "hidden": 8, "cell": "rnn"}"#);
    let before = bits(&session);
    if let Err(error) = session.train(20_000) {
        assert_eq!(text(&error, "code"), "diverged");
    }
    session.reset();
    assert_eq!(bits(&session), before);
}

#[wasm_bindgen_test]
fn saved_and_restored_is_never_interrupted() {
    let mut session = session(r#"{"cell": "lstm", "hidden": 8, "optimizer": "adam"}"#);
    session.train(20).unwrap();
    let mut restored = Session::restore(&session.save()).unwrap();
    session.train(20).unwrap();
    restored.train(20).unwrap();
    assert_eq!(bits(&session), bits(&restored));
}

#[wasm_bindgen_test]
fn seeking_gives_the_bits_of_training() {
    let mut session = session(r#"{"cell": "gru", "hidden": 8}"#);
    session.train(10).unwrap();
    let there = bits(&session);
    session.train(50).unwrap();
    assert_ne!(bits(&session), there);
    session.seek(10).unwrap();
    assert_eq!(bits(&session), there);
}

#[wasm_bindgen_test]
fn an_edit_changes_one_weight() {
    let mut session = session("{}");
    let edit = r#"{"parameter": "weight_hh_l0", "index": [1, 2], "value": 0.5}"#;
    let before = bits(&session);
    session.edit(object(edit)).unwrap();
    assert_ne!(bits(&session), before);
    let explained = session.explain("h", 1, 0).unwrap();
    assert!(number(&explained, "value").abs() <= 1.0);
}

#[wasm_bindgen_test]
fn samples_are_tokens() {
    let session = session("{}");
    let options = r#"{"length": 6, "temperature": 1, "prime": "", "seed": 3}"#;
    let tokens: Array = session.sample(object(options)).unwrap().unchecked_into();
    assert!(tokens.length() >= 6);
    assert!(tokens.iter().all(|token| token.is_string()));
}
