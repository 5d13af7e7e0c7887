//! What a session promises: the same numbers however a step is reached, and good weights always.

// In 64 bits a conversion of `Real` to f64 is none; in the product it is one.
#![cfg_attr(feature = "double", allow(clippy::useless_conversion))]

use seqscope_core::session::{Edit, SampleOptions, Session};
use seqscope_core::settings::{Cell, Model, Optimizer, Settings};
use seqscope_core::trace::force::Force;
use several::several;

mod several;

fn session(settings: Settings) -> Session {
    Session::new(settings.check().expect("good settings")).expect("a session")
}

fn edit(parameter: &str, index: &[usize], value: f64) -> Edit {
    Edit {
        parameter: parameter.to_owned(),
        index: index.to_vec(),
        value,
    }
}

/// Everything the next numbers depend on.
fn state(session: &Session) -> (u32, Vec<u64>) {
    let bits = session
        .params()
        .data()
        .iter()
        .map(|&x| f64::from(x).to_bits());
    (session.step(), bits.collect())
}

#[test]
fn seeking_a_step_is_training_to_it() {
    for settings in several() {
        let mut far = session(settings.clone());
        far.train(150).expect("it trains");
        for n in [0, 1, 63, 64, 65, 97, 149, 150, 3] {
            let mut near = session(settings.clone());
            near.train(n).expect("it trains");
            far.seek(n).expect("it was reached");
            assert_eq!(state(&far), state(&near), "{n}");
        }
        far.seek(90).expect("it was reached");
        far.train(80).expect("it trains on");
        let mut straight = session(settings);
        straight.train(170).expect("it trains");
        assert_eq!(state(&far), state(&straight));
        assert_eq!(far.history(0), straight.history(0));
        assert_eq!(
            far.seek(171).expect_err("never reached").code,
            "out-of-range"
        );
    }
}

#[test]
fn an_edit_branches_and_is_replayed() {
    for settings in several() {
        let mut one = session(settings.clone());
        one.train(100).expect("it trains");
        one.seek(40).expect("it was reached");
        one.edit(edit("output.weight", &[0, 1], 0.75))
            .expect("a good edit");
        assert_eq!(
            one.seek(41).expect_err("the future is gone").code,
            "out-of-range"
        );
        assert_eq!(one.history(0).last().map(|point| point.step), Some(40));
        one.edit(edit("output.bias", &[0], -0.5))
            .expect("a second at the same step");
        one.train(30).expect("it trains");
        one.edit(edit("output.weight", &[0, 0], 1.0))
            .expect("a later one");
        let edited = state(&one);
        one.train(30).expect("it trains");
        let end = state(&one);

        one.seek(70).expect("it was reached");
        assert_eq!(state(&one), edited);
        one.seek(40).expect("it was reached");
        assert_eq!(one.params().torch("output.bias")[0], -0.5);
        one.seek(39).expect("it was reached");
        let mut before = session(settings.clone());
        before.train(39).expect("it trains");
        assert_eq!(state(&one), state(&before));
        one.seek(100).expect("it was reached");
        assert_eq!(state(&one), end);

        let mut other = session(settings.clone());
        other.train(40).expect("it trains");
        other
            .edit(edit("output.weight", &[0, 1], 0.75))
            .expect("a good edit");
        other
            .edit(edit("output.bias", &[0, 0], -0.5))
            .expect("a good edit");
        other.train(30).expect("it trains");
        other
            .edit(edit("output.weight", &[0, 0], 1.0))
            .expect("a good edit");
        other.train(30).expect("it trains");
        assert_eq!(state(&other), end);

        one.reset();
        assert_eq!(state(&one), state(&session(settings)));
        assert!(one.history(0).is_empty());
    }
}

#[test]
fn a_bad_edit_changes_nothing() {
    let mut one = session(Settings::default());
    one.train(5).expect("it trains");
    let before = state(&one);
    for (bad, code) in [
        (edit("weight_xx", &[0, 0], 0.0), "unknown-parameter"),
        (edit("weight_hh_l0", &[4, 0], 0.0), "out-of-range"),
        (edit("weight_hh_l0", &[0, 4], 0.0), "out-of-range"),
        (edit("bias_hh_l0", &[0, 1], 0.0), "out-of-range"),
        (edit("weight_hh_l0", &[0, 0], f64::NAN), "out-of-range"),
        (edit("weight_hh_l0", &[0, 0], 1e300), "out-of-range"),
        (edit("weight_hh_l0", &[], 0.0), "wrong-type"),
    ] {
        assert_eq!(one.edit(bad).expect_err("refused").code, code);
    }
    assert_eq!(state(&one), before);
    one.seek(3).expect("the past is still there");
}

