//! One element of an expression as a sum of products.

use super::{Factor, Term};
use crate::wiring::Expr;
use crate::wiring::evaluate::Scope;

/// Takes expressions apart, element by element.
pub(super) struct Elements<'a> {
    pub scope: Scope<'a>,
}

/// A product before it has a name.
type Product = Vec<Factor>;

fn constant(value: f64) -> Factor {
    Factor {
        value,
        ..Factor::default()
    }
}

fn name(product: &[Factor]) -> String {
    let names = product.iter().map(|factor| {
        let what = factor.block.as_ref().or(factor.parameter.as_ref());
        let Some(what) = what else {
            return written(factor.value);
        };
        let time = factor.t.map_or_else(String::new, |t| format!("_{t}"));
        let index: Vec<_> = factor.index.iter().map(ToString::to_string).collect();
        let element = format!("{what}{time}[{}]", index.join(","));
        match factor.function {
            Some(function) => format!("{function}({element})"),
            None => element,
        }
    });
    names.collect::<Vec<_>>().join("·")
}

/// A constant: a whole number, or one part of so many. Nothing else occurs, and Rust's own writer of
/// fractions is kept out of the module.
fn written(value: f64) -> String {
    if value.fract() == 0.0 {
        return (value as i64).to_string();
    }
    format!("1/{}", (1.0 / value).round() as i64)
}

