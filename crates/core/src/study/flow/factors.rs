//! One step of the way back taken apart: how much each of its factors can stretch a vector, and how
//! much all steps up to it can together.

use super::super::matrix::{singular_values, spectral_radius};
use super::super::{log_10, norm};
use super::Network;
use super::pass::{Step, forward, zip};
use crate::kernel::{Matrix, MatrixMut, add_product};
use crate::lanes::LANES;
use crate::order;
use crate::real::Real;
use crate::settings::Cell;

/// The Jacobian of one step m, ∂h_m/∂h_{m−1} or, for the LSTM, ∂c_m/∂c_{m−1} with the gates of the
/// step before as they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Factors {
    /// The step m, from 2.
    pub step: usize,
    /// The diagonal of the elementwise factor, unit by unit: g′(a_m), f_m or 1 − z_m.
    pub diagonal: Vec<f64>,
    /// The same, greatest first: its singular values.
    pub diagonal_values: Vec<f64>,
    /// The other part, row by row: W_h, which the diagonal multiplies, or what is added to the
    /// diagonal, the way around through h and the gates.
    pub other: Vec<f64>,
    /// Its singular values, greatest first.
    pub other_values: Vec<f64>,
    /// The whole Jacobian, row by row.
    pub jacobian: Vec<f64>,
    /// Its singular values, greatest first.
    pub jacobian_values: Vec<f64>,
}

impl Network {
    /// Takes the step from m − 1 to m apart; m is brought to 2 … T, and there is nothing to tell of a
    /// sequence of one step.
    pub fn factors(&self, m: usize) -> Factors {
        let steps = forward(self);
        let size = self.setting.hidden;
        let m = m.clamp(2, steps.len().max(2));
        let (Some(step), Some(before)) = (steps.get(m - 1), steps.get(m - 2)) else {
            return Factors::default();
        };
        let (diagonal, other) = match self.setting.cell {
            Cell::Rnn => {
                let g = self.setting.nonlinearity;
                let slopes = step.gates[0].iter().map(|&y| g.slope(y)).collect();
                (slopes, self.recurrent[0].clone())
            }
            Cell::Lstm => (step.gates[1].clone(), self.around_memory(step, before)),
            Cell::Gru => (step.gates[1].clone(), self.around_state(step)),
        };
        let mut jacobian = other.clone();
        for (place, (row, &d)) in jacobian.chunks_exact_mut(size).zip(&diagonal).enumerate() {
            match self.setting.cell {
                Cell::Rnn => row.iter_mut().for_each(|x| *x *= d),
                _ => row[place] += d,
            }
        }
        let mut diagonal_values = diagonal.clone();
        order::sort(&mut diagonal_values, |a, b| b.total_cmp(a));
        Factors {
            step: m,
            other_values: singular_values(&other, size),
            jacobian_values: singular_values(&jacobian, size),
            diagonal,
            diagonal_values,
            other,
            jacobian,
        }
    }

    /// ∂c_m/∂h_{m−1} · ∂h_{m−1}/∂c_{m−1}.
    fn around_memory(&self, step: &Step, before: &Step) -> Vec<f64> {
        let [i, f, g] = [0, 1, 2].map(|gate| &step.gates[gate]);
        let by = [
            zip(i, g, |i, g| g * i * (1.0 - i)),
            zip(f, &step.before, |f, c| c * f * (1.0 - f)),
            zip(i, g, |i, g| i * (1.0 - g * g)),
        ];
        let into = zip(&before.gates[3], &before.squashed, |o, t| o * (1.0 - t * t));
        let mut sum = self.weighted(&by);
        for row in sum.chunks_exact_mut(into.len()) {
            for (x, by) in row.iter_mut().zip(&into) {
                *x *= by;
            }
        }
        sum
    }

    /// What of ∂h_m/∂h_{m−1} does not go straight through the gate 1 − z.
    fn around_state(&self, step: &Step) -> Vec<f64> {
        let [r, k, n] = [0, 1, 2].map(|gate| &step.gates[gate]);
        let fresh = zip(k, n, |k, n| (1.0 - k) * (1.0 - n * n));
        let reset = zip(&step.inner, r, |q, r| q * r * (1.0 - r));
        let by = [
            zip(&fresh, &reset, |a, b| a * b),
            zip(&zip(&step.before, n, |h, n| h - n), k, |d, k| {
                d * k * (1.0 - k)
            }),
            zip(&fresh, r, |a, r| a * r),
        ];
        self.weighted(&by)
    }

