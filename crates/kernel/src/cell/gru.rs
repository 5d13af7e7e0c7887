//! Gates r, z; candidate n; h_t = (1 − z) ⊙ n + z ⊙ h_{t−1}, with the reset gate after the
//! recurrent product (n = tanh(a_n + r ⊙ (W_hn h + b_hn))) or before it (W_hn (r ⊙ h) + b_hn).

use super::{Tape, add_backward, add_recurrent};
use crate::kernel::{Matrix, MatrixMut, add_product_transposed};
use crate::lanes::{LANES, Lanes};
use crate::real::Real;

/// The gradients of n and z before their activations, and the part of dh that passes through z.
#[inline(always)]
fn blend_backward(dh: Lanes, z: Lanes, n: Lanes, old: Lanes) -> (Lanes, Lanes, Lanes) {
    let one = Lanes::splat(1.0);
    let da_n = dh * (one - z) * (one - n * n);
    let da_z = dh * (old - n) * z * (one - z);
    (da_n.settled(), da_z.settled(), (dh * z).settled())
}

#[inline(always)]
fn blend(z: Lanes, n: Lanes, old: Lanes) -> Lanes {
    ((Lanes::splat(1.0) - z) * n + z * old).settled()
}

pub(super) fn forward_after(tape: &mut Tape, weights: &[Real], t: usize) {
    let (width, all) = (tape.width, tape.gates_width);
    let (here, gates_here) = (tape.rows(t, width), tape.rows(t, all));
    let gates = &mut tape.gates[gates_here];
    let inner = &mut tape.inner[here.clone()];
    let (before, after) = tape.h.split_at_mut(here.end);
    let previous = &before[here];
    add_recurrent(gates, (all, 2 * width), previous, weights, (width, all));
    add_recurrent(
        inner,
        (width, width),
        previous,
        &weights[2 * width..],
        (width, all),
    );
    let rows = gates.chunks_exact_mut(all).zip(inner.chunks_exact(width));
    let states = previous
        .chunks_exact(width)
        .zip(after.chunks_exact_mut(width));
    for ((gates, inner), (old, h)) in rows.zip(states) {
        for at in (0..width).step_by(LANES) {
            let r = Lanes::load(gates, at).sigmoid();
            let z = Lanes::load(gates, width + at).sigmoid();
            let a_n = Lanes::load(gates, 2 * width + at) + r * Lanes::load(inner, at);
            let n = a_n.tanh();
            r.store(gates, at);
            z.store(gates, width + at);
            n.store(gates, 2 * width + at);
            blend(z, n, Lanes::load(old, at)).store(h, at);
        }
    }
}

pub(super) fn backward_after(tape: &mut Tape, weights: &[Real], t: usize) {
    let (width, all) = (tape.width, tape.gates_width);
    let (here, gates_here) = (tape.rows(t, width), tape.rows(t, all));
    let hidden = &mut tape.d_hidden[gates_here.clone()];
    let errors = tape.d_gates[gates_here.clone()].chunks_exact_mut(all);
    let errors = errors.zip(hidden.chunks_exact_mut(all));
    let kept = tape.gates[gates_here].chunks_exact(all);
    let kept = kept.zip(tape.inner[here.clone()].chunks_exact(width));
    let states = tape.h[here]
        .chunks_exact(width)
        .zip(tape.dh.chunks_exact_mut(width));
    let one = Lanes::splat(1.0);
    for (((errors, hidden), (gates, inner)), (old, dh)) in errors.zip(kept).zip(states) {
        for at in (0..width).step_by(LANES) {
            let r = Lanes::load(gates, at);
            let z = Lanes::load(gates, width + at);
            let n = Lanes::load(gates, 2 * width + at);
            let (da_n, da_z, through) =
                blend_backward(Lanes::load(dh, at), z, n, Lanes::load(old, at));
            let da_r = (da_n * Lanes::load(inner, at) * r * (one - r)).settled();
            for target in [&mut *errors, &mut *hidden] {
                da_r.store(target, at);
                da_z.store(target, width + at);
            }
            da_n.store(errors, 2 * width + at);
            (da_n * r).settled().store(hidden, 2 * width + at);
            through.store(dh, at);
        }
    }
    add_backward(&mut tape.dh, hidden, weights, all, (width, all));
}

