//! What the page asks of the houses: which are known, which one is asked for, how similarity is
//! scored; and what comes of it, number by number.

use super::{Score, gradient, lesson, scores, value, weights};
use crate::error::Error;
use crate::named::Named;
use crate::settings::Value;
use crate::settings::table::{self, Kind, Row};
use serde::Serialize;

/// The attributes of a house: its area, its rooms, whether it has a pool.
pub const ATTRIBUTES: usize = 3;
/// Square metres that count as much as a room.
pub const AREA_UNIT: f64 = 30.0;
/// What is known: area in m², rooms, pool, price in thousands of euros.
pub const KNOWN: [[f64; 4]; 3] = [
    [140.0, 4.0, 1.0, 400.0],
    [90.0, 5.0, 0.0, 300.0],
    [60.0, 2.0, 0.0, 200.0],
];
/// The limits of the house asked for: area and rooms.
pub const AREAS: [f64; 2] = [30.0, 180.0];
/// The same of its rooms.
pub const ROOMS: [f64; 2] = [1.0, 7.0];

/// How similarity is scored, by name.
const SCORES: [&str; 4] = ["gaussian", "dot", "scaled_dot", "learnt"];

/// What may be set, in the order it is shown.
pub fn rows() -> Vec<Row> {
    let house = |name, [min, max]: [f64; 2], default| {
        Row::real(name, "sequence", min, max).by_default(Value::Number(default))
    };
    let houses = ["houses"];
    vec![
        Row::first_of("view", "model", &["houses", "roles"]),
        Row::first_of("score", "model", &SCORES).when("view", &houses),
        Row::real("width", "model", 0.05, 20.0)
            .log()
            .by_default(Value::Number(1.0))
            .when("score", &["gaussian"])
            .when("view", &houses),
        house("area", AREAS, 110.0).when("view", &houses),
        house("rooms", ROOMS, 3.0).when("view", &houses),
        Row::new("pool", "sequence", Kind::Boolean)
            .by_default(Value::Boolean(false))
            .when("view", &houses),
        Row::new("sentence", "sequence", Kind::Text)
            .by_default(Value::Text(String::new()))
            .when("view", &["roles"]),
        Row::integer("seed", "training", 0, u32::MAX).by_default(Value::Integer(1)),
    ]
}

/// Every setting by name, when nothing is said.
pub fn defaults() -> Named<Value> {
    table::defaults(rows())
}

/// What is asked for, within its limits.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    values: Named<Value>,
}

/// What is seen of the houses. Attributes stand in the units that are compared: an area in
/// [`AREA_UNIT`]s.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Look {
    /// Square metres that count as much as a room.
    pub area_unit: f64,
    /// The known houses as they are: area, rooms, pool, price.
    pub known: Vec<Vec<f64>>,
    /// Their keys, one after the other.
    pub keys: Vec<f64>,
    /// The query.
    pub query: Vec<f64>,
    /// Their prices, the values.
    pub values: Vec<f64>,
    /// s_i.
    pub scores: Vec<f64>,
    /// What each score is the sum of: a term an attribute, or a row of W; key after key.
    pub score_terms: Vec<f64>,
    /// exp(s_i − max s): the shares before they are made to sum to 1.
    pub raised: Vec<f64>,
    /// w_i.
    pub weights: Vec<f64>,
    /// Σ_i w_i, which is 1.
    pub total: f64,
    /// Σ_i of `raised`.
    pub raised_total: f64,
    /// w_i V_i.
    pub products: Vec<f64>,
    /// V.
    pub value: f64,
    /// ∂V/∂w_i = V_i is known; ∂V/∂s_i = w_i (V_i − V).
    pub score_slopes: Vec<f64>,
    /// ∂V/∂q, by attribute.
    pub query_slopes: Vec<f64>,
    /// The layer W after the training step asked for, row by row.
    pub layer: Vec<f64>,
    /// The training step of that layer.
    pub step: usize,
    /// The houses that the layer learns from: attributes in the units that are compared, and prices.
    pub sold: Vec<f64>,
    /// The error before each step up to that one, and after it.
    pub errors: Vec<f64>,
    /// How far off a price is by these errors, in thousands of euros: √(2·error).
    pub off: Vec<f64>,
}

