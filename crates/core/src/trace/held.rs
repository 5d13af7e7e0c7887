//! Held gates against the function they make: differences of its loss, and what must stay the same.

use super::force::Force;
use super::{Look, Trace, WHOLE, compute};
use crate::params::Params;
use crate::real::Real;
use crate::settings::{Cell, Checked, Reset, Settings};

const CELLS: [(Cell, Reset, &[&str]); 3] = [
    (Cell::Lstm, Reset::After, &["i", "f", "o"]),
    (Cell::Gru, Reset::After, &["r", "z"]),
    (Cell::Gru, Reset::Before, &["r", "z"]),
];

fn checked(cell: Cell, reset: Reset, k2: usize) -> Checked {
    let settings = Settings {
        cell,
        reset,
        k2,
        hidden: 3,
        time_steps: 5,
        ..Settings::default()
    };
    settings.check().expect("these settings are right")
}

fn force(gate: &str, unit: Option<usize>, t: Option<usize>, value: f64) -> Force {
    let gate = gate.to_owned();
    Force {
        gate,
        unit,
        t,
        value,
    }
}

fn traced(checked: &Checked, params: &Params, forces: &[Force]) -> Trace {
    let look = Look { forces, ..WHOLE };
    compute(checked, params, 0, look, |_| (params.clone(), 1.0))
}

/// One unit at one step, one unit always, all units at one step, all always; the last of them twice.
fn ways(gate: &str) -> Vec<Vec<Force>> {
    vec![
        vec![force(gate, Some(1), Some(3), 0.3)],
        vec![force(gate, Some(2), None, 1.0)],
        vec![force(gate, None, Some(2), 0.0)],
        vec![
            force(gate, None, None, 0.8),
            force(gate, Some(0), Some(4), 0.1),
        ],
    ]
}

fn values<'a>(trace: &'a Trace, name: &str) -> &'a [Real] {
    trace.values(name).expect("a block of every trace")
}

#[test]
fn nothing_held_gives_the_same_bits_and_what_is_held_is_there() {
    for (cell, reset, gates) in CELLS {
        let checked = checked(cell, reset, 0);
        let params = Params::initial(&checked);
        let free = traced(&checked, &params, &[]);
        for gate in gates {
            for forces in ways(gate) {
                let held = traced(&checked, &params, &forces);
                assert_ne!(free.data, held.data, "{gate}");
                for t in 1..=5 {
                    for unit in 0..3 {
                        let of = |f: &&Force| {
                            f.t.is_none_or(|at| at == t) && f.unit.is_none_or(|u| u == unit)
                        };
                        let at = (t - 1) * 3 + unit;
                        let inner = values(&held, &format!("da_{gate}"))[at];
                        if let Some(force) = forces.iter().rfind(of) {
                            assert_eq!(values(&held, gate)[at], force.value as Real);
                            assert_eq!(inner, 0.0, "{gate}: nothing passes");
                        } else if t > 1 {
                            assert_ne!(inner, 0.0, "{gate}: something passes");
                        }
                    }
                }
                assert!(held.index.scalars.identity_error < 1e-5, "{gate}");
            }
        }
    }
}

#[test]
fn a_held_trace_without_pairs_is_the_same_as_far_as_it_goes() {
    for (cell, reset, gates) in CELLS {
        let checked = checked(cell, reset, 0);
        let params = Params::initial(&checked);
        let forces = &ways(gates[0])[3];
        let whole = traced(&checked, &params, forces);
        let look = Look {
            forces,
            pairs: false,
            ..WHOLE
        };
        let short = compute(&checked, &params, 0, look, |_| (params.clone(), 1.0));
        assert!(short.index.scalars.identity_error.is_nan());
        assert!(short.entry("G").is_none() && short.entry("J").is_none());
        for entry in &short.index.blocks {
            assert_eq!(
                short.values(&entry.name),
                whole.values(&entry.name),
                "{}",
                entry.name
            );
            assert_eq!(short.values64(&entry.name), whole.values64(&entry.name));
        }
    }
}

