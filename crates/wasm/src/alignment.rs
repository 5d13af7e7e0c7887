//! A translation learnt with attention: its settings, and the networks that they plan.

use crate::convert::{object, thrown, to_js, values};
use seqscope_core::study::alignment;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("alignment.d.ts");

/// The table of what may be set, and the values when nothing is said.
#[wasm_bindgen(unchecked_return_type = "AlignmentTable")]
pub fn alignment_table() -> Result<JsValue, JsValue> {
    let (table, defaults) = (to_js(&alignment::table())?, to_js(&alignment::defaults())?);
    Ok(object(&[("table", table), ("defaults", defaults)]))
}

/// The sessions that are trained side by side.
#[wasm_bindgen(unchecked_return_type = "AlignmentPlan")]
pub fn alignment_plan(
    #[wasm_bindgen(js_name = settings)] given: JsValue,
) -> Result<JsValue, JsValue> {
    to_js(&alignment::plan(&values(&given)?).map_err(thrown)?)
}
