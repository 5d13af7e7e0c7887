//! The models of tasks: what the graph of the example holds.

use super::decoding::{Options, search};
use super::example;
use super::initial::{self, Initial};
use super::json::{number, small};
use super::nodes::{blocks, called, group, of_block, rows, rows_of};
use super::subject::{Block, Group, Influence, Pass, Subject, Uses};
use crate::error::Error;
use crate::graph::model::build_from;
use crate::graph::model::recurrent::First;
use crate::graph::{Built, Gradients, Graph, Id, Op, Tensor};
use crate::model::recurrent::{Data, Form};
use crate::model::tagger::Tagger;
use crate::params::Params;
use crate::real::Real;
use crate::settings::{Checked, Model, Settings};
use crate::task::{END, Example, Target};
use crate::wiring::Role;
use crate::wiring::evaluate::Weights;
use serde_json::{Map, Value, json};

/// Is told of a share of a parameter's gradient: the loss, the node that reads the parameter, its
/// name, where the share begins, and the share.
type Share<'a> = &'a mut dyn FnMut(usize, Id, &str, usize, &[f64]);
/// Is told what has reached the nodes from a loss.
type Reached<'a> = &'a mut dyn FnMut(&[Option<Vec<f64>>]);

/// A model of a task with one example.
pub(super) struct Graphed {
    checked: Checked,
    example: Example,
    first: First,
}

impl Graphed {
    /// The model of these settings with the example and the first states of the case.
    ///
    /// # Errors
    /// When the settings are refused, or the example is not of the task's kind, or a state is none
    /// that the model starts from.
    pub fn new(settings: Settings, input: &Value, initial: Option<&Value>) -> Result<Self, Error> {
        let checked = settings.check()?;
        let example = example::read(&checked, input)?;
        let first = First::new();
        let mut new = Self {
            checked,
            example,
            first,
        };
        // Models that are not written down as graphs are refused here, once.
        if new.with(&new.initial(), |built| built.losses.is_empty()) {
            let message = "The headless door does not know this model.";
            return Err(Error::new("not-there", "model", message));
        }
        if initial.is_some() {
            let known = new.with(&new.initial(), |built| {
                let states = started(&built.graph).into_iter();
                let known = states.map(|id| {
                    let width = built.graph.value(id).columns;
                    (built.graph.node(id).block.clone(), width)
                });
                known.collect::<Vec<_>>()
            });
            new.first = initial::read(initial, &known)?;
        }
        Ok(new)
    }

    /// The graph at some parameters.
    fn with<T>(&self, params: &Params, take: impl FnOnce(&Built) -> T) -> T {
        let weights = Weights::new(params);
        let built = build_from(&self.checked, &weights, &self.example, &self.first);
        take(&built.unwrap_or_else(|| empty(&weights)))
    }

    /// One row a step; a row alone where there is one answer for the whole input.
    fn outputs(&self, built: &Built) -> Value {
        let outputs = built.outputs.iter().map(|id| built.graph.value(*id));
        let mut all = outputs.flat_map(|output| {
            let rows = output.data.chunks(output.columns.max(1));
            rows.map(|row| row.iter().map(|&p| number(p)).collect::<Value>())
        });
        match self.example.target {
            Target::Class(_) | Target::Value(_) => all.next().unwrap_or_default(),
            _ => all.collect(),
        }
    }

    /// Propagates each loss alone, weighed as in the whole; `take` is told of each share of a
    /// parameter's gradient, and then of what has reached the nodes.
    fn each_loss(&self, built: &Built, share: Share, take: Reached) {
        let whole = built.gradients();
        for (j, loss) in built.losses.iter().enumerate() {
            let seeds = whole.exact(*loss).map(|seed| (*loss, seed.to_vec()));
            let seeds = seeds.into_iter().collect();
            let reached = built.graph.shares(seeds, &mut |id, name, from, values| {
                share(j, id, name, from, values);
            });
            take(&reached);
        }
    }
}

/// The states that are not computed: what the steps start from.
fn started(graph: &Graph) -> Vec<Id> {
    let state = |id: &Id| {
        let node = graph.node(*id);
        node.op == Op::Input && matches!(node.role, Some(Role::State | Role::Memory))
    };
    graph.ids().filter(state).collect()
}