impl Asked {
    /// Reads what is given; what is not said keeps its default.
    ///
    /// # Errors
    /// On an unknown name, or a value that its row does not accept.
    pub fn read(given: &Named<Value>) -> Result<Self, Error> {
        let values = table::read(rows(), given)?;
        Ok(Self { values })
    }

    fn number(&self, name: &str) -> f64 {
        self.values[name].number().unwrap_or_default()
    }

    fn text(&self, name: &str) -> &str {
        self.values[name].text().unwrap_or_default()
    }

    /// What the layer's training depends on.
    pub fn seed(&self) -> u32 {
        self.number("seed") as u32
    }

    fn query(&self) -> Vec<f64> {
        let pool = f64::from(u8::from(self.values["pool"] == Value::Boolean(true)));
        vec![self.number("area") / AREA_UNIT, self.number("rooms"), pool]
    }

    fn score<'a>(&self, layer: &'a [f64]) -> Score<'a> {
        match self.text("score") {
            "dot" => Score::Dot,
            "scaled_dot" => Score::ScaledDot,
            "learnt" => Score::Learnt(layer),
            _ => Score::Gaussian(self.number("width")),
        }
    }

    /// All that is seen, with the layer of a lesson after so many steps.
    pub fn look(&self, lesson: &mut lesson::Lesson, step: usize) -> Look {
        let (layer, errors) = lesson.at(step);
        let (query, keys, values) = (self.query(), keys(), prices());
        let score = self.score(&layer);
        let scores = scores(score, &query, &keys);
        let weights = weights(&scores);
        let slopes = gradient(&weights, &values);
        let mut query_slopes = vec![0.0; ATTRIBUTES];
        for (key, slope) in keys.chunks_exact(ATTRIBUTES).zip(&slopes) {
            for (sum, one) in query_slopes.iter_mut().zip(towards(score, &query, key)) {
                *sum += slope * one;
            }
        }
        let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let raised: Vec<f64> = scores
            .iter()
            .map(|s| crate::real::exp_64(s - most))
            .collect();
        Look {
            score_terms: keys
                .chunks_exact(ATTRIBUTES)
                .flat_map(|key| terms(score, &query, key))
                .collect(),
            area_unit: AREA_UNIT,
            total: weights.iter().sum(),
            raised_total: raised.iter().sum(),
            raised,
            off: errors.iter().map(|error| lesson::off(*error)).collect(),
            known: KNOWN.iter().map(|house| house.to_vec()).collect(),
            products: weights.iter().zip(&values).map(|(w, v)| w * v).collect(),
            value: value(&weights, &values),
            sold: lesson.sold(),
            step: errors.len().saturating_sub(1),
            score_slopes: slopes,
            keys,
            query,
            values,
            scores,
            weights,
            query_slopes,
            layer,
            errors,
        }
    }

    /// The area and the rooms of the house whose weights are these shares: the differences of scores
    /// are affine in the query, so two equations say where it stands.
    ///
    /// # Errors
    /// `out-of-reach`, when no house of the plane has them with this score.
    pub fn aim(
        &self,
        shares: [f64; 3],
        lesson: &mut lesson::Lesson,
        step: usize,
    ) -> Result<[f64; 2], Error> {
        let (layer, _) = lesson.at(step);
        let (score, keys, pool) = (self.score(&layer), keys(), self.query()[2]);
        let apart = |x: f64, y: f64| {
            let scores = scores(score, &[x, y, pool], &keys);
            [1, 2].map(|i| {
                scores[0]
                    - scores[i]
                    - super::super::log_10(shares[0] / shares[i], 0) * core::f64::consts::LN_10
            })
        };
        let (origin, along, up) = (apart(0.0, 0.0), apart(1.0, 0.0), apart(0.0, 1.0));
        let [a, b] = [0, 1].map(|i| [along[i] - origin[i], up[i] - origin[i]]);
        let volume = a[0] * b[1] - a[1] * b[0];
        let x = (a[1] * origin[1] - b[1] * origin[0]) / volume;
        let y = (b[0] * origin[0] - a[0] * origin[1]) / volume;
        let found = [x * AREA_UNIT, y];
        let within = |at: f64, [least, most]: [f64; 2]| (least..=most).contains(&at);
        if within(found[0], AREAS) && within(found[1], ROOMS) {
            return Ok(found);
        }
        let message = "With this score no house of the plane has these weights.";
        Err(Error::new("out-of-reach", "score", message))
    }

    /// The settings of the small translator whose roles are pointed at; none in the other view.
    pub fn session(&self) -> Option<Named<Value>> {
        if self.text("view") != "roles" {
            return None;
        }
        let mut all = Named::new();
        for (name, value) in [
            ("model", "seq2seq"),
            ("task", "translation"),
            ("cell", "gru"),
            ("attention", "additive"),
            ("query", "previous"),
            ("optimizer", "adam"),
            ("clip", "norm"),
            ("reduction", "sum"),
        ] {
            all.insert(name, Value::Text(value.to_owned()));
        }
        for (name, value) in [
            ("length", 8),
            ("hidden", 32),
            ("embedding", 24),
            ("attention_width", 24),
            ("batch", 32),
            ("warm_up", 30),
            ("seed", u64::from(self.seed())),
        ] {
            all.insert(name, Value::Integer(value));
        }
        all.insert("bidirectional", Value::Boolean(true));
        all.insert("learning_rate", Value::Number(0.01));
        let sentence = match self.text("sentence") {
            "" => SENTENCE,
            typed => typed,
        };
        all.insert("sequence", Value::Text(sentence.to_owned()));
        Some(all)
    }
}

