//! Weights in and out in the safetensors format, under PyTorch's names and in its orientation.
//!
//! A file is the length of a header (64 bits, little-endian), the header (a JSON object: for each
//! name a type, a shape and the half-open range of its bytes), and the numbers, row by row.

mod header;
mod narrow;

#[cfg(test)]
mod tests;

use crate::error::Error;
use crate::params::Params;
use crate::real::Real;
use header::Dtype;

/// One named array of numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Tensor {
    /// PyTorch's name.
    pub name: String,
    /// PyTorch's shape: rows are outputs.
    pub shape: Vec<usize>,
    /// The numbers, row by row.
    pub data: Vec<Real>,
}

/// Reads a file: every array of F32, F16, BF16 or F64 in it, in the order of their bytes.
///
/// # Errors
/// When the bytes are not such a file, or a number is not finite; the sentence names the array.
pub fn read(bytes: &[u8]) -> Result<Vec<Tensor>, Error> {
    let (entries, numbers) = header::read(bytes)?;
    let mut tensors = Vec::with_capacity(entries.len());
    for entry in entries {
        // The header has checked every range against the bytes there are.
        let part = numbers.get(entry.start..entry.end).unwrap_or_default();
        let data = match entry.dtype {
            Dtype::F32 => each(part, &|four| f32::from_le_bytes(four) as Real),
            Dtype::F64 => each(part, &|eight| f64::from_le_bytes(eight) as Real),
            Dtype::F16 => each(part, &|two| narrow::half(u16::from_le_bytes(two)) as Real),
            Dtype::Bf16 => each(part, &|two| narrow::brain(u16::from_le_bytes(two)) as Real),
        };
        if let Some(at) = data.iter().position(|number| !number.is_finite()) {
            let name = &entry.name;
            let message = format!("Number {at} of “{name}” is not finite.");
            return Err(Error::new("not-finite", "weights", message).with("parameter", name));
        }
        tensors.push(Tensor {
            name: entry.name,
            shape: entry.shape,
            data,
        });
    }
    Ok(tensors)
}

fn each<const N: usize>(bytes: &[u8], number: &dyn Fn([u8; N]) -> Real) -> Vec<Real> {
    bytes
        .as_chunks()
        .0
        .iter()
        .map(|bytes| number(*bytes))
        .collect()
}

/// Loads all parameters from a file. With a prefix, the parameters are the arrays whose names
/// begin with it, and the others belong to something else.
///
/// # Errors
/// When the file cannot be read, or its arrays are not exactly the parameters: a sentence names
/// those that are missing, too many or of another shape. Nothing has changed then.
pub fn load(params: &mut Params, bytes: &[u8], prefix: Option<&str>) -> Result<(), Error> {
    let mut tensors = read(bytes)?;
    if let Some(prefix) = prefix {
        tensors.retain_mut(|tensor| {
            let rest = tensor.name.strip_prefix(prefix).map(str::to_owned);
            rest.map(|rest| tensor.name = rest).is_some()
        });
    }
    put(params, &tensors)
}

/// Sets all parameters, or none of them.
///
/// # Errors
/// When the arrays are not exactly the parameters; nothing has changed then.
pub fn put(params: &mut Params, tensors: &[Tensor]) -> Result<(), Error> {
    let layout = params.layout();
    let names = |wrong: &mut dyn Iterator<Item = &str>, code, before: &str| {
        let (names, count) = listed(wrong);
        if count == 0 {
            return Ok(());
        }
        let message = format!("{before} {names}.");
        Err(Error::new(code, "weights", message).with("parameter", names))
    };
    let given = tensors.iter().map(|tensor| tensor.name.as_str());
    let mut extra = given.clone().filter(|name| layout.entry(name).is_none());
    names(&mut extra, "extra-weights", "The model has no parameters")?;
    let all = layout.entries().iter().map(|entry| &*entry.name);
    let mut missing = all.filter(|name| !given.clone().any(|given| given == *name));
    names(&mut missing, "missing-weights", "The weights lack")?;
    let mut twice = tensors.iter().enumerate().filter_map(|(i, tensor)| {
        let name = tensor.name.as_str();
        given
            .clone()
            .take(i)
            .any(|before| before == name)
            .then_some(name)
    });
    names(
        &mut twice,
        "extra-weights",
        "The weights have more than once",
    )?;
    for Tensor { name, shape, data } in tensors {
        let Some(entry) = layout.entry(name) else {
            continue;
        };
        if *shape != entry.shape || data.len() != entry.count() {
            let (found, expected) = (dimensions(shape), dimensions(&entry.shape));
            let message = format!("The shape of “{name}” must be {expected}, not {found}.");
            return Err(Error::new("wrong-shape", "weights", message)
                .with("parameter", name)
                .with("shape", expected));
        }
    }
    for tensor in tensors {
        params.set_torch(&tensor.name, &tensor.data)?;
    }
    Ok(())
}

/// A shape as it is said: 3 × 4.
pub(crate) fn dimensions(shape: &[usize]) -> String {
    let all: Vec<String> = shape.iter().map(usize::to_string).collect();
    all.join(" × ")
}

/// The first few names, quoted, and how many there are.
fn listed(names: &mut dyn Iterator<Item = &str>) -> (String, usize) {
    const SHOWN: usize = 4;
    let mut list = String::new();
    let mut count = 0;
    for name in names {
        if count < SHOWN {
            list += if count == 0 { "“" } else { ", “" };
            list += name;
            list += "”";
        }
        count += 1;
    }
    if count > SHOWN {
        list += &format!(" and {} more", count - SHOWN);
    }
    (list, count)
}

/// Writes all parameters as a file of F32.
#[must_use]
pub fn write(params: &Params) -> Vec<u8> {
    let entries = params.layout().entries();
    let shapes = entries.iter().map(|entry| (&*entry.name, &*entry.shape));
    let mut bytes = header::write(shapes);
    for entry in entries {
        for number in params.torch(&entry.name) {
            bytes.extend((f64::from(number) as f32).to_le_bytes());
        }
    }
    bytes
}
