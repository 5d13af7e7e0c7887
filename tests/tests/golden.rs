//! The core against PyTorch's automatic differentiation: see golden/make_golden.py.

use seqscope_core::params::Params;
use seqscope_core::real::Real;
use seqscope_core::session::{Edit, Session};
use seqscope_tests::{Case, case, checked, deviation, limit, traced};
use serde_json::{Map, Value};

const FILES: [&str; 4] = ["rnn", "lstm", "gru", "gru-before"];

fn read(name: &str) -> Value {
    let path = format!("{}/golden/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).expect("JSON")
}

fn list<'a>(value: &'a Value, field: &str) -> &'a Vec<Value> {
    value[field]
        .as_array()
        .unwrap_or_else(|| panic!("no list {field}"))
}

fn fields<'a>(value: &'a Value, field: &str) -> &'a Map<String, Value> {
    value[field]
        .as_object()
        .unwrap_or_else(|| panic!("no fields {field}"))
}

fn numbers(value: &Value) -> Vec<f64> {
    let values = value.as_array().expect("numbers").iter();
    values.map(|x| x.as_f64().expect("a number")).collect()
}

/// A network with the weights of a golden file.
fn at(settings: &Value, weights: &Map<String, Value>) -> Case {
    let checked = checked(settings);
    let mut params = Params::initial(&checked);
    let names = params.layout().entries().iter().map(|entry| &*entry.name);
    let mut expected: Vec<_> = names.collect();
    expected.sort_unstable();
    let mut given: Vec<_> = weights.keys().map(String::as_str).collect();
    given.sort_unstable();
    assert_eq!(given, expected, "{settings}");
    for (name, values) in weights {
        let values: Vec<Real> = numbers(values).iter().map(|&x| x as Real).collect();
        params.set_torch(name, &values).expect("PyTorch's shape");
    }
    traced(checked, params, &settings.to_string())
}

/// Gradients are sums of many products; the forward pass is closer.
fn tolerance(block: &str) -> f64 {
    let gradient = block.starts_with('d') || block.starts_with("grad") || block.contains('G');
    let single = if gradient || block == "contrib" {
        1e-4
    } else {
        1e-5
    };
    limit(single, 1e-9)
}

fn compare(case: &Case, blocks: &Map<String, Value>) -> f64 {
    let mut worst: f64 = 0.0;
    for (name, expected) in blocks {
        let apart = deviation(&case.block(name), &numbers(expected));
        assert!(apart < tolerance(name), "{}: {name}: {apart:e}", case.name);
        worst = worst.max(apart);
    }
    worst
}

#[test]
fn every_block_is_pytorchs() {
    let mut compared = 0;
    for file in FILES {
        let mut worst: f64 = 0.0;
        for golden in list(&read(file), "blocks") {
            let case = at(&golden["settings"], fields(golden, "weights"));
            let blocks = fields(golden, "blocks");
            worst = worst.max(compare(&case, blocks));
            compared += blocks.len();
            let loss = golden["loss"].as_f64().expect("a loss");
            let apart = (case.trace.index.scalars.loss - loss).abs() / loss;
            assert!(apart < limit(1e-6, 1e-9), "{}: loss {apart}", case.name);
            let p = case.trace.index.scalars.p;
            let expected: f64 = numbers(&blocks["p_target"]).iter().product();
            assert!(
                (p - expected).abs() < limit(1e-5, 1e-8) * expected,
                "{}: p",
                case.name
            );
        }
        println!("{file}: {worst:.1e}");
    }
    assert!(compared > 400, "only {compared} blocks");
}

#[test]
fn every_declared_value_has_a_reference() {
    // A block that is shown but not compared could be anything.
    for file in FILES {
        let all = read(file);
        let golden = &list(&all, "blocks")[1];
        let case = at(&golden["settings"], fields(golden, "weights"));
        let blocks = fields(golden, "blocks");
        for node in &seqscope_core::wiring::wiring(&case.checked).nodes {
            let derived = [
                "du",
                "dc_carry",
                "dW_hh_t",
                "dW_hh_sum",
                "dW_ih_t",
                "dW_ih_sum",
            ];
            if derived.contains(&node.id.as_str()) || node.id.starts_with("new.") {
                continue;
            }
            assert!(blocks.contains_key(&node.id), "{file}: {}", node.id);
        }
    }
}

#[test]
fn truncated_gradients_are_those_of_a_detached_state() {
    for file in FILES {
        let golden = read(file);
        for truncated in list(&golden, "truncated") {
            let case = at(&truncated["settings"], fields(&golden, "truncated_weights"));
            compare(&case, fields(truncated, "blocks"));
            assert!(case.trace.index.scalars.identity_error < limit(1e-5, 1e-12));
        }
    }
}

#[test]
fn three_updates_lead_to_the_same_weights() {
    for file in FILES {
        let golden = read(file);
        for trajectory in list(&golden, "trajectories") {
            let settings = &trajectory["settings"];
            let mut session = Session::new(checked(settings)).expect("a session");
            for (name, values) in fields(&golden, "trajectory_weights") {
                let columns = session
                    .params()
                    .layout()
                    .entry(name)
                    .expect("a name")
                    .columns();
                for (i, &value) in numbers(values).iter().enumerate() {
                    let edit = Edit {
                        parameter: name.clone(),
                        index: vec![i / columns, i % columns],
                        value,
                    };
                    session.edit(edit).expect("an element");
                }
            }
            for (n, loss) in numbers(&trajectory["losses"]).into_iter().enumerate() {
                let announced = session.trace().expect("a trace");
                let progress = session.train(1).expect("a step");
                let found = progress.loss;
                let name = format!("{settings} step {n}");
                assert!(
                    (found - loss).abs() < limit(1e-5, 1e-9) * loss,
                    "{name}: {found} {loss}"
                );
                // The update that the trace announces is the one that training makes.
                for entry in session.params().layout().entries() {
                    let new = announced
                        .values(&format!("new.{}", entry.name))
                        .expect("a block");
                    let wide = |v: &[Real]| v.iter().map(|&x| f64::from(x)).collect::<Vec<_>>();
                    let trained = session.params().torch(&entry.name);
                    let apart = deviation(&wide(new), &wide(&trained));
                    assert!(
                        apart < limit(2e-5, 1e-10),
                        "{name}: {}: {apart}",
                        entry.name
                    );
                }
            }
            for (name, expected) in fields(trajectory, "weights") {
                let found = session.params().torch(name);
                let found: Vec<f64> = found.iter().map(|&x| f64::from(x)).collect();
                let apart = deviation(&found, &numbers(expected));
                assert!(apart < limit(1e-4, 1e-8), "{settings}: {name}: {apart:e}");
            }
        }
    }
}

#[test]
fn the_pages_references_start_from_the_cores_weights() {
    for cell in ["rnn", "lstm", "gru"] {
        let golden = read(&format!("page-{cell}"));
        let case = case(&golden["settings"]);
        for (name, expected) in fields(&golden, "weights") {
            let found: Vec<f64> = case
                .params
                .torch(name)
                .iter()
                .map(|&x| f64::from(x))
                .collect();
            let apart = deviation(&found, &numbers(expected));
            assert!(
                apart < 1e-6,
                "{cell}: {name} is no longer drawn as it was: {apart:e}"
            );
        }
        if size_of::<Real>() == 4 {
            compare(&case, fields(&golden, "blocks"));
        }
    }
}
