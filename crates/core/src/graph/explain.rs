//! How one number of a graph came about: a value as the sum of products it is, a gradient as the
//! sum of what each reader hands back.

pub mod gradient;

use super::Graph;
use super::model::Built;
use super::node::Id;
use super::op::{Op, moments, seen, transpose, vector};
use crate::error::Error;
use crate::order;
use serde::Serialize;

/// At most so many terms are told one by one.
pub const MOST_TERMS: usize = 12;

/// Something multiplied: an element of a node, of a parameter, or a plain number.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Factor {
    /// The node read.
    pub node: Option<Id>,
    /// The parameter read.
    pub parameter: Option<String>,
    /// Row and column; in PyTorch's orientation for a parameter.
    pub index: [usize; 2],
    /// The function applied to what was read; `gradient` for the loss's gradient by it.
    pub function: Option<&'static str>,
    /// What the factor is worth, the function applied.
    pub value: f64,
}

/// One term of the sum.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Term {
    /// What is multiplied; nothing for the sum of the terms that are not told.
    pub factors: Vec<Factor>,
    /// The product.
    pub value: f64,
    /// How many terms are added up in it.
    pub count: usize,
}

/// How one number came about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// The node whose value or gradient it is.
    pub node: Option<Id>,
    /// The parameter whose gradient it is.
    pub parameter: Option<String>,
    /// Row and column.
    pub index: [usize; 2],
    /// The value, or the gradient.
    pub value: f64,
    /// The terms, the greatest first; none for what is given.
    pub terms: Vec<Term>,
    /// Their sum.
    pub total: f64,
}

/// How one number of a node came about, an element of its value or of its gradient; the node is named
/// by its place in the graph.
///
/// # Errors
/// When there is no such number.
pub fn number_at(
    built: &Built,
    place: usize,
    element: usize,
    gradient: bool,
) -> Result<Explanation, Error> {
    let id = built.graph.ids().nth(place);
    let id = id.ok_or_else(|| Error::new("out-of-range", "node", "There is no such node."))?;
    if gradient {
        return gradient::of_node(&built.graph, &built.gradients(), id, element);
    }
    value(&built.graph, id, element)
}

fn number(value: f64) -> Factor {
    Factor {
        value,
        ..Factor::default()
    }
}

/// So many products.
fn each(count: usize, product: &dyn Fn(usize) -> Vec<Factor>) -> Vec<Vec<Factor>> {
    (0..count).map(product).collect()
}

/// Keeps the greatest terms and adds up the others.
fn told(index: [usize; 2], value: f64, products: Vec<Vec<Factor>>) -> Explanation {
    let terms = products.into_iter().map(|factors| Term {
        value: factors.iter().map(|factor| factor.value).product(),
        factors,
        count: 1,
    });
    let mut terms: Vec<Term> = terms.collect();
    let total = terms.iter().map(|term| term.value).sum();
    order::sort(&mut terms, |a, b| b.value.abs().total_cmp(&a.value.abs()));
    if terms.len() > MOST_TERMS {
        let rest = terms.split_off(MOST_TERMS);
        terms.push(Term {
            factors: Vec::new(),
            value: rest.iter().map(|term| term.value).sum(),
            count: rest.len(),
        });
    }
    Explanation {
        node: None,
        parameter: None,
        index,
        value,
        terms,
        total,
    }
}

/// The row and column of an element of a node.
fn place(graph: &Graph, id: Id, element: usize) -> Result<[usize; 2], Error> {
    let found = graph.ids().nth(id.index()).map(|id| graph.value(id));
    match found {
        Some(value) if element < value.data.len() => {
            Ok([element / value.columns, element % value.columns])
        }
        _ => {
            let message = format!("Node {} has no element {element}.", id.index());
            Err(Error::new("out-of-range", "element", message).with("element", element))
        }
    }
}

/// Explains one element of a node's value.
///
/// # Errors
/// When there is no such node or element.
pub fn value(graph: &Graph, id: Id, element: usize) -> Result<Explanation, Error> {
    let index = place(graph, id, element)?;
    let value = graph.value(id).at(index[0], index[1]);
    let products = Elements { graph, id }.products(index);
    Ok(Explanation {
        node: Some(id),
        ..told(index, value, products)
    })
}

/// Takes apart the elements of one node.
struct Elements<'a> {
    graph: &'a Graph<'a>,
    id: Id,
}

