//! Writing captions: after each step the whole beginning is read again. Captions are short, and
//! what is said is what training computes.

use super::Captioner;
use crate::decode::Decoder;
use crate::params::Params;
use crate::real::{Real, ln};
use crate::task::{END, Example, Inputs, Target};

/// Beginnings of captions, and what may follow on them.
#[derive(Clone, Debug, Default)]
pub(super) struct Writing {
    pictures: Vec<Inputs>,
    /// The picture each row writes about, and the symbols it has read after START.
    rows: Vec<(usize, Vec<usize>)>,
    begun: bool,
    log: Vec<Real>,
}

impl Decoder for Captioner {
    fn symbols(&self) -> usize {
        // What it writes are the classes of its data.
        let data = &self.form.data;
        data.classes
    }

    fn start(&mut self, _: &Params, inputs: &[&Inputs]) {
        self.writing.pictures = inputs.iter().map(|&input| input.clone()).collect();
        self.writing.rows = (0..inputs.len()).map(|row| (row, Vec::new())).collect();
        self.writing.begun = false;
    }

    fn step(&mut self, params: &Params, parents: &[usize], symbols: &[usize]) -> &[Real] {
        let before = std::mem::take(&mut self.writing.rows);
        for (&parent, &symbol) in parents.iter().zip(symbols) {
            let row = before.get(parent).or(before.first()).cloned();
            let (picture, mut read) = row.unwrap_or_default();
            if self.writing.begun {
                read.push(symbol);
            }
            self.writing.rows.push((picture, read));
        }
        self.writing.begun = true;
        let examples: Vec<Example> = self
            .writing
            .rows
            .iter()
            .map(|row| self.example(row))
            .collect();
        let log = |row: Vec<Vec<Real>>| row.into_iter().next_back().unwrap_or_default();
        let rows = self.predict(params, &examples).into_iter().map(log);
        self.writing.log = rows.flatten().map(ln).collect();
        &self.writing.log
    }
}

impl Captioner {
    /// A beginning as an example: one more symbol is asked for than it has.
    fn example(&self, (picture, read): &(usize, Vec<usize>)) -> Example {
        let picture = self.writing.pictures.get(*picture);
        let nothing = || Inputs::Symbols(Vec::new());
        let mut target = read.clone();
        target.push(END);
        Example {
            input: picture.cloned().unwrap_or_else(nothing),
            target: Target::Symbols(target),
            gold: Vec::new(),
        }
    }
}
