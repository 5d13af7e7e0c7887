//! What can be refused, in one form: a code for the page, a sentence for a person.

use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// A refusal. The page shows its own sentence for `code`; `message` is for logs and tests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Error {
    /// What is wrong, in kebab case: the page's key for its sentence.
    pub code: &'static str,
    /// The setting or argument that is wrong; empty when none is.
    pub path: String,
    /// One English sentence.
    pub message: String,
    /// What the sentence of the page is filled with.
    pub args: BTreeMap<String, String>,
}

impl Error {
    /// A refusal of `path`.
    pub fn new(code: &'static str, path: &str, message: impl Into<String>) -> Self {
        Self {
            code,
            path: path.to_owned(),
            message: message.into(),
            args: BTreeMap::new(),
        }
    }

    /// The same, with one more argument for the page's sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

/// Something done differently from what was asked, worth saying beside the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// What happened, in kebab case.
    pub code: &'static str,
    /// What the sentence of the page is filled with.
    pub args: BTreeMap<String, String>,
}
