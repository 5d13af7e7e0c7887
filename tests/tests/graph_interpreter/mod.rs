//! Reads a graph's trace as the page gets it, as JSON and flat numbers, and gives each operation the
//! plainest meaning it can have, in 64 bits. It shares no code with the core.

pub mod laws;

use seqscope_core::graph::trace::GraphTrace;
use serde_json::Value;

/// Rows of numbers.
pub type Matrix = Vec<Vec<f64>>;

pub struct Page {
    index: Value,
    pub tables: Value,
    data: Vec<f64>,
    data64: Vec<f64>,
}

fn count(value: &Value) -> usize {
    value.as_u64().expect("a number") as usize
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().expect("a text")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn range(value: &Value) -> std::ops::Range<usize> {
    count(&value[0])..count(&value[1])
}

fn transposed(a: &Matrix) -> Matrix {
    let columns = 0..a.first().map_or(0, Vec::len);
    columns
        .map(|c| a.iter().map(|row| row[c]).collect())
        .collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    assert_eq!(a.len(), b.len());
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn each(a: &Matrix, of: impl Fn(f64) -> f64) -> Matrix {
    a.iter()
        .map(|row| row.iter().map(|&x| of(x)).collect())
        .collect()
}

/// Two matrices element by element, the smaller repeated.
fn both(a: &Matrix, b: &Matrix, of: impl Fn(f64, f64) -> f64) -> Matrix {
    let rows = a.len().max(b.len());
    let columns = a[0].len().max(b[0].len());
    let at = |m: &Matrix, r: usize, c: usize| m[r % m.len()][c % m[0].len()];
    let row = |r| (0..columns).map(|c| of(at(a, r, c), at(b, r, c))).collect();
    (0..rows).map(row).collect()
}

/// Σ eˢ over some scores, and the scores' softmax.
fn softmax(scores: &[f64], allowed: &[bool]) -> Vec<f64> {
    let open = || scores.iter().zip(allowed).filter(|(_, open)| **open);
    let top = open().fold(f64::NEG_INFINITY, |top, (s, _)| top.max(*s));
    let total: f64 = open().map(|(s, _)| (s - top).exp()).sum();
    let share = |(s, open): (&f64, &bool)| if *open { (s - top).exp() / total } else { 0.0 };
    scores.iter().zip(allowed).map(share).collect()
}

fn normalised(row: &[f64]) -> Vec<f64> {
    let n = row.len() as f64;
    let mean = row.iter().sum::<f64>() / n;
    let variance = row.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / n;
    row.iter()
        .map(|x| (x - mean) / (variance + 1e-5).sqrt())
        .collect()
}

impl Page {
    pub fn new(trace: &GraphTrace) -> Self {
        let written = |text: serde_json::Result<String>| {
            serde_json::from_str(&text.expect("it can be written")).expect("JSON")
        };
        Page {
            index: written(serde_json::to_string(&trace.index)),
            tables: written(serde_json::to_string(&trace.tables)),
            data: trace.data.iter().map(|&x| f64::from(x)).collect(),
            data64: trace.data64.clone(),
        }
    }

    pub fn nodes(&self) -> &[Value] {
        list(&self.index["nodes"])
    }

    /// The block of that name, row by row; a vector is one row.
    pub fn block(&self, name: &str) -> Matrix {
        let blocks = list(&self.index["blocks"]);
        let entry = blocks.iter().find(|entry| entry["name"] == name);
        let entry = entry.unwrap_or_else(|| panic!("no block {name}"));
        let shape: Vec<usize> = list(&entry["shape"]).iter().map(count).collect();
        let data = if entry["dtype"] == "f64" {
            &self.data64
        } else {
            &self.data
        };
        let from = count(&entry["offset"]);
        let data = &data[from..from + shape.iter().product::<usize>()];
        let columns = *shape.last().expect("an axis");
        data.chunks(columns.max(1)).map(<[f64]>::to_vec).collect()
    }

    /// A node's numbers as the trace holds them.
    pub fn own(&self, node: usize, what: &str) -> Option<Matrix> {
        let node = &self.nodes()[node];
        let from = node[what].as_u64()? as usize;
        let (rows, columns) = (count(&node["shape"][0]), count(&node["shape"][1]));
        let row = |r: usize| self.data[from + r * columns..from + (r + 1) * columns].to_vec();
        Some((0..rows).map(row).collect())
    }

    /// The numbers of the nodes read.
    pub fn inputs(&self, node: usize) -> Vec<usize> {
        list(&self.nodes()[node]["node"]["inputs"])
            .iter()
            .map(count)
            .collect()
    }

    /// A node's operation applied to what it reads.
    pub fn evaluate(&self, node: usize, x: &[&Matrix]) -> Matrix {
        let op = &self.nodes()[node]["node"]["op"];
        let vector = |field: &str| self.block(text(op, field)).concat();
        match text(op, "op") {
            "input" => self.own(node, "value").expect("a value"),
            "parameter" => {
                let block = self.block(text(op, "name"));
                // A single column is shown as a row.
                if block[0].len() == 1 {
                    vec![block.concat()]
                } else {
                    block
                }
            }
            "lookup" => {
                let table = self.block(text(op, "table"));
                let rows = list(&op["rows"]).iter().map(count);
                let none = vec![0.0; table[0].len()];
                rows.map(|row| table.get(row).unwrap_or(&none).clone())
                    .collect()
            }
            "linear" => {
                let width = x[0][0].len();
                let weight: Vec<f64> = vector("weight");
                let rows = range(&op["rows"]);
                let bias = op["bias"].as_str().map(|name| self.block(name).concat());
                let value = |x: &Vec<f64>, r: usize| {
                    let own = dot(&weight[r * width..(r + 1) * width], x);
                    own + bias.as_ref().map_or(0.0, |bias| bias[r])
                };
                let row = |x: &Vec<f64>| rows.clone().map(|r| value(x, r)).collect();
                x[0].iter().map(row).collect()
            }
            "add" => both(x[0], x[1], |a, b| a + b),
            "subtract" => both(x[0], x[1], |a, b| a - b),
            "multiply" => both(x[0], x[1], |a, b| a * b),
            "scale" => {
                let factor = op["factor"].as_f64().expect("a factor");
                each(x[0], |a| factor * a)
            }
            "one_minus" => each(x[0], |a| 1.0 - a),
            "tanh" => each(x[0], f64::tanh),
            "sigmoid" => each(x[0], |a| 1.0 / (1.0 + (-a).exp())),
            "relu" => each(x[0], |a| a.max(0.0)),
            "softmax" => {
                let open = |place: usize| op["mask"][place].as_bool().unwrap_or(true);
                let row = |(r, scores): (usize, &Vec<f64>)| {
                    let places = 0..scores.len();
                    let allowed: Vec<bool> = places.map(|c| open(r * scores.len() + c)).collect();
                    softmax(scores, &allowed)
                };
                x[0].iter().enumerate().map(row).collect()
            }
            "product" => {
                let columns = transposed(x[1]);
                let row = |a: &Vec<f64>| columns.iter().map(|b| dot(a, b)).collect();
                x[0].iter().map(row).collect()
            }
            "product_transposed" => {
                let row = |a: &Vec<f64>| x[1].iter().map(|b| dot(a, b)).collect();
                x[0].iter().map(row).collect()
            }
            "transpose" => transposed(x[0]),
            "beside" => {
                let row = |r: usize| x.iter().flat_map(|part| part[r].clone()).collect();
                (0..x[0].len()).map(row).collect()
            }
            "below" => x.iter().flat_map(|part| part.to_vec()).collect(),
            "columns" => x[0]
                .iter()
                .map(|row| row[range(&op["range"])].to_vec())
                .collect(),
            "rows" => x[0][range(&op["range"])].to_vec(),
            "mean_rows" => {
                let mean = |c: Vec<f64>| c.iter().sum::<f64>() / c.len() as f64;
                vec![transposed(x[0]).into_iter().map(mean).collect()]
            }
            "sum" => vec![vec![x[0].iter().flatten().sum()]],
            name @ ("layer_norm" | "batch_norm") => {
                let normal = if name == "layer_norm" {
                    x[0].iter().map(|row| normalised(row)).collect()
                } else {
                    let columns = transposed(x[0]);
                    transposed(&columns.iter().map(|row| normalised(row)).collect())
                };
                let scaled = both(&normal, &vec![vector("weight")], |a, b| a * b);
                both(&scaled, &vec![vector("bias")], |a, b| a + b)
            }
            "distances" => {
                let apart = |q: &[f64], k: &[f64]| -> f64 {
                    q.iter().zip(k).map(|(q, k)| -(q - k).powi(2)).sum()
                };
                let row = |q: &Vec<f64>| x[1].iter().map(|k| apart(q, k)).collect();
                x[0].iter().map(row).collect()
            }
            "unfold" => {
                let taps = count(&op["taps"]);
                let back = if op["causal"] == true {
                    taps - 1
                } else {
                    (taps - 1) / 2
                };
                let zeros = vec![0.0; x[0][0].len()];
                let row = |t: usize| {
                    let window: Matrix = (0..taps)
                        .map(|k| {
                            let inside = t + k >= back && t + k - back < x[0].len();
                            if inside {
                                x[0][t + k - back].clone()
                            } else {
                                zeros.clone()
                            }
                        })
                        .collect();
                    transposed(&window).concat()
                };
                (0..x[0].len()).map(row).collect()
            }
            "cross_entropy" => {
                let row = |(scores, target): (&Vec<f64>, &Value)| {
                    let target = target
                        .as_u64()
                        .filter(|&target| (target as usize) < scores.len());
                    let p = softmax(scores, &vec![true; scores.len()]);
                    vec![target.map_or(0.0, |target| -p[target as usize].ln())]
                };
                x[0].iter().zip(list(&op["targets"])).map(row).collect()
            }
            "squared_error" => {
                let value = op["value"].as_f64().expect("a value");
                each(x[0], |y| (y - value).powi(2))
            }
            other => panic!("no meaning for {other}"),
        }
    }

    /// The loss when one element of one node is moved, everything after it computed anew.
    pub fn loss(&self, moved: usize, [row, column]: [usize; 2], by: f64) -> f64 {
        let mut values: Vec<Matrix> = Vec::new();
        for node in 0..self.nodes().len() {
            let inputs = self.inputs(node);
            let x: Vec<&Matrix> = inputs.iter().map(|&input| &values[input]).collect();
            let mut value = self.evaluate(node, &x);
            if node == moved {
                value[row][column] += by;
            }
            values.push(value);
        }
        values[count(&self.tables["loss"])][0][0]
    }
}
