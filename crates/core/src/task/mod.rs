//! What is learnt: generated tasks, a text, a parallel corpus. A task is two vocabularies and a
//! pure function from random numbers to examples.

#[cfg(not(feature = "models"))]
mod absent;
pub mod adding;
pub mod agreement;
pub mod caption;
pub mod copy;
pub mod corpus;
pub mod dates;
pub mod example;
mod grammar;
pub mod latch;
pub mod majority;
#[cfg(feature = "memory")]
mod memory;
pub mod next_word;
#[cfg(feature = "seq2seq")]
mod pairs;
pub mod reber;
pub mod reversal;
pub mod sentiment;
pub mod tag;
pub mod temporal_order;
pub mod text;
pub mod translation;
pub mod transliteration;
pub mod vocabulary;
mod window;
#[cfg(feature = "models")]
mod words;

use crate::error::{Error, Notice};
use crate::rng::{Purpose, Stream};
use crate::settings::{Unit, choices};

// What cannot be learnt here is refused.
#[cfg(not(feature = "memory"))]
use absent as memory;
#[cfg(not(feature = "neighbours"))]
use absent as neighbours;
#[cfg(not(feature = "seq2seq"))]
use absent as pairs;
#[cfg(not(feature = "models"))]
use absent as words;
#[cfg(feature = "neighbours")]
use majority as neighbours;

pub use example::{END, Example, Inputs, START, Target};
use text::Text;
pub use vocabulary::Vocabulary;

/// One of so many sources is kept out of training.
pub const KEPT_OUT: u64 = 8;
/// After so many examples of the wrong side one of them is taken: no task of an allowed length is
/// so small (a test draws from the smallest), but nothing may wait for ever.
const MOST_DRAWS: usize = 1_000;

choices! {
    /// The tasks.
    Kind {
        /// A text of one's own, symbol by symbol.
        Text,
        /// The next word of small sentences: I am Bond, James …
        NextWord,
        /// Whether a small sentence praises.
        Sentiment,
        /// A picture of shapes, described.
        Caption,
        /// The part of speech of every word.
        Tag,
        /// The same symbols again.
        Copy,
        /// The sum of two marked numbers.
        Adding,
        /// The order of two symbols far apart.
        TemporalOrder,
        /// What the first inputs said, after much noise.
        Latch,
        /// The next symbol of the embedded Reber grammar.
        Reber,
        /// The verb's form, by the number of a subject far before it.
        Agreement,
        /// The majority of five neighbouring bits.
        Majority,
        /// Latin letters into Greek ones.
        Transliteration,
        /// Dates in several forms into one.
        Dates,
        /// English sentences into French.
        Translation,
        /// The same symbols from last to first.
        Reversal,
        /// The user's own pairs of sentences.
        Corpus,
    }
}
choices! {
    /// The language of the small sentences.
    Language {
        /// English.
        En,
        /// French.
        Fr,
    }
}

/// What a task is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The task's size (see [`Kind::lengths`]): the number of time steps, or the greatest number of
    /// symbols. 0 for the usual one.
    pub length: usize,
    /// The language of sentences, where there is a choice.
    pub language: Language,
    /// The text or the corpus; read by those two tasks only.
    pub text: String,
    /// What a symbol of it is.
    pub unit: Unit,
    /// What the examples kept out of training are drawn from.
    pub seed: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            length: 0,
            language: Language::En,
            text: String::new(),
            unit: Unit::Word,
            seed: 1,
        }
    }
}

/// A task.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    kind: Kind,
    length: usize,
    language: Language,
    seed: u32,
    source: Vocabulary,
    target: Vocabulary,
    unit: Unit,
    text: Option<Text>,
    corpus: corpus::Corpus,
    notices: Vec<Notice>,
}

