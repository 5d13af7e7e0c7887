//! One network in training, as a JavaScript class.

use wasm_bindgen::prelude::*;

use crate::clock;
use crate::convert::{thrown, to_js};
use crate::given::{edit, settings};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("types.d.ts");

/// A network, its text and its history.
#[wasm_bindgen]
pub struct Session {
    pub(crate) core: seqscope_core::session::Session,
}

#[wasm_bindgen]
impl Session {
    /// A network at step 0 with the weights of its seed.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(js_name = settings, unchecked_param_type = "Partial<Settings>")]
        given: JsValue,
    ) -> Result<Session, JsValue> {
        let core = seqscope_core::session::Session::new(settings(&given)?).map_err(thrown)?;
        Ok(Session { core })
    }

    /// The network that `save` wrote, as if it had never been interrupted.
    pub fn restore(bytes: &[u8]) -> Result<Session, JsValue> {
        let core = seqscope_core::session::Session::restore(bytes).map_err(thrown)?;
        Ok(Session { core })
    }

    /// Everything that stays the same while the weights change, and the current step.
    #[wasm_bindgen(unchecked_return_type = "Info")]
    pub fn info(&self) -> Result<JsValue, JsValue> {
        to_js(&self.core.info())
    }

    /// Trains so many steps.
    #[wasm_bindgen(unchecked_return_type = "Progress")]
    pub fn train(&mut self, steps: u32) -> Result<JsValue, JsValue> {
        to_js(&self.core.train(steps).map_err(thrown)?)
    }

    /// Trains until the time is up or so many steps are done; at least one step.
    #[wasm_bindgen(unchecked_return_type = "Progress")]
    pub fn train_for(&mut self, milliseconds: f64, max_steps: u32) -> Result<JsValue, JsValue> {
        let progress = self
            .core
            .train_while(max_steps, clock::until(milliseconds))
            .map_err(thrown)?;
        to_js(&progress)
    }

    /// Loss and gradient norm of the steps from this one on, thinned.
    #[wasm_bindgen(unchecked_return_type = "HistoryPoint[]")]
    pub fn history(&self, from: u32) -> Result<JsValue, JsValue> {
        to_js(&self.core.history(from))
    }

    /// Goes to a step already reached: the same bits as training to it.
    pub fn seek(&mut self, step: u32) -> Result<(), JsValue> {
        self.core.seek(step).map_err(thrown)
    }

    /// Sets one number of one parameter at the current step; what came after is dropped.
    pub fn edit(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Edit")] change: JsValue,
    ) -> Result<(), JsValue> {
        self.core.edit(edit(&change)?).map_err(thrown)
    }

    /// Back to step 0 and the same initial weights, without edits.
    pub fn reset(&mut self) {
        self.core.reset();
    }

    /// Watches another sequence, written in the text's own symbols.
    pub fn set_sequence(&mut self, text: &str) -> Result<(), JsValue> {
        self.core.set_sequence(text).map_err(thrown)
    }

    /// Everything needed to go on later, as bytes.
    pub fn save(&self) -> Vec<u8> {
        self.core.save()
    }
}

#[cfg(feature = "models")]
#[wasm_bindgen]
impl Session {
    /// The loss of what the next training step will draw, at the weights as they are: the way forwards
    /// alone, which the benchmark measures.
    pub fn loss(&mut self) -> f64 {
        self.core.loss()
    }
}
