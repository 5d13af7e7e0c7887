//! Between JavaScript's values and the core's types.

use seqscope_core::error::Error;
use seqscope_core::settings::{Checked, Settings};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

/// A plain object, as JSON would give it: no `Map`, no `undefined` where `null` is meant.
pub fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(JsValue::from)
}

/// The core's error as the plain object {code, path, message, args} that callers catch.
pub fn thrown(error: Error) -> JsValue {
    to_js(&error).unwrap_or_else(|failure| failure)
}

/// A request read as `T`; `path` names it in the error when it has another shape.
pub fn from_js<T: DeserializeOwned>(value: JsValue, path: &str) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value)
        .map_err(|cause| thrown(Error::new("wrong-type", path, cause.to_string())))
}

/// Settings, checked: from here on they are within their limits.
pub fn settings(value: JsValue) -> Result<Checked, JsValue> {
    let json: serde_json::Value = from_js(value, "settings")?;
    Settings::from_json(&json)
        .and_then(Settings::check)
        .map_err(thrown)
}
