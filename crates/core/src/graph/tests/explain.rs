//! A number is the sum of the terms it is told to be.

use super::super::explain::{self, Explanation, gradient};
use super::*;

fn sums(found: &Explanation, what: &str) {
    let limit = if cfg!(feature = "double") {
        1e-12
    } else {
        1e-6
    };
    let apart = (found.total - found.value).abs();
    assert!(
        apart < limit * found.value.abs().max(1.0),
        "{what}: {apart}"
    );
    let terms: f64 = found.terms.iter().map(|term| term.value).sum();
    assert!((terms - found.total).abs() < 1e-12, "{what}");
    for term in found.terms.iter().filter(|term| term.count == 1) {
        let product: f64 = term.factors.iter().map(|factor| factor.value).product();
        assert_eq!(product, term.value, "{what}");
    }
}

#[test]
fn values_and_gradients_are_the_sums_of_their_terms() {
    let all = weights(&parameters());
    for case in CASES {
        let mut graph = Graph::new(&all);
        let x = inputs(case, 5);
        let ids: Vec<Id> = x.into_iter().map(|x| graph.input(x)).collect();
        let y = (case.2)(&mut graph, &ids);
        let squares = graph.multiply(y, y);
        let total = graph.sum(squares);
        let gradients = graph.backward(&[(total, Tensor::number(1.0))]);
        for id in graph.ids() {
            for element in 0..graph.value(id).data.len() {
                let found = explain::value(&graph, id, element).expect("a value");
                let given = matches!(graph.node(id).op, Op::Input | Op::Parameter { .. });
                assert_eq!(found.terms.is_empty(), given, "{}", case.0);
                if !given {
                    sums(&found, case.0);
                }
                let found = gradient::of_node(&graph, &gradients, id, element);
                if id != total {
                    sums(&found.expect("a gradient"), case.0);
                }
            }
        }
        for (name, _, values) in parameters() {
            for element in 0..values.len() {
                let found = gradient::of_parameter(&graph, &gradients, name, element);
                sums(&found.expect("a gradient"), case.0);
            }
        }
    }
}

#[test]
fn factors_are_the_elements_they_name() {
    let all = weights(&parameters());
    let mut graph = Graph::new(&all);
    let x = graph.input(Numbers::new(3).tensor(2, 3));
    let y = graph.linear(x, "w", 1..3, Some("b"));
    let found = explain::value(&graph, y, 3).expect("a value");
    assert_eq!((found.index, found.terms.len()), ([1, 1], 4));
    for factor in found.terms.iter().flat_map(|term| &term.factors) {
        let [row, column] = factor.index;
        let value = match (&factor.parameter, factor.node) {
            (Some(name), None) => all.values(name)[row * all.columns(name) + column].into(),
            (None, Some(id)) => graph.value(id).at(row, column),
            other => panic!("neither one nor the other: {other:?}"),
        };
        assert_eq!(factor.value, value);
    }
}

#[test]
fn what_there_is_not_is_an_error() {
    let all = weights(&parameters());
    let mut graph = Graph::new(&all);
    let x = graph.input(Tensor::zeros(2, 0));
    let gradients = graph.backward(&[]);
    assert!(explain::value(&graph, x, 0).is_err());
    assert!(explain::value(&graph, Id(7), 0).is_err());
    assert!(gradient::of_node(&graph, &gradients, x, 1).is_err());
    for (name, element) in [("w", 12), ("nothing", 0)] {
        assert!(gradient::of_parameter(&graph, &gradients, name, element).is_err());
    }
}
