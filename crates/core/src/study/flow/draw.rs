//! Drawing weights, with what is dear to find out about them remembered: while a slider moves, the
//! same matrices are only scaled anew.

use super::super::matrix::{gaussian, orthogonal, singular_values, spectral_radius};
use super::{Matrix, Network, Setting};
use crate::rng::{Purpose, Stream};
use crate::settings::Cell;

/// What a matrix is before it is scaled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Uniform,
    Gaussian,
    Rotation,
}

/// A matrix as it was drawn.
#[derive(Clone, Debug)]
struct Drawn {
    kind: Kind,
    size: usize,
    seed: u32,
    gate: u64,
    /// Row by row.
    matrix: Vec<f64>,
    /// Column by column.
    turned: Vec<f64>,
    /// Its spectral radius; what nobody asked for is not known yet.
    radius: Option<f64>,
    /// Its singular values, greatest first.
    spectrum: Option<Vec<f64>>,
}

/// The matrices drawn last.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    drawn: Vec<Drawn>,
}

/// As many as the gates of the largest cell, of two ways of drawing.
const REMEMBERED: usize = 8;

impl Matrix {
    fn kind(self) -> Kind {
        match self {
            Self::Uniform(_) => Kind::Uniform,
            Self::Radius(_) | Self::Largest(_) => Kind::Gaussian,
            Self::Orthogonal(_) => Kind::Rotation,
        }
    }
}

impl Drawn {
    fn new(kind: Kind, size: usize, seed: u32, gate: u64) -> Self {
        // A stream each, so that moving one slider draws nothing else anew.
        let mut stream = Stream::new(seed, Purpose::Weights, gate);
        let limit = 1.0 / (size as f64).sqrt();
        let matrix = match kind {
            Kind::Uniform => (0..size * size).map(|_| stream.uniform(limit)).collect(),
            Kind::Gaussian => gaussian(size, &mut stream),
            Kind::Rotation => orthogonal(size, &mut stream),
        };
        Self {
            turned: columns_first(&matrix, size),
            radius: None,
            spectrum: None,
            kind,
            size,
            seed,
            gate,
            matrix,
        }
    }

    fn radius(&mut self) -> f64 {
        let (matrix, size) = (&self.matrix, self.size);
        *self
            .radius
            .get_or_insert_with(|| spectral_radius(matrix, size))
    }

    fn spectrum(&mut self) -> &[f64] {
        let (matrix, size) = (&self.matrix, self.size);
        self.spectrum
            .get_or_insert_with(|| singular_values(matrix, size))
    }

    /// What the matrix is to be multiplied with.
    fn factor(&mut self, wanted: Matrix) -> f64 {
        match wanted {
            Matrix::Uniform(factor) | Matrix::Orthogonal(factor) => factor,
            Matrix::Radius(wanted) => wanted / self.radius().max(1e-9),
            Matrix::Largest(wanted) => {
                let largest = self.spectrum().first().copied();
                wanted / largest.unwrap_or(1.0).max(1e-9)
            }
        }
    }
}

impl Desk {
    fn drawn(&mut self, setting: &Setting, gate: u64) -> &mut Drawn {
        let (kind, size, seed) = (setting.matrix.kind(), setting.hidden, setting.seed);
        let same = |drawn: &Drawn| {
            (drawn.kind, drawn.size, drawn.seed, drawn.gate) == (kind, size, seed, gate)
        };
        let place = self.drawn.iter().position(same).unwrap_or_else(|| {
            if self.drawn.len() >= REMEMBERED {
                self.drawn.remove(0);
            }
            self.drawn.push(Drawn::new(kind, size, seed, gate));
            self.drawn.len() - 1
        });
        &mut self.drawn[place]
    }

    /// Draws the weights. Sizes beyond the limits are brought to them.
    pub fn network(&mut self, setting: &Setting) -> Network {
        let setting = setting.within_limits();
        let (size, gates) = (setting.hidden, setting.cell.gates());
        let mut network = Network {
            recurrent: Vec::new(),
            turned: Vec::new(),
            input: Vec::new(),
            bias: vec![vec![0.0; size]; gates],
            inner_bias: vec![0.0; size],
            inputs: setting.noise(),
            last: setting.slope(),
            setting,
        };
        if setting.cell != Cell::Rnn {
            network.bias[1].fill(setting.bias);
        }
        let limit = 1.0 / (size as f64).sqrt();
        for gate in 0..gates as u64 {
            let drawn = self.drawn(&setting, gate);
            let factor = drawn.factor(setting.matrix);
            let scaled = |matrix: &[f64]| matrix.iter().map(|x| factor * x).collect();
            network.recurrent.push(scaled(&drawn.matrix));
            network.turned.push(scaled(&drawn.turned));
            let mut stream = Stream::new(setting.seed, Purpose::Weights, 100 + gate);
            let count = size * setting.inputs;
            let rows: Vec<f64> = (0..count)
                .map(|_| setting.input_strength * stream.uniform(limit))
                .collect();
            network.input.push(columns_first(&rows, setting.inputs));
        }
        network
    }

    /// The spectral radius and the singular values, greatest first, of what would be drawn for the
    /// first gate.
    pub fn spectrum(&mut self, setting: &Setting) -> (f64, Vec<f64>) {
        let setting = setting.within_limits();
        let drawn = self.drawn(&setting, 0);
        let factor = drawn.factor(setting.matrix);
        let values = drawn.spectrum().iter().map(|value| factor.abs() * value);
        let values = values.collect();
        (factor.abs() * drawn.radius(), values)
    }
}

/// A matrix of so many columns that lies row by row, column by column.
pub(super) fn columns_first(rows: &[f64], columns: usize) -> Vec<f64> {
    let count = rows.len() / columns.max(1);
    (0..columns)
        .flat_map(|column| (0..count).map(move |row| rows[row * columns + column]))
        .collect()
}
