//! The recurrent models behind one face, with every combination of settings that differs.

use crate::model::captioner::{self, Captioner};
use crate::model::classifier::{self, Classifier};
use crate::model::recurrent::{Data, Form};
use crate::model::tagger::{self, Tagger};
use crate::params::{Layout, Params};
use crate::real::Real;
use crate::rng::{Purpose, Stream};
use crate::settings::{Cell, Combine, Input, Reduction, Reset, Settings};
use crate::task::{END, Example, Inputs, Target};
use std::sync::Arc;

/// Which model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    Class,
    Value,
    Tags,
    Caption,
}

pub(crate) const CELLS: [(Cell, Reset); 4] = [
    (Cell::Rnn, Reset::After),
    (Cell::Lstm, Reset::After),
    (Cell::Gru, Reset::After),
    (Cell::Gru, Reset::Before),
];

/// A model of each kind behind one face.
#[derive(Clone)]
pub(crate) enum Any {
    Classifier(Classifier),
    Tagger(Tagger),
    Captioner(Captioner),
}

impl Any {
    pub fn new(which: Which, form: &Form) -> (Self, Params) {
        let specs = match which {
            Which::Class | Which::Value => classifier::specs(form),
            Which::Tags => tagger::specs(form),
            Which::Caption => captioner::specs(form),
        };
        let layout = Layout::of(specs);
        let any = match which {
            Which::Class | Which::Value => Self::Classifier(Classifier::new(form, &layout)),
            Which::Tags => Self::Tagger(Tagger::new(form, &layout)),
            Which::Caption => Self::Captioner(Captioner::new(form, &layout)),
        };
        (any, Params::drawn(Arc::new(layout), 3))
    }

    pub fn load(&mut self, examples: &[Example]) {
        match self {
            Self::Classifier(model) => model.load(examples),
            Self::Tagger(model) => model.load(examples),
            Self::Captioner(model) => model.load(examples),
        }
    }

    pub fn add_gradient(&mut self, params: &Params, gradient: &mut Params) -> f64 {
        match self {
            Self::Classifier(model) => model.add_gradient(params, gradient),
            Self::Tagger(model) => (0..model.parts())
                .map(|part| model.add_gradient(params, gradient, part))
                .sum(),
            Self::Captioner(model) => model.add_gradient(params, gradient),
        }
    }

    pub fn loss(&mut self, params: &Params) -> f64 {
        match self {
            Self::Classifier(model) => model.loss(params),
            Self::Tagger(model) => model.loss(params),
            Self::Captioner(model) => model.loss(params),
        }
    }
}

/// What goes in and comes out of each model here.
pub(crate) fn shapes_of(which: Which, vectors: bool) -> Data {
    let (symbols, width) = match vectors || which == Which::Caption {
        true => (0, 3),
        false => (5, 0),
    };
    Data {
        symbols,
        width,
        classes: if which == Which::Value { 0 } else { 6 },
    }
}

/// Examples of these lengths; some steps of a tagger have no target.
pub(crate) fn examples(which: Which, data: Data, lengths: &[usize]) -> Vec<Example> {
    let mut stream = Stream::new(6, Purpose::Sample, 0);
    let one = |&length: &usize| {
        let vectors = |rows: usize, stream: &mut Stream| Inputs::Vectors {
            width: data.width,
            data: (0..rows * data.width)
                .map(|_| stream.uniform(1.0) as Real)
                .collect(),
        };
        let input = match (which, data.symbols) {
            (Which::Caption, _) => vectors(1, &mut stream),
            (_, 0) => vectors(length, &mut stream),
            (_, symbols) => Inputs::Symbols((0..length).map(|_| stream.below(symbols)).collect()),
        };
        let target = match which {
            Which::Class => Target::Class(stream.below(data.classes)),
            Which::Value => Target::Value(stream.uniform(1.0)),
            Which::Tags => Target::Each(
                (0..length)
                    .map(|t| Some(stream.below(data.classes)).filter(|_| t % 3 != 1))
                    .collect(),
            ),
            Which::Caption => Target::Symbols(
                (1..length)
                    .map(|_| 2 + stream.below(data.classes - 2))
                    .chain([END])
                    .collect(),
            ),
        };
        Example {
            input,
            target,
            gold: Vec::new(),
        }
    };
    lengths.iter().map(one).collect()
}

pub(crate) fn settings((cell, reset): (Cell, Reset)) -> Settings {
    Settings {
        cell,
        reset,
        hidden: 3,
        embedding: 2,
        forget_bias: 0.5,
        update_bias: 0.5,
        ..Settings::default()
    }
}

/// Every combination that differs in a model's arithmetic.
pub(crate) fn every(which: Which) -> Vec<(Settings, Data)> {
    let mut all = Vec::new();
    for cell in CELLS {
        for (layers, combine) in [
            (1, None),
            (2, None),
            (1, Some(Combine::Concat)),
            (2, Some(Combine::Concat)),
            (2, Some(Combine::Sum)),
            (2, Some(Combine::Product)),
        ] {
            for (input, vectors) in [
                (Input::OneHot, false),
                (Input::Embedding, false),
                (Input::OneHot, true),
            ] {
                if which == Which::Caption && (vectors || combine.is_some()) {
                    continue;
                }
                let reduction = match layers {
                    1 => Reduction::Sum,
                    _ => Reduction::Mean,
                };
                let settings = Settings {
                    layers,
                    bidirectional: combine.is_some(),
                    combine: combine.unwrap_or(Combine::Concat),
                    input,
                    reduction,
                    ..settings(cell)
                };
                all.push((settings, shapes_of(which, vectors)));
            }
        }
    }
    all
}

pub(crate) const ALL: [Which; 4] = [Which::Class, Which::Value, Which::Tags, Which::Caption];
