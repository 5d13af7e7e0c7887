//! The study's view of a session against the session's own graph, at the start and after training.

use super::super::Asked;
use super::CELLS;
use crate::graph::Tensor;
use crate::graph::model::build;
use crate::named::Named;
use crate::session::Session;
use crate::settings::{Cell, Settings, Value};
use crate::wiring::evaluate::Weights;

fn asked(pairs: &[(&str, Value)]) -> Asked {
    let values: Named<Value> = pairs.iter().cloned().collect();
    Asked::read(&values).expect("right settings")
}

fn small() -> Asked {
    asked(&[
        ("watched", Value::Text("order".to_owned())),
        ("hidden", Value::Integer(8)),
        ("length", Value::Integer(12)),
        ("forget_bias", Value::Number(1.5)),
        ("update_bias", Value::Number(0.5)),
        ("batch", Value::Integer(4)),
    ])
}

fn started(asked: &Asked, cell: Cell) -> Session {
    let checked = Settings::read(&asked.session(cell)).and_then(Settings::check);
    let mut session = Session::new(checked.expect("right settings")).expect("a session");
    let network = super::Network::new(&asked.setting(cell));
    session.start_flow(&network).expect("the study's weights");
    session
}

/// ‖∂L/∂·_t‖ by step from 1, of blocks whose names end so.
fn traced(session: &Session, ending: &str) -> Vec<f64> {
    let weights = Weights::new(session.params());
    let example = session.checked().watched().expect("an example");
    let built = build(session.checked(), &weights, example).expect("a graph");
    let gradients = built.graph.backward(&[(built.loss, Tensor::number(1.0))]);
    let mut norms = Vec::new();
    for (id, node) in built.graph.ids().zip(built.graph.nodes()) {
        let Some((_, t)) = node.at.first().filter(|_| node.block.ends_with(ending)) else {
            continue;
        };
        let exact = gradients.exact(id).unwrap_or_default();
        if *t > 0 {
            norms.push((*t, exact.iter().map(|g| g * g).sum::<f64>().sqrt()));
        }
    }
    norms.sort_by_key(|(t, _)| *t);
    norms.into_iter().map(|(_, norm)| norm).collect()
}

#[test]
fn a_session_looked_at_agrees_with_its_own_graph() {
    let limit = if cfg!(feature = "double") { 1e-9 } else { 1e-3 };
    let mut worst: f64 = 0.0;
    for cell in CELLS {
        let mut session = started(&small(), cell);
        for _ in 0..3 {
            let found = session.flow_network().expect("a way back");
            let flow = found.network.flow();
            let mut sides = vec![(traced(&session, ".h"), flow.hidden)];
            if cell == Cell::Lstm {
                sides.push((traced(&session, ".c"), flow.cell));
            }
            for (traced, found) in sides {
                assert_eq!((traced.len(), found.len()), (12, 12));
                for (norm, log) in traced.iter().rev().zip(&found) {
                    worst = worst.max((norm.log10() - log).abs() * core::f64::consts::LN_10);
                }
            }
            let example = session.checked().watched().expect("an example");
            let weights = Weights::new(session.params());
            let built = build(session.checked(), &weights, example).expect("a graph");
            let loss = f64::from(built.graph.value(built.loss).data[0]);
            assert!((loss - found.loss).abs() < 1e-4, "{loss} {}", found.loss);
            session.train(7).expect("training");
        }
    }
    println!("a session's lengths against its graph: {worst:.1e}, relative");
    assert!(worst < limit);
}

#[test]
fn a_session_starts_from_the_study_and_comes_back_to_it() {
    for cell in CELLS {
        let asked = small();
        let mut session = started(&asked, cell);
        let first = session.flow_network().expect("a way back");
        let drawn = super::Network::new(&asked.setting(cell));
        for (a, b) in first.network.recurrent.iter().zip(&drawn.recurrent) {
            assert!(a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-6));
        }
        assert_eq!(first.network.bias, drawn.bias);
        session.train(5).expect("training");
        assert_ne!(session.flow_network().expect("a way back"), first);
        session.seek(0).expect("the start");
        assert_eq!(session.flow_network().expect("a way back"), first);
        session.train(5).expect("training");
        session.start_flow(&drawn).expect("the study's weights");
        assert_eq!(session.step(), 0);
        assert_eq!(session.flow_network().expect("a way back"), first);
        // Another network's weights do not fit, and leave everything as it was.
        session.train(2).expect("training");
        let other = super::Network::new(&super::Setting {
            hidden: 9,
            ..asked.setting(cell)
        });
        assert!(session.start_flow(&other).is_err());
        assert_eq!(session.step(), 2);
    }
}

#[test]
fn the_three_sessions_differ_in_their_cell_alone() {
    let sessions = CELLS.map(|cell| started(&small(), cell));
    let outputs = sessions
        .each_ref()
        .map(|session| session.params().torch("output.weight"));
    assert!(outputs[0] == outputs[1] && outputs[1] == outputs[2]);
    let symbols = sessions.map(|session| session.flow_network().expect("a way back").symbols);
    assert!(symbols[0] == symbols[1] && symbols[1] == symbols[2]);
}

#[test]
fn models_without_such_a_way_back_are_refused() {
    for pairs in [
        vec![],
        vec![
            ("model", Value::Text("classifier".to_owned())),
            ("task", Value::Text("temporal_order".to_owned())),
            ("layers", Value::Integer(2)),
        ],
    ] {
        let settings: Named<Value> = pairs.into_iter().collect();
        let checked = Settings::read(&settings).and_then(Settings::check);
        let session = Session::new(checked.expect("right settings")).expect("a session");
        let refused = session.flow_network().expect_err("no such way back");
        assert_eq!(refused.code, "no-flow");
    }
}
