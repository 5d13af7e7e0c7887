//! The language model: its settings, its wiring, every number of its way, and what it writes.

use crate::convert::{thrown, to_js, traced};
use crate::given::{forces, sample_options, settings};
use crate::session::Session;
use seqscope_core::wiring::{Operation, Wiring};
use serde::Serialize;
use wasm_bindgen::prelude::*;

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
    let Wiring {
        forward,
        backward,
        update,
        ..
    } = seqscope_core::wiring::wiring(&settings(&given)?);
    to_js(&Operations {
        forward,
        backward,
        update,
    })
}

/// What a page writes of a wiring; how each value is computed, the core keeps to itself.
#[derive(Serialize)]
struct Operations {
    forward: Vec<Operation>,
    backward: Vec<Operation>,
    update: Operation,
}

#[wasm_bindgen]
impl Session {
    /// Every value and gradient of the watched sequence at the current weights; with `passes` without
    /// what is told of pairs of steps, which is quick enough for a hand that moves.
    #[wasm_bindgen(unchecked_return_type = "Trace")]
    pub fn trace(&self, passes: Option<bool>) -> Result<JsValue, JsValue> {
        let trace = self.core.look(passes != Some(true)).map_err(thrown)?;
        Ok(traced(to_js(&trace.index)?, &trace.data, &trace.data64))
    }

    /// Holds gates of the watched sequence at values of choice, in place of those held before.
    pub fn force(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Force[]")] held: JsValue,
    ) -> Result<(), JsValue> {
        self.core.force(forces(&held)?).map_err(thrown)
    }

    /// How one number of the trace was made: its largest terms and their sum.
    #[wasm_bindgen(unchecked_return_type = "Explanation")]
    pub fn explain(&self, block: &str, t: u32, unit: u32) -> Result<JsValue, JsValue> {
        to_js(&self.core.explain(block, t, unit).map_err(thrown)?)
    }

    /// Text written by the network: its tokens.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn sample(
        &self,
        #[wasm_bindgen(unchecked_param_type = "SampleOptions")] options: JsValue,
    ) -> Result<JsValue, JsValue> {
        let tokens = self.core.sample(sample_options(&options)?);
        to_js(&tokens.map_err(thrown)?)
    }
}
