//! Attention alone, on the fast path: alignments of all scores, and many heads against
//! nn.MultiheadAttention. See golden/make_attention.py.

use seqscope_core::attention::alignment::Alignment;
use seqscope_core::attention::mask::Mask;
use seqscope_core::attention::multi_head::{Keys, MultiHead, Workspace};
use seqscope_core::attention::position::sinusoid;
use seqscope_core::attention::score::{self, Score, Widths};
use seqscope_core::graph::{Graph, Id, Tensor};
use seqscope_core::lanes::padded;
use seqscope_core::params::Layout;
use seqscope_core::real::Real;
use seqscope_core::settings::Attention;
use seqscope_kernel::heads::Span;
use seqscope_tests::golden::{
    Row, count, counts, fields, list, numbers, pad, params, read, reals, sequence, tensor, unpad,
    weights, wide,
};
use serde_json::Value;
use std::collections::BTreeMap;

/// The numbers of a time-major batch as far as each sequence goes, one sequence after the other.
fn valid<T: Copy>(values: &[T], columns: usize, lengths: &[usize]) -> Vec<T> {
    let each = lengths.iter().enumerate();
    let rows = each.map(|(b, &length)| sequence(values, columns, lengths.len(), b, length));
    rows.flatten().collect()
}

/// One row a query and sequence, as wide as the longest sequence: without what is beyond each.
fn looked(rows: &[f64], steps: usize, lengths: &[usize]) -> Vec<f64> {
    let each = rows.chunks_exact(steps).enumerate();
    each.flat_map(|(at, row)| row[..lengths[at % lengths.len()]].to_vec())
        .collect()
}

fn kind(golden: &Value) -> Option<Attention> {
    match golden["kind"].as_str() {
        Some("dot") => Some(Attention::Dot),
        Some("scaled_dot") => Some(Attention::ScaledDot),
        Some("general") => Some(Attention::General),
        Some("additive") => Some(Attention::Additive),
        _ => None,
    }
}

fn aligned(row: &mut Row, golden: &Value, kind: Attention) {
    let name = golden["kind"].to_string();
    let (query, key) = (count(&golden["query_width"]), count(&golden["key_width"]));
    let (queries, steps) = (count(&golden["queries"]), count(&golden["steps"]));
    let widths = Widths {
        query,
        value: vec![key],
        layer: count(&golden["attention"]),
    };
    let layout = Layout::of(score::specs(kind, "", &widths));
    let params = params(layout, golden);
    let mut attention = Alignment::new(Score::new(kind, "", &widths, params.layout()));
    let lengths = counts(&golden["lengths"]);
    let q = pad(&reals(&golden["query"]), &[query]);
    let values = pad(&reals(&golden["key"]), &[key]);
    attention.begin(&params, &values, &lengths, queries);
    attention.weigh(&params, &values, &q, 0..queries);
    let rows = (0..queries).flat_map(|i| (0..lengths.len()).map(move |b| (i, b)));
    let alpha = rows.flat_map(|(i, b)| {
        let row = attention.weights(i, b).expect("a row");
        assert!(
            row[lengths[b]..].iter().all(|&x| x == 0.0),
            "beyond the end"
        );
        wide(&row[..lengths[b]])
    });
    let expected = looked(&numbers(&golden["alpha"]), steps, &lengths);
    row.forward(&name, &alpha.collect::<Vec<_>>(), &expected);
    let rows = queries * lengths.len();
    let mut contexts = vec![0.0; rows * padded(key)];
    attention.select(&values, &mut contexts, 0..queries);
    let contexts = wide(&unpad(&contexts, &[key]));
    row.forward(&name, &contexts, &numbers(&golden["contexts"]));

    let mut gradient = params.zeros_like();
    let d_contexts = pad(&reals(&golden["d_contexts"]), &[key]);
    let (mut dq, mut d_values) = (vec![0.0; q.len()], vec![0.0; values.len()]);
    attention.rewind();
    attention.backward(&params, &values, &d_contexts, &mut dq, 0..queries);
    let both = (&values[..], &mut d_values[..]);
    attention.finish(&params, &mut gradient, both, &q, &d_contexts, queries);
    let expected = &golden["gradients"];
    let dq = wide(&unpad(&dq, &[query]));
    row.gradient(&name, &dq, &numbers(&expected["queries"]));
    let found = valid(&wide(&unpad(&d_values, &[key])), key, &lengths);
    let expected_keys = valid(&numbers(&expected["keys"]), key, &lengths);
    row.gradient(&name, &found, &expected_keys);
    for parameter in fields(golden, "weights").keys() {
        let found = wide(&gradient.torch(parameter));
        let what = format!("{name}: {parameter}");
        row.gradient(&what, &found, &numbers(&expected[parameter]));
    }
}

