//! The language in which a cell's arithmetic is declared: one small tree for each node.
//!
//! The same tree is evaluated to fill the trace, rendered as an equation and taken apart to say how
//! one number came about, so that none of the three can disagree with another.

use serde::Serialize;

/// One expression. Blocks are vectors at a time step; parameters are matrices or vectors, of which
/// `rows` selects the half-open range that belongs to one gate.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "op", rename_all = "snake_case")]
pub enum Expr {
    /// A block at time `t + dt`; time 0 is the initial state, beyond the last step it is zero.
    Block {
        /// Name of the block.
        block: String,
        /// Distance in time: −1, 0 or 1.
        dt: i32,
    },
    /// Rows of a bias.
    Parameter {
        /// Name of the parameter.
        parameter: String,
        /// Half-open range of rows.
        rows: [usize; 2],
    },
    /// W·v with the chosen rows of W.
    Product {
        /// Name of the matrix.
        parameter: String,
        /// Half-open range of rows.
        rows: [usize; 2],
        /// The vector.
        of: Box<Expr>,
    },
    /// Wᵀ·v with the chosen rows of W.
    Transposed {
        /// Name of the matrix.
        parameter: String,
        /// Half-open range of rows.
        rows: [usize; 2],
        /// The vector.
        of: Box<Expr>,
    },
    /// v·wᵀ, flattened row by row.
    Outer {
        /// The vector that gives the rows.
        left: Box<Expr>,
        /// The vector that gives the columns.
        right: Box<Expr>,
    },
    /// Parts put below each other, in the order of the parameter's rows.
    Stack {
        /// The parts from top to bottom.
        of: Vec<Expr>,
    },
    /// A sum.
    Add {
        /// The terms.
        of: Vec<Expr>,
    },
    /// A difference.
    Minus {
        /// What is subtracted from.
        left: Box<Expr>,
        /// What is subtracted.
        right: Box<Expr>,
    },
    /// A product element by element.
    Times {
        /// The factors.
        of: Vec<Expr>,
    },
    /// 1 − x.
    OneMinus {
        /// x.
        of: Box<Expr>,
    },
    /// x·(1 − x): the slope of a sigmoid whose value is x.
    SigmoidSlope {
        /// The sigmoid's value.
        of: Box<Expr>,
    },
    /// 1 − x²: the slope of a hyperbolic tangent whose value is x.
    TanhSlope {
        /// The tangent's value.
        of: Box<Expr>,
    },
    /// tanh(x).
    Tanh {
        /// x.
        of: Box<Expr>,
    },
    /// σ(x).
    Sigmoid {
        /// x.
        of: Box<Expr>,
    },
    /// Softmax over the symbols.
    Softmax {
        /// The scores.
        of: Box<Expr>,
    },
    /// The entry that belongs to the symbol to be predicted.
    Pick {
        /// The vector picked from.
        of: Box<Expr>,
    },
    /// −ln of the target's probability. It is computed from the scores, where it stays exact after
    /// the probability itself has become too small for the number type.
    CrossEntropy {
        /// The probabilities.
        probability: Box<Expr>,
        /// The scores whose softmax they are.
        scores: Box<Expr>,
    },
    /// y − 1 at the target: the gradient of the cross-entropy with respect to the scores.
    LossGradient {
        /// The probabilities.
        of: Box<Expr>,
    },
    /// The indicator vector of the symbol read at this step.
    Symbol,
    /// Divided by the number of steps: the loss is a mean over time.
    MeanOverTime {
        /// What is divided.
        of: Box<Expr>,
    },
    /// Only the paths that truncation keeps at this step.
    Kept {
        /// What is restricted.
        of: Box<Expr>,
    },
    /// The sum over all time steps.
    OverTime {
        /// The term of one step.
        of: Box<Expr>,
    },
    /// The parameter after one step of the optimizer.
    Descend {
        /// Name of the parameter.
        parameter: String,
        /// Its gradient.
        gradient: Box<Expr>,
    },
}

/// A block that an expression reads, and how far away in time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Input {
    /// Name of the block.
    pub block: String,
    /// Distance in time.
    pub dt: i32,
}

