//! How one element of a gradient came about.

use super::{Explanation, Factor, number, place, told};
use crate::error::Error;
use crate::graph::adjoint::To;
use crate::graph::{Gradients, Graph, Id, Op};

/// An element of a node's gradient.
fn handed(node: Id, index: [usize; 2], value: f64) -> Factor {
    Factor {
        node: Some(node),
        index,
        function: Some("gradient"),
        value,
        ..Factor::default()
    }
}

/// Explains one element of a node's gradient: over all nodes that read it, the slope of each of
/// their elements times that element's gradient.
///
/// # Errors
/// When there is no such node or element.
pub fn of_node(
    graph: &Graph,
    gradients: &Gradients,
    id: Id,
    element: usize,
) -> Result<Explanation, Error> {
    let index = place(graph, id, element)?;
    let value = gradients.exact(id).map_or(0.0, |exact| exact[element]);
    let mut products = Vec::new();
    for reader in graph.ids().skip(id.index()) {
        let node = graph.node(reader);
        let (Some(own), true) = (gradients.exact(reader), node.inputs.contains(&id)) else {
            continue;
        };
        let columns = graph.value(reader).columns;
        let mut unit = vec![0.0; own.len()];
        for (m, &value) in own.iter().enumerate().filter(|(_, own)| **own != 0.0) {
            unit[m] = 1.0;
            let mut slope = 0.0;
            graph.adjoint(reader.index(), &unit, true, &mut |to, share| {
                if matches!(to, To::Input(input) if node.inputs[input] == id) {
                    slope += share[element];
                }
            });
            unit[m] = 0.0;
            if slope == 0.0 {
                continue;
            }
            let mut local = number(slope);
            if let Op::Linear { weight, rows, .. } = &node.op {
                local.parameter = Some(weight.clone());
                local.index = [rows[0] + m % columns, index[1]];
            }
            products.push(vec![
                local,
                handed(reader, [m / columns, m % columns], value),
            ]);
        }
    }
    Ok(Explanation {
        node: Some(id),
        ..told(index, value, products)
    })
}

/// Explains one element of a parameter's gradient, in PyTorch's orientation: the sum over all nodes
/// that read it. For a matrix that multiplies, each term is the gradient of a row's element times
/// what was multiplied; for all others it is the node's share.
///
/// # Errors
/// When there is no such parameter or element.
pub fn of_parameter(
    graph: &Graph,
    gradients: &Gradients,
    name: &str,
    element: usize,
) -> Result<Explanation, Error> {
    let weights = graph.weights();
    if element >= weights.values(name).len() {
        let message = format!("“{name}” has no element {element}.");
        return Err(Error::new("out-of-range", "element", message)
            .with("parameter", name)
            .with("element", element));
    }
    let columns = weights.columns(name);
    let index = [element / columns, element % columns];
    let exact = gradients.exact_parameter(name);
    let mut products = Vec::new();
    for id in graph.ids() {
        let node = graph.node(id);
        let (Some(own), true) = (gradients.exact(id), node.op.parameters().contains(&name)) else {
            continue;
        };
        match &node.op {
            Op::Linear { weight, rows, .. } if weight == name => {
                if !(rows[0]..rows[1]).contains(&index[0]) {
                    continue;
                }
                let (m, x) = (index[0] - rows[0], node.inputs[0]);
                for row in 0..graph.value(id).rows {
                    let read = Factor {
                        node: Some(x),
                        index: [row, index[1]],
                        value: graph.value(x).at(row, index[1]),
                        ..Factor::default()
                    };
                    let d = own[row * (rows[1] - rows[0]) + m];
                    products.push(vec![handed(id, [row, m], d), read]);
                }
            }
            _ => {
                let mut share = 0.0;
                graph.adjoint(id.index(), own, false, &mut |to, values| {
                    if let To::Parameter(to, from) = to
                        && to == name
                    {
                        let own = element.checked_sub(from).and_then(|at| values.get(at));
                        share += own.copied().unwrap_or(0.0);
                    }
                });
                if share != 0.0 {
                    let factor = handed(id, [0, 0], share);
                    products.push(vec![Factor {
                        function: Some("share"),
                        ..factor
                    }]);
                }
            }
        }
    }
    let value = exact.get(element).copied().unwrap_or(0.0);
    Ok(Explanation {
        parameter: Some(name.to_owned()),
        ..told(index, value, products)
    })
}
