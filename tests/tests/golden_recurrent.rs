//! Recurrent layers of the fast path against PyTorch's modules: see golden/make_recurrent.py.

use seqscope_core::layer::recurrent::{Gates, Shape, Source};
use seqscope_core::layer::stack::{Combine, Stack, StackShape};
use seqscope_core::params::{Layout, Params};
use seqscope_core::real::Real;
use seqscope_kernel::cell::Equations;
use seqscope_tests::golden::{
    Row, count, counts, fields, list, numbers, pad, read, reals, sequence, set_all, unpad, wide,
};
use serde_json::Value;
use std::sync::Arc;

const FILES: [&str; 4] = ["rnn", "lstm", "gru", "gru-before"];

fn shape(golden: &Value) -> StackShape {
    let equations = match (golden["cell"].as_str(), golden["reset"].as_str()) {
        (Some("rnn"), _) => Equations::Rnn,
        (Some("lstm"), _) => Equations::Lstm,
        (_, Some("after")) => Equations::GruAfter,
        _ => Equations::GruBefore,
    };
    let combine = match golden["combine"].as_str() {
        Some("concat") => Combine::Concat,
        Some("sum") => Combine::Sum,
        _ => Combine::Product,
    };
    StackShape {
        layer: Shape {
            equations,
            hidden: count(&golden["hidden"]),
            inputs: vec![count(&golden["inputs"])],
            bias: true,
            gates: Gates::Drawn,
        },
        layers: count(&golden["layers"]),
        directions: (golden["bidirectional"] == true).then_some(combine),
    }
}

/// The numbers of each sequence as far as it goes: a held state is no output of PyTorch's.
fn valid(values: &[f64], columns: usize, lengths: &[usize]) -> Vec<f64> {
    let sequences = lengths.iter().enumerate();
    let rows = sequences.map(|(b, &length)| sequence(values, columns, lengths.len(), b, length));
    rows.flatten().collect()
}

/// The initial states of one layer and direction, or their gradients.
fn part(values: &Value, index: usize, size: usize) -> Vec<f64> {
    numbers(values)[index * size..(index + 1) * size].to_vec()
}

fn narrow(values: &[f64]) -> Vec<Real> {
    values.iter().map(|&x| x as Real).collect()
}

fn compare(row: &mut Row, golden: &Value, stack: &mut Stack) {
    let shape = shape(golden);
    let layout = Arc::new(Layout::of(Stack::specs("", &shape)));
    let mut params = Params::zeros(layout);
    set_all(&mut params, golden);
    let (lengths, steps) = (counts(&golden["lengths"]), count(&golden["steps"]));
    let hidden = [shape.layer.hidden];
    let states = hidden[0] * lengths.len();
    let directions: &[bool] = if shape.directions.is_some() {
        &[false, true]
    } else {
        &[false]
    };
    let layers = || {
        let numbers = 0..shape.layers;
        let pairs = numbers.flat_map(|n| directions.iter().map(move |&reverse| (n, reverse)));
        pairs.enumerate()
    };
    let name = format!(
        "{} layers {:?} lengths {lengths:?}",
        shape.layers, shape.directions
    );

    stack.begin(steps, &lengths);
    for (place, (number, reverse)) in layers() {
        let layer = stack.layer_mut(number, reverse).expect("a layer");
        let (h, c) = layer.initial_mut();
        let first = |field: &str| pad(&narrow(&part(&golden[field], place, states)), &hidden);
        h.copy_from_slice(&first("h0"));
        if !c.is_empty() {
            c.copy_from_slice(&first("c0"));
        }
    }
    let x = pad(&reals(&golden["x"]), &shape.layer.inputs);
    stack.forward(&params, Source::Rows(&x), 0..steps);
    let parts = shape.outputs();
    let columns = parts.iter().sum();
    let output = wide(&unpad(stack.outputs(), &parts));
    let expected = numbers(&golden["output"]);
    row.forward(
        &name,
        &valid(&output, columns, &lengths),
        &valid(&expected, columns, &lengths),
    );

    let mut gradient = params.zeros_like();
    let upstream = pad(&reals(&golden["d_output"]), &parts);
    let mut dx = vec![0.0; x.len()];
    stack.clear_errors();
    stack.backward(
        &params,
        &mut gradient,
        Source::Rows(&x),
        Some(&upstream),
        0..steps,
        Some(&mut dx),
    );
    let expected = &golden["gradients"];
    let dx = wide(&unpad(&dx, &shape.layer.inputs));
    row.gradient(&format!("{name} x"), &dx, &numbers(&expected["x"]));
    for (place, (number, reverse)) in layers() {
        let (h, c) = stack.layer(number, reverse).expect("a layer").errors();
        let what = format!("{name} layer {number} reverse {reverse}");
        let h = wide(&unpad(h, &hidden));
        row.gradient(&what, &h, &part(&expected["h0"], place, states));
        if expected.get("c0").is_some() {
            let c = wide(&unpad(c, &hidden));
            row.gradient(&what, &c, &part(&expected["c0"], place, states));
        }
    }
    for parameter in fields(golden, "weights").keys() {
        let found = wide(&gradient.torch(parameter));
        let what = format!("{name} {parameter}");
        row.gradient(&what, &found, &numbers(&expected[parameter]));
    }
}

#[test]
fn stacks_are_pytorchs() {
    for file in FILES {
        let golden = read(&format!("recurrent-{file}"));
        let mut row = Row::new(format!("{file} layers"));
        for golden in list(&golden, "cases") {
            let shape = shape(golden);
            let mut stack = Stack::new(&Layout::of(Stack::specs("", &shape)), "", &shape);
            compare(&mut row, golden, &mut stack);
            // What a run leaves behind must not show in the next.
            compare(&mut row, golden, &mut stack);
        }
        row.print();
    }
}
