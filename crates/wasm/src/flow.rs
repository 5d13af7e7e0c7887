//! The flow of gradients: the study's settings, the race of the three cells, one step taken apart, and
//! the cliff of one neuron.

use std::cell::RefCell;

use crate::convert::{object, thrown, to_js, values};
use js_sys::{Array, Float32Array, Float64Array};
use seqscope_core::settings::Cell;
use seqscope_core::study::cliff::{self, Descent};
use seqscope_core::study::flow::{self, Asked, Desk, Factors, Lane, Network};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("types-flow.d.ts");

thread_local! {
    /// Matrices drawn before: while a slider moves they are only scaled.
    pub static DESK: RefCell<Desk> = RefCell::default();
}

const CELLS: [Cell; 3] = [Cell::Rnn, Cell::Lstm, Cell::Gru];

/// The table of the study's settings, and their values when nothing is said.
#[wasm_bindgen(unchecked_return_type = "FlowTable")]
pub fn flow_table() -> Result<JsValue, JsValue> {
    let (table, defaults) = (to_js(&flow::table())?, to_js(&flow::defaults())?);
    Ok(object(&[("table", table), ("defaults", defaults)]))
}

/// Whether these settings are within their limits, and the settings of the sessions that learn the
/// task from them, one a cell; none where noise is watched.
#[wasm_bindgen(unchecked_return_type = "FlowPlan")]
pub fn flow_plan(#[wasm_bindgen(js_name = settings)] given: JsValue) -> Result<JsValue, JsValue> {
    let asked = asked(&given)?;
    let sessions = Array::new();
    if asked.learns() {
        for cell in CELLS {
            sessions.push(&to_js(&asked.session(cell))?);
        }
    }
    Ok(object(&[("sessions", sessions.into())]))
}

/// The way back of the three cells at their start, through noise to L = r·h_T.
#[wasm_bindgen(unchecked_return_type = "FlowRace")]
pub fn flow_race(#[wasm_bindgen(js_name = settings)] given: JsValue) -> Result<JsValue, JsValue> {
    let asked = asked(&given)?;
    let lanes = Array::new();
    let mut inputs = JsValue::NULL;
    let mut width = 0;
    for cell in CELLS {
        let setting = asked.setting(cell);
        let (network, spectrum) = DESK.with_borrow_mut(|desk| {
            let spectrum = match cell {
                Cell::Rnn => desk.spectrum(&setting),
                _ => (0.0, Vec::new()),
            };
            (desk.network(&setting), spectrum)
        });
        let largest = spectrum.1.first().copied().unwrap_or_default();
        lanes.push(&lane(&network.lane((spectrum.0, largest))));
        let (numbers, count) = network.inputs();
        inputs = floats(numbers);
        width = count;
    }
    let pairs = [
        ("lanes", lanes.into()),
        ("inputs", inputs),
        ("width", width.into()),
    ];
    Ok(object(&pairs))
}

/// The step from m − 1 to m of the chosen cell, taken apart.
#[wasm_bindgen(unchecked_return_type = "FlowFactors")]
pub fn flow_factors(
    #[wasm_bindgen(js_name = settings)] given: JsValue,
    m: u32,
) -> Result<JsValue, JsValue> {
    Ok(factors(&chosen(&given)?.factors(m as usize)))
}

/// For each lag log₁₀ of the largest singular value of all Jacobians up to there; empty for other
/// cells than the RNN.
#[wasm_bindgen(unchecked_return_type = "Float64Array")]
pub fn flow_product(
    #[wasm_bindgen(js_name = settings)] given: JsValue,
) -> Result<JsValue, JsValue> {
    Ok(doubles(&chosen(&given)?.product()))
}

/// The error surface of one neuron: one row of `side` errors for each of `side` biases.
#[wasm_bindgen(unchecked_return_type = "CliffSurface")]
pub fn cliff_surface(side: u32) -> JsValue {
    let side = (side as usize).clamp(2, cliff::MOST_SIDE);
    let grid = cliff::grid(cliff::WEIGHTS, cliff::BIASES, side);
    let errors: Vec<f64> = grid.iter().map(|point| point.error).collect();
    object(&[
        ("side", (side as u32).into()),
        ("errors", floats(&errors)),
        ("weights", doubles(&cliff::WEIGHTS)),
        ("biases", doubles(&cliff::BIASES)),
    ])
}

/// The two descents from the chosen point, without clipping and with it.
#[wasm_bindgen(unchecked_return_type = "CliffDescents")]
pub fn cliff_descents(
    #[wasm_bindgen(js_name = settings)] given: JsValue,
    steps: u32,
) -> Result<JsValue, JsValue> {
    let (from, rate, threshold) = asked(&given)?.descent();
    let clips = [f64::INFINITY, threshold];
    let [free, clipped] = cliff::descend_both(from, rate, clips, steps as usize);
    Ok(object(&[
        ("free", descent(&free)),
        ("clipped", descent(&clipped)),
    ]))
}

pub fn asked(given: &JsValue) -> Result<Asked, JsValue> {
    Asked::read(&values(given)?).map_err(thrown)
}

/// The network of the cell that is taken apart.
fn chosen(given: &JsValue) -> Result<Network, JsValue> {
    let asked = asked(given)?;
    let setting = asked.setting(asked.cell());
    Ok(DESK.with_borrow_mut(|desk| desk.network(&setting)))
}

pub fn doubles(values: &[f64]) -> JsValue {
    Float64Array::from(values).into()
}

pub fn floats(values: &[f64]) -> JsValue {
    let short: Vec<f32> = values.iter().map(|&x| x as f32).collect();
    Float32Array::from(&short[..]).into()
}

pub fn lane(lane: &Lane) -> JsValue {
    object(&[
        ("hidden", doubles(&lane.flow.hidden)),
        ("cell", doubles(&lane.flow.cell)),
        ("inside", doubles(&lane.flow.inside)),
        ("kept", doubles(&lane.flow.kept)),
        ("kept_least", doubles(&lane.flow.kept_least)),
        ("kept_most", doubles(&lane.flow.kept_most)),
        ("last", lane.last.into()),
        ("per_step", doubles(&lane.per_step)),
        ("bound", doubles(&lane.bound)),
        ("radius", lane.radius.into()),
        ("largest", lane.largest.into()),
        ("states", floats(&lane.states)),
        ("slopes", floats(&lane.slopes)),
        ("open", doubles(&lane.open)),
        ("saturated", doubles(&lane.saturated)),
    ])
}

pub fn factors(found: &Factors) -> JsValue {
    object(&[
        ("step", found.step.into()),
        ("diagonal", doubles(&found.diagonal)),
        ("diagonal_values", doubles(&found.diagonal_values)),
        ("other", floats(&found.other)),
        ("other_values", doubles(&found.other_values)),
        ("jacobian", floats(&found.jacobian)),
        ("jacobian_values", doubles(&found.jacobian_values)),
    ])
}

fn descent(found: &Descent) -> JsValue {
    let path: Vec<f64> = found.path.iter().flatten().copied().collect();
    object(&[
        ("path", doubles(&path)),
        ("errors", doubles(&found.errors)),
        ("steps", doubles(&found.steps)),
        ("steepness", doubles(&found.steepness)),
        ("longest", found.longest.into()),
    ])
}
