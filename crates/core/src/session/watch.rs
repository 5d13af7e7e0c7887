//! What is looked at: the watched sequence, held gates and all, number by number.

use super::Session;
use crate::error::Error;
use crate::explain::{self, Explanation};
use crate::optimizer::clip_scale;
use crate::params::Params;
use crate::settings::Clip;
use crate::trace::force::Force;
use crate::trace::{self, Look, Trace, WHOLE};

impl Session {
    /// Watches another sequence, written in the text's own symbols; empty for the text's start.
    ///
    /// # Errors
    /// When it is too short, too long, or has a symbol the text lacks.
    pub fn set_sequence(&mut self, typed: &str) -> Result<(), Error> {
        self.checked.set_sequence(typed)?;
        #[cfg(feature = "seq2seq")]
        self.held.clear();
        Ok(())
    }

    /// Every value and gradient of the watched sequence at the current weights.
    ///
    /// # Errors
    /// None so far.
    pub fn trace(&self) -> Result<Trace, Error> {
        self.look(true)
    }

    /// Holds gates of the watched sequence at values of choice, in place of those held before.
    ///
    /// # Errors
    /// When the cell has no such gate, unit or time step, or the value is not from 0 to 1; those
    /// held before stay then.
    pub fn force(&mut self, forces: Vec<Force>) -> Result<(), Error> {
        let steps = self.checked.sequence().steps();
        for force in &forces {
            force.check(self.settings().cell, self.checked.hidden(), steps)?;
        }
        self.forces = forces;
        Ok(())
    }

    /// The trace with or without what is told of pairs of steps, see [`Look::pairs`].
    ///
    /// # Errors
    /// None so far.
    pub fn look(&self, pairs: bool) -> Result<Trace, Error> {
        let update = |gradient: &Params| {
            let mut next = self.network.clone();
            let mut gradient = gradient.clone();
            let (norm, _) = next.optimizer.update(&mut next.params, &mut gradient);
            let settings = self.settings();
            let scale = match settings.clip {
                Clip::Norm => clip_scale(settings.clip_at, norm),
                Clip::None | Clip::Value => 1.0,
            };
            (next.params, scale)
        };
        let step = u64::from(self.step);
        Ok(trace::compute(
            &self.checked,
            &self.network.params,
            step,
            Look {
                forces: &self.forces,
                pairs,
                ..WHOLE
            },
            update,
        ))
    }

    /// How one number of the trace was made: its largest terms and their sum.
    ///
    /// # Errors
    /// When the trace has no such block, time or unit.
    pub fn explain(&self, block: &str, t: u32, unit: u32) -> Result<Explanation, Error> {
        let (t, unit) = (t as usize, unit as usize);
        let trace = self.trace()?;
        explain::explain(&self.checked, &trace, &self.forces, block, t, unit)
    }
}
