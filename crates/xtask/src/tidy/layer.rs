//! Who may know whom.

use anyhow::Result;
use regex_lite::Regex;

use super::Source;
use crate::process::{self, cargo};
use crate::project::Project;

const ENGINE: &str = "www/src/engine/";

/// Workers made outside the engine.
pub fn workers(sources: &[Source]) -> Vec<String> {
    outside_engine(sources, r"\bnew\s+(Shared)?Worker\b|\?worker\b")
}

/// The wasm package imported outside the engine.
pub fn package(sources: &[Source]) -> Vec<String> {
    outside_engine(sources, r#"['"`][^'"`]*\bpkg/"#)
}

fn outside_engine(sources: &[Source], pattern: &str) -> Vec<String> {
    let pattern = regex(pattern);
    sources
        .iter()
        .filter(|source| source.path.starts_with("www/src/") && source.is(&[".js"]))
        .filter(|source| !source.path.starts_with(ENGINE) && !source.is(&[".test.js"]))
        .flat_map(|source| source.lines_where(|line| pattern.is_match(line)))
        .collect()
}

/// Things the core's numbers must not depend on.
pub fn core(sources: &[Source]) -> Vec<String> {
    let forbidden = regex(
        r"\bstd::(time|fs|env|net|thread|process)\b|\b(Instant|SystemTime|SmallRng|OsRng|ThreadRng)\b",
    );
    let mut faults = Vec::new();
    let product = ["crates/core/src/", "crates/kernel/src/"];
    let of_product = |source: &&Source| {
        product.iter().any(|home| source.path.starts_with(home)) && !source.is(&["/tests.rs"])
    };
    for source in sources.iter().filter(of_product) {
        // Tests may take the time.
        let text = source.text.split("#[cfg(test)]").next().unwrap_or_default();
        let product = Source {
            path: source.path.clone(),
            text: text.into(),
        };
        faults.extend(product.lines_where(|line| forbidden.is_match(line)));
    }
    faults
}

/// Crates of the browser or of entropy in the core's dependency tree.
pub fn core_crates(project: &Project) -> Result<Vec<String>> {
    let arguments = [
        "tree",
        "--quiet",
        "--package=seqscope-core",
        "--edges=normal",
        "--prefix=none",
        "--target=wasm32-unknown-unknown",
    ];
    let tree = process::read(&mut cargo(&arguments, &project.root))?;
    Ok(strangers(&tree))
}

fn strangers(tree: &str) -> Vec<String> {
    let forbidden = ["js-sys", "web-sys", "getrandom", "wasm-bindgen"];
    tree.lines()
        .filter(|line| {
            line.split(' ')
                .next()
                .is_some_and(|name| forbidden.contains(&name))
        })
        .map(|line| format!("seqscope-core depends on {line}"))
        .collect()
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is fixed and correct")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source;

    #[test]
    fn only_the_engine_knows_workers_and_wasm() {
        let text = "new Worker(url);\nimport init from '../../pkg/seqscope.js';\n";
        let inside = [source("www/src/engine/worker.js", text)];
        let outside = [
            source("www/src/elements/a.js", text),
            source("www/src/elements/a.test.js", text),
        ];
        assert!(workers(&inside).is_empty() && package(&inside).is_empty());
        assert_eq!((workers(&outside).len(), package(&outside).len()), (1, 1));
    }

    #[test]
    fn the_core_has_no_clock() {
        let files = [
            source(
                "crates/core/src/a.rs",
                "use std::time::Duration;\nlet x = 1;\n",
            ),
            source("crates/xtask/src/a.rs", "use std::time::Duration;\n"),
        ];
        assert_eq!(core(&files).len(), 1);
    }

    #[test]
    fn forbidden_crates_are_named() {
        let tree = "seqscope-core v0.1.0\nrand v0.10.4\ngetrandom v0.4.3\njs-sys-like v1.0.0\n";
        assert_eq!(
            strangers(tree),
            ["seqscope-core depends on getrandom v0.4.3"]
        );
    }
}
