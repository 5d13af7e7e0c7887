//! What may be set of the study: rows of its own, and some of those that a session has.

use super::{Matrix, Nonlinearity, Setting};
use crate::error::Error;
use crate::named::Named;
use crate::settings::table::{Kind, Row, read, rows};
use crate::settings::{Cell, Value};
use crate::study::cliff;

/// Settings of a session that one may choose here, and their values when nothing is said.
const SHARED: [(&str, Value); 4] = [
    ("batch", Value::Integer(32)),
    ("learning_rate", Value::Number(0.01)),
    ("clip", Value::Other),
    ("clip_at", Value::Number(1.0)),
];
const EXPERIMENT: &str = "experiment";
const MODEL: &str = "model";
const DESCENT: &str = "descent";
const CELLS: [(&str, Cell); 3] = [("rnn", Cell::Rnn), ("lstm", Cell::Lstm), ("gru", Cell::Gru)];
const FUNCTIONS: [(&str, Nonlinearity); 4] = [
    ("tanh", Nonlinearity::Tanh),
    ("sigmoid", Nonlinearity::Sigmoid),
    ("relu", Nonlinearity::Relu),
    ("identity", Nonlinearity::Identity),
];
/// The number of inputs of noise.
const NOISE: usize = 8;
/// The number of symbols of the task.
const SYMBOLS: usize = 6;

/// The table of the study's settings, with their defaults, in the order they are shown.
pub fn table() -> Vec<Row> {
    let whole = |name, group, min, max, default: u64| {
        Row::integer(name, group, min, max).by_default(Value::Integer(default))
    };
    let real = |name, group, min, max, default| {
        Row::real(name, group, min, max).by_default(Value::Number(default))
    };
    let mut all = vec![
        Row::first_of("watched", EXPERIMENT, &["noise", "order"]),
        Row::first_of("cell", EXPERIMENT, &CELLS.map(|(name, _)| name)),
        whole("hidden", MODEL, 2, 64, 64),
        whole("length", MODEL, 10, 128, 128),
        Row::first_of(
            "recurrent",
            MODEL,
            &["uniform", "radius", "largest", "orthogonal"],
        ),
        real("factor", MODEL, 0.05, 20.0, 1.0)
            .log()
            .when("recurrent", &["uniform", "orthogonal"]),
        real("radius", MODEL, 0.0, 4.0, 1.0).when("recurrent", &["radius"]),
        real("largest", MODEL, 0.0, 8.0, 1.0).when("recurrent", &["largest"]),
        real("input_strength", MODEL, 0.0, 4.0, 1.0),
        real("forget_bias", MODEL, -4.0, 8.0, 2.0),
        real("update_bias", MODEL, -4.0, 8.0, 4.0),
        Row::first_of("activation", MODEL, &FUNCTIONS.map(|(name, _)| name))
            .when("watched", &["noise"]),
        whole("seed", MODEL, 0, u32::MAX, 1),
    ];
    for row in rows() {
        if let Some((_, default)) = SHARED.iter().find(|(name, _)| *name == row.name) {
            let default = match default {
                Value::Other => Value::Text("norm".to_owned()),
                other => other.clone(),
            };
            all.push(row.by_default(default).when("watched", &["order"]));
        }
    }
    for row in &mut all {
        let kept = std::mem::replace(row, Row::new("", "", Kind::Text));
        *row = kept.when("view", &["chain"]);
    }
    all.insert(0, Row::first_of("view", EXPERIMENT, &["chain", "cliff"]));
    let [weights, biases] = [cliff::WEIGHTS, cliff::BIASES];
    let own = [
        real("start_w", DESCENT, weights[0], weights[1], 6.0),
        real("start_b", DESCENT, biases[0], biases[1], -2.4),
        real("descent_rate", DESCENT, 1e-3, 1.0, 0.05).log(),
        real("threshold", DESCENT, 0.01, 100.0, 1.0).log(),
    ];
    all.extend(own.map(|row| row.when("view", &["cliff"])));
    all
}

/// Every setting of the study by name, when nothing is said.
pub fn defaults() -> Named<Value> {
    crate::settings::table::defaults(table())
}

/// What is asked, within its limits.
#[derive(Clone, Debug)]
pub struct Asked {
    values: Named<Value>,
}

impl Asked {
    /// Reads settings; what is not said has its default.
    ///
    /// # Errors
    /// On an unknown name or a value that its row does not accept.
    pub fn read(given: &Named<Value>) -> Result<Self, Error> {
        let values = read(table(), given)?;
        Ok(Self { values })
    }

    fn number(&self, name: &str) -> f64 {
        self.values[name].number().unwrap_or_default()
    }

    fn text(&self, name: &str) -> &str {
        self.values[name].text().unwrap_or_default()
    }

    /// Whether a task is watched that can be learnt, and not noise.
    pub fn learns(&self) -> bool {
        self.text("watched") == "order"
    }

    /// The cell that is taken apart.
    pub fn cell(&self) -> Cell {
        let cell = CELLS.iter().find(|(name, _)| *name == self.text("cell"));
        cell.map_or(Cell::Rnn, |(_, cell)| *cell)
    }

    /// A cell's network at its start.
    pub fn setting(&self, cell: Cell) -> Setting {
        let function = FUNCTIONS
            .iter()
            .find(|(name, _)| *name == self.text("activation"));
        let tanh = Nonlinearity::Tanh;
        Setting {
            cell,
            hidden: self.number("hidden") as usize,
            inputs: if self.learns() { SYMBOLS } else { NOISE },
            steps: self.number("length") as usize,
            matrix: match self.text("recurrent") {
                "radius" => Matrix::Radius(self.number("radius")),
                "largest" => Matrix::Largest(self.number("largest")),
                "orthogonal" => Matrix::Orthogonal(self.number("factor")),
                _ => Matrix::Uniform(self.number("factor")),
            },
            input_strength: self.number("input_strength"),
            bias: match cell {
                Cell::Rnn => 0.0,
                Cell::Lstm => self.number("forget_bias"),
                Cell::Gru => self.number("update_bias"),
            },
            // A session's RNN has no other function.
            nonlinearity: match function {
                Some((_, function)) if !self.learns() => *function,
                _ => tanh,
            },
            seed: self.number("seed") as u32,
        }
    }

    /// The settings of the session that learns the task with a cell.
    pub fn session(&self, cell: Cell) -> Named<Value> {
        let text = |text: &str| Value::Text(text.to_owned());
        let name = CELLS.iter().find(|(_, own)| *own == cell);
        let mut settings: Named<Value> = [
            ("model", text("classifier")),
            ("task", text("temporal_order")),
            ("cell", text(name.map_or("rnn", |(name, _)| name))),
            ("optimizer", text("adam")),
            ("reduction", text("mean")),
            ("reset", text("after")),
            ("input", text("one_hot")),
        ]
        .into_iter()
        .collect();
        let shared = SHARED.iter().map(|(name, _)| *name);
        for name in shared.chain(["hidden", "length", "seed"]) {
            settings.insert(name, self.values[name].clone());
        }
        settings
    }

    /// The descent on the surface of one neuron: where it starts, its rate, and where its gradient is
    /// clipped.
    pub fn descent(&self) -> ([f64; 2], f64, f64) {
        let start = ["start_w", "start_b"].map(|name| self.number(name));
        (start, self.number("descent_rate"), self.number("threshold"))
    }
}
