//! The encoder–decoder on the fast path against PyTorch: see golden/make_seq2seq.py.

use seqscope_core::decode::{self, Forced};
use seqscope_core::model::seq2seq::{Form, Seq2Seq};
use seqscope_core::params::Layout;
use seqscope_tests::example::examples;
use seqscope_tests::golden::{Row, list, numbers, params, read, settings, wide};
use serde_json::Value;

/// The vocabularies of the references, both ways.
const SYMBOLS: usize = 5;

/// The weights of one example, one row a target, in the order of the source.
fn alpha(golden: &Value, example: &Value, positions: usize) -> Vec<Vec<f64>> {
    let weights = &example["values"]["alpha"];
    if weights.is_null() {
        return Vec::new();
    }
    let weights = numbers(weights);
    let rows = weights.chunks_exact(positions).map(<[f64]>::to_vec);
    let reversed = golden["settings"]["source_reversed"] == true;
    rows.map(|mut row| {
        if reversed {
            row.reverse();
        }
        row
    })
    .collect()
}

fn compare(file: &str) {
    let mut row = Row::new(file);
    for golden in list(&read(file), "cases") {
        let form = Form::of(&settings(golden), SYMBOLS, SYMBOLS);
        let name = golden["settings"].to_string();
        let params = params(Layout::of(form.specs()), golden);
        let mut model = Seq2Seq::new(&form, params.layout());
        let examples = examples(golden);
        model.load(&examples);
        let mut gradient = params.zeros_like();
        let loss = model.add_gradient(&params, &mut gradient);
        row.whole(golden, loss, |name| wide(&gradient.torch(name)));
        for (sequence, told) in list(golden, "examples").iter().enumerate() {
            let positions = examples[sequence].input.steps();
            for (step, expected) in alpha(golden, told, positions).iter().enumerate() {
                let found = model.looked(step, sequence).expect("attention");
                row.forward(&format!("{name}: alpha {step}"), &wide(&found), expected);
            }
        }
        // Step by step the same numbers come out, and each example alone has the same.
        for (example, told) in examples.iter().zip(list(golden, "examples")) {
            let symbols = example.target.symbols();
            let free = Forced::none();
            let written = decode::prescribed(&mut model, &params, &example.input, &free, symbols);
            let weights = alpha(golden, told, example.input.steps());
            let expected = list(told, "outputs");
            assert_eq!(written.steps.len(), expected.len());
            for (i, (step, y)) in written.steps.iter().zip(expected).enumerate() {
                let found: Vec<_> = wide(&step.log_probabilities);
                let found: Vec<_> = found.into_iter().map(f64::exp).collect();
                row.forward(&format!("{name}: y {i}"), &found, &numbers(y));
                let loss = -f64::from(step.log_probability);
                let each = numbers(&told["losses"]);
                row.forward(&format!("{name}: loss {i}"), &[loss], &each[i..=i]);
                let none = Vec::new();
                let alpha = weights.get(i).unwrap_or(&none);
                row.forward(&format!("{name}: alpha {i}"), &wide(&step.weights), alpha);
            }
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
