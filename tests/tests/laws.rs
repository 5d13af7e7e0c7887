//! What must hold for every network: the identities of back-propagation through time.

use seqscope_core::contribution::kept;
use seqscope_core::params::Params;
use seqscope_tests::{Case, case, checked, deviation, limit, traced, variants, with};
use serde_json::{Value, json};

/// The cells at a length and width.
fn cells(steps: usize, hidden: usize) -> Vec<Value> {
    let cells = [
        ("rnn", "after"),
        ("lstm", "after"),
        ("gru", "after"),
        ("gru", "before"),
    ];
    let settings = cells.map(|(cell, reset)| {
        json!({"cell": cell, "reset": reset, "time_steps": steps, "hidden": hidden,
            "text": LONG.repeat(2), "input": "embedding"})
    });
    settings.to_vec()
}

const LONG: &str = "the cat drinks milk and the dog eats the bread that the cat left on the table \
    while a bird sings in the tree behind the house where the dog sleeps when the sun is high and \
    the cat waits for the bird to come down from the tree so that the dog may see the cat run to \
    the house with the bread of the bird . ";

fn matrix(values: &[f64], index: usize, size: usize) -> &[f64] {
    &values[index * size..(index + 1) * size]
}

fn sum(rows: impl Iterator<Item = Vec<f64>>) -> Vec<f64> {
    let total = rows.reduce(|a, b| a.iter().zip(&b).map(|(a, b)| a + b).collect());
    total.expect("at least one row")
}

/// v·M for a row vector and a matrix of so many columns.
fn times(vector: &[f64], matrix: &[f64], columns: usize) -> Vec<f64> {
    assert_eq!(vector.len() * columns, matrix.len());
    let column = |c| {
        vector
            .iter()
            .enumerate()
            .map(move |(r, v)| v * matrix[r * columns + c])
    };
    (0..columns).map(|c| column(c).sum()).collect()
}

#[test]
fn the_sum_over_all_paths_is_the_gradient() {
    for (steps, hidden) in [(5, 4), (32, 16), (128, 32)] {
        for settings in cells(steps, hidden) {
            let case = case(&settings);
            assert_eq!(case.trace.index.steps, steps);
            let error = case.trace.index.scalars.identity_error;
            assert!(error <= limit(1e-5, 1e-12), "{}: {error}", settings["cell"]);
            if steps == 32 {
                // Computed twice, the sum cannot be the same to the last bit.
                assert!(error > 0.0, "{}: not independent", settings["cell"]);
            }
        }
    }
}

#[test]
fn contributions_add_up_to_the_gradient() {
    let tolerance = limit(2e-6, 1e-13);
    for settings in variants() {
        for truncation in [json!({}), json!({"k2": 2}), json!({"k1": 2, "k2": 4})] {
            let case = case(&with(&settings, &truncation));
            let steps = case.trace.index.steps;
            let (contributions, kept) = (case.block("contrib"), case.block("kept"));
            let size = contributions.len() / (steps * steps);
            let rows = (0..steps * steps).map(|pair| {
                let one = matrix(&contributions, pair, size).iter();
                one.map(|value| value * kept[pair]).collect()
            });
            let apart = deviation(&sum(rows), &case.block("grad.weight_hh_l0"));
            assert!(apart < tolerance, "{}: {apart}", case.name);
            let shares = case.block("dW_hh_t");
            let shares = (0..steps).map(|t| matrix(&shares, t, size).to_vec());
            let apart = deviation(&sum(shares), &case.block("grad.weight_hh_l0"));
            assert!(apart < tolerance, "{}: {apart}", case.name);
            let running = case.block("dW_hh_sum");
            let apart = deviation(matrix(&running, 0, size), &case.block("grad.weight_hh_l0"));
            assert!(apart < tolerance, "{}: {apart}", case.name);
        }
    }
}

#[test]
fn columns_add_up_to_the_gradient_of_the_state() {
    for settings in variants() {
        for truncation in [json!({}), json!({"k1": 2, "k2": 3}), json!({"k2": 2})] {
            let case = case(&with(&settings, &truncation));
            let (steps, hidden) = (case.trace.index.steps, case.trace.index.hidden);
            let (table, kept, dh) = (case.block("G"), case.block("kept"), case.block("dh"));
            for k in 0..steps {
                let rows = (0..steps).map(|j| {
                    let pair = j * steps + k;
                    let row = matrix(&table, pair, hidden).iter();
                    row.map(|value| value * kept[pair]).collect()
                });
                let apart = sum(rows)
                    .iter()
                    .zip(matrix(&dh, k, hidden))
                    .fold(0.0, |most: f64, (a, b)| most.max((a - b).abs()));
                assert!(apart < limit(1e-6, 1e-14), "{} k={k}: {apart}", case.name);
            }
        }
    }
}

