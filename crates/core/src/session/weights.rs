//! Weights from elsewhere, and weights to take away.

use super::Session;
use super::snapshots::Snapshots;
use crate::error::Error;
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
        let mut initial = self.snapshots.before(0).1.clone();
        weights::load(&mut initial.params, bytes, None)?;
        self.snapshots = Snapshots::new(initial);
        self.given = true;
        self.reset();
        Ok(())
    }
}
