//! The transformer, as a graph: each layer's parts, each head's queries, keys, values, scores,
//! weights and weighted sums, with names of their own.
//!
//! Blocks of a stack begin with its name (`encoder.`, `decoder.`, or none for one stack alone), those
//! of an attention go on with `self.` or `cross.`. Index l is the layer, h the head, t the place.

use super::Built;
use crate::attention::mask::{Mask, allowed};
use crate::attention::position::sinusoid;
use crate::graph::{Graph, Id, Tensor};
use crate::model::transformer::Plan;
use crate::model::transformer::plan::Names;
use crate::settings::{Norm, Positions};
use crate::task::Example;
use crate::wiring::Role;
use crate::wiring::evaluate::Weights;

/// The transformer applied to one example, read as [`Plan::reading`] says.
#[must_use]
pub fn build<'w>(plan: &Plan, weights: &'w Weights, example: &Example) -> Built<'w> {
    let reading = plan.reading(example);
    let mut g = Graph::as_trained(weights);
    if reading.inputs.is_empty() || (plan.encoder().is_some() && reading.source.is_empty()) {
        g.operation("total", "L");
        g.block("loss", &[], "L").role(Role::Loss);
        let loss = g.input(Tensor::number(0.0));
        return Built {
            graph: g,
            losses: Vec::new(),
            loss,
            outputs: Vec::new(),
        };
    }
    let memory = plan.encoder().map(|names| {
        let mut stack = Stack::new(&mut g, plan, names, "encoder.");
        let x = stack.embed(&reading.source);
        stack.run(x, None)
    });
    let block = if memory.is_some() { "decoder." } else { "" };
    let mut stack = Stack::new(&mut g, plan, plan.main(), block);
    let x = stack.embed(&reading.inputs);
    let rows = stack.run(x, memory);
    answers(g, plan, rows, &reading.targets)
}

/// One stack being written down.
struct Stack<'g, 'w> {
    g: &'g mut Graph<'w>,
    plan: &'g Plan,
    names: &'g Names,
    block: &'g str,
}

impl<'g, 'w> Stack<'g, 'w> {
    fn new(g: &'g mut Graph<'w>, plan: &'g Plan, names: &'g Names, block: &'g str) -> Self {
        Self {
            g,
            plan,
            names,
            block,
        }
    }

