//! Named, shaped entries in one flat buffer. A gradient has the same layout as the parameters.
//!
//! At the boundary names, shapes and orientation are PyTorch's: rows are outputs. In the buffer
//! a weight lies the other way round, one row an input, because both products of the fast path
//! then read it in order; and every width is padded to whole lanes, each gate for itself. The
//! padding is zero and stays zero: a padded unit has no weights in or out, hence no gradient.

use crate::error::Error;
use crate::lanes::padded;
use crate::real::Real;
use crate::rng::{Purpose, Stream};
use crate::settings::{Cell, Checked, Input};
use std::sync::Arc;

/// One named parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// PyTorch's name.
    pub name: &'static str,
    /// PyTorch's shape: rows are outputs; a bias has one dimension.
    pub shape: Vec<usize>,
    /// Where it starts in the buffer.
    pub(crate) offset: usize,
    /// The padded width of a row of the buffer.
    pub(crate) pitch: usize,
    /// How many numbers of the buffer it takes.
    pub(crate) size: usize,
    /// The outputs of one gate; they are padded together.
    gate: usize,
    /// Whether a row of the buffer is an output (the embedding's, a bias's) or an input.
    rows_are_outputs: bool,
}

impl Entry {
    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.shape[0]
    }

    /// The number of columns; 1 for a bias.
    pub fn columns(&self) -> usize {
        self.shape.get(1).copied().unwrap_or(1)
    }

    /// The number of parameters in it.
    pub fn count(&self) -> usize {
        self.shape.iter().product()
    }

    /// Where PyTorch's element (row, column) lies in the buffer.
    pub(crate) fn place(&self, row: usize, column: usize) -> usize {
        if self.rows_are_outputs {
            return self.offset + row * self.pitch + column;
        }
        let lane = row / self.gate * padded(self.gate) + row % self.gate;
        self.offset + column * self.pitch + lane
    }
}

/// Which parameters there are, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    entries: Vec<Entry>,
    len: usize,
}

impl Layout {
    /// The layout of a network.
    pub fn new(checked: &Checked) -> Self {
        let settings = checked.settings();
        let (h, v, i) = (settings.hidden, checked.symbols(), checked.inputs());
        let g = settings.cell.gates();
        let mut layout = Self {
            entries: Vec::new(),
            len: 0,
        };
        if settings.input == Input::Embedding {
            layout.push("embedding.weight", vec![v, i], v, padded(i), true, v);
        }
        let n = g * padded(h);
        // An embedding's padded components meet padded rows of the weights: zero times zero.
        let rows = if settings.input == Input::Embedding {
            padded(i)
        } else {
            i
        };
        layout.push("weight_ih_l0", vec![g * h, i], h, n, false, rows);
        layout.push("weight_hh_l0", vec![g * h, h], h, n, false, padded(h));
        if settings.bias {
            layout.push("bias_ih_l0", vec![g * h], h, n, false, 1);
            layout.push("bias_hh_l0", vec![g * h], h, n, false, 1);
        }
        layout.push("output.weight", vec![v, h], v, padded(v), false, padded(h));
        if settings.bias {
            layout.push("output.bias", vec![v], v, padded(v), false, 1);
        }
        layout
    }

    fn push(
        &mut self,
        name: &'static str,
        shape: Vec<usize>,
        gate: usize,
        pitch: usize,
        rows_are_outputs: bool,
        rows: usize,
    ) {
        let (offset, size) = (self.len, rows * pitch);
        self.len += size;
        self.entries.push(Entry {
            name,
            shape,
            offset,
            pitch,
            size,
            gate,
            rows_are_outputs,
        });
    }

    /// The parameters, in the order of the buffer.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of a name.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name == name)
    }

    /// The number of parameters.
    pub fn count(&self) -> usize {
        self.entries.iter().map(Entry::count).sum()
    }
}

/// Parameters, or anything of their shape: a gradient, a velocity.
#[derive(Clone, Debug, PartialEq)]
pub struct Params {
    layout: Arc<Layout>,
    data: Vec<Real>,
}

impl Params {
    /// Zeros.
    pub fn zeros(layout: Arc<Layout>) -> Self {
        let data = vec![0.0; layout.len];
        Self { layout, data }
    }

