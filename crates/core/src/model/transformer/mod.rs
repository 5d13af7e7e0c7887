//! The transformer (Vaswani et al. 2017): encoder–decoder, or one stack alone.
//!
//! Rows are symbols, sequences one after the other, so a ragged batch costs no padding and needs no
//! mask for it. Every product runs over all rows of the batch at once.

use crate::attention::multi_head::{Keys, MultiHead, Workspace};
use crate::kernel::{add_rows, clear};
use crate::layer::feed_forward::whole;
use crate::params::{Layout, Params, Slot, Spec};
use crate::real::Real;
use batch::{Lines, spans};
use embed::Embed;
use seqscope_kernel::heads::Span;
use seqscope_kernel::{dense, softmax_cross_entropy};
use stack::{Stack, View};

pub use learn::Reading;
pub use plan::{Form, Plan};

mod batch;
mod embed;
mod learn;
pub(crate) mod plan;
mod stack;
mod write;

/// Its parameters: see [`Plan::specs`].
pub fn specs(plan: &Plan) -> Vec<Spec> {
    plan.specs()
}

/// One stack with what stands before it, and its rows.
#[derive(Clone, Debug)]
struct Side {
    embed: Embed,
    stack: Stack,
    lines: Lines,
    own: Vec<Span>,
    x: Vec<Real>,
    d: Vec<Real>,
}

impl Side {
    fn new(plan: &Plan, layout: &Layout, names: &plan::Names) -> Self {
        Self {
            embed: Embed::new(plan, layout, names.embedding),
            stack: Stack::new(plan, layout, names),
            lines: Lines::default(),
            own: Vec::new(),
            x: Vec::new(),
            d: Vec::new(),
        }
    }

    fn forward(&mut self, params: &Params, cross: &[Span], memory: Keys, work: &mut Workspace) {
        let lines = &self.lines;
        self.embed
            .forward(params, &lines.ids, &lines.lengths, &mut self.x);
        let view = View {
            own: &self.own,
            cross,
            memory,
        };
        self.stack.forward(params, view, &mut self.x, work);
    }
}

/// A transformer and the batch it works on.
#[derive(Clone, Debug)]
pub struct Transformer {
    plan: Plan,
    encoder: Option<Side>,
    main: Side,
    /// Each sequence at its source.
    cross: Vec<Span>,
    output: Slot,
    output_bias: Slot,
    /// What each row of the main stack is to say; nothing counts no loss.
    targets: Vec<Option<usize>>,
    /// What the loss of a row counts for.
    scale: Real,
    logits: Vec<Real>,
    work: Workspace,
    writing: write::Writing,
}

impl Transformer {
    /// The model whose parameters a layout has.
    pub fn new(plan: &Plan, layout: &Layout) -> Self {
        let slot = |name: &str| layout.slot(name).unwrap_or_default();
        Self {
            encoder: plan.encoder().map(|names| Side::new(plan, layout, names)),
            main: Side::new(plan, layout, plan.main()),
            plan: plan.clone(),
            cross: Vec::new(),
            output: slot("output.weight"),
            output_bias: slot("output.bias"),
            targets: Vec::new(),
            scale: 0.0,
            logits: Vec::new(),
            work: Workspace::default(),
            writing: write::Writing::default(),
        }
    }

    /// Empties the batch.
    pub fn clear(&mut self) {
        if let Some(encoder) = &mut self.encoder {
            encoder.lines.clear();
        }
        self.main.lines.clear();
        self.targets.clear();
    }

    /// Adds a sequence to the batch: the source (of an encoder–decoder), the symbols that the main
    /// stack reads, and what it is to say after each of them. Unknown symbols count as the first,
    /// unknown or missing targets as none.
    pub fn push(
        &mut self,
        source: &[usize],
        inputs: impl IntoIterator<Item = usize>,
        targets: impl IntoIterator<Item = Option<usize>>,
    ) {
        let plan = &self.plan;
        let mut known = plan.source;
        if let Some(encoder) = &mut self.encoder {
            encoder.lines.push(source.iter().copied(), plan.source);
            known = plan.target;
        }
        self.main.lines.push(inputs, known);
        let rows = self.main.lines.lengths.last().copied().unwrap_or(0);
        let targets = targets.into_iter().map(|t| t.filter(|&t| t < plan.target));
        self.targets
            .extend(targets.chain(core::iter::repeat(None)).take(rows));
    }

