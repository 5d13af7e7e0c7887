//! The picture of a graph cannot lie: an interpreter that shares no code with the core reads the
//! trace as the page gets it, applies each node's operation to what the node reads, and must get the
//! node's own numbers; it moves single numbers, and the loss must follow their gradients.

mod graph_interpreter;

use graph_interpreter::{Page, laws};
use seqscope_core::graph::trace::{Watch, trace};
use seqscope_core::graph::{Built, Graph, Tensor};
use seqscope_core::real::Real;
use seqscope_core::rng::{Purpose, Stream};
use seqscope_core::wiring::evaluate::Weights;
use std::collections::BTreeSet;

fn numbers(stream: &mut Stream, count: usize) -> Vec<Real> {
    (0..count).map(|_| stream.uniform(1.0) as Real).collect()
}

fn weights() -> Weights {
    let mut stream = Stream::new(3, Purpose::Weights, 0);
    let mut weights = Weights::default();
    for (name, columns, count) in [
        ("embedding.weight", 3, 15),
        ("rnn.weight_ih_l0", 3, 36),
        ("rnn.bias_ih_l0", 1, 12),
        ("norm1.weight", 1, 3),
        ("norm1.bias", 1, 3),
        ("conv.weight", 9, 18),
        ("output.weight", 4, 20),
    ] {
        weights.insert(name, columns, numbers(&mut stream, count));
    }
    weights
}

/// A graph of no meaning in which every operation stands between the inputs and the loss.
fn everything(weights: &Weights) -> Built<'_> {
    let mut stream = Stream::new(4, Purpose::Weights, 0);
    let mut g = Graph::new(weights);
    g.block("X", &[], "X");
    let x = g.input(Tensor::new(4, 3, numbers(&mut stream, 12)));
    g.operation("embed", "e");
    let e = g.lookup("embedding.weight", &[1, 4, 1, 0]);
    let e = g.add(e, x);
    g.operation("norm", "n");
    let n = g.layer_norm(e, "norm1.weight", "norm1.bias");
    let b = g.batch_norm(x, "norm1.weight", "norm1.bias");
    let shift = g.parameter("norm1.bias");
    let b = g.subtract(b, shift);
    g.operation("gate", "z");
    let z = g.linear(n, "rnn.weight_ih_l0", 3..6, Some("rnn.bias_ih_l0"));
    g.block("z", &[], "z");
    let z = g.sigmoid(z);
    let rest = g.one_minus(z);
    let new = g.tanh(b);
    let old = g.relu(n);
    let (new, old) = (g.multiply(z, new), g.multiply(rest, old));
    let h = g.add(new, old);
    g.operation("attention", "c");
    let scores = g.product_transposed(h, e);
    let scores = g.scale(scores, 0.25);
    let apart = g.distances(h, b);
    let scores = g.add(scores, apart);
    let mut mask: Vec<bool> = (0..16).map(|place| place % 4 <= place / 4).collect();
    mask[0] = false;
    g.block("alpha", &[], "\\alpha");
    let alpha = g.softmax(scores, Some(mask));
    let c = g.product(alpha, e);
    g.operation("convolution", "v");
    let seen = g.unfold(c, 3, true);
    let v = g.linear(seen, "conv.weight", 0..2, None);
    let around = g.unfold(v, 2, false);
    let turned = g.transpose(around);
    let some = g.rows(turned, 1..3);
    let joined = g.below(&[some, alpha]);
    let scores = g.linear_all(joined, "output.weight", None);
    let part = g.columns(scores, 1..5);
    let all = g.beside(&[scores, part]);
    g.operation("loss", "L");
    let targets = [Some(2), None, Some(0), Some(8), Some(90), Some(5)];
    let losses = g.cross_entropy(all, &targets);
    let mean = g.mean_rows(c);
    let errors = g.squared_error(mean, 0.7);
    let loss = [g.sum(losses), g.sum(errors)];
    let total = g.add(loss[0], loss[1]);
    Built {
        graph: g,
        losses: loss.to_vec(),
        loss: total,
        outputs: vec![alpha],
    }
}

#[test]
fn every_operation_applied_to_what_it_reads_gives_its_numbers() {
    let weights = weights();
    let page = Page::new(&trace(&everything(&weights), &Watch::default()));
    laws::every_node_is_its_operation(&page, "everything");
    let ops = page
        .nodes()
        .iter()
        .map(|node| node["node"]["op"]["op"].as_str());
    let ops: BTreeSet<_> = ops.collect();
    assert_eq!(ops.len(), 28, "an operation is not tried: {ops:?}");
}

#[test]
fn the_loss_follows_every_gradient() {
    let weights = weights();
    let page = Page::new(&trace(&everything(&weights), &Watch::default()));
    let seen = laws::the_loss_follows_the_gradients(&page, "everything", 1);
    assert_eq!(seen, page.nodes().len(), "some gradients are zero");
}

#[test]
fn equations_mark_what_they_read() {
    let weights = weights();
    let built = everything(&weights);
    laws::equations_name_their_parameters(&Page::new(&trace(&built, &Watch::default())));
}
