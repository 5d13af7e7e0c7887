//! The recurrent models: gradients against central differences (in 64 bits), batches against
//! their examples, and one layer against the language model.

use super::*;
use crate::params::Params;
use crate::real::Real;
use crate::settings::{Input, Reduction, Settings};
use crate::task::{END, Example, Inputs, Target};
use support::{ALL, Any, CELLS, Which, every, examples, settings, shapes_of};

pub(crate) mod support;

#[cfg(feature = "double")]
#[test]
fn every_gradient_is_the_slope_of_the_loss() {
    const H: f64 = 1e-5;
    for which in ALL {
        let mut worst = 0.0_f64;
        for (settings, data) in every(which) {
            let (mut model, params) = Any::new(which, &Form::of(&settings, data));
            model.load(&examples(which, data, &[3, 1, 4]));
            let mut gradient = params.zeros_like();
            let loss = model.add_gradient(&params, &mut gradient);
            assert!((loss - model.loss(&params)).abs() < 1e-12);
            for entry in params.layout().entries() {
                let slope = |i: usize| {
                    let mut at = |change: f64| {
                        let mut moved = params.clone();
                        let columns = entry.columns();
                        *moved
                            .element(&entry.name, i / columns, i % columns)
                            .expect("inside") += change;
                        model.loss(&moved)
                    };
                    (at(H) - at(-H)) / (2.0 * H)
                };
                let want: Vec<f64> = (0..entry.count()).map(slope).collect();
                let greatest = want.iter().fold(1e-3, |most: f64, x| most.max(x.abs()));
                for (got, want) in gradient.torch(&entry.name).iter().zip(&want) {
                    let error = (got - want).abs() / greatest;
                    worst = worst.max(error);
                    assert!(error <= 1e-6, "{which:?} {}: {got} {want}", entry.name);
                }
            }
        }
        println!("greatest error of {which:?}'s gradients: {worst:.1e}");
    }
}

#[test]
fn a_batch_is_the_mean_of_its_examples_and_the_padding_stays_zero() {
    for which in ALL {
        for (mut settings, data) in every(which) {
            settings.reduction = Reduction::Sum;
            let form = Form::of(&settings, data);
            let (mut model, params) = Any::new(which, &form);
            let batch = examples(which, data, &[5, 2, 7, 1]);
            let mut all = params.zeros_like();
            model.load(&batch);
            let loss = model.add_gradient(&params, &mut all);
            let mut sum = params.zeros_like();
            let mut losses = 0.0;
            for example in &batch {
                model.load(std::slice::from_ref(example));
                losses += model.add_gradient(&params, &mut sum);
            }
            assert!(
                (loss - losses / 4.0).abs() < 1e-5 * loss.abs(),
                "{loss} {losses}"
            );
            for (all, sum) in all.data().iter().zip(sum.data()) {
                assert!((all - sum / 4.0).abs() < 1e-5, "{which:?}: {all} {sum}");
            }
            assert!(all.norm() > 0.0);
            for entry in params.layout().entries() {
                all.set_torch(&entry.name, &vec![0.0; entry.count()])
                    .expect("its own shape");
            }
            assert!(
                all.data().iter().all(|&x| x == 0.0),
                "{which:?} {settings:?}"
            );
        }
    }
}

/// A tagger that is asked for the next symbol is a language model: one layer, one direction, the
/// same numbers in the same order.
#[test]
fn a_tagger_of_one_layer_is_the_language_model_to_the_bit() {
    for cell in CELLS {
        for (input, k) in [
            (Input::OneHot, (0, 0)),
            (Input::Embedding, (2, 3)),
            (Input::Embedding, (0, 0)),
        ] {
            for reduction in [Reduction::Sum, Reduction::Mean] {
                let settings = Settings {
                    input,
                    reduction,
                    k1: k.0,
                    k2: k.1,
                    hidden: 9,
                    batch: 3,
                    time_steps: 6,
                    text: "a b c d e a b b a c d e e d a c b".to_owned(),
                    ..settings(cell)
                };
                same_as_language(settings);
            }
        }
    }
}

