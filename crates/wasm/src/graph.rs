//! The watched example of a task, every operation a node of a graph.

use crate::convert::{thrown, to_js, traced};
use crate::session::Session;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Session {
    /// Every value and gradient of the watched example at the current weights, every operation a
    /// node of a graph.
    #[wasm_bindgen(unchecked_return_type = "GraphTrace")]
    pub fn graph_trace(&self) -> Result<JsValue, JsValue> {
        let trace = self.core.graph_look().map_err(thrown)?;
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
}