impl Expr {
    /// The direct parts of this expression.
    #[must_use]
    pub fn children(&self) -> Vec<&Expr> {
        match self {
            Expr::Block { .. } | Expr::Parameter { .. } | Expr::Symbol => Vec::new(),
            Expr::Product { of, .. }
            | Expr::Transposed { of, .. }
            | Expr::OneMinus { of }
            | Expr::SigmoidSlope { of }
            | Expr::TanhSlope { of }
            | Expr::Tanh { of }
            | Expr::Sigmoid { of }
            | Expr::Softmax { of }
            | Expr::Pick { of }
            | Expr::LossGradient { of }
            | Expr::MeanOverTime { of }
            | Expr::Kept { of }
            | Expr::OverTime { of } => vec![of],
            Expr::Descend { gradient, .. } => vec![gradient],
            Expr::CrossEntropy {
                probability,
                scores,
            } => vec![probability, scores],
            Expr::Outer { left, right } | Expr::Minus { left, right } => vec![left, right],
            Expr::Stack { of } | Expr::Add { of } | Expr::Times { of } => of.iter().collect(),
        }
    }

    fn walk(&self, visit: &mut impl FnMut(&Expr)) {
        visit(self);
        for child in self.children() {
            child.walk(visit);
        }
    }

    /// Every block that is read, each once, in order of appearance.
    #[must_use]
    pub fn inputs(&self) -> Vec<Input> {
        let mut found = Vec::new();
        self.walk(&mut |part| {
            if let Expr::Block { block, dt } = part {
                let input = Input {
                    block: block.clone(),
                    dt: *dt,
                };
                if !found.contains(&input) {
                    found.push(input);
                }
            }
        });
        found
    }

    /// Every parameter that is read, each once, in order of appearance.
    #[must_use]
    pub fn parameters(&self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        self.walk(&mut |part| {
            if let Expr::Parameter { parameter, .. }
            | Expr::Product { parameter, .. }
            | Expr::Transposed { parameter, .. }
            | Expr::Descend { parameter, .. } = part
                && !found.contains(parameter)
            {
                found.push(parameter.clone());
            }
        });
        found
    }
}

/// A block at this step.
pub(crate) fn now(block: &str) -> Expr {
    at(block, 0)
}

/// A block one step earlier.
pub(crate) fn before(block: &str) -> Expr {
    at(block, -1)
}

/// A block one step later.
pub(crate) fn after(block: &str) -> Expr {
    at(block, 1)
}

fn at(block: &str, dt: i32) -> Expr {
    Expr::Block {
        block: block.to_owned(),
        dt,
    }
}

/// A sum; one term alone stays as it is.
pub(crate) fn add(mut of: Vec<Expr>) -> Expr {
    if of.len() == 1 {
        return of.remove(0);
    }
    Expr::Add { of }
}

/// A product element by element.
pub(crate) fn times(of: impl Into<Vec<Expr>>) -> Expr {
    Expr::Times { of: of.into() }
}

/// Parts below each other; one part alone stays as it is.
pub(crate) fn stack(mut of: Vec<Expr>) -> Expr {
    if of.len() == 1 {
        return of.remove(0);
    }
    Expr::Stack { of }
}

/// v·wᵀ.
pub(crate) fn outer(left: Expr, right: Expr) -> Expr {
    Expr::Outer {
        left: Box::new(left),
        right: Box::new(right),
    }
}

/// left − right.
pub(crate) fn minus(left: Expr, right: Expr) -> Expr {
    Expr::Minus {
        left: Box::new(left),
        right: Box::new(right),
    }
}

macro_rules! unary {
    ($($name:ident => $variant:ident),* $(,)?) => {
        $(pub(crate) fn $name(of: Expr) -> Expr {
            Expr::$variant { of: Box::new(of) }
        })*
    };
}

unary! {
    one_minus => OneMinus,
    sigmoid_slope => SigmoidSlope,
    tanh_slope => TanhSlope,
    tanh => Tanh,
    sigmoid => Sigmoid,
    softmax => Softmax,
    pick => Pick,
    loss_gradient => LossGradient,
    mean_over_time => MeanOverTime,
    over_time => OverTime,
}
