//! Recurrent cells and models of the traced path against PyTorch: every gate, every pair of loss
//! and state, every use of a weight. See golden/make_recurrent.py and golden/make_models.py.

use seqscope_core::graph::model::recurrent::{Cell, First, State, step};
use seqscope_core::graph::model::{captioner, classifier, tagger};
use seqscope_core::graph::{Built, Graph, Id, Tensor};
use seqscope_core::model::recurrent::{Data, Form};
use seqscope_core::params::Layout;
use seqscope_core::real::Real;
use seqscope_core::task::Example;
use seqscope_core::wiring::evaluate::Weights;
use seqscope_kernel::cell::Equations;
use seqscope_tests::example::example;
use seqscope_tests::golden::{
    Row, count, counts, fields, list, numbers, params, read, reals, sequence, settings, weights,
    wide,
};
use seqscope_tests::traced::{self, Batch, outputs, pairs, share};
use serde_json::Value;
use std::collections::BTreeMap;

const FILES: [&str; 4] = ["rnn", "lstm", "gru", "gru-before"];

fn form(golden: &Value) -> Form {
    let of = |name: &str| count(&golden["data"][name]);
    let data = Data {
        symbols: of("symbols"),
        width: of("width"),
        classes: of("classes"),
    };
    Form::of(&settings(golden), data)
}

type Build = for<'w> fn(&Form, &'w Weights, &Example, &First) -> Built<'w>;

fn models(file: &str, specs: fn(&Form) -> Vec<seqscope_core::params::Spec>, build: Build) {
    let mut row = Row::new(format!("{file}, traced"));
    for golden in list(&read(file), "cases") {
        let form = form(golden);
        let params = params(Layout::of(specs(&form)), golden);
        let weights = traced::weights(&params);
        let mut batch = Batch::default();
        for told in list(golden, "examples") {
            let built = build(&form, &weights, &example(told), &First::new());
            outputs(&mut row, &built, told);
            pairs(&mut row, &built, told, |name| {
                let (letter, place) = name.split_once('_').expect("a layer");
                format!("rnn.{place}.{letter}")
            });
            let names = fields(golden, "weights").keys().cloned();
            batch.add(&built, names, share(golden));
        }
        batch.compare(&mut row, golden);
    }
    row.print();
}

#[test]
fn classifiers() {
    let specs = seqscope_core::model::classifier::specs;
    models("models-classifier", specs, classifier::build);
    models("models-classifier-bidirectional", specs, classifier::build);
}

#[test]
fn taggers() {
    let specs = seqscope_core::model::tagger::specs;
    models("models-tagger", specs, tagger::build);
    models("models-tagger-bidirectional", specs, tagger::build);
}

#[test]
fn captioners() {
    let specs = seqscope_core::model::captioner::specs;
    models("models-captioner", specs, captioner::build);
}

fn equations(golden: &Value) -> Equations {
    match (golden["cell"].as_str(), golden["reset"].as_str()) {
        (Some("rnn"), _) => Equations::Rnn,
        (Some("lstm"), _) => Equations::Lstm,
        (_, Some("after")) => Equations::GruAfter,
        _ => Equations::GruBefore,
    }
}

/// One sequence of a batch through the layers of a case.
struct Sequence<'a> {
    golden: &'a Value,
    hidden: usize,
    of: usize,
    length: usize,
    batch: usize,
    first: Vec<State>,
    /// The node of each quantity of each layer and direction: `i_l0_reverse`.
    blocks: BTreeMap<String, Vec<Id>>,
}

impl Sequence<'_> {
    fn initial(&self, field: &str) -> Tensor {
        let from = (self.first.len() * self.batch + self.of) * self.hidden;
        let all = &self.golden[field];
        match all.is_array() {
            true => Tensor::row(reals(all)[from..from + self.hidden].to_vec()),
            false => Tensor::zeros(1, self.hidden),
        }
    }

    fn run(&mut self, graph: &mut Graph, x: &[Id], layer: usize, reverse: Option<bool>) -> Vec<Id> {
        let cell = Cell {
            equations: equations(self.golden),
            hidden: self.hidden,
            parameters: "",
            layer,
            reverse,
            block: "rnn",
            letter: "h",
            index: "t",
        };
        let back = reverse == Some(true);
        let start = if back { self.length + 1 } else { 0 };
        let (h, c) = (self.initial("h0"), self.initial("c0"));
        let mut state = cell.initial(graph, Some(h), Some(c), start);
        self.first.push(state);
        let mut states = vec![state.h; self.length];
        let order: Vec<_> = match back {
            true => (0..self.length).rev().collect(),
            false => (0..self.length).collect(),
        };
        for t in order {
            state = step(graph, &cell, x[t], state, t + 1);
            states[t] = state.h;
        }
        states
    }
}

