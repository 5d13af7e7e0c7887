//! What a transformer is made of, and the parameters that follow from it.

use crate::attention::mask::Mask;
use crate::attention::multi_head::MultiHead;
use crate::layer::feed_forward::{FeedForward, bias_limit};
use crate::layer::norm::Norm;
use crate::params::{Spec, Start};
use crate::settings::{Checked, Model, Norm as Kind, Positions, Reduction};

/// Which stacks there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// An encoder reads the source, a decoder that looks at it writes the target.
    EncoderDecoder,
    /// One stack that sees no future: a language model.
    Decoder,
    /// One stack that sees all of the sequence: an output a symbol.
    Encoder,
}

/// The sizes and choices of a transformer.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Which stacks there are.
    pub form: Form,
    /// The number of symbols read.
    pub source: usize,
    /// The number of symbols written.
    pub target: usize,
    /// The width d of a row.
    pub width: usize,
    /// The number of heads, which divides d.
    pub heads: usize,
    /// The width of the feed-forward layers.
    pub inner: usize,
    /// The number of layers of each stack.
    pub layers: usize,
    /// What a norm normalises.
    pub norm: Kind,
    /// Whether the norm stands before each part (pre-norm) or after the sum (post-norm).
    pub norm_first: bool,
    /// Where a symbol stands.
    pub positions: Positions,
    /// How many positions have a learnt vector; those beyond share the last.
    pub places: usize,
    /// How far a position may look at its own sequence; 0 for all of it.
    pub window: usize,
    /// Whether losses are averaged over all tokens of the batch, or summed over those of each
    /// example and averaged over examples.
    pub mean: bool,
}

/// The names of one stack's parameters.
pub(crate) struct Names {
    /// Before `embedding.weight` and `position.weight`.
    pub embedding: &'static str,
    /// Before `layers.0.…` and `norm.…`.
    pub layers: &'static str,
    /// Whether its layers look at an encoder's rows.
    pub cross: bool,
}

const ENCODER: Names = Names {
    embedding: "source.",
    layers: "transformer.encoder.",
    cross: false,
};
const DECODER: Names = Names {
    embedding: "target.",
    layers: "transformer.decoder.",
    cross: true,
};
const ONLY: Names = Names {
    embedding: "",
    layers: "",
    cross: false,
};

/// Learnt positions there are at least, so that a model trained on short sequences can be given
/// longer ones.
const LEAST_PLACES: usize = 64;

impl Plan {
    /// What the settings say. A task of symbols is needed: one of vectors or numbers gives a model
    /// without symbols, which learns nothing.
    pub fn of(checked: &Checked) -> Self {
        let settings = checked.settings();
        let form = match settings.model {
            Model::TransformerDecoder => Form::Decoder,
            Model::TransformerEncoder => Form::Encoder,
            _ => Form::EncoderDecoder,
        };
        let (source, target, length) = match checked.task() {
            Some(task) => (task.source().len(), task.classes(), task.length()),
            None => (checked.symbols(), checked.symbols(), checked.window()),
        };
        Self {
            form,
            source,
            target,
            width: settings.hidden,
            heads: Self::dividing(settings.hidden, settings.heads),
            inner: settings.feed_forward,
            layers: settings.layers,
            norm: settings.norm,
            norm_first: settings.norm_first,
            positions: settings.positions,
            places: LEAST_PLACES.max(length + 2),
            window: settings.window,
            mean: settings.reduction == Reduction::Mean,
        }
    }

    /// The greatest number of heads up to the one wanted that divides d.
    pub fn dividing(width: usize, heads: usize) -> usize {
        (1..=heads.max(1))
            .rev()
            .find(|&h| width.is_multiple_of(h))
            .unwrap_or(1)
    }

    /// The names of the encoder's parameters, if there is one.
    pub(crate) fn encoder(&self) -> Option<&'static Names> {
        (self.form == Form::EncoderDecoder).then_some(&ENCODER)
    }

    /// The names of the parameters of the stack that the outputs are computed from.
    pub(crate) fn main(&self) -> &'static Names {
        if self.form == Form::EncoderDecoder {
            &DECODER
        } else {
            &ONLY
        }
    }

    /// What a position of a stack may look at in its own sequence.
    pub(crate) fn mask(&self, names: &Names) -> Mask {
        Mask {
            causal: names.cross || self.form == Form::Decoder,
            window: self.window,
        }
    }

    /// The parameters, in the order they are drawn: nn.Transformer's names and its initial
    /// distributions (Glorot's for every matrix), learnt vectors of variance 1/d, because they are
    /// multiplied by √d (Vaswani et al., 3.4), learnt positions of the sinusoids' variance.
    pub fn specs(&self) -> Vec<Spec> {
        let d = self.width;
        let mut specs = Vec::new();
        let stacks = [
            self.encoder().map(|names| (names, self.source)),
            Some((
                self.main(),
                if self.form == Form::EncoderDecoder {
                    self.target
                } else {
                    self.source
                },
            )),
        ];
        let narrow = Start::Normal(1.0 / (d.max(1) as f64).sqrt());
        for (names, symbols) in stacks.iter().flatten() {
            let name = |name: &str| format!("{}{name}", names.embedding);
            specs.push(Spec::table(
                name("embedding.weight"),
                *symbols,
                d,
                narrow.clone(),
            ));
            if self.positions == Positions::Learnt {
                let start = Start::Normal(core::f64::consts::FRAC_1_SQRT_2);
                specs.push(Spec::table(
                    name("position.weight"),
                    self.places.max(1),
                    d,
                    start,
                ));
            }
        }
        for (names, _) in stacks.iter().flatten() {
            for layer in 0..self.layers {
                specs.extend(self.layer(&format!("{}layers.{layer}.", names.layers), names.cross));
            }
            specs.extend(Norm::specs(&format!("{}norm.", names.layers), d));
        }
        specs.push(Spec::weight(
            "output.weight",
            [self.target],
            [d],
            bias_limit(d),
        ));
        specs.push(Spec::vector("output.bias", [self.target], bias_limit(d)));
        specs
    }

    fn layer(&self, prefix: &str, cross: bool) -> Vec<Spec> {
        let attentions: &[&str] = if cross {
            &["self_attn.", "multihead_attn."]
        } else {
            &["self_attn."]
        };
        let mut specs = Vec::new();
        for attention in attentions {
            let prefix = format!("{prefix}{attention}");
            specs.extend(MultiHead::specs(&prefix, self.width, self.heads));
        }
        specs.extend(FeedForward::specs(prefix, self.width, self.inner));
        for norm in 1..=attentions.len() + 1 {
            specs.extend(Norm::specs(&format!("{prefix}norm{norm}."), self.width));
        }
        specs
    }
}
