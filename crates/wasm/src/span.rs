//! An experiment on how far a memory reaches: its settings, its runs, and what is measured of each.

use crate::convert::{object, thrown, to_js, values};
use crate::session::Session;
use seqscope_core::study::span;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("span.d.ts");

/// The table of an experiment's settings, and their values when nothing is said.
#[wasm_bindgen(unchecked_return_type = "SpanTable")]
pub fn span_table() -> Result<JsValue, JsValue> {
    let (table, defaults) = (to_js(&span::table())?, to_js(&span::defaults())?);
    Ok(object(&[("table", table), ("defaults", defaults)]))
}

/// The runs of an experiment.
#[wasm_bindgen(unchecked_return_type = "SpanPlan")]
pub fn span_plan(#[wasm_bindgen(js_name = settings)] given: JsValue) -> Result<JsValue, JsValue> {
    to_js(&span::plan(&values(&given)?).map_err(thrown)?)
}

#[wasm_bindgen]
impl Session {
    /// Whether the task is learnt, by so many examples that training never draws.
    #[wasm_bindgen(unchecked_return_type = "Verdict")]
    pub fn judge(&mut self, examples: u32) -> Result<JsValue, JsValue> {
        to_js(&self.core.judge(examples as usize))
    }

    /// What the model answers to the first examples that training never draws.
    #[wasm_bindgen(unchecked_return_type = "SpanAnswer[]")]
    pub fn answers(&self, examples: u32) -> Result<JsValue, JsValue> {
        to_js(&self.core.answers(examples as usize))
    }

    /// How much of the last loss reaches back to what must be remembered.
    #[wasm_bindgen(unchecked_return_type = "SpanReach")]
    pub fn reach(&self, examples: u32) -> Result<JsValue, JsValue> {
        to_js(&self.core.reach(examples as usize))
    }
}
