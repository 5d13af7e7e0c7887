//! Between JavaScript's values and the core's types.
//!
//! What comes in is small and read by hand: a reader derived for every type of it would weigh as
//! much as the cells. What goes out is large and written by what serde derives.

use js_sys::{Array, Float32Array, Float64Array, Number, Object, Reflect};
use seqscope_core::error::{Argument, Error};
use seqscope_core::named::Named;
use seqscope_core::settings::Value;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// A row of a table of settings: every study has one.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("row.d.ts");

/// A plain object, as JSON would give it: no `Map`, no `undefined` where `null` is meant.
pub fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(JsValue::from)
}

/// An object of these pairs.
pub fn object(pairs: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in pairs {
        // A new plain object takes every property.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// The core's error as the plain object {code, path, message, args} that callers catch. Its numbers
/// are written by JavaScript.
pub fn thrown(error: Error) -> JsValue {
    let text = |argument: &Argument| match argument {
        Argument::Text(text) => JsValue::from(text),
        Argument::Number(value) => Object::to_string(&Number::from(*value)).into(),
    };
    let args: Vec<(&str, JsValue)> = error
        .args
        .iter()
        .map(|(name, arg)| (name, text(arg)))
        .collect();
    object(&[
        ("code", error.code.into()),
        ("path", error.path.into()),
        ("message", error.message.into()),
        ("args", object(&args)),
    ])
}

pub fn wrong_type(path: &str) -> JsValue {
    thrown(Error::new(
        "wrong-type",
        path,
        "The request has another form.",
    ))
}

/// The properties of a plain object.
pub fn properties(value: &JsValue, path: &str) -> Result<Vec<(String, JsValue)>, JsValue> {
    if !value.is_object() || Array::is_array(value) {
        return Err(wrong_type(path));
    }
    let pairs = Object::entries(value.unchecked_ref()).into_iter();
    let pairs = pairs.map(|pair| {
        let pair: Array = pair.unchecked_into();
        (pair.get(0).as_string().unwrap_or_default(), pair.get(1))
    });
    Ok(pairs.collect())
}

/// Settings as they are given, by name.
pub fn values(given: &JsValue) -> Result<Named<Value>, JsValue> {
    let pairs = properties(given, "settings")?;
    let values = pairs
        .iter()
        .map(|(name, value)| (name.as_str(), plain(value)));
    Ok(values.collect())
}

/// A plain value; a setting has no other.
fn plain(value: &JsValue) -> Value {
    if let Some(text) = value.as_string() {
        return Value::Text(text);
    }
    if let Some(number) = value.as_f64() {
        return Value::Number(number);
    }
    value.as_bool().map_or(Value::Other, Value::Boolean)
}

/// An index and the numbers it points into.
pub fn traced(index: JsValue, data: &[f32], data64: &[f64]) -> JsValue {
    object(&[
        ("index", index),
        ("data", Float32Array::from(data).into()),
        ("data64", Float64Array::from(data64).into()),
    ])
}