    /// Completes the batch that has been pushed.
    pub fn ready(&mut self) {
        let heads = self.plan.heads;
        let lengths = &self.main.lines.lengths;
        spans(lengths, lengths, heads, &mut self.main.own);
        if let Some(encoder) = &mut self.encoder {
            let keys = &encoder.lines.lengths;
            spans(keys, keys, heads, &mut encoder.own);
            spans(lengths, keys, heads, &mut self.cross);
        }
        let counted = if self.plan.mean {
            self.targets.iter().flatten().count()
        } else {
            lengths.len()
        };
        self.scale = (1.0 / counted.max(1) as f64) as Real;
    }

    /// The scores of every symbol after each row of the main stack.
    fn forward(&mut self, params: &Params) {
        if let Some(encoder) = &mut self.encoder {
            encoder.forward(params, &[], Keys::Own, &mut self.work);
        }
        self.forward_main(params, false);
    }

    /// The same, with the encoder's rows as they are; `kept`: and their projections, too.
    fn forward_main(&mut self, params: &Params, kept: bool) {
        let memory = match &self.encoder {
            Some(encoder) if !kept => Keys::Of(&encoder.x),
            _ => Keys::Kept,
        };
        self.main
            .forward(params, &self.cross, memory, &mut self.work);
        let shape = whole(self.output);
        if shape.outputs == 0 || shape.inputs == 0 {
            return;
        }
        self.logits
            .resize(self.main.x.len() / shape.inputs * shape.outputs, 0.0);
        dense::start(&mut self.logits, params.at(self.output_bias));
        dense::forward(
            &mut self.logits,
            &self.main.x,
            params.at(self.output),
            shape,
        );
    }

    /// Adds the gradient of the batch's loss; answers the loss, weighed as the plan says.
    pub fn add_gradient(&mut self, params: &Params, gradient: &mut Params) -> f64 {
        self.forward(params);
        let mut loss = 0.0;
        let width = self.output.pitch.max(1);
        for (row, target) in self.logits.chunks_exact_mut(width).zip(&self.targets) {
            if let Some(target) = *target {
                let symbols = self.plan.target;
                let one =
                    softmax_cross_entropy::loss_and_gradient(row, symbols, target, self.scale);
                loss += f64::from(one);
            } else {
                row.fill(0.0);
            }
        }
        self.backward(params, gradient);
        loss * f64::from(self.scale)
    }

    fn backward(&mut self, params: &Params, gradient: &mut Params) {
        let shape = whole(self.output);
        if shape.outputs == 0 || shape.inputs == 0 {
            return;
        }
        let (main, work) = (&mut self.main, &mut self.work);
        add_rows(gradient.at_mut(self.output_bias), &self.logits);
        dense::gradient(gradient.at_mut(self.output), &main.x, &self.logits, shape);
        main.d.resize(main.x.len(), 0.0);
        clear(&mut main.d);
        let weights = params.at(self.output);
        dense::backward(&mut main.d, &self.logits, weights, shape, &mut work.turned);
        let (mut memory, mut d_memory) = (Keys::Own, &mut [][..]);
        if let Some(encoder) = &mut self.encoder {
            encoder.d.resize(encoder.x.len(), 0.0);
            clear(&mut encoder.d);
            memory = Keys::Of(&encoder.x);
            d_memory = &mut encoder.d;
        }
        let view = View {
            own: &main.own,
            cross: &self.cross,
            memory,
        };
        main.stack
            .backward((params, gradient), view, &mut main.d, d_memory, work);
        main.embed
            .backward(gradient, &main.lines.ids, &main.lines.lengths, &main.d);
        if let Some(encoder) = &mut self.encoder {
            let view = View {
                own: &encoder.own,
                cross: &[],
                memory: Keys::Own,
            };
            encoder
                .stack
                .backward((params, gradient), view, &mut encoder.d, &mut [], work);
            let lines = &encoder.lines;
            encoder
                .embed
                .backward(gradient, &lines.ids, &lines.lengths, &encoder.d);
        }
    }

    /// The loss of the batch, weighed as the plan says.
    pub fn loss(&mut self, params: &Params) -> f64 {
        self.forward(params);
        let width = self.output.pitch.max(1);
        let mut loss = 0.0;
        for (row, target) in self.logits.chunks_exact_mut(width).zip(&self.targets) {
            if let Some(target) = *target {
                let log_p = softmax_cross_entropy::softmax(row, self.plan.target, target);
                loss -= f64::from(log_p);
            }
        }
        loss * f64::from(self.scale)
    }

    /// The weights of an attention of the last forward pass: to the encoder (`cross`), or of the
    /// main stack to itself.
    pub fn attention(&self, layer: usize, cross: bool) -> Option<(&MultiHead, &[Span])> {
        let heads = self.main.stack.attention(layer, cross)?;
        let spans = if cross { &self.cross } else { &self.main.own };
        Some((heads, spans))
    }
}

#[cfg(test)]
pub(crate) mod tests;
