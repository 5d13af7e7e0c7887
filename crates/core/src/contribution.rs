//! Which loss reaches which step, and how strongly: ∂L_j/∂h_k for every pair, the contribution of
//! each pair to the recurrent weights' gradient, and the Jacobians the gradient passes through.
//!
//! The rows are propagated one loss at a time, apart from the pass that propagates all of them
//! together; that the two agree is the identity of back-propagation through time.

use crate::real::Real;
use crate::settings::Settings;
use crate::wiring::evaluate::{Block, Blocks, Scope, Window, norm};
use crate::wiring::plan::Plan;
use crate::wiring::{Expr, Node, Phase, Role, When, Wiring, recurrent_factors};

/// More numbers than this are not kept in one block.
pub const MOST_KEPT: usize = 65_536;

/// The last step of the window in which the loss of step j is propagated.
#[must_use]
pub fn window_end(settings: &Settings, steps: usize, j: usize) -> usize {
    match settings.k1 {
        0 => steps,
        k1 => (j.div_ceil(k1) * k1).min(steps),
    }
}

/// The earliest step that the loss of step j reaches.
fn reach(settings: &Settings, steps: usize, j: usize) -> i64 {
    match settings.k2 {
        0 => i64::MIN,
        k2 => window_end(settings, steps, j) as i64 - k2 as i64 + 1,
    }
}

/// Whether the loss of step j is propagated as far as step k.
#[must_use]
pub fn kept(settings: &Settings, steps: usize, j: usize, k: usize) -> bool {
    k <= j && k as i64 >= reach(settings, steps, j)
}

/// The windows in which the losses are propagated, from the first to the last.
#[must_use]
pub fn windows(settings: &Settings, steps: usize) -> Vec<Window> {
    let mut windows = Vec::new();
    let mut first = 1;
    while first <= steps {
        let last = window_end(settings, steps, first);
        windows.push(Window {
            losses: [first, last],
            reach: reach(settings, steps, first),
        });
        first = last + 1;
    }
    windows
}

/// The nodes that carry a gradient from step to step, in the order of computation.
#[must_use]
pub fn carriers(wiring: &Wiring) -> Vec<&Node> {
    let nodes = wiring.nodes.iter();
    nodes
        .filter(|node| {
            let backward = node.phase == Phase::Backward && node.role == Role::Gradient;
            backward && node.time == When::Each && node.id != "dx"
        })
        .collect()
}

/// Computes the nodes backward in time, from step `from` to the first.
#[must_use]
pub fn propagate(scope: &Scope, nodes: &[&Node], from: usize) -> Blocks {
    let mut gradients = empty(scope.steps(), nodes);
    for t in (1..=from).rev() {
        compute(scope, nodes, t, &mut gradients);
    }
    gradients
}

fn empty(steps: usize, nodes: &[&Node]) -> Blocks {
    let blocks = nodes.iter();
    blocks
        .map(|node| (node.block.clone(), Block::zeros(steps, node.width())))
        .collect()
}

fn compute(scope: &Scope, nodes: &[&Node], t: usize, gradients: &mut Blocks) {
    for node in nodes {
        let value = with(scope, gradients).node(node, t);
        if let Some(block) = gradients.get_mut(&node.block) {
            block.set(t, &value);
        }
    }
}

fn with<'a>(scope: &Scope<'a>, gradients: &'a Blocks) -> Scope<'a> {
    Scope {
        gradients,
        ..*scope
    }
}

/// What the rows say about every pair (j, k), row by row; the later of the two is the row.
pub struct Table {
    /// ∂L_j/∂h_k.
    pub state: Option<Vec<Real>>,
    /// ‖∂L_j/∂h_k‖.
    pub state_norm: Vec<f64>,
    /// ∂L_j/∂c_k.
    pub memory: Option<Vec<Real>>,
    /// ‖∂L_j/∂c_k‖.
    pub memory_norm: Vec<f64>,
    /// The contribution to the recurrent weights' gradient.
    pub contribution: Option<Vec<Real>>,
    /// Its norm.
    pub contribution_norm: Vec<f64>,
    /// ‖∂L_j/∂h_k‖ / ‖∂L_j/∂h_j‖.
    pub reach: Vec<f64>,
    /// 1 where the pair is kept.
    pub kept: Vec<Real>,
    /// The sum of the kept contributions.
    pub total: Vec<f64>,
}

