use super::{lags, plan};
use crate::named::Named;
use crate::session::Session;
use crate::settings::{Settings, Value};

fn sessions(pairs: &[(&str, Value)]) -> Vec<Session> {
    let given: Named<Value> = pairs.iter().cloned().collect();
    let planned = plan(&given).expect("a plan").sessions;
    planned
        .iter()
        .map(|one| {
            let checked = Settings::read(&one.settings)
                .and_then(Settings::check)
                .unwrap();
            Session::new(checked).unwrap()
        })
        .collect()
}

const WORD: &str = "selini";

/// What is written for it.
fn answer(session: &Session) -> Vec<usize> {
    let letters = "σελινι".chars();
    let id = |letter: char| {
        session
            .checked()
            .vocabulary()
            .iter()
            .position(|word| *word == letter.to_string())
    };
    letters.map(|letter| id(letter).unwrap()).collect()
}

#[test]
fn reversing_shortens_the_least_lag_and_keeps_the_mean() {
    let of = |reversed| {
        let lags = lags(10, reversed);
        let mean = lags.iter().sum::<usize>() as f64 / 10.0;
        (*lags.iter().min().unwrap(), mean)
    };
    assert_eq!(of(false), (10, 10.0));
    assert_eq!(of(true), (1, 10.0));
}

#[test]
fn a_symbol_is_not_remembered_before_it_is_read() {
    for session in sessions(&[("hidden", Value::Integer(8))]) {
        let memory = session.memory(WORD, &answer(&session)).unwrap();
        assert_eq!((memory.read, memory.states), (6, 6 + 7));
        for j in 0..6 {
            let row = &memory.moved[j * 13..(j + 1) * 13];
            assert!(row[..j].iter().all(|&moved| moved == 0.0), "{j}: {row:?}");
            assert!(row[j..].iter().all(|&moved| moved > 0.0), "{j}: {row:?}");
        }
    }
}

#[test]
fn the_states_are_those_of_the_graph_in_the_order_of_reading() {
    let all = sessions(&[("hidden", Value::Integer(8))]);
    let plain = all[0].follow(WORD, &answer(&all[0])).unwrap();
    assert_eq!(plain.read.concat(), "selini");
    assert_eq!(plain.written.concat(), "σελινι</s>");
    assert_eq!((plain.encoder.len(), plain.decoder.len()), (6 * 8, 8 * 8));
    assert!(plain.alpha.is_empty());
    assert_eq!(
        all[1].follow(WORD, &answer(&all[1])).unwrap().read.concat(),
        "iniles"
    );
    let attentive = all[2].follow(WORD, &answer(&all[2])).unwrap();
    assert_eq!(attentive.alpha.len(), 7 * 6);
    let row: f64 = attentive.alpha[..6].iter().map(|&a| f64::from(a)).sum();
    assert!((row - 1.0).abs() < 1e-5);
}

#[test]
fn words_of_a_length_are_judged_that_training_never_draws() {
    let mut all = sessions(&[]);
    let shares = all[0].by_length(&[[2, 2], [5, 5], [8, 8]], 30);
    assert_eq!(
        shares.iter().map(|share| share.of).collect::<Vec<_>>(),
        [30, 30, 30]
    );
    assert!(shares.iter().all(|share| share.right < 3));
    all[0].train(600).unwrap();
    let later = all[0].by_length(&[[2, 2], [8, 8]], 30);
    assert!(later[0].right > 20 && later[1].right < 10, "{later:?}");
}

#[test]
fn a_strange_letter_is_named() {
    let given: Named<Value> = [("word", Value::Text("kaliméra".to_owned()))]
        .into_iter()
        .collect();
    let refused = plan(&given).unwrap_err();
    assert_eq!((refused.code, &*refused.path), ("unknown-letter", "word"));
}

#[test]
fn every_number_of_a_state_adds_up_from_what_made_it() {
    let all = sessions(&[("hidden", Value::Integer(6))]);
    for session in &all {
        let ids = answer(session);
        let graph = session.followed_graph(WORD, &ids).unwrap();
        let followed = session.follow(WORD, &ids).unwrap();
        let node = |block: &str| {
            graph
                .index
                .nodes
                .iter()
                .rposition(|node| node.node.block == block)
        };
        let last = node("decoder.l0.h").unwrap();
        for unit in 0..6 {
            let told = session
                .explain_followed((WORD, &ids), (last, unit), false)
                .unwrap();
            let state = followed.decoder[followed.decoder.len() - 6 + unit];
            assert!((f64::from(state) - f64::from(told.total as f32)).abs() < 1e-6);
        }
        assert!(
            session
                .explain_followed((WORD, &ids), (100_000, 0), false)
                .is_err()
        );
    }
}
