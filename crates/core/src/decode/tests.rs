use super::*;
use crate::params::{Layout, Params};
use crate::rng::{Purpose, Stream};
use crate::task::{END, Inputs, START};
use std::sync::Arc;

/// A model whose probabilities depend on the last symbol alone: a table of them.
struct Chain {
    table: Vec<Vec<f64>>,
    rows: Vec<Real>,
    fed: Vec<(Vec<usize>, Vec<usize>)>,
}

impl Chain {
    fn new(table: &[&[f64]]) -> Self {
        Self {
            table: table.iter().map(|row| row.to_vec()).collect(),
            rows: Vec::new(),
            fed: Vec::new(),
        }
    }
}

impl Decoder for Chain {
    fn symbols(&self) -> usize {
        self.table.len()
    }

    fn start(&mut self, _: &Params, _: &[&Inputs]) {
        self.fed.clear();
    }

    fn step(&mut self, _: &Params, parents: &[usize], symbols: &[usize]) -> &[Real] {
        self.fed.push((parents.to_vec(), symbols.to_vec()));
        let rows = symbols.iter().flat_map(|&symbol| &self.table[symbol]);
        self.rows = rows.map(|p| p.ln() as Real).collect();
        &self.rows
    }
}

/// After the start A or B, the likelier leads to the less likely sequences: greedy misses the best.
const GARDEN: [&[f64]; 4] = [
    &[0.0, 0.0, 0.6, 0.4],
    &[0.0, 1.0, 0.0, 0.0],
    &[0.0, 0.3, 0.35, 0.35],
    &[0.0, 0.9, 0.05, 0.05],
];

fn empty() -> Params {
    Params::zeros(Arc::new(Layout::of(Vec::new())))
}

fn input() -> Inputs {
    Inputs::Symbols(vec![1, 2])
}

#[test]
fn a_beam_finds_what_the_greedy_way_misses() {
    let mut chain = Chain::new(&GARDEN);
    let greedy = greedy(&mut chain, &empty(), &input(), &Forced::none(), 5);
    assert_eq!(greedy.steps[0].symbol, 2);
    assert!(greedy.log_probability() < (0.36_f64).ln());
    let beam = Beam::search(&mut chain, &empty(), &input(), (2, 0.0), 5);
    let best = &beam.hypotheses[0];
    assert_eq!(best.symbols, [3, END]);
    assert!((best.log_probability - 0.36_f64.ln()).abs() < 1e-6);
    assert!(best.finished && best.score == best.log_probability);
}

#[test]
fn the_whole_beam_is_kept_and_its_totals_are_sums_along_parents() {
    let mut chain = Chain::new(&GARDEN);
    let beam = Beam::search(&mut chain, &empty(), &input(), (3, 1.0), 4);
    let mut kept: Vec<Candidate> = Vec::new();
    for (number, step) in beam.steps.iter().enumerate() {
        assert!(step.windows(2).all(|two| two[0].total >= two[1].total));
        let first = step.iter().position(|c| !c.kept).unwrap_or(step.len());
        assert!(step[first..].iter().all(|c| !c.kept));
        for candidate in step {
            let before = match number {
                0 => 0.0,
                _ => kept[candidate.parent].total,
            };
            let total = before + f64::from(candidate.log_probability);
            assert!(candidate.total == total || total == f64::NEG_INFINITY);
            assert_eq!(
                candidate.finished,
                candidate.kept && candidate.symbol == END
            );
        }
        // The number of a parent is its place among the kept ones that live on.
        kept = step
            .iter()
            .filter(|c| c.kept && !c.finished)
            .cloned()
            .collect();
    }
    let scores: Vec<f64> = beam.hypotheses.iter().map(|h| h.score).collect();
    let finished = beam.hypotheses.iter().filter(|h| h.finished).count();
    assert!(scores[..finished].windows(2).all(|two| two[0] >= two[1]));
    for hypothesis in &beam.hypotheses {
        let mean = hypothesis.log_probability / hypothesis.symbols.len() as f64;
        assert!((hypothesis.score - mean).abs() < 1e-12);
    }
}

#[test]
fn a_beam_of_one_is_greedy() {
    let mut chain = Chain::new(&GARDEN);
    let greedy = greedy(&mut chain, &empty(), &input(), &Forced::none(), 6);
    let beam = Beam::search(&mut chain, &empty(), &input(), (1, 0.0), 6);
    assert_eq!(beam.hypotheses[0].symbols, greedy.symbols());
    assert_eq!(beam.hypotheses[0].finished, greedy.finished);
}

#[test]
fn symbols_are_drawn_as_often_as_they_are_likely() {
    let mut chain = Chain::new(&GARDEN);
    let (params, mut stream) = (empty(), Stream::new(1, Purpose::Sample, 0));
    let mut count = |temperature| {
        let mut first = 0;
        for _ in 0..2_000 {
            let written = draw(&mut chain, &params, &input(), (temperature, &mut stream), 1);
            first += u32::from(written.steps[0].symbol == 2);
        }
        f64::from(first) / 2_000.0
    };
    assert_eq!(count(0.0), 1.0);
    assert!((count(1.0) - 0.6).abs() < 0.04);
    // p^(1/2): √0.6 beside √0.4; p²: 0.36 beside 0.16.
    assert!((count(2.0) - 0.5505).abs() < 0.04);
    assert!((count(0.5) - 0.6923).abs() < 0.04);
}

#[test]
fn what_is_prescribed_is_written_and_ends_with_its_end() {
    let mut chain = Chain::new(&GARDEN);
    let written = prescribed(
        &mut chain,
        &empty(),
        &input(),
        &Forced::none(),
        &[3, 2, END, 2],
    );
    assert_eq!(written.symbols(), [3, 2, END]);
    assert!(written.finished);
    assert!((written.log_probability() - (0.4_f64 * 0.05 * 0.3).ln()).abs() < 1e-5);
    let fed: Vec<usize> = chain.fed.iter().map(|(_, symbols)| symbols[0]).collect();
    assert_eq!(fed, [START, 3, 2]);
    let beyond = prescribed(&mut chain, &empty(), &input(), &Forced::none(), &[3, 9]);
    assert_eq!(beyond.symbols(), [3]);
}

#[test]
fn finished_rows_leave_the_steps_that_follow() {
    let mut chain = Chain::new(&GARDEN);
    let inputs = [&input(), &input()];
    let written = greedy_many(&mut chain, &empty(), &inputs, 3);
    assert_eq!(written[0], written[1]);
    let chain_of_ends = [&[0.0, 1.0][..], &[0.0, 1.0]];
    let mut ends = Chain::new(&chain_of_ends);
    assert_eq!(greedy_many(&mut ends, &empty(), &inputs, 9), [[END], [END]]);
    assert_eq!(ends.fed.len(), 1);
}
