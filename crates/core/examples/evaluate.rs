//! Answers a case: a model, its weights, an input and what is wanted of them.
//!
//! `cargo run -p seqscope-core --release --example evaluate -- CASE.json`
//!
//! `-` reads the case from the standard input. What is wrong with it is said in one sentence, and
//! the exit code is 2. The format is described in `docs/headless.md`.

use seqscope_core::case::run_with;
use seqscope_core::error::Error;
use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;

/// The longest file read, in bytes.
const LONGEST: u64 = 1 << 30;

fn main() -> ExitCode {
    let answer = answer();
    let written = match &answer {
        Ok(text) => writeln!(std::io::stdout(), "{text}"),
        Err(sentence) => writeln!(std::io::stderr(), "{sentence}"),
    };
    // A reader that closes its end early, as `head` does, has what it wanted.
    let _closed = written;
    if answer.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(2)
    }
}

fn answer() -> Result<String, String> {
    let mut given = std::env::args_os().skip(1);
    let (Some(name), None) = (given.next(), given.next()) else {
        return Err("Give the path of one case, or - to read it from the standard input.".into());
    };
    let path = Path::new(&name);
    let said = path.display();
    let bytes = if name == "-" {
        all(&mut std::io::stdin().lock())
    } else {
        file(path)
    };
    let bytes = bytes.map_err(|error| format!("The case “{said}” cannot be read ({error})."))?;
    let case = serde_json::from_slice(&bytes)
        .map_err(|error| format!("The case “{said}” is not JSON ({error})."))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let answer = run_with(&case, |weights| {
        file(&folder.join(weights)).map_err(|error| {
            let message = format!("The weights “{weights}” cannot be read ({error}).");
            Error::new("no-files", "weights", message)
        })
    });
    answer
        .map(|answer| answer.to_string())
        .map_err(|error| error.message.replace(['\n', '\r'], " "))
}

fn file(path: &Path) -> std::io::Result<Vec<u8>> {
    all(&mut std::fs::File::open(path)?)
}

fn all(from: &mut dyn Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LONGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}
