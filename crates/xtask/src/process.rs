//! Other programs: run, watched, and named in one sentence when they fail.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Result, bail};

/// What a program said and how it ended.
pub struct Outcome {
    /// Whether it exited with 0.
    pub success: bool,
    /// Its output and messages, in the order they came.
    pub text: String,
}

/// A command in a folder.
pub fn command(program: impl AsRef<std::ffi::OsStr>, arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder);
    command
}

/// Cargo itself, of the toolchain that runs this program.
pub fn cargo(arguments: &[&str], folder: &Path) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    command(program, arguments, folder)
}

/// Runs to the end, the output going where ours goes.
pub fn run(command: &mut Command) -> Result<()> {
    let name = describe(command);
    match command.stdin(Stdio::null()).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => bail!("`{name}` failed ({status})"),
        Err(error) => bail!("`{name}` could not be started: {error}"),
    }
}

/// Runs to the end in silence and gives the output; the messages only when it fails.
pub fn read(command: &mut Command) -> Result<String> {
    let name = describe(command);
    match command.stdin(Stdio::null()).output() {
        Ok(output) if output.status.success() => {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        }
        Ok(output) => {
            let messages = String::from_utf8_lossy(&output.stderr);
            bail!("`{name}` failed ({}): {}", output.status, messages.trim())
        }
        Err(error) => bail!("`{name}` could not be started: {error}"),
    }
}

/// Runs to the end, showing the output as it comes and keeping it.
pub fn watch(command: &mut Command) -> Result<Outcome> {
    let name = describe(command);
    let (reader, writer) = std::io::pipe()?;
    let child = command
        .stdin(Stdio::null())
        .stdout(writer.try_clone()?)
        .stderr(writer)
        // Colours would only hinder the counting.
        .env("CARGO_TERM_COLOR", "never")
        .env("NO_COLOR", "1")
        .env_remove("FORCE_COLOR")
        .spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) => bail!("`{name}` could not be started: {error}"),
    };
    // The command holds copies of the pipe's writing end: replaced, so that reading can end.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let tee = thread::spawn(move || tee(reader));
    let status = child.wait()?;
    let text = tee.join().unwrap_or_default();
    Ok(Outcome {
        success: status.success(),
        text,
    })
}

fn tee(mut reader: impl Read) -> String {
    let mut all = Vec::new();
    let mut part = [0; 8192];
    while let Ok(length @ 1..) = reader.read(&mut part) {
        all.extend_from_slice(&part[..length]);
        let mut out = std::io::stdout().lock();
        // A reader of ours that went away must not stop the tests.
        let _ = out.write_all(&part[..length]);
        let _ = out.flush();
    }
    String::from_utf8_lossy(&all).into_owned()
}

/// The program's version by `--version`, or nothing when it is not there.
pub fn version_of(program: &str) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_string())
}

/// The full path of a program.
pub fn find(program: &str) -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut words = vec![program.file_name().unwrap_or_default().to_string_lossy()];
    words.extend(command.get_args().map(|word| word.to_string_lossy()));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        command("sh", &["-c", script], Path::new("/"))
    }

    #[test]
    fn keeps_both_streams_in_order_and_the_exit() {
        let outcome = watch(&mut shell("echo one; echo two >&2; echo three; exit 3")).unwrap();
        assert_eq!(outcome.text, "one\ntwo\nthree\n");
        assert!(!outcome.success);
    }

    #[test]
    fn a_missing_program_is_one_sentence() {
        let error = run(&mut command("no-such-program", &["x"], Path::new("/"))).unwrap_err();
        let text = error.to_string();
        assert!(
            text.starts_with("`no-such-program x` could not be started"),
            "{text}"
        );
        assert_eq!(text.lines().count(), 1);
    }

    #[test]
    fn a_failure_carries_its_messages() {
        let error = read(&mut shell("echo because >&2; exit 1")).unwrap_err();
        assert!(error.to_string().ends_with("because"), "{error}");
    }
}
