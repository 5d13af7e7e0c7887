//! Runs a compiled wasm test in a browser: cargo calls it with the file's path.
//!
//! The generator's own runner, linked instead of installed: one lock file for everything.

fn main() {
    if let Err(error) =
        wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())
    {
        eprintln!("{error:#}");
        std::process::exit(1);
    }
}
