//! What passes from an encoder to its decoder: the settings, and what is measured of a session.

use crate::convert::{object, thrown, to_js, traced, values};
use crate::session::Session;
use seqscope_core::study::bottleneck;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("bottleneck.d.ts");

/// The table of what may be set, and the values when nothing is said.
#[wasm_bindgen(unchecked_return_type = "BottleneckTable")]
pub fn bottleneck_table() -> Result<JsValue, JsValue> {
    let (table, defaults) = (
        to_js(&bottleneck::table())?,
        to_js(&bottleneck::defaults())?,
    );
    Ok(object(&[("table", table), ("defaults", defaults)]))
}

/// The three sessions that are trained side by side.
#[wasm_bindgen(unchecked_return_type = "BottleneckPlan")]
pub fn bottleneck_plan(
    #[wasm_bindgen(js_name = settings)] given: JsValue,
) -> Result<JsValue, JsValue> {
    to_js(&bottleneck::plan(&values(&given)?).map_err(thrown)?)
}

#[wasm_bindgen]
impl Session {
    /// How well examples of each length come out that training never draws; the lengths are pairs, one
    /// after the other.
    #[wasm_bindgen(unchecked_return_type = "LengthShare[]")]
    pub fn by_length(&mut self, lengths: &[u32], each: u32) -> Result<JsValue, JsValue> {
        let (pairs, _) = lengths.as_chunks::<2>();
        let pairs: Vec<[usize; 2]> = pairs.iter().map(|pair| pair.map(|n| n as usize)).collect();
        to_js(&self.core.by_length(&pairs, each as usize))
    }

    /// The states while a source is read and a sequence written, given by its numbers.
    #[wasm_bindgen(unchecked_return_type = "Followed")]
    pub fn follow(&self, source: &str, written: &[u32]) -> Result<JsValue, JsValue> {
        to_js(
            &self
                .core
                .follow(source, &numbers(written))
                .map_err(thrown)?,
        )
    }

    /// What is left of each symbol of the source while they are written.
    #[wasm_bindgen(unchecked_return_type = "Memory")]
    pub fn memory(&self, source: &str, written: &[u32]) -> Result<JsValue, JsValue> {
        to_js(
            &self
                .core
                .memory(source, &numbers(written))
                .map_err(thrown)?,
        )
    }

    /// The graph of a source and what is written.
    #[wasm_bindgen(unchecked_return_type = "GraphTrace")]
    pub fn followed_graph(&self, source: &str, written: &[u32]) -> Result<JsValue, JsValue> {
        let trace = self.core.followed_graph(source, &numbers(written));
        let trace = trace.map_err(thrown)?;
        Ok(traced(to_js(&trace.index)?, &trace.data, &trace.data64))
    }

    /// How one number of that graph was made.
    #[wasm_bindgen(unchecked_return_type = "GraphExplanation")]
    pub fn explain_followed(
        &self,
        source: &str,
        written: &[u32],
        node: u32,
        element: u32,
        gradient: bool,
    ) -> Result<JsValue, JsValue> {
        let place = (node as usize, element as usize);
        let followed = (source, &numbers(written)[..]);
        let explanation = self.core.explain_followed(followed, place, gradient);
        to_js(&explanation.map_err(thrown)?)
    }
}

fn numbers(ids: &[u32]) -> Vec<usize> {
    ids.iter().map(|&id| id as usize).collect()
}