/// What is translated when nothing is said: a determiner, an adjective that changes place, a noun.
const SENTENCE: &str = "The French law was signed .";

fn keys() -> Vec<f64> {
    let key = |[area, rooms, pool, _]: &[f64; 4]| [area / AREA_UNIT, *rooms, *pool];
    KNOWN.iter().flat_map(key).collect()
}

fn prices() -> Vec<f64> {
    KNOWN.iter().map(|house| house[3]).collect()
}

/// What a score is the sum of.
fn terms(score: Score<'_>, query: &[f64], key: &[f64]) -> Vec<f64> {
    let products = || query.iter().zip(key).map(|(q, k)| q * k);
    let apart = super::difference(query, key);
    match score {
        Score::Dot => products().collect(),
        Score::ScaledDot => products().map(|x| x / (key.len() as f64).sqrt()).collect(),
        Score::Gaussian(width) => apart
            .iter()
            .map(|d| -0.5 * (d / width) * (d / width))
            .collect(),
        Score::Learnt(layer) => super::apply(layer, &apart)
            .iter()
            .map(|y| -0.5 * y * y)
            .collect(),
    }
}

/// ∂s/∂q of one key.
fn towards(score: Score<'_>, query: &[f64], key: &[f64]) -> Vec<f64> {
    let apart = super::difference(query, key);
    match score {
        Score::Dot => key.to_vec(),
        Score::ScaledDot => {
            let root = (key.len() as f64).sqrt();
            key.iter().map(|k| k / root).collect()
        }
        Score::Gaussian(width) => apart.iter().map(|d| -d / (width * width)).collect(),
        Score::Learnt(layer) => {
            let moved = super::apply(layer, &apart);
            let column = |c: usize| {
                let rows = layer.chunks_exact(apart.len()).zip(&moved);
                -rows.map(|(row, y)| row[c] * y).sum::<f64>()
            };
            (0..apart.len()).map(column).collect()
        }
    }
}
