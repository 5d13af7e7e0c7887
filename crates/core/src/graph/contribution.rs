//! Which partial loss reaches which state, and which use of a parameter gives how much of its
//! gradient: the double sum of back-propagation through time, for any graph.
//!
//! Each loss is propagated alone, apart from the pass that propagates all of them together; that
//! the shares of all pairs add up to that pass's gradient is the identity that is reported.

use super::Graph;
use super::adjoint::To;
use super::backward::{Gradients, add, plus};
use super::model::Built;
use super::node::Id;
use super::uses::{Use, reads};
use crate::contribution::MOST_KEPT;

/// The uses of one parameter, in the order of computation.
#[derive(Clone, Debug)]
pub struct Uses {
    /// The parameter.
    pub name: String,
    /// Where it is read.
    pub uses: Vec<Use>,
    /// The gradient's share of each use, use by use in PyTorch's orientation; none when too large.
    pub share: Option<Vec<f64>>,
    /// The sum of the shares from that use on: what has been gathered when the walk back is there.
    pub gathered: Option<Vec<f64>>,
    /// The norm of each use's share.
    pub share_norm: Vec<f64>,
    /// The norm of the share of each loss by each use: one row a loss.
    pub pair_norm: Vec<f64>,
}

/// What each loss says to the states of one block.
#[derive(Clone, Debug)]
pub struct Reach {
    /// ‖∂L_j/∂s_k‖: one row a loss, one column a state; 0 exactly where there is no path.
    pub norm: Vec<f64>,
    /// ∂L_j/∂s_k; none when there are too many numbers or the states differ in size.
    pub state: Option<Vec<f64>>,
}

/// What each loss says to each state and parameter.
#[derive(Clone, Debug)]
pub struct Table {
    /// The states, block by block.
    pub reach: Vec<Reach>,
    /// The parameters that are read, in the order of their first use.
    pub uses: Vec<Uses>,
    /// How far the sum over all losses and uses deviates from the gradient at most, relative to the
    /// greatest gradient of all: that of a shift before a normalisation is zero by itself.
    pub identity_error: f64,
}

fn squares(values: &[f64]) -> f64 {
    values.iter().map(|value| value * value).sum()
}

/// The uses of all parameters, without numbers.
fn uses(built: &Built) -> Vec<Uses> {
    let all = reads(&built.graph).into_iter();
    all.map(|reads| Uses {
        name: reads.name,
        uses: reads.uses,
        share: None,
        gathered: None,
        share_norm: Vec::new(),
        pair_norm: Vec::new(),
    })
    .collect()
}

/// Finds where a node's use of a parameter stands.
struct Places {
    names: Vec<String>,
    /// For each node the parameters it reads and its place among each one's uses.
    of: Vec<Vec<[usize; 2]>>,
}

impl Places {
    fn new(uses: &[Uses], nodes: usize) -> Self {
        let mut of = vec![Vec::new(); nodes];
        for (which, uses) in uses.iter().enumerate() {
            for (place, one) in uses.uses.iter().enumerate() {
                for id in &one.nodes {
                    of[id.index()].push([which, place]);
                }
            }
        }
        let names = uses.iter().map(|uses| uses.name.clone());
        Places {
            names: names.collect(),
            of,
        }
    }

    fn find(&self, id: Id, name: &str) -> Option<[usize; 2]> {
        let mut of = self.of[id.index()].iter().copied();
        of.find(|[which, _]| self.names[*which] == name)
    }
}

