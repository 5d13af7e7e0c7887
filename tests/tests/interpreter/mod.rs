//! What a reader of the page could do by hand: the wiring and the trace as JSON, nothing else.

use seqscope_core::wiring::wiring;
use seqscope_tests::Case;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The JSON the page gets.
pub struct Page {
    pub name: String,
    pub wiring: Value,
    index: Value,
    blocks: BTreeMap<String, (Vec<usize>, Vec<f64>)>,
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field]
        .as_str()
        .unwrap_or_else(|| panic!("no {field} in {value}"))
}

fn count(value: &Value) -> usize {
    value
        .as_u64()
        .unwrap_or_else(|| panic!("{value} is no count")) as usize
}

/// Everything an expression reads: blocks with their distance in time, parameters with none.
pub fn reads(expr: &Value) -> BTreeSet<(String, i64)> {
    let mut found = BTreeSet::new();
    match expr {
        Value::Object(fields) => {
            if let Some(Value::String(block)) = fields.get("block") {
                found.insert((block.clone(), fields["dt"].as_i64().expect("a distance")));
            }
            if let Some(Value::String(parameter)) = fields.get("parameter") {
                found.insert((parameter.clone(), 0));
            }
            found.extend(fields.values().flat_map(reads));
        }
        Value::Array(parts) => found.extend(parts.iter().flat_map(reads)),
        _ => {}
    }
    found
}

/// TeX without the marks.
pub fn plain(tex: &str) -> String {
    let mut out = String::new();
    let mut closing: Vec<bool> = Vec::new();
    let mut rest = tex;
    while let Some(letter) = rest.chars().next() {
        if rest.starts_with("\\data{") {
            let end = rest.find("}{").expect("a marked symbol");
            rest = &rest[end + 2..];
            closing.push(false);
            continue;
        }
        match letter {
            '{' => closing.push(true),
            '}' if closing.pop() == Some(false) => {
                rest = &rest[1..];
                continue;
            }
            _ => {}
        }
        out.push(letter);
        rest = &rest[letter.len_utf8()..];
    }
    out
}

impl Page {
    pub fn new(case: &Case) -> Self {
        let json = |value| serde_json::to_value(value).expect("plain data");
        let index = json(&case.trace.index);
        let mut blocks = BTreeMap::new();
        for entry in index["blocks"].as_array().expect("blocks") {
            let shape: Vec<_> = entry["shape"]
                .as_array()
                .expect("shape")
                .iter()
                .map(count)
                .collect();
            let (start, size) = (count(&entry["offset"]), shape.iter().product::<usize>());
            let values = match text(entry, "dtype") {
                "f32" => case.trace.data[start..start + size]
                    .iter()
                    .map(|&x| f64::from(x))
                    .collect(),
                _ => case.trace.data64[start..start + size].to_vec(),
            };
            blocks.insert(text(entry, "name").to_owned(), (shape, values));
        }
        Page {
            name: case.name.clone(),
            wiring: serde_json::to_value(wiring(&case.checked)).expect("plain data"),
            index,
            blocks,
        }
    }

    pub fn nodes(&self) -> impl Iterator<Item = &Value> {
        self.wiring["nodes"].as_array().expect("nodes").iter()
    }

    pub fn is_node(&self, name: &str) -> bool {
        self.nodes().any(|node| node["id"] == name)
    }

    fn steps(&self) -> usize {
        count(&self.index["T"])
    }

    /// The times at which a node has a value of its own.
    pub fn times(&self, node: &Value) -> Vec<usize> {
        match text(node, "time") {
            "each" => (1..=self.steps()).collect(),
            "initial" => vec![0],
            _ => vec![1],
        }
    }

    /// What the trace says the node's value is.
    pub fn own(&self, node: &Value, t: usize) -> Vec<f64> {
        let (_, values) = &self.blocks[text(node, "block")];
        if text(node, "time") != "each" {
            return values.clone();
        }
        let width = values.len() / self.steps();
        values[(t - 1) * width..t * width].to_vec()
    }

    fn read(&self, block: &str, at: i64) -> Vec<f64> {
        let (shape, values) = self
            .blocks
            .get(block)
            .unwrap_or_else(|| panic!("no block {block}"));
        if block.starts_with("grad.") {
            return values.clone();
        }
        let width = shape[1..].iter().product::<usize>();
        match at {
            0 => self.blocks[&format!("{block}0")].1.clone(),
            at if at > self.steps() as i64 => vec![0.0; width],
            at => values[(at as usize - 1) * width..at as usize * width].to_vec(),
        }
    }

    fn matrix(&self, expr: &Value) -> Vec<&[f64]> {
        let (shape, values) = &self.blocks[text(expr, "parameter")];
        let columns = shape.get(1).copied().unwrap_or(1);
        let (from, to) = (count(&expr["rows"][0]), count(&expr["rows"][1]));
        values[from * columns..to * columns]
            .chunks(columns)
            .collect()
    }

