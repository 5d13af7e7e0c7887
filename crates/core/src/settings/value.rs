//! A setting's value as it crosses a border, and the fields that take one.
//!
//! Every reader and writer of settings goes through these few dynamic calls: one reader derived for
//! each format would weigh several kilobytes in the module.

use serde::de::{Deserialize, Deserializer, Visitor};
use serde::{Serialize, Serializer};
use std::fmt;

/// A plain value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(u64),
    /// A number.
    Number(f64),
    /// A text, or a name among choices.
    Text(String),
    /// Anything else: no setting has such a value.
    Other,
}

impl Value {
    /// The number, if it is one.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match *self {
            Self::Integer(value) => Some(value as f64),
            Self::Number(value) => Some(value),
            _ => None,
        }
    }

    /// The text, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Boolean(value) => serializer.serialize_bool(*value),
            Self::Integer(value) => serializer.serialize_u64(*value),
            Self::Number(value) => serializer.serialize_f64(*value),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Other => serializer.serialize_unit(),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl Visitor<'_> for Any {
            type Value = Value;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("true, false, a number or a text")
            }
            fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
                Ok(Value::Boolean(value))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
                Ok(Value::Integer(value))
            }
            fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
                Ok(Value::Number(value as f64))
            }
            fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
                Ok(Value::Number(value))
            }
            fn visit_str<E>(self, text: &str) -> Result<Value, E> {
                Ok(Value::Text(text.to_owned()))
            }
        }

        deserializer.deserialize_any(Any)
    }
}

impl From<&serde_json::Value> for Value {
    fn from(value: &serde_json::Value) -> Self {
        match value {
            serde_json::Value::Bool(value) => Self::Boolean(*value),
            serde_json::Value::Number(number) => match (number.as_u64(), number.as_f64()) {
                (Some(whole), _) => Self::Integer(whole),
                (None, Some(number)) => Self::Number(number),
                (None, None) => Self::Other,
            },
            serde_json::Value::String(text) => Self::Text(text.clone()),
            _ => Self::Other,
        }
    }
}

/// A field of the settings.
pub trait Field {
    /// Its value.
    fn value(&self) -> Value;
    /// Takes a value; false when it is of another kind.
    fn set(&mut self, value: &Value) -> bool;
}

macro_rules! number_field {
    ($type:ty, $variant:ident) => {
        impl Field for $type {
            fn value(&self) -> Value {
                Value::$variant(*self as _)
            }
            fn set(&mut self, value: &Value) -> bool {
                value
                    .number()
                    .map(|number| *self = number as $type)
                    .is_some()
            }
        }
    };
}
number_field!(f64, Number);
number_field!(usize, Integer);
number_field!(u32, Integer);

impl Field for bool {
    fn value(&self) -> Value {
        Value::Boolean(*self)
    }
    fn set(&mut self, value: &Value) -> bool {
        if let Value::Boolean(value) = value {
            *self = *value;
            return true;
        }
        false
    }
}

impl Field for String {
    fn value(&self) -> Value {
        Value::Text(self.clone())
    }
    fn set(&mut self, value: &Value) -> bool {
        value.text().map(|text| *self = text.to_owned()).is_some()
    }
}

/// Which variant's name, in snake case, the value is.
pub fn place(variants: &[&str], value: &Value) -> Option<usize> {
    let name = value.text()?;
    variants.iter().position(|variant| snake(variant) == name)
}

/// The name of the variant at a place.
pub fn chosen(variants: &[&str], place: usize) -> Value {
    Value::Text(snake(variants[place]))
}

/// A variant's name in snake case: `OneHot` is `one_hot`.
fn snake(variant: &str) -> String {
    let mut name = String::new();
    for letter in variant.bytes() {
        if letter.is_ascii_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.push(letter.to_ascii_lowercase() as char);
    }
    name
}
