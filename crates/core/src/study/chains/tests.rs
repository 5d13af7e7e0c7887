//! The chains against the graph of the same model, and what must be true of them.

use super::{defaults, plan};
use crate::graph::Tensor;
use crate::graph::model::build;
use crate::named::Named;
use crate::session::Session;
use crate::settings::{Settings, Value};
use crate::task::Example;
use crate::trace::Dtype;
use crate::wiring::evaluate::Weights;

const EXACT: f64 = if cfg!(feature = "double") {
    1e-11
} else {
    2e-5
};

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// Sessions of both models with these settings, after some updates.
fn sessions(given: &[(&str, Value)], steps: u32) -> [Session; 2] {
    let mut values: Named<Value> = defaults();
    for (name, value) in given {
        values.insert(*name, value.clone());
    }
    let plan = plan(&values).unwrap();
    [plan.both, plan.past].map(|values| {
        let checked = Settings::read(&values).and_then(Settings::check).unwrap();
        let mut session = Session::new(checked).unwrap();
        session.train(steps).unwrap();
        session
    })
}

fn block(session: &Session, (asked, seen): (usize, usize), name: &str) -> Vec<f64> {
    let chains = session.chains(asked, seen).unwrap();
    let entry = chains.index.blocks.iter().find(|entry| entry.name == name);
    let entry = entry.unwrap();
    let span = entry.offset..entry.offset + entry.count();
    match entry.dtype {
        Dtype::F32 => chains.data[span].iter().map(|&x| f64::from(x)).collect(),
        Dtype::F64 => chains.data64[span].to_vec(),
    }
}

fn close(a: &[f64], b: &[f64], what: &str) {
    assert_eq!(a.len(), b.len(), "{what}");
    let most = b.iter().fold(1.0, |most: f64, b| most.max(b.abs()));
    for (a, b) in a.iter().zip(b) {
        assert!((a - b).abs() <= EXACT * most, "{what}: {a} and {b}");
    }
}

fn prefix(session: &Session, seen: usize) -> Example {
    super::prefix(session.checked().watched().unwrap(), seen)
}

#[test]
fn every_block_is_that_of_the_graph() {
    for cell in ["rnn", "lstm", "gru"] {
        for combine in ["concat", "sum", "product"] {
            let given = [
                ("cell", text(cell)),
                ("combine", text(combine)),
                ("hidden", Value::Integer(5)),
            ];
            for (which, session) in sessions(&given, 7).iter().enumerate() {
                for (asked, seen) in [(6, 12), (6, 6), (3, 7), (10, 11)] {
                    let weights = Weights::new(session.params());
                    let built = build(session.checked(), &weights, &prefix(session, seen)).unwrap();
                    let seeds = [(built.losses[asked - 1], Tensor::number(1.0))];
                    let gradients = built.graph.backward(&seeds);
                    let mut pairs = vec![
                        ("h", "rnn.l0.h"),
                        ("scores", "scores"),
                        ("y", "y"),
                        ("L", "L"),
                    ];
                    if which == 0 {
                        pairs.extend([
                            ("h_reverse", "rnn.l0_reverse.h"),
                            ("output", "rnn.l0.output"),
                        ]);
                    }
                    for (own, theirs) in pairs {
                        let nodes = built.graph.ids().filter(|&id| {
                            let node = built.graph.node(id);
                            let t = node.at[..].first().map_or(0, |(_, t)| *t);
                            node.block == theirs && (1..=seen).contains(&t)
                        });
                        let mut nodes: Vec<_> = nodes.collect();
                        nodes.sort_by_key(|&id| built.graph.node(id).at[0].1);
                        let what = format!("{cell} {combine} {which} {asked} {seen} {own}");
                        let values = nodes
                            .iter()
                            .flat_map(|&id| built.graph.value(id).data.clone());
                        let values: Vec<f64> = values.map(f64::from).collect();
                        close(&block(session, (asked, seen), own), &values, &what);
                        if !matches!(own, "h" | "h_reverse") {
                            continue;
                        }
                        let back = nodes.iter().flat_map(|&id| match gradients.exact(id) {
                            Some(exact) => exact.to_vec(),
                            None => vec![0.0; 5],
                        });
                        let back: Vec<f64> = back.collect();
                        close(
                            &block(session, (asked, seen), &format!("d{own}")),
                            &back,
                            &what,
                        );
                    }
                    let inputs = built
                        .graph
                        .ids()
                        .filter(|&id| built.graph.node(id).block == "x");
                    let back = inputs.flat_map(|id| match gradients.exact(id) {
                        Some(exact) => exact.to_vec(),
                        None => vec![0.0; 2],
                    });
                    close(
                        &block(session, (asked, seen), "dx"),
                        &back.collect::<Vec<_>>(),
                        "dx",
                    );
                }
            }
        }
    }
}