impl Kind {
    /// The least, the usual and the greatest length; zeros where it has no meaning. In time steps,
    /// for translation in English words, for agreement in words between subject and verb.
    pub const fn lengths(self) -> (usize, usize, usize) {
        match self {
            Self::NextWord | Self::Sentiment | Self::Tag => (0, 0, 0),
            Self::Caption | Self::Dates | Self::Corpus => (0, 0, 0),
            Self::Text => (2, 20, text::MOST_TOKENS - 1),
            Self::Copy | Self::Transliteration | Self::Reversal => (3, 10, 100),
            Self::Adding | Self::TemporalOrder | Self::Latch => (4, 50, 1_000),
            Self::Reber => (12, 40, 100),
            Self::Agreement => (1, 8, 200),
            Self::Majority => (8, 20, 1_000),
            Self::Translation => (8, 16, 32),
        }
    }
}

impl Task {
    /// A task with its vocabularies.
    ///
    /// # Errors
    /// On a length out of range, or a text or corpus that cannot be learnt from.
    pub fn new(kind: Kind, options: &Options) -> Result<Self, Error> {
        let (least, usual, most) = kind.lengths();
        let length = match options.length {
            _ if most == 0 => 0,
            0 => usual,
            length if (least..=most).contains(&length) => length,
            length => {
                return Err(Error::new(
                    "out-of-range",
                    "length",
                    format!("The length must be from {least} to {most}."),
                )
                .with("value", length)
                .with("min", least)
                .with("max", most));
            }
        };
        let mut task = Self {
            kind,
            length,
            language: options.language,
            seed: options.seed,
            source: Vocabulary::default(),
            target: Vocabulary::default(),
            unit: options.unit,
            text: None,
            corpus: corpus::Corpus::default(),
            notices: Vec::new(),
        };
        (task.source, task.target) = match kind {
            Kind::Text | Kind::NextWord | Kind::Sentiment | Kind::Caption | Kind::Tag => {
                words::prepare(&mut task, options)?
            }
            Kind::Adding | Kind::TemporalOrder | Kind::Latch | Kind::Reber | Kind::Agreement => {
                memory::prepare(&mut task, options)?
            }
            Kind::Majority => neighbours::prepare(&mut task, options)?,
            Kind::Copy
            | Kind::Transliteration
            | Kind::Dates
            | Kind::Translation
            | Kind::Reversal
            | Kind::Corpus => pairs::prepare(&mut task, options)?,
        };
        Ok(task)
    }

    /// Which task it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Its length, as it was set or as usual; 0 where it has no meaning.
    pub fn length(&self) -> usize {
        self.length
    }

    /// What a symbol of a typed text is.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// The symbols that go in; none where vectors do.
    pub fn source(&self) -> &Vocabulary {
        &self.source
    }

    /// The symbols or classes that come out; none where a number does.
    pub fn target(&self) -> &Vocabulary {
        &self.target
    }

    /// How many symbols or classes can come out.
    pub fn classes(&self) -> usize {
        self.target.len()
    }

    /// The length of an input vector; 0 where symbols go in.
    pub fn width(&self) -> usize {
        match self.kind {
            Kind::Caption => caption::SIDE * caption::SIDE,
            Kind::Adding => 2,
            Kind::Latch => 1,
            _ => 0,
        }
    }

    /// What was done differently from what was asked.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// A training example; never one that is kept out.
    pub fn draw(&self, stream: &mut Stream) -> Example {
        self.on_side(stream, false)
    }

    /// Examples that training never draws. The first of a longer list are those of a shorter one.
    ///
    /// Which examples they are is decided by a hash of the source (of the date or the caption where
    /// one answer has many sources): one in [`KEPT_OUT`]. Neither side needs to know the other's
    /// examples, so training may go on for ever. Only windows of one text may overlap with others.
    pub fn held_out(&self, count: usize) -> Vec<Example> {
        let one = |number| {
            let mut stream = Stream::new(self.seed, Purpose::HeldOut, number);
            self.on_side(&mut stream, true)
        };
        (0..count as u64).map(one).collect()
    }

