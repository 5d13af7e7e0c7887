//! The flow of gradients through networks that learn.

use crate::convert::{object, thrown};
use crate::flow::{DESK, asked, doubles, factors, floats, lane};
use crate::session::Session;
use seqscope_core::settings::Cell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Session {
    /// Starts over from the weights that the study's settings give this session's cell.
    pub fn flow_start(
        &mut self,
        #[wasm_bindgen(js_name = settings)] given: JsValue,
    ) -> Result<(), JsValue> {
        let setting = asked(&given)?.setting(self.core.settings().cell);
        let network = DESK.with_borrow_mut(|desk| desk.network(&setting));
        self.core.start_flow(&network).map_err(thrown)
    }

    /// The way back of the watched example's loss at the weights as they are.
    #[wasm_bindgen(unchecked_return_type = "FlowTrained")]
    pub fn flow_lane(&self) -> Result<JsValue, JsValue> {
        let trained = self.core.flow_network().map_err(thrown)?;
        let network = &trained.network;
        let spectrum = match self.core.settings().cell {
            Cell::Rnn => network.spectrum(),
            _ => (0.0, 0.0),
        };
        let (inputs, width) = network.inputs();
        Ok(object(&[
            ("lane", lane(&network.lane(spectrum))),
            ("loss", trained.loss.into()),
            ("inputs", floats(inputs)),
            ("width", width.into()),
        ]))
    }

    /// The step from m − 1 to m, taken apart.
    #[wasm_bindgen(unchecked_return_type = "FlowFactors")]
    pub fn flow_factors(&self, m: u32) -> Result<JsValue, JsValue> {
        let trained = self.core.flow_network().map_err(thrown)?;
        Ok(factors(&trained.network.factors(m as usize)))
    }

    /// For each lag log₁₀ of the largest singular value of all Jacobians up to there.
    #[wasm_bindgen(unchecked_return_type = "Float64Array")]
    pub fn flow_product(&self) -> Result<JsValue, JsValue> {
        let trained = self.core.flow_network().map_err(thrown)?;
        Ok(doubles(&trained.network.product()))
    }
}