pub(super) fn forward_before(tape: &mut Tape, weights: &[Real], t: usize) {
    let (width, all) = (tape.width, tape.gates_width);
    let (here, gates_here) = (tape.rows(t, width), tape.rows(t, all));
    let gates = &mut tape.gates[gates_here];
    let inner = &mut tape.inner[here.clone()];
    let (before, after) = tape.h.split_at_mut(here.end);
    let previous = &before[here];
    add_recurrent(gates, (all, 2 * width), previous, weights, (width, all));
    let rows = gates
        .chunks_exact_mut(all)
        .zip(inner.chunks_exact_mut(width));
    for ((gates, inner), old) in rows.zip(previous.chunks_exact(width)) {
        for at in (0..width).step_by(LANES) {
            let r = Lanes::load(gates, at).sigmoid();
            r.store(gates, at);
            Lanes::load(gates, width + at)
                .sigmoid()
                .store(gates, width + at);
            (r * Lanes::load(old, at)).store(inner, at);
        }
    }
    let candidate = &mut gates[2 * width..];
    add_recurrent(
        candidate,
        (all, width),
        inner,
        &weights[2 * width..],
        (width, all),
    );
    let states = previous
        .chunks_exact(width)
        .zip(after.chunks_exact_mut(width));
    for (gates, (old, h)) in gates.chunks_exact_mut(all).zip(states) {
        for at in (0..width).step_by(LANES) {
            let n = Lanes::load(gates, 2 * width + at).tanh();
            n.store(gates, 2 * width + at);
            blend(Lanes::load(gates, width + at), n, Lanes::load(old, at)).store(h, at);
        }
    }
}

pub(super) fn backward_before(tape: &mut Tape, weights: &[Real], t: usize) {
    let (width, all, batch) = (tape.width, tape.gates_width, tape.batch);
    let (here, gates_here) = (tape.rows(t, width), tape.rows(t, all));
    let errors = &mut tape.d_gates[gates_here.clone()];
    let gates = &tape.gates[gates_here];
    let states = &tape.h[here];
    let rows = errors.chunks_exact_mut(all).zip(gates.chunks_exact(all));
    let carried = states
        .chunks_exact(width)
        .zip(tape.dh.chunks_exact_mut(width));
    for ((errors, gates), (old, dh)) in rows.zip(carried) {
        for at in (0..width).step_by(LANES) {
            let z = Lanes::load(gates, width + at);
            let n = Lanes::load(gates, 2 * width + at);
            let (da_n, da_z, through) =
                blend_backward(Lanes::load(dh, at), z, n, Lanes::load(old, at));
            da_z.store(errors, width + at);
            da_n.store(errors, 2 * width + at);
            through.store(dh, at);
        }
    }
    let d_inner = &mut tape.scratch;
    d_inner.fill(0.0);
    add_product_transposed(
        MatrixMut::new(d_inner, batch, width, width),
        Matrix::new(&errors[2 * width..], batch, width, all),
        Matrix::new(&weights[2 * width..], width, width, all),
    );
    let rows = errors.chunks_exact_mut(all).zip(gates.chunks_exact(all));
    let carried = states
        .chunks_exact(width)
        .zip(tape.dh.chunks_exact_mut(width));
    let one = Lanes::splat(1.0);
    for (((errors, gates), (old, dh)), d_inner) in
        rows.zip(carried).zip(d_inner.chunks_exact(width))
    {
        for at in (0..width).step_by(LANES) {
            let (r, d) = (Lanes::load(gates, at), Lanes::load(d_inner, at));
            (d * Lanes::load(old, at) * r * (one - r))
                .settled()
                .store(errors, at);
            (Lanes::load(dh, at) + d * r).settled().store(dh, at);
        }
    }
    add_backward(&mut tape.dh, errors, weights, 2 * width, (width, all));
}
