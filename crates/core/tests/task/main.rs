//! The generated tasks: what they draw never changes, their answers are right by another way of
//! finding them, and nothing that is typed can harm them.

// In 64 bits a conversion of `Real` to f64 is none; in the product it is one.
#![cfg_attr(feature = "double", allow(clippy::useless_conversion))]

mod agreement;
mod french;
mod frozen;
mod labels;
mod laws;
mod typed;

use seqscope_core::rng::{Purpose, Stream};
use seqscope_core::task::{Example, Inputs, Kind, Language, Options, Task};

/// Every task that needs no text.
const GENERATED: [Kind; 15] = [
    Kind::NextWord,
    Kind::Sentiment,
    Kind::Caption,
    Kind::Tag,
    Kind::Copy,
    Kind::Adding,
    Kind::TemporalOrder,
    Kind::Latch,
    Kind::Reber,
    Kind::Agreement,
    Kind::Majority,
    Kind::Transliteration,
    Kind::Dates,
    Kind::Translation,
    Kind::Reversal,
];

fn task(kind: Kind, length: usize, language: Language, seed: u32) -> Task {
    let options = Options {
        length,
        language,
        seed,
        text: TEXT.to_owned(),
        ..Options::default()
    };
    Task::new(kind, &options).expect("right options")
}

/// A text that is a corpus as well.
const TEXT: &str = "the cat sleeps\tle chat dort\nthe dog sleeps\tle chien dort\n\
    the cat eats\tle chat mange\nthe dog eats\tle chien mange\na cat sings\tun chat chante\n\
    a dog sings\tun chien chante\nthe cat sings\tle chat chante\na dog eats\tun chien mange\n\
    a cat eats\tun chat mange\nthe dog sings\tle chien chante\n";

/// So many training examples, of one stream each.
fn draws(task: &Task, count: u64) -> impl Iterator<Item = Example> {
    (0..count).map(|n| task.draw(&mut Stream::new(5, Purpose::Windows, n)))
}

fn source(task: &Task, example: &Example) -> Vec<String> {
    let ids = example.input.symbols();
    ids.iter()
        .map(|&id| task.source().word(id).to_owned())
        .collect()
}

/// The written target, without its end mark.
fn target(task: &Task, example: &Example) -> Vec<String> {
    let ids = example.target.symbols();
    let ids = ids.split_last().map_or(&[][..], |(_, words)| words);
    ids.iter()
        .map(|&id| task.target().word(id).to_owned())
        .collect()
}

/// The rows of a vector input.
fn rows(example: &Example) -> Vec<Vec<f64>> {
    match &example.input {
        Inputs::Symbols(_) => Vec::new(),
        Inputs::Vectors { width, data } => {
            let data: Vec<f64> = data.iter().map(|&x| f64::from(x)).collect();
            data.chunks(*width).map(<[f64]>::to_vec).collect()
        }
    }
}
