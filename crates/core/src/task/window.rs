//! Windows of a text: at each place the symbol that comes next.

use super::text::{Sequence, Text};
use super::{Example, Options, Task, Vocabulary};
use crate::error::Error;
use crate::rng::Stream;

/// Cuts the text, shortens the window where the text is shorter, and gives the vocabularies.
pub(super) fn prepare(
    task: &mut Task,
    options: &Options,
) -> Result<(Vocabulary, Vocabulary), Error> {
    let text = Text::new(&options.text, options.unit)?;
    let words = Vocabulary::new(text.vocabulary().iter().map(String::as_str));
    task.length = task.length.min(text.ids().len() - 1);
    task.notices = text.notices().to_vec();
    task.text = Some(text);
    Ok((words.clone(), words))
}

pub(super) fn draw(task: &Task, stream: &mut Stream) -> Example {
    let ids = task.text.as_ref().map_or(&[][..], Text::ids);
    let start = stream.below(ids.len().saturating_sub(task.length).max(1));
    let end = ids.len().min(start + task.length + 1);
    example(ids[start..end].iter().map(|&id| id as usize).collect())
}

pub(super) fn encode(task: &Task, typed: &str) -> Result<Example, Error> {
    let count = task.length + 1;
    let typed = task.text.as_ref().map(|text| text.sequence(typed, count));
    Ok(example(typed.unwrap_or(Ok(Sequence::none()))?.ids))
}

fn example(ids: Vec<usize>) -> Example {
    let steps = ids.len().saturating_sub(1);
    let target = ids.iter().skip(1).map(|&id| Some(id)).collect();
    Example::each(ids[..steps].to_vec(), target)
}
