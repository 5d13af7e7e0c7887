//! h_t = tanh(a_t), a_t = W_ih x_t + W_hh h_{t−1} + b.

use super::{Tape, add_backward, add_recurrent};
use crate::lanes::{LANES, Lanes};
use crate::real::Real;

pub(super) fn forward(tape: &mut Tape, weights: &[Real], t: usize) {
    let (width, here) = (tape.width, tape.rows(t, tape.width));
    let (before, after) = tape.h.split_at_mut(here.end);
    let gates = &mut tape.gates[here.clone()];
    let previous = &before[here.clone()];
    add_recurrent(gates, (width, width), previous, weights, (width, width));
    let h = &mut after[..here.len()];
    for (h, a) in h.chunks_exact_mut(LANES).zip(gates.chunks_exact(LANES)) {
        Lanes::load(a, 0).tanh().store(h, 0);
    }
}

pub(super) fn backward(tape: &mut Tape, weights: &[Real], t: usize) {
    let width = tape.width;
    let (here, after) = (tape.rows(t, width), tape.rows(t + 1, width));
    let errors = &mut tape.d_gates[here];
    let one = Lanes::splat(1.0);
    let lanes = errors
        .chunks_exact_mut(LANES)
        .zip(tape.h[after].chunks_exact(LANES));
    for ((da, h), dh) in lanes.zip(tape.dh.chunks_exact_mut(LANES)) {
        let h = Lanes::load(h, 0);
        (Lanes::load(dh, 0) * (one - h * h)).settled().store(da, 0);
        Lanes::zero().store(dh, 0);
    }
    add_backward(&mut tape.dh, errors, weights, width, (width, width));
}
