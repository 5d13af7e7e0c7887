//! What all cells have in common: the output layer, the loss, the weights' gradients, the update.

use super::expr::{
    Expr, add, after, before, loss_gradient, mean_over_time, now, outer, over_time, pick, softmax,
    stack,
};
use super::gru;
use super::node::{Node, Phase, Role, When};
use super::plan::{B_HH, B_IH, B_OUT, Plan, Step, TABLE, W_HH, W_IH, W_OUT, step, transposed};
use crate::settings::Cell;

impl Plan {
    /// What the loss of this very step says about the state.
    pub(crate) fn dh_local(&self) -> Node {
        let local = transposed(W_OUT, [0, self.vocabulary], now("dlogits"));
        self.backward("dh_local", self.kept(local))
    }

    fn over_symbols(&self, id: &str, phase: Phase, role: Role, expr: Expr) -> Node {
        Node::new(id, phase, role, When::Each, vec![self.vocabulary], expr)
    }
}

/// The operations after the cell, forward: the probabilities and the loss.
pub(crate) fn forward(plan: &Plan) -> Vec<Step> {
    let loss = Expr::CrossEntropy {
        probability: Box::new(now("y")),
        scores: Box::new(now("logits")),
    };
    let scalar = |id, role, expr| Node::new(id, Phase::Forward, role, When::Each, vec![1], expr);
    vec![
        step(
            "y",
            "y",
            vec![
                plan.over_symbols("logits", Phase::Forward, Role::Preactivation, plan.scores()),
                plan.over_symbols(
                    "y",
                    Phase::Forward,
                    Role::Probability,
                    softmax(now("logits")),
                ),
            ],
        ),
        step(
            "L",
            "L",
            vec![
                scalar("p_target", Role::Probability, pick(now("y"))),
                scalar("L", Role::Loss, loss),
            ],
        ),
    ]
}

/// The operation before the cell, backward: the gradient of the scores.
pub(crate) fn backward(plan: &Plan) -> Step {
    let one = loss_gradient(now("y"));
    let expr = if plan.mean { mean_over_time(one) } else { one };
    let node = plan.over_symbols("dlogits", Phase::Backward, Role::Gradient, expr);
    step("dy", "dlogits", vec![node])
}

/// The gradient of the recurrent weights at one step.
fn recurrent_share(plan: &Plan) -> Expr {
    let factors = recurrent_factors(plan).into_iter();
    stack(factors.map(|(left, right)| outer(left, right)).collect())
}

/// The same taken apart: the gradients that stand on the left of the outer products and the states
/// that stand on the right, in the order of the rows.
pub(crate) fn recurrent_factors(plan: &Plan) -> Vec<(Expr, Expr)> {
    match plan.cell {
        Cell::Gru => gru::recurrent_factors(plan),
        Cell::Rnn | Cell::Lstm => vec![(input_side(plan), before("h"))],
    }
}

/// The gradients of all pre-activations below each other.
fn input_side(plan: &Plan) -> Expr {
    stack(
        plan.preactivation_gradients()
            .iter()
            .map(|name| now(name))
            .collect(),
    )
}

/// The gradients of all sums W_h h + b_h below each other.
fn recurrent_side(plan: &Plan) -> Expr {
    if plan.cell == Cell::Gru && !plan.reset_before {
        let rows = gru::recurrent_factors(plan);
        return stack(rows.into_iter().map(|(left, _)| left).collect());
    }
    input_side(plan)
}

/// The last operation of a backward step: the weights' gradients.
pub(crate) fn weights(plan: &Plan) -> Step {
    let rows = plan.gate_rows();
    let mut nodes = Vec::new();
    for (share, sum, columns, expr) in [
        ("dW_hh_t", "dW_hh_sum", plan.hidden, recurrent_share(plan)),
        (
            "dW_ih_t",
            "dW_ih_sum",
            plan.input,
            outer(input_side(plan), now("x")),
        ),
    ] {
        let running = add(vec![now(share), after(sum)]);
        for (id, expr) in [(share, expr), (sum, running)] {
            let role = Role::WeightGradient;
            nodes.push(Node::new(
                id,
                Phase::Backward,
                role,
                When::Each,
                vec![rows, columns],
                expr,
            ));
        }
    }
    let to_input = plan
        .preactivation_gradients()
        .iter()
        .enumerate()
        .map(|(gate, name)| transposed(W_IH, plan.rows(gate), now(name)))
        .collect();
    nodes.push(Node::new(
        "dx",
        Phase::Backward,
        Role::Gradient,
        When::Each,
        vec![plan.input],
        add(to_input),
    ));
    nodes.extend(totals(plan).into_iter().map(|(name, shape, expr)| {
        let id = format!("grad.{name}");
        let (phase, role) = (Phase::Backward, Role::WeightGradient);
        Node::new(&id, phase, role, When::Once, shape, over_time(expr))
    }));
    step("dW", "dW_hh_t", nodes)
}

/// The initial state's gradients: the carry of a step that is not there.
pub(crate) fn initial(plan: &Plan, steps: &[Step]) -> Vec<Node> {
    let carries: &[_] = if plan.has_memory() {
        &[("dh_carry", "dh0"), ("dc_carry", "dc0")]
    } else {
        &[("dh_carry", "dh0")]
    };
    let nodes = steps.iter().flat_map(|step| &step.nodes);
    nodes
        .filter_map(|node| {
            let (_, id) = carries.iter().find(|(carry, _)| *carry == node.id)?;
            Some(Node::new(
                id,
                Phase::Backward,
                Role::Gradient,
                When::Initial,
                node.shape.clone(),
                node.expr.clone(),
            ))
        })
        .collect()
}

/// Name, shape and the share of one time step of every parameter's gradient.
fn totals(plan: &Plan) -> Vec<(&'static str, Vec<usize>, Expr)> {
    let (rows, symbols) = (plan.gate_rows(), plan.vocabulary);
    let mut all = Vec::new();
    if plan.embedding {
        all.push((
            TABLE,
            vec![symbols, plan.input],
            outer(Expr::Symbol, now("dx")),
        ));
    }
    all.push((
        W_IH,
        vec![rows, plan.input],
        outer(input_side(plan), now("x")),
    ));
    all.push((W_HH, vec![rows, plan.hidden], recurrent_share(plan)));
    if plan.bias {
        all.push((B_IH, vec![rows], input_side(plan)));
        all.push((B_HH, vec![rows], recurrent_side(plan)));
    }
    all.push((
        W_OUT,
        vec![symbols, plan.hidden],
        outer(now("dlogits"), now("h")),
    ));
    if plan.bias {
        all.push((B_OUT, vec![symbols], now("dlogits")));
    }
    all
}

/// The step of the optimizer.
pub(crate) fn update(plan: &Plan) -> Step {
    let nodes = totals(plan)
        .into_iter()
        .map(|(name, shape, _)| {
            let expr = Expr::Descend {
                parameter: name.to_owned(),
                gradient: Box::new(now(&format!("grad.{name}"))),
            };
            let id = format!("new.{name}");
            Node::new(&id, Phase::Update, Role::Weight, When::Once, shape, expr)
        })
        .collect();
    step("update", "new.weight_hh_l0", nodes)
}
