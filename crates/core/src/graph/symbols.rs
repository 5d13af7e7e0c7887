//! The symbols of parameters in the lecture's notation, told from PyTorch's names.

use crate::wiring::evaluate::Weights;

/// The symbol of some rows of a parameter: one gate, one of query, key and value, or all of it.
pub(super) fn parameter(weights: &Weights, name: &str, rows: Option<[usize; 2]>) -> String {
    let (path, leaf) = name.rsplit_once('.').unwrap_or(("", name));
    let bias = leaf.starts_with("bias") || leaf.ends_with("bias");
    let letter = if bias { "b" } else { "W" };
    let all = weights.values(name).len() / weights.columns(name).max(1);
    let [first, end] = rows.unwrap_or([0, all]);
    let of_cell = leaf.strip_prefix("weight_").or(leaf.strip_prefix("bias_"));
    let from = |side| Some((side, of_cell?.strip_prefix(side)?));
    if let Some((side, from)) = from("ih").or_else(|| from("hh")) {
        let side = if side == "ih" { "x" } else { "h" };
        let before = name.strip_suffix(leaf).unwrap_or("");
        let sister = format!("{before}weight_hh{from}");
        let letters: &[&str] = match all / weights.columns(&sister) {
            3 => &["r", "z", "h"],
            4 => &["i", "f", "c", "o"],
            _ => &["h"],
        };
        let part = all / letters.len();
        let (letter, layer) = match from.strip_suffix("_reverse") {
            Some(layer) => (format!("\\overleftarrow{{{letter}}}"), layer),
            None => (letter.to_owned(), from),
        };
        let layer = match layer.strip_prefix("_l").unwrap_or(layer).parse::<usize>() {
            Ok(layer) if layer > 0 => format!("^{{({})}}", layer + 1),
            _ => String::new(),
        };
        return if end - first == part {
            let gate = letters.get(first / part.max(1)).unwrap_or(&"h");
            format!("{letter}{layer}_{{{side},{gate}}}")
        } else {
            format!("{letter}{layer}_{{{side}}}")
        };
    }
    if leaf.starts_with("in_proj") {
        let part = (all / 3).max(1);
        let which = ["Q", "K", "V"].get(first / part).unwrap_or(&"Q");
        return match end - first {
            // One head is some rows of its part.
            width if width > 0 && width < part => {
                format!("{letter}^{{{which}}}_{{{}}}", first % part / width + 1)
            }
            width if width == part => format!("{letter}^{{{which}}}"),
            _ => format!("{letter}^{{Q,K,V}}"),
        };
    }
    let stem = path.rsplit('.').next().unwrap_or(path);
    let digit = stem.trim_start_matches(|c: char| !c.is_ascii_digit());
    let index = match digit {
        "" => String::new(),
        digit => format!("_{{{digit}}}"),
    };
    match (stem, bias) {
        ("embedding", _) => "E".to_owned(),
        ("position", _) => "P".to_owned(),
        ("output", false) => "W_{h,y}".to_owned(),
        ("output", true) => "b_{y}".to_owned(),
        ("bridge", _) => format!("{letter}_{{s}}"),
        ("image", _) => format!("{letter}_{{v}}"),
        ("query" | "attention", _) => format!("{letter}_{{a}}"),
        ("key", false) => "U_{a}".to_owned(),
        ("value", false) => "v_{a}".to_owned(),
        ("combine", _) => format!("{letter}_{{c}}"),
        ("out_proj", _) => format!("{letter}^{{O}}"),
        (norm, false) if norm.starts_with("norm") => format!("\\gamma{index}"),
        (norm, true) if norm.starts_with("norm") => format!("\\beta{index}"),
        _ => format!("{letter}{index}"),
    }
}