impl Elements<'_> {
    /// An element of an input; a single row or column stands for all.
    fn input(&self, input: usize, row: usize, column: usize) -> Factor {
        let id = self.graph.node(self.id).inputs[input];
        let value = self.graph.value(id);
        let place = value.place(row, column);
        Factor {
            node: Some(id),
            index: [place / value.columns, place % value.columns],
            value: value.data[place].into(),
            ..Factor::default()
        }
    }

    fn parameter(&self, name: &str, row: usize, column: usize) -> Factor {
        let weights = self.graph.weights();
        Factor {
            parameter: Some(name.to_owned()),
            index: [row, column],
            value: vector(weights, name, row * weights.columns(name) + column),
            ..Factor::default()
        }
    }

    fn function(&self, name: &'static str, of: Factor, value: f64) -> Vec<Vec<Factor>> {
        vec![vec![Factor {
            function: Some(name),
            value,
            ..of
        }]]
    }

    fn products(&self, [r, c]: [usize; 2]) -> Vec<Vec<Factor>> {
        let graph = self.graph;
        let node = graph.node(self.id);
        let x = |input: usize| graph.value(node.inputs[input]);
        let own = graph.value(self.id).at(r, c);
        let here = |input: usize| self.input(input, r, c);
        let one = |factor: Factor| vec![vec![factor]];
        let applied = |name| self.function(name, here(0), own);
        match &node.op {
            Op::Input | Op::Parameter { .. } => Vec::new(),
            Op::Lookup { table, rows } => one(self.parameter(table, rows[r], c)),
            Op::Linear { weight, rows, bias } => {
                let mut products = each(x(0).columns, &|i| {
                    vec![self.parameter(weight, rows[0] + c, i), self.input(0, r, i)]
                });
                if let Some(bias) = bias {
                    products.push(vec![self.parameter(bias, rows[0] + c, 0)]);
                }
                products
            }
            Op::Add => vec![vec![here(0)], vec![here(1)]],
            Op::Subtract => vec![vec![here(0)], vec![number(-1.0), here(1)]],
            Op::Multiply => vec![vec![here(0), here(1)]],
            Op::Scale { factor } => vec![vec![number(*factor), here(0)]],
            Op::OneMinus => vec![vec![number(1.0)], vec![number(-1.0), here(0)]],
            Op::Tanh => applied("tanh"),
            Op::Sigmoid => applied("sigmoid"),
            Op::Relu => applied("relu"),
            Op::Softmax { .. } => applied("softmax"),
            Op::Product => each(x(0).columns, &|i| {
                vec![self.input(0, r, i), self.input(1, i, c)]
            }),
            Op::ProductTransposed => each(x(0).columns, &|i| {
                vec![self.input(0, r, i), self.input(1, c, i)]
            }),
            Op::Transpose => one(self.input(0, c, r)),
            Op::Beside | Op::Below => one(self.part([r, c], node.op == Op::Beside)),
            Op::Columns { range } => one(self.input(0, r, range[0] + c)),
            Op::Rows { range } => one(self.input(0, range[0] + r, c)),
            Op::MeanRows => each(x(0).rows, &|row| {
                vec![number(1.0 / x(0).rows as f64), self.input(0, row, c)]
            }),
            Op::Sum => each(x(0).data.len(), &|i| {
                vec![self.input(0, i / x(0).columns, i % x(0).columns)]
            }),
            Op::LayerNorm { weight, bias } => {
                let [mean, scale] = moments(x(0))[r];
                self.norm(here(0), mean, scale, [weight, bias], c)
            }
            Op::BatchNorm { weight, bias } => {
                let [mean, scale] = moments(&transpose(x(0)))[c];
                self.norm(here(0), mean, scale, [weight, bias], c)
            }
            Op::Distances => each(x(0).columns, &|i| {
                let (q, k) = (self.input(0, r, i), self.input(1, c, i));
                let apart = (q.value - k.value) * (q.value - k.value);
                let squared = Factor {
                    function: Some("squared_difference"),
                    value: apart,
                    ..q
                };
                vec![number(-1.0), squared]
            }),
            Op::Unfold { taps, causal } => match seen(r, c % taps, *taps, *causal, x(0).rows) {
                Some(row) => one(self.input(0, row, c / taps)),
                None => one(number(0.0)),
            },
            Op::CrossEntropy { targets } => match targets[r] {
                Some(target) if target < x(0).columns => {
                    self.function("cross_entropy", self.input(0, r, target), own)
                }
                _ => one(number(0.0)),
            },
            Op::SquaredError { .. } => applied("squared_error"),
        }
    }

    fn norm(
        &self,
        x: Factor,
        mean: f64,
        scale: f64,
        [weight, bias]: [&str; 2],
        c: usize,
    ) -> Vec<Vec<Factor>> {
        let hat = (x.value - mean) * scale;
        let mut products = self.function("norm", x, hat);
        products[0].insert(0, self.parameter(weight, c, 0));
        products.push(vec![self.parameter(bias, c, 0)]);
        products
    }

    /// The element of the part that it was joined from.
    fn part(&self, [mut r, mut c]: [usize; 2], beside: bool) -> Factor {
        for (input, id) in self.graph.node(self.id).inputs.iter().enumerate() {
            let [rows, columns] = self.graph.value(*id).shape();
            if beside && c >= columns {
                c -= columns;
            } else if !beside && r >= rows {
                r -= rows;
            } else {
                return self.input(input, r, c);
            }
        }
        number(0.0)
    }
}