fn same_as_language(mut settings: Settings) {
    // A language model draws its update bias like the others so far.
    settings.update_bias = 0.0;
    let checked = settings.clone().check().expect("good settings");
    let params = Params::initial(&checked);
    let symbols = checked.symbols();
    let data = Data {
        symbols,
        width: 0,
        classes: symbols,
    };
    let (mut tagger, mut same) = Any::new(Which::Tags, &Form::of(&settings, data));
    for entry in params.layout().entries() {
        let name = match entry.name.split_once('.') {
            Some(_) => entry.name.clone(),
            None => format!("rnn.{}", entry.name),
        };
        same.set_torch(&name, &params.torch(&entry.name))
            .expect("the same shape");
    }
    let (steps, batch) = (checked.window(), settings.batch);
    let ids = |b: usize, t: usize| checked.text().ids()[b * 3 + t] as usize;
    let mut language = crate::sequence::Unrolled::new(&checked, &params, steps, batch);
    let mut sequences = Vec::new();
    for b in 0..batch {
        language.load(b, steps, |t| ids(b, t));
        sequences.push(Example {
            input: Inputs::Symbols((0..steps).map(|t| ids(b, t)).collect()),
            target: Target::Each((0..steps).map(|t| Some(ids(b, t + 1))).collect()),
            gold: Vec::new(),
        });
    }
    let mut want = params.zeros_like();
    let chunks = crate::sequence::chunks(steps, settings.k1, settings.k2);
    let loss: f64 = chunks
        .into_iter()
        .map(|chunk| language.add_gradient(&params, &mut want, chunk))
        .sum();
    tagger.load(&sequences);
    let mut got = same.zeros_like();
    assert_eq!(loss, tagger.add_gradient(&same, &mut got));
    let pairs = params
        .layout()
        .entries()
        .iter()
        .zip(same.layout().entries());
    for (entry, other) in pairs {
        assert_eq!(
            want.torch(&entry.name),
            got.torch(&other.name),
            "{settings:?}"
        );
    }
}

#[test]
fn what_a_model_has_no_place_for_cannot_stop_it() {
    for which in ALL {
        for (settings, data) in every(which) {
            let (mut model, params) = Any::new(which, &Form::of(&settings, data));
            for other in ALL {
                for vectors in [false, true] {
                    let mut given = examples(other, shapes_of(other, vectors), &[3, 0, 2]);
                    given.truncate(if vectors { 3 } else { 2 });
                    if let Inputs::Symbols(ids) = &mut given[0].input {
                        ids[0] = 99;
                    }
                    model.load(&given);
                    let mut gradient = params.zeros_like();
                    assert!(model.add_gradient(&params, &mut gradient).is_finite());
                }
            }
            model.load(&[]);
            assert_eq!(model.add_gradient(&params, &mut params.zeros_like()), 0.0);
        }
    }
}

#[test]
fn a_score_counts_what_is_right() {
    for which in ALL {
        let (settings, data) = every(which).swap_remove(0);
        let (mut model, params) = Any::new(which, &Form::of(&settings, data));
        let some = examples(which, data, &[3, 5, 2, 4]);
        model.load(&some);
        let loss = model.loss(&params);
        let score = match &mut model {
            Any::Classifier(model) => {
                let rows = model.predict(&params, &some);
                assert!(which == Which::Value || sums_to_one(&rows));
                model.score(&params, &some)
            }
            Any::Tagger(model) => {
                let rows = model.predict(&params, &some);
                assert!(
                    rows.iter()
                        .zip([3, 5, 2, 4])
                        .all(|(rows, n)| rows.len() == n)
                );
                assert!(rows.iter().all(|rows| sums_to_one(rows)));
                model.score(&params, &some)
            }
            Any::Captioner(model) => {
                let rows = model.predict(&params, &some);
                assert!(rows.iter().all(|rows| sums_to_one(rows)));
                model.score(&params, &some)
            }
        };
        assert!((score.loss - loss).abs() < 1e-5 * loss.abs(), "{which:?}");
        assert!(score.of == 4 && score.right <= 4 && score.symbols_right <= score.symbols_of);
    }
}

fn sums_to_one(rows: &[Vec<Real>]) -> bool {
    rows.iter()
        .all(|row| (row.iter().sum::<Real>() - 1.0).abs() < 1e-5)
}

/// A caption is written symbol by symbol as the teacher-forced run over it says.
#[test]
fn a_written_caption_is_the_most_probable_at_each_step() {
    for (settings, data) in every(Which::Caption) {
        let (mut model, params) = Any::new(Which::Caption, &Form::of(&settings, data));
        let Any::Captioner(model) = &mut model else {
            panic!("a captioner");
        };
        let mut some = examples(Which::Caption, data, &[3; 40]);
        let written = model.write(&params, &some, 7);
        for (example, written) in some.iter_mut().zip(&written) {
            assert!(written.len() == 7 || written.last() == Some(&END));
            example.target = Target::Symbols(written.clone());
        }
        for (rows, written) in model.predict(&params, &some).iter().zip(&written) {
            for (row, &symbol) in rows.iter().zip(written) {
                assert_eq!(crate::layer::loss::greatest(row, row.len()), symbol);
            }
        }
    }
}
