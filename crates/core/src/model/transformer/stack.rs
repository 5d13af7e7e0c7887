//! Layers on top of each other, and the last norm: nn.TransformerEncoder or nn.TransformerDecoder.
//!
//! Rows are changed in place: each part adds its outputs to the rows it was given, so a residual
//! connection costs nothing. The way back runs over one row of errors in the same manner.

use super::plan::{Names, Plan};
use crate::attention::mask::Mask;
use crate::attention::multi_head::{Keys, MultiHead, Workspace};
use crate::kernel::add;
use crate::layer::feed_forward::FeedForward;
use crate::layer::norm::Norm;
use crate::params::{Layout, Params};
use crate::real::Real;
use seqscope_kernel::heads::Span;

/// What a part of a layer is wrapped in: a norm before or after it, and the rows it was given.
#[derive(Clone, Debug)]
struct Wrap {
    norm: Norm,
    input: Vec<Real>,
}

impl Wrap {
    fn enter(&mut self, params: &Params, first: bool, x: &[Real]) {
        self.input.clear();
        self.input.extend_from_slice(x);
        if first {
            self.norm.forward(params, &mut self.input);
        }
    }

    fn leave(&mut self, params: &Params, first: bool, x: &mut [Real]) {
        if !first {
            self.norm.forward(params, x);
        }
    }

    /// The way back through what [`Wrap::leave`] does.
    fn rejoin(&mut self, params: &Params, gradient: &mut Params, first: bool, dx: &mut [Real]) {
        if !first {
            self.norm.backward(params, gradient, dx);
        }
    }

    /// The way back through what [`Wrap::enter`] does.
    fn part(
        &mut self,
        params: &Params,
        gradient: &mut Params,
        first: bool,
        (d, dx): (&mut [Real], &mut [Real]),
    ) {
        if first {
            self.norm.backward(params, gradient, d);
            add(dx, d);
        }
    }
}

/// One layer.
#[derive(Clone, Debug)]
struct Layer {
    own: MultiHead,
    cross: Option<MultiHead>,
    feed: FeedForward,
    /// Of self-attention, attention to the encoder if there is one, feed-forward.
    wraps: Vec<Wrap>,
}

/// What the layers of a stack look at.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    /// Each sequence at itself.
    pub own: &'a [Span],
    /// Each sequence at its source.
    pub cross: &'a [Span],
    /// The encoder's rows, or that they have been projected before.
    pub memory: Keys<'a>,
}

/// The layers and the last norm.
#[derive(Clone, Debug)]
pub(super) struct Stack {
    layers: Vec<Layer>,
    norm: Norm,
    norm_first: bool,
    /// The errors of the rows that a part was given, where they must first pass a norm.
    d: Vec<Real>,
}

impl Stack {
    pub fn new(plan: &Plan, layout: &Layout, names: &Names) -> Self {
        let (width, heads) = (plan.width, plan.heads);
        let layer = |index: usize| {
            let prefix = format!("{}layers.{index}.", names.layers);
            let attention = |name: &str, mask: Mask| {
                MultiHead::new(layout, &format!("{prefix}{name}"), (width, heads), mask)
            };
            let wrap = |number: usize| Wrap {
                norm: Norm::new(layout, &format!("{prefix}norm{number}."), width, plan.norm),
                input: Vec::new(),
            };
            Layer {
                own: attention("self_attn.", plan.mask(names)),
                cross: names
                    .cross
                    .then(|| attention("multihead_attn.", Mask::default())),
                feed: FeedForward::new(layout, &prefix),
                wraps: (1..=2 + usize::from(names.cross)).map(wrap).collect(),
            }
        };
        Self {
            layers: (0..plan.layers).map(layer).collect(),
            norm: Norm::new(layout, &format!("{}norm.", names.layers), width, plan.norm),
            norm_first: plan.norm_first,
            d: Vec::new(),
        }
    }

    /// Sends rows through all layers and the last norm, in place.
    pub fn forward(&mut self, params: &Params, view: View, x: &mut [Real], work: &mut Workspace) {
        let first = self.norm_first;
        for layer in &mut self.layers {
            let mut wraps = layer.wraps.iter_mut();
            if let Some(wrap) = wraps.next() {
                wrap.enter(params, first, x);
                layer
                    .own
                    .forward(params, view.own, (&wrap.input, Keys::Own), x, work);
                wrap.leave(params, first, x);
            }
            if let Some(cross) = &mut layer.cross
                && let Some(wrap) = wraps.next()
            {
                wrap.enter(params, first, x);
                cross.forward(params, view.cross, (&wrap.input, view.memory), x, work);
                wrap.leave(params, first, x);
            }
            if let Some(wrap) = wraps.next() {
                wrap.enter(params, first, x);
                layer.feed.forward(params, &wrap.input, x);
                wrap.leave(params, first, x);
            }
        }
        self.norm.forward(params, x);
    }

    /// Turns the errors of the rows that came out into those of the rows that went in, in place;
    /// adds the gradients, and to `d_memory` the errors of the encoder's rows.
    pub fn backward(
        &mut self,
        (params, gradient): (&Params, &mut Params),
        view: View,
        dx: &mut [Real],
        d_memory: &mut [Real],
        work: &mut Workspace,
    ) {
        let first = self.norm_first;
        self.norm.backward(params, gradient, dx);
        let d = &mut self.d;
        for layer in self.layers.iter_mut().rev() {
            let mut wraps = layer.wraps.iter_mut().rev();
            if let Some(wrap) = wraps.next() {
                wrap.rejoin(params, gradient, first, dx);
                let rows = (&wrap.input[..], &*dx);
                layer
                    .feed
                    .backward(params, gradient, rows, &mut work.turned);
                let target = target(first, d, dx);
                layer.feed.add_errors(params, target, &mut work.turned);
                wrap.part(params, gradient, first, (d, dx));
            }
            if let Some(cross) = &mut layer.cross
                && let Some(wrap) = wraps.next()
            {
                wrap.rejoin(params, gradient, first, dx);
                let rows = (&wrap.input[..], view.memory, &*dx);
                cross.backward(params, gradient, view.cross, rows, work);
                let target = target(first, d, dx);
                cross.add_errors(params, target, Some(d_memory), work);
                wrap.part(params, gradient, first, (d, dx));
            }
            if let Some(wrap) = wraps.next() {
                wrap.rejoin(params, gradient, first, dx);
                let rows = (&wrap.input[..], Keys::Own, &*dx);
                layer.own.backward(params, gradient, view.own, rows, work);
                let target = target(first, d, dx);
                layer.own.add_errors(params, target, None, work);
                wrap.part(params, gradient, first, (d, dx));
            }
        }
    }

    /// The attention of a layer: to its own sequence, or to the encoder's.
    pub fn attention(&self, layer: usize, cross: bool) -> Option<&MultiHead> {
        let layer = self.layers.get(layer)?;
        if cross {
            layer.cross.as_ref()
        } else {
            Some(&layer.own)
        }
    }
}

/// Where the errors of a part's input are added: to those that pass by it, or, if a norm stands
/// between, to zeros.
fn target<'a>(first: bool, d: &'a mut Vec<Real>, dx: &'a mut [Real]) -> &'a mut [Real] {
    if first {
        d.clear();
        d.resize(dx.len(), 0.0);
        d
    } else {
        dx
    }
}
