//! From symbols to rows: learnt vectors times √d, plus where each stands.

use super::plan::Plan;
use crate::attention::position::sinusoid;
use crate::kernel::{add, clear};
use crate::params::{Layout, Params, Slot};
use crate::real::Real;
use crate::settings::Positions;
use seqscope_kernel::dense::add_scaled;

/// Rows for symbols, for one of the stacks.
#[derive(Clone, Debug)]
pub(super) struct Embed {
    table: Slot,
    places: Slot,
    positions: Positions,
    size: usize,
    scale: Real,
    /// The sinusoids of the positions met so far, a row each.
    waves: Vec<Real>,
}

impl Embed {
    pub fn new(plan: &Plan, layout: &Layout, prefix: &str) -> Self {
        let slot = |name: &str| layout.slot(&format!("{prefix}{name}")).unwrap_or_default();
        Self {
            table: slot("embedding.weight"),
            places: slot("position.weight"),
            positions: plan.positions,
            size: plan.width,
            scale: (plan.width as f64).sqrt() as Real,
            waves: Vec::new(),
        }
    }

    /// Writes the rows of sequences of symbols, one after the other.
    pub fn forward(
        &mut self,
        params: &Params,
        ids: &[usize],
        lengths: &[usize],
        x: &mut Vec<Real>,
    ) {
        let width = self.table.pitch;
        if width == 0 {
            return;
        }
        x.resize(ids.len() * width, 0.0);
        clear(x);
        let longest = lengths.iter().copied().max().unwrap_or(0);
        while self.positions == Positions::Sinusoidal && self.waves.len() < longest * width {
            let from = self.waves.len();
            self.waves.resize(from + width, 0.0);
            sinusoid(from / width, &mut self.waves[from..from + self.size]);
        }
        let table = params.at(self.table);
        let places = params.at(self.places);
        let mut rows = x.chunks_exact_mut(width).zip(ids);
        for &length in lengths {
            for (position, (row, &id)) in rows.by_ref().take(length).enumerate() {
                // A table without symbols has no vector to give.
                if let Some(vector) = table.get(id * width..(id + 1) * width) {
                    add_scaled(row, vector, self.scale);
                }
                match self.positions {
                    Positions::None => {}
                    Positions::Sinusoidal => {
                        add(row, &self.waves[position * width..(position + 1) * width]);
                    }
                    Positions::Learnt => {
                        let at = position.min(self.places.rows - 1) * width;
                        add(row, &places[at..at + width]);
                    }
                }
            }
        }
    }

    /// Adds the gradients of the learnt vectors, from the errors of the rows.
    pub fn backward(&self, gradient: &mut Params, ids: &[usize], lengths: &[usize], d: &[Real]) {
        let width = self.table.pitch;
        if width == 0 {
            return;
        }
        let target = gradient.at_mut(self.table);
        for (row, &id) in d.chunks_exact(width).zip(ids) {
            if let Some(target) = target.get_mut(id * width..(id + 1) * width) {
                add_scaled(target, row, self.scale);
            }
        }
        if self.positions != Positions::Learnt {
            return;
        }
        let target = gradient.at_mut(self.places);
        let mut rows = d.chunks_exact(width);
        for &length in lengths {
            for (position, row) in rows.by_ref().take(length).enumerate() {
                let at = position.min(self.places.rows - 1) * width;
                add(&mut target[at..at + width], row);
            }
        }
    }
}
