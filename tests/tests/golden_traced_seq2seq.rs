//! The encoder–decoder of the traced path against PyTorch: scores, weights, contexts, their
//! gradients, every pair of loss and state. See golden/make_seq2seq.py.

use seqscope_core::graph::model::seq2seq::build;
use seqscope_core::graph::{Built, Gradients, Id, Tensor};
use seqscope_core::model::seq2seq::Form;
use seqscope_core::params::Layout;
use seqscope_tests::example::example;
use seqscope_tests::golden::{Row, count, fields, list, numbers, params, read, settings, wide};
use seqscope_tests::traced::{self, Batch, node, outputs, pairs, share};
use serde_json::Value;
use std::collections::BTreeMap;

/// The vocabularies of the references, both ways.
const SYMBOLS: usize = 5;

/// The node that a reference calls `alpha_2` or `keys`; several for the first states.
fn nodes(built: &Built, name: &str, layers: usize) -> Vec<Id> {
    let one = |block: &str, at| {
        let found = node(built, block, at);
        found.unwrap_or_else(|| panic!("{name}: no node {block}"))
    };
    match name.split_once('_') {
        None if name == "s0" => {
            let own = (0..layers).map(|layer| node(built, &format!("decoder.l{layer}.h"), Some(0)));
            own.flatten().collect()
        }
        None if name == "keys" => vec![one("encoder.states", None)],
        None => node(built, "encoder.code", None).into_iter().collect(),
        Some((quantity, step)) => {
            let block = match quantity {
                "context" => "attention.c",
                "vector" => "attention.vector",
                "alpha" => "attention.alpha",
                _ => "attention.e",
            };
            let at = step.parse::<usize>().expect("a number") + 1;
            vec![one(block, Some(at))]
        }
    }
}

/// What was found and what was expected of one quantity of a case: values and gradients.
type Both = [(Vec<f64>, Vec<f64>); 2];

/// Gathers the values by the way and their gradients. A score alone may be small by cancellation:
/// it is compared with the case's other scores.
fn gather(all: &mut BTreeMap<String, Both>, built: &Built, told: &Value, layers: usize) {
    let seeds: Vec<_> = built
        .losses
        .iter()
        .map(|&loss| (loss, Tensor::number(1.0)))
        .collect();
    let gradients: Gradients = built.graph.backward(&seeds);
    for (name, expected) in fields(told, "value_gradients") {
        let quantity = name.split('_').next().unwrap_or(name);
        for id in nodes(built, name, layers) {
            let [values, slopes] = all.entry(quantity.to_owned()).or_default();
            values.0.extend(wide(&built.graph.value(id).data));
            slopes.0.extend(gradients.exact(id).expect("a path"));
            if values.1.len() < values.0.len() {
                values.1.extend(numbers(&told["values"][name]));
                slopes.1.extend(numbers(expected));
            }
        }
    }
}

fn compare(file: &str) {
    let mut row = Row::new(format!("{file}, traced"));
    for golden in list(&read(file), "cases") {
        let form = Form::of(&settings(golden), SYMBOLS, SYMBOLS);
        let params = params(Layout::of(form.specs()), golden);
        let weights = traced::weights(&params);
        let layers = count(&golden["settings"]["layers"]);
        let mut batch = Batch::default();
        let mut all = BTreeMap::new();
        for told in list(golden, "examples") {
            let built = build(&form, &weights, &example(told));
            outputs(&mut row, &built, told);
            gather(&mut all, &built, told, layers);
            pairs(&mut row, &built, told, |name| match name.split_once('_') {
                Some((letter, place)) => format!("encoder.{place}.{letter}"),
                None => format!("decoder.l{}.h", layers - 1),
            });
            let names = fields(golden, "weights").keys().cloned();
            batch.add(&built, names, share(golden));
        }
        batch.compare(&mut row, golden);
        for (name, [values, gradients]) in &all {
            let what = format!("{}: {name}", golden["settings"]);
            row.forward(&what, &values.0, &values.1);
            row.gradient(&what, &gradients.0, &gradients.1);
        }
    }
    row.print();
}

#[test]
fn without_attention() {
    compare("seq2seq-none");
}

#[test]
fn asked_by_the_previous_state() {
    compare("seq2seq-previous");
}

#[test]
fn asked_by_the_current_state() {
    compare("seq2seq-current");
}
