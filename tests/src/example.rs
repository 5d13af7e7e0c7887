//! Examples as the references write them.

use crate::golden::{count, counts, list, reals};
use seqscope_core::task::{Example, Inputs, Target};
use serde_json::Value;

/// The examples of a case.
pub fn examples(golden: &Value) -> Vec<Example> {
    list(golden, "examples").iter().map(example).collect()
}

/// One example: `symbols` or `vectors` go in; `class`, `value`, `tags` or `target` come out.
pub fn example(golden: &Value) -> Example {
    let optional = |value: &Value| value.as_u64().map(|_| count(value));
    let target = if let Some(class) = optional(&golden["class"]) {
        Target::Class(class)
    } else if let Some(value) = golden["value"].as_f64() {
        Target::Value(value)
    } else if let Some(tags) = golden["tags"].as_array() {
        Target::Each(tags.iter().map(optional).collect())
    } else {
        Target::Symbols(counts(&golden["target"]))
    };
    Example {
        input: inputs(golden),
        target,
        gold: Vec::new(),
    }
}

/// What goes in.
pub fn inputs(golden: &Value) -> Inputs {
    match golden["vectors"].as_array() {
        None => Inputs::Symbols(counts(&golden["symbols"])),
        Some(rows) => Inputs::Vectors {
            width: rows.first().map_or(0, |row| reals(row).len()),
            data: rows.iter().flat_map(reals).collect(),
        },
    }
}
