//! The clock, which the core must not know: its numbers depend on settings and seed alone.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // Present in pages, workers and Node alike.
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

/// Answers true until so many milliseconds have passed.
pub fn until(milliseconds: f64) -> impl FnMut() -> bool {
    let start = now();
    move || now() - start < milliseconds
}
