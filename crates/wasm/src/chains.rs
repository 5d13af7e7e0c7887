//! Two chains over one sequence, beside one: their settings, their numbers, how often they are right.

use crate::convert::{object, thrown, to_js, traced, values};
use crate::session::Session;
use seqscope_core::study::chains;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("chains.d.ts");

/// The table of what may be set of two chains, and the values when nothing is said.
#[wasm_bindgen(unchecked_return_type = "ChainsTable")]
pub fn chains_table() -> Result<JsValue, JsValue> {
    let (table, defaults) = (to_js(&chains::table())?, to_js(&chains::defaults())?);
    Ok(object(&[("table", table), ("defaults", defaults)]))
}

/// The sessions of both models.
#[wasm_bindgen(unchecked_return_type = "ChainsPlan")]
pub fn chains_plan(#[wasm_bindgen(js_name = settings)] given: JsValue) -> Result<JsValue, JsValue> {
    to_js(&chains::plan(&values(&given)?).map_err(thrown)?)
}

#[wasm_bindgen]
impl Session {
    /// The chains over the first `seen` steps of the watched sequence (0 for all), and what the loss
    /// at step `asked` asks of them.
    #[wasm_bindgen(unchecked_return_type = "Chains")]
    pub fn chains(&self, asked: u32, seen: u32) -> Result<JsValue, JsValue> {
        let chains = self.core.chains(asked as usize, seen as usize);
        let chains = chains.map_err(thrown)?;
        Ok(traced(to_js(&chains.index)?, &chains.data, &chains.data64))
    }

    /// How one of those numbers was made.
    #[wasm_bindgen(unchecked_return_type = "Explanation")]
    pub fn explain_chains(
        &self,
        asked: u32,
        seen: u32,
        block: &str,
        t: u32,
        unit: u32,
    ) -> Result<JsValue, JsValue> {
        let places = (asked as usize, seen as usize);
        let number = (t as usize, unit as usize);
        to_js(
            &self
                .core
                .explain_chains(places, block, number)
                .map_err(thrown)?,
        )
    }

    /// How often the model is right on so many examples that training never draws.
    #[wasm_bindgen(unchecked_return_type = "ChainsJudgement")]
    pub fn judge_chains(&mut self, examples: u32) -> Result<JsValue, JsValue> {
        to_js(&self.core.judge_chains(examples as usize))
    }
}
