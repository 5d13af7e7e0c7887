//! The gated recurrent unit, in PyTorch's form (reset after the product) and the original one
//! (reset before it). `z` is PyTorch's gate, which keeps the past; `u` = 1 − z is the lecture's.

use super::expr::{
    Expr, add, after, before, minus, now, one_minus, sigmoid, sigmoid_slope, tanh, tanh_slope,
    times,
};
use super::node::{Node, Role};
use super::plan::{Plan, Step, step};

const R: usize = 0;
const Z: usize = 1;
const N: usize = 2;

/// The operations of the cell, forward.
pub(crate) fn forward(plan: &Plan) -> Vec<Step> {
    let state = add(vec![
        times([now("u"), now("n")]),
        times([now("z"), before("h")]),
    ]);
    vec![
        step(
            "r",
            "r",
            vec![
                plan.forward("a_r", Role::Preactivation, plan.preactivation(R)),
                plan.forward("r", Role::ResetGate, sigmoid(now("a_r"))),
            ],
        ),
        Step {
            id: "z",
            nodes: vec![
                plan.forward("a_z", Role::Preactivation, plan.preactivation(Z)),
                plan.forward("z", Role::UpdateGate, sigmoid(now("a_z"))),
                plan.forward("u", Role::UpdateGate, one_minus(now("z"))),
            ],
            main: ["u", "z"],
        },
        step("n", "n", candidate(plan)),
        step("h", "h", vec![plan.forward("h", Role::State, state)]),
    ]
}

fn candidate(plan: &Plan) -> Vec<Node> {
    let mut sum = plan.input_terms(N);
    let first = if plan.reset_before {
        sum.extend(plan.state_terms(N, now("rh")));
        plan.forward("rh", Role::State, times([now("r"), before("h")]))
    } else {
        sum.push(times([now("r"), now("m_n")]));
        plan.forward(
            "m_n",
            Role::Preactivation,
            add(plan.state_terms(N, before("h"))),
        )
    };
    vec![
        first,
        plan.forward("a_n", Role::Preactivation, add(sum)),
        plan.forward("n", Role::Candidate, tanh(now("a_n"))),
    ]
}

/// What comes back from the candidate of the next step.
fn from_candidate(plan: &Plan) -> Expr {
    if plan.reset_before {
        times([after("r"), plan.back_through_state(N, after("da_n"))])
    } else {
        plan.back_through_state(N, times([after("da_n"), after("r")]))
    }
}

/// The operations of the cell, backward.
pub(crate) fn backward(plan: &Plan) -> Vec<Step> {
    let carry = add(vec![
        plan.back_through_state(R, after("da_r")),
        plan.back_through_state(Z, after("da_z")),
        from_candidate(plan),
        times([after("dh"), after("z")]),
    ]);
    let reset = if plan.reset_before {
        times([plan.back_through_state(N, now("da_n")), before("h")])
    } else {
        times([now("da_n"), now("m_n")])
    };
    let gate = |id, sum, gradient, slope| {
        vec![
            plan.backward(id, gradient),
            plan.backward(sum, times([now(id), slope])),
        ]
    };
    let mut update = gate(
        "dz",
        "da_z",
        times([now("dh"), minus(before("h"), now("n"))]),
        times([now("z"), now("u")]),
    );
    let lecture = times([now("dh"), minus(now("n"), before("h"))]);
    update.insert(1, plan.backward("du", lecture));
    vec![
        plan.state_gradient(carry),
        step("dz", "da_z", update),
        step(
            "dn",
            "da_n",
            gate(
                "dn",
                "da_n",
                times([now("dh"), now("u")]),
                tanh_slope(now("n")),
            ),
        ),
        step(
            "dr",
            "da_r",
            gate("dr", "da_r", reset, sigmoid_slope(now("r"))),
        ),
    ]
}

/// The rows of the recurrent weights' gradient are outer products with different vectors; these
/// are the gradients that stand on the left and the states that stand on the right.
pub(crate) fn recurrent_factors(plan: &Plan) -> Vec<(Expr, Expr)> {
    let candidate = if plan.reset_before {
        (now("da_n"), now("rh"))
    } else {
        (times([now("da_n"), now("r")]), before("h"))
    };
    vec![
        (now("da_r"), before("h")),
        (now("da_z"), before("h")),
        candidate,
    ]
}
