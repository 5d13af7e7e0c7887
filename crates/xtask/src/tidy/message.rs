//! Fluent files: every language says everything.

use std::collections::BTreeSet;

use regex_lite::Regex;

use super::Source;

const LANGUAGES: [&str; 2] = ["en", "fr"];

/// Messages and attributes that one language has and the other lacks.
pub fn keys(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| source.is(&[".ftl"])) {
        let Some(other) = counterpart(&source.path) else {
            faults.push(format!("{}: belongs to no language", source.path));
            continue;
        };
        let theirs = sources.iter().find(|source| source.path == other);
        let Some(theirs) = theirs else {
            faults.push(format!("{}: {other} is missing", source.path));
            continue;
        };
        let there = ids(&theirs.text);
        let missing = ids(&source.text)
            .into_iter()
            .filter(|id| !there.contains(id));
        faults.extend(missing.map(|id| format!("{other}: `{id}` of {} is missing", source.path)));
    }
    faults
}

/// `x/en.ftl` ↔ `x/fr.ftl`, `x-en.ftl` ↔ `x-fr.ftl`, `en/x.ftl` ↔ `fr/x.ftl`.
fn counterpart(path: &str) -> Option<String> {
    let [one, two] = LANGUAGES;
    let place = Regex::new(&format!("^(.*[/-])({one}|{two})(/[^/]*|\\.ftl)$"))
        .expect("the pattern is fixed and correct");
    let groups = place.captures(path)?;
    let other = if &groups[2] == one { two } else { one };
    Some(format!("{}{other}{}", &groups[1], &groups[3]))
}

fn ids(text: &str) -> BTreeSet<String> {
    let pattern = |text: &str| Regex::new(text).expect("the pattern is fixed and correct");
    let message = pattern(r"^(-?[a-zA-Z][\w-]*)\s*=");
    let attribute = pattern(r"^\s+\.([a-zA-Z][\w-]*)\s*=");
    let mut current = String::new();
    let mut ids = BTreeSet::new();
    for line in text.lines() {
        if let Some(groups) = message.captures(line) {
            current = groups[1].to_string();
            ids.insert(current.clone());
        } else if let Some(groups) = attribute.captures(line) {
            ids.insert(format!("{current}.{}", &groups[1]));
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source;

    #[test]
    fn the_same_keys_pass() {
        let files = [
            source("a/en.ftl", "x = one\n    .title = t\n# note = no\n"),
            source("a/fr.ftl", "x = un\n    .title = t\n"),
        ];
        assert!(keys(&files).is_empty());
    }

    #[test]
    fn a_missing_message_attribute_or_file_is_found() {
        let files = [
            source("a/en.ftl", "x = one\n    .title = t\ny = two\n"),
            source("a/fr.ftl", "x = un\nz = trois\n"),
            source("b/en.ftl", ""),
        ];
        assert_eq!(
            keys(&files),
            [
                "a/fr.ftl: `x.title` of a/en.ftl is missing",
                "a/fr.ftl: `y` of a/en.ftl is missing",
                "a/en.ftl: `z` of a/fr.ftl is missing",
                "b/en.ftl: b/fr.ftl is missing",
            ]
        );
    }

    #[test]
    fn folders_of_a_language_are_paired_too() {
        assert_eq!(
            counterpart("i18n/en/core.ftl").as_deref(),
            Some("i18n/fr/core.ftl")
        );
        assert_eq!(
            counterpart("a/settings-fr.ftl").as_deref(),
            Some("a/settings-en.ftl")
        );
        assert_eq!(counterpart("i18n/core.ftl"), None);
        assert_eq!(counterpart("i18n/len.ftl"), None);
    }
}
