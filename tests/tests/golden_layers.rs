//! Layers of the traced path against PyTorch: see golden/make_layers.py.

use seqscope_core::graph::{Gradients, Graph, Id, Tensor};
use seqscope_core::wiring::evaluate::Weights;
use seqscope_tests::golden::{
    Row, count, counts, fields, list, numbers, read, reals, sequence, tensor, weights, wide,
};
use serde_json::Value;

/// Compares an output, and the gradients that come of the upstream one.
fn compare(row: &mut Row, golden: &Value, graph: &Graph, output: Id, inputs: &[(&str, Id)]) {
    let value = graph.value(output);
    row.forward("output", &wide(&value.data), &numbers(&golden["output"]));
    let upstream = Tensor::new(value.rows, value.columns, reals(&golden["d_output"]));
    let found = graph.backward(&[(output, upstream)]);
    let expected = &golden["gradients"];
    for (name, id) in inputs {
        let gradient = found.of(*id).expect("a gradient");
        row.gradient(name, &wide(&gradient.data), &numbers(&expected[*name]));
    }
    parameters(row, golden, &found);
}

fn parameters(row: &mut Row, golden: &Value, found: &Gradients) {
    for name in fields(golden, "weights").keys() {
        let gradient = wide(&found.parameter(name));
        row.gradient(name, &gradient, &numbers(&golden["gradients"][name]));
    }
}

fn input(graph: &mut Graph, golden: &Value) -> Id {
    let width = count(&golden["width"]);
    graph.input(tensor(width, reals(&golden["inputs"]["x"])))
}

/// One layer on every one of its cases.
fn layer(name: &str, columns: fn(&Value, &str) -> usize, apply: fn(&mut Graph, Id) -> Id) {
    let mut row = Row::new(name);
    for golden in list(&read("layers"), name) {
        let weights = weights(golden, |name| columns(golden, name));
        let mut graph = Graph::new(&weights);
        let x = input(&mut graph, golden);
        let y = apply(&mut graph, x);
        compare(&mut row, golden, &graph, y, &[("x", x)]);
    }
    row.print();
}

#[test]
fn layer_norm() {
    layer(
        "layer_norm",
        |_, _| 1,
        |graph, x| graph.layer_norm(x, "weight", "bias"),
    );
}

#[test]
fn batch_norm() {
    layer(
        "batch_norm",
        |_, _| 1,
        |graph, x| graph.batch_norm(x, "weight", "bias"),
    );
}

#[test]
fn linear() {
    layer("linear", matrix, |graph, x| {
        graph.linear_all(x, "weight", Some("bias"))
    });
}

/// A bias is one column, every other parameter as wide as the layer's input.
fn matrix(golden: &Value, name: &str) -> usize {
    match name {
        "linear2.weight" => count(&golden["inner"]),
        _ if name.ends_with("bias") => 1,
        _ => count(&golden["width"]),
    }
}

#[test]
fn feed_forward() {
    layer("feed_forward", matrix, |graph, x| {
        let inner = graph.linear_all(x, "linear1.weight", Some("linear1.bias"));
        let inner = graph.relu(inner);
        graph.linear_all(inner, "linear2.weight", Some("linear2.bias"))
    });
}

#[test]
fn embedding() {
    let mut row = Row::new("embedding");
    for golden in list(&read("layers"), "embedding") {
        let weights = weights(golden, |name| matrix(golden, name));
        let mut graph = Graph::new(&weights);
        let y = graph.lookup("weight", &counts(&golden["ids"]));
        compare(&mut row, golden, &graph, y, &[]);
    }
    row.print();
}

