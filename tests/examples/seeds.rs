//! Writes the valid inputs that fuzzing starts from: see fuzz/README.md.
//!
//! `cargo run -p seqscope-tests --example seeds`

#[path = "../fuzz/targets.rs"]
mod targets;

fn main() -> std::io::Result<()> {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/corpus");
    for target in targets::TARGETS {
        let folder = std::path::Path::new(corpus).join(target.name);
        std::fs::create_dir_all(&folder)?;
        for (number, seed) in (target.seeds)().iter().enumerate() {
            // Each seed is an input that is accepted, or the run ends here.
            (target.run)(seed);
            std::fs::write(folder.join(format!("seed-{number}")), seed)?;
        }
    }
    Ok(())
}