    /// Whether an example is kept out of training.
    pub fn keeps_out(&self, example: &Example) -> bool {
        match self.kind {
            Kind::Text => false,
            Kind::Caption => kept_out_by_answer(example),
            _ => pairs::keeps_out(self, example).unwrap_or_else(|| kept_out_by_input(example)),
        }
    }

    /// A typed input, with its answer where the task knows it. Words or letters as the task has
    /// them; numbers and marks as each task's module says.
    ///
    /// # Errors
    /// On an unknown symbol (named, with the nearest known ones), and on an input the task has no
    /// meaning for.
    pub fn encode(&self, typed: &str) -> Result<Example, Error> {
        match self.kind {
            Kind::Text | Kind::NextWord | Kind::Sentiment | Kind::Caption | Kind::Tag => {
                words::encode(self, typed)
            }
            Kind::Adding | Kind::TemporalOrder | Kind::Latch | Kind::Reber | Kind::Agreement => {
                memory::encode(self, typed)
            }
            Kind::Majority => neighbours::encode(self, typed),
            Kind::Copy
            | Kind::Transliteration
            | Kind::Dates
            | Kind::Translation
            | Kind::Reversal
            | Kind::Corpus => pairs::encode(self, typed),
        }
    }

    fn note(&mut self, code: &'static str, args: &[(&str, usize)]) {
        let args = args.iter().map(|(name, n)| (*name, n.to_string()));
        self.notices.push(Notice {
            code,
            args: args.collect(),
        });
    }

    /// An example; of a corpus one of the side that is asked for, of another task any.
    fn any(&self, stream: &mut Stream, kept_out: bool) -> Example {
        match self.kind {
            Kind::Text | Kind::NextWord | Kind::Sentiment | Kind::Caption | Kind::Tag => {
                words::draw(self, stream, kept_out)
            }
            Kind::Adding | Kind::TemporalOrder | Kind::Latch | Kind::Reber | Kind::Agreement => {
                memory::draw(self, stream, kept_out)
            }
            Kind::Majority => neighbours::draw(self, stream, kept_out),
            Kind::Copy
            | Kind::Transliteration
            | Kind::Dates
            | Kind::Translation
            | Kind::Reversal
            | Kind::Corpus => pairs::draw(self, stream, kept_out),
        }
    }

    fn on_side(&self, stream: &mut Stream, kept_out: bool) -> Example {
        let mut example = self.any(stream, kept_out);
        for _ in 0..MOST_DRAWS {
            if self.keeps_out(&example) == kept_out || self.kind == Kind::Text {
                break;
            }
            example = self.any(stream, kept_out);
        }
        example
    }
}

/// Whether the hash of an example's answer keeps it out of training.
fn kept_out_by_answer(example: &Example) -> bool {
    let answer = example.target.symbols().iter();
    hash(answer.map(|&id| id as u64)).is_multiple_of(KEPT_OUT)
}

/// Whether the hash of an example's input keeps it out of training.
fn kept_out_by_input(example: &Example) -> bool {
    let hash = match &example.input {
        Inputs::Symbols(ids) => hash(ids.iter().map(|&id| id as u64)),
        Inputs::Vectors { data, .. } => {
            let bits = data.iter();
            hash(bits.map(|&x| u64::from((f64::from(x) as f32).to_bits())))
        }
    };
    hash.is_multiple_of(KEPT_OUT)
}

/// Numbers hashed so that every bit of the result depends on all of them (FNV-1a, then the
/// finaliser of MurmurHash3).
fn hash(numbers: impl Iterator<Item = u64>) -> u64 {
    let mut x = 0xcbf2_9ce4_8422_2325_u64;
    for number in numbers {
        x = (x ^ number).wrapping_mul(0x0000_0100_0000_01b3);
    }
    x = (x ^ (x >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    x = (x ^ (x >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    x ^ (x >> 33)
}
