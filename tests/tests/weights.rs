//! Weights that PyTorch wrote, and weights that it has read: see golden/make_weights.py.

use seqscope_core::case::{Answered, run_with};
use seqscope_core::weights::{read, write};
use seqscope_tests::{deviation, limit};
use serde_json::{Value, json};

fn file(name: &str) -> Vec<u8> {
    let path = format!("{}/golden/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn recorded() -> Value {
    serde_json::from_slice(&file("weights.json")).expect("JSON")
}

fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(list) => list.iter().flat_map(numbers).collect(),
        value => vec![value.as_f64().expect("a number")],
    }
}

fn answer(case: &Value) -> Answered {
    run_with(case, |path| Ok(file(path))).unwrap_or_else(|error| panic!("{case}: {error}"))
}

#[test]
fn every_type_of_number_is_what_pytorch_wrote() {
    let recorded = recorded();
    let tensors = read(&file("weights.types.safetensors")).expect("a file");
    let expected = recorded["types"].as_object().expect("arrays");
    assert_eq!(tensors.len(), expected.len());
    for tensor in tensors {
        let expected = &expected[&tensor.name];
        assert_eq!(json!(tensor.shape), expected["shape"], "{}", tensor.name);
        let data: Vec<f64> = tensor.data.iter().map(|&x| f64::from(x)).collect();
        assert_eq!(data, numbers(&expected["data"]), "{}", tensor.name);
    }
}

#[test]
fn weights_trained_here_are_the_ones_that_pytorch_read() {
    for (cell, trip) in recorded()["trips"].as_object().expect("cells") {
        let case = &trip["case"];
        let before = answer(case);
        let apart = deviation(
            &numbers(&before.answers["outputs"]),
            &numbers(&trip["outputs"]),
        );
        assert!(apart < limit(1e-6, 1e-10), "{cell}: {apart:e}");

        let trained = format!("weights.{cell}.trained.safetensors");
        let (found, expected) = (write(&before.params), file(&trained));
        if size_of::<seqscope_core::real::Real>() == 4 {
            assert_eq!(found, expected, "{cell}: run golden/make_weights.py again");
        }
        // PyTorch's outputs at the saved weights are those of the network that saved them.
        let mut case = case.clone();
        case["weights"]["safetensors"] = Value::from(trained);
        case["want"] = json!(["outputs", "losses"]);
        let after = answer(&case).answers;
        let trained = &trip["trained"];
        let apart = deviation(&numbers(&after["outputs"]), &numbers(&trained["outputs"]));
        assert!(apart < limit(1e-6, 1e-10), "{cell}: {apart:e}");
        let [found, expected] = [&after["losses"]["total"], &trained["loss"]];
        let apart = deviation(&numbers(found), &numbers(expected));
        assert!(apart < limit(1e-6, 1e-10), "{cell}: loss {apart:e}");
        println!("{cell}: {apart:.1e}");
    }
}
