//! Weights from elsewhere, and weights to take away.

use super::Session;
use super::snapshots::Snapshots;
use crate::error::Error;
use crate::params::Params;
use crate::weights;

impl Session {
    /// The weights as they are, as a safetensors file under PyTorch's names.
    #[must_use]
    pub fn weights(&self) -> Vec<u8> {
        weights::write(self.params())
    }

    /// Starts over from the weights of a safetensors file: they are those of step 0.
    ///
    /// # Errors
    /// When the file cannot be read or its arrays are not exactly the model's parameters; nothing
    /// has changed then.
    pub fn load_weights(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let mut params = self.params().clone();
        weights::load(&mut params, bytes, None)?;
        self.start_from(params);
        Ok(())
    }

    /// Starts over from these weights, which must be those of a model with the same settings.
    pub(crate) fn start_from(&mut self, params: Params) {
        let mut initial = self.snapshots.before(0).1.clone();
        initial.params = params;
        self.snapshots = Snapshots::new(initial);
        self.given = true;
        self.reset();
    }
}
