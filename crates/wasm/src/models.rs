//! What a session can do when its model learns a task.

use crate::convert::{thrown, to_js};
use crate::session::{Session, traced};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Session {
    /// How well the model does on so many examples that training never draws.
    #[wasm_bindgen(unchecked_return_type = "Score")]
    pub fn score(&mut self, examples: u32) -> Result<JsValue, JsValue> {
        to_js(&self.core.score(examples as usize))
    }

    /// Every value and gradient of the watched example at the current weights, every operation a
    /// node of a graph.
    #[wasm_bindgen(unchecked_return_type = "GraphTrace")]
    pub fn graph_trace(&self) -> Result<JsValue, JsValue> {
        let trace = self.core.graph_trace().map_err(thrown)?;
        Ok(traced(to_js(&trace.index)?, &trace.data, &trace.data64))
    }

    /// How one number of a graph's node was made: an element of its value or of its gradient.
    #[wasm_bindgen(unchecked_return_type = "GraphExplanation")]
    pub fn explain_node(
        &self,
        node: u32,
        element: u32,
        gradient: bool,
    ) -> Result<JsValue, JsValue> {
        let (node, element) = (node as usize, element as usize);
        let explanation = self.core.explain_node(node, element, gradient);
        to_js(&explanation.map_err(thrown)?)
    }

    /// How one element of a parameter's gradient was made.
    #[wasm_bindgen(unchecked_return_type = "GraphExplanation")]
    pub fn explain_parameter(&self, name: &str, element: u32) -> Result<JsValue, JsValue> {
        let explanation = self.core.explain_parameter(name, element as usize);
        to_js(&explanation.map_err(thrown)?)
    }

    /// The weights as a safetensors file under PyTorch's names.
    pub fn weights(&self) -> Vec<u8> {
        self.core.weights()
    }

    /// Starts over from the weights of a safetensors file: they are those of step 0.
    pub fn load_weights(&mut self, bytes: &[u8]) -> Result<(), JsValue> {
        self.core.load_weights(bytes).map_err(thrown)
    }
}
