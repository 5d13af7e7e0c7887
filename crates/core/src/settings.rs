//! What a person may set, and what has been checked.

use crate::error::{Error, Notice};
use crate::named::Named;
use crate::task::text::{Sequence, Text};
use crate::task::{self, Example, Language, Task};
use examples::Examples;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use value::Field;

pub use choices::*;
pub use table::{Kind, Row, Scale, describe};
pub use value::Value;

mod choices;
mod examples;
pub(crate) mod table;
pub(crate) mod value;

/// Everything a person may set. Not yet checked: see [`Settings::check`].
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// What is between an example and its loss.
    pub model: Model,
    /// What is learnt.
    pub task: task::Kind,
    /// The recurrent cell.
    pub cell: Cell,
    /// The number of units H.
    pub hidden: usize,
    /// How a symbol enters the cell.
    pub input: Input,
    /// The width of the learnt vectors.
    pub embedding: usize,
    /// Whether there are biases; the lecture's form has none.
    pub bias: bool,
    /// Where the GRU's reset gate stands.
    pub reset: Reset,
    /// How the biases of the gates start, except in a language model.
    pub start: Initial,
    /// The initial bias of the LSTM's forget gate, unless it is spread by time constants.
    pub forget_bias: f64,
    /// The initial bias of the GRU's update gate, in the lecture's sign: what is positive remembers;
    /// unless it is spread by time constants.
    pub update_bias: f64,
    /// The number of layers above each other.
    pub layers: usize,
    /// Whether the input is read from its end, too.
    pub bidirectional: bool,
    /// How the states of two directions become one.
    pub combine: Combine,
    /// How well a query fits a key.
    pub attention: Attention,
    /// Which of the decoder's states asks.
    pub query: Query,
    /// The width A of additive attention.
    pub attention_width: usize,
    /// Whether the source is read backwards.
    pub source_reversed: bool,
    /// The number of heads.
    pub heads: usize,
    /// The width between the two layers of a feed-forward network.
    pub feed_forward: usize,
    /// What is brought to mean 0 and deviation 1.
    pub norm: Norm,
    /// Whether that is done before a part of a layer, or after it.
    pub norm_first: bool,
    /// How a token's place is told.
    pub positions: Positions,
    /// How far away a token may be looked at; 0 for any distance.
    pub window: usize,
    /// The length of the task's sequences, where it has one; 0 for the usual one.
    pub length: usize,
    /// The language of the task's words.
    pub language: Language,
    /// The number of time steps of a training window.
    pub time_steps: usize,
    /// What a symbol is.
    pub unit: Unit,
    /// The text that is learnt.
    pub text: String,
    /// The sequence that is watched; empty for the beginning of the text.
    pub sequence: String,
    /// The number of windows of a training step.
    pub batch: usize,
    /// The rule of the update.
    pub optimizer: Optimizer,
    /// The size of the update.
    pub learning_rate: f64,
    /// How much of the last update is kept.
    pub momentum: f64,
    /// Adam's decay of the mean of squared gradients.
    pub beta2: f64,
    /// Over how many updates the rate grows to its full size.
    pub warm_up: u32,
    /// After how many updates the rate falls to a fifth; 0 for never.
    pub decay_at: u32,
    /// How a large gradient is made smaller.
    pub clip: Clip,
    /// The limit for that.
    pub clip_at: f64,
    /// The number of time steps between two updates; 0 for the whole window.
    pub k1: usize,
    /// The number of time steps propagated back; 0 for all.
    pub k2: usize,
    /// How the losses of the time steps become one.
    pub reduction: Reduction,
    /// What every random number is derived from.
    pub seed: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            model: Model::Language,
            task: task::Kind::Text,
            cell: Cell::Rnn,
            hidden: 4,
            input: Input::OneHot,
            embedding: 8,
            bias: true,
            reset: Reset::After,
            start: Initial::Pytorch,
            forget_bias: 2.0,
            update_bias: 0.0,
            layers: 1,
            bidirectional: false,
            combine: Combine::Concat,
            attention: Attention::Additive,
            query: Query::Previous,
            attention_width: 32,
            source_reversed: false,
            heads: 4,
            feed_forward: 64,
            norm: Norm::Layer,
            norm_first: true,
            positions: Positions::Sinusoidal,
            window: 0,
            length: 0,
            language: Language::En,
            time_steps: 5,
            unit: Unit::Word,
            text: include_str!("settings/default.txt").to_owned(),
            sequence: String::new(),
            batch: 1,
            optimizer: Optimizer::Sgd,
            learning_rate: 0.1,
            momentum: 0.9,
            beta2: 0.999,
            warm_up: 0,
            decay_at: 0,
            clip: Clip::None,
            clip_at: 1.0,
            k1: 0,
            k2: 0,
            reduction: Reduction::Sum,
            seed: 1,
        }
    }
}

/// The settings of the first page.
pub fn default_settings() -> Settings {
    Settings::default()
}

/// Settings that have been found right, with the text they name cut into symbols.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    settings: Settings,
    text: Text,
    sequence: Sequence,
    examples: Option<Examples>,
}

/// Every field of settings with its name; the compiler finds one that is left out.
macro_rules! fields {
    ($settings:expr $(, $mutable:tt)?) => {
        fields!($settings $(, $mutable)?; model task cell hidden input embedding bias reset
            start forget_bias update_bias layers bidirectional combine attention query attention_width
            source_reversed heads feed_forward norm norm_first positions window length language
            time_steps unit text sequence batch optimizer learning_rate momentum beta2 warm_up
            decay_at clip clip_at k1 k2 reduction seed)
    };
    ($settings:expr; $($name:ident)+) => {{
        let Settings { $($name),+ } = $settings;
        [$((stringify!($name), $name as &dyn Field)),+].into_iter()
    }};
    ($settings:expr, mut; $($name:ident)+) => {{
        let Settings { $($name),+ } = $settings;
        [$((stringify!($name), $name as &mut dyn Field)),+].into_iter()
    }};
}