#[test]
fn alignments() {
    let mut row = Row::new("alignment");
    for golden in list(&read("attention"), "alignment") {
        if let Some(kind) = kind(golden) {
            aligned(&mut row, golden, kind);
        }
    }
    row.print();
}

/// The scores of a query's rows with the keys' rows, as nodes.
fn scores(graph: &mut Graph, golden: &Value, q: Id, k: Id) -> Id {
    let width = count(&golden["query_width"]) as f64;
    match golden["kind"].as_str() {
        Some("general") => {
            let keys = graph.linear_all(k, "weight", None);
            graph.product_transposed(q, keys)
        }
        Some("additive") => {
            let q = graph.linear_all(q, "query.weight", None);
            let k = graph.linear_all(k, "key.weight", None);
            let rows = 0..graph.value(q).rows;
            let rows: Vec<_> = rows
                .map(|i| {
                    let one = graph.rows(q, i..i + 1);
                    let both = graph.add(one, k);
                    let both = graph.tanh(both);
                    let e = graph.linear_all(both, "value.weight", None);
                    graph.transpose(e)
                })
                .collect();
            graph.below(&rows)
        }
        Some("gaussian") => {
            let bandwidth = golden["bandwidth"].as_f64().expect("a bandwidth");
            let distances = graph.distances(q, k);
            graph.scale(distances, 0.5 / (bandwidth * bandwidth))
        }
        kind => {
            let dot = graph.product_transposed(q, k);
            let scale = if kind == Some("dot") {
                1.0
            } else {
                width.sqrt().recip()
            };
            graph.scale(dot, scale)
        }
    }
}

