//! Colours have one home, so that themes, print and contrast are judged in one place.

use regex_lite::Regex;

use super::Source;

const HOME: &str = "www/src/styles/tokens.css";

/// Colour literals elsewhere in the page's sources.
pub fn literals(sources: &[Source]) -> Vec<String> {
    let pattern = |text: &str| Regex::new(text).expect("the pattern is fixed and correct");
    // After `.` or at the start of a line it is a private field; after `/` or a letter, a link.
    let hex = pattern(r"(^|[^\w.&/#])#([0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})([^\w=-]|$)");
    let function = pattern(r"(^|[^\w-])(rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(\s*[\d.]");
    let names = "white|black|red|green|blue|gray|grey|orange|yellow|purple|pink|navy|teal|silver";
    let named = pattern(&format!(
        r#"(color|background|fill|stroke|border|outline|shadow|[fF]illStyle|[sS]trokeStyle)[\w-]*["']?\s*[:=][^;]*[\s:="'`]({names})([^\w-]|$)"#
    ));
    let private = pattern(r"^\s*#\w+\s*(=|;|\(|in\b)");
    let is_colour = |line: &str| {
        !private.is_match(line)
            && (hex.is_match(line) || function.is_match(line) || named.is_match(line))
    };
    sources
        .iter()
        .filter(|source| source.path.starts_with("www/") && source.path != HOME)
        .filter(|source| source.is(&[".js", ".css", ".html", ".svg"]))
        // Tests bring their own colours to see what becomes of them.
        .filter(|source| !source.is(&[".test.js"]))
        .flat_map(|source| source.lines_where(is_colour))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source;

    fn found(text: &str) -> bool {
        !literals(&[source("www/src/a.js", text)]).is_empty()
    }

    #[test]
    fn finds_every_way_to_write_a_colour() {
        let colours = [
            "  color: #fff;",
            "const ink = '#0D1217';",
            "border: 1px solid #0008",
            "fill: rgb(1 2 3)",
            "`hsla(.5turn, 1%, 2%)`",
            "background: white;",
            "svg`<path stroke=\"black\">`",
            "context.fillStyle = 'red';",
        ];
        for text in colours {
            assert!(found(text), "{text}");
        }
    }

    #[test]
    fn leaves_what_only_looks_like_one() {
        let others = [
            "color: var(--ink);",
            "  #fade = 3;",
            "this.#face();",
            "'/rnn/#cell=lstm'",
            "&#123;",
            "`rgb(${red} ${green} ${blue})`",
            "color-mix(in oklab, var(--a), var(--b))",
            "import { red } from './a.js';",
            "fill: var(--black-ish)",
        ];
        for text in others {
            assert!(!found(text), "{text}");
        }
    }

    #[test]
    fn their_home_and_other_folders_are_free() {
        let files = [
            source(HOME, "--ink: #fff;"),
            source("docs/a.svg", "#ffffff"),
        ];
        assert!(literals(&files).is_empty());
    }
}
