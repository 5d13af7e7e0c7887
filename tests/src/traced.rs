//! Whole models of the traced path beside their references: batches, pairs of loss and state, and
//! the shares of each use of a weight.

use crate::golden::{Row, fields, list, numbers, wide};
use seqscope_core::graph::contribution::{Table, table};
use seqscope_core::graph::{Built, Id, Tensor};
use seqscope_core::params::Params;
use seqscope_core::wiring::evaluate::Weights;
use serde_json::Value;
use std::collections::BTreeMap;

/// The parameters as the traced path reads them.
pub fn weights(params: &Params) -> Weights {
    Weights::new(params)
}

/// The node of a block at a time; none when there is no such.
pub fn node(built: &Built, block: &str, at: Option<usize>) -> Option<Id> {
    let graph = &built.graph;
    let found = |id: &Id| {
        let node = graph.node(*id);
        node.block == block && node.at.first().map(|(_, at)| *at) == at
    };
    graph.ids().find(found)
}

/// The gradient of a whole batch, one example after the other.
#[derive(Default)]
pub struct Batch {
    loss: f64,
    gradients: BTreeMap<String, Vec<f64>>,
}

impl Batch {
    /// Adds an example, each of whose losses counts as much as `share`.
    pub fn add(&mut self, built: &Built, names: impl Iterator<Item = String>, share: f64) {
        let seeds: Vec<_> = built
            .losses
            .iter()
            .map(|&loss| (loss, Tensor::number(share as _)))
            .collect();
        let found = built.graph.backward(&seeds);
        for name in names {
            let size = built.graph.weights().values(&name).len();
            let sum = self.gradients.entry(name.clone()).or_default();
            sum.resize(size, 0.0);
            let part = found.exact_parameter(&name);
            sum.iter_mut().zip(part).for_each(|(sum, x)| *sum += x);
        }
        let losses = built.losses.iter();
        let sum: f64 = losses
            .map(|&loss| f64::from(built.graph.value(loss).data[0]))
            .sum();
        self.loss += sum * share;
    }

    /// Compares the sums with those of a case.
    pub fn compare(&self, row: &mut Row, golden: &Value) {
        row.whole(golden, self.loss, |name| self.gradients[name].clone());
    }
}

/// What one loss of a case's batch counts for.
pub fn share(golden: &Value) -> f64 {
    let examples = list(golden, "examples");
    let counted = examples.iter().map(|one| list(one, "losses").len());
    let of = match golden["settings"]["reduction"] == "sum" {
        true => examples.len(),
        false => counted.sum(),
    };
    1.0 / of as f64
}

/// Compares losses and outputs of one example.
pub fn outputs(row: &mut Row, built: &Built, told: &Value) {
    let value = |id: &Id| wide(&built.graph.value(*id).data);
    let found: Vec<_> = built.outputs.iter().flat_map(value).collect();
    let expected: Vec<_> = list(told, "outputs").iter().flat_map(numbers).collect();
    row.forward("outputs", &found, &expected);
    let losses: Vec<_> = counted(built).into_iter().map(|(_, loss)| loss).collect();
    row.forward("losses", &losses, &numbers(&told["losses"]));
    let total: f64 = losses.iter().sum();
    let loss = built.graph.value(built.loss).data[0];
    let parts = match (total / f64::from(loss)).round() {
        1.0 => 1.0,
        _ => losses.len() as f64,
    };
    row.forward("loss", &[f64::from(loss) * parts], &[total]);
}

/// The losses that have a target, with their numbers.
fn counted(built: &Built) -> Vec<(usize, f64)> {
    let value = |id: &Id| f64::from(built.graph.value(*id).data[0]);
    let all = built.losses.iter().map(value).enumerate();
    all.filter(|(_, loss)| *loss != 0.0).collect()
}

