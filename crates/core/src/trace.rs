//! Everything that was computed for the watched sequence, as named blocks of numbers: the forward
//! pass, the backward pass, the contributions and the update.

#[cfg(test)]
mod agreement;
pub mod force;
#[cfg(test)]
mod held;
pub mod index;
mod passes;
mod road;
pub(crate) mod store;

use index::block;
pub use index::{Dtype, Entry, Index, Kind, Scalars};

use crate::contribution::{identity_error, jacobians, table};
use crate::params::Params;
use crate::real::Real;
use crate::settings::{Checked, Reduction};
use crate::timeline::Timeline;
use crate::wiring::evaluate::{Weights, norm};
use crate::wiring::{Node, Phase, Role, When, wiring};
use force::Force;
use passes::Passes;
use road::Road;
use store::Store;

/// A trace: an index and the numbers it points into.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// What is where.
    pub index: Index,
    /// The numbers.
    pub data: Vec<Real>,
    /// The numbers that need 64 bits: norms, which underflow in fewer.
    pub data64: Vec<f64>,
}

impl Trace {
    /// The entry of a block.
    #[must_use]
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.index.blocks.iter().find(|entry| entry.name == name)
    }

    /// A block's numbers.
    #[must_use]
    pub fn values(&self, name: &str) -> Option<&[Real]> {
        block(&self.index.blocks, name, Dtype::F32, &self.data)
    }

    /// The numbers of a block of 64 bits.
    #[must_use]
    pub fn values64(&self, name: &str) -> Option<&[f64]> {
        block(&self.index.blocks, name, Dtype::F64, &self.data64)
    }
}

fn kind(node: &Node) -> Kind {
    match (node.phase, node.role) {
        (_, Role::Probability) => Kind::Probability,
        (_, Role::Loss) => Kind::Loss,
        (Phase::Backward, _) => Kind::Gradient,
        (Phase::Update, _) => Kind::Weight,
        (Phase::Forward, _) => Kind::Value,
    }
}

/// What the first step starts from: zeros where there are fewer numbers than units.
#[derive(Clone, Copy, Debug, Default)]
pub struct Initial<'a> {
    /// The state h₀.
    pub h: &'a [Real],
    /// The memory c₀, of cells that have one.
    pub c: &'a [Real],
}

/// How a sequence is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// What the first step starts from.
    pub initial: Initial<'a>,
    /// Gates held by hand.
    pub forces: &'a [Force],
    /// Whether each loss is also propagated alone: the table of pairs, the Jacobians and the shares
    /// of the weights' gradient, which cost many times what the passes do.
    pub pairs: bool,
}

/// Everything, as the network computes it.
pub const WHOLE: Look = Look {
    initial: Initial { h: &[], c: &[] },
    forces: &[],
    pairs: true,
};

/// Computes the trace of the watched sequence at these parameters. `update` makes the optimizer's
/// next step from the gradient: it gives the new parameters and the factor of clipping.
pub fn compute(
    checked: &Checked,
    params: &Params,
    step: u64,
    look: Look,
    update: impl FnOnce(&Params) -> (Params, f64),
) -> Trace {
    let wiring = wiring(checked);
    let passes = Passes::run(checked, params, &wiring, look);
    let plan = &passes.plan;
    let gradient = passes.gradient(params);
    let (updated, clip_scale) = update(&gradient);
    let steps = passes.steps();
    let mut store = Store::default();

    store.put(
        "x",
        &[steps, plan.input],
        Kind::Value,
        &passes.blocks["x"].data,
    );
    for name in ["h0", "c0"] {
        if let Some(block) = passes.blocks.get(name) {
            store.put(name, &[block.width], Kind::Value, &block.data);
        }
    }
    for node in &wiring.nodes {
        if let Some(block) = passes.blocks.get(&node.block) {
            let mut shape = Vec::new();
            if node.time == When::Each {
                shape.push(steps);
            }
            // A number has no axis of its own.
            if node.shape != [1] || shape.is_empty() {
                shape.extend(&node.shape);
            }
            store.put(&node.block, &shape, kind(node), &block.data);
        }
    }
    for entry in params.layout().entries() {
        store.put(
            &entry.name,
            &entry.shape,
            Kind::Weight,
            passes.weights.values(&entry.name),
        );
    }
    let new = Weights::new(&updated);
    for entry in params.layout().entries() {
        let name = format!("new.{}", entry.name);
        store.put(&name, &entry.shape, Kind::Weight, new.values(&entry.name));
    }
    let mut identity_error = f64::NAN;
    if look.pairs {
        put_shares(&mut store, &passes);
        identity_error = put_table(&mut store, &passes);
    }
    put_flow(&mut store, &passes, look.pairs);

    let losses = passes.blocks["L"].data.iter().map(|&loss| f64::from(loss));
    let total: f64 = losses.sum();
    let scalars = Scalars {
        loss: match checked.settings().reduction {
            Reduction::Sum => total,
            Reduction::Mean => total / steps as f64,
        },
        p: passes.blocks["p_target"]
            .data
            .iter()
            .map(|&p| f64::from(p))
            .product(),
        log_p: -total,
        identity_error,
        grad_norm: gradient.norm(),
        clip_scale,
    };
    let timeline = Timeline::new(&wiring, steps);
    let sequence = checked.sequence();
    Trace {
        index: Index {
            step,
            cell: plan.cell,
            steps,
            hidden: plan.hidden,
            symbols: plan.vocabulary,
            input: plan.input,
            forward: timeline.forward,
            backward: timeline.backward,
            tokens: sequence.tokens.clone(),
            ids: sequence.inputs().to_vec(),
            targets: sequence.targets().to_vec(),
            vocabulary: checked.vocabulary().to_vec(),
            blocks: store.entries,
            scalars,
            omitted: store.omitted,
            ready: timeline.ready(&wiring),
            positions: timeline.last(),
        },
        data: store.data,
        data64: store.data64,
    }
}

