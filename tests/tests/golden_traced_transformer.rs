//! Transformers of the traced path against torch.nn's: see golden/make_transformer.py.

use seqscope_core::graph::Built;
use seqscope_core::graph::model::transformer::build;
use seqscope_core::params::Layout;
use seqscope_tests::example::example;
use seqscope_tests::golden::{Row, fields, list, numbers, params, read, wide};
use seqscope_tests::plan::plan;
use seqscope_tests::traced::{self, Batch, outputs, share};
use serde_json::Value;

/// Where an attention's weights stand in the graph: `transformer.decoder.layers.0.multihead_attn`
/// is `decoder.cross.weights` of layer 1.
fn place(name: &str) -> (String, usize) {
    let stack = ["encoder.", "decoder."];
    let stack = stack.iter().find(|stack| name.contains(**stack));
    let part = match name.ends_with("multihead_attn") {
        true => "cross",
        false => "self",
    };
    let layer = name.split('.').find_map(|part| part.parse::<usize>().ok());
    let block = format!("{}{part}.weights", stack.unwrap_or(&""));
    (block, layer.expect("a layer") + 1)
}

/// The weights of every head, one head after the other.
fn weights(built: &Built, block: &str, layer: usize) -> Vec<f64> {
    let graph = &built.graph;
    let own = graph.ids().filter(|&id| {
        let node = graph.node(id);
        node.block == block && node.at[0] == ("l".to_owned(), layer)
    });
    own.flat_map(|id| wide(&graph.value(id).data)).collect()
}

fn alphas(row: &mut Row, built: &Built, told: &Value) {
    for (name, expected) in fields(told, "alpha") {
        let (block, layer) = place(name);
        row.forward(name, &weights(built, &block, layer), &numbers(expected));
    }
}

fn compare(file: &str) {
    let mut row = Row::new(format!("{file}, traced"));
    for golden in list(&read(file), "cases") {
        let normed = golden["settings"]["norm"] == "batch";
        if normed && list(golden, "examples").len() > 1 {
            continue; // A graph holds one example: batch norm would see no other.
        }
        let plan = plan(golden);
        let params = params(Layout::of(plan.specs()), golden);
        let weights = traced::weights(&params);
        let mut batch = Batch::default();
        for told in list(golden, "examples") {
            let built = build(&plan, &weights, &example(told));
            outputs(&mut row, &built, told);
            alphas(&mut row, &built, told);
            let names = fields(golden, "weights").keys().cloned();
            batch.add(&built, names, share(golden));
        }
        batch.compare(&mut row, golden);
    }
    row.print();
}

#[test]
fn encoder_and_decoder() {
    compare("transformer-encoder-decoder");
}

#[test]
fn window_and_norms() {
    compare("transformer-window-and-norms");
}

#[test]
fn one_stack_alone() {
    compare("transformer-alone");
}
