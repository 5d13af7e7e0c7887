//! Weights as files that other tools read.

use crate::convert::thrown;
use crate::session::Session;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Session {
    /// The weights as a safetensors file under PyTorch's names.
    pub fn weights(&self) -> Vec<u8> {
        self.core.weights()
    }

    /// Starts over from the weights of a safetensors file: they are those of step 0.
    pub fn load_weights(&mut self, bytes: &[u8]) -> Result<(), JsValue> {
        self.core.load_weights(bytes).map_err(thrown)
    }
}