#[test]
fn the_road_alone_is_the_gradient_without_recurrent_weights() {
    for (cell, reset, _) in CELLS {
        for k2 in [0, 2] {
            let checked = checked(cell, reset, k2);
            let mut params = Params::initial(&checked);
            let name = if cell == Cell::Lstm { "dc" } else { "dh" };
            let road = format!("{name}_road");
            let trace = traced(&checked, &params, &[]);
            assert_ne!(values(&trace, &road), values(&trace, name));
            let columns = params.torch("weight_hh_l0").len();
            params
                .set_torch("weight_hh_l0", &vec![0.0; columns])
                .expect("its own shape");
            let trace = traced(&checked, &params, &[]);
            for (a, b) in values(&trace, &road).iter().zip(values(&trace, name)) {
                assert!((a - b).abs() < 1e-6, "{cell:?} {k2}: {a} {b}");
            }
            let kept = trace.values64("road").expect("a block of gated cells");
            let valve = values(&trace, if cell == Cell::Lstm { "f" } else { "z" });
            let end = if cell == Cell::Lstm { "c" } else { "h" };
            let parts = values(&trace, "past").iter().zip(values(&trace, "fresh"));
            for ((past, fresh), end) in parts.zip(values(&trace, end)) {
                assert!((past + fresh - end).abs() < 1e-6, "{cell:?}");
            }
            if cell == Cell::Lstm && k2 == 0 {
                let carried = values(&trace, "dc_carry");
                assert_eq!(values(&trace, "back")[3..], carried[..12]);
            }
            let since = trace.values64("since").expect("a block of gated cells");
            assert_eq!(kept[4 * 3..], [1.0; 3]);
            assert_eq!(since[..3], [1.0; 3]);
            for unit in 0..3 {
                let product: f64 = (1..5).map(|t| f64::from(valve[t * 3 + unit])).product();
                assert!((kept[unit] - product).abs() < 1e-12);
                assert!((since[4 * 3 + unit] - product).abs() < 1e-12);
            }
        }
    }
}

#[test]
fn what_does_not_apply_is_refused() {
    let refused = |force: Force, cell| force.check(cell, 3, 5).expect_err("a refusal").code;
    assert_eq!(refused(force("f", None, None, 1.0), Cell::Rnn), "no-gate");
    assert_eq!(refused(force("z", None, None, 1.0), Cell::Lstm), "no-gate");
    for (unit, t, value) in [
        (Some(3), None, 0.0),
        (None, Some(6), 0.0),
        (None, Some(0), 0.0),
        (None, None, 1.01),
        (None, None, -0.1),
        (None, None, f64::NAN),
        (None, None, f64::INFINITY),
    ] {
        assert_eq!(
            refused(force("f", unit, t, value), Cell::Lstm),
            "out-of-range"
        );
    }
    let good = force("o", Some(2), Some(5), 0.0);
    assert!(good.check(Cell::Lstm, 3, 5).is_ok());
}

/// Only 64 bits tell a slope from rounding.
#[cfg(feature = "double")]
mod differences {
    use super::super::{Look, WHOLE, compute};
    use super::{CELLS, checked, traced, values, ways};
    use crate::params::Params;

    const STEP: f64 = 1e-5;

    fn close(name: &str, found: f64, want: f64, most: f64) {
        let apart = (found - want).abs() / most.max(1e-3);
        assert!(apart < 1e-6, "{name}: {found} {want}");
    }

    #[test]
    fn gradients_are_the_slopes_of_the_held_function() {
        for (cell, reset, gates) in CELLS {
            let checked = checked(cell, reset, 0);
            let params = Params::initial(&checked);
            for gate in gates {
                for forces in ways(gate) {
                    let trace = traced(&checked, &params, &forces);
                    let loss = |params: &Params, forces: &[_]| {
                        let pairs = false;
                        let look = Look {
                            forces,
                            pairs,
                            ..WHOLE
                        };
                        let next = |_: &Params| (params.clone(), 1.0);
                        compute(&checked, params, 0, look, next).index.scalars.loss
                    };
                    for entry in params.layout().entries() {
                        let name = format!("grad.{}", entry.name);
                        let gradient = values(&trace, &name);
                        let most = gradient.iter().fold(0.0, |most: f64, x| most.max(x.abs()));
                        let start = params.torch(&entry.name);
                        for (at, &want) in gradient.iter().enumerate() {
                            let moved = |by: f64| {
                                let (mut moved, mut values) = (params.clone(), start.clone());
                                values[at] += by;
                                moved.set_torch(&entry.name, &values).expect("its shape");
                                loss(&moved, &forces)
                            };
                            let found = (moved(STEP) - moved(-STEP)) / (2.0 * STEP);
                            close(&format!("{gate} {name} {at}"), found, want, most);
                        }
                    }
                    // The gradient of a held value is the slope in that value.
                    let Some((t, unit)) = forces[0].t.zip(forces[0].unit) else {
                        continue;
                    };
                    let moved = |by: f64| {
                        let mut moved = forces.clone();
                        moved[0].value += by;
                        loss(&params, &moved)
                    };
                    let found = (moved(STEP) - moved(-STEP)) / (2.0 * STEP);
                    let want = values(&trace, &format!("d{gate}"))[(t - 1) * 3 + unit];
                    close(gate, found, want, want.abs());
                }
            }
        }
    }
}
