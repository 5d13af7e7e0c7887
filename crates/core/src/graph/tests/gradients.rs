//! Gradients against central differences, and the law of the seeds.

use super::*;

/// Σ ⟨an arbitrary matrix, y⟩: every element of y has a gradient of its own.
fn loss(graph: &mut Graph, y: Id) -> Id {
    let [rows, columns] = graph.value(y).shape();
    let weight = graph.input(Numbers::new(99).tensor(rows, columns));
    let product = graph.multiply(y, weight);
    graph.sum(product)
}

fn value(case: &Case, x: &[Tensor], weights: &Weights) -> f64 {
    let mut graph = Graph::new(weights);
    let ids: Vec<Id> = x.iter().map(|x| graph.input(x.clone())).collect();
    let y = (case.2)(&mut graph, &ids);
    let loss = loss(&mut graph, y);
    graph.value(loss).at(0, 0)
}

/// The difference quotient of `f` in one number, and how far the gradient is from it.
fn apart(gradient: f64, old: Real, f: &dyn Fn(Real) -> f64) -> f64 {
    let step = if cfg!(feature = "double") { 1e-5 } else { 1e-2 };
    let (above, below) = (old + step, old - step);
    let quotient = (f(above) - f(below)) / f64::from(above - below);
    (quotient - gradient).abs()
}

#[test]
fn every_gradient_is_the_difference_quotient() {
    let limit = if cfg!(feature = "double") { 1e-8 } else { 4e-3 };
    let parameters = parameters();
    let all = weights(&parameters);
    let mut worst = 0.0_f64;
    for (seed, case) in CASES.iter().enumerate() {
        let x = inputs(case, seed as u64 + 1);
        let mut graph = Graph::new(&all);
        let ids: Vec<Id> = x.iter().map(|x| graph.input(x.clone())).collect();
        let y = (case.2)(&mut graph, &ids);
        let total = loss(&mut graph, y);
        let gradients = graph.backward(&[(total, Tensor::number(1.0))]);
        for (input, id) in ids.iter().enumerate() {
            let gradient = gradients.of(*id).expect("a path").data.clone();
            for (place, gradient) in gradient.into_iter().enumerate() {
                let number = x[input].data[place];
                let off = apart(gradient.into(), number, &|value_there| {
                    let mut moved = x.clone();
                    moved[input].data[place] = value_there;
                    value(case, &moved, &all)
                });
                assert!(off < limit, "{}: input {input}[{place}]: {off}", case.0);
                worst = worst.max(off);
            }
        }
        for (which, (name, columns, values)) in parameters.iter().enumerate() {
            let gradient = gradients.parameter(name);
            let read = values.len() * usize::from(!gradient.is_empty());
            assert_eq!(gradient.len(), read);
            for (place, number) in values.iter().copied().enumerate() {
                let gradient = gradient.get(place).copied().unwrap_or(0.0);
                let off = apart(gradient.into(), number, &|value_there| {
                    let mut moved = parameters.clone();
                    moved[which].2[place] = value_there;
                    value(case, &x, &weights(&moved))
                });
                assert!(off < limit, "{}: {name}/{columns}[{place}]: {off}", case.0);
                worst = worst.max(off);
            }
        }
    }
    println!("worst deviation from difference quotients: {worst:.1e}");
}

#[test]
fn gradients_of_seeds_add_up() {
    let all = weights(&parameters());
    let mut graph = Graph::new(&all);
    let x = graph.input(Numbers::new(3).tensor(2, 3));
    let a = graph.linear(x, "w", 0..4, Some("b"));
    let h = graph.tanh(a);
    let first = graph.rows(h, 0..1);
    let [one, two] = [h, first].map(|of| graph.sum(of));
    let seed = || Tensor::number(1.0);
    let both = graph.backward(&[(one, seed()), (two, seed())]);
    let parts = [one, two].map(|id| graph.backward(&[(id, seed())]));
    for (place, whole) in both.exact_parameter("w").iter().enumerate() {
        let sum: f64 = parts
            .iter()
            .map(|part| part.exact_parameter("w")[place])
            .sum();
        assert!((whole - sum).abs() < 1e-12);
    }
    assert!(parts[1].of(one).is_none() && parts[1].parameter("v").is_empty());
    let none = &parts[1].of(x).expect("a path").data[3..];
    assert!(none.iter().all(|&g| g == 0.0), "the second row is not read");
}

#[test]
fn a_row_that_may_look_nowhere_gives_zeros_and_takes_none() {
    let all = Weights::default();
    let mut graph = Graph::new(&all);
    let scores = graph.input(Tensor::new(1, 2, vec![1.0, 2.0]));
    let alpha = graph.softmax(scores, Some(vec![false, false]));
    assert_eq!(graph.value(alpha).data, [0.0, 0.0]);
    let gradients = graph.backward(&[(alpha, Tensor::new(1, 2, vec![1.0, 5.0]))]);
    assert_eq!(gradients.of(scores).expect("a path").data, [0.0, 0.0]);
}

#[test]
fn great_scores_overflow_nowhere() {
    let all = Weights::default();
    let mut graph = Graph::new(&all);
    let scores = graph.input(Tensor::new(1, 3, vec![80.0, -80.0, 1e30]));
    let alpha = graph.softmax(scores, None);
    let loss = graph.cross_entropy(scores, &[Some(1)]);
    assert_eq!(graph.value(alpha).data[2], 1.0);
    assert!((graph.value(loss).at(0, 0) / 1e30 - 1.0).abs() < 1e-6);
    let gradients = graph.backward(&[(loss, Tensor::number(1.0))]);
    assert_eq!(gradients.of(scores).expect("a path").data[1], -1.0);
}
