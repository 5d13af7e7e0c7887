//! Each node's equation in TeX: its symbol, and its operation on the symbols of what it reads.
//!
//! A single row is written as the column vector it is in the lecture, so x Wᵀ becomes W x. What is
//! named is marked with its block and its distance in each index, so that the page can light it
//! and one equation serves all times; what has no name is written out.

use super::Graph;
use super::node::{Id, Node};
use super::op::Op;
use super::symbols::parameter;
use crate::named::Named;

/// How tightly the surroundings bind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Sum,
    Product,
    Matrix,
}

/// More nodes without a name inside each other than this are left out.
const DEEPEST: usize = 8;

struct Writer<'a> {
    graph: &'a Graph<'a>,
    /// The node whose equation is written.
    own: &'a Node,
    /// Whether an index that the node has not is written as a number.
    numbered: bool,
    depth: usize,
}

/// All equations, each once, and which of them each node has.
pub(super) fn equations(graph: &Graph) -> (Vec<String>, Vec<usize>) {
    let mut known: Named<usize> = Named::new();
    let mut all = Vec::new();
    let which = graph.ids().map(|id| {
        let text = equation(graph, id);
        let next = all.len();
        let place = *known.or_insert_with(&text, || next);
        if place == next {
            all.push(text);
        }
        place
    });
    let which = which.collect();
    (all, which)
}

/// The equation of one node.
#[must_use]
pub fn equation(graph: &Graph, id: Id) -> String {
    let own = graph.node(id);
    let writer = Writer {
        graph,
        own,
        numbered: false,
        depth: 0,
    };
    let right = match (&own.op, own.symbol.is_empty()) {
        (Op::Input, _) => String::new(),
        _ => writer.operation(own, Binding::Sum),
    };
    match (own.symbol.is_empty(), right.is_empty()) {
        (true, _) => right,
        (false, true) => writer.marked(own),
        (false, false) => format!("{}={right}", writer.marked(own)),
    }
}

/// Moves an index by some steps, in subscripts only, or puts a number in its place.
fn indexed(symbol: &str, letter: &str, numbered: bool, by: i64) -> String {
    let moved = |part: &str| {
        let own = part.strip_prefix(letter)?;
        let own: i64 = if own.is_empty() { 0 } else { own.parse().ok()? };
        Some(match own + by {
            at if numbered => at.to_string(),
            0 => letter.to_owned(),
            away => format!("{letter}{away:+}"),
        })
    };
    let mut text = String::new();
    let mut rest = symbol;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        text.push('{');
        rest = after;
        if let (true, Some((parts, after))) = (before.ends_with('_'), rest.split_once('}')) {
            for (place, part) in parts.split(',').enumerate() {
                if place > 0 {
                    text.push(',');
                }
                text.push_str(&moved(part).unwrap_or_else(|| part.to_owned()));
            }
            text.push('}');
            rest = after;
        }
    }
    text + rest
}

fn bracketed(text: String, inside: Binding, outside: Binding) -> String {
    if inside < outside {
        format!("\\left({text}\\right)")
    } else {
        text
    }
}

fn function(name: &str, of: &str) -> String {
    format!("{name}\\left({of}\\right)")
}

/// A factor as far as it is a whole number, one over it, or one over its root.
fn factor(value: f64) -> String {
    let whole = |x: f64| x.fract().abs() < 1e-6 && (1.0..1e6).contains(&x);
    let (sign, size) = (if value < 0.0 { "-" } else { "" }, value.abs());
    let near = |x: f64| (x + 1e-7).floor();
    let (inverse, square) = (near(1.0 / size), near(1.0 / (size * size)));
    let close = |a: f64, b: f64| (a - b).abs() < 1e-6 * b;
    if size == 1.0 {
        sign.to_owned()
    } else if whole(size) {
        format!("{sign}{}", size as u32)
    } else if whole(inverse) && close(1.0 / size, inverse) {
        format!("{sign}\\tfrac{{1}}{{{}}}", inverse as u32)
    } else if whole(square) && close(1.0 / (size * size), square) {
        format!("{sign}\\tfrac{{1}}{{\\sqrt{{{}}}}}", square as u32)
    } else {
        format!("{sign}\\lambda")
    }
}

