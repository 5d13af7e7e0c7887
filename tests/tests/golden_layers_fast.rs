//! Norms, feed-forward and linear layers of the fast path against PyTorch: see
//! golden/make_layers.py.

use seqscope_core::layer::feed_forward::FeedForward;
use seqscope_core::layer::linear::Linear;
use seqscope_core::layer::norm::Norm;
use seqscope_core::params::{Layout, Params, Start};
use seqscope_core::real::Real;
use seqscope_core::settings;
use seqscope_tests::golden::{
    Row, count, fields, list, numbers, pad, params, pitch, read, reals, unpad, wide,
};
use serde_json::Value;

/// Compares an output and what has become of the upstream gradient.
fn compare(row: &mut Row, golden: &Value, y: &[Real], dx: &[Real], gradient: &Params) {
    row.forward("output", &wide(y), &numbers(&golden["output"]));
    let expected = &golden["gradients"];
    row.gradient("x", &wide(dx), &numbers(&expected["x"]));
    for name in fields(golden, "weights").keys() {
        let found = wide(&gradient.torch(name));
        row.gradient(name, &found, &numbers(&expected[name]));
    }
}

fn norms(name: &str, kind: settings::Norm) {
    let mut row = Row::new(format!("{name}, fast"));
    for golden in list(&read("layers"), name) {
        let width = count(&golden["width"]);
        let params = params(Layout::of(Norm::specs("", width)), golden);
        let mut norm = Norm::new(params.layout(), "", width, kind);
        let mut y = pad(&reals(&golden["inputs"]["x"]), &[width]);
        norm.forward(&params, &mut y);
        let mut d = pad(&reals(&golden["d_output"]), &[width]);
        let mut gradient = params.zeros_like();
        norm.backward(&params, &mut gradient, &mut d);
        let (y, d) = (unpad(&y, &[width]), unpad(&d, &[width]));
        compare(&mut row, golden, &y, &d, &gradient);
    }
    row.print();
}

#[test]
fn layer_norm() {
    norms("layer_norm", settings::Norm::Layer);
}

#[test]
fn batch_norm() {
    norms("batch_norm", settings::Norm::Batch);
}

#[test]
fn feed_forward() {
    let mut row = Row::new("feed_forward, fast");
    for golden in list(&read("layers"), "feed_forward") {
        let (width, inner) = (count(&golden["width"]), count(&golden["inner"]));
        let params = params(Layout::of(FeedForward::specs("", width, inner)), golden);
        let mut layer = FeedForward::new(params.layout(), "");
        let x = pad(&reals(&golden["inputs"]["x"]), &[width]);
        let (mut y, mut dx) = (vec![0.0; x.len()], vec![0.0; x.len()]);
        layer.forward(&params, &x, &mut y);
        let dy = pad(&reals(&golden["d_output"]), &[width]);
        let (mut gradient, mut turned) = (params.zeros_like(), Vec::new());
        layer.backward(&params, &mut gradient, (&x, &dy), &mut turned);
        layer.add_errors(&params, &mut dx, &mut turned);
        let (y, dx) = (unpad(&y, &[width]), unpad(&dx, &[width]));
        compare(&mut row, golden, &y, &dx, &gradient);
    }
    row.print();
}

#[test]
fn linear() {
    let mut row = Row::new("linear, fast");
    for golden in list(&read("layers"), "linear") {
        let (inputs, outputs) = (count(&golden["width"]), count(&golden["outputs"]));
        let start = Start::Constant(0.0);
        let layout = Layout::of(Linear::specs("", [outputs], [inputs], true, &start));
        let params = params(layout, golden);
        let layer = Linear::new(params.layout(), "");
        let x = pad(&reals(&golden["inputs"]["x"]), &[inputs]);
        let rows = x.len() / pitch(&[inputs]);
        let (mut y, mut dx) = (vec![0.0; rows * pitch(&[outputs])], vec![0.0; x.len()]);
        layer.forward(&params, &mut y, &x);
        let dy = pad(&reals(&golden["d_output"]), &[outputs]);
        let mut gradient = params.zeros_like();
        layer.backward(&params, &mut gradient, &dy, &x, Some(&mut dx));
        let (y, dx) = (unpad(&y, &[outputs]), unpad(&dx, &[inputs]));
        compare(&mut row, golden, &y, &dx, &gradient);
    }
    row.print();
}