    fn name(&mut self, block: &str, at: &[(&str, usize)], symbol: &str) -> &mut Graph<'w> {
        self.g.block(&format!("{}{block}", self.block), at, symbol);
        self.g
    }

    fn begin(&mut self, operation: &str, symbol: &str) {
        self.g
            .operation(&format!("{}{operation}", self.block), symbol);
    }

    /// Learnt vectors times √d, plus the places.
    fn embed(&mut self, ids: &[usize]) -> Id {
        let (d, names) = (self.plan.width, self.names);
        let parameter = |name: &str| format!("{}{name}", names.embedding);
        self.begin("embedding", "X");
        let table = parameter("embedding.weight");
        let vectors = self.name("embedding", &[], "E").lookup(&table, ids);
        let root = (d as f64).sqrt();
        let none = self.plan.positions == Positions::None;
        let (block, symbol) = if none {
            ("x", "X")
        } else {
            ("scaled", "\\sqrt{d} E")
        };
        let scaled = self.name(block, &[], symbol).scale(vectors, root);
        let places = match self.plan.positions {
            Positions::None => return scaled,
            Positions::Sinusoidal => {
                let mut waves = Tensor::zeros(ids.len(), d);
                for (position, row) in waves.data.chunks_mut(d.max(1)).enumerate() {
                    sinusoid(position, row);
                }
                self.name("position", &[], "P").input(waves)
            }
            Positions::Learnt => {
                let last = self.plan.places.saturating_sub(1);
                let rows: Vec<usize> = (0..ids.len()).map(|place| place.min(last)).collect();
                let table = parameter("position.weight");
                self.name("position", &[], "P").lookup(&table, &rows)
            }
        };
        self.name("x", &[], "X").add(scaled, places)
    }

    /// All layers and the last norm.
    fn run(&mut self, mut x: Id, memory: Option<Id>) -> Id {
        for layer in 0..self.plan.layers {
            let mask = self.plan.mask(self.names);
            x = self.wrapped(layer, "self", 1, x, |stack, x| {
                stack.attention(layer, ("self", "self_attn."), (x, x), mask)
            });
            if let Some(memory) = memory {
                x = self.wrapped(layer, "cross", 2, x, |stack, x| {
                    let names = ("cross", "multihead_attn.");
                    stack.attention(layer, names, (x, memory), Mask::default())
                });
            }
            let number = 2 + usize::from(memory.is_some());
            x = self.wrapped(layer, "feed_forward", number, x, |stack, x| {
                stack.feed_forward(layer, x)
            });
        }
        self.begin("norm", "H");
        let prefix = format!("{}norm.", self.names.layers);
        self.norm("output", &[], "H", x, &prefix)
    }

    fn norm(&mut self, block: &str, at: &[(&str, usize)], symbol: &str, x: Id, prefix: &str) -> Id {
        let (weight, bias) = (format!("{prefix}weight"), format!("{prefix}bias"));
        let kind = self.plan.norm;
        let g = self.name(block, at, symbol);
        match kind {
            Norm::Layer => g.layer_norm(x, &weight, &bias),
            Norm::Batch => g.batch_norm(x, &weight, &bias),
        }
    }

    /// x + f(N(x)), or N(x + f(x)).
    fn wrapped(
        &mut self,
        layer: usize,
        part: &str,
        number: usize,
        x: Id,
        f: impl FnOnce(&mut Self, Id) -> Id,
    ) -> Id {
        let at = [("l", layer + 1)];
        let prefix = format!("{}layers.{layer}.norm{number}.", self.names.layers);
        self.begin(part, "Z_{l}");
        let first = self.plan.norm_first;
        let input = if first {
            self.norm(&format!("{part}.norm"), &at, "N_{l}", x, &prefix)
        } else {
            x
        };
        let y = f(self, input);
        self.begin(&format!("{part}.residual"), "R_{l}");
        let sum = self
            .name(&format!("{part}.residual"), &at, "R_{l}")
            .add(x, y);
        if first {
            return sum;
        }
        self.norm(&format!("{part}.norm"), &at, "N_{l}", sum, &prefix)
    }

    fn attention(
        &mut self,
        layer: usize,
        (part, attention): (&str, &str),
        (x, source): (Id, Id),
        mask: Mask,
    ) -> Id {
        let (d, heads) = (self.plan.width, self.plan.heads.max(1));
        let one = d / heads;
        let prefix = format!("{}layers.{layer}.{attention}", self.names.layers);
        let (weight, bias) = (
            format!("{prefix}in_proj_weight"),
            format!("{prefix}in_proj_bias"),
        );
        let sizes = (self.g.value(x).rows, self.g.value(source).rows);
        let may = allowed(mask, sizes.0, sizes.1);
        let mask = may.contains(&false).then_some(may);
        let mut sums = Vec::with_capacity(heads);
        for head in 0..heads {
            let at = [("l", layer + 1), ("h", head + 1)];
            let block = |name: &str| format!("{part}.{name}");
            let project = |stack: &mut Self, name: &str, symbol: &str, third: usize, rows: Id| {
                let from = third * d + head * one;
                stack.name(&block(name), &at, symbol).linear(
                    rows,
                    &weight,
                    from..from + one,
                    Some(&bias),
                )
            };
            self.begin(&block("project"), "Q_{l,h}, K_{l,h}, V_{l,h}");
            let q = project(self, "q", "Q_{l,h}", 0, x);
            let k = project(self, "k", "K_{l,h}", 1, source);
            let v = project(self, "v", "V_{l,h}", 2, source);
            self.begin(&block("scores"), "S_{l,h}");
            let dots = self
                .name(&block("dots"), &at, "Q_{l,h} K_{l,h}^\\top")
                .product_transposed(q, k);
            let scale = 1.0 / (one.max(1) as f64).sqrt();
            let scores = self
                .name(&block("scores"), &at, "S_{l,h}")
                .role(Role::Preactivation)
                .scale(dots, scale);
            self.begin(&block("weights"), "\\alpha_{l,h}");
            let weights = self
                .name(&block("weights"), &at, "\\alpha_{l,h}")
                .softmax(scores, mask.clone());
            self.begin(&block("sum"), "C_{l,h}");
            sums.push(self.name(&block("sum"), &at, "C_{l,h}").product(weights, v));
        }
        let at = [("l", layer + 1)];
        self.begin(&format!("{part}.output"), "O_{l}");
        let joined = self
            .name(&format!("{part}.joined"), &at, "C_{l}")
            .beside(&sums);
        let (weight, bias) = (
            format!("{prefix}out_proj.weight"),
            format!("{prefix}out_proj.bias"),
        );
        self.name(&format!("{part}.output"), &at, "O_{l}")
            .linear_all(joined, &weight, Some(&bias))
    }

    fn feed_forward(&mut self, layer: usize, x: Id) -> Id {
        let at = [("l", layer + 1)];
        let prefix = format!("{}layers.{layer}.", self.names.layers);
        let parameter = |name: &str| format!("{prefix}{name}");
        let first = (parameter("linear1.weight"), parameter("linear1.bias"));
        let second = (parameter("linear2.weight"), parameter("linear2.bias"));
        let sums = self
            .name("feed_forward.sums", &at, "A_{l}")
            .role(Role::Preactivation)
            .linear_all(x, &first.0, Some(&first.1));
        let inner = self.name("feed_forward.inner", &at, "U_{l}").relu(sums);
        self.name("feed_forward.output", &at, "F_{l}")
            .linear_all(inner, &second.0, Some(&second.1))
    }
}

/// Scores, probabilities and losses L_t of rows, and their sum or mean L.
fn answers<'w>(mut g: Graph<'w>, plan: &Plan, rows: Id, targets: &[Option<usize>]) -> Built<'w> {
    let (mut losses, mut outputs) = (Vec::new(), Vec::new());
    for (t, &target) in targets.iter().enumerate() {
        let at = [("t", t + 1)];
        g.operation("output", "y_{t}");
        g.block("h", &at, "h_{t}");
        let row = g.rows(rows, t..t + 1);
        g.block("scores", &at, "s_{t}").role(Role::Preactivation);
        let scores = g.linear_all(row, "output.weight", Some("output.bias"));
        g.block("y", &at, "y_{t}");
        outputs.push(g.softmax(scores, None));
        g.operation("loss", "L_{t}");
        g.block("L", &at, "L_{t}");
        losses.push(g.cross_entropy(scores, &[target]));
    }
    g.operation("total", "L");
    let all = g.below(&losses);
    let counted = targets.iter().flatten().count();
    let loss = if plan.mean {
        let sum = g.sum(all);
        g.block("loss", &[], "L").role(Role::Loss);
        g.scale(sum, 1.0 / counted.max(1) as f64)
    } else {
        g.block("loss", &[], "L").role(Role::Loss);
        g.sum(all)
    };
    Built {
        graph: g,
        losses,
        loss,
        outputs,
    }
}

#[cfg(test)]
mod tests;
