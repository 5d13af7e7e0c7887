//! One network in training, as a JavaScript class.

use js_sys::{Float32Array, Float64Array};
use wasm_bindgen::prelude::*;

use crate::clock;
use crate::convert::{object, thrown, to_js};
use crate::given::{edit, forces, sample_options, settings};

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

    /// The loss of what the next training step will draw, at the weights as they are.
    pub fn loss(&mut self) -> f64 {
        self.core.loss()
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

    /// Everything needed to go on later, as bytes.
    pub fn save(&self) -> Vec<u8> {
        self.core.save()
    }
}

/// An index and the numbers it points into.
pub fn traced(index: JsValue, data: &[f32], data64: &[f64]) -> JsValue {
    object(&[
        ("index", index),
        ("data", Float32Array::from(data).into()),
        ("data64", Float64Array::from(data64).into()),
    ])
}
