//! What can be refused, in one form: a code for the page, a sentence for a person.

use crate::named::Named;
use serde::{Serialize, Serializer};
use std::fmt;

/// A refusal. The page shows its own sentence for `code`; `message` is for logs and tests.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Error {
    /// What is wrong, in kebab case: the page's key for its sentence.
    pub code: &'static str,
    /// The setting or argument that is wrong; empty when none is.
    pub path: String,
    /// One English sentence.
    pub message: String,
    /// What the sentence of the page is filled with.
    pub args: Named<Argument>,
}

/// One thing a sentence is filled with.
#[derive(Clone, PartialEq)]
pub enum Argument {
    /// A text, or a whole number as a text.
    Text(String),
    /// A number. Who shows it writes it: JavaScript does it by itself, and Rust's own writer of
    /// fractions would weigh six kilobytes in the module, so nothing in the core may call it.
    Number(f64),
}

impl Error {
    /// A refusal of `path`.
    pub fn new(code: &'static str, path: &str, message: impl Into<String>) -> Self {
        Self {
            code,
            path: path.to_owned(),
            message: message.into(),
            args: Named::new(),
        }
    }

    /// The refusal of a number that lies outside its limits.
    #[must_use]
    pub fn out_of_range(path: &str, value: f64, min: f64, max: f64) -> Self {
        let message = format!("“{path}” is out of range.");
        Self::new("out-of-range", path, message)
            .with("setting", path)
            .with("value", value)
            .with("min", min)
            .with("max", max)
    }

    /// The same, with one more argument for the page's sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Argument>) -> Self {
        self.args.insert(name, value.into());
        self
    }
}

/// The message, and the numbers it leaves to be told.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        let mut before = " (";
        for (name, value) in self.args.iter() {
            if let Argument::Number(value) = value {
                write!(f, "{before}{name} {value}")?;
                before = ", ";
            }
        }
        f.write_str(if before == ", " { ")" } else { "" })
    }
}

impl std::error::Error for Error {}

impl fmt::Display for Argument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(value) => value.fmt(f),
        }
    }
}

/// Numbers are left out: a panic that could print one would keep their writer in the module.
impl fmt::Debug for Argument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(_) => f.write_str("a number"),
        }
    }
}

/// Whether it is this text; a number is none.
impl<T: AsRef<str>> PartialEq<T> for Argument {
    fn eq(&self, text: &T) -> bool {
        matches!(self, Self::Text(own) if own == text.as_ref())
    }
}

impl Serialize for Argument {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl From<f64> for Argument {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

macro_rules! texts {
    ($($type:ty),+) => {$(
        impl From<$type> for Argument {
            fn from(value: $type) -> Self {
                Self::Text(value.to_string())
            }
        }
    )+};
}
texts!(
    &str, &&str, &String, String, char, i32, i64, u32, u64, usize
);

/// Something done differently from what was asked, worth saying beside the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// What happened, in kebab case.
    pub code: &'static str,
    /// What the sentence of the page is filled with.
    pub args: Named<String>,
}