#[test]
fn a_gradient_reaches_both_sides_along_two_chains_and_one_along_one() {
    let [both, past] = sessions(&[], 20);
    let (left, right) = (
        block(&both, (6, 0), "dh_norm"),
        block(&both, (6, 0), "dh_reverse_norm"),
    );
    for t in 1..=12 {
        assert_eq!(left[t - 1] > 0.0, t <= 6);
        assert_eq!(right[t - 1] > 0.0, t >= 6);
    }
    assert!(
        block(&both, (6, 0), "dx_norm")
            .iter()
            .all(|&norm| norm > 0.0)
    );
    let alone = block(&past, (6, 0), "dx_norm");
    assert!(
        alone[..6].iter().all(|&norm| norm > 0.0) && alone[6..].iter().all(|&norm| norm == 0.0)
    );
}

#[test]
fn hiding_the_future_changes_nothing_for_a_chain_from_the_left() {
    let [both, past] = sessions(&[], 60);
    let whole = block(&past, (6, 0), "y");
    for seen in 1..12 {
        let part = block(&past, (1, seen), "y");
        assert_eq!(part[..], whole[..part.len()]);
    }
    let whole = block(&both, (6, 0), "y");
    let part = block(&both, (6, 6), "y");
    assert!((whole[10] - part[10]).abs() > 1e-3);
}

#[test]
fn places_beyond_the_sequence_are_brought_back() {
    let [both, _] = sessions(&[], 0);
    let index = both.chains(99, 99).unwrap().index;
    assert_eq!((index.asked, index.seen, index.steps), (12, 12, 12));
    let index = both.chains(0, 3).unwrap().index;
    assert_eq!((index.asked, index.seen), (1, 3));
    assert_eq!(index.targets[..2], [None, None]);
    let language = Session::new(Settings::default().check().unwrap()).unwrap();
    assert_eq!(language.chains(1, 0).unwrap_err().code, "no-chains");
}

#[test]
fn an_explanation_adds_up_to_its_number() {
    for combine in ["concat", "sum", "product"] {
        let [both, _] = sessions(&[("combine", text(combine))], 30);
        for (name, t, unit) in [
            ("h", 3, 1),
            ("a", 5, 2),
            ("h_reverse", 8, 4),
            ("a_reverse", 2, 0),
            ("output", 4, 6),
            ("scores", 6, 1),
        ] {
            let found = both.explain_chains((6, 9), name, (t, unit)).unwrap();
            assert!((found.total - found.value).abs() < 1e-5, "{name}");
            let shown = found.terms.iter().all(|term| {
                term.factors
                    .iter()
                    .all(|factor| factor.block.is_some() || factor.parameter.is_some())
            });
            assert!(shown && !found.terms.is_empty(), "{name}");
            let Ok(chains) = both.chains(6, 9) else {
                continue;
            };
            let Some(entry) = chains.index.blocks.iter().find(|entry| entry.name == name) else {
                continue;
            };
            let value = f64::from(chains.data[entry.offset + (t - 1) * entry.shape[1] + unit]);
            assert!(
                (value - found.value).abs() < EXACT,
                "{name}: {value} {}",
                found.value
            );
        }
        assert_eq!(
            both.explain_chains((6, 9), "h", (10, 0)).unwrap_err().code,
            "unknown-block"
        );
        assert!(both.explain_chains((6, 9), "h", (3, 99)).is_err());
    }
}

