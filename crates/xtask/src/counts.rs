//! How many tests passed and failed, read from what test runners print.

use std::ops::AddAssign;

use regex_lite::{Captures, Regex};

/// Passed and failed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// How many passed.
    pub passed: u64,
    /// How many failed.
    pub failed: u64,
}

impl Counts {
    /// One step without tests of its own.
    pub fn single(success: bool) -> Counts {
        Counts {
            passed: u64::from(success),
            failed: u64::from(!success),
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Sums the closing lines of cargo, wasm-bindgen-test, `node --test` and vitest; nothing when
/// there is none.
pub fn read(output: &str) -> Option<Counts> {
    let colours = regex("\u{1b}\\[[0-9;]*[A-Za-z]");
    let cargo = regex(r"^test result: \w+\. (\d+) passed; (\d+) failed");
    let node = regex(r"^(?:#|ℹ) (pass|fail|cancelled) (\d+)$");
    let vitest = regex(r"^\s*Tests\s+(.*)\(\d+\)\s*$");
    let part = regex(r"(\d+) (passed|failed)");
    let mut counts = Counts::default();
    let mut found = false;
    for line in output.lines() {
        let line = colours.replace_all(line, "");
        let line = line.trim_end();
        if let Some(groups) = cargo.captures(line) {
            counts.passed += number(&groups, 1);
            counts.failed += number(&groups, 2);
            found = true;
        } else if let Some(groups) = node.captures(line) {
            match &groups[1] {
                "pass" => counts.passed += number(&groups, 2),
                _ => counts.failed += number(&groups, 2),
            }
            found = true;
        } else if let Some(groups) = vitest.captures(line) {
            for groups in part.captures_iter(&groups[1]) {
                match &groups[2] {
                    "passed" => counts.passed += number(&groups, 1),
                    _ => counts.failed += number(&groups, 1),
                }
            }
            found = true;
        }
    }
    found.then_some(counts)
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is fixed and correct")
}

fn number(groups: &Captures, index: usize) -> u64 {
    groups[index].parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u64, failed: u64) -> Option<Counts> {
        Some(Counts { passed, failed })
    }

    #[test]
    fn sums_the_lines_of_cargo() {
        let text = "running 2 tests\ntest a ... ok\n\n\
            test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\
            test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(read(text), counts(15, 2));
    }

    #[test]
    fn reads_both_reporters_of_node() {
        let spec = "✔ steps (3ms)\nℹ tests 8\nℹ pass 5\nℹ fail 2\nℹ cancelled 1\nℹ skipped 0\n";
        assert_eq!(read(spec), counts(5, 3));
        assert_eq!(
            read("# tests 4\n# pass 4\n# fail 0\n# cancelled 0\n"),
            counts(4, 0)
        );
    }

    #[test]
    fn reads_tests_not_files_of_vitest_through_its_colours() {
        let text = "\u{1b}[2m Test Files \u{1b}[22m \u{1b}[32m3 passed\u{1b}[39m (3)\n\
            \u{1b}[2m      Tests \u{1b}[22m \u{1b}[31m2 failed\u{1b}[39m | 40 passed | 1 skipped (43)\n";
        assert_eq!(read(text), counts(40, 2));
    }

    #[test]
    fn finds_nothing_where_nothing_was_counted() {
        assert_eq!(read("error: could not compile\n# pass the salt\n"), None);
    }
}
