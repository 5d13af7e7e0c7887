//! The face of the core to JavaScript: convert, call the core, convert back.
//!
//! Nothing is computed here. Settings, events and indices cross as plain objects; the numbers of a
//! trace cross as typed arrays, copied once, because a view would detach when the memory grows.

mod convert;

use wasm_bindgen::prelude::*;

use convert::to_js;

/// The table of settings: names, limits, defaults, and when each applies.
#[wasm_bindgen]
pub fn describe() -> Result<JsValue, JsValue> {
    to_js(&seqscope_core::settings::describe())
}

/// The settings a page starts with, the text included.
#[wasm_bindgen]
pub fn default_settings() -> Result<JsValue, JsValue> {
    to_js(&seqscope_core::settings::default_settings())
}