#[test]
fn saved_and_restored_is_never_interrupted() {
    for settings in several() {
        let mut one = session(settings);
        one.train(77).expect("it trains");
        one.seek(70).expect("it was reached");
        one.edit(edit("output.weight", &[0, 2], 0.3))
            .expect("a good edit");
        one.train(20).expect("it trains");
        if one.settings().model == Model::Language {
            one.set_sequence("le chien boit du lait")
                .expect("known words");
        }
        let mut two = Session::restore(&one.save()).expect("it was saved");
        assert_eq!(state(&two), state(&one));
        assert_eq!(two.info(), one.info());
        assert_eq!(two.settings(), one.settings());
        assert_eq!(two.save(), one.save());
        for session in [&mut one, &mut two] {
            session.train(40).expect("it trains");
        }
        assert_eq!(state(&two), state(&one));
        assert_eq!(two.history(0), one.history(0));
        for session in [&mut one, &mut two] {
            session.seek(72).expect("it was reached");
        }
        assert_eq!(state(&two), state(&one));
    }
}

#[test]
fn damaged_bytes_are_refused() {
    let mut one = session(Settings::default());
    one.train(10).expect("it trains");
    let saved = one.save();
    let code = |bytes: &[u8]| Session::restore(bytes).expect_err("refused").code;
    for length in [0, 5, 8, 12, 40, saved.len() / 2, saved.len() - 1] {
        assert_eq!(code(&saved[..length]), "bad-save");
    }
    for place in (0..saved.len()).step_by(97) {
        let mut bytes = saved.clone();
        bytes[place] ^= 4;
        assert_eq!(code(&bytes), "bad-save", "{place}");
    }
    let mut newer = saved;
    newer[8] = 3;
    let error = Session::restore(&newer).expect_err("refused");
    assert_eq!(error.args["version"].to_string(), "3");
}

/// In 64 bits this training stays within bounds: its states are farther from saturation.
#[test]
#[cfg(not(feature = "double"))]
fn training_that_diverges_leaves_the_last_good_weights() {
    let wild = Settings {
        hidden: 32,
        learning_rate: 10.0,
        optimizer: Optimizer::Momentum,
        momentum: 0.999,
        ..Settings::default()
    };
    let mut one = session(wild.clone());
    let error = one.train(20_000).expect_err("it diverges");
    assert_eq!(
        (error.code, error.path.as_str()),
        ("diverged", "learning_rate")
    );
    let step = one.step();
    assert_eq!(error.args["step"].to_string(), (step + 1).to_string());
    assert_eq!(one.info().diverged, Some(step + 1));
    assert!(one.params().data().iter().all(|x| x.is_finite()));
    assert!(one.history(0).iter().all(|point| point.loss.is_finite()));
    let mut two = session(wild);
    two.train(step).expect("so far it goes");
    assert_eq!(state(&one), state(&two));
    let trace = one.trace().expect("it can still be looked at");
    assert!(trace.index.scalars.loss.is_finite());
    assert_eq!(
        one.train(1).expect_err("it diverges again").code,
        "diverged"
    );
    one.seek(0).expect("back");
    assert_eq!(one.info().diverged, None);
    one.train(1).expect("and on");
    assert!(
        !one.sample(SampleOptions::default())
            .expect("it writes")
            .is_empty()
    );
}

#[test]
fn every_cell_learns_a_small_text() {
    let short = "le chat boit du lait . le chien mange du pain . la souris dort sur le lit . ";
    for (cell, optimizer, learning_rate, below) in [
        (Cell::Rnn, Optimizer::Sgd, 0.1, 0.5),
        (Cell::Rnn, Optimizer::Adam, 0.01, 0.5),
        (Cell::Lstm, Optimizer::Adam, 0.02, 0.5),
        (Cell::Gru, Optimizer::Adam, 0.02, 0.5),
    ] {
        let settings = Settings {
            cell,
            optimizer,
            learning_rate,
            hidden: 16,
            batch: 4,
            text: short.repeat(4),
            time_steps: 8,
            reduction: seqscope_core::settings::Reduction::Mean,
            ..Settings::default()
        };
        let mut one = session(settings);
        let first = one.train(1).expect("it trains").loss;
        assert!(first > 2.0, "{first}");
        one.train(999).expect("it trains");
        let points = one.history(901);
        let mean = points.iter().map(|point| point.loss).sum::<f64>() / points.len() as f64;
        assert!(mean < below, "{cell:?} {optimizer:?}: {mean}");
    }
}

#[test]
fn training_stops_when_told() {
    let mut one = session(Settings::default());
    let mut left = 3;
    let progress = one
        .train_while(100, || {
            left -= 1;
            left > 0
        })
        .expect("it trains");
    assert_eq!((progress.trained, progress.step), (3, 3));
    assert_eq!(one.history(3)[0].loss, progress.loss);
    assert_eq!(one.train(0).expect("nothing to do").trained, 0);
}

