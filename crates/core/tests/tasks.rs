//! A session of every model with a task: its graph is its training, and what it writes is its own.

// In 64 bits a conversion of `Real` to f64 is none; in the product it is one.
#![cfg_attr(feature = "double", allow(clippy::useless_conversion))]

use seqscope_core::session::{DecodeOptions, Method, Session};
use seqscope_core::settings::{Attention, Clip, Model, Optimizer, Settings};
use seqscope_core::task::Kind;
use several::several;

mod several;

fn session(settings: Settings) -> Session {
    Session::new(settings.check().expect("good settings")).expect("a session")
}

fn with_a_task() -> Vec<Settings> {
    let all = several().into_iter();
    all.filter(|settings| settings.model != Model::Language)
        .collect()
}

#[test]
fn the_graph_announces_the_update_of_its_example() {
    for settings in with_a_task() {
        let name = format!("{:?} {:?}", settings.model, settings.task);
        let mut one = session(Settings {
            optimizer: Optimizer::Sgd,
            clip: Clip::None,
            ..settings
        });
        one.train(5).expect("it trains");
        let trace = one.graph_trace().expect("a graph");
        let rate = one.settings().learning_rate;
        let tables = trace.tables.as_ref().expect("tables");
        assert!(
            tables.identity_error < 1e-5,
            "{name} {}",
            tables.identity_error
        );
        assert!(trace.index.scalars.loss.is_finite(), "{name}");
        let mut seen = 0;
        for entry in one.params().layout().entries() {
            let Some(gradient) = trace.values(&format!("grad.{}", entry.name)) else {
                continue;
            };
            let new = trace
                .values(&format!("new.{}", entry.name))
                .expect("after it");
            let old = one.params().torch(&entry.name);
            for ((new, old), gradient) in new.iter().zip(old).zip(gradient) {
                let expected = f64::from(old) - rate * f64::from(*gradient);
                assert!((f64::from(*new) - expected).abs() < 1e-5, "{name}");
            }
            seen += 1;
        }
        assert_eq!(seen, one.params().layout().entries().len(), "{name}");
        let told = one.explain_node(tables.loss.index(), 0, false);
        let told = told.expect("the loss").value;
        assert!((told - trace.index.scalars.loss).abs() < 1e-6, "{name}");
        let beyond = one.explain_node(usize::MAX, 0, false);
        assert_eq!(beyond.expect_err("none").path, "node");
        let whole = one.explain_parameter("output.weight", 1).expect("a weight");
        let shown = trace.values("grad.output.weight").expect("its gradient")[1];
        assert!((whole.total - f64::from(shown)).abs() < 1e-5, "{name}");
    }
}

#[test]
fn what_is_written_is_written_again() {
    for settings in with_a_task() {
        let mut one = session(settings);
        one.train(30).expect("it trains");
        for method in [
            Method::Greedy,
            Method::Sample,
            Method::Prescribed,
            Method::Beam,
        ] {
            let options = DecodeOptions {
                method,
                limit: 12,
                ..DecodeOptions::default()
            };
            match one.decode(&options) {
                Ok(first) => {
                    assert_eq!(one.decode(&options).expect("again"), first);
                    assert_eq!(first.beam.is_some(), method == Method::Beam);
                    for step in first.written.iter().flat_map(|w| &w.steps) {
                        let whole: f64 = step
                            .log_probabilities
                            .iter()
                            .map(|&p| f64::from(p).exp())
                            .sum();
                        assert!((whole - 1.0).abs() < 1e-4, "{whole}");
                    }
                }
                Err(error) => assert_eq!(error.code, "writes-nothing"),
            }
        }
        let wide = DecodeOptions {
            width: 1_000,
            ..DecodeOptions::default()
        };
        assert_eq!(one.decode(&wide).expect_err("refused").code, "out-of-range");
    }
}

#[test]
fn a_score_counts_what_it_was_given() {
    for settings in with_a_task() {
        let mut one = session(settings);
        let score = one.score(20);
        assert_eq!(score.of, 20);
        assert!(score.right <= score.of && score.symbols_right <= score.symbols_of);
        assert!(score.loss.is_finite());
        assert_eq!(one.score(20), score);
    }
}

#[test]
fn parts_that_do_not_fit_are_refused_in_one_sentence() {
    let refused = |settings: Settings| {
        let error = settings.check().expect_err("refused");
        assert!(error.message.ends_with('.'), "{}", error.message);
        error.code
    };
    let base = Settings {
        hidden: 10,
        ..Settings::default()
    };
    let heads = Settings {
        model: Model::TransformerDecoder,
        heads: 4,
        ..base.clone()
    };
    assert_eq!(refused(heads), "heads-not-dividing");
    let task = Settings {
        model: Model::Classifier,
        task: Kind::Translation,
        ..base.clone()
    };
    assert_eq!(refused(task), "task-not-for-model");
    let widths = Settings {
        model: Model::Seq2seq,
        task: Kind::Reversal,
        bidirectional: true,
        attention: Attention::Dot,
        ..base
    };
    assert_eq!(refused(widths), "unequal-widths");
}

#[test]
fn the_loss_ahead_is_that_of_the_next_step() {
    for settings in several() {
        let mut one = session(Settings {
            k1: 0,
            k2: 0,
            ..settings
        });
        one.train(3).expect("it trains");
        let ahead = one.loss();
        let told = one.train(1).expect("it trains").loss;
        assert!((ahead - told).abs() <= 1e-6 * told.abs(), "{ahead} {told}");
    }
}
