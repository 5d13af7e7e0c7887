//! Recurrent models whole, on the fast path, against PyTorch: see golden/make_models.py.

use seqscope_core::model::captioner::{self, Captioner};
use seqscope_core::model::classifier::{self, Classifier};
use seqscope_core::model::recurrent::{Data, Form};
use seqscope_core::model::tagger::{self, Tagger};
use seqscope_core::params::Layout;
use seqscope_tests::example::examples;
use seqscope_tests::golden::{Row, count, list, numbers, params, read, settings, wide};
use seqscope_tests::with;
use serde_json::Value;

fn form(golden: &Value) -> Form {
    let of = |name: &str| count(&golden["data"][name]);
    let data = Data {
        symbols: of("symbols"),
        width: of("width"),
        classes: of("classes"),
    };
    Form::of(&settings(golden), data)
}

/// The outputs of every example, one after the other.
fn outputs(golden: &Value) -> Vec<f64> {
    let examples = list(golden, "examples").iter();
    let rows = examples.flat_map(|example| list(example, "outputs"));
    rows.flat_map(numbers).collect()
}

#[test]
fn classifiers_are_pytorchs() {
    for file in ["models-classifier", "models-classifier-bidirectional"] {
        let mut row = Row::new(file);
        for golden in list(&read(file), "cases") {
            let form = form(golden);
            let params = params(Layout::of(classifier::specs(&form)), golden);
            let mut model = Classifier::new(&form, params.layout());
            let examples = examples(golden);
            let found = model.predict(&params, &examples).concat();
            row.forward("outputs", &wide(&found), &outputs(golden));
            model.load(&examples);
            let mut gradient = params.zeros_like();
            let loss = model.add_gradient(&params, &mut gradient);
            row.whole(golden, loss, |name| wide(&gradient.torch(name)));
        }
        row.print();
    }
}

#[test]
fn taggers_are_pytorchs() {
    for file in ["models-tagger", "models-tagger-bidirectional"] {
        let mut row = Row::new(file);
        for golden in list(&read(file), "cases") {
            let form = form(golden);
            let params = params(Layout::of(tagger::specs(&form)), golden);
            let mut model = Tagger::new(&form, params.layout());
            let examples = examples(golden);
            let found = model.predict(&params, &examples).concat().concat();
            row.forward("outputs", &wide(&found), &outputs(golden));
            model.load(&examples);
            assert_eq!(model.parts(), 1);
            let mut gradient = params.zeros_like();
            let loss = model.add_gradient(&params, &mut gradient, 0);
            row.whole(golden, loss, |name| wide(&gradient.torch(name)));
        }
        row.print();
    }
}

#[test]
fn captioners_are_pytorchs() {
    let mut row = Row::new("models-captioner");
    for golden in list(&read("models-captioner"), "cases") {
        let form = form(golden);
        let params = params(Layout::of(captioner::specs(&form)), golden);
        let mut model = Captioner::new(&form, params.layout());
        let examples = examples(golden);
        let found = model.predict(&params, &examples).concat().concat();
        row.forward("outputs", &wide(&found), &outputs(golden));
        model.load(&examples);
        let mut gradient = params.zeros_like();
        let loss = model.add_gradient(&params, &mut gradient);
        row.whole(golden, loss, |name| wide(&gradient.torch(name)));
    }
    row.print();
}

#[test]
fn truncated_taggers_are_those_of_a_detached_state() {
    let mut row = Row::new("truncated tagger");
    for case in list(&read("truncated"), "cases") {
        for window in list(case, "windows") {
            let golden = with(case, window);
            let form = form(&golden);
            let params = params(Layout::of(tagger::specs(&form)), &golden);
            let mut model = Tagger::new(&form, params.layout());
            model.load(&examples(&golden));
            let mut gradient = params.zeros_like();
            let parts = 0..model.parts();
            let loss = parts
                .map(|part| model.add_gradient(&params, &mut gradient, part))
                .sum();
            row.whole(&golden, loss, |name| wide(&gradient.torch(name)));
        }
    }
    row.print();
}
