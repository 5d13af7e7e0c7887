//! How well a query fits a key: the scores e and the parameters they need.
//!
//! | score | e of a query s and a value h |
//! |---|---|
//! | dot | s · h |
//! | scaled dot | s · h / √d, d the common width |
//! | general | sᵀ W h (Luong et al. 2015) |
//! | additive | v · tanh(W s + U h) (Bahdanau et al. 2015) |
//!
//! The last two project each value once, to its key; the additive score projects the query too.

use crate::error::Error;
use crate::lanes::padded;
use crate::params::{Layout, Slot, Spec, Start};
use crate::settings::Attention;

/// The widths between which a score is taken, not padded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Widths {
    /// The width of a query, H.
    pub query: usize,
    /// The parts of a value: the states of the directions beside each other.
    pub value: Vec<usize>,
    /// The width A of the additive score's layer.
    pub layer: usize,
}

impl Widths {
    /// The padded width of a value.
    pub fn padded_value(&self) -> usize {
        self.value.iter().map(|&part| padded(part)).sum()
    }
}

/// A score, and where its parameters lie.
#[derive(Clone, Debug)]
pub struct Score {
    pub(super) kind: Attention,
    /// W of the additive score: queries to the layer.
    pub(super) query: Option<Slot>,
    /// U of the additive score, W of the general one: values to keys.
    pub(super) key: Option<Slot>,
    /// v of the additive score.
    pub(super) value: Option<Slot>,
    /// The padded width of a query.
    pub(super) query_width: usize,
    /// The padded width of a value.
    pub(super) value_width: usize,
    /// The padded width of a key.
    pub(super) key_width: usize,
    /// What a product is multiplied with before the softmax.
    pub(super) scale: Option<f64>,
}

/// Refuses a score whose query and values do not fit together.
///
/// # Errors
/// When a product without parameters is asked for between widths that differ.
pub fn check(kind: Attention, widths: &Widths) -> Result<(), Error> {
    let value: usize = widths.value.iter().sum();
    if !matches!(kind, Attention::Dot | Attention::ScaledDot) || value == widths.query {
        return Ok(());
    }
    let message = format!(
        "A dot product needs equal widths, but the decoder's state has {} numbers and the \
         encoder's {value}: sum the two directions, or use the general score.",
        widths.query
    );
    Err(Error::new("unequal-widths", "attention", message)
        .with("query", widths.query)
        .with("value", value))
}

/// The parameters of a score, named `{prefix}query.weight` and so on; none for the products.
///
/// The matrices start as those of PyTorch's attention do (Glorot & Bengio 2010: evenly between
/// ±√(6 / (inputs + outputs))): half of that, a linear layer's start, aligns later and less well.
/// v starts as a linear layer, within one over the root of its inputs.
pub fn specs(kind: Attention, prefix: &str, widths: &Widths) -> Vec<Spec> {
    let value: usize = widths.value.iter().sum();
    let glorot = |inputs: usize, outputs: usize| {
        Start::Uniform((6.0 / (inputs + outputs).max(1) as f64).sqrt())
    };
    let name = |part: &str| format!("{prefix}{part}");
    match kind {
        Attention::None | Attention::Dot | Attention::ScaledDot => Vec::new(),
        Attention::General => vec![Spec::weight(
            name("weight"),
            [widths.query],
            widths.value.clone(),
            glorot(value, widths.query),
        )],
        Attention::Additive => vec![
            Spec::weight(
                name("query.weight"),
                [widths.layer],
                [widths.query],
                glorot(widths.query, widths.layer),
            ),
            Spec::weight(
                name("key.weight"),
                [widths.layer],
                widths.value.clone(),
                glorot(value, widths.layer),
            ),
            // One row: looked up like a table, so that it lies in one piece.
            Spec::table(
                name("value.weight"),
                1,
                widths.layer,
                Start::Uniform(1.0 / (widths.layer.max(1) as f64).sqrt()),
            ),
        ],
    }
}

impl Score {
    /// The score whose parameters [`specs`] put into this layout.
    pub fn new(kind: Attention, prefix: &str, widths: &Widths, layout: &Layout) -> Self {
        let slot = |part: &str| layout.slot(&format!("{prefix}{part}"));
        let query_width = padded(widths.query);
        let value_width = widths.padded_value();
        let (key, key_width) = match kind {
            Attention::None | Attention::Dot | Attention::ScaledDot => (None, value_width),
            Attention::General => (slot("weight"), query_width),
            Attention::Additive => (slot("key.weight"), padded(widths.layer)),
        };
        let additive = kind == Attention::Additive;
        Self {
            kind,
            query: slot("query.weight").filter(|_| additive),
            key,
            value: slot("value.weight").filter(|_| additive),
            query_width,
            value_width,
            key_width,
            scale: (kind == Attention::ScaledDot).then(|| 1.0 / (widths.query as f64).sqrt()),
        }
    }
}
