//! Blocks laid one after another into the two buffers.

use super::index::{Dtype, Entry, Kind};
use crate::contribution::MOST_KEPT;
use crate::real::Real;

/// A trace being put together.
#[derive(Default)]
pub(crate) struct Store {
    pub entries: Vec<Entry>,
    pub omitted: Vec<String>,
    pub data: Vec<Real>,
    pub data64: Vec<f64>,
}

impl Store {
    /// Names the numbers from a place of their buffer on.
    pub fn entry(&mut self, name: &str, shape: &[usize], offset: usize, dtype: Dtype, kind: Kind) {
        self.entries.push(Entry {
            name: name.to_owned(),
            shape: shape.to_vec(),
            offset,
            dtype,
            kind,
        });
    }

    /// Adds a block.
    pub fn put(&mut self, name: &str, shape: &[usize], kind: Kind, values: &[Real]) {
        self.entry(name, shape, self.data.len(), Dtype::F32, kind);
        self.data.extend_from_slice(values);
    }

    /// Adds a block that may be missing.
    pub fn put_if(&mut self, name: &str, shape: &[usize], kind: Kind, values: Option<&[Real]>) {
        match values {
            Some(values) => self.put(name, shape, kind, values),
            None => self.omitted.push(name.to_owned()),
        }
    }

    /// Adds a block of 64-bit numbers.
    pub fn put64(&mut self, name: &str, shape: &[usize], values: &[f64]) {
        self.entry(name, shape, self.data64.len(), Dtype::F64, Kind::Gradient);
        self.data64.extend_from_slice(values);
    }

    /// Adds a block of 64-bit numbers that may be missing.
    #[cfg(feature = "recurrent")]
    pub fn put64_if(&mut self, name: &str, shape: &[usize], values: Option<&[f64]>) {
        match values {
            Some(values) => self.put64(name, shape, values),
            None => self.omitted.push(name.to_owned()),
        }
    }
}

/// Whether a block of that many numbers is kept.
pub(super) fn fits(count: usize) -> bool {
    count <= MOST_KEPT
}
