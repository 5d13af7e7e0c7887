//! Rules for every text file.

use regex_lite::Regex;

use super::Source;

const LONGEST: usize = 400;

/// One idea a file; what programs write may be longer.
pub fn length(sources: &[Source]) -> Vec<String> {
    let by_hand = |source: &&Source| {
        !source.is(&["Cargo.lock", "package-lock.json", "frozen.txt"])
            && !source.path.contains("golden")
    };
    let long = |source: &Source| {
        let lines = source.text.lines().count();
        (lines > LONGEST).then(|| format!("{}: {lines} lines", source.path))
    };
    sources.iter().filter(by_hand).filter_map(long).collect()
}

/// Notes of work left undone.
pub fn unfinished(sources: &[Source]) -> Vec<String> {
    // In parts, or this file would be its own first fault.
    let words = ["TO", "DO|FIX", "ME|HA", "CK"].concat();
    let pattern = format!(r"\b({words})\b|\b(unimplemented|to{}o)!\(", 'd');
    grep(sources, &pattern, |source| {
        !source.is(&["package-lock.json"])
    })
}

/// Paths that exist on one machine only.
pub fn machine(sources: &[Source]) -> Vec<String> {
    let pattern = ["(^|[^\\w.])/(wo", "rk|ro", "ot|ho", "me|t", "mp)/\\w"].concat();
    grep(sources, &pattern, |source| {
        !source.is(&["package-lock.json"])
    })
}

fn grep(sources: &[Source], pattern: &str, wanted: impl Fn(&Source) -> bool) -> Vec<String> {
    let pattern = Regex::new(pattern).expect("the pattern is fixed and correct");
    sources
        .iter()
        .filter(|source| wanted(source))
        .flat_map(|source| source.lines_where(|line| pattern.is_match(line)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source;

    #[test]
    fn long_files_are_found_and_written_ones_are_not() {
        let long = "x\n".repeat(LONGEST + 1);
        let files = [
            source("a.rs", &long),
            source("b.rs", &"x\n".repeat(LONGEST)),
            source("Cargo.lock", &long),
            source("tests/golden/lstm.json", &long),
        ];
        assert_eq!(length(&files), ["a.rs: 401 lines"]);
    }

    #[test]
    fn unfinished_work_is_found_by_whole_words() {
        let word = ["TO", "DO"].concat();
        let files = [
            source("a.js", &format!("one\n// {word}: later\n")),
            source("b.js", "mastodon"),
        ];
        assert_eq!(unfinished(&files), [format!("a.js:2  // {word}: later")]);
    }

    #[test]
    fn machine_paths_are_found_and_urls_are_not() {
        let path = ["/ro", "ot/x"].concat();
        let files = [
            source("a.md", &format!("see `{path}`")),
            source("b.md", "https://a.b/home/x"),
        ];
        assert_eq!(machine(&files).len(), 1);
    }
}