#[test]
fn a_row_is_the_loss_times_the_product_of_jacobians() {
    for settings in variants() {
        let case = case(&settings);
        let index = &case.trace.index;
        let (steps, hidden, symbols) = (index.steps, index.hidden, index.symbols);
        let (y, weights) = (case.block("y"), case.block("output.weight"));
        let (jacobians, table) = (case.block("J"), case.block("G"));
        let size = jacobians.len() / steps;
        let state = size.isqrt();
        let memory = (state > hidden).then(|| case.block("Gc"));
        let share = if settings["reduction"] == "mean" {
            1.0 / steps as f64
        } else {
            1.0
        };
        for j in 0..steps {
            let mut error = matrix(&y, j, symbols).to_vec();
            error[index.targets[j]] -= 1.0;
            error.iter_mut().for_each(|e| *e *= share);
            let mut row = times(&error, &weights, hidden);
            row.resize(state, 0.0);
            for k in (0..steps).rev() {
                let found = matrix(&table, j * steps + k, hidden);
                if k > j {
                    assert!(found.iter().all(|&x| x == 0.0), "{}: future", case.name);
                    continue;
                }
                let apart = deviation(found, &row[..hidden]);
                assert!(apart < limit(1e-5, 1e-11), "{} {j} {k}: {apart}", case.name);
                if let Some(memory) = &memory {
                    // ∂L_j/∂c_k at a fixed h_k is what the product gives; the block also counts the
                    // way through h_k.
                    let (o, tanh_c) = (case.block("o"), case.block("tanh_c"));
                    let through = (0..hidden).map(|unit| {
                        let at = k * hidden + unit;
                        row[hidden + unit] + row[unit] * o[at] * (1.0 - tanh_c[at].powi(2))
                    });
                    let expected: Vec<f64> = through.collect();
                    let found = matrix(memory, j * steps + k, hidden);
                    let apart = deviation(found, &expected);
                    assert!(
                        apart < limit(1e-5, 1e-11),
                        "{} {j} {k}: c {apart}",
                        case.name
                    );
                }
                row = times(&row, matrix(&jacobians, k, size), state);
            }
        }
    }
}

#[test]
fn norms_and_ratios_are_those_of_the_blocks() {
    for settings in variants() {
        let case = case(&settings);
        let (steps, hidden) = (case.trace.index.steps, case.trace.index.hidden);
        let norm = |values: &[f64]| values.iter().map(|x| x * x).sum::<f64>().sqrt();
        let wide = |name: &str| case.trace.values64(name).expect("a block").to_vec();
        let each = |name: &str, count: usize| {
            let values = case.block(name);
            let size = values.len() / count;
            (0..count)
                .map(|i| norm(matrix(&values, i, size)))
                .collect::<Vec<_>>()
        };
        for (name, of, count) in [
            ("G_norm", "G", steps * steps),
            ("contrib_norm", "contrib", steps * steps),
            ("dh_norm", "dh", steps),
            ("dW_hh_norm", "dW_hh_t", steps),
            ("dW_hh_sum_norm", "dW_hh_sum", steps),
            ("dW_ih_norm", "dW_ih_t", steps),
            ("dW_ih_sum_norm", "dW_ih_sum", steps),
        ] {
            let apart = deviation(&wide(name), &each(of, count));
            assert!(apart < limit(1e-6, 1e-13), "{}: {name} {apart}", case.name);
        }
        let (norms, reach) = (wide("G_norm"), wide("reach"));
        for j in 0..steps {
            for k in 0..=j {
                let expected = norms[j * steps + k] / norms[j * steps + j];
                assert_eq!(reach[j * steps + k], expected, "{}", case.name);
            }
        }
        let (jacobians, dh) = (case.block("J"), case.block("dh"));
        let size = jacobians.len() / steps;
        let state = size.isqrt();
        for (t, &gain) in wide("gain").iter().enumerate() {
            let mut from = matrix(&dh, t, hidden).to_vec();
            if state > hidden {
                from.extend(matrix(&case.block("dc_carry"), t, hidden));
            }
            let expected = norm(&times(&from, matrix(&jacobians, t, size), state)) / norm(&from);
            assert!(
                (gain - expected).abs() < limit(1e-5, 1e-12),
                "{} {t}",
                case.name
            );
        }
    }
}

/// What truncation leaves of the gradients, against no truncation.
fn gradients(case: &Case) -> Vec<(String, Vec<f64>)> {
    let entries = case.params.layout().entries().iter();
    entries
        .map(|entry| {
            (
                entry.name.clone(),
                case.block(&format!("grad.{}", entry.name)),
            )
        })
        .collect()
}

