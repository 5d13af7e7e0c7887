//! How far a memory reaches: one task at several distances, learnt by several cells from several
//! starts, and which of them learnt it. What is asked for becomes a list of runs, each a session of
//! its own; [`judge`] says when one has learnt its task, [`reach`] how much of the last loss comes
//! back to what must be remembered.

pub mod judge;
pub mod reach;
mod table;

pub use table::{defaults, table};

use crate::error::Error;
use crate::named::Named;
use crate::settings::{Cell, Value};
use crate::task::Kind;
use serde::Serialize;
use table::Asked;

/// The most runs of one experiment.
pub const MOST_RUNS: usize = 150;
/// The most distances.
pub const MOST_COLUMNS: usize = 8;

/// One training from one start.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Run {
    /// Which of the columns it belongs to.
    pub column: usize,
    /// Which of the cells it trains.
    pub cell: usize,
    /// Which of the seeds it starts from.
    pub seed: usize,
    /// The settings of its session.
    pub settings: Named<Value>,
    /// Products of two numbers that one update takes, about.
    pub cost: f64,
}

/// An experiment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Plan {
    /// Distances or, against the reach, steps that are propagated back (0 for all).
    pub columns: Vec<usize>,
    /// The cells.
    pub cells: Vec<Cell>,
    /// The seeds.
    pub seeds: Vec<u32>,
    /// Every run, in the order in which they are made: column after column, cell after cell.
    pub runs: Vec<Run>,
    /// A run ends unsolved after so many updates.
    pub most_steps: u32,
    /// It is judged after each so many.
    pub every: u32,
    /// By so many examples kept out of training.
    pub examples: usize,
    /// What answering blindly costs, on the loss's own scale; none where it has no simple value.
    pub chance_loss: Option<f64>,
    /// The share that is right by chance; none where a number is asked for.
    pub chance: Option<f64>,
    /// The share that must be right, or the loss to be under.
    pub threshold: f64,
}

/// What a task asks of those who learn it.
struct Measure {
    chance: Option<f64>,
    chance_loss: Option<f64>,
    threshold: f64,
    examples: usize,
}

/// ln 2, ln 4.
const LN: [f64; 2] = [core::f64::consts::LN_2, 2.0 * core::f64::consts::LN_2];

fn measure(kind: Kind) -> Measure {
    let (chance, chance_loss, threshold, examples) = match kind {
        // A squared error below 0.01; always answering 1 costs 1/6 (Hochreiter & Schmidhuber 1997).
        Kind::Adding => (None, Some(1.0 / 6.0), 0.01, 500),
        // The legal symbols are the likeliest at every place of every string.
        Kind::Reber => (Some(0.5), None, 1.0, 1_000),
        Kind::TemporalOrder => (Some(0.25), Some(LN[1]), 0.99, 500),
        _ => (Some(0.5), Some(LN[0]), 0.99, 500),
    };
    Measure {
        chance,
        chance_loss,
        threshold,
        examples,
    }
}

/// Turns what is asked into runs.
///
/// # Errors
/// On an unknown name, a value out of its limits, no cell, too many runs.
pub fn plan(given: &Named<Value>) -> Result<Plan, Error> {
    let asked = Asked::read(given)?;
    let (columns, cells) = (asked.columns()?, asked.cells()?);
    let seeds: Vec<u32> = (0..asked.seeds)
        .map(|n| asked.seed.saturating_add(n))
        .collect();
    let mut runs = Vec::new();
    for (column, &value) in columns.iter().enumerate() {
        for (cell, &which) in cells.iter().enumerate() {
            for (seed, &from) in seeds.iter().enumerate() {
                let settings = asked.session(value, which, from);
                let cost = asked.cost(value, which);
                runs.push(Run {
                    column,
                    cell,
                    seed,
                    settings,
                    cost,
                });
            }
        }
    }
    if runs.len() > MOST_RUNS {
        let message = format!("{} runs are more than {MOST_RUNS}.", runs.len());
        return Err(Error::new("too-many-runs", "seeds", message)
            .with("runs", runs.len())
            .with("max", MOST_RUNS));
    }
    let measure = measure(asked.kind);
    Ok(Plan {
        columns,
        cells,
        seeds,
        runs,
        most_steps: asked.most_steps,
        every: asked.every,
        examples: measure.examples,
        chance_loss: measure.chance_loss,
        chance: measure.chance,
        threshold: measure.threshold,
    })
}
