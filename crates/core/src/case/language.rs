//! The language model of a case: what the trace of its sequence holds.

use super::decoding::{Options, search};
use super::initial::{self, Initial};
use super::json::{nested, small};
use super::subject::{Block, Group, Influence, Pass, Subject, Uses};
use crate::contribution::{carriers, propagate};
use crate::error::Error;
use crate::graph::model::recurrent::First;
use crate::layer::linear::Linear;
use crate::layer::recurrent::{Recurrent, Source};
use crate::model::recurrent::cell;
use crate::params::Params;
use crate::real::Real;
use crate::settings::{Cell, Checked, Settings};
use crate::task::END;
use crate::trace::{self, Look, Trace, WHOLE};
use crate::wiring::evaluate::{Block as Values, Blocks, Scope, Weights, Window};
use crate::wiring::plan::TABLE;
use crate::wiring::{Expr, Phase, When, Wiring, wiring};
use seqscope_kernel::softmax_cross_entropy::softmax;
use serde_json::{Map, Value, json};

/// The symbols that writing begins and ends with come before a text's own.
const FIRST: usize = END + 1;

/// A language model with the sequence it reads.
pub(super) struct Language {
    checked: Checked,
    wiring: Wiring,
    first: First,
}

impl Language {
    /// The model of these settings, with `input` read as its sequence and `initial` as what its
    /// first step starts from.
    ///
    /// # Errors
    /// When the settings are refused, or the sequence has symbols that the text lacks, or a state is
    /// none of the cell's.
    pub fn new(settings: Settings, input: &Value, initial: Option<&Value>) -> Result<Self, Error> {
        let mut checked = settings.check()?;
        if let Some(tokens) = sequence(&checked, input)? {
            let between = match checked.settings().unit {
                crate::settings::Unit::Word => " ",
                crate::settings::Unit::Character => "",
            };
            checked.set_sequence(&tokens.join(between))?;
            if checked.sequence().tokens != tokens {
                let message = "Each item of “input” must be one token, as the text is cut.";
                return Err(Error::new("not-a-token", "input", message));
            }
        }
        let memory = checked.settings().cell == Cell::Lstm;
        let names = ["h0", "c0"].into_iter().take(1 + usize::from(memory));
        let known = names.map(|name| (name.to_owned(), checked.hidden()));
        let first = initial::read(initial, &known.collect::<Vec<_>>())?;
        let wiring = wiring(&checked);
        Ok(Self {
            checked,
            wiring,
            first,
        })
    }

    /// What the first step starts from.
    fn given(&self) -> trace::Initial<'_> {
        let given = |name: &str| self.first.get(name).map_or(&[][..], Vec::as_slice);
        trace::Initial {
            h: given("h0"),
            c: given("c0"),
        }
    }

    fn trace(&self, params: &Params) -> Trace {
        let look = Look {
            initial: self.given(),
            ..WHOLE
        };
        trace::compute(&self.checked, params, 0, look, |_| (params.clone(), 1.0))
    }

    fn steps(&self) -> usize {
        self.checked.sequence().steps()
    }

    fn group(&self, name: &str) -> Group {
        match name {
            "h" | "c" | "h0" | "c0" => return Group::State,
            "dh" | "dc" | "dh0" | "dc0" => return Group::StateGradient,
            _ => {}
        }
        match self.wiring.node(name).map(|node| (node.phase, node.role)) {
            Some((Phase::Forward, role)) if role.is_gate() => Group::Gate,
            _ => Group::Other,
        }
    }

    /// The values that the backward operations read, as the evaluation of expressions needs them.
    fn values(&self, trace: &Trace) -> Blocks {
        let mut blocks = Blocks::new();
        for entry in &trace.index.blocks {
            let node = self.wiring.node(&entry.name);
            let over_time = match node {
                Some(node) => node.phase == Phase::Forward && node.time == When::Each,
                None => entry.name == "x",
            };
            if !over_time && entry.name != "h0" && entry.name != "c0" {
                continue;
            }
            let data = trace.values(&entry.name).unwrap_or_default().to_vec();
            let rows = if over_time { self.steps() } else { 1 };
            let width = data.len() / rows;
            blocks.insert(entry.name.clone(), Values { width, data });
        }
        blocks
    }

    /// Propagates the loss of each step alone; `take` gets j and what every step reads then.
    fn each_loss(&self, params: &Params, mut take: impl FnMut(usize, &Scope)) {
        let trace = self.trace(params);
        let blocks = self.values(&trace);
        let (weights, none) = (Weights::new(params), Blocks::new());
        let mut nodes = carriers(&self.wiring);
        // It carries nothing to the step before, but the table of the embedding reads it.
        nodes.extend(self.wiring.node("dx"));
        for j in 1..=self.steps() {
            let scope = Scope {
                blocks: &blocks,
                gradients: &none,
                weights: &weights,
                updated: &weights,
                sequence: self.checked.sequence(),
                vocabulary: self.checked.symbols(),
                window: Window::whole(j, j),
                forces: &[],
            };
            let row = propagate(&scope, &nodes, j);
            let scope = Scope {
                gradients: &row,
                ..scope
            };
            take(j, &scope);
        }
    }
}

