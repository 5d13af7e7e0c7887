//! Versions of the tools, compared.

use std::cmp::Ordering;

/// The first dotted number in a text: `v20.20.2`, `rustup 1.28.2 (…)`.
pub fn parse(text: &str) -> Option<[u32; 3]> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let end = text[start..]
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .map_or(text.len(), |length| start + length);
    let mut numbers = [0; 3];
    for (slot, part) in numbers.iter_mut().zip(text[start..end].split('.')) {
        *slot = part.parse().ok()?;
    }
    Some(numbers)
}

/// Whether a text's version is at least the one asked for.
pub fn at_least(text: &str, wanted: [u32; 3]) -> bool {
    parse(text).is_some_and(|found| found.cmp(&wanted) != Ordering::Less)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_number() {
        assert_eq!(parse("v20.20.2"), Some([20, 20, 2]));
        assert_eq!(
            parse("rustup 1.28.2 (d1f31992a 2025-04-28)"),
            Some([1, 28, 2])
        );
        assert_eq!(parse("11"), Some([11, 0, 0]));
        assert_eq!(parse("none"), None);
    }

    #[test]
    fn compares_by_number_not_by_letter() {
        assert!(at_least("v100.0.0", [20, 0, 0]));
        assert!(at_least("v20.19.0", [20, 19, 0]));
        assert!(!at_least("v20.9.5", [20, 19, 0]));
        assert!(!at_least("v9.99.0", [20, 0, 0]));
    }
}
