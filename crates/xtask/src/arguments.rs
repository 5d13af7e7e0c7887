//! The command line.

use anyhow::{Result, bail};

/// What `cargo xtask help` prints.
pub const HELP: &str = "\
cargo xtask COMMAND

  serve [--port N] [--no-open]   build what has changed and serve the site on this machine
  check                          the fast tests: formatting, lints, native and unit tests
  test [--long]                  every test, in Chromium too; the experiments of minutes as well
  build                          the wasm package and the production site
  wasm                           the wasm package alone
  tidy                           the repository's own rules: sizes, colours, messages, layers
  bench [--json FILE]            training steps per second beside the machine's limit
  shots                          pictures of every instrument, from the real page
  dist                           the site and the npm package, packed with checksums
  setup                          install what the commands need, and nothing more";

/// One command.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    /// The list of commands.
    Help,
    /// Tools and packages.
    Setup,
    /// The site.
    Serve {
        /// The port asked for.
        port: Option<u16>,
        /// Whether to open the browser.
        open: bool,
    },
    /// Fast tests.
    Check,
    /// All tests.
    Test {
        /// The experiments that take minutes, too.
        long: bool,
    },
    /// Package and site.
    Build,
    /// Package.
    Wasm,
    /// Rules.
    Tidy,
    /// Speed.
    Bench {
        /// Where the records are written.
        json: Option<String>,
    },
    /// Pictures.
    Shots,
    /// Archive.
    Dist,
}

/// Reads the words after `cargo xtask`.
pub fn read(words: impl Iterator<Item = String>) -> Result<Task> {
    let mut words = words.peekable();
    let Some(name) = words.next() else {
        return Ok(Task::Help);
    };
    let task = match name.as_str() {
        "help" | "--help" | "-h" => Task::Help,
        "setup" => Task::Setup,
        "serve" => return serve(words),
        "check" => Task::Check,
        "test" if words.next_if_eq("--long").is_some() => Task::Test { long: true },
        "test" => Task::Test { long: false },
        "build" => Task::Build,
        "wasm" => Task::Wasm,
        "tidy" => Task::Tidy,
        "bench" => Task::Bench {
            json: match words.next_if_eq("--json") {
                None => None,
                Some(_) => match words.next() {
                    Some(file) => Some(file),
                    None => bail!("--json needs the name of a file."),
                },
            },
        },
        "shots" => Task::Shots,
        "dist" => Task::Dist,
        other => bail!("There is no command `{other}`: `cargo xtask help` lists them."),
    };
    match words.next() {
        None => Ok(task),
        Some(word) => bail!("`{name}` does not know `{word}`."),
    }
}

fn serve(mut words: impl Iterator<Item = String>) -> Result<Task> {
    let (mut port, mut open) = (None, true);
    while let Some(word) = words.next() {
        let (name, mut value) = match word.split_once('=') {
            Some((name, value)) => (name, Some(value.to_string())),
            None => (word.as_str(), None),
        };
        match name {
            "--no-open" => open = false,
            "--port" => {
                let value = value.take().or_else(|| words.next()).unwrap_or_default();
                port = match value.parse() {
                    Ok(number) => Some(number),
                    Err(_) => bail!("--port needs a number from 0 to 65535, not `{value}`."),
                };
            }
            _ => bail!("`serve` does not know `{word}`: it takes --port N and --no-open."),
        }
    }
    Ok(Task::Serve { port, open })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Task> {
        read(line.split_whitespace().map(String::from))
    }

    #[test]
    fn serve_takes_its_options_in_any_order() {
        let wanted = Task::Serve {
            port: Some(9000),
            open: false,
        };
        assert_eq!(parsed("serve --no-open --port 9000").unwrap(), wanted);
        assert_eq!(parsed("serve --port=9000 --no-open").unwrap(), wanted);
        assert_eq!(
            parsed("serve").unwrap(),
            Task::Serve {
                port: None,
                open: true
            }
        );
    }

    #[test]
    fn the_long_tests_are_asked_for() {
        assert_eq!(parsed("test").unwrap(), Task::Test { long: false });
        assert_eq!(parsed("test --long").unwrap(), Task::Test { long: true });
    }

    #[test]
    fn the_bench_may_write_its_records() {
        let json = |file: Option<&str>| Task::Bench {
            json: file.map(String::from),
        };
        assert_eq!(parsed("bench").unwrap(), json(None));
        assert_eq!(parsed("bench --json a.json").unwrap(), json(Some("a.json")));
    }

    #[test]
    fn every_command_of_the_help_exists() {
        for line in HELP.lines().skip(2) {
            let name = line.split_whitespace().next().unwrap();
            assert!(parsed(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn mistakes_are_one_sentence() {
        for line in [
            "serv",
            "serve --port",
            "serve --port x",
            "serve --port 70000",
            "test --fast",
            "bench --json",
        ] {
            let sentence = parsed(line).unwrap_err().to_string();
            assert_eq!(sentence.lines().count(), 1, "{line}: {sentence}");
            assert!(sentence.ends_with('.'), "{line}: {sentence}");
        }
    }
}
