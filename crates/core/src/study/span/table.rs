//! What may be set of an experiment: rows of its own, and some of those that a session has.

use crate::error::Error;
use crate::named::Named;
use crate::settings::table::{Kind as RowKind, Row, read, rows};
use crate::settings::value::Field;
use crate::settings::{Cell, Value};
use crate::task::{Kind, Language};

/// The group of the rows that only an experiment has.
const GROUP: &str = "experiment";
const TASKS: [(&str, Kind); 5] = [
    ("temporal_order", Kind::TemporalOrder),
    ("adding", Kind::Adding),
    ("agreement", Kind::Agreement),
    ("latch", Kind::Latch),
    ("reber", Kind::Reber),
];
const CELLS: [(&str, Cell); 3] = [("rnn", Cell::Rnn), ("lstm", Cell::Lstm), ("gru", Cell::Gru)];
/// Settings of a session that one may choose here, and what they are when nothing is said.
const SHARED: [(&str, f64); 5] = [
    ("hidden", 16.0),
    ("learning_rate", 0.01),
    ("batch", 32.0),
    ("forget_bias", 2.0),
    ("update_bias", 0.0),
];
/// The length of the strings when what varies is the reach.
const STRINGS: usize = 40;
/// The longest that a session's `k2` may be.
const MOST_REACH: usize = 128;