#[test]
fn a_sample_depends_on_its_seed_and_cold_is_certain() {
    let mut one = session(Settings {
        hidden: 16,
        batch: 4,
        ..Settings::default()
    });
    one.train(600).expect("it trains");
    let write = |seed, temperature, prime: &str| {
        let prime = prime.to_owned();
        one.sample(SampleOptions {
            length: 30,
            temperature,
            prime,
            seed,
        })
        .expect("it writes")
    };
    assert_eq!(write(1, 1.0, ""), write(1, 1.0, ""));
    assert_ne!(write(1, 1.0, ""), write(2, 1.0, ""));
    assert_eq!(write(1, 0.0, "le chat"), write(2, 0.0, "le chat"));
    assert_eq!(write(1, 0.5, "le chat")[..2], ["le", "chat"]);
    assert_eq!(write(1, 0.5, "le chat").len(), 32);
    let code = |options| one.sample(options).expect_err("refused").code;
    let base = SampleOptions::default();
    assert_eq!(
        code(SampleOptions {
            prime: "zèbre".into(),
            ..base.clone()
        }),
        "unknown-symbol"
    );
    assert_eq!(
        code(SampleOptions {
            temperature: -1.0,
            ..base.clone()
        }),
        "out-of-range"
    );
    assert_eq!(
        code(SampleOptions {
            length: 1_000_000,
            ..base
        }),
        "out-of-range"
    );
}

#[test]
fn the_watched_sequence_is_traced_and_explained() {
    let mut one = session(Settings::default());
    one.train(20).expect("it trains");
    assert_eq!(one.trace().expect("a trace").index.scalars.clip_scale, 1.0);
    let explained = one.explain("h", 2, 1).expect("a value of the state");
    assert_eq!((explained.t, explained.unit), (2, 1));
    assert!(one.explain("nothing", 1, 0).is_err());
    assert!(one.explain("h", 99, 0).is_err());
    assert_eq!(
        one.set_sequence("le zèbre").expect_err("refused").code,
        "unknown-symbol"
    );
    one.set_sequence("la fille dort").expect("known words");
    assert_eq!(one.info().sequence, ["la", "fille", "dort"]);
}

#[test]
fn a_held_gate_belongs_to_what_is_watched_and_not_to_training() {
    let held = |gate: &str, value| {
        let gate = gate.to_owned();
        let (unit, t) = (None, None);
        vec![Force {
            gate,
            unit,
            t,
            value,
        }]
    };
    let settings = Settings {
        cell: Cell::Lstm,
        ..Settings::default()
    };
    let (mut one, mut two) = (session(settings.clone()), session(settings));
    let free = one.trace().expect("a trace");
    one.force(held("f", 1.0)).expect("it has a forget gate");
    let refused = one
        .force(held("z", 1.0))
        .expect_err("it has no update gate");
    assert_eq!((refused.code, refused.path.as_str()), ("no-gate", "forced"));
    let trace = one.trace().expect("a trace");
    assert!(trace.values("f").expect("a gate").iter().all(|&f| f == 1.0));
    let made = one.explain("f", 2, 0).expect("a value of the gate");
    assert_eq!((made.terms[0].label.as_str(), made.total), ("held", 1.0));
    one.train(9).expect("it trains");
    two.train(9).expect("it trains");
    assert_eq!(one.params().data(), two.params().data());
    assert!(one.trace().expect("a trace").values("f").expect("a gate")[0] == 1.0);
    one.reset();
    assert_eq!(one.trace().expect("a trace").data, free.data);
}

#[test]
fn weights_taken_from_one_session_start_another() {
    for settings in several() {
        let mut one = session(settings.clone());
        one.train(20).expect("it trains");
        let mut two = session(settings);
        two.load_weights(&one.weights()).expect("its own weights");
        assert_eq!(two.step(), 0);
        let start = two.params().data().to_vec();
        let apart = start.iter().zip(one.params().data());
        // The file holds 32 bits.
        assert!(apart.clone().all(|(a, b)| (a - b).abs() <= 1e-6 * b.abs()));
        two.train(50).expect("it trains");
        let mut three = Session::restore(&two.save()).expect("it was saved");
        assert_eq!(state(&three), state(&two));
        for session in [&mut two, &mut three] {
            session.seek(0).expect("the beginning");
            assert_eq!(session.params().data(), start);
            session.train(10).expect("it trains");
        }
        assert_eq!(state(&three), state(&two));
        let error = two.load_weights(b"no such file").expect_err("refused");
        assert!(error.message.ends_with('.'), "{}", error.message);
        assert_eq!(state(&three), state(&two));
    }
}
