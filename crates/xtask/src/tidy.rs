//! Rules of the repository that no compiler knows.

mod build;
mod colour;
mod layer;
mod message;
mod text;

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::process::Outcome;
use crate::project::Project;
use crate::stamp;

/// A text file: its path from the root with `/`, and its content.
pub struct Source {
    /// Path.
    pub path: String,
    /// Content.
    pub text: String,
}

impl Source {
    /// Whether the name ends so.
    pub fn is(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    /// Lines that match, as `path:line`.
    pub fn lines_where(&self, matches: impl Fn(&str) -> bool) -> Vec<String> {
        let hit = |(index, line): (usize, &str)| {
            matches(line).then(|| format!("{}:{}  {}", self.path, index + 1, line.trim()))
        };
        self.text.lines().enumerate().filter_map(hit).collect()
    }
}

/// Runs all rules and reports them like a test runner.
pub fn run(project: &Project) -> Result<Outcome> {
    let sources = sources(&project.root)?;
    let rules = [
        ("files of at most 400 lines", text::length(&sources)),
        ("nothing left to be done", text::unfinished(&sources)),
        ("no path of one machine", text::machine(&sources)),
        ("colours only in tokens.css", colour::literals(&sources)),
        (
            "the same messages in every language",
            message::keys(&sources),
        ),
        ("workers only in the engine", layer::workers(&sources)),
        (
            "the wasm package only in the engine",
            layer::package(&sources),
        ),
        (
            "a core without clock, files, threads",
            layer::core(&sources),
        ),
        (
            "a core without the browser's crates",
            layer::core_crates(project)?,
        ),
        ("one wasm profile", build::profile(project)?),
        ("one version of wasm-bindgen", build::versions(project)?),
    ];
    let mut failed = 0;
    for (name, faults) in &rules {
        println!(
            "test {name} ... {}",
            if faults.is_empty() { "ok" } else { "FAILED" }
        );
        for fault in faults {
            println!("    {fault}");
        }
        failed += usize::from(!faults.is_empty());
    }
    let passed = rules.len() - failed;
    let word = if failed == 0 { "ok" } else { "FAILED" };
    let text = format!("test result: {word}. {passed} passed; {failed} failed\n");
    Ok(Outcome {
        success: failed == 0,
        text,
    })
}

fn sources(root: &Path) -> Result<Vec<Source>> {
    let made = ["target", "node_modules", "dist", ".git", ".venv"];
    let package = root.join("www").join("pkg");
    let skip = |path: &Path| {
        let form = path
            .to_string_lossy()
            .starts_with(&*package.to_string_lossy());
        form || made.iter().any(|name| path.ends_with(name))
    };
    let mut sources = Vec::new();
    for path in stamp::files(&[root.to_path_buf()], &skip)? {
        // What is not text has no lines to judge.
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        let relative = path.strip_prefix(root).unwrap_or(&path);
        let path = relative.to_string_lossy().replace('\\', "/");
        sources.push(Source { path, text });
    }
    Ok(sources)
}

#[cfg(test)]
pub(crate) fn source(path: &str, text: &str) -> Source {
    Source {
        path: path.into(),
        text: text.into(),
    }
}
