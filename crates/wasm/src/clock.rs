//! The clock, which the core must not know: its numbers depend on settings and seed alone.

use wasm_bindgen::prelude::*;
use web_sys::Performance;

#[wasm_bindgen]
extern "C" {
    // Present in pages, workers and Node alike.
    #[wasm_bindgen(thread_local_v2, js_name = performance)]
    static PERFORMANCE: Performance;
}

fn now() -> f64 {
    PERFORMANCE.with(Performance::now)
}

/// Answers true until so many milliseconds have passed.
pub fn until(milliseconds: f64) -> impl FnMut() -> bool {
    let start = now();
    move || now() - start < milliseconds
}