fn empty(weights: &Weights) -> Built<'_> {
    let mut graph = Graph::new(weights);
    Built {
        loss: graph.input(Tensor::number(0.0)),
        losses: Vec::new(),
        outputs: Vec::new(),
        graph,
    }
}

fn gradient(gradients: &Gradients, params: &Params) -> Params {
    let mut all = params.zeros_like();
    for entry in params.layout().entries() {
        let found = gradients.parameter(&entry.name);
        // What no path reaches keeps its zeros; all else has the parameter's own size.
        let _fits = all.set_torch(&entry.name, &found);
    }
    all
}

impl Subject for Graphed {
    fn example(&self) -> Value {
        let task = self.checked.task();
        task.map_or(Value::Null, |task| example::written(task, &self.example))
    }

    fn vocabulary(&self) -> Value {
        let words = self
            .checked
            .task()
            .map(|task| (task.source().words(), task.target().words()));
        words.map_or(
            Value::Null,
            |(source, target)| json!({ "source": source, "target": target }),
        )
    }

    fn settings(&self) -> &Settings {
        self.checked.settings()
    }

    fn initial(&self) -> Params {
        Params::initial(&self.checked)
    }

    fn pass(&self, params: &Params) -> Pass {
        self.with(params, |built| {
            let graph = &built.graph;
            let single = |id: &Id| graph.value(*id).data.first().copied().unwrap_or_default();
            Pass {
                loss: f64::from(single(&built.loss)),
                losses: built.losses.iter().map(single).collect(),
                outputs: self.outputs(built),
                gradient: gradient(&built.gradients(), params),
            }
        })
    }

    fn first(&self, params: &Params) -> Vec<Initial> {
        self.with(params, |built| {
            let (graph, gradients) = (&built.graph, built.gradients());
            let states = started(graph).into_iter().map(|id| {
                let value = graph.value(id).data.clone();
                let gradient = gradients.of(id).map(|gradient| gradient.data.clone());
                Initial {
                    name: graph.node(id).block.clone(),
                    gradient: gradient.unwrap_or_else(|| vec![0.0; value.len()]),
                    value,
                }
            });
            states.collect()
        })
    }

    fn blocks(&self, params: &Params) -> Vec<Block> {
        self.with(params, |built| {
            let graph = &built.graph;
            let gradients = built.gradients();
            let mut all = Vec::new();
            for (name, ids) in blocks(graph) {
                let group = group(graph, ids[0]);
                let reached = ids.iter().any(|id| gradients.of(*id).is_some());
                if reached {
                    let zeros = |id| Tensor::zeros(graph.value(id).rows, graph.value(id).columns);
                    all.push(Block {
                        name: format!("d.{name}"),
                        group: match group {
                            Group::State => Group::StateGradient,
                            _ => Group::Other,
                        },
                        value: of_block(graph, &ids, |id| {
                            gradients.of(id).map_or_else(|| rows(&zeros(id)), rows)
                        }),
                    });
                }
                let value = of_block(graph, &ids, |id| rows(graph.value(id)));
                all.push(Block { name, group, value });
            }
            all
        })
    }

    fn influence(&self, params: &Params) -> Result<Vec<Influence>, Error> {
        self.with(params, |built| {
            let graph = &built.graph;
            let states = blocks(graph);
            let mut states: Vec<_> = states
                .into_iter()
                .filter(|(_, ids)| group(graph, ids[0]) == Group::State)
                .collect();
            // In time, not as a reversed layer computes them.
            for (_, ids) in &mut states {
                ids.sort_by_key(|id| &graph.node(*id).at);
            }
            let size =
                |ids: &[Id]| -> usize { ids.iter().map(|id| graph.value(*id).data.len()).sum() };
            let losses = built.losses.len();
            let all: usize = states.iter().map(|(_, ids)| size(ids)).sum();
            small("influence", &[losses, all])?;
            let mut answers: Vec<Influence> = states
                .iter()
                .map(|(name, ids)| Influence {
                    name: name.clone(),
                    losses,
                    states: ids.iter().flat_map(|id| rows_of(graph, *id)).collect(),
                    data: Vec::with_capacity(losses * size(ids)),
                })
                .collect();
            self.each_loss(built, &mut |_, _, _, _, _| {}, &mut |reached| {
                for ((_, ids), answer) in states.iter().zip(&mut answers) {
                    for id in ids {
                        let zeros = vec![0.0; graph.value(*id).data.len()];
                        let found = reached[id.index()].as_ref().unwrap_or(&zeros);
                        answer.data.extend(found.iter().map(|&g| g as Real));
                    }
                }
            });
            Ok(answers)
        })
    }