/// Propagates the whole loss and each partial loss, and tabulates what arrives at these states and
/// parameters. A partial loss counts as much as it does in the whole: 1/T where that is a mean.
#[must_use]
pub fn table(built: &Built, whole: &Gradients, states: &[Vec<Id>]) -> Table {
    let graph = &built.graph;
    let mut uses = uses(built);
    let places = Places::new(&uses, graph.nodes().len());
    shares(built, &mut uses, &places);
    let losses = built.losses.len();
    for uses in &mut uses {
        uses.pair_norm = vec![0.0; losses * uses.uses.len()];
    }
    let mut reach: Vec<Reach> = states.iter().map(|block| unreached(built, block)).collect();
    // What all losses together say to each node that reads a parameter.
    let mut sums: Vec<Option<Vec<f64>>> = vec![None; graph.nodes().len()];
    for (j, loss) in built.losses.iter().enumerate() {
        let Some(seed) = whole.exact(*loss) else {
            continue;
        };
        let seeds = vec![(*loss, seed.to_vec())];
        let row = graph.sweep(seeds, true, &mut |id, to, share| {
            let (name, square) = match to {
                To::Square(name) => (name, share[0]),
                To::Parameter(name, _) => (name, squares(share)),
                To::Input(_) => return,
            };
            if let Some([which, place]) = places.find(id, name) {
                let pair = j * uses[which].uses.len() + place;
                uses[which].pair_norm[pair] += square;
            }
        });
        for (id, gradient) in graph.ids().zip(&row) {
            if let (Some(gradient), false) = (gradient, places.of[id.index()].is_empty()) {
                add(&mut sums[id.index()], gradient);
            }
        }
        for (reach, states) in reach.iter_mut().zip(states) {
            for (k, state) in states.iter().enumerate() {
                let Some(gradient) = &row[state.0] else {
                    continue;
                };
                let pair = j * states.len() + k;
                reach.norm[pair] = squares(gradient).sqrt();
                if let Some(all) = &mut reach.state {
                    let from = pair * gradient.len();
                    all[from..from + gradient.len()].copy_from_slice(gradient);
                }
            }
        }
    }
    let mut totals: Vec<Vec<f64>> = uses
        .iter()
        .map(|uses| vec![0.0; whole.exact_parameter(&uses.name).len()])
        .collect();
    for (id, sum) in graph.ids().zip(&sums) {
        let Some(sum) = sum else { continue };
        graph.adjoint(id.index(), sum, false, &mut |to, share| {
            if let To::Parameter(name, from) = to
                && let Some([which, _]) = places.find(id, name)
            {
                plus(&mut totals[which][from..], share);
            }
        });
    }
    let (mut deviation, mut greatest) = (0.0_f64, 0.0_f64);
    for (uses, total) in uses.iter_mut().zip(&totals) {
        for square in &mut uses.pair_norm {
            *square = square.sqrt();
        }
        for (sum, &gradient) in total.iter().zip(whole.exact_parameter(&uses.name)) {
            deviation = deviation.max((sum - gradient).abs());
            greatest = greatest.max(gradient.abs());
        }
    }
    Table {
        reach,
        uses,
        identity_error: if greatest > 0.0 {
            deviation / greatest
        } else {
            deviation
        },
    }
}

/// The table of the states of one block before anything has arrived.
fn unreached(built: &Built, states: &[Id]) -> Reach {
    let size = |id: &Id| built.graph.value(*id).data.len();
    let width = states.first().map_or(0, size);
    let pairs = built.losses.len() * states.len();
    let kept = pairs * width <= MOST_KEPT && states.iter().all(|id| size(id) == width);
    Reach {
        norm: vec![0.0; pairs],
        state: kept.then(|| vec![0.0; pairs * width]),
    }
}

/// The gradient of the whole loss, use by use.
fn shares(built: &Built, uses: &mut [Uses], places: &Places) {
    let graph = &built.graph;
    let sizes: Vec<usize> = uses
        .iter()
        .map(|uses| graph.weights().values(&uses.name).len())
        .collect();
    for (uses, size) in uses.iter_mut().zip(&sizes) {
        let room = uses.uses.len() * size;
        uses.share = (room <= MOST_KEPT).then(|| vec![0.0; room]);
        uses.share_norm = vec![0.0; uses.uses.len()];
    }
    let seeds = vec![(built.loss, vec![1.0])];
    graph.sweep(seeds, false, &mut |id, to, share| {
        if let To::Parameter(name, from) = to
            && let Some([which, place]) = places.find(id, name)
        {
            let uses = &mut uses[which];
            uses.share_norm[place] += squares(share);
            if let Some(all) = &mut uses.share {
                plus(&mut all[place * sizes[which] + from..], share);
            }
        }
    });
    for (uses, size) in uses.iter_mut().zip(sizes) {
        for square in &mut uses.share_norm {
            *square = square.sqrt();
        }
        uses.gathered = uses.share.clone().map(|mut all| {
            for place in (0..all.len().saturating_sub(size)).rev() {
                all[place] += all[place + size];
            }
            all
        });
    }
}

/// The Jacobian ∂to/∂from over all paths between two nodes: one row an element of `to`, one column
/// an element of `from`. Zeros where there is no path.
#[must_use]
pub fn jacobian(graph: &Graph, to: Id, from: Id) -> Vec<f64> {
    let (rows, columns) = (graph.value(to).data.len(), graph.value(from).data.len());
    let mut all = Vec::with_capacity(rows * columns);
    for row in 0..rows {
        let mut seed = vec![0.0; rows];
        seed[row] = 1.0;
        let mut reached = graph.sweep(vec![(to, seed)], true, &mut |_, _, _| {});
        let own = reached[from.index()].take();
        all.extend(own.unwrap_or_else(|| vec![0.0; columns]));
    }
    all
}
