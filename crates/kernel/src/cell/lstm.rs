//! Gates i, f, g, o; c_t = f ⊙ c_{t−1} + i ⊙ g; h_t = o ⊙ tanh c_t.

use super::{Tape, add_backward, add_recurrent};
use crate::lanes::{LANES, Lanes};
use crate::real::Real;

pub(super) fn forward(tape: &mut Tape, weights: &[Real], t: usize) {
    let (width, all) = (tape.width, tape.gates_width);
    let (here, gates_here) = (tape.rows(t, width), tape.rows(t, all));
    let gates = &mut tape.gates[gates_here];
    let (h_before, h_after) = tape.h.split_at_mut(here.end);
    let (c_before, c_after) = tape.c.split_at_mut(here.end);
    let previous = &h_before[here.clone()];
    add_recurrent(gates, (all, all), previous, weights, (width, all));
    let old = c_before[here.clone()].chunks_exact(width);
    let rows = gates.chunks_exact_mut(all).zip(old);
    let new = h_after
        .chunks_exact_mut(width)
        .zip(c_after.chunks_exact_mut(width));
    let squashed = tape.inner[here].chunks_exact_mut(width);
    for (((gates, old), (h, c)), squashed) in rows.zip(new).zip(squashed) {
        let (i_gate, rest) = gates.split_at_mut(width);
        let (f_gate, rest) = rest.split_at_mut(width);
        let (g_gate, o_gate) = rest.split_at_mut(width);
        for at in (0..width).step_by(LANES) {
            let i = Lanes::load(i_gate, at).sigmoid();
            let f = Lanes::load(f_gate, at).sigmoid();
            let g = Lanes::load(g_gate, at).tanh();
            let o = Lanes::load(o_gate, at).sigmoid();
            let memory = (f * Lanes::load(old, at) + i * g).settled();
            let inner = memory.tanh();
            i.store(i_gate, at);
            f.store(f_gate, at);
            g.store(g_gate, at);
            o.store(o_gate, at);
            memory.store(c, at);
            inner.store(squashed, at);
            (o * inner).settled().store(h, at);
        }
    }
}

pub(super) fn backward(tape: &mut Tape, weights: &[Real], t: usize) {
    let (width, all) = (tape.width, tape.gates_width);
    let (here, gates_here) = (tape.rows(t, width), tape.rows(t, all));
    let errors = &mut tape.d_gates[gates_here.clone()];
    let kept = tape.gates[gates_here].chunks_exact(all);
    let memories = tape.c[here.clone()].chunks_exact(width);
    let kept = kept.zip(memories).zip(tape.inner[here].chunks_exact(width));
    let carried = tape
        .dh
        .chunks_exact_mut(width)
        .zip(tape.dc.chunks_exact_mut(width));
    let one = Lanes::splat(1.0);
    for ((errors, ((gates, old), squashed)), (dh_row, dc_row)) in
        errors.chunks_exact_mut(all).zip(kept).zip(carried)
    {
        for at in (0..width).step_by(LANES) {
            let i = Lanes::load(gates, at);
            let f = Lanes::load(gates, width + at);
            let g = Lanes::load(gates, 2 * width + at);
            let o = Lanes::load(gates, 3 * width + at);
            let inner = Lanes::load(squashed, at);
            let dh = Lanes::load(dh_row, at);
            let dc = Lanes::load(dc_row, at) + dh * o * (one - inner * inner);
            (dc * g * i * (one - i)).settled().store(errors, at);
            let df = dc * Lanes::load(old, at);
            (df * f * (one - f)).settled().store(errors, width + at);
            (dc * i * (one - g * g))
                .settled()
                .store(errors, 2 * width + at);
            (dh * inner * o * (one - o))
                .settled()
                .store(errors, 3 * width + at);
            (dc * f).settled().store(dc_row, at);
            Lanes::zero().store(dh_row, at);
        }
    }
    add_backward(&mut tape.dh, errors, weights, all, (width, all));
}
