//! What a model writes for an input; how to write it is read from an object.

use crate::convert::{properties, thrown, to_js, wrong_type};
use crate::given::{count, seed};
use crate::session::Session;
use js_sys::Array;
use seqscope_core::session::{DecodeOptions, ForcedRow, Method};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Session {
    /// Holds where words of the watched answer look, for the graph and what explains its numbers; an
    /// empty list lets go.
    pub fn hold(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "DecodeOptions['forced']")] forced: JsValue,
    ) -> Result<(), JsValue> {
        let rows = Array::from(&forced).into_iter();
        let rows = rows.map(|row| forced_row(&row)).collect::<Result<_, _>>()?;
        self.core.hold(rows).map_err(thrown)
    }

    /// What the model writes for an input.
    #[wasm_bindgen(unchecked_return_type = "Decoded")]
    pub fn decode(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<DecodeOptions>")] options: JsValue,
    ) -> Result<JsValue, JsValue> {
        let decoded = self.core.decode(&decode_options(&options)?);
        to_js(&decoded.map_err(thrown)?)
    }
}

/// How to write a sequence; what is not named keeps its default.
fn decode_options(value: &JsValue) -> Result<DecodeOptions, JsValue> {
    let path = "decode";
    let refused = || wrong_type(path);
    let mut options = DecodeOptions::default();
    for (name, value) in properties(value, path)? {
        match name.as_str() {
            "input" => options.input = value.as_string().ok_or_else(refused)?,
            "method" => {
                options.method = match value.as_string().as_deref() {
                    Some("greedy") => Method::Greedy,
                    Some("sample") => Method::Sample,
                    Some("prescribed") => Method::Prescribed,
                    Some("beam") => Method::Beam,
                    _ => return Err(refused()),
                };
            }
            "width" => options.width = count(&value).ok_or_else(refused)?,
            "alpha" => options.alpha = value.as_f64().ok_or_else(refused)?,
            "temperature" => options.temperature = value.as_f64().ok_or_else(refused)?,
            "seed" => options.seed = seed(&value).ok_or_else(refused)?,
            "forced" if Array::is_array(&value) => {
                let rows = Array::from(&value).into_iter();
                options.forced = rows.map(|row| forced_row(&row)).collect::<Result<_, _>>()?;
            }
            "brief" => options.brief = value.as_bool().ok_or_else(refused)?,
            "step" => options.step = Some(seed(&value).ok_or_else(refused)?),
            "limit" => options.limit = count(&value).ok_or_else(refused)?,
            _ => return Err(refused()),
        }
    }
    Ok(options)
}

fn forced_row(value: &JsValue) -> Result<ForcedRow, JsValue> {
    let path = "forced";
    let refused = || wrong_type(path);
    let (mut symbol, mut weights) = (None, None);
    for (name, value) in properties(value, path)? {
        match name.as_str() {
            "symbol" => symbol = count(&value),
            "weights" if Array::is_array(&value) => {
                let each = Array::from(&value).into_iter();
                weights = each.map(|weight| weight.as_f64()).collect();
            }
            _ => return Err(refused()),
        }
    }
    Ok(ForcedRow {
        symbol: symbol.ok_or_else(refused)?,
        weights: weights.ok_or_else(refused)?,
    })
}