fn times(steps: usize) -> Vec<String> {
    (1..=steps).map(|t| format!("t={t}")).collect()
}

/// The tokens of an input; none where it says nothing.
fn sequence(checked: &Checked, input: &Value) -> Result<Option<Vec<String>>, Error> {
    let given = super::json::fields(input, "input", &["text", "tokens", "ids"])?;
    if given.len() > 1 {
        let message = "“input” must be one of text, tokens and ids.";
        return Err(Error::new("wrong-type", "input", message));
    }
    let Some((kind, value)) = given.iter().next() else {
        return Ok(None);
    };
    if kind == "text" {
        let typed = value.as_str().ok_or_else(|| {
            Error::new(
                "wrong-type",
                "input",
                "The “text” of “input” must be a text.",
            )
        })?;
        let mut checked = checked.clone();
        checked.set_sequence(typed)?;
        return Ok(Some(checked.sequence().tokens.clone()));
    }
    let wrong = || {
        let message = if kind == "tokens" {
            "The “tokens” of “input” must be a list of texts."
        } else {
            "The “ids” of “input” must be a list of numbers of symbols."
        };
        Error::new("wrong-type", "input", message)
    };
    let list = value
        .as_array()
        .filter(|list| !list.is_empty())
        .ok_or_else(wrong)?;
    let vocabulary = checked.vocabulary();
    let token = |item: &Value| match item {
        Value::String(token) if kind == "tokens" => Some(token.clone()),
        Value::Number(id) if kind == "ids" => {
            let id = usize::try_from(id.as_u64()?).ok()?;
            vocabulary.get(id).cloned()
        }
        _ => None,
    };
    let tokens: Option<Vec<String>> = list.iter().map(token).collect();
    tokens.map(Some).ok_or_else(wrong)
}

impl Subject for Language {
    fn example(&self) -> Value {
        let sequence = self.checked.sequence();
        let tokens = &sequence.tokens;
        let last = tokens.len() - 1;
        json!({
            "inputs": { "tokens": tokens[..last], "ids": sequence.inputs() },
            "targets": { "tokens": tokens[1..], "ids": sequence.targets() },
        })
    }

    fn vocabulary(&self) -> Value {
        json!(self.checked.vocabulary())
    }

    fn settings(&self) -> &Settings {
        self.checked.settings()
    }

    fn initial(&self) -> Params {
        Params::initial(&self.checked)
    }

    fn pass(&self, params: &Params) -> Pass {
        let trace = self.trace(params);
        let of = |name: &str| trace.values(name).unwrap_or_default();
        let mut gradient = params.zeros_like();
        for entry in params.layout().entries() {
            // The block was made for this very parameter, so its size fits.
            let _fits = gradient.set_torch(&entry.name, of(&format!("grad.{}", entry.name)));
        }
        Pass {
            loss: trace.index.scalars.loss,
            losses: of("L").to_vec(),
            outputs: nested(&[self.steps(), self.checked.symbols()], of("y")),
            gradient,
        }
    }

    fn first(&self, params: &Params) -> Vec<Initial> {
        let trace = self.trace(params);
        let of = |name: &str| trace.values(name).map(<[Real]>::to_vec);
        let states = ["h0", "c0"].into_iter().filter_map(|name| {
            Some(Initial {
                name: name.to_owned(),
                value: of(name)?,
                gradient: of(&format!("d{name}"))?,
            })
        });
        states.collect()
    }

    fn blocks(&self, params: &Params) -> Vec<Block> {
        let trace = self.trace(params);
        let entries = trace.index.blocks.iter();
        // What the optimizer makes of it is asked for by a name of its own.
        let entries = entries.filter(|entry| !entry.name.starts_with("new."));
        let blocks = entries.filter_map(|entry| {
            Some(Block {
                name: entry.name.clone(),
                group: self.group(&entry.name),
                value: nested(&entry.shape, trace.values(&entry.name)?),
            })
        });
        blocks.collect()
    }