impl Elements<'_> {
    /// The terms of one element at time t.
    pub fn terms(&self, expr: &Expr, t: usize, unit: usize) -> Vec<Term> {
        let products = self.products(expr, t, unit).into_iter();
        products
            .map(|factors| Term {
                label: name(&factors),
                value: factors.iter().map(|factor| factor.value).product(),
                factors,
                count: 1,
            })
            .collect()
    }

    /// Whether truncation may have cut paths out of an expression.
    pub fn is_cut(&self, expr: &Expr) -> bool {
        matches!(expr, Expr::Kept { .. }) || expr.children().iter().any(|part| self.is_cut(part))
    }

    fn element(&self, expr: &Expr, t: usize, unit: usize) -> f64 {
        self.scope
            .evaluate(expr, t)
            .get(unit)
            .map_or(0.0, |&x| f64::from(x))
    }

    fn weight(&self, parameter: &str, row: usize, column: usize) -> Factor {
        let columns = self.scope.weights.columns(parameter);
        let values = self.scope.weights.values(parameter);
        let value = values
            .get(row * columns + column)
            .map_or(0.0, |&x| f64::from(x));
        Factor {
            parameter: Some(parameter.to_owned()),
            index: if columns > 1 {
                vec![row, column]
            } else {
                vec![row]
            },
            value,
            ..Factor::default()
        }
    }

    /// A function of one element, which stays one factor.
    fn function(
        &self,
        name: &'static str,
        whole: &Expr,
        of: &Expr,
        t: usize,
        unit: usize,
    ) -> Product {
        let mut product = self
            .products(of, t, unit)
            .into_iter()
            .next()
            .unwrap_or_default();
        product.truncate(1);
        let mut factor = product.pop().unwrap_or_default();
        factor.function = Some(name);
        factor.value = self.element(whole, t, unit);
        vec![factor]
    }

    fn products(&self, expr: &Expr, t: usize, unit: usize) -> Vec<Product> {
        let function = |name, of| vec![self.function(name, expr, of, t, unit)];
        match expr {
            Expr::Block { block, dt } => vec![vec![self.block(expr, block, *dt, t, unit)]],
            Expr::Parameter { parameter, rows } => {
                vec![vec![self.weight(parameter, rows[0] + unit, 0)]]
            }
            Expr::Product {
                parameter,
                rows,
                of,
            } => {
                let columns = 0..self.scope.weights.columns(parameter);
                columns
                    .flat_map(|i| {
                        let weight = self.weight(parameter, rows[0] + unit, i);
                        scaled(&weight, self.products(of, t, i))
                    })
                    .collect()
            }
            Expr::Transposed {
                parameter,
                rows,
                of,
            } => (rows[0]..rows[1])
                .flat_map(|row| {
                    let weight = self.weight(parameter, row, unit);
                    scaled(&weight, self.products(of, t, row - rows[0]))
                })
                .collect(),
            Expr::Outer { left, right } => {
                let columns = self.scope.evaluate(right, t).len().max(1);
                let row = self.products(left, t, unit / columns);
                crossed(row, &self.products(right, t, unit % columns))
            }
            Expr::Stack { of } => self.stacked(of, t, unit),
            Expr::Add { of } => of
                .iter()
                .flat_map(|part| self.products(part, t, unit))
                .collect(),
            Expr::Minus { left, right } => {
                let mut all = self.products(left, t, unit);
                all.extend(scaled(&constant(-1.0), self.products(right, t, unit)));
                all
            }
            Expr::Times { of } => of.iter().fold(vec![Vec::new()], |all, part| {
                crossed(all, &self.products(part, t, unit))
            }),
            Expr::OneMinus { of } => {
                let mut all = vec![vec![constant(1.0)]];
                all.extend(scaled(&constant(-1.0), self.products(of, t, unit)));
                all
            }
            Expr::SigmoidSlope { of } => function("sigmoid_slope", of),
            Expr::TanhSlope { of } => function("tanh_slope", of),
            Expr::Tanh { of } => function("tanh", of),
            Expr::Sigmoid { of } => function("sigmoid", of),
            Expr::Softmax { of } => function("softmax", of),
            Expr::Pick { of } => self.products(of, t, self.scope.sequence.targets()[t - 1]),
            Expr::CrossEntropy { probability, .. } => {
                let target = self.scope.sequence.targets()[t - 1];
                let product = self.products(probability, t, target);
                let mut factor = product.into_iter().flatten().next().unwrap_or_default();
                factor.function = Some("minus_log");
                factor.value = self.element(expr, t, 0);
                vec![vec![factor]]
            }
            Expr::LossGradient { of } => {
                let mut all = self.products(of, t, unit);
                if self.scope.sequence.targets()[t - 1] == unit {
                    all.push(vec![constant(-1.0)]);
                }
                all
            }
            Expr::Symbol => vec![vec![constant(self.element(expr, t, unit))]],
            Expr::MeanOverTime { of } => {
                let share = constant(1.0 / self.scope.steps() as f64);
                scaled(&share, self.products(of, t, unit))
            }
            Expr::Kept { of } => self.products(of, t, unit),
            Expr::OverTime { of } => (1..=self.scope.steps())
                .flat_map(|t| self.products(of, t, unit))
                .collect(),
            Expr::Descend {
                parameter,
                gradient,
            } => self.descent(expr, parameter, gradient, unit),
        }
    }

    fn block(&self, expr: &Expr, block: &str, dt: i32, t: usize, unit: usize) -> Factor {
        let time = (t as i64 + i64::from(dt)).max(0) as usize;
        let single = block.starts_with("grad.");
        Factor {
            block: Some(block.to_owned()),
            t: (!single).then_some(time),
            index: vec![unit],
            value: self.element(expr, t, unit),
            ..Factor::default()
        }
    }

    fn stacked(&self, parts: &[Expr], t: usize, unit: usize) -> Vec<Product> {
        let mut first = 0;
        for part in parts {
            let width = self.scope.evaluate(part, t).len();
            if unit < first + width {
                return self.products(part, t, unit - first);
            }
            first += width;
        }
        Vec::new()
    }

    /// The old weight and what the optimizer adds to it.
    fn descent(&self, expr: &Expr, parameter: &str, gradient: &Expr, unit: usize) -> Vec<Product> {
        let columns = self.scope.weights.columns(parameter);
        let old = self.weight(parameter, unit / columns, unit % columns);
        let added = self.element(expr, 1, unit) - old.value;
        let mut step = self
            .products(gradient, 1, unit)
            .into_iter()
            .flatten()
            .next();
        if let Some(step) = &mut step {
            step.function = Some("step");
            step.value = added;
        }
        vec![vec![old], step.into_iter().collect()]
    }
}

/// Each product times one more factor, which comes first.
fn scaled(factor: &Factor, products: Vec<Product>) -> Vec<Product> {
    let products = products.into_iter();
    products
        .map(|product| [factor.clone()].into_iter().chain(product).collect())
        .collect()
}

/// Each product times each other.
fn crossed(left: Vec<Product>, right: &[Product]) -> Vec<Product> {
    let pairs = left.iter().flat_map(|l| right.iter().map(move |r| (l, r)));
    pairs
        .map(|(l, r)| l.iter().chain(r).cloned().collect())
        .collect()
}
