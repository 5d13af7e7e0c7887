//! The face of the core to JavaScript: convert, call the core, convert back.
//!
//! Nothing is computed here. Settings, events and indices cross as plain objects; the numbers of a
//! trace cross as typed arrays, copied once, because a view would detach when the memory grows.

#[cfg(feature = "models")]
mod alignment;
#[cfg(feature = "models")]
mod bottleneck;
#[cfg(feature = "time")]
mod chains;
mod clock;
mod convert;
#[cfg(feature = "models")]
mod decode;
#[cfg(feature = "time")]
mod flow;
#[cfg(feature = "models")]
mod houses;
#[cfg(feature = "recurrent")]
mod models;
mod session;
#[cfg(feature = "time")]
mod span;

use wasm_bindgen::prelude::*;

use convert::{settings, to_js};
pub use session::Session;

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
