//! Multi-head attention, to itself and to another sequence: softmax(Q Kᵀ/√d_k) V of each head, the
//! heads side by side, and one more linear map (Vaswani et al., 3.2.2).

use crate::attention::mask::Mask;
use crate::kernel::{add, add_rows, clear};
use crate::lanes::padded;
use crate::layer::feed_forward::{whole, xavier};
use crate::params::{Layout, Params, Slot, Spec, Start};
use crate::real::Real;
use seqscope_kernel::dense::{self, Shape};
use seqscope_kernel::heads::{self, Heads, Room, Span};

/// Room that layers share on the way back. It grows as needed and is reused.
#[derive(Clone, Debug, Default)]
pub struct Workspace {
    /// A weight's transpose.
    pub turned: Vec<Real>,
    /// The heads' own.
    pub heads: Room,
}

/// Where keys and values come from.
#[derive(Clone, Copy, Debug)]
pub enum Keys<'a> {
    /// The rows of the queries: self-attention.
    Own,
    /// Other rows.
    Of(&'a [Real]),
    /// They are those of the last forward pass, already projected.
    Kept,
}

/// The layer, with what its forward pass keeps for the way back and for looking.
#[derive(Clone, Debug)]
pub struct MultiHead {
    projection: Slot,
    projection_bias: Slot,
    output: Slot,
    output_bias: Slot,
    heads: Heads,
    q: Vec<Real>,
    kv: Vec<Real>,
    weights: Vec<Real>,
    joined: Vec<Real>,
    out: Vec<Real>,
    d_joined: Vec<Real>,
    dq: Vec<Real>,
    dkv: Vec<Real>,
}

impl MultiHead {
    /// The parameters, named as in nn.MultiheadAttention: `{prefix}in_proj_weight` (3d, d), whose
    /// rows are those of q, k and v, head after head; `{prefix}out_proj.weight` (d, d); biases.
    /// `heads` must divide `width`.
    pub fn specs(prefix: &str, width: usize, heads: usize) -> Vec<Spec> {
        let (one, zero) = (width / heads.max(1), Start::Constant(0.0));
        let three = vec![one; 3 * heads];
        let (inside, outside) = (xavier(width, 3 * width), xavier(width, width));
        let name = |name: &str| format!("{prefix}{name}");
        vec![
            Spec::weight(name("in_proj_weight"), three.clone(), [width], inside),
            Spec::vector(name("in_proj_bias"), three, zero.clone()),
            Spec::weight(name("out_proj.weight"), [width], vec![one; heads], outside),
            Spec::vector(name("out_proj.bias"), [width], zero),
        ]
    }

    /// The layer whose parameters have this prefix.
    pub fn new(layout: &Layout, prefix: &str, (width, count): (usize, usize), mask: Mask) -> Self {
        let slot = |name: &str| layout.slot(&format!("{prefix}{name}")).unwrap_or_default();
        let one = width / count.max(1);
        Self {
            projection: slot("in_proj_weight"),
            projection_bias: slot("in_proj_bias"),
            output: slot("out_proj.weight"),
            output_bias: slot("out_proj.bias"),
            heads: Heads {
                count,
                width: padded(one),
                scale: (1.0 / (one.max(1) as f64).sqrt()) as Real,
                mask,
            },
            q: Vec::new(),
            kv: Vec::new(),
            weights: Vec::new(),
            joined: Vec::new(),
            out: Vec::new(),
            d_joined: Vec::new(),
            dq: Vec::new(),
            dkv: Vec::new(),
        }
    }

    /// The projection of the queries, and that of keys and values together.
    fn parts(&self) -> (Shape, Shape) {
        let all = self.heads.count * self.heads.width;
        let shape = whole(self.projection);
        let part = |from, outputs| Shape {
            from,
            outputs,
            ..shape
        };
        (part(0, all), part(all, 2 * all))
    }

