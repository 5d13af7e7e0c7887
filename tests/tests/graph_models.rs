//! The picture of every model cannot lie: what the page gets of its watched example is read by the
//! interpreter, node by node, gradients and contributions included.

mod graph_interpreter;

use graph_interpreter::{Page, laws};
use seqscope_core::graph::model::build;
use seqscope_core::graph::trace::{Watch, trace};
use seqscope_core::params::Params;
use seqscope_core::wiring::evaluate::Weights;
use seqscope_tests::checked;
use serde_json::{Value, json};

fn recurrent() -> Vec<Value> {
    vec![
        json!({"model": "classifier", "task": "temporal_order", "length": 10, "cell": "gru",
            "bidirectional": true, "layers": 2}),
        json!({"model": "classifier", "task": "adding", "length": 6, "cell": "lstm"}),
        json!({"model": "captioner", "task": "caption", "cell": "rnn"}),
        json!({"model": "tagger", "task": "majority", "length": 8, "cell": "lstm",
            "bidirectional": true, "combine": "product"}),
        json!({"model": "tagger", "task": "reber", "cell": "gru", "reset": "before",
            "reduction": "mean"}),
    ]
}

fn attentive() -> Vec<Value> {
    let kinds = ["none", "dot", "scaled_dot", "general", "additive"];
    let cells = ["lstm", "gru", "rnn", "lstm", "gru"];
    let pairs = kinds.into_iter().zip(cells).enumerate();
    pairs
        .map(|(i, (attention, cell))| {
            let query = ["previous", "current"][i % 2];
            json!({"model": "seq2seq", "task": "transliteration", "length": 4, "cell": cell,
                "attention": attention, "query": query, "attention_width": 4,
                "bidirectional": attention == "general" || attention == "additive"})
        })
        .collect()
}

fn of_attention() -> Vec<Value> {
    let models = ["transformer", "transformer_encoder", "transformer_decoder"];
    let norms = [("layer", true), ("layer", false), ("batch", true)];
    let positions = ["sinusoidal", "learnt", "none"];
    let all = models.into_iter().zip(norms).zip(positions);
    all.map(|((model, (norm, first)), positions)| {
        let (task, length) = match model {
            "transformer_decoder" => ("next_word", 0),
            _ => ("reversal", 5),
        };
        json!({"model": model, "task": task, "length": length, "heads": 2, "layers": 2,
            "feed_forward": 6, "norm": norm, "norm_first": first, "positions": positions})
    })
    .collect()
}

fn holds(settings: &Value) {
    let name = settings.to_string();
    let mut settings = settings.clone();
    settings["hidden"] = json!(4);
    settings["embedding"] = json!(3);
    let checked = checked(&settings);
    let weights = Weights::new(&Params::initial(&checked));
    let example = checked.watched().expect("an example");
    let built = build(&checked, &weights, example).expect("a graph");
    let states: Vec<&str> = built
        .graph
        .nodes()
        .iter()
        .map(|node| &*node.block)
        .collect();
    let states: Vec<&str> = states
        .into_iter()
        .filter(|name| name.ends_with(".h"))
        .collect();
    let trace = trace(
        &built,
        &Watch {
            states: &states[..1.min(states.len())],
            ..Watch::default()
        },
    );
    let error = trace.tables.as_ref().expect("tables").identity_error;
    assert!(error < 1e-12, "{name}: {error}");
    let page = Page::new(&trace);
    laws::every_node_is_its_operation(&page, &name);
    laws::equations_name_their_parameters(&page);
    let each = page.nodes().len().div_ceil(40);
    let seen = laws::the_loss_follows_the_gradients(&page, &name, each);
    assert!(seen > 15, "{name}: {seen}");
}

#[test]
fn of_recurrent_models() {
    recurrent().iter().for_each(holds);
}

#[test]
fn of_encoder_and_decoder() {
    attentive().iter().for_each(holds);
}

#[test]
fn of_transformers() {
    of_attention().iter().for_each(holds);
}