    /// The initial parameters: PyTorch's distributions, drawn from the seed.
    pub fn initial(checked: &Checked) -> Self {
        let settings = checked.settings();
        let layout = Arc::new(Layout::new(checked));
        let mut params = Self::zeros(layout.clone());
        let mut stream = Stream::new(settings.seed, Purpose::Weights, 0);
        let limit = 1.0 / (settings.hidden as f64).sqrt();
        for entry in layout.entries() {
            let normal = entry.name == "embedding.weight";
            let forget = match (settings.cell, entry.name) {
                (Cell::Lstm, "bias_ih_l0") => Some(settings.forget_bias),
                (Cell::Lstm, "bias_hh_l0") => Some(0.0),
                _ => None,
            };
            for row in 0..entry.rows() {
                for column in 0..entry.columns() {
                    let drawn = if normal {
                        stream.normal()
                    } else {
                        stream.uniform(limit)
                    };
                    let value = match forget {
                        Some(bias) if row / settings.hidden == 1 => bias,
                        _ => drawn,
                    };
                    params.data[entry.place(row, column)] = value as Real;
                }
            }
        }
        params
    }

    /// Which parameters there are.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Zeros of the same layout.
    pub fn zeros_like(&self) -> Self {
        Self::zeros(self.layout.clone())
    }

    /// A parameter in PyTorch's orientation, row by row; empty for a name there is not.
    pub fn torch(&self, name: &str) -> Vec<Real> {
        let Some(entry) = self.layout.entry(name) else {
            return Vec::new();
        };
        let columns = entry.columns();
        (0..entry.count())
            .map(|i| self.data[entry.place(i / columns, i % columns)])
            .collect()
    }

    /// Sets a parameter from PyTorch's orientation, row by row.
    ///
    /// # Errors
    /// When there is no such parameter or the number of values is not its own.
    pub fn set_torch(&mut self, name: &str, values: &[Real]) -> Result<(), Error> {
        let layout = self.layout.clone();
        let entry = layout.entry(name).ok_or_else(|| unknown(name))?;
        if values.len() != entry.count() {
            let message = format!(
                "“{name}” has {} values, not {}.",
                entry.count(),
                values.len()
            );
            return Err(Error::new("wrong-shape", "values", message).with("parameter", name));
        }
        let columns = entry.columns();
        for (i, &value) in values.iter().enumerate() {
            self.data[entry.place(i / columns, i % columns)] = value;
        }
        Ok(())
    }

    /// One element of a parameter, by PyTorch's row and column (0 for a bias).
    ///
    /// # Errors
    /// When there is no such parameter or no such element.
    pub fn element(&mut self, name: &str, row: usize, column: usize) -> Result<&mut Real, Error> {
        let layout = self.layout.clone();
        let entry = layout.entry(name).ok_or_else(|| unknown(name))?;
        if row >= entry.rows() || column >= entry.columns() {
            let shape = (entry.rows(), entry.columns());
            let message = format!("“{name}” is {} by {}: no such element.", shape.0, shape.1);
            return Err(Error::new("out-of-range", "index", message)
                .with("parameter", name)
                .with("row", row)
                .with("column", column));
        }
        Ok(&mut self.data[entry.place(row, column)])
    }

    /// The whole buffer, padding included.
    pub fn data(&self) -> &[Real] {
        &self.data
    }

    /// The whole buffer, padding included; the padding must stay zero.
    pub(crate) fn data_mut(&mut self) -> &mut [Real] {
        &mut self.data
    }

    /// An entry's part of the buffer; empty for a name there is not.
    pub(crate) fn part(&self, name: &str) -> &[Real] {
        match self.layout.entry(name) {
            Some(entry) => &self.data[entry.offset..entry.offset + entry.size],
            None => &[],
        }
    }

    /// An entry's part of the buffer; empty for a name there is not.
    pub(crate) fn part_mut(&mut self, name: &str) -> &mut [Real] {
        let layout = self.layout.clone();
        match layout.entry(name) {
            Some(entry) => &mut self.data[entry.offset..entry.offset + entry.size],
            None => &mut [],
        }
    }

    /// The Euclidean norm, accumulated in 64 bits.
    pub fn norm(&self) -> f64 {
        seqscope_kernel::update::norm(&self.data)
    }
}

fn unknown(name: &str) -> Error {
    Error::new(
        "unknown-parameter",
        "parameter",
        format!("There is no parameter “{name}”."),
    )
    .with("parameter", name)
}
