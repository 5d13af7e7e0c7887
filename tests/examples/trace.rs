//! Writes the wiring and the trace of a network at its initial weights as JSON.
//!
//! `cargo run -p seqscope-tests --example trace -- '{"cell":"lstm"}'`

use seqscope_core::params::Params;
use seqscope_core::settings::Settings;
use seqscope_core::trace;
use seqscope_core::wiring::wiring;
use seqscope_tests::descend;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let given = std::env::args().nth(1).unwrap_or_else(|| "{}".to_owned());
    let settings = Settings::from_json(&serde_json::from_str(&given)?)
        .map_err(|error| error.message.clone())?;
    let checked = settings.check().map_err(|error| error.message.clone())?;
    let params = Params::initial(&checked);
    let trace = trace::compute(&checked, &params, 0, descend(&checked, &params));
    let all = serde_json::json!({
        "wiring": wiring(&checked),
        "index": trace.index,
        "data": trace.data,
        "data64": trace.data64,
    });
    println!("{all}");
    Ok(())
}
