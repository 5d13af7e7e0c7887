//! Experiments on the reach of memory: what is asked becomes runs, and what is measured of one.

use seqscope_core::error::Error;
use seqscope_core::graph::Tensor;
use seqscope_core::graph::model::build;
use seqscope_core::named::Named;
use seqscope_core::session::Session;
use seqscope_core::settings::{Settings, Value};
use seqscope_core::study::span::{MOST_RUNS, Plan, defaults, plan, table};
use seqscope_core::task::Target;
use seqscope_core::wiring::evaluate::Weights;

fn given(json: serde_json::Value) -> Named<Value> {
    let all = json.as_object().expect("an object");
    all.iter()
        .map(|(name, value)| (name.clone(), Value::from(value)))
        .collect()
}

fn planned(json: serde_json::Value) -> Result<Plan, Error> {
    plan(&given(json))
}

fn session(settings: &Named<Value>) -> Session {
    let checked = Settings::read(settings).and_then(Settings::check);
    Session::new(checked.expect("right settings")).expect("a session")
}

#[test]
fn every_run_of_every_task_is_a_session() {
    for task in ["temporal_order", "adding", "agreement", "latch", "reber"] {
        for against in ["distance", "reach"] {
            let distances = if task == "reber" { "12 40" } else { "12 20" };
            let plan = planned(serde_json::json!({
                "task": task, "against": against, "distances": distances, "seeds": 2,
            }));
            let plan = plan.expect("a plan");
            assert_eq!(plan.runs.len(), plan.columns.len() * 3 * 2);
            for run in &plan.runs {
                let mut session = session(&run.settings);
                let settings = session.settings();
                assert_eq!(settings.cell, plan.cells[run.cell]);
                assert_eq!(settings.seed, plan.seeds[run.seed]);
                let reach = task == "reber" && against == "reach";
                let shown = if reach { settings.k2 } else { settings.length };
                assert_eq!(shown, plan.columns[run.column]);
                assert!(run.cost > 0.0);
                if run.seed == 0 {
                    let verdict = session.judge(60);
                    assert!(!verdict.solved, "{task}");
                    assert!((0.0..=1.0).contains(&verdict.skill));
                }
            }
        }
    }
}

#[test]
fn runs_go_from_the_shortest_distance_to_the_longest_and_all_of_time_comes_last() {
    let order = planned(serde_json::json!({"distances": "30, 10 20;10"})).expect("a plan");
    assert_eq!(order.columns, [10, 20, 30]);
    assert!(
        order
            .runs
            .is_sorted_by_key(|run| (run.column, run.cell, run.seed))
    );
    let reach = serde_json::json!({"task": "reber", "against": "reach", "reaches": "0 5 1"});
    assert_eq!(planned(reach).expect("a plan").columns, [1, 5, 0]);
}

#[test]
fn what_cannot_be_is_refused() {
    for (json, code, path) in [
        (
            serde_json::json!({"length": 3}),
            "unknown-setting",
            "length",
        ),
        (serde_json::json!({"seeds": 0}), "out-of-range", "seeds"),
        (serde_json::json!({"task": "copy"}), "not-a-choice", "task"),
        (serde_json::json!({"rnn": 1}), "wrong-type", "rnn"),
        (
            serde_json::json!({"rnn": false, "lstm": false, "gru": false}),
            "no-cell",
            "rnn",
        ),
        (
            serde_json::json!({"distances": "10 x"}),
            "not-a-distance",
            "distances",
        ),
        (
            serde_json::json!({"distances": "10 1001"}),
            "not-a-distance",
            "distances",
        ),
        (
            serde_json::json!({"distances": " "}),
            "number-of-distances",
            "distances",
        ),
        (
            serde_json::json!({"distances": "4 5 6 7 8 9 10 11 12"}),
            "number-of-distances",
            "distances",
        ),
        (
            serde_json::json!({"distances": "10 20 30 40 50 60", "seeds": 10}),
            "too-many-runs",
            "seeds",
        ),
    ] {
        let error = planned(json).expect_err(code);
        assert_eq!((error.code, &*error.path), (code, path));
    }
    assert!(planned(serde_json::json!({})).expect("a plan").runs.len() <= MOST_RUNS);
}

#[test]
fn the_defaults_are_those_of_the_table() {
    let defaults = defaults();
    assert_eq!(defaults.len(), table().len());
    assert_eq!(plan(&defaults), planned(serde_json::json!({})));
}

#[test]
fn a_run_is_judged_by_what_it_answers() {
    let plan = planned(serde_json::json!({"distances": "10", "lstm": false, "gru": false}));
    let run = &plan.expect("a plan").runs[0];
    let mut session = session(&run.settings);
    let shares = |session: &mut Session| {
        let answers = session.answers(100);
        let right = answers.iter().filter(|answer| answer.right).count();
        for answer in &answers {
            assert_eq!(answer.right, answer.wanted == answer.given);
            let said: Vec<&str> = answer.places.iter().map(|&t| &*answer.tokens[t]).collect();
            assert_eq!(said.concat(), answer.wanted);
            assert_eq!(answer.asked, 9);
        }
        (right as f64 / 100.0, session.judge(100))
    };
    let (share, before) = shares(&mut session);
    assert_eq!(share, before.accuracy);
    assert!(before.accuracy < 0.6 && !before.solved);
    session.train(150).expect("no divergence");
    let (share, after) = shares(&mut session);
    assert_eq!(share, after.accuracy);
    assert!(after.solved && after.skill > 0.98, "{after:?}");
    // Judging changes nothing.
    let again = session.judge(100);
    assert_eq!(again, after);
}