    pub fn evaluate(&self, expr: &Value, t: usize) -> Vec<f64> {
        let of = || self.evaluate(&expr["of"], t);
        let side = |name: &str| self.evaluate(&expr[name], t);
        let map = |f: fn(f64) -> f64| of().into_iter().map(f).collect();
        let parts = || {
            let list = expr["of"].as_array().expect("a list").iter();
            list.map(|part| self.evaluate(part, t)).collect::<Vec<_>>()
        };
        let join = |f: fn(f64, f64) -> f64| {
            let joined = parts().into_iter().reduce(|a, b| {
                assert_eq!(a.len(), b.len(), "{expr}");
                a.iter().zip(&b).map(|(a, b)| f(*a, *b)).collect()
            });
            joined.expect("at least one part")
        };
        let target = || count(&self.index["targets"][t - 1]);
        match text(expr, "op") {
            "block" => self.read(
                text(expr, "block"),
                t as i64 + expr["dt"].as_i64().expect("dt"),
            ),
            "parameter" => self.matrix(expr).concat(),
            "product" => {
                let vector = of();
                let rows = self.matrix(expr).into_iter();
                rows.map(|row| {
                    assert_eq!(row.len(), vector.len(), "{expr}");
                    row.iter().zip(&vector).map(|(w, v)| w * v).sum()
                })
                .collect()
            }
            "transposed" => {
                let (vector, rows) = (of(), self.matrix(expr));
                assert_eq!(rows.len(), vector.len(), "{expr}");
                let columns = 0..rows[0].len();
                columns
                    .map(|c| rows.iter().zip(&vector).map(|(row, v)| row[c] * v).sum())
                    .collect()
            }
            "outer" => {
                let (left, right) = (side("left"), side("right"));
                left.iter()
                    .flat_map(|l| right.iter().map(move |r| l * r))
                    .collect()
            }
            "stack" => parts().concat(),
            "add" => join(|a, b| a + b),
            "times" => join(|a, b| a * b),
            "minus" => side("left")
                .iter()
                .zip(side("right"))
                .map(|(l, r)| l - r)
                .collect(),
            "one_minus" => map(|x| 1.0 - x),
            "sigmoid_slope" => map(|x| x * (1.0 - x)),
            "tanh_slope" => map(|x| 1.0 - x * x),
            "tanh" => map(f64::tanh),
            "sigmoid" => map(|x| 1.0 / (1.0 + (-x).exp())),
            "softmax" => {
                let powers: Vec<f64> = of().into_iter().map(f64::exp).collect();
                let total: f64 = powers.iter().sum();
                powers.iter().map(|power| power / total).collect()
            }
            "pick" => vec![of()[target()]],
            "cross_entropy" => {
                let (probability, scores) = (side("probability")[target()], side("scores"));
                let total: f64 = scores.iter().map(|score| score.exp()).sum();
                let loss = total.ln() - scores[target()];
                // Both readings of the loss that the equation shows are the same number.
                assert!(
                    (loss + probability.ln()).abs() < 1e-5 * loss.abs().max(1.0),
                    "{expr}"
                );
                vec![loss]
            }
            "loss_gradient" => {
                let mut gradient = of();
                gradient[target()] -= 1.0;
                gradient
            }
            "symbol" => {
                let mut indicator = vec![0.0; count(&self.index["V"])];
                indicator[count(&self.index["ids"][t - 1])] = 1.0;
                indicator
            }
            "mean_over_time" => of().into_iter().map(|x| x / self.steps() as f64).collect(),
            "kept" => {
                // With windows that do not overlap, a step is cut off as a whole or not at all.
                let later = reads(&expr["of"]).iter().any(|(_, dt)| *dt == 1);
                let (j, k) = if later { (t + 1, t) } else { (t, t) };
                let steps = self.steps();
                let inside =
                    k > 0 && j <= steps && self.blocks["kept"].1[(j - 1) * steps + k - 1] == 1.0;
                let width = of().len();
                if inside { of() } else { vec![0.0; width] }
            }
            "over_time" => {
                let all = (1..=self.steps()).map(|t| self.evaluate(&expr["of"], t));
                let sum = all.reduce(|a, b| a.iter().zip(&b).map(|(a, b)| a + b).collect());
                sum.expect("at least one step")
            }
            "descend" => {
                // Plain gradient descent at the rate of 0.1, the default.
                let (old, gradient) = (&self.blocks[text(expr, "parameter")].1, side("gradient"));
                old.iter().zip(gradient).map(|(w, g)| w - 0.1 * g).collect()
            }
            other => panic!("no meaning for {other}"),
        }
    }
}
