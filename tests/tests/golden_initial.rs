//! The headless door from given first states, against PyTorch: see golden/make_initial.py.

use seqscope_core::case::run;
use seqscope_tests::golden::{Row, fields, list, numbers, read};
use serde_json::{Value, json};

fn all(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(list) => list.iter().flat_map(all).collect(),
        value => value.as_f64().into_iter().collect(),
    }
}

#[test]
fn losses_and_gradients_from_given_states() {
    let mut row = Row::new("given first states, headless".to_owned());
    for golden in list(&read("initial"), "cases") {
        let mut case = golden["case"].clone();
        case["want"] = json!(["losses", "gradients", "initial"]);
        let answer = run(&case).unwrap_or_else(|error| panic!("{case}: {error}"));
        // A classifier has one loss; a step that counts none has none in either list.
        row.forward(
            "losses",
            &all(&answer["losses"]["each"]),
            &numbers(&golden["losses"]),
        );
        let total = answer["losses"]["total"].as_f64().expect("a number");
        row.forward(
            "total",
            &[total],
            &[golden["total"].as_f64().expect("a number")],
        );
        for (name, expected) in fields(golden, "first") {
            let found = &answer["initial"][name];
            assert_eq!(all(&found["value"]), numbers(&case["initial"][name]));
            row.gradient(name, &all(&found["gradient"]), &numbers(expected));
        }
        for (name, expected) in fields(golden, "gradients") {
            row.gradient(name, &all(&answer["gradients"][name]), &numbers(expected));
        }
        let states = answer["initial"].as_object().expect("states").len();
        assert_eq!(states, fields(golden, "first").len());
    }
    row.print();
}