#[test]
fn alignments_on_the_traced_path() {
    let mut row = Row::new("alignment, traced");
    for golden in list(&read("attention"), "alignment") {
        let (query, key) = (count(&golden["query_width"]), count(&golden["key_width"]));
        let (lengths, queries) = (counts(&golden["lengths"]), count(&golden["queries"]));
        let attention = count(&golden["attention"]);
        let weights = weights(golden, |name| match name {
            "query.weight" => query,
            "value.weight" => attention,
            _ => key,
        });
        let mut sums: BTreeMap<&String, Vec<f64>> = BTreeMap::new();
        for (b, &length) in lengths.iter().enumerate() {
            let batch = lengths.len();
            let of =
                |value: &Value, width, steps| sequence(&numbers(value), width, batch, b, steps);
            let narrow = |rows: &[f64]| rows.iter().map(|&x| x as Real).collect::<Vec<_>>();
            let mut graph = Graph::new(&weights);
            let rows = of(&golden["query"], query, queries);
            let q = graph.input(tensor(query, narrow(&rows)));
            let k = graph.input(tensor(key, narrow(&of(&golden["key"], key, length))));
            let e = scores(&mut graph, golden, q, k);
            let alpha = graph.softmax(e, None);
            let context = graph.product(alpha, k);
            let steps = count(&golden["steps"]);
            let cut = |value: &Value| -> Vec<f64> {
                let rows = of(value, steps, queries);
                rows.chunks(steps)
                    .flat_map(|row| row[..length].to_vec())
                    .collect()
            };
            for (name, id) in [("scores", e), ("alpha", alpha)] {
                row.forward(name, &wide(&graph.value(id).data), &cut(&golden[name]));
            }
            let expected = of(&golden["contexts"], key, queries);
            row.forward("contexts", &wide(&graph.value(context).data), &expected);
            let upstream = tensor(key, narrow(&of(&golden["d_contexts"], key, queries)));
            let found = graph.backward(&[(context, upstream)]);
            let told = &golden["gradients"];
            for (name, id) in [("scores", e), ("alpha", alpha)] {
                row.gradient(name, found.exact(id).expect("a path"), &cut(&told[name]));
            }
            let expected = of(&told["queries"], query, queries);
            row.gradient("queries", found.exact(q).expect("a path"), &expected);
            let expected = of(&told["keys"], key, length);
            row.gradient("keys", found.exact(k).expect("a path"), &expected);
            for name in fields(golden, "weights").keys() {
                let share = found.exact_parameter(name);
                let sum = sums.entry(name).or_default();
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

/// Each sequence's queries look at its own keys; sequences lie one after the other.
fn spans(queries: &[usize], keys: &[usize], heads: usize) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut next = Span::default();
    for (&queries, &keys) in queries.iter().zip(keys) {
        let span = Span {
            queries,
            keys,
            ..next
        };
        spans.push(span);
        next = Span {
            query: span.query + queries,
            key: span.key + keys,
            weights: span.weights + span.room(heads),
            ..span
        };
    }
    spans
}

#[test]
fn heads() {
    let mut row = Row::new("multi-head attention");
    for golden in list(&read("attention"), "heads") {
        let (width, count_of) = (count(&golden["width"]), count(&golden["heads"]));
        let (keys, queries) = (counts(&golden["lengths"]), counts(&golden["queries"]));
        let (cross, causal) = (golden["cross"] == true, golden["causal"] == true);
        let name = format!("{count_of} heads, {keys:?}, causal {causal}, cross {cross}");
        let params = params(Layout::of(MultiHead::specs("", width, count_of)), golden);
        let mask = Mask { causal, window: 0 };
        let mut layer = MultiHead::new(params.layout(), "", (width, count_of), mask);
        let spans = spans(&queries, &keys, count_of);
        let rows = |value: &Value, lengths| pad(&valid(&reals(value), width, lengths), &[width]);
        let x = rows(&golden["inputs"]["x"], &queries);
        let memory = match cross {
            true => rows(&golden["inputs"]["memory"], &keys),
            false => Vec::new(),
        };
        let source = if cross { Keys::Of(&memory) } else { Keys::Own };
        let (mut y, mut work) = (vec![0.0; x.len()], Workspace::default());
        layer.forward(&params, &spans, (&x, source), &mut y, &mut work);
        let expected = valid(&numbers(&golden["output"]), width, &queries);
        row.forward(&name, &wide(&unpad(&y, &[width])), &expected);

        let (longest, widest) = (queries.iter().max(), keys.iter().max());
        let (longest, widest) = (*longest.expect("queries"), *widest.expect("keys"));
        let all = numbers(&golden["alpha"]);
        for (b, span) in spans.iter().enumerate() {
            for head in 0..count_of {
                for query in 0..span.queries {
                    let from = ((b * count_of + head) * longest + query) * widest;
                    let expected = &all[from..from + span.keys];
                    let found = wide(layer.weights(span, head, query));
                    row.forward(&format!("{name}: alpha"), &found, expected);
                }
            }
        }

        let dy = rows(&golden["d_output"], &queries);
        let mut gradient = params.zeros_like();
        layer.backward(&params, &mut gradient, &spans, (&x, source, &dy), &mut work);
        let (mut dx, mut d_memory) = (vec![0.0; x.len()], vec![0.0; memory.len()]);
        let target = cross.then_some(&mut d_memory[..]);
        layer.add_errors(&params, &mut dx, target, &mut work);
        let expected = &golden["gradients"];
        let d = valid(&numbers(&expected["x"]), width, &queries);
        row.gradient(&format!("{name}: x"), &wide(&unpad(&dx, &[width])), &d);
        if cross {
            let d = valid(&numbers(&expected["memory"]), width, &keys);
            row.gradient(&name, &wide(&unpad(&d_memory, &[width])), &d);
        }
        for parameter in fields(golden, "weights").keys() {
            let found = wide(&gradient.torch(parameter));
            let what = format!("{name}: {parameter}");
            row.gradient(&what, &found, &numbers(&expected[parameter]));
        }
    }
    row.print();
}

#[test]
fn sinusoidal_positions() {
    let mut row = Row::new("sinusoidal positions");
    for golden in list(&read("positions"), "cases") {
        let width = count(&golden["width"]);
        let expected = numbers(&golden["table"]);
        for (position, expected) in expected.chunks_exact(width).enumerate() {
            let mut found = vec![0.0; width];
            sinusoid(position, &mut found);
            row.forward("a row", &wide(&found), expected);
        }
    }
    row.print();
}

#[test]
fn a_query_that_may_look_at_nothing_gets_nothing() {
    let nothing = seqscope_core::wiring::evaluate::Weights::default();
    let mut graph = Graph::new(&nothing);
    let e = graph.input(Tensor::new(2, 3, vec![1.0, -80.0, 80.0, 3.0, 2.0, 1.0]));
    let mask = vec![false, false, false, true, false, true];
    let alpha = graph.softmax(e, Some(mask));
    let rows = &graph.value(alpha).data;
    assert_eq!(rows[..3], [0.0; 3]);
    assert!(rows[4] == 0.0 && (rows[3] + rows[5] - 1.0).abs() < 1e-6);
    let upstream = Tensor::filled(2, 3, 1.0);
    let found = graph.backward(&[(alpha, upstream)]);
    let d = found.of(e).expect("a path");
    assert!(d.data.iter().all(|x| x.is_finite()));
    assert_eq!(d.data[..3], [0.0; 3]);
}