/// The table of an experiment's settings, with their defaults, in the order they are shown.
pub fn table() -> Vec<Row> {
    let flag = |name| Row::new(name, GROUP, RowKind::Boolean).by_default(Value::Boolean(true));
    let whole = |name, min, max, default: u32| {
        Row::integer(name, GROUP, min, max).by_default(Value::Integer(default.into()))
    };
    let choice = |name, choices: &[&'static str]| Row::first_of(name, GROUP, choices);
    let list = |name, default: &str| {
        let default = Value::Text(default.to_owned());
        Row::new(name, GROUP, RowKind::Text).by_default(default)
    };
    let mut all = vec![
        choice("task", &TASKS.map(|(name, _)| name)),
        choice("language", &["en", "fr"]).when("task", &["agreement"]),
        choice("against", &["distance", "reach"]).when("task", &["reber"]),
        list("distances", "10 20 30 50").when("against", &["distance"]),
        list("reaches", "1 3 0")
            .when("against", &["reach"])
            .when("task", &["reber"]),
        flag("rnn"),
        flag("lstm"),
        flag("gru"),
        whole("seeds", 1, 10, 3),
        whole("seed", 0, u32::MAX - 10, 1),
        whole("most_steps", 25, 10_000, 1_500),
        whole("every", 5, 500, 50),
    ];
    for row in rows() {
        let Some(&(_, default)) = SHARED.iter().find(|(name, _)| *name == row.name) else {
            continue;
        };
        // The cell is not one setting here but several.
        let cell = match row.name {
            "forget_bias" => Some("lstm"),
            "update_bias" => Some("gru"),
            _ => None,
        };
        let kept = Row {
            default: match row.kind {
                RowKind::Integer => Value::Integer(default as u64),
                _ => Value::Number(default),
            },
            max: if row.name == "hidden" {
                Some(64.0)
            } else {
                row.max
            },
            group: if row.group == "model" { "model" } else { GROUP },
            applies_when: None,
            ..row
        };
        all.push(match cell {
            Some(cell) => kept.when(cell, &["true"]),
            None => kept,
        });
    }
    all
}

/// Every setting of an experiment by name, when nothing is said.
pub fn defaults() -> Named<Value> {
    crate::settings::table::defaults(table())
}

/// What is asked, within its limits.
pub(super) struct Asked {
    values: Named<Value>,
    pub kind: Kind,
    /// Whether what varies is how far is propagated back.
    reach: bool,
    pub seeds: u32,
    pub seed: u32,
    pub most_steps: u32,
    pub every: u32,
}

impl Asked {
    /// # Errors
    /// On an unknown name or a value that its row does not accept.
    pub fn read(given: &Named<Value>) -> Result<Self, Error> {
        let values = read(table(), given)?;
        let name = values["task"].text().unwrap_or_default();
        let kind = TASKS.iter().find(|(own, _)| *own == name);
        let kind = kind.map_or(Kind::TemporalOrder, |(_, kind)| *kind);
        let whole = |name: &str| values[name].number().unwrap_or_default() as u32;
        Ok(Self {
            reach: kind == Kind::Reber && values["against"].text() == Some("reach"),
            seeds: whole("seeds"),
            seed: whole("seed"),
            most_steps: whole("most_steps"),
            every: whole("every"),
            kind,
            values,
        })
    }

    /// The cells that are switched on.
    ///
    /// # Errors
    /// When there is none.
    pub fn cells(&self) -> Result<Vec<Cell>, Error> {
        let on = |name: &str| self.values[name] == Value::Boolean(true);
        let cells: Vec<Cell> = CELLS
            .iter()
            .filter(|(name, _)| on(name))
            .map(|(_, cell)| *cell)
            .collect();
        if cells.is_empty() {
            let message = "At least one cell must take part.";
            return Err(Error::new("no-cell", "rnn", message));
        }
        Ok(cells)
    }

    /// The distances or the reaches, from the shortest on; all of time comes last.
    ///
    /// # Errors
    /// When there is none, there are too many, or one is out of range.
    pub fn columns(&self) -> Result<Vec<usize>, Error> {
        let name = if self.reach { "reaches" } else { "distances" };
        let (least, _, most) = self.kind.lengths();
        let (least, most) = if self.reach {
            (0, MOST_REACH)
        } else {
            (least, most.min(200))
        };
        let text = self.values[name].text().unwrap_or_default();
        let mut columns = Vec::new();
        for word in text.split(|c: char| c.is_whitespace() || c == ',' || c == ';') {
            if word.is_empty() {
                continue;
            }
            let number = word.parse::<usize>().ok();
            let fits = number.filter(|number| (least..=most).contains(number));
            let Some(number) = fits else {
                let short: String = word.chars().take(20).collect();
                let message = format!("“{short}” is not a whole number from {least} to {most}.");
                return Err(Error::new("not-a-distance", name, message)
                    .with("value", short)
                    .with("min", least)
                    .with("max", most));
            };
            if !columns.contains(&number) {
                columns.push(number);
            }
        }
        if columns.is_empty() || columns.len() > super::MOST_COLUMNS {
            let most = super::MOST_COLUMNS;
            let message = format!("There must be from one to {most} of them.");
            return Err(Error::new("number-of-distances", name, message).with("max", most));
        }
        let last = |number: &usize| match number {
            0 => usize::MAX,
            number => *number,
        };
        crate::order::sort(&mut columns, |a, b| last(a).cmp(&last(b)));
        Ok(columns)
    }

    /// The settings of the session that makes one run.
    pub fn session(&self, column: usize, cell: Cell, seed: u32) -> Named<Value> {
        let text = |text: &str| Value::Text(text.to_owned());
        let whole = |number: usize| Value::Integer(number as u64);
        let tagger = self.kind == Kind::Reber;
        let (length, k) = match self.reach {
            true => (STRINGS, column),
            false => (column, 0),
        };
        let mut settings: Named<Value> = [
            ("model", text(if tagger { "tagger" } else { "classifier" })),
            ("task", self.kind.value()),
            ("language", self.language().value()),
            ("length", whole(length)),
            ("cell", cell.value()),
            ("optimizer", text("adam")),
            ("clip", text("norm")),
            ("reduction", text("mean")),
            ("k1", whole(k)),
            ("k2", whole(k)),
            ("seed", Value::Integer(seed.into())),
        ]
        .into_iter()
        .collect();
        for (name, _) in SHARED {
            settings.insert(name, self.values[name].clone());
        }
        settings
    }

    fn language(&self) -> Language {
        match self.values["language"].text() {
            Some("fr") => Language::Fr,
            _ => Language::En,
        }
    }

    fn number(&self, name: &str) -> f64 {
        self.values[name].number().unwrap_or_default()
    }

    /// Products of two numbers in one update, about: three times those of the way forwards.
    pub fn cost(&self, column: usize, cell: Cell) -> f64 {
        let gates = match cell {
            Cell::Rnn => 1.0,
            Cell::Lstm => 4.0,
            Cell::Gru => 3.0,
        };
        let hidden = self.number("hidden");
        // Symbols are looked up, not multiplied; half of Reber's strings have 9 to 13 letters.
        let steps = match self.kind {
            Kind::Reber => 20.0,
            Kind::Agreement => column as f64 + 3.0,
            _ => column as f64,
        };
        3.0 * gates * hidden * (hidden + 2.0) * steps * self.number("batch")
    }
}
