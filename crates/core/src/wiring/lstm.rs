//! The cell with a memory: c = f ⊙ c₋₁ + i ⊙ g, h = o ⊙ tanh c.

use super::expr::{add, after, before, now, sigmoid, sigmoid_slope, tanh, tanh_slope, times};
use super::node::Role;
use super::plan::{Plan, Step, step};

const I: usize = 0;
const F: usize = 1;
const G: usize = 2;
const O: usize = 3;

fn gate(plan: &Plan, id: &'static str, row: usize, role: Role) -> Step {
    let preactivation = format!("a_{id}");
    let sum = now(&preactivation);
    let value = if row == G { tanh(sum) } else { sigmoid(sum) };
    step(
        id,
        id,
        vec![
            plan.forward(&preactivation, Role::Preactivation, plan.preactivation(row)),
            plan.forward(id, role, value),
        ],
    )
}

/// The operations of the cell, forward.
pub(crate) fn forward(plan: &Plan) -> Vec<Step> {
    let memory = add(vec![
        times([now("f"), before("c")]),
        times([now("i"), now("g")]),
    ]);
    vec![
        gate(plan, "i", I, Role::InputGate),
        gate(plan, "f", F, Role::ForgetGate),
        gate(plan, "g", G, Role::Candidate),
        gate(plan, "o", O, Role::OutputGate),
        step("c", "c", vec![plan.forward("c", Role::Memory, memory)]),
        step(
            "h",
            "h",
            vec![
                plan.forward("tanh_c", Role::Memory, tanh(now("c"))),
                plan.forward("h", Role::State, times([now("o"), now("tanh_c")])),
            ],
        ),
    ]
}

/// The gradients of one gate: with respect to its value, then to its weighted sum.
fn gate_gradient(
    plan: &Plan,
    id: &'static str,
    [value, sum]: [&'static str; 2],
    [gradient, factor]: [super::expr::Expr; 2],
    gate: &str,
) -> Step {
    let slope = if gate == "g" {
        tanh_slope(now(gate))
    } else {
        sigmoid_slope(now(gate))
    };
    step(
        id,
        sum,
        vec![
            plan.backward(value, times([gradient, factor])),
            plan.backward(sum, times([now(value), slope])),
        ],
    )
}

/// The operations of the cell, backward.
pub(crate) fn backward(plan: &Plan) -> Vec<Step> {
    let names = ["da_i", "da_f", "da_g", "da_o"];
    let carry = names
        .iter()
        .enumerate()
        .map(|(row, name)| plan.back_through_state(row, after(name)))
        .collect();
    let through_output = times([now("dh"), now("o"), tanh_slope(now("tanh_c"))]);
    vec![
        plan.state_gradient(add(carry)),
        gate_gradient(plan, "do", ["do", "da_o"], [now("dh"), now("tanh_c")], "o"),
        step(
            "dc",
            "dc",
            vec![
                plan.backward("dc_carry", plan.kept(times([after("dc"), after("f")]))),
                plan.backward("dc", add(vec![now("dc_carry"), through_output])),
            ],
        ),
        gate_gradient(plan, "dg", ["dg", "da_g"], [now("dc"), now("i")], "g"),
        gate_gradient(plan, "di", ["di", "da_i"], [now("dc"), now("g")], "i"),
        gate_gradient(plan, "df", ["df", "da_f"], [now("dc"), before("c")], "f"),
    ]
}
