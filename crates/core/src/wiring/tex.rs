//! Equations written from the declaration, each term marked with the block or parameter it stands
//! for so that the page can light it.

use super::expr::Expr;
use super::node::{Node, Notation, When};
use super::plan::{Plan, Step};
use super::symbols::{self, Form};
use crate::settings::{Cell, Clip, Optimizer};

/// How tightly the surroundings bind: a sum inside a product needs
/// brackets, and so does a product element by element beside a matrix.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Sum,
    Product,
    Matrix,
}

struct Writer<'a> {
    plan: &'a Plan,
    form: Form,
    /// Nodes whose expression is written in place of their symbol.
    inline: &'a [Node],
}

/// The symbol of a node.
pub(crate) fn symbol(plan: &Plan, id: &str) -> Notation {
    both(|form| symbols::block(plan, id, 0, form))
}

/// The equation of a node.
pub(crate) fn equation(plan: &Plan, node: &Node) -> Notation {
    both(|form| line(plan, node, form, &[]))
}

/// The equation of an operation: its main node, with what is computed on the way written out.
pub(crate) fn composed(plan: &Plan, step: &Step) -> Notation {
    let write = |form, main: &str| match step.nodes.iter().find(|node| node.id == main) {
        Some(node) => line(plan, node, form, &step.nodes),
        None => String::new(),
    };
    Notation {
        lecture: write(Form::Lecture, step.main[0]),
        pytorch: write(Form::PyTorch, step.main[1]),
    }
}

fn both(write: impl Fn(Form) -> String) -> Notation {
    Notation {
        lecture: write(Form::Lecture),
        pytorch: write(Form::PyTorch),
    }
}

fn line(plan: &Plan, node: &Node, form: Form, inline: &[Node]) -> String {
    let writer = Writer { plan, form, inline };
    let left = symbols::block(plan, &node.id, 0, form);
    let sign = if node.id.starts_with("new.") {
        "\\leftarrow"
    } else {
        "="
    };
    let right = match &node.expr {
        // 1 − (1 − z): the lecture's gate is written from what PyTorch's gate is.
        Expr::OneMinus { of } if form == Form::Lecture && inline.is_empty() => match &**of {
            Expr::Block { block, dt } if block == "z" => {
                let gate = symbols::block(plan, "a_z", *dt, form);
                format!("1-{}", data(block, *dt, &format!("\\sigma({gate})")))
            }
            _ => writer.write(&node.expr, Binding::Sum),
        },
        expr => writer.write(expr, Binding::Sum),
    };
    let line = format!("{}{sign}{right}", data(&node.block, 0, &left));
    match node.time {
        When::Initial => at_the_start(&line),
        When::Each | When::Once => line,
    }
}

/// An equation of time t + 1 at t = 0.
fn at_the_start(line: &str) -> String {
    let (mut text, mut rest) = (String::new(), line.chars());
    while let Some(letter) = rest.clone().next() {
        match rest.as_str().strip_prefix("t+1") {
            Some(after) => {
                text.push('1');
                rest = after.chars();
            }
            None => {
                text.push(letter);
                rest.next();
            }
        }
    }
    text
}

fn data(block: &str, dt: i32, symbol: &str) -> String {
    format!("\\data{{ref={block},dt={dt}}}{{{symbol}}}")
}

