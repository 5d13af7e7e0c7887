//! What holds of every graph.

use super::{Matrix, Page};
use seqscope_tests::limit;

fn greatest(a: &Matrix) -> f64 {
    a.iter()
        .flatten()
        .fold(0.0, |most, x| f64::max(most, x.abs()))
}

fn apart(a: &Matrix, b: &Matrix) -> f64 {
    assert_eq!((a.len(), a[0].len()), (b.len(), b[0].len()));
    let pairs = a.iter().flatten().zip(b.iter().flatten());
    let most = pairs.fold(0.0, |most, (a, b)| f64::max(most, (a - b).abs()));
    most / greatest(b).max(1.0)
}

/// Each node is its operation applied to what it reads.
pub fn every_node_is_its_operation(page: &Page, name: &str) {
    for node in 0..page.nodes().len() {
        let own = page.own(node, "value").expect("a value");
        let read: Vec<Matrix> = page
            .inputs(node)
            .iter()
            .map(|&input| page.own(input, "value").expect("a value"))
            .collect();
        let found = page.evaluate(node, &read.iter().collect::<Vec<_>>());
        let off = apart(&found, &own);
        assert!(off < limit(2e-6, 1e-12), "{name}: node {node}: {off}");
    }
}

/// Moves two elements of each node, or of each of so many: the one of the greatest gradient and the
/// one of the least. Gives how many nodes have a gradient.
pub fn the_loss_follows_the_gradients(page: &Page, name: &str, each: usize) -> usize {
    let mut seen = 0;
    for node in (0..page.nodes().len()).step_by(each) {
        let Some(gradient) = page.own(node, "gradient") else {
            continue;
        };
        let columns = gradient[0].len();
        let flat = gradient.concat();
        let size = |place: &usize| flat[*place].abs();
        let by_size = |a: &usize, b: &usize| size(a).total_cmp(&size(b));
        let ends = [
            (0..flat.len()).max_by(by_size),
            (0..flat.len()).min_by(by_size),
        ];
        for place in ends.into_iter().flatten() {
            let at = [place / columns, place % columns];
            let step = 1e-4;
            let difference = page.loss(node, at, step) - page.loss(node, at, -step);
            let (slope, told) = (difference / (2.0 * step), flat[place]);
            let off = (slope - told).abs() / greatest(&gradient).max(1.0);
            assert!(
                off < limit(2e-5, 2e-6),
                "{name}: node {node}: {slope}, not {told}"
            );
        }
        seen += usize::from(greatest(&gradient) > 0.0);
    }
    seen
}

/// Equations are balanced and name the parameters that are read.
pub fn equations_name_their_parameters(page: &Page) {
    for (place, entry) in page.nodes().iter().enumerate() {
        let which = &page.tables["equation"][place];
        let which = which.as_u64().expect("a number") as usize;
        let tex = page.tables["equations"][which]
            .as_str()
            .expect("an equation");
        let count = |what: &str| tex.matches(what).count();
        assert_eq!(count("{"), count("}"), "{tex}");
        assert_eq!(count("\\left("), count("\\right)"), "{tex}");
        let op = &entry["node"]["op"];
        for field in ["name", "table", "weight", "bias"] {
            if let Some(name) = op[field].as_str() {
                assert!(tex.contains(&format!("\\data{{ref={name}}}")), "{tex}");
            }
        }
    }
}