impl Serialize for Settings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.values().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Settings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(&Named::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

fn not_an_object() -> Error {
    Error::new("wrong-type", "", "Settings are a JSON object.")
}

impl Settings {
    /// Reads settings from JSON; what is not named keeps its default.
    ///
    /// # Errors
    /// As [`Settings::read`], or when the JSON is no object.
    pub fn from_json(json: &serde_json::Value) -> Result<Self, Error> {
        let given = json.as_object().ok_or_else(not_an_object)?;
        let values = given
            .iter()
            .map(|(name, value)| (name.clone(), value.into()));
        Self::read(&values.collect())
    }

    /// Reads settings from values by name; what is not named keeps its default.
    ///
    /// # Errors
    /// On an unknown name, a value of a wrong type, out of range or not among the choices.
    pub fn read(given: &Named<Value>) -> Result<Self, Error> {
        let rows = table::rows();
        let mut settings = Self::default();
        for (name, value) in given.iter() {
            let row = rows.iter().find(|row| row.name == name);
            let field = fields!(&mut settings, mut).find(|(own, _)| *own == name);
            let (Some(row), Some((_, field))) = (row, field) else {
                return Err(table::unknown(name));
            };
            row.accept(value)?;
            if !field.set(value) {
                return Err(row.wrong_type());
            }
        }
        Ok(settings)
    }

    /// Every value by name.
    #[must_use]
    pub fn values(&self) -> Named<Value> {
        fields!(self)
            .map(|(name, field)| (name, field.value()))
            .collect()
    }

    /// Checks every limit and cuts the text into symbols.
    ///
    /// # Errors
    /// The first thing found wrong.
    pub fn check(self) -> Result<Checked, Error> {
        table::accept_all(&self)?;
        if self.k1 > 0 && self.k2 > 0 && self.k1 > self.k2 {
            return Err(Error::new(
                "k1-above-k2",
                "k1",
                "k1 may not be greater than k2: steps would never be propagated to.",
            )
            .with("k1", self.k1)
            .with("k2", self.k2));
        }
        if self.model != Model::Language || !cfg!(feature = "language") {
            let examples = Examples::new(&self)?;
            let checked = Checked {
                settings: self,
                text: Text::none(),
                sequence: Sequence::none(),
                examples: Some(examples),
            };
            #[cfg(feature = "recurrent")]
            crate::model::check(&checked)?;
            return Ok(checked);
        }
        let text = Text::new(&self.text, self.unit)?;
        let sequence = text.sequence(&self.sequence, self.time_steps + 1)?;
        Ok(Checked {
            settings: self,
            text,
            sequence,
            examples: None,
        })
    }
}

impl Checked {
    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The text, cut into symbols.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// The watched sequence.
    pub fn sequence(&self) -> &Sequence {
        &self.sequence
    }

    /// The symbols or classes that come out, by number.
    pub fn vocabulary(&self) -> &[String] {
        match &self.examples {
            Some(examples) => examples.task().target().words(),
            None => self.text.vocabulary(),
        }
    }

    /// The symbols that go into a task's model, by number.
    pub fn source(&self) -> &[String] {
        self.task().map_or(&[], |task| task.source().words())
    }

    /// The tokens of what is watched; none where vectors go in.
    pub fn watched_tokens(&self) -> Vec<String> {
        let Some(examples) = &self.examples else {
            return self.sequence.tokens.clone();
        };
        let (task, ids) = (examples.task(), examples.watched().input.symbols());
        ids.iter()
            .map(|&id| task.source().word(id).to_owned())
            .collect()
    }

    /// What was done differently from what was asked.
    pub fn notices(&self) -> &[Notice] {
        match &self.examples {
            Some(examples) => examples.task().notices(),
            None => self.text.notices(),
        }
    }

    /// The task; none for the language model, which has a text.
    pub fn task(&self) -> Option<&Task> {
        self.examples.as_ref().map(Examples::task)
    }

    /// The watched example of the task.
    pub fn watched(&self) -> Option<&Example> {
        self.examples.as_ref().map(Examples::watched)
    }

    /// The number of units H.
    pub fn hidden(&self) -> usize {
        self.settings.hidden
    }

    /// The number of symbols V.
    pub fn symbols(&self) -> usize {
        self.vocabulary().len()
    }

    /// The width of the cell's input I.
    pub fn inputs(&self) -> usize {
        match self.settings.input {
            Input::OneHot => self.symbols(),
            Input::Embedding => self.settings.embedding,
        }
    }

    /// The number of time steps of a training window.
    pub fn window(&self) -> usize {
        self.settings
            .time_steps
            .min(self.text.ids().len().saturating_sub(1))
    }

    /// Watches another sequence.
    ///
    /// # Errors
    /// When the vocabulary lacks one of its tokens, or it is too short or too long; the sequence
    /// watched so far stays.
    pub fn set_sequence(&mut self, typed: &str) -> Result<(), Error> {
        match &mut self.examples {
            Some(examples) => examples.watch(typed)?,
            None if !cfg!(feature = "language") => {}
            None => self.sequence = self.text.sequence(typed, self.settings.time_steps + 1)?,
        }
        self.settings.sequence = typed.to_owned();
        Ok(())
    }
}