#[test]
fn a_wide_window_cuts_nothing() {
    for settings in variants() {
        let exact = case(&settings);
        for truncation in [
            json!({"k2": 128}),
            json!({"k1": 2, "k2": 128}),
            json!({"k1": 3}),
        ] {
            let wide = case(&with(&settings, &truncation));
            for ((name, found), (_, expected)) in gradients(&wide).iter().zip(gradients(&exact)) {
                let apart = deviation(found, &expected);
                assert!(apart < limit(1e-6, 1e-14), "{}: {name} {apart}", wide.name);
            }
            assert!(
                wide.block("kept").iter().sum::<f64>() == 21.0,
                "6·7/2 pairs"
            );
        }
    }
}

#[test]
fn paths_are_cut_exactly_where_the_mask_is_zero() {
    for settings in variants() {
        for (k1, k2) in [(0, 2), (2, 2), (2, 3), (1, 2), (3, 4), (1, 1)] {
            let case = case(&with(&settings, &json!({"k1": k1, "k2": k2})));
            let steps = case.trace.index.steps;
            let mask = case.block("kept");
            for j in 1..=steps {
                let end = if k1 == 0 {
                    steps
                } else {
                    steps.min(j.div_ceil(k1) * k1)
                };
                for k in 1..=steps {
                    let expected = k <= j && k + k2 > end;
                    let found = mask[(j - 1) * steps + k - 1] == 1.0;
                    assert_eq!(found, expected, "{} j={j} k={k}", case.name);
                    assert_eq!(kept(case.checked.settings(), steps, j, k), expected);
                }
            }
            let cut = mask.iter().sum::<f64>() < 21.0;
            assert!(cut, "{}: nothing was cut", case.name);
            let exact = gradients(&self::case(&settings));
            for ((name, found), (_, exact)) in gradients(&case).iter().zip(&exact) {
                if name.starts_with("output.") {
                    // The output layer is reached by every loss, whatever is cut.
                    assert_eq!(found, exact, "{}: {name}", case.name);
                } else {
                    let apart = deviation(found, exact);
                    assert!(apart > 1e-5, "{}: {name} lost nothing", case.name);
                }
            }
            for (name, block) in [("p_target", "p_target"), ("L", "L"), ("h", "h")] {
                let whole = self::case(&settings).block(block);
                assert_eq!(case.block(block), whole, "{}: {name}", case.name);
            }
        }
    }
}

#[test]
fn chunks_and_sliding_windows_agree_on_the_output_layer_only() {
    for settings in variants() {
        let chunk = case(&with(&settings, &json!({"k1": 3, "k2": 3})));
        let window = case(&with(&settings, &json!({"k1": 1, "k2": 3})));
        assert_eq!(
            chunk.trace.index.scalars.loss,
            window.trace.index.scalars.loss
        );
        let name = "grad.output.weight";
        assert_eq!(chunk.block(name), window.block(name), "{}", chunk.name);
        let (a, b) = (
            chunk.block("grad.weight_hh_l0"),
            window.block("grad.weight_hh_l0"),
        );
        assert!(deviation(&a, &b) > 1e-3, "{}", chunk.name);
    }
}

#[test]
fn one_weight_stands_at_every_step() {
    // Changing one recurrent weight changes the contribution of each copy: by differences, the loss
    // moves as the sum over all steps says, and as no share of it does.
    for settings in variants() {
        let here = case(&settings);
        let steps = here.trace.index.steps;
        let shares = here.block("dW_hh_t");
        let size = shares.len() / steps;
        let element = (0..size)
            .max_by(|&a, &b| {
                let total = |e: usize| (0..steps).map(|t| shares[t * size + e]).sum::<f64>().abs();
                total(a).total_cmp(&total(b))
            })
            .expect("there are weights");
        let columns = here.trace.index.hidden;
        let step = limit(3e-3, 1e-5);
        let loss = |change: f64| {
            let mut params: Params = here.params.clone();
            let place = params.element("weight_hh_l0", element / columns, element % columns);
            *place.expect("an element") += change as seqscope_core::real::Real;
            traced(checked(&settings), params, "moved")
                .trace
                .index
                .scalars
                .loss
        };
        let slope = (loss(step) - loss(-step)) / (2.0 * step);
        let total: f64 = (0..steps).map(|t| shares[t * size + element]).sum();
        let apart = (slope - total).abs() / total.abs();
        assert!(apart < limit(2e-2, 1e-6), "{}: {slope} {total}", here.name);
        for t in 1..steps {
            assert!(
                shares[t * size + element] != 0.0,
                "{}: copy {t} is idle",
                here.name
            );
        }
        let moved = {
            let mut params = here.params.clone();
            let place = params.element("weight_hh_l0", element / columns, element % columns);
            *place.expect("an element") += 0.5;
            traced(checked(&settings), params, "moved")
        };
        // h_0 is zero, so the first copy multiplies nothing forward; all later states move.
        let (before, after) = (here.block("h"), moved.block("h"));
        for t in 1..steps {
            let at = t * columns..(t + 1) * columns;
            assert_ne!(before[at.clone()], after[at], "{} t={t}", here.name);
        }
    }
}
