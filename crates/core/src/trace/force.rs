//! Gates held by hand: what would be if a gate had another value.
//!
//! A held gate is a constant. The forward pass goes on with the value it was given; the gradient
//! with respect to that value is still told, but none passes through it to its weighted sum.

use crate::error::Error;
use crate::real::Real;
use crate::settings::Cell;

/// A gate's value in place of the computed one.
#[derive(Clone, Debug, PartialEq)]
pub struct Force {
    /// The gate, under the name of its block: i, f, o or r, z.
    pub gate: String,
    /// The unit, or all of them.
    pub unit: Option<usize>,
    /// The time step from 1, or all of them.
    pub t: Option<usize>,
    /// The opening, from 0 to 1.
    pub value: f64,
}

impl Force {
    /// Whether a cell of so many units and steps can be held there.
    ///
    /// # Errors
    /// `no-gate` when the cell has no such gate, `out-of-range` for the rest.
    pub fn check(&self, cell: Cell, hidden: usize, steps: usize) -> Result<(), Error> {
        let gates: &[&str] = match cell {
            Cell::Rnn => &[],
            Cell::Lstm => &["i", "f", "o"],
            Cell::Gru => &["r", "z"],
        };
        if !gates.contains(&self.gate.as_str()) {
            let message = "This cell has no such gate.";
            return Err(Error::new("no-gate", "forced", message).with("gate", &self.gate));
        }
        // Units are counted from 1 where they are shown.
        let unit = self.unit.map_or(1, |unit| unit.saturating_add(1));
        for (value, min, max) in [
            (self.value, 0, 1),
            (self.t.unwrap_or(1) as f64, 1, steps),
            (unit as f64, 1, hidden),
        ] {
            let (min, max) = (min as f64, max as f64);
            if !(min..=max).contains(&value) {
                return Err(Error::out_of_range("forced", value, min, max));
            }
        }
        Ok(())
    }

    /// What a block's numbers at time t are held at, if they are, and which of them.
    fn holds(&self, block: &str, t: usize) -> Option<Real> {
        if self.t.is_some_and(|at| at != t) {
            return None;
        }
        if block == self.gate {
            return Some(self.value as Real);
        }
        // What would go on to the weighted sum ends here.
        (block.strip_prefix("da_") == Some(&self.gate)).then_some(0.0)
    }
}

/// Puts what is held into the numbers of a block at time t; of two for one number the later counts.
pub(crate) fn hold(forces: &[Force], block: &str, t: usize, values: &mut [Real]) {
    for force in forces {
        if let Some(value) = force.holds(block, t) {
            match force.unit {
                Some(unit) => values
                    .iter_mut()
                    .skip(unit)
                    .take(1)
                    .for_each(|x| *x = value),
                None => values.fill(value),
            }
        }
    }
}

/// Whether one number of a block at time t is held.
pub(crate) fn is_held(forces: &[Force], block: &str, t: usize, unit: usize) -> bool {
    forces
        .iter()
        .any(|force| force.unit.is_none_or(|own| own == unit) && force.holds(block, t).is_some())
}
