//! A layer over sequences side by side is the layer over each of them, and a reversed one reads
//! them backwards.

use super::*;
use crate::params::{Params, Start};
use crate::rng::{Purpose, Stream};
use std::sync::Arc;

const CELLS: [Equations; 4] = [
    Equations::Rnn,
    Equations::Lstm,
    Equations::GruAfter,
    Equations::GruBefore,
];

fn layer(equations: Equations, reverse: bool) -> (Recurrent, Params) {
    let shape = Shape {
        equations,
        hidden: 5,
        inputs: vec![3, 2],
        bias: true,
        gates: Gates::Drawn,
    };
    let layout = Layout::of(Recurrent::specs("", 0, reverse, &shape));
    let layer = Recurrent::new(&layout, "", 0, reverse, (equations, 5));
    (layer, Params::drawn(Arc::new(layout), 4))
}

/// Inputs of 3 and 2 numbers in rows of two lanes each.
fn inputs(rows: usize) -> Vec<Real> {
    let mut stream = Stream::new(3, Purpose::Sample, 0);
    let mut x = vec![0.0; rows * 8];
    for row in x.chunks_exact_mut(8) {
        for at in [0, 1, 2, 4, 5] {
            row[at] = stream.uniform(1.0) as Real;
        }
    }
    x
}

/// The rows of one sequence of a batch, in this order of times.
fn rows_of(
    x: &[Real],
    width: usize,
    (batch, sequence): (usize, usize),
    times: &[usize],
) -> Vec<Real> {
    let row = |&time: &usize| {
        let at = (time * batch + sequence) * width;
        x[at..at + width].to_vec()
    };
    times.iter().flat_map(row).collect()
}

#[test]
fn sequences_of_different_lengths_are_each_as_if_alone() {
    for equations in CELLS {
        for reverse in [false, true] {
            let (mut many, params) = layer(equations, reverse);
            let lengths = [4, 1, 6, 0];
            let (steps, batch, width) = (6, 4, 8);
            let x = inputs(steps * batch);
            let errors = inputs(steps * batch);
            many.begin(steps, &lengths);
            many.forward(&params, Source::Rows(&x), 0..steps);
            let mut dx = vec![0.0; x.len()];
            let mut all = params.zeros_like();
            let mut counted = errors.clone();
            for (at, row) in counted.chunks_exact_mut(width).enumerate() {
                if at / batch >= lengths[at % batch] {
                    row.fill(0.0);
                }
            }
            many.errors_mut()
                .0
                .copy_from_slice(&errors[..batch * width]);
            let source = Source::Rows(&x);
            many.backward(
                &params,
                &mut all,
                source,
                outputs(&counted, width),
                0..steps,
                Some(&mut dx),
            );
            let mut sum = params.zeros_like();
            for (sequence, &length) in lengths.iter().enumerate() {
                let times: Vec<usize> = (0..length).collect();
                let place = (batch, sequence);
                let x = rows_of(&x, width, place, &times);
                let local = rows_of(&counted, width, place, &times);
                let (mut one, _) = layer(equations, reverse);
                one.begin(length, &[length]);
                one.forward(&params, Source::Rows(&x), 0..length);
                let row = sequence * width..(sequence + 1) * width;
                assert_eq!(many.state(steps)[row.clone()], *one.state(length));
                for time in 0..length {
                    assert_eq!(many.output(time)[row.clone()], *one.output(time));
                }
                one.errors_mut().0.copy_from_slice(&errors[row.clone()]);
                let mut d = vec![0.0; x.len()];
                let source = Source::Rows(&x);
                one.backward(
                    &params,
                    &mut sum,
                    source,
                    outputs(&local, width),
                    0..length,
                    Some(&mut d),
                );
                let want = rows_of(&dx, width, place, &times);
                near(&d, &want);
                near(one.errors().0, &many.errors().0[row]);
            }
            near(all.data(), sum.data());
        }
    }
}

fn outputs(rows: &[Real], pitch: usize) -> Option<Errors<'_>> {
    let from = 0;
    Some(Errors { rows, pitch, from })
}

fn near(got: &[Real], want: &[Real]) {
    assert_eq!(got.len(), want.len());
    for (got, want) in got.iter().zip(want) {
        assert!((got - want).abs() < 1e-5, "{got} {want}");
    }
}

#[test]
fn a_reversed_layer_reads_backwards() {
    for equations in CELLS {
        let (mut reversed, params) = layer(equations, true);
        let (mut forward, _) = layer(equations, true);
        forward.reverse = false;
        let x = inputs(5);
        let backwards = rows_of(&x, 8, (1, 0), &[4, 3, 2, 1, 0]);
        reversed.begin(5, &[5]);
        forward.begin(5, &[5]);
        reversed.forward(&params, Source::Rows(&x), 0..5);
        forward.forward(&params, Source::Rows(&backwards), 0..5);
        for time in 0..5 {
            assert_eq!(reversed.output(time), forward.output(4 - time));
        }
        let ids = [0, 1, 2, 4, 5];
        reversed.forward(&params, Source::Symbols(&ids), 0..5);
        forward.forward(&params, Source::Symbols(&[5, 4, 2, 1, 0]), 0..5);
        assert_eq!(reversed.states(), forward.states());
    }
}