    fn influence(&self, params: &Params) -> Result<Vec<Influence>, Error> {
        let (steps, hidden) = (self.steps(), self.checked.hidden());
        small("influence", &[steps, steps, hidden])?;
        let names = ["dh", "dc"].into_iter();
        let names: Vec<&str> = names
            .filter(|name| self.wiring.node(name).is_some())
            .collect();
        let state = |name: &&str| Influence {
            name: name[1..].to_owned(),
            losses: steps,
            states: times(steps),
            data: vec![0.0; steps * steps * hidden],
        };
        let mut states: Vec<Influence> = names.iter().map(state).collect();
        self.each_loss(params, |j, scope| {
            for (name, state) in names.iter().zip(&mut states) {
                if let Some(row) = scope.gradients.get(name) {
                    let start = (j - 1) * steps * hidden;
                    state.data[start..start + j * hidden].copy_from_slice(&row.data[..j * hidden]);
                }
            }
        });
        Ok(states)
    }

    fn contributions(&self, params: &Params, parameter: &str) -> Result<Uses, Error> {
        let steps = self.steps();
        let node = self.wiring.node(&format!("grad.{parameter}"));
        let width = node.map_or(0, |node| node.width());
        small("contributions", &[steps, steps, width])?;
        let mut data = vec![0.0; steps * steps * width];
        if let Some(Expr::OverTime { of: share }) = node.map(|node| &node.expr) {
            self.each_loss(params, |j, scope| {
                for k in 1..=j {
                    let start = ((j - 1) * steps + k - 1) * width;
                    data[start..start + width].copy_from_slice(&scope.evaluate(share, k));
                }
            });
        }
        Ok(Uses {
            losses: steps,
            names: times(steps),
            data,
        })
    }

    fn truncated(&self, params: &Params, k1: usize, k2: usize) -> Result<Params, Error> {
        let mut cut = Map::new();
        cut.insert("k1".to_owned(), k1.into());
        cut.insert("k2".to_owned(), k2.into());
        let settings = super::steps::with_settings(self.checked.settings(), &cut)?;
        let checked = settings.check()?;
        let wiring = wiring(&checked);
        let first = self.first.clone();
        let cut = Self {
            checked,
            wiring,
            first,
        };
        Ok(cut.pass(params).gradient)
    }

    fn decode(&self, params: &Params, options: Options) -> Result<Value, Error> {
        let given = &self.checked.sequence().ids;
        let settings = self.checked.settings();
        let form = (cell(settings).0, settings.hidden);
        let mut layer = Recurrent::new(params.layout(), "", 0, false, form);
        let output = Linear::new(params.layout(), "output.");
        let table = params.layout().slot(TABLE);
        let vocabulary = self.checked.vocabulary();
        let start = self.given();
        // A text has no symbols of its own for a beginning and an end: their places stay empty.
        let next = |written: &[usize]| {
            let written = written.iter().map(|id| id.saturating_sub(FIRST));
            let ids: Vec<usize> = given.iter().copied().chain(written).collect();
            layer.begin(ids.len(), &[ids.len()]);
            let (h, c) = layer.initial_mut();
            for (row, given) in [(h, start.h), (c, start.c)] {
                row.iter_mut().zip(given).for_each(|(to, &from)| *to = from);
            }
            let source = match table {
                Some(table) => Source::Embedded(&ids, table),
                None => Source::Symbols(&ids),
            };
            layer.forward(params, source, 0..ids.len());
            let mut row = vec![0.0; output.output_width()];
            output.forward(params, &mut row, layer.state(ids.len()));
            softmax(&mut row, vocabulary.len(), 0);
            let mut all = vec![0.0; FIRST];
            all.extend(&row[..vocabulary.len()]);
            all
        };
        let spell = |ids: &[usize]| {
            let ids: Vec<usize> = ids.iter().map(|id| id.saturating_sub(FIRST)).collect();
            let tokens = ids.iter().map(|&id| vocabulary.get(id));
            json!({ "tokens": tokens.collect::<Vec<_>>(), "ids": ids })
        };
        Ok(search(
            next,
            FIRST + vocabulary.len(),
            params,
            options,
            spell,
        ))
    }
}