/// Propagates each loss alone and tabulates what arrives.
#[must_use]
pub fn table(plan: &Plan, settings: &Settings, wiring: &Wiring, scope: &Scope) -> Table {
    let (steps, hidden) = (scope.steps(), plan.hidden);
    let size = plan.gate_rows() * hidden;
    let pairs = steps * steps;
    let room = |width: usize| (pairs * width <= MOST_KEPT).then(|| vec![0.0; pairs * width]);
    let memory = plan.has_memory();
    let mut table = Table {
        state: room(hidden),
        state_norm: vec![0.0; pairs],
        memory: if memory { room(hidden) } else { None },
        memory_norm: vec![0.0; if memory { pairs } else { 0 }],
        contribution: room(size),
        contribution_norm: vec![0.0; pairs],
        reach: vec![0.0; pairs],
        kept: vec![0.0; pairs],
        total: vec![0.0; size],
    };
    let nodes = carriers(wiring);
    let factors = recurrent_factors(plan);
    let mut sums = vec![vec![0.0_f64; plan.gate_rows()]; steps];
    for j in 1..=steps {
        let scope = Scope {
            window: Window::whole(j, j),
            ..*scope
        };
        let row = propagate(&scope, &nodes, j);
        let scope = with(&scope, &row);
        for k in 1..=j {
            let pair = (j - 1) * steps + k - 1;
            let put = |to: &mut Option<Vec<Real>>, values: &[Real]| {
                if let Some(to) = to {
                    let start = pair * values.len();
                    to[start..start + values.len()].copy_from_slice(values);
                }
            };
            let state = row["dh"].at(k);
            put(&mut table.state, state);
            table.state_norm[pair] = norm(state);
            if memory {
                let memory = row["dc"].at(k);
                put(&mut table.memory, memory);
                table.memory_norm[pair] = norm(memory);
            }
            let parts = split(&scope, &factors, k);
            if table.contribution.is_some() {
                put(&mut table.contribution, &outer(&parts));
            }
            let squares = parts.iter().map(|(l, r)| (norm(l) * norm(r)).powi(2));
            table.contribution_norm[pair] = squares.sum::<f64>().sqrt();
            if kept(settings, steps, j, k) {
                table.kept[pair] = 1.0;
                let left = parts.iter().flat_map(|(left, _)| left);
                for (sum, &value) in sums[k - 1].iter_mut().zip(left) {
                    *sum += f64::from(value);
                }
            }
        }
        let own = table.state_norm[(j - 1) * steps + j - 1];
        for k in 1..=j {
            let pair = (j - 1) * steps + k - 1;
            if own > 0.0 {
                table.reach[pair] = table.state_norm[pair] / own;
            }
        }
    }
    for (k, sum) in sums.iter().enumerate() {
        // The right factors do not depend on the loss: one outer product a step adds all rows.
        let mut row = 0;
        for (_, right) in &factors {
            let right = scope.evaluate(right, k + 1);
            let rows = plan.gate_rows() / factors.len();
            for left in &sum[row..row + rows] {
                let start = row * hidden;
                for (total, &value) in table.total[start..].iter_mut().zip(&right) {
                    *total += left * f64::from(value);
                }
                row += 1;
            }
        }
    }
    table
}

type Factors = Vec<(Vec<Real>, Vec<Real>)>;

fn split(scope: &Scope, factors: &[(Expr, Expr)], t: usize) -> Factors {
    let parts = factors.iter();
    parts
        .map(|(left, right)| (scope.evaluate(left, t), scope.evaluate(right, t)))
        .collect()
}

fn outer(parts: &Factors) -> Vec<Real> {
    let rows = parts
        .iter()
        .flat_map(|(left, right)| left.iter().map(move |l| (l, right)));
    rows.flat_map(|(l, right)| right.iter().map(move |r| l * r))
        .collect()
}

/// The greatest deviation of the sum of contributions from the gradient, relative to the gradient's
/// greatest entry.
#[must_use]
pub fn identity_error(total: &[f64], gradient: &[Real]) -> f64 {
    let pairs = total.iter().zip(gradient);
    let deviation = pairs.fold(0.0, |most, (a, &b)| {
        f64::max(most, (a - f64::from(b)).abs())
    });
    let greatest = gradient
        .iter()
        .fold(0.0, |most, &b| f64::max(most, f64::from(b).abs()));
    if greatest > 0.0 {
        deviation / greatest
    } else {
        deviation
    }
}

/// The Jacobians of the state, ∂s_t/∂s_{t−1} with s = h or (h; c): one row an element of s_t. Each
/// row is the gradient of that element, sent back through the declared backward operations.
#[must_use]
pub fn jacobians(plan: &Plan, wiring: &Wiring, scope: &Scope) -> Option<Vec<Real>> {
    let (steps, hidden) = (scope.steps(), plan.hidden);
    let carries: &[&str] = if plan.has_memory() {
        &["dh_carry", "dc_carry"]
    } else {
        &["dh_carry"]
    };
    let size = hidden * carries.len();
    if steps * size * size > MOST_KEPT {
        return None;
    }
    let seeds = ["dlogits", "dh_local", "dh", "dh_carry", "dc_carry"];
    let all = carriers(wiring);
    let inner: Vec<_> = all
        .iter()
        .copied()
        .filter(|node| !seeds.contains(&&*node.id))
        .collect();
    let mut gradients = empty(steps, &all);
    let mut rows = Vec::with_capacity(steps * size * size);
    for t in 1..=steps {
        for unit in 0..size {
            for (i, id) in ["dh", "dc_carry"]
                .into_iter()
                .enumerate()
                .take(carries.len())
            {
                let mut seed = vec![0.0; hidden];
                if unit / hidden == i {
                    seed[unit % hidden] = 1.0;
                }
                if let Some(block) = gradients.get_mut(id) {
                    block.set(t, &seed);
                }
            }
            compute(scope, &inner, t, &mut gradients);
            let scope = with(scope, &gradients);
            for id in carries {
                let node = all.iter().find(|node| node.id == *id);
                rows.extend(node.map_or_else(Vec::new, |node| scope.evaluate(&node.expr, t - 1)));
            }
        }
    }
    Some(rows)
}
