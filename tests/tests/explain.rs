//! An explanation adds up: its terms are the number, and its factors are what the trace holds.

use seqscope_core::explain::{Explanation, MOST_TERMS, explain};
use seqscope_core::wiring::{When, wiring};
use seqscope_tests::{Case, case, limit, variants, with};
use serde_json::json;

fn of(case: &Case, block: &str, t: usize, unit: usize) -> Explanation {
    let made = explain(&case.checked, &case.trace, &[], block, t, unit);
    made.unwrap_or_else(|error| panic!("{}: {block}: {}", case.name, error.message))
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= limit(2e-6, 1e-13) * a.abs().max(b.abs()).max(1.0)
}

#[test]
fn the_terms_of_every_number_add_up_to_it() {
    for settings in variants() {
        for truncation in [json!({}), json!({"k1": 2, "k2": 3}), json!({"k2": 2})] {
            let case = case(&with(&settings, &truncation));
            for node in &wiring(&case.checked).nodes {
                let steps = if node.time == When::Each {
                    case.trace.index.steps
                } else {
                    1
                };
                for t in [1, steps.div_ceil(2), steps] {
                    for unit in [0, node.width() - 1] {
                        let found = of(&case, &node.block, t, unit);
                        let name = format!("{} {}[{t}][{unit}]", case.name, node.block);
                        assert!(close(found.total, found.value), "{name}: {found:?}");
                        let shown: f64 = found.terms.iter().map(|term| term.value).sum();
                        assert!(close(shown, found.value), "{name}: {found:?}");
                        let named = found.terms.iter().filter(|term| term.label != "rest");
                        assert!(named.count() <= MOST_TERMS, "{name}");
                        check_factors(&case, &found, &name);
                    }
                }
            }
        }
    }
}

/// Each term is the product of its factors, and each plain factor is a number of the trace.
fn check_factors(case: &Case, found: &Explanation, name: &str) {
    for term in found.terms.iter().filter(|term| !term.factors.is_empty()) {
        let product: f64 = term.factors.iter().map(|factor| factor.value).product();
        assert!(close(product, term.value), "{name}: {term:?}");
        for factor in term
            .factors
            .iter()
            .filter(|factor| factor.function.is_none())
        {
            let stored = match (&factor.block, &factor.parameter) {
                (Some(block), None) => {
                    let values = match factor.t {
                        Some(0) => case.block(&format!("{block}0")),
                        _ => case.block(block),
                    };
                    let t = factor.t.unwrap_or(1);
                    if t > case.trace.index.steps {
                        assert_eq!(factor.value, 0.0, "{name}: beyond the end");
                        continue;
                    }
                    let rows = if factor.t.is_some_and(|t| t > 0) {
                        case.trace.index.steps
                    } else {
                        1
                    };
                    let width = values.len() / rows;
                    values[t.saturating_sub(1) * width + factor.index[0]]
                }
                (None, Some(parameter)) => {
                    let values = case.block(parameter);
                    let entry = case.params.layout().entry(parameter).expect("a parameter");
                    match factor.index[..] {
                        [row, column] => values[row * entry.columns() + column],
                        [row] => values[row],
                        _ => panic!("{name}: {factor:?}"),
                    }
                }
                _ => continue,
            };
            assert_eq!(factor.value, stored, "{name}: {factor:?}");
        }
    }
}

#[test]
fn a_recurrent_sum_names_its_weights() {
    let case = case(&json!({"cell": "rnn", "input": "embedding", "embedding": 2, "hidden": 2}));
    let found = of(&case, "a", 3, 1);
    let mut labels: Vec<_> = found.terms.iter().map(|term| term.label.as_str()).collect();
    labels.sort_unstable();
    let expected = [
        "bias_hh_l0[1]",
        "bias_ih_l0[1]",
        "weight_hh_l0[1,0]·h_2[0]",
        "weight_hh_l0[1,1]·h_2[1]",
        "weight_ih_l0[1,0]·x_3[0]",
        "weight_ih_l0[1,1]·x_3[1]",
    ];
    assert_eq!(labels, expected);
    let gradient = case.block("da")[2 * 2 + 1];
    assert_eq!(found.gradient, Some(gradient));
    let weight = of(&case, "weight_hh_l0", 0, 3);
    assert_eq!(weight.gradient, Some(case.block("grad.weight_hh_l0")[3]));
}

#[test]
fn what_is_not_there_is_an_error_that_names_it() {
    let case = case(&json!({}));
    for (block, t, unit, code) in [
        ("nothing", 1, 0, "unknown-block"),
        ("G_norm", 1, 0, "unknown-block"),
        ("h", 0, 0, "out-of-range"),
        ("h", 6, 0, "out-of-range"),
        ("h", 1, 4, "out-of-range"),
        ("weight_hh_l0", 0, 16, "out-of-range"),
    ] {
        let error = explain(&case.checked, &case.trace, &[], block, t, unit);
        assert_eq!(error.expect_err("an error").code, code, "{block}");
    }
}
