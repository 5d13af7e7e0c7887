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

#[cfg(feature = "double")]
proptest::proptest! {
    /// Along a random direction in all inputs and parameters at once, for random shapes.
    #[test]
    fn directional_derivatives_agree_at_any_shape(
        seed in 0_u64..1000, n in 1_usize..5, m in 1_usize..5, d in 1_usize..6, taps in 1_usize..4,
    ) {
        let mut numbers = Numbers::new(seed);
        let shapes = [(n, d), (m, d), (1, d), (n, 1)];
        let sizes = [("w", d, d * d * taps), ("b", 1, d), ("g", 1, d), ("t", d, 3 * d)];
        let point: Vec<Vec<Real>> = sizes.iter().map(|size| size.2)
            .chain(shapes.iter().map(|(r, c)| r * c)).map(|count| numbers.many(count)).collect();
        let direction: Vec<Vec<Real>> = point.iter().map(|p| numbers.many(p.len())).collect();
        let mask: Vec<bool> = (0..n * m).map(|_| numbers.next() > -0.5).collect();
        let run = |point: &[Vec<Real>], with: &mut dyn FnMut(&Graph, &[Id], Id)| {
            let mut all = Weights::default();
            for ((name, columns, _), values) in sizes.iter().zip(point) {
                all.insert(name, *columns, values.clone());
            }
            all.insert("k", d * taps, point[0].clone());
            let mut g = Graph::new(&all);
            let x: Vec<Id> = shapes.iter().zip(&point[4..])
                .map(|(&(r, c), values)| g.input(Tensor::new(r, c, values.clone()))).collect();
            let seen = g.unfold(x[0], taps, seed % 2 == 0);
            let seen = g.linear(seen, "k", 0..d, Some("b"));
            let q = g.layer_norm(seen, "g", "b");
            let q = g.multiply(q, x[2]);
            let keys = g.batch_norm(x[1], "g", "b");
            let found = g.lookup("t", &[2, 0, 2]);
            let found = g.mean_rows(found);
            let keys = g.subtract(keys, found);
            let scores = g.product_transposed(q, keys);
            let apart = g.distances(q, keys);
            let scores = g.add(scores, apart);
            let alpha = g.softmax(scores, Some(mask.clone()));
            let c = g.product(alpha, x[1]);
            let c = g.add(c, x[3]);
            let both = g.beside(&[c, seen]);
            let both = g.sigmoid(both);
            let some = g.columns(both, d / 2..d + 1);
            let targets: Vec<Option<usize>> = (0..n).map(|i| (i > 0).then_some(i)).collect();
            let losses = g.cross_entropy(some, &targets);
            let errors = g.squared_error(both, 0.3);
            let (one, two) = (g.sum(losses), g.sum(errors));
            let loss = g.add(one, two);
            with(&g, &x, loss);
        };
        let mut slope = 0.0;
        run(&point, &mut |g, x, loss| {
            let gradients = g.backward(&[(loss, Tensor::number(1.0))]);
            let along = |a: &[f64], b: &[Real]| -> f64 {
                a.iter().zip(b).map(|(a, &b)| a * f64::from(b)).sum()
            };
            for (i, name) in ["w", "b", "g", "t"].into_iter().enumerate() {
                slope += along(gradients.exact_parameter(name), &direction[i]);
            }
            slope += along(gradients.exact_parameter("k"), &direction[0]);
            for (id, direction) in x.iter().zip(&direction[4..]) {
                slope += along(gradients.exact(*id).expect("a path"), direction);
            }
        });
        let value = |by: f64| {
            let moved: Vec<Vec<Real>> = point.iter().zip(&direction).map(|(p, d)| {
                p.iter().zip(d).map(|(&p, &d)| (f64::from(p) + by * f64::from(d)) as Real).collect()
            }).collect();
            let mut value = 0.0;
            run(&moved, &mut |g, _, loss| value = g.value(loss).at(0, 0));
            value
        };
        // The variance of a column of one or two rows may nearly vanish, where 1/√(variance + ε) is
        // curved sharply: the difference of the fourth order sees no curve.
        let step = 1e-5;
        let apart = |by: f64| value(by) - value(-by);
        let quotient = (8.0 * apart(step) - apart(2.0 * step)) / (12.0 * step);
        let far = (quotient - slope).abs() / slope.abs().max(1.0);
        proptest::prop_assert!(far < 1e-6, "{quotient} {slope}");
    }
}
