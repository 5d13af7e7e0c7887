//! Settings and wiring of the language model.

use crate::convert::to_js;
use crate::given::settings;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("types.d.ts");

/// The table of settings: names, limits, defaults, and when each applies.
#[wasm_bindgen(unchecked_return_type = "SettingRow[]")]
pub fn describe() -> Result<JsValue, JsValue> {
    to_js(&seqscope_core::settings::describe())
}

/// The settings a page starts with, the text included.
#[wasm_bindgen(unchecked_return_type = "Settings")]
pub fn default_settings() -> Result<JsValue, JsValue> {
    to_js(&seqscope_core::settings::default_settings())
}

/// The operations of the chosen cell, forwards and backwards, as one declaration.
#[wasm_bindgen(unchecked_return_type = "Wiring")]
pub fn wiring(
    #[wasm_bindgen(js_name = settings, unchecked_param_type = "Partial<Settings>")] given: JsValue,
) -> Result<JsValue, JsValue> {
    to_js(&seqscope_core::wiring::wiring(&settings(&given)?))
}