#[test]
fn without_a_future_each_answer_is_that_of_its_own_prefix() {
    for combine in ["concat", "sum", "product"] {
        let [mut both, mut past] = sessions(&[("combine", text(combine))], 200);
        let judged = both.judge_chains(40);
        let task = both.checked().task().unwrap().clone();
        let mut right = 0;
        for example in task.held_out(40) {
            let (form, _) = super::subject(both.checked()).unwrap();
            for t in 3..=10 {
                let mut pass = super::Pass::new(&form, both.params(), &super::prefix(&example, t));
                pass.forward(both.params());
                right += usize::from(Some(pass.given()[t - 1]) == super::targets(&example)[t - 1]);
            }
        }
        assert_eq!((judged.hidden, judged.of), (right, 320));
        let alone = past.judge_chains(40);
        assert_eq!(alone.hidden, alone.right);
        assert_eq!(alone.rule, judged.rule);
    }
}

#[test]
fn a_plan_refuses_what_it_does_not_know() {
    let one = |name: &str, value| [(name, value)].into_iter().collect::<Named<Value>>();
    let code = |given| plan(&given).unwrap_err().code;
    assert_eq!(code(one("attention", text("dot"))), "unknown-setting");
    assert_eq!(code(one("length", Value::Integer(2_000))), "out-of-range");
    assert_eq!(code(one("combine", text("beside"))), "not-a-choice");
    assert_eq!(code(one("bits", text("0110 0110 2"))), "not-a-bit");
    assert_eq!(code(one("bits", text("0110"))), "out-of-range");
    let typed = plan(&one("bits", text("01101 00110"))).unwrap();
    assert_eq!(typed.past["sequence"], text("0110100110"));
    let whole = plan(&Named::new()).unwrap();
    assert_eq!(whole.ceiling_share, 0.8125);
}

#[test]
fn the_ceiling_is_what_the_best_rule_reaches_over_every_window() {
    use crate::task::majority::{CEILING, past};
    let mut right = 0;
    for window in 0..32 {
        let bits: Vec<usize> = (0..5).map(|i| window >> i & 1).collect();
        right += u32::from(past(&bits, 2) == usize::from(bits.iter().sum::<usize>() > 2));
    }
    assert_eq!(right * CEILING[1], 32 * CEILING[0]);
    // The other rule for the same three bits is never better: this is the best.
    for read in 0..8 {
        let ones = (0..4)
            .filter(|rest| (read as u32 | rest << 3).count_ones() > 2)
            .count();
        let bits: Vec<usize> = (0..3).map(|i| read >> i & 1).collect();
        assert_eq!(past(&bits, 2) == 1, ones >= 2);
    }
}

#[test]
fn any_tagger_of_one_layer_has_chains_and_no_other_model() {
    let read = |pairs: &[(&str, Value)]| {
        let values: Named<Value> = pairs.iter().cloned().collect();
        let checked = Settings::read(&values).and_then(Settings::check).unwrap();
        Session::new(checked).unwrap()
    };
    let tagger = ("model", text("tagger"));
    let words = [
        tagger.clone(),
        ("task", text("tag")),
        ("input", text("embedding")),
        ("bidirectional", Value::Boolean(true)),
    ];
    let mut session = read(&words);
    session.train(2).unwrap();
    let steps = session.chains(3, 0).unwrap().index.steps;
    assert_eq!(
        block(&session, (3, 0), "dx").len(),
        steps * session.settings().embedding
    );
    assert!(session.judge_chains(10).of > 0);
    let one = [
        tagger.clone(),
        ("task", text("majority")),
        ("sequence", text("1")),
    ];
    assert_eq!(read(&one).chains(7, 7).unwrap().index.given.len(), 1);
    for other in [
        vec![
            tagger,
            ("task", text("majority")),
            ("layers", Value::Integer(2)),
        ],
        vec![("model", text("classifier")), ("task", text("adding"))],
    ] {
        let mut session = read(&other);
        assert_eq!(session.chains(1, 0).unwrap_err().code, "no-chains");
        session.judge_chains(3);
    }
}
