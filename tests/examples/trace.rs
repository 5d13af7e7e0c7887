//! Writes the wiring and the trace of a network at its initial weights as JSON.
//!
//! `cargo run -p seqscope-tests --example trace -- '{"cell":"lstm"}'`

use seqscope_core::wiring::wiring;
use seqscope_tests::case;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let given = std::env::args().nth(1).unwrap_or_else(|| "{}".to_owned());
    let case = case(&serde_json::from_str(&given)?);
    let all = serde_json::json!({
        "wiring": wiring(&case.checked),
        "index": case.trace.index,
        "data": case.trace.data,
        "data64": case.trace.data64,
    });
    println!("{all}");
    Ok(())
}
