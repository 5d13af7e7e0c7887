//! The example of a case, for the models that learn a task: typed as on the page, or in full.

use super::json::{fields, finite, numbers};
use crate::error::Error;
use crate::settings::Checked;
use crate::task::{END, Example, Inputs, Target, Task, Vocabulary};
use serde_json::{Map, Value, json};

/// The longest input or target, in steps.
pub const MOST_STEPS: usize = 256;

/// The example that a case gives; that which the settings watch where it gives none.
///
/// # Errors
/// When it is not of the task's kind, or has a symbol that the task lacks.
pub(super) fn read(checked: &Checked, input: &Value) -> Result<Example, Error> {
    let known = ["text", "tokens", "ids", "vectors", "target"];
    let given = fields(input, "input", &known)?;
    let (Some(task), Some(watched)) = (checked.task(), checked.watched()) else {
        return Err(wrong("The settings name no task."));
    };
    let example = match given.get("text") {
        None if given.is_empty() => return Ok(watched.clone()),
        None => Example {
            input: inputs(task, given, &watched.input)?,
            target: target(task, given.get("target"), &watched.target)?,
            gold: Vec::new(),
        },
        Some(text) if given.len() == 1 => {
            let typed = text
                .as_str()
                .ok_or_else(|| wrong("The “text” of “input” must be a text."))?;
            task.encode(typed)?
        }
        Some(_) => return Err(wrong("“input” with a “text” has nothing else.")),
    };
    let (steps, answers) = (example.input.steps(), length(&example.target));
    if steps == 0 || answers == 0 || steps.max(answers) > MOST_STEPS {
        let message = format!("An input and its target must have from 1 to {MOST_STEPS} steps.");
        return Err(Error::new("out-of-range", "input", message).with("max", MOST_STEPS));
    }
    if let Target::Each(each) = &example.target
        && each.len() != steps
    {
        return Err(wrong("The “target” must have as many steps as the input."));
    }
    Ok(example)
}

fn wrong(message: &str) -> Error {
    Error::new("wrong-type", "input", message)
}

fn length(target: &Target) -> usize {
    match target {
        Target::Class(_) | Target::Value(_) => 1,
        Target::Each(each) => each.len(),
        Target::Symbols(symbols) => symbols.len(),
    }
}

fn inputs(task: &Task, given: &Map<String, Value>, like: &Inputs) -> Result<Inputs, Error> {
    match like {
        Inputs::Symbols(_) => symbols(task.source(), given, "input").map(Inputs::Symbols),
        &Inputs::Vectors { width, .. } => {
            let rows = given.get("vectors").and_then(Value::as_array);
            let rows = rows
                .filter(|rows| rows.len() <= MOST_STEPS)
                .ok_or_else(|| {
                    wrong("The “input” of this task must be a list of “vectors”, one a step.")
                })?;
            let vectors = Value::Array(rows.clone());
            let data = numbers(&vectors, &[rows.len(), width], "vectors")?;
            Ok(Inputs::Vectors { width, data })
        }
    }
}

/// Symbols from tokens or from their numbers.
fn symbols(
    vocabulary: &Vocabulary,
    given: &Map<String, Value>,
    path: &str,
) -> Result<Vec<usize>, Error> {
    let list = match (given.get("tokens"), given.get("ids")) {
        (Some(Value::Array(list)), None) | (None, Some(Value::Array(list))) => list,
        _ => {
            return Err(wrong(&format!(
                "“{path}” must have a list of “tokens” or of “ids”."
            )));
        }
    };
    list.iter().map(|item| symbol(vocabulary, item)).collect()
}

fn symbol(vocabulary: &Vocabulary, item: &Value) -> Result<usize, Error> {
    let id = match item {
        Value::String(token) => vocabulary.id(token),
        _ => item.as_u64().and_then(|id| usize::try_from(id).ok()),
    };
    id.filter(|&id| id < vocabulary.len()).ok_or_else(|| {
        let near = item.as_str().map(|token| vocabulary.nearest(token));
        let near = near
            .filter(|near| !near.is_empty())
            .map(|near| near.join(", "));
        let near = near.map_or(String::new(), |near| format!("; it has {near}"));
        let message = format!("The task has no symbol {item}{near}.");
        Error::new("unknown-symbol", "input", message).with("symbol", item.to_string())
    })
}

fn target(task: &Task, given: Option<&Value>, like: &Target) -> Result<Target, Error> {
    let form = match like {
        Target::Class(_) => "a class or its number",
        Target::Value(_) => "a number",
        Target::Each(_) => "a list of classes, null where none counts",
        Target::Symbols(_) => "{\"tokens\": …} or {\"ids\": …}",
    };
    let refused = || wrong(&format!("The “target” of this task must be {form}."));
    let given = given.ok_or_else(refused)?;
    match like {
        Target::Class(_) => symbol(task.target(), given).map(Target::Class),
        Target::Value(_) => finite(given, "target").map(|value| Target::Value(value.into())),
        Target::Each(_) => {
            let list = given.as_array().ok_or_else(refused)?;
            let each = list.iter().map(|item| match item {
                Value::Null => Ok(None),
                item => symbol(task.target(), item).map(Some),
            });
            each.collect::<Result<_, _>>().map(Target::Each)
        }
        Target::Symbols(_) => {
            let given = fields(given, "target", &["tokens", "ids"])?;
            let mut symbols = symbols(task.target(), given, "target")?;
            if symbols.last() != Some(&END) {
                symbols.push(END);
            }
            Ok(Target::Symbols(symbols))
        }
    }
}

/// What goes in and what is to come out, as tokens and numbers.
pub(super) fn written(task: &Task, example: &Example) -> Value {
    let inputs = match &example.input {
        Inputs::Symbols(ids) => spelt(task.source(), ids),
        Inputs::Vectors { width, data } => {
            let shape = [example.input.steps(), *width];
            json!({ "vectors": super::json::nested(&shape, data) })
        }
    };
    let targets = match &example.target {
        &Target::Class(class) => json!({ "class": task.target().word(class), "id": class }),
        Target::Value(value) => json!({ "value": value }),
        Target::Each(each) => {
            let tokens = each.iter().map(|id| id.map(|id| task.target().word(id)));
            json!({ "tokens": tokens.collect::<Vec<_>>(), "ids": each })
        }
        Target::Symbols(ids) => spelt(task.target(), ids),
    };
    json!({ "inputs": inputs, "targets": targets })
}

/// Symbols as tokens and as numbers.
pub(super) fn spelt(vocabulary: &Vocabulary, ids: &[usize]) -> Value {
    let tokens = ids.iter().map(|&id| vocabulary.word(id));
    json!({ "tokens": tokens.collect::<Vec<_>>(), "ids": ids })
}
