//! A layer W that learns from houses that were sold what makes two houses alike. In this market the
//! area and the pool make the price, and the rooms do not.

use super::desk::{AREA_UNIT, ATTRIBUTES};
use super::{MOST_STEPS, error};
use crate::rng::{Purpose, Stream};

/// So many houses were sold.
pub const SOLD: usize = 40;
/// The learning rate; prices count in hundreds of thousands.
pub const RATE: f64 = 2.0;
const HUNDRED: f64 = 100.0;

/// How far off a price is by an error, in thousands.
pub fn off(error: f64) -> f64 {
    (2.0 * error).sqrt() * HUNDRED
}

/// A training, kept step by step: nine numbers each.
#[derive(Clone, Debug, Default)]
pub struct Lesson {
    seed: u32,
    keys: Vec<f64>,
    prices: Vec<f64>,
    layers: Vec<Vec<f64>>,
    errors: Vec<f64>,
}

impl Lesson {
    /// Before the first step: W is the unit matrix, the kernel of width 1.
    #[must_use]
    pub fn new(seed: u32) -> Self {
        let mut stream = Stream::new(seed, Purpose::Sample, 0);
        let (mut keys, mut prices) = (Vec::new(), Vec::new());
        for _ in 0..SOLD {
            let area = 40.0 + 130.0 * stream.unit();
            let rooms = 1.0 + stream.below(6) as f64;
            let pool = f64::from(u8::from(stream.unit() < 0.35));
            keys.extend([area / AREA_UNIT, rooms, pool]);
            prices.push((60.0 + 2.0 * area + 70.0 * pool + 8.0 * stream.normal()) / HUNDRED);
        }
        let unit = (0..ATTRIBUTES * ATTRIBUTES).map(|i| {
            let diagonal = i % (ATTRIBUTES + 1) == 0;
            f64::from(u8::from(diagonal))
        });
        let layer: Vec<f64> = unit.collect();
        let first = error(&layer, &keys, &prices).0;
        Self {
            seed,
            keys,
            prices,
            layers: vec![layer],
            errors: vec![first],
        }
    }

    /// What its houses are drawn from.
    #[must_use]
    pub fn seed(&self) -> u32 {
        self.seed
    }

    /// The layer after so many steps, and the errors before the first and after each of them.
    pub fn at(&mut self, step: usize) -> (Vec<f64>, Vec<f64>) {
        let step = step.min(MOST_STEPS);
        while self.layers.len() <= step {
            let mut layer = self.layers[self.layers.len() - 1].clone();
            let slopes = error(&layer, &self.keys, &self.prices).1;
            for (weight, slope) in layer.iter_mut().zip(slopes) {
                *weight -= RATE * slope;
            }
            self.errors.push(error(&layer, &self.keys, &self.prices).0);
            self.layers.push(layer);
        }
        (self.layers[step].clone(), self.errors[..=step].to_vec())
    }

    /// The houses sold: attributes and price in thousands, one after the other.
    #[must_use]
    pub fn sold(&self) -> Vec<f64> {
        let houses = self.keys.chunks_exact(ATTRIBUTES).zip(&self.prices);
        houses
            .flat_map(|(key, price)| [key[0], key[1], key[2], price * HUNDRED])
            .collect()
    }
}