    /// Adds the layer's outputs for rows x to the rows y. Each span's weights are kept at its place.
    pub fn forward(
        &mut self,
        params: &Params,
        spans: &[Span],
        (x, keys): (&[Real], Keys),
        y: &mut [Real],
        work: &mut Workspace,
    ) {
        let (queries, pairs) = self.parts();
        if queries.inputs == 0 || queries.outputs == 0 {
            return;
        }
        let (weights, bias) = (params.at(self.projection), params.at(self.projection_bias));
        let project = |to: &mut Vec<Real>, rows: &[Real], shape: Shape| {
            to.resize(rows.len() / shape.inputs * shape.outputs, 0.0);
            let part = shape.from..shape.from + shape.outputs;
            dense::start(to, bias.get(part).unwrap_or_default());
            dense::forward(to, rows, weights, shape);
        };
        project(&mut self.q, x, queries);
        match keys {
            Keys::Own => project(&mut self.kv, x, pairs),
            Keys::Of(rows) => project(&mut self.kv, rows, pairs),
            Keys::Kept => {}
        }
        let room = spans
            .last()
            .map_or(0, |last| last.weights + last.room(self.heads.count));
        self.weights.resize(room, 0.0);
        self.joined.resize(self.q.len(), 0.0);
        heads::forward(
            self.heads,
            spans,
            (&self.q, &self.kv),
            (&mut self.weights, &mut self.joined),
            &mut work.heads,
        );
        // The sum is made before it is added to what passes by, as it is shown.
        self.out.resize(y.len(), 0.0);
        dense::start(&mut self.out, params.at(self.output_bias));
        let (weights, shape) = (params.at(self.output), whole(self.output));
        dense::forward(&mut self.out, &self.joined, weights, shape);
        add(y, &self.out);
    }

    /// Adds the gradients, from the rows that the forward pass was given and the errors of its
    /// outputs; [`MultiHead::add_errors`] gives those of the rows afterwards.
    pub fn backward(
        &mut self,
        params: &Params,
        gradient: &mut Params,
        spans: &[Span],
        (x, keys, dy): (&[Real], Keys, &[Real]),
        work: &mut Workspace,
    ) {
        let (queries, pairs) = self.parts();
        if queries.inputs == 0 || queries.outputs == 0 {
            return;
        }
        for (errors, like) in [
            (&mut self.d_joined, &self.joined),
            (&mut self.dq, &self.q),
            (&mut self.dkv, &self.kv),
        ] {
            errors.resize(like.len(), 0.0);
            clear(errors);
        }
        let output = whole(self.output);
        add_rows(gradient.at_mut(self.output_bias), dy);
        dense::gradient(gradient.at_mut(self.output), &self.joined, dy, output);
        let weights = params.at(self.output);
        dense::backward(&mut self.d_joined, dy, weights, output, &mut work.turned);
        heads::backward(
            self.heads,
            spans,
            (&self.q, &self.kv),
            (&self.weights, &self.d_joined),
            (&mut self.dq, &mut self.dkv),
            &mut work.heads,
        );
        let source = match keys {
            Keys::Of(rows) => rows,
            Keys::Own | Keys::Kept => x,
        };
        let bias = gradient.at_mut(self.projection_bias);
        let (first, second) = bias.split_at_mut(queries.outputs);
        add_rows(first, &self.dq);
        add_rows(second, &self.dkv);
        let target = gradient.at_mut(self.projection);
        dense::gradient(target, x, &self.dq, queries);
        dense::gradient(target, source, &self.dkv, pairs);
    }

    /// Adds the errors of the queries' rows to `dx` and those of the keys' rows to `d_keys`, or to
    /// `dx` as well when there is none.
    pub fn add_errors(
        &self,
        params: &Params,
        dx: &mut [Real],
        d_keys: Option<&mut [Real]>,
        work: &mut Workspace,
    ) {
        let (queries, pairs) = self.parts();
        if queries.inputs == 0 || queries.outputs == 0 {
            return;
        }
        let weights = params.at(self.projection);
        dense::backward(dx, &self.dq, weights, queries, &mut work.turned);
        let target = d_keys.unwrap_or(dx);
        dense::backward(target, &self.dkv, weights, pairs, &mut work.turned);
    }

    /// How many heads there are.
    pub fn count(&self) -> usize {
        self.heads.count
    }

    /// The weights of one head for one query of a span of the last forward pass, one a key.
    pub fn weights(&self, span: &Span, head: usize, query: usize) -> &[Real] {
        let wide = padded(span.keys);
        let start = span.weights + (head * span.queries + query) * wide;
        self.weights
            .get(start..start + span.keys)
            .unwrap_or_default()
    }
}
