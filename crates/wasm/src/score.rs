//! How well a session does whose model learns a task.

use crate::convert::to_js;
use crate::session::Session;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Session {
    /// How well the model does on so many examples that training never draws.
    #[wasm_bindgen(unchecked_return_type = "Score")]
    pub fn score(&mut self, examples: u32) -> Result<JsValue, JsValue> {
        to_js(&self.core.score(examples as usize))
    }
}
