//! Transformers whole, on the fast path, against torch.nn's: see golden/make_transformer.py.

use seqscope_core::model::transformer::Transformer;
use seqscope_core::params::Layout;
use seqscope_tests::example::examples;
use seqscope_tests::golden::{Row, fields, list, numbers, params, read, wide};
use seqscope_tests::plan::plan;
use serde_json::Value;

/// The weights of one attention of one example: a row of keys for each head and query.
fn weights(model: &Transformer, layer: usize, cross: bool, sequence: usize) -> Vec<f64> {
    let (heads, spans) = model.attention(layer, cross).expect("an attention");
    let span = &spans[sequence];
    let rows = (0..heads.count()).flat_map(|head| (0..span.queries).map(move |q| (head, q)));
    rows.flat_map(|(head, query)| wide(heads.weights(span, head, query)))
        .collect()
}

/// The references keep the whole batch's padding where they were not computed alone.
fn compare_alpha(row: &mut Row, model: &Transformer, told: &Value, sequence: usize) {
    for (name, expected) in fields(told, "alpha") {
        if name.contains("encoder.") {
            continue; // The encoder's are not kept to be looked at.
        }
        let layer = name.split('.').find_map(|part| part.parse().ok());
        let cross = name.ends_with("multihead_attn");
        let found = weights(model, layer.expect("a layer"), cross, sequence);
        row.forward(name, &found, &numbers(expected));
    }
}

fn compare(file: &str) {
    let golden = read(file);
    let mut row = Row::new(file);
    for golden in list(&golden, "cases") {
        let plan = plan(golden);
        let params = params(Layout::of(plan.specs()), golden);
        let mut model = Transformer::new(&plan, params.layout());
        let examples = examples(golden);
        model.load(&examples);
        let mut gradient = params.zeros_like();
        let loss = model.add_gradient(&params, &mut gradient);
        row.whole(golden, loss, |name| wide(&gradient.torch(name)));
        for (sequence, told) in list(golden, "examples").iter().enumerate() {
            compare_alpha(&mut row, &model, told, sequence);
        }
        let outputs = model.predict(&params);
        for (found, told) in outputs.iter().zip(list(golden, "examples")) {
            let expected: Vec<_> = list(told, "outputs").iter().flat_map(numbers).collect();
            let name = format!("{}: outputs", golden["settings"]);
            row.forward(&name, &wide(&found.concat()), &expected);
        }
        let again = model.loss(&params);
        row.forward(
            "loss",
            &[again],
            &[golden["loss"].as_f64().expect("a loss")],
        );
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