/// Each sequence of a batch by itself: outputs, gradient of the input, gradients of parameters.
#[test]
fn convolution() {
    let mut row = Row::new("convolution");
    for golden in list(&read("layers"), "convolution") {
        let (inputs, outputs) = (count(&golden["width"]), count(&golden["outputs"]));
        let (taps, lengths) = (count(&golden["taps"]), counts(&golden["lengths"]));
        let causal = golden["causal"].as_bool().expect("a boolean");
        let weights = weights(
            golden,
            |name| if name == "bias" { 1 } else { inputs * taps },
        );
        let mut sums = [("weight", Vec::new()), ("bias", Vec::new())];
        for (b, &length) in lengths.iter().enumerate() {
            let batch = lengths.len();
            let rows = |value: &Value, width| sequence(&reals(value), width, batch, b, length);
            let expected =
                |value: &Value, width| sequence(&numbers(value), width, batch, b, length);
            let mut graph = Graph::new(&weights);
            let x = graph.input(tensor(inputs, rows(&golden["inputs"]["x"], inputs)));
            let seen = graph.unfold(x, taps, causal);
            let y = graph.linear_all(seen, "weight", Some("bias"));
            let name = format!("{taps} taps, causal {causal}, sequence {b}");
            let found = wide(&graph.value(y).data);
            row.forward(&name, &found, &expected(&golden["output"], outputs));
            let upstream = tensor(outputs, rows(&golden["d_output"], outputs));
            let found = graph.backward(&[(y, upstream)]);
            let d_x = wide(&found.of(x).expect("a gradient").data);
            row.gradient(&name, &d_x, &expected(&golden["gradients"]["x"], inputs));
            for (name, sum) in &mut sums {
                let share = found.exact_parameter(name);
                sum.resize(share.len(), 0.0);
                sum.iter_mut().zip(share).for_each(|(sum, x)| *sum += x);
            }
        }
        for (name, sum) in sums {
            row.gradient(name, &sum, &numbers(&golden["gradients"][name]));
        }
    }
    row.print();
}

#[test]
fn cross_entropy_of_great_scores() {
    let mut row = Row::new("softmax and cross-entropy");
    for golden in list(&read("layers"), "cross_entropy") {
        let nothing = Weights::default();
        let mut graph = Graph::new(&nothing);
        let width = count(&golden["width"]);
        let scores = graph.input(tensor(width, reals(&golden["scores"])));
        let y = graph.softmax(scores, None);
        row.forward("y", &wide(&graph.value(y).data), &numbers(&golden["y"]));
        let targets = list(golden, "targets").iter();
        let targets: Vec<_> = targets.map(|t| t.as_u64().map(|t| t as usize)).collect();
        let losses = graph.cross_entropy(scores, &targets);
        let found = wide(&graph.value(losses).data);
        row.forward("losses", &found, &numbers(&golden["losses"]));
        let mut total = graph.sum(losses);
        if golden["reduction"] == "mean" {
            let counted = targets.iter().flatten().count();
            total = graph.scale(total, 1.0 / counted as f64);
        }
        let loss = golden["loss"].as_f64().expect("a loss");
        row.forward("loss", &wide(&graph.value(total).data), &[loss]);
        let found = graph.backward(&[(total, Tensor::number(1.0))]);
        let d_scores = wide(&found.of(scores).expect("a gradient").data);
        row.gradient("scores", &d_scores, &numbers(&golden["d_scores"]));
    }
    row.print();
}

#[test]
fn squared_error() {
    let mut row = Row::new("squared error");
    for golden in list(&read("layers"), "squared_error") {
        let nothing = Weights::default();
        let mut graph = Graph::new(&nothing);
        let y = reals(&golden["y"]);
        let targets = numbers(&golden["targets"]);
        let each = y.iter().zip(&targets);
        let ids: Vec<_> = each
            .map(|(&y, &target)| {
                let y = graph.input(Tensor::number(y));
                (y, graph.squared_error(y, target))
            })
            .collect();
        let errors: Vec<_> = ids.iter().map(|(_, error)| *error).collect();
        let all = graph.beside(&errors);
        let sum = graph.sum(all);
        let mean = graph.scale(sum, 1.0 / targets.len() as f64);
        let loss = golden["loss"].as_f64().expect("a loss");
        row.forward("loss", &wide(&graph.value(mean).data), &[loss]);
        let found = graph.backward(&[(mean, Tensor::number(1.0))]);
        let d_y: Vec<_> = ids
            .iter()
            .flat_map(|(y, _)| wide(&found.of(*y).expect("a gradient").data))
            .collect();
        row.gradient("y", &d_y, &numbers(&golden["d_y"]));
    }
    row.print();
}