#[test]
fn step_by_step_and_part_by_part_is_the_same_run() {
    for equations in CELLS {
        let (mut whole, params) = layer(equations, false);
        let mut stepped = whole.clone();
        let (steps, batch) = (4, 3);
        let x = inputs(steps * batch);
        let d = inputs(steps * batch);
        let part = |from: usize| -> Vec<Real> {
            x.chunks_exact(8)
                .flat_map(|row| row[from..from + 4].to_vec())
                .collect()
        };
        let parts = [part(0), part(4)];
        whole.begin(steps, &[4, 2, 3]);
        stepped.begin(steps, &[4, 2, 3]);
        whole.forward(&params, Source::Rows(&x), 0..steps);
        stepped.start(&params, 0..steps);
        stepped.project_part(&params, &parts[0], 0, 0..steps);
        for step in 0..steps {
            let rows = step * batch * 4..(step + 1) * batch * 4;
            stepped.project_part(&params, &parts[1][rows], 4, step..step + 1);
            stepped.step(&params, step);
        }
        near(whole.states(), stepped.states());
        let (mut want, mut got) = (params.zeros_like(), params.zeros_like());
        let mut dx = vec![0.0; x.len()];
        let outputs = Errors {
            rows: &d,
            pitch: 8,
            from: 0,
        };
        let source = Source::Rows(&x);
        whole.backward(
            &params,
            &mut want,
            source,
            Some(outputs),
            0..steps,
            Some(&mut dx),
        );
        let mut second = vec![0.0; steps * batch * 4];
        for step in (0..steps).rev() {
            let rows = step * batch * 8..(step + 1) * batch * 8;
            crate::kernel::add(stepped.errors_mut().0, &d[rows]);
            stepped.step_back(&params, step);
            let rows = step * batch * 4..(step + 1) * batch * 4;
            stepped.add_part_errors(&params, &mut second[rows], 4, step..step + 1);
        }
        stepped.add_gradient(&mut got, 0..steps);
        stepped.add_part_gradient(&mut got, &parts[0], 0, 0..steps);
        stepped.add_part_gradient(&mut got, &parts[1], 4, 0..steps);
        near(got.data(), want.data());
        let columns: Vec<Real> = dx
            .chunks_exact(8)
            .flat_map(|row| row[4..].to_vec())
            .collect();
        near(&second, &columns);
    }
}

#[test]
fn the_gate_that_keeps_starts_as_asked() {
    let shape = Shape {
        equations: Equations::GruAfter,
        hidden: 2,
        inputs: vec![1],
        bias: true,
        gates: Gates::Keep(3.0),
    };
    let specs = Recurrent::specs("rnn.", 1, true, &shape);
    assert_eq!(specs[2].name, "rnn.bias_ih_l1_reverse");
    let Start::Blocks(blocks) = &specs[2].start else {
        panic!("one rule a gate");
    };
    assert_eq!(blocks[1], Start::Constant(3.0));
    let Start::Blocks(blocks) = &specs[3].start else {
        panic!("one rule a gate");
    };
    assert_eq!(blocks[1], Start::Constant(0.0));
}

#[test]
fn time_constants_reach_from_two_steps_to_the_longest() {
    let starts = |equations, steps| {
        let shape = Shape {
            equations,
            hidden: 4,
            inputs: vec![1],
            bias: true,
            gates: Gates::Chrono(steps),
        };
        let specs = Recurrent::specs("", 0, false, &shape);
        [2, 3].map(|vector: usize| specs[vector].start.clone())
    };
    let near = |start: &Start, want: &[f64]| {
        let Start::Rows(rows) = start else {
            panic!("one number a row: {start:?}");
        };
        assert_eq!(rows.len(), want.len());
        for (a, b) in rows.iter().zip(want) {
            assert!((a - b).abs() < 1e-6, "{rows:?}");
        }
    };
    // Unit k keeps for 1 + (1 + 8 (k + 1/2) / 4) steps of ten.
    let keep = [2.0, 4.0, 6.0, 8.0].map(f64::ln);
    let (none, shut) = ([0.0; 4], keep.map(|b| -b));
    let [first, second] = starts(Equations::Lstm, 10);
    near(&first, &[shut, keep, none, none].concat());
    assert_eq!(second, Start::Constant(0.0));
    near(
        &starts(Equations::GruBefore, 10)[0],
        &[none, keep, none].concat(),
    );
    // No sequence is so short that a number is not finite, and a plain cell has no gates.
    near(&starts(Equations::Lstm, 0)[0], &[0.0; 16]);
    assert_eq!(starts(Equations::Rnn, 10)[0], Start::Uniform(0.5));
}

#[test]
fn room_is_used_again_without_a_trace_of_what_it_held() {
    let (mut used, params) = layer(Equations::Lstm, false);
    let mut fresh = used.clone();
    let x = inputs(12);
    used.begin(6, &[6, 5]);
    used.forward(&params, Source::Rows(&x), 0..6);
    used.errors_mut().0.fill(1.0);
    used.errors_mut().1.fill(1.0);
    for layer in [&mut used, &mut fresh] {
        layer.begin(3, &[3, 2]);
        layer.forward(&params, Source::Rows(&x[..48]), 0..3);
    }
    assert_eq!(used.states(), fresh.states());
    assert_eq!(used.memory(3), fresh.memory(3));
    assert_eq!(used.errors(), fresh.errors());
}
