//! The plain recurrent cell: h = tanh(W_x x + W_h h₋₁).

use super::expr::{after, now, tanh, tanh_slope, times};
use super::node::Role;
use super::plan::{Plan, Step, step};

/// The operations of the cell, forward.
pub(crate) fn forward(plan: &Plan) -> Vec<Step> {
    vec![
        step(
            "a",
            "a",
            vec![plan.forward("a", Role::Preactivation, plan.preactivation(0))],
        ),
        step(
            "h",
            "h",
            vec![plan.forward("h", Role::State, tanh(now("a")))],
        ),
    ]
}

/// The operations of the cell, backward.
pub(crate) fn backward(plan: &Plan) -> Vec<Step> {
    let carry = plan.back_through_state(0, after("da"));
    vec![
        plan.state_gradient(carry),
        step(
            "da",
            "da",
            vec![plan.backward("da", times([now("dh"), tanh_slope(now("h"))]))],
        ),
    ]
}