/// Compares ∂L_j/∂h_k of every loss and state, and what each use of a recurrent weight gives.
/// `block` tells the name of the block of the states that the reference calls `h_l0`.
pub fn pairs(row: &mut Row, built: &Built, told: &Value, block: impl Fn(&str) -> String) {
    let whole = built.graph.backward(&[(built.loss, Tensor::number(1.0))]);
    for (name, expected) in fields(told, "pairs") {
        let steps = times(built, &block(name));
        let table = table(built, &whole, std::slice::from_ref(&steps));
        let reach = &table.reach[0];
        // The shares of all losses and uses add up to the gradient, for every parameter.
        assert!(table.identity_error <= crate::limit(1e-5, 1e-12));
        let state = reach.state.as_ref().expect("room for the table");
        let width = state.len() / (steps.len() * built.losses.len());
        for (expected, (j, _)) in expected
            .as_array()
            .expect("rows")
            .iter()
            .zip(counted(built))
        {
            let expected = numbers(expected);
            let seed = whole.exact(built.losses[j]).expect("a loss that counts")[0];
            let size = steps.len() * width;
            let found = state[j * size..(j + 1) * size].iter().map(|x| x / seed);
            let found: Vec<_> = found.collect();
            let what = format!("dL_{j}/d{name}");
            row.gradient(&what, &found, &expected);
            for (k, (found, expected)) in
                found.chunks(width).zip(expected.chunks(width)).enumerate()
            {
                // No path: exactly nothing, on both sides.
                let none = |values: &[f64]| values.iter().all(|&x| x == 0.0);
                assert_eq!(none(found), none(expected), "{what} at {k}");
                let norm = found.iter().map(|x| x * x).sum::<f64>().sqrt() * seed;
                let told = reach.norm[j * steps.len() + k];
                assert!((norm - told).abs() <= 1e-9 * norm, "{what}: norm at {k}");
            }
        }
        uses(
            row,
            built,
            told,
            (&table, whole.exact(built.losses[counted(built)[0].0])),
        );
    }
}

/// The nodes of a block in the order of time, but for the initial state's.
fn times(built: &Built, block: &str) -> Vec<Id> {
    let ids = built.graph.ids();
    let mut found: Vec<_> = ids
        .filter(|id| built.graph.node(*id).block == block)
        .filter(|id| !built.graph.node(*id).inputs.is_empty())
        .map(|id| (built.graph.node(id).at[0].1, id))
        .filter(|(time, _)| *time > 0)
        .collect();
    found.sort_unstable();
    assert!(!found.is_empty(), "no states {block}");
    found.into_iter().map(|(_, id)| id).collect()
}

fn uses(row: &mut Row, built: &Built, told: &Value, (table, seed): (&Table, Option<&[f64]>)) {
    let Some(all) = told.get("uses").and_then(Value::as_object) else {
        return;
    };
    let seed = seed.expect("a loss that counts")[0];
    for (name, expected) in all {
        let uses = table.uses.iter().find(|uses| uses.name == *name);
        let uses = uses.unwrap_or_else(|| panic!("{name} is not used"));
        let shares = list(expected, "shares");
        assert_eq!(shares.len(), uses.uses.len(), "{name}");
        let step = |t: usize| match name.ends_with("_reverse") {
            true => shares.len() - 1 - t,
            false => t,
        };
        let size = numbers(&shares[0]).len();
        let each = uses.share.as_ref().expect("room for the shares");
        for (t, expected) in shares.iter().enumerate() {
            let found = each[step(t) * size..][..size].iter().map(|x| x / seed);
            let found: Vec<_> = found.collect();
            let what = format!("share of {name} at {t}");
            let expected = numbers(expected);
            if expected.iter().any(|&x| x != 0.0) {
                row.gradient(&what, &found, &expected);
            }
        }
        let rows = list(expected, "pair_norms").iter().zip(counted(built));
        for (expected, (j, _)) in rows {
            let norm = |t: usize| uses.pair_norm[j * uses.uses.len() + step(t)] / seed;
            let found: Vec<_> = (0..shares.len()).map(norm).collect();
            let what = format!("norms of the shares of L_{j} by {name}");
            row.gradient(&what, &found, &numbers(expected));
        }
    }
    assert!(!all.is_empty());
}
