//! What a session is given, read by hand.

use crate::convert::{properties, thrown, values, wrong_type};
use js_sys::{Array, Reflect};
use seqscope_core::session::{Edit, SampleOptions};
use seqscope_core::settings::{Checked, Settings};
use seqscope_core::trace::force::Force;
use wasm_bindgen::prelude::*;

/// A whole number no smaller than 0.
pub fn count(value: &JsValue) -> Option<usize> {
    let number = value.as_f64()?;
    let whole = number as usize;
    (whole as f64 == number).then_some(whole)
}

/// Settings, checked: from here on they are within their limits.
pub fn settings(value: &JsValue) -> Result<Checked, JsValue> {
    Settings::read(&values(value)?)
        .and_then(Settings::check)
        .map_err(thrown)
}

/// A change of one weight.
pub fn edit(value: &JsValue) -> Result<Edit, JsValue> {
    let path = "edit";
    let refused = || wrong_type(path);
    let mut parameter = None;
    let mut index = None;
    let mut number = None;
    for (name, value) in properties(value, path)? {
        match name.as_str() {
            "parameter" => parameter = value.as_string(),
            "index" if Array::is_array(&value) => {
                index = Array::from(&value)
                    .iter()
                    .map(|place| count(&place))
                    .collect();
            }
            "value" => number = value.as_f64(),
            _ => return Err(refused()),
        }
    }
    Ok(Edit {
        parameter: parameter.ok_or_else(refused)?,
        index: index.ok_or_else(refused)?,
        value: number.ok_or_else(refused)?,
    })
}

/// Gates held by hand; null is every unit, every time step.
pub fn forces(value: &JsValue) -> Result<Vec<Force>, JsValue> {
    let one = |value: JsValue| {
        let field = |name: &str| Reflect::get(&value, &name.into()).unwrap_or_default();
        let place = |name: &str| match field(name) {
            all if all.is_null() => Some(None),
            one => count(&one).map(Some),
        };
        Some(Force {
            gate: field("gate").as_string()?,
            unit: place("unit")?,
            t: place("t")?,
            value: field("value").as_f64()?,
        })
    };
    let list = Array::is_array(value).then(|| Array::from(value));
    let all = list.and_then(|list| list.iter().map(one).collect());
    all.ok_or_else(|| wrong_type("forced"))
}

/// How to write a text; what is not named keeps its default.
pub fn sample_options(value: &JsValue) -> Result<SampleOptions, JsValue> {
    let path = "sample";
    let refused = || wrong_type(path);
    let mut options = SampleOptions::default();
    for (name, value) in properties(value, path)? {
        match name.as_str() {
            "length" => options.length = count(&value).ok_or_else(refused)?,
            "temperature" => options.temperature = value.as_f64().ok_or_else(refused)?,
            "prime" => options.prime = value.as_string().ok_or_else(refused)?,
            "seed" => options.seed = seed(&value).ok_or_else(refused)?,
            _ => return Err(refused()),
        }
    }
    Ok(options)
}

pub fn seed(value: &JsValue) -> Option<u32> {
    u32::try_from(count(value)?).ok()
}