impl Writer<'_> {
    /// A named node: its symbol as seen from the equation's own node.
    fn marked(&self, node: &Node) -> String {
        let mut symbol = node.symbol.clone();
        let mut away = String::new();
        for (letter, at) in &node.at {
            let own = self.own.at.iter().find(|(name, _)| name == letter);
            let by = match own {
                Some((_, own)) if own == at => continue,
                Some((_, own)) => *at as i64 - *own as i64,
                None if self.numbered => *at as i64,
                None => continue,
            };
            let numbered = own.is_none();
            let sign = if numbered || by < 0 { "" } else { "+" };
            away.push_str(&format!(",{letter}={sign}{by}"));
            symbol = indexed(&symbol, letter, numbered, by);
        }
        if node.block.is_empty() {
            return symbol;
        }
        format!("\\data{{ref={}{away}}}{{{symbol}}}", node.block)
    }

    fn parameter(&self, name: &str, rows: Option<[usize; 2]>) -> String {
        let symbol = parameter(self.graph.weights(), name, rows);
        format!("\\data{{ref={name}}}{{{symbol}}}")
    }

    fn write(&self, id: Id, around: Binding) -> String {
        let node = self.graph.node(id);
        if !node.symbol.is_empty() {
            return self.marked(node);
        }
        if self.depth >= DEEPEST {
            return "\\dots".to_owned();
        }
        let inside = Writer {
            depth: self.depth + 1,
            ..*self
        };
        inside.operation(node, around)
    }

    fn rows(&self, id: Id) -> usize {
        self.graph.value(id).rows
    }

    /// Some parts, with the index that tells them apart as a number.
    fn parts(&self, parts: &[Id]) -> String {
        let numbered = Writer {
            numbered: true,
            ..*self
        };
        let write = |id: &Id| numbered.write(*id, Binding::Sum);
        let few: Vec<String> = match parts {
            [first, second, _, .., last] if parts.len() > 4 => {
                let dots = "\\vdots".to_owned();
                vec![write(first), write(second), dots, write(last)]
            }
            few => few.iter().map(write).collect(),
        };
        format!("\\begin{{pmatrix}}{}\\end{{pmatrix}}", few.join("\\\\"))
    }

    /// Σ over the nodes of one block, when that is what is summed.
    fn sum(&self, of: Id) -> String {
        let node = self.graph.node(of);
        let joined = matches!(node.op, Op::Below | Op::Beside) && node.symbol.is_empty();
        if let (true, Some(first)) = (joined, node.inputs.first()) {
            let first = self.graph.node(*first);
            let alike = |id: &Id| self.graph.node(*id).block == first.block;
            if let (true, [(letter, _)]) = (node.inputs.iter().all(alike), &*first.at) {
                let symbol = format!("\\data{{ref={}}}{{{}}}", first.block, first.symbol);
                return format!("\\sum_{{{letter}}}{symbol}");
            }
        }
        format!("\\sum{}", self.write(of, Binding::Product))
    }

    fn operation(&self, node: &Node, around: Binding) -> String {
        let x = &node.inputs;
        let loose = |i: usize| self.write(x[i], Binding::Sum);
        let tight = |i: usize| self.write(x[i], Binding::Product);
        let bare = |i: usize| self.write(x[i], Binding::Matrix);
        let sum = |text| bracketed(text, Binding::Sum, around);
        let product = |text| bracketed(text, Binding::Product, around);
        let single = |i: usize| self.rows(x[i]) == 1;
        let words = |name: &str| function(&format!("\\operatorname{{{name}}}"), &loose(0));
        match &node.op {
            Op::Input => "x".to_owned(),
            Op::Parameter { name } => self.parameter(name, None),
            Op::Lookup { table, .. } => format!("{}[x]", self.parameter(table, None)),
            Op::Linear { weight, rows, bias } => {
                let matrix = self.parameter(weight, Some(*rows));
                let of = bare(0);
                let text = match single(0) {
                    true => format!("{matrix}\\,{of}"),
                    false => format!("{of}\\,{matrix}^{{\\top}}"),
                };
                match bias {
                    Some(bias) => sum(format!("{text}+{}", self.parameter(bias, Some(*rows)))),
                    None => text,
                }
            }
            Op::Add => sum(format!("{}+{}", loose(0), loose(1))),
            Op::Subtract => sum(format!("{}-{}", loose(0), tight(1))),
            Op::Multiply => product(format!("{}\\odot {}", tight(0), tight(1))),
            Op::Scale { factor: value } => product(format!("{}{}", factor(*value), tight(0))),
            Op::OneMinus => sum(format!("1-{}", tight(0))),
            Op::Tanh => function("\\tanh", &loose(0)),
            Op::Sigmoid => function("\\sigma", &loose(0)),
            Op::Relu => words("ReLU"),
            Op::Softmax { .. } => words("softmax"),
            Op::Product if single(0) => format!("{}^{{\\top}}{}", bare(1), bare(0)),
            Op::Product => format!("{}\\,{}", bare(0), bare(1)),
            Op::ProductTransposed if single(0) && single(1) => {
                format!("{}^{{\\top}}{}", bare(0), bare(1))
            }
            Op::ProductTransposed if single(0) => format!("{}\\,{}", bare(1), bare(0)),
            Op::ProductTransposed => format!("{}\\,{}^{{\\top}}", bare(0), bare(1)),
            Op::Transpose => format!("{}^{{\\top}}", bare(0)),
            // Side by side, single rows are columns below each other.
            Op::Beside | Op::Below => self.parts(x),
            Op::Columns { range } | Op::Rows { range } => {
                format!("{}_{{{}:{}}}", bare(0), range[0] + 1, range[1])
            }
            Op::MeanRows => words("mean"),
            Op::Sum => product(self.sum(x[0])),
            Op::LayerNorm { weight, bias } | Op::BatchNorm { weight, bias } => {
                let (weight, bias) = (self.parameter(weight, None), self.parameter(bias, None));
                let name = match node.op {
                    Op::LayerNorm { .. } => "norm",
                    _ => "batchnorm",
                };
                sum(format!("{weight}\\odot {}+{bias}", words(name)))
            }
            Op::Distances => format!("-\\lVert {}-{}\\rVert^{{2}}", loose(0), tight(1)),
            Op::Unfold { .. } => words("unfold"),
            Op::CrossEntropy { .. } => format!("-\\log {}[y]", words("softmax")),
            Op::SquaredError { .. } => format!("\\left({}-y\\right)^{{2}}", loose(0)),
        }
    }
}