/// The gradients of the weights, time step by time step.
fn put_shares(store: &mut Store, passes: &Passes) {
    let (steps, rows) = (passes.steps(), passes.plan.gate_rows());
    for (name, columns) in [("dW_hh", passes.plan.hidden), ("dW_ih", passes.plan.input)] {
        let Some(shares) = passes.shares(&format!("{name}_t")) else {
            continue;
        };
        let shape = [steps, rows, columns];
        let kind = Kind::Gradient;
        store.put_if(&format!("{name}_t"), &shape, kind, shares.share.as_deref());
        store.put_if(&format!("{name}_sum"), &shape, kind, shares.sum.as_deref());
        store.put64(&format!("{name}_norm"), &[steps], &shares.share_norm);
        store.put64(&format!("{name}_sum_norm"), &[steps], &shares.sum_norm);
    }
}

/// The table of the pairs (j, k); gives the deviation from the identity.
fn put_table(store: &mut Store, passes: &Passes) -> f64 {
    let (steps, hidden) = (passes.steps(), passes.plan.hidden);
    let settings = passes.checked.settings();
    let table = table(&passes.plan, settings, passes.wiring, &passes.scope());
    let pairs = [steps, steps];
    let vectors = [steps, steps, hidden];
    let kind = Kind::Gradient;
    store.put64("G_norm", &pairs, &table.state_norm);
    store.put64("reach", &pairs, &table.reach);
    store.put("kept", &pairs, Kind::Mask, &table.kept);
    store.put_if("G", &vectors, kind, table.state.as_deref());
    if passes.plan.has_memory() {
        store.put64("Gc_norm", &pairs, &table.memory_norm);
        store.put_if("Gc", &vectors, kind, table.memory.as_deref());
    }
    store.put64("contrib_norm", &pairs, &table.contribution_norm);
    let matrices = [steps, steps, passes.plan.gate_rows(), hidden];
    store.put_if("contrib", &matrices, kind, table.contribution.as_deref());
    identity_error(&table.total, &passes.blocks["grad.weight_hh_l0"].data)
}

/// How the gradient flows from step to step: Jacobians, norms and the factor of each step.
fn put_flow(store: &mut Store, passes: &Passes, jacobian: bool) {
    let (steps, hidden) = (passes.steps(), passes.plan.hidden);
    let blocks = &passes.blocks;
    if jacobian {
        let jacobian = jacobians(&passes.plan, passes.wiring, &passes.scope());
        let size = if passes.plan.has_memory() {
            2 * hidden
        } else {
            hidden
        };
        let shape = [steps, size, size];
        store.put_if("J", &shape, Kind::Gradient, jacobian.as_deref());
    }
    if let Some(road) = Road::of(passes) {
        let shape = [steps, hidden];
        store.put(road.name, &shape, Kind::Gradient, &road.gradient);
        store.put("back", &shape, Kind::Gradient, &road.back);
        store.put("past", &shape, Kind::Value, &road.past);
        store.put("fresh", &shape, Kind::Value, &road.fresh);
        store.put64("road", &shape, &road.kept);
        store.put64("since", &shape, &road.since);
    }
    let norms: Vec<f64> = (1..=steps).map(|t| norm(blocks["dh"].at(t))).collect();
    store.put64("dh_norm", &[steps], &norms);
    // The gradient of the pair (h, c) counts what reaches c without passing through h.
    let pair = |h: &str, c: &str, t: usize| {
        let c = blocks.get(c).map_or(0.0, |block| norm(block.at(t)));
        let h = norm(blocks[h].at(t));
        (h * h + c * c).sqrt()
    };
    let gain: Vec<f64> = (1..=steps)
        .map(|t| {
            let into = pair("dh", "dc_carry", t);
            let out = match t {
                1 => pair("dh0", "dc0", 1),
                _ => pair("dh_carry", "dc_carry", t - 1),
            };
            if into > 0.0 { out / into } else { 0.0 }
        })
        .collect();
    store.put64("gain", &[steps], &gain);
    if passes.plan.cell == crate::settings::Cell::Rnn {
        let slopes: Vec<Real> = blocks["h"].data.iter().map(|h| 1.0 - h * h).collect();
        store.put("gprime", &[steps, hidden], Kind::Value, &slopes);
    }
}