    fn contributions(&self, params: &Params, parameter: &str) -> Result<Uses, Error> {
        let size = params
            .layout()
            .entry(parameter)
            .map_or(0, |entry| entry.count());
        self.with(params, |built| {
            let graph = &built.graph;
            let uses = graph
                .ids()
                .filter(|id| graph.node(*id).op.parameters().contains(&parameter));
            let uses: Vec<Id> = uses.collect();
            let losses = built.losses.len();
            small("contributions", &[losses, uses.len(), size])?;
            let mut data = vec![0.0_f64; losses * uses.len() * size];
            let mut share = |j: usize, id: Id, name: &str, from: usize, values: &[f64]| {
                let Some(place) = uses.iter().position(|own| *own == id && name == parameter)
                else {
                    return;
                };
                let start = (j * uses.len() + place) * size + from;
                for (to, value) in data[start..].iter_mut().zip(values) {
                    *to += value;
                }
            };
            self.each_loss(built, &mut share, &mut |_| {});
            Ok(Uses {
                losses,
                names: uses.iter().map(|id| called(graph, *id)).collect(),
                data: data.iter().map(|&value| value as Real).collect(),
            })
        })
    }

    fn truncated(&self, params: &Params, k1: usize, k2: usize) -> Result<Params, Error> {
        if self.settings().model != Model::Tagger {
            let message = "The way back is cut in language models and taggers only.";
            return Err(Error::new("not-there", "want", message).with("value", "truncated"));
        }
        let mut cut = Map::new();
        cut.insert("k1".to_owned(), k1.into());
        cut.insert("k2".to_owned(), k2.into());
        let checked = super::steps::with_settings(self.settings(), &cut)?.check()?;
        let data = checked.task().map_or_else(Data::default, |task| Data {
            symbols: task.source().len(),
            width: task.width(),
            classes: task.classes(),
        });
        let form = Form::of(checked.settings(), data);
        let mut tagger = Tagger::new(&form, params.layout());
        tagger.load(std::slice::from_ref(&self.example));
        for number in 0..form.stack.layers {
            let Some(layer) = tagger.stack_mut().layer_mut(number, false) else {
                continue;
            };
            let (h, c) = layer.initial_mut();
            for (letter, row) in [("h", h), ("c", c)] {
                let given = self.first.get(&format!("rnn.l{number}.{letter}"));
                for (to, from) in row.iter_mut().zip(given.into_iter().flatten()) {
                    *to = *from;
                }
            }
        }
        let mut gradient = params.zeros_like();
        for part in 0..tagger.parts() {
            tagger.add_gradient(params, &mut gradient, part);
        }
        Ok(gradient)
    }

    fn decode(&self, params: &Params, options: Options) -> Result<Value, Error> {
        let model = self.settings().model;
        let writes = [Model::Captioner, Model::Seq2seq, Model::Transformer].contains(&model);
        let (Some(task), true) = (self.checked.task(), writes) else {
            let message = "This model writes nothing: “decoding” is for those that do.";
            return Err(Error::new("not-there", "want", message).with("value", "decoding"));
        };
        let next = |written: &[usize]| {
            let mut target = written.to_vec();
            target.push(END);
            let asked = Self {
                checked: self.checked.clone(),
                first: self.first.clone(),
                example: Example {
                    target: Target::Symbols(target),
                    ..self.example.clone()
                },
            };
            asked.with(params, |built| {
                let last = built.outputs.last().map(|id| built.graph.value(*id));
                last.map_or_else(Vec::new, |last| {
                    last.data[last.data.len() - last.columns..].to_vec()
                })
            })
        };
        let spell = |ids: &[usize]| example::spelt(task.target(), ids);
        Ok(search(next, task.classes(), params, options, spell))
    }
}
