//! Numbers between nested JSON lists and flat buffers.

use super::MOST_NUMBERS;
use crate::error::Error;
use crate::real::Real;
use crate::weights::dimensions;
use serde_json::{Map, Value};

/// A number with the fewest digits that give it back; null where it is not finite.
pub(super) fn number(value: Real) -> Value {
    // Minus nothing is nothing.
    let value = value + 0.0;
    if size_of::<Real>() == size_of::<f64>() {
        return Value::from(f64::from(value));
    }
    // Widened as it is, 0.1 would be written 0.10000000149011612.
    value
        .to_string()
        .parse::<f64>()
        .map_or(Value::Null, Value::from)
}

/// A buffer as nested lists of this shape; a number alone where there is no dimension.
///
/// The buffer has as many numbers as the shape says; what it lacks is left out.
pub(super) fn nested(shape: &[usize], data: &[Real]) -> Value {
    let Some((&rows, inner)) = shape.split_first() else {
        return data.first().map_or(Value::Null, |&value| number(value));
    };
    let width = inner.iter().product::<usize>();
    let part = |row: usize| data.get(row * width..(row + 1) * width).unwrap_or_default();
    Value::from(
        (0..rows)
            .map(|row| nested(inner, part(row)))
            .collect::<Vec<_>>(),
    )
}

/// Numbers of 64 bits in rows of this width.
pub(super) fn rows(width: usize, data: &[f64]) -> Value {
    let rows = data.chunks(width.max(1)).map(Value::from);
    Value::from(rows.collect::<Vec<_>>())
}

/// Reads numbers of this shape: nested lists, or one flat list row by row.
///
/// # Errors
/// When the lists have another shape, or hold anything but finite numbers.
pub(super) fn numbers(value: &Value, shape: &[usize], path: &str) -> Result<Vec<Real>, Error> {
    let count = shape.iter().product();
    let mut data = Vec::with_capacity(count);
    let flat = value
        .as_array()
        .is_some_and(|list| list.len() == count && list.iter().all(Value::is_number));
    read(
        value,
        if flat {
            std::slice::from_ref(&count)
        } else {
            shape
        },
        path,
        &mut data,
    )
    .map_err(|error| error.with("shape", dimensions(shape)))?;
    Ok(data)
}

fn read(value: &Value, shape: &[usize], path: &str, data: &mut Vec<Real>) -> Result<(), Error> {
    let Some((&rows, inner)) = shape.split_first() else {
        data.push(finite(value, path)?);
        return Ok(());
    };
    let list = value.as_array().filter(|list| list.len() == rows);
    let list = list.ok_or_else(|| {
        let all = dimensions(shape);
        let message = format!("“{path}” must be lists of numbers of the shape {all}.");
        Error::new("wrong-shape", path, message)
    })?;
    for (i, value) in list.iter().enumerate() {
        read(value, inner, &format!("{path}[{i}]"), data)?;
    }
    Ok(())
}

/// A finite number.
pub(super) fn finite(value: &Value, path: &str) -> Result<Real, Error> {
    let number = value.as_f64().map(|number| number as Real);
    number.filter(|number| number.is_finite()).ok_or_else(|| {
        Error::new(
            "wrong-type",
            path,
            format!("“{path}” must be a finite number."),
        )
    })
}

/// The fields of an object, none of which may be unknown.
///
/// # Errors
/// When the value is no object or has a field that is not among `known`.
pub(super) fn fields<'a>(
    value: &'a Value,
    path: &str,
    known: &[&str],
) -> Result<&'a Map<String, Value>, Error> {
    let name = if path.is_empty() {
        "A case".to_owned()
    } else {
        format!("“{path}”")
    };
    let fields = value
        .as_object()
        .ok_or_else(|| Error::new("wrong-type", path, format!("{name} must be a JSON object.")))?;
    match fields.keys().find(|field| !known.contains(&field.as_str())) {
        None => Ok(fields),
        Some(field) => {
            let all = known.join(", ");
            let message = format!("{name} has no field “{field}”: it may have {all}.");
            Err(Error::new("unknown-field", path, message).with("field", field))
        }
    }
}

/// A whole number of a field, between limits; `otherwise` where the field is not given.
///
/// # Errors
/// When it is something else.
pub(super) fn whole(
    fields: &Map<String, Value>,
    name: &str,
    limits: [usize; 2],
    otherwise: usize,
) -> Result<usize, Error> {
    let Some(given) = fields.get(name) else {
        return Ok(otherwise);
    };
    let [least, most] = limits;
    let number = given
        .as_u64()
        .and_then(|number| usize::try_from(number).ok());
    number
        .filter(|number| (least..=most).contains(number))
        .ok_or_else(|| {
            let message = format!("“{name}” must be a whole number between {least} and {most}.");
            Error::new("out-of-range", name, message)
                .with("min", least)
                .with("max", most)
        })
}

/// Refuses what would be too much.
///
/// # Errors
/// When that many numbers are more than are answered.
pub(super) fn small(question: &str, shape: &[usize]) -> Result<(), Error> {
    let mut sizes = shape.iter();
    let count = sizes.try_fold(1_usize, |all, &size| all.checked_mul(size));
    if count.is_some_and(|count| count <= MOST_NUMBERS) {
        return Ok(());
    }
    let all = dimensions(shape);
    let message =
        format!("“{question}” would be {all} numbers: at most {MOST_NUMBERS} are answered.");
    Err(Error::new("too-large", "want", message).with("max", MOST_NUMBERS))
}
