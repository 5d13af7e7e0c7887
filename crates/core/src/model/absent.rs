//! In place of the language model in a module without it: its settings are refused, so none is ever
//! made, and nothing of it is compiled in.

use crate::params::{Params, Spec};
use crate::rng::Stream;
use crate::settings::Checked;

/// No model.
#[derive(Clone, Debug)]
pub enum Language {}

/// None.
pub fn specs(_: &Checked) -> Vec<Spec> {
    Vec::new()
}

/// Never asked for.
pub fn learner(_: &Checked, _: &Params) -> Box<Language> {
    unreachable!("settings of a model that is not here are refused")
}

impl Language {
    pub fn load(&mut self, _: &Checked, _: &mut Stream) {
        match *self {}
    }

    pub fn loss(&mut self, _: &Params) -> f64 {
        match *self {}
    }

    pub fn parts(&self) -> usize {
        match *self {}
    }

    pub fn add_gradient(&mut self, _: &Params, _: &mut Params, _: usize) -> f64 {
        match *self {}
    }
}
