//! Attention in general: the houses, their prices, and what a price is told from.

use crate::convert::{object, thrown, to_js, values};
use js_sys::Float64Array;
use seqscope_core::study::houses::desk::{self, Asked};
use seqscope_core::study::houses::lesson::Lesson;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("houses.d.ts");

thread_local! {
    /// The training of the last seed: a step once made is looked up.
    static LESSON: RefCell<Lesson> = RefCell::new(Lesson::new(1));
}

/// The table of what may be set, and the values when nothing is said.
#[wasm_bindgen(unchecked_return_type = "HousesTable")]
pub fn houses_table() -> Result<JsValue, JsValue> {
    let (table, defaults) = (to_js(&desk::rows())?, to_js(&desk::defaults())?);
    Ok(object(&[("table", table), ("defaults", defaults)]))
}

/// The session of the small translator; none where houses are looked at.
#[wasm_bindgen(unchecked_return_type = "HousesPlan")]
pub fn houses_plan(#[wasm_bindgen(js_name = settings)] given: JsValue) -> Result<JsValue, JsValue> {
    let session = to_js(&asked(&given)?.session())?;
    Ok(object(&[("session", session)]))
}

/// All that is seen of the houses, with the layer after so many steps of its training.
#[wasm_bindgen(unchecked_return_type = "Houses")]
pub fn houses_look(
    #[wasm_bindgen(js_name = settings)] given: JsValue,
    step: u32,
) -> Result<JsValue, JsValue> {
    let asked = asked(&given)?;
    to_js(&with_lesson(&asked, |lesson| {
        asked.look(lesson, step as usize)
    }))
}

/// The area and the rooms of the house that has these three weights.
#[wasm_bindgen(unchecked_return_type = "Float64Array")]
pub fn houses_aim(
    #[wasm_bindgen(js_name = settings)] given: JsValue,
    first: f64,
    second: f64,
    third: f64,
    step: u32,
) -> Result<JsValue, JsValue> {
    let asked = asked(&given)?;
    let shares = [first, second, third];
    let found = with_lesson(&asked, |lesson| asked.aim(shares, lesson, step as usize));
    Ok(Float64Array::from(&found.map_err(thrown)?[..]).into())
}

fn with_lesson<T>(asked: &Asked, work: impl FnOnce(&mut Lesson) -> T) -> T {
    LESSON.with_borrow_mut(|lesson| {
        if lesson.seed() != asked.seed() {
            *lesson = Lesson::new(asked.seed());
        }
        work(lesson)
    })
}

fn asked(given: &JsValue) -> Result<Asked, JsValue> {
    Asked::read(&values(given)?).map_err(thrown)
}