    /// The sum of the gates' recurrent matrices, each with rows multiplied by factors of its own.
    fn weighted(&self, by: &[Vec<f64>; 3]) -> Vec<f64> {
        let size = self.setting.hidden;
        let mut sum = vec![0.0; size * size];
        for (matrix, by) in self.recurrent.iter().zip(by) {
            let rows = sum.chunks_exact_mut(size).zip(matrix.chunks_exact(size));
            for ((to, row), by) in rows.zip(by) {
                for (x, w) in to.iter_mut().zip(row) {
                    *x += by * w;
                }
            }
        }
        sum
    }

    /// The spectral radius and the largest singular value of the RNN's recurrent weights.
    pub fn spectrum(&self) -> (f64, f64) {
        let values = singular_values(&self.recurrent[0], self.setting.hidden);
        let largest = values.first().copied().unwrap_or(0.0);
        (
            spectral_radius(&self.recurrent[0], self.setting.hidden),
            largest,
        )
    }

    /// For each lag log₁₀ of the largest singular value of the product of the RNN's Jacobians up to
    /// there: no loss at T can send more back than that times what it asks of h_T. Empty for other
    /// cells, whose state is no single vector or whose Jacobian has more than two factors.
    pub fn product(&self) -> Vec<f64> {
        if self.setting.cell != Cell::Rnn {
            return Vec::new();
        }
        let size = self.setting.hidden;
        let pitch = size.next_multiple_of(LANES);
        let g = self.setting.nonlinearity;
        // W_hᵀ, with rows and columns of zeros to whole lanes.
        let mut weights = vec![0.0; pitch * pitch];
        for (from, to) in self.turned[0]
            .chunks_exact(size)
            .zip(weights.chunks_exact_mut(pitch))
        {
            for (to, &x) in to.iter_mut().zip(from) {
                *to = x as Real;
            }
        }
        let mut product = vec![0.0; pitch * pitch];
        for place in 0..size {
            product[place * pitch + place] = 1.0;
        }
        let mut next = product.clone();
        let mut found = vec![0.0];
        let mut shift = 0.0;
        let mut guess = vec![1.0; pitch];
        for step in forward(self).iter().skip(1).rev() {
            for (row, &y) in product.chunks_exact_mut(pitch).zip(&step.gates[0]) {
                let slope = g.slope(y) as Real;
                row.iter_mut().for_each(|x| *x *= slope);
            }
            next.fill(0.0);
            add_product(
                MatrixMut::new(&mut next, pitch, pitch, pitch),
                Matrix::new(&weights, pitch, pitch, pitch),
                Matrix::new(&product, pitch, pitch, pitch),
            );
            std::mem::swap(&mut product, &mut next);
            let most = product.iter().fold(0.0, |most: Real, x| most.max(x.abs()));
            if most > 0.0 && most.is_finite() {
                product.iter_mut().for_each(|x| *x /= most);
                shift += log_10(f64::from(most), 0);
            }
            found.push(log_10(stretch(&product, pitch, &mut guess), 0) + shift);
        }
        found
    }
}

/// The largest singular value by repeated multiplication, from a guess that is bettered.
///
/// A guess that lies along another singular vector grows so slowly at first that it would be taken for
/// settled: something irregular is mixed in, which has a part along the right one.
fn stretch(matrix: &[Real], pitch: usize, guess: &mut Vec<Real>) -> f64 {
    const MOST: usize = 60;
    const MIXED: Real = 0.3;
    for (place, x) in (1_u32..).zip(guess.iter_mut()) {
        // A whole number scattered by the golden ratio, between −1 and 1.
        let scattered = place.wrapping_mul(2_654_435_769) >> 8;
        *x += MIXED * (scattered as Real / 8_388_608.0 - 1.0);
    }
    let mut last = 0.0;
    for _ in 0..MOST {
        let (mut to, mut back) = (vec![0.0; pitch], vec![0.0; pitch]);
        // y = P v, as the row vᵀ times Pᵀ; then v = Pᵀ y, as the row yᵀ times P.
        for (y, row) in to.iter_mut().zip(matrix.chunks_exact(pitch)) {
            *y = row.iter().zip(guess.iter()).map(|(a, b)| a * b).sum();
        }
        add_product(
            MatrixMut::new(&mut back, 1, pitch, pitch),
            Matrix::new(&to, 1, pitch, pitch),
            Matrix::new(matrix, pitch, pitch, pitch),
        );
        let wide = |v: &[Real]| norm(&v.iter().map(|&x| f64::from(x)).collect::<Vec<_>>());
        let (length, before) = (wide(&to), wide(guess));
        let found = length / before;
        let scale = wide(&back);
        if !(scale > 0.0 && scale.is_finite()) {
            guess.fill(1.0);
            return found;
        }
        *guess = back
            .iter()
            .map(|x| (f64::from(*x) / scale) as Real)
            .collect();
        if (found - last).abs() <= 1e-6 * found {
            return found;
        }
        last = found;
    }
    last
}
