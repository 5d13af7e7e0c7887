//! Writes the initial weights of a network by PyTorch's names: shape and values.
//!
//! `cargo run -p seqscope-tests --example weights -- '{"cell":"lstm"}'`

use seqscope_core::params::Params;
use seqscope_tests::checked;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let given = std::env::args().nth(1).unwrap_or_else(|| "{}".to_owned());
    let params = Params::initial(&checked(&serde_json::from_str(&given)?));
    let entries = params.layout().entries().iter();
    let all: serde_json::Map<_, _> = entries
        .map(|entry| {
            let values: Vec<f64> = params
                .torch(&entry.name)
                .iter()
                .map(|&x| f64::from(x))
                .collect();
            (
                entry.name.to_owned(),
                serde_json::json!([entry.shape, values]),
            )
        })
        .collect();
    println!("{}", serde_json::Value::Object(all));
    Ok(())
}
