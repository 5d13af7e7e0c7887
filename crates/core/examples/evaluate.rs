//! Answers a case: a model, its weights, an input and what is wanted of them.
//!
//! `cargo run -p seqscope-core --release --example evaluate -- CASE.json`
//!
//! `--save FILE` writes the parameters, trained if the case asks for steps, as safetensors. `-` reads the case from the standard input. What is wrong with it is said in one sentence, and
//! the exit code is 2. The format is described in `docs/headless.md`.

use seqscope_core::case::{run_with, sentence};
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
    let given: Vec<_> = std::env::args_os().skip(1).collect();
    let (name, save) = match given.as_slice() {
        [name] => (name, None),
        [name, option, path] if option == "--save" => (name, Some(Path::new(path))),
        _ => return Err(
            "Give the path of one case, or - for the standard input, and no more than --save FILE."
                .into(),
        ),
    };
    let path = Path::new(name);
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
    let answered = run_with(&case, |weights| {
        file(&folder.join(weights)).map_err(|error| {
            let message = format!("The weights “{weights}” cannot be read ({error}).");
            Error::new("no-files", "weights", message)
        })
    });
    let answered = answered.map_err(|error| sentence(&error))?;
    if let Some(path) = save {
        std::fs::write(path, seqscope_core::weights::write(&answered.params))
            .map_err(|error| format!("“{}” cannot be written ({error}).", path.display()))?;
    }
    Ok(answered.answers.to_string())
}

fn file(path: &Path) -> std::io::Result<Vec<u8>> {
    all(&mut std::fs::File::open(path)?)
}

fn all(from: &mut dyn Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LONGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}