impl Writer<'_> {
    fn matrix(&self, name: &str, rows: [usize; 2]) -> String {
        let recurrent = name.ends_with("_l0") && self.plan.cell != Cell::Rnn;
        let gate = recurrent.then(|| rows[0] / self.plan.hidden);
        let symbol = symbols::parameter(self.plan, name, gate, self.form);
        match gate {
            Some(gate) => format!("\\data{{ref={name},part={gate}}}{{{symbol}}}"),
            None => format!("\\data{{ref={name}}}{{{symbol}}}"),
        }
    }

    fn whole(&self, name: &str) -> String {
        let symbol = symbols::parameter(self.plan, name, None, self.form);
        format!("\\data{{ref={name}}}{{{symbol}}}")
    }

    fn joined(&self, parts: &[Expr], with: &str, binding: Binding) -> String {
        let parts: Vec<_> = parts.iter().map(|part| self.write(part, binding)).collect();
        parts.join(with)
    }

    fn bracketed(&self, text: String, inside: Binding, outside: Binding) -> String {
        if inside < outside {
            format!("\\left({text}\\right)")
        } else {
            text
        }
    }

    fn write(&self, expr: &Expr, around: Binding) -> String {
        let loose = |part: &Expr| self.write(part, Binding::Sum);
        let tight = |part: &Expr| self.write(part, Binding::Product);
        let bare = |part: &Expr| self.write(part, Binding::Matrix);
        let sum = |text| self.bracketed(text, Binding::Sum, around);
        match expr {
            Expr::Block { block, dt } => {
                let inlined = self
                    .inline
                    .iter()
                    .find(|node| *dt == 0 && node.id == *block);
                match inlined {
                    Some(node) => self.write(&node.expr, around),
                    None => data(
                        block,
                        *dt,
                        &symbols::block(self.plan, block, *dt, self.form),
                    ),
                }
            }
            Expr::Parameter { parameter, rows } => self.matrix(parameter, *rows),
            Expr::Product {
                parameter,
                rows,
                of,
            } => {
                format!("{}\\,{}", self.matrix(parameter, *rows), bare(of))
            }
            Expr::Transposed {
                parameter,
                rows,
                of,
            } => {
                format!("{}^{{\\top}}{}", self.matrix(parameter, *rows), bare(of))
            }
            Expr::Outer { left, right } => format!("{}\\,{}^{{\\top}}", bare(left), bare(right)),
            Expr::Stack { of } => {
                let rows = self.joined(of, "\\\\", Binding::Sum);
                format!("\\begin{{pmatrix}}{rows}\\end{{pmatrix}}")
            }
            Expr::Add { of } => sum(self.joined(of, "+", Binding::Sum)),
            Expr::Minus { left, right } => sum(format!("{}-{}", loose(left), tight(right))),
            Expr::Times { of } => {
                let product = self.joined(of, "\\odot ", Binding::Product);
                self.bracketed(product, Binding::Product, around)
            }
            Expr::OneMinus { of } => sum(format!("1-{}", tight(of))),
            Expr::SigmoidSlope { of } => {
                format!("{}\\odot\\left(1-{}\\right)", tight(of), tight(of))
            }
            Expr::TanhSlope { of } => match &**of {
                Expr::Block { block, .. } if block == "tanh_c" => {
                    format!("\\left(1-{{{}}}^{{2}}\\right)", tight(of))
                }
                _ => format!("\\left(1-{}^{{2}}\\right)", tight(of)),
            },
            Expr::Tanh { of } => format!("\\tanh\\left({}\\right)", loose(of)),
            Expr::Sigmoid { of } => format!("\\sigma\\left({}\\right)", loose(of)),
            Expr::Softmax { of } => {
                format!("\\operatorname{{softmax}}\\left({}\\right)", loose(of))
            }
            Expr::Pick { of } => format!("{}[x_{{t+1}}]", tight(of)),
            Expr::CrossEntropy {
                probability,
                scores,
            } => {
                let score = loose(scores);
                let short = format!("-\\log {}[x_{{t+1}}]", tight(probability));
                if self.inline.is_empty() {
                    format!("{short}=\\log\\textstyle\\sum_v e^{{{score}[v]}}-{score}[x_{{t+1}}]")
                } else {
                    short
                }
            }
            Expr::LossGradient { of } => sum(format!("{}-\\mathbf{{1}}_{{x_{{t+1}}}}", tight(of))),
            Expr::Symbol => "\\mathbf{1}_{x_t}".to_owned(),
            Expr::MeanOverTime { of } => format!("\\tfrac{{1}}{{T}}{}", tight(of)),
            Expr::Kept { of } => format!("\\kappa\\left({}\\right)", loose(of)),
            Expr::OverTime { of } => format!("\\sum_{{t=1}}^{{T}}{}", tight(of)),
            Expr::Descend {
                parameter,
                gradient,
            } => {
                let (weight, gradient) = (self.whole(parameter), loose(gradient));
                let gradient = match self.plan.clip {
                    Clip::None => gradient,
                    Clip::Norm | Clip::Value => {
                        format!("\\operatorname{{clip}}\\left({gradient}\\right)")
                    }
                };
                let step = match self.plan.optimizer {
                    Optimizer::Sgd => gradient,
                    Optimizer::Momentum => format!("\\left(\\mu\\,v+{gradient}\\right)"),
                    Optimizer::Adam => {
                        format!("\\operatorname{{Adam}}\\left({gradient}\\right)")
                    }
                };
                format!("{weight}-\\alpha\\,{step}")
            }
        }
    }
}
