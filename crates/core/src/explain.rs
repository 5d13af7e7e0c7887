//! How one number came about: the declared expression taken apart for a single element, with the
//! values of its factors read from the trace.

mod terms;

use crate::error::Error;
use crate::real::Real;
use crate::settings::Checked;
use crate::trace::force::{Force, is_held};
use crate::trace::{Entry, Trace};
use crate::wiring::evaluate::{Block, Blocks, Scope, Weights, Window};
use crate::wiring::{Node, When, wiring};
use serde::Serialize;
use terms::Elements;

/// So many terms are named; the others are added up.
pub const MOST_TERMS: usize = 8;

/// One factor of a term: a value of a block, an element of a parameter, or a constant.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Factor {
    /// The block read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub block: Option<String>,
    /// The parameter read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameter: Option<String>,
    /// The time step, 0 for the initial state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub t: Option<usize>,
    /// The element: row and column of a matrix, or the unit.
    pub index: Vec<usize>,
    /// The function applied to what was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function: Option<&'static str>,
    /// What the factor is worth, the function applied.
    pub value: f64,
}

/// One term of the sum.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Term {
    /// A name without language: the elements multiplied, `rest`, `cut` or `held`.
    pub label: String,
    /// What is multiplied.
    pub factors: Vec<Factor>,
    /// The product.
    pub value: f64,
    /// How many terms are added up in it.
    pub count: usize,
}

/// How one number came about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// The block.
    pub block: String,
    /// The time step; 0 where there is none.
    pub t: usize,
    /// The element.
    pub unit: usize,
    /// Its value.
    pub value: f64,
    /// The terms, the greatest first.
    pub terms: Vec<Term>,
    /// Their sum.
    pub total: f64,
    /// The gradient of the loss with respect to the number, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gradient: Option<f64>,
}

fn missing(block: &str) -> Error {
    let message = format!("There is no block “{block}” in this trace.");
    Error::new("unknown-block", "block", message).with("block", block)
}

/// Explains one element of a block of the trace at time t, made with these gates held.
///
/// # Errors
/// When there is no such block, time step or element.
pub fn explain(
    checked: &Checked,
    trace: &Trace,
    forces: &[Force],
    block: &str,
    t: usize,
    unit: usize,
) -> Result<Explanation, Error> {
    let wiring = wiring(checked);
    let node = wiring.nodes.iter().find(|node| node.block == block);
    let entry = trace.entry(block).ok_or_else(|| missing(block))?;
    let values = trace.values(block).ok_or_else(|| missing(block))?;
    let timed = is_timed(node, entry);
    let width = if timed {
        values.len() / trace.index.steps
    } else {
        values.len()
    };
    if (timed && (t == 0 || t > trace.index.steps)) || unit >= width {
        let message = format!("“{block}” has no element {unit} at time {t}.");
        return Err(Error::new("out-of-range", "unit", message)
            .with("block", block)
            .with("t", t)
            .with("unit", unit));
    }
    let t = if timed { t } else { 0 };
    let at = t.saturating_sub(1) * width + unit;
    let value = f64::from(values[at]);
    let terms = match node {
        // A value put there by hand was not made of anything.
        Some(node) if is_held(forces, &node.block, t, unit) => vec![Term {
            label: "held".to_owned(),
            factors: Vec::new(),
            value,
            count: 1,
        }],
        Some(node) => terms_of(checked, trace, node, t, unit, value),
        None => Vec::new(),
    };
    let gradient = [format!("d{block}"), format!("grad.{block}")]
        .iter()
        .find_map(|name| trace.values(name))
        .and_then(|gradient| gradient.get(at))
        .map(|&gradient| f64::from(gradient));
    Ok(Explanation {
        block: block.to_owned(),
        t,
        unit,
        value,
        total: terms.iter().map(|term| term.value).sum(),
        terms: greatest(terms),
        gradient,
    })
}

/// Whether a block has one set of values a time step.
fn is_timed(node: Option<&Node>, entry: &Entry) -> bool {
    match node {
        Some(node) => node.time == When::Each,
        None => entry.name == "x" || entry.name == "gprime",
    }
}

/// Keeps the greatest terms and adds up the others. They are few, so each is put in its place: the
/// library's sort would weigh four kilobytes in the module.
fn greatest(terms: Vec<Term>) -> Vec<Term> {
    let mut kept: Vec<Term> = Vec::new();
    let mut rest = Term {
        label: "rest".to_owned(),
        factors: Vec::new(),
        value: 0.0,
        count: 0,
    };
    for term in terms {
        let size = term.value.abs();
        kept.insert(kept.partition_point(|k| k.value.abs() >= size), term);
        if kept.len() > MOST_TERMS
            && let Some(least) = kept.pop()
        {
            rest.value += least.value;
            rest.count += 1;
        }
    }
    if rest.count > 0 {
        kept.push(rest);
    }
    kept
}

/// Whether some loss is cut off at time t: then the carried sum is more than what was kept.
fn misses_paths(trace: &Trace, t: usize) -> bool {
    let steps = trace.index.steps;
    let kept = trace.values("kept").unwrap_or_default();
    let mut losses = t.max(1)..=steps;
    t == 0 || losses.any(|j| kept.get((j - 1) * steps + t - 1) == Some(&0.0))
}

fn terms_of(
    checked: &Checked,
    trace: &Trace,
    node: &Node,
    t: usize,
    unit: usize,
    value: f64,
) -> Vec<Term> {
    let steps = trace.index.steps;
    let mut blocks = Blocks::new();
    let inputs = node.inputs.iter().map(|input| input.block.as_str());
    for name in inputs.chain(["h0", "c0"]) {
        if let (Some(entry), Some(values)) = (trace.entry(name), trace.values(name)) {
            let single = name.starts_with("grad.") || name == "h0" || name == "c0";
            let width = entry.count() / if single { 1 } else { steps };
            let data = values.to_vec();
            blocks.insert(name.to_owned(), Block { width, data });
        }
    }
    let (mut weights, mut updated) = (Weights::default(), Weights::default());
    for name in &node.parameters {
        let columns = trace
            .entry(name)
            .and_then(|entry| entry.shape.get(1).copied());
        for (to, name, from) in [
            (&mut weights, name, name.clone()),
            (&mut updated, name, format!("new.{name}")),
        ] {
            let values: Vec<Real> = trace.values(&from).unwrap_or_default().to_vec();
            to.insert(name, columns.unwrap_or(1), values);
        }
    }
    let gradients = Blocks::new();
    let scope = Scope {
        blocks: &blocks,
        gradients: &gradients,
        weights: &weights,
        updated: &updated,
        sequence: checked.sequence(),
        vocabulary: trace.index.symbols,
        window: Window::whole(1, steps),
        forces: &[],
    };
    let at = if node.time == When::Once { 1 } else { t };
    let elements = Elements { scope };
    let mut terms = elements.terms(&node.expr, at, unit);
    if elements.is_cut(&node.expr) && misses_paths(trace, t) {
        // The kept part may be less than what the expression would carry: the difference is cut.
        let carried: f64 = terms.iter().map(|term| term.value).sum();
        terms.push(Term {
            label: "cut".to_owned(),
            factors: Vec::new(),
            value: value - carried,
            count: 1,
        });
    }
    terms
}
