//! What a page does with the package's values.

use js_sys::{JSON, Reflect};
use wasm_bindgen::prelude::*;

/// An object as a script would write it.
pub fn object(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

/// A property.
pub fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap()
}

/// A property that is a number.
pub fn number(value: &JsValue, name: &str) -> f64 {
    get(value, name).as_f64().unwrap()
}

/// A property that is text.
pub fn text(value: &JsValue, name: &str) -> String {
    get(value, name).as_string().unwrap()
}

/// What was thrown.
pub fn thrown<T>(result: Result<T, JsValue>) -> JsValue {
    match result {
        Ok(_) => panic!("nothing was thrown"),
        Err(error) => error,
    }
}