#[test]
fn a_number_is_judged_by_its_error() {
    let plan = planned(serde_json::json!({"task": "adding", "distances": "6", "cells": 1}));
    assert!(plan.is_err());
    let plan = planned(serde_json::json!({"task": "adding", "distances": "6"})).expect("a plan");
    let mut session = session(&plan.runs[0].settings);
    session.train(900).expect("no divergence");
    let verdict = session.judge(200);
    assert_eq!(verdict.solved, verdict.loss < plan.threshold);
    let expected = 1.0 - verdict.loss / plan.chance_loss.expect("a number");
    assert!((verdict.skill - expected).abs() < 1e-12 && verdict.skill > 0.5);
    let answer = &session.answers(1)[0];
    let marked: f64 = answer.places.iter().map(|&t| answer.numbers[2 * t]).sum();
    assert!((marked - answer.wanted_value.expect("a number")).abs() < 1e-6);
}

#[test]
fn the_reach_is_read_off_the_gradients() {
    let plan = planned(serde_json::json!({"distances": "20"})).expect("a plan");
    for run in plan.runs.iter().filter(|run| run.seed == 0) {
        let reach = session(&run.settings).reach(1);
        let back = reach.curve[reach.from - 1];
        assert!((reach.ratio / back - 1.0).abs() < 1e-9, "{reach:?}");
        assert!((reach.per_step.powf(reach.lag) / back - 1.0).abs() < 1e-9);
        assert!(reach.ratio > 0.0 && reach.ratio < 0.1, "{reach:?}");
    }
}

#[test]
fn truncation_cuts_the_way_back() {
    let json = serde_json::json!({"task": "reber", "against": "reach", "reaches": "1 3 100"});
    let plan = planned(json).expect("a plan");
    for run in plan.runs.iter().filter(|run| run.seed == 0) {
        let reach = session(&run.settings).reach(4);
        let k = plan.columns[run.column];
        let open = reach.curve.iter().filter(|&&norm| norm > 0.0).count();
        assert_eq!(open, k.min(reach.curve.len()));
        assert_eq!(reach.of, 4);
        assert_eq!(reach.open, if k == 100 { 4 } else { 0 });
        assert_eq!(reach.log_ratio.is_some(), k == 100);
        assert_eq!(reach.ratio > 0.0, k == 100);
    }
}

/// ‖∂L/∂h_k‖ / ‖∂L/∂h_T‖ of the first example kept out of training, from its graph.
fn shares(session: &Session, steps: usize) -> Vec<f64> {
    let checked = session.checked();
    let example = &checked.task().expect("a task").held_out(1)[0];
    let weights = Weights::new(session.params());
    let built = build(checked, &weights, example).expect("a graph");
    let loss = match example.target {
        Target::Each(_) => built.losses[steps - 1],
        _ => built.loss,
    };
    let gradients = built.graph.backward(&[(loss, Tensor::number(1.0))]);
    let mut norms = vec![0.0; steps];
    for (id, node) in built.graph.ids().zip(built.graph.nodes()) {
        let Some((_, t)) = node.at.first().filter(|_| node.block.ends_with(".h")) else {
            continue;
        };
        let exact = gradients.exact(id).unwrap_or_default();
        if (1..=steps).contains(t) {
            norms[t - 1] = exact.iter().map(|g| g * g).sum::<f64>().sqrt();
        }
    }
    norms.iter().map(|norm| norm / norms[steps - 1]).collect()
}

#[test]
fn a_loss_reaches_back_as_far_as_the_graph_says() {
    for (task, inputs) in [
        ("temporal_order", "one_hot"),
        ("temporal_order", "embedding"),
        ("adding", "one_hot"),
        ("agreement", "one_hot"),
        ("latch", "one_hot"),
        ("reber", "one_hot"),
    ] {
        let distances = if task == "reber" { "14" } else { "12" };
        let asked = serde_json::json!({"task": task, "distances": distances, "seeds": 1});
        for run in planned(asked).expect("a plan").runs {
            let mut settings = run.settings.clone();
            settings.insert("input", Value::Text(inputs.to_owned()));
            let mut session = session(&settings);
            session.train(20).expect("it learns");
            let curve = session.reach(1).curve;
            assert!(curve.len() > 8, "{task}");
            for (ours, graph) in curve.iter().zip(shares(&session, curve.len())) {
                assert!((ours / graph - 1.0).abs() < 2e-4, "{task}: {ours} {graph}");
            }
        }
    }
}
