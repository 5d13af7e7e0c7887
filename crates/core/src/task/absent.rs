//! In place of tasks that no model of this module learns: they are refused, and nothing of them is
//! compiled in.

use crate::error::Error;
use crate::rng::Stream;
use crate::task::{Example, Options, Task, Vocabulary};

fn refused() -> Error {
    let message = "No model of this package learns this task.";
    Error::new("no-such-task", "task", message)
}

/// Refuses.
pub fn prepare(_: &mut Task, _: &Options) -> Result<(Vocabulary, Vocabulary), Error> {
    Err(refused())
}

/// Refuses.
pub fn encode(_: &Task, _: &str) -> Result<Example, Error> {
    Err(refused())
}

/// An empty example: there is no such task to draw from.
pub fn draw(_: &Task, _: &mut Stream, _: bool) -> Example {
    Example::each(Vec::new(), Vec::new())
}

/// What the input's hash tells.
pub fn keeps_out(_: &Task, _: &Example) -> Option<bool> {
    None
}
