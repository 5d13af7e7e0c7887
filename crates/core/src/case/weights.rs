//! The weights of a case: written in it, or in a file that it names.

use super::json::{fields, numbers};
use crate::error::Error;
use crate::params::Params;
use crate::weights::{Tensor, load, put};
use serde_json::Value;

/// Sets all parameters.
///
/// # Errors
/// When one is missing, there is one too many, or one has another shape; nothing has changed then.
pub(super) fn set(
    params: &mut Params,
    weights: &Value,
    open: impl FnOnce(&str) -> Result<Vec<u8>, Error>,
) -> Result<(), Error> {
    let file = weights.get("safetensors");
    if let Some(path) = file {
        let given = fields(weights, "weights", &["safetensors", "prefix"])?;
        let text = |value: &'_ Value, name: &str| {
            let message = format!("“{name}” must be a text.");
            value
                .as_str()
                .map(str::to_owned)
                .ok_or_else(|| Error::new("wrong-type", name, message))
        };
        let prefix = given
            .get("prefix")
            .map(|prefix| text(prefix, "prefix"))
            .transpose()?;
        let bytes = open(&text(path, "safetensors")?)?;
        return load(params, &bytes, prefix.as_deref());
    }
    let given = weights.as_object().ok_or_else(|| {
        let message = "“weights” must be an object of lists by name, or {\"safetensors\": path}.";
        Error::new("wrong-type", "weights", message)
    })?;
    let mut tensors = Vec::new();
    for (name, value) in given {
        // A name that does not exist is refused with all others, below.
        let shape = params.layout().entry(name).map(|entry| entry.shape.clone());
        let (shape, data) = match shape {
            Some(shape) => {
                let data = numbers(value, &shape, name)?;
                (shape, data)
            }
            None => (Vec::new(), Vec::new()),
        };
        tensors.push(Tensor {
            name: name.clone(),
            shape,
            data,
        });
    }
    put(params, &tensors)
}