fn narrow(rows: &[f64]) -> Vec<Real> {
    rows.iter().map(|&x| x as Real).collect()
}

fn cells(row: &mut Row, golden: &Value) {
    let (lengths, inputs) = (counts(&golden["lengths"]), count(&golden["inputs"]));
    let hidden = count(&golden["hidden"]);
    let (both, how) = (golden["bidirectional"] == true, &golden["combine"]);
    let wide_of = if both && how == "concat" {
        2 * hidden
    } else {
        hidden
    };
    let weights = weights(golden, |name| match name {
        name if name.starts_with("bias") => 1,
        name if name.starts_with("weight_hh") => hidden,
        name if name.contains("_l0") => inputs,
        _ => wide_of,
    });
    let mut sums: BTreeMap<&String, Vec<f64>> = BTreeMap::new();
    for (of, &length) in lengths.iter().enumerate() {
        let rows = |value: &Value, width| {
            let all = numbers(value);
            sequence(&all, width, lengths.len(), of, length)
        };
        let mut graph = Graph::new(&weights);
        let x: Vec<_> = rows(&golden["x"], inputs)
            .chunks(inputs)
            .map(|row| graph.input(Tensor::row(narrow(row))))
            .collect();
        let mut one = Sequence {
            golden,
            hidden,
            of,
            length,
            batch: lengths.len(),
            first: Vec::new(),
            blocks: BTreeMap::new(),
        };
        let mut outputs = x.clone();
        for layer in 0..count(&golden["layers"]) {
            let forward = one.run(&mut graph, &outputs, layer, both.then_some(false));
            outputs = match both {
                false => forward,
                true => {
                    let back = one.run(&mut graph, &outputs, layer, Some(true));
                    let pairs = forward.iter().zip(&back);
                    pairs
                        .map(|(&a, &b)| match how.as_str() {
                            Some("concat") => graph.beside(&[a, b]),
                            Some("sum") => graph.add(a, b),
                            _ => graph.multiply(a, b),
                        })
                        .collect()
                }
            };
        }
        let found: Vec<_> = outputs
            .iter()
            .flat_map(|&id| wide(&graph.value(id).data))
            .collect();
        row.forward("output", &found, &rows(&golden["output"], wide_of));
        for (quantity, expected) in fields(golden, "gates") {
            let (letter, place) = quantity.split_once('_').expect("a layer");
            let ids = graph.ids().filter(|&id| {
                let node = graph.node(id);
                node.block == format!("rnn.{place}.{letter}") && !node.inputs.is_empty()
            });
            let mut ids: Vec<_> = ids.map(|id| (graph.node(id).at[0].1, id)).collect();
            ids.sort_unstable();
            let found: Vec<_> = ids
                .iter()
                .flat_map(|&(_, id)| wide(&graph.value(id).data))
                .collect();
            row.forward(quantity, &found, &rows(expected, hidden));
            one.blocks.insert(
                quantity.clone(),
                ids.into_iter().map(|(_, id)| id).collect(),
            );
        }
        let seeds: Vec<_> = rows(&golden["d_output"], wide_of)
            .chunks(wide_of)
            .zip(&outputs)
            .map(|(row, &id)| (id, Tensor::row(narrow(row))))
            .collect();
        let gradients = graph.backward(&seeds);
        let of_node = |id: &Id| gradients.exact(*id).expect("a gradient").to_vec();
        let dx: Vec<_> = x.iter().flat_map(of_node).collect();
        row.gradient("x", &dx, &rows(&golden["gradients"]["x"], inputs));
        for (place, state) in one.first.iter().enumerate() {
            let from = (place * lengths.len() + of) * hidden;
            for (name, id) in [("h0", Some(state.h)), ("c0", state.c)] {
                if let Some(id) = id {
                    let all = numbers(&golden["gradients"][name]);
                    row.gradient(name, &of_node(&id), &all[from..from + hidden]);
                }
            }
        }
        for name in fields(golden, "weights").keys() {
            let share = gradients.exact_parameter(name);
            let sum = sums.entry(name).or_default();
            sum.resize(share.len(), 0.0);
            sum.iter_mut().zip(share).for_each(|(sum, x)| *sum += x);
        }
    }
    for (name, sum) in sums {
        row.gradient(name, &sum, &numbers(&golden["gradients"][name]));
    }
}

#[test]
fn every_gate_is_pytorchs() {
    for file in FILES {
        let golden = read(&format!("recurrent-{file}"));
        let mut row = Row::new(format!("{file}, traced"));
        for golden in list(&golden, "cases") {
            cells(&mut row, golden);
        }
        row.print();
    }
}
