//! What a plan holds, and what it refuses.

use super::*;
use crate::session::Session;
use crate::settings::{Checked, Settings};

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn planned(given: &[(&str, Value)]) -> Result<Plan, Error> {
    plan(&given.iter().cloned().collect())
}

fn checked(planned: &Planned) -> Result<Checked, Error> {
    Settings::read(&planned.settings).and_then(Settings::check)
}

/// Two columns of text, so many different lines.
fn columns(lines: usize) -> String {
    let line = |n: usize| format!("one {n} two\tun {n} deux\n");
    (0..lines).map(line).collect()
}

#[test]
fn every_plan_opens_and_all_its_networks_watch_the_same_sentence() {
    for task in ["translation", "dates", "corpus"] {
        for score in SCORES {
            for compare in [WITHOUT, "scores"] {
                let mut given = vec![
                    ("task", text(task)),
                    ("score", text(score)),
                    ("compare", text(compare)),
                ];
                if task == "corpus" {
                    given.push(("text", Value::Text(columns(30))));
                }
                let plan = planned(&given).unwrap();
                let roles: Vec<_> = plan.sessions.iter().map(|one| one.role).collect();
                assert_eq!(roles[0], score);
                match compare {
                    "scores" => assert!(SCORES.iter().all(|one| roles.contains(one))),
                    _ => assert_eq!(roles[1..], [WITHOUT]),
                }
                let all: Vec<Checked> = plan
                    .sessions
                    .iter()
                    .map(|one| checked(one).unwrap())
                    .collect();
                for (one, role) in all.iter().zip(roles) {
                    assert_eq!(one.watched(), all[0].watched());
                    assert_eq!(
                        one.settings().values()["attention"].text(),
                        match role {
                            WITHOUT => Some("none"),
                            role => Some(role),
                        }
                    );
                }
            }
        }
    }
}

#[test]
fn what_is_watched_when_nothing_is_said_is_never_learnt() {
    for (task, first) in [("translation", "The"), ("dates", "1")] {
        let plan = planned(&[("task", text(task))]).unwrap();
        let one = checked(&plan.sessions[0]).unwrap();
        assert_eq!(one.watched_tokens()[0], first);
        assert!(
            one.task().unwrap().keeps_out(one.watched().unwrap()),
            "{task}"
        );
        assert!(!one.watched().unwrap().gold.is_empty());
    }
    let plan = planned(&[("task", text("corpus")), ("text", Value::Text(columns(30)))]).unwrap();
    let one = checked(&plan.sessions[0]).unwrap();
    assert!(one.task().unwrap().keeps_out(one.watched().unwrap()));
}

#[test]
fn small_pictures_are_of_steps_that_are_kept_closer_together_at_first() {
    for updates in [25, 100, 350, 600, 5_000] {
        let plan = planned(&[("updates", Value::Integer(updates.into()))]).unwrap();
        let steps = plan.thumbs;
        let unit = steps[1] - steps[0];
        assert!(steps[0] == 0 && unit.is_power_of_two(), "{steps:?}");
        assert!(steps.is_sorted_by(|a, b| a < b), "{steps:?}");
        assert!(steps.iter().all(|step| step.is_multiple_of(unit)));
        let last = *steps.last().unwrap();
        assert!(last <= updates && last + unit > updates, "{steps:?}");
        assert!(steps.len() <= THUMBS as usize && steps.len() + 2 > THUMBS as usize);
        assert!(unit < last - steps[steps.len() - 2]);
    }
}

#[test]
fn a_plan_refuses_what_it_does_not_know() {
    let refused = |name, value| {
        let error = planned(&[(name, value)]).unwrap_err();
        (error.code, error.path)
    };
    let expected = |code, path: &str| (code, path.to_owned());
    assert_eq!(
        refused("score", text("kernel")),
        expected("not-a-choice", "score")
    );
    assert_eq!(
        refused("hidden", Value::Integer(97)),
        expected("out-of-range", "hidden")
    );
    assert_eq!(
        refused("updates", Value::Integer(0)),
        expected("out-of-range", "updates")
    );
    assert_eq!(
        refused("sentence", Value::Boolean(true)),
        expected("wrong-type", "sentence")
    );
    assert_eq!(
        refused("attention", text("dot")),
        expected("unknown-setting", "attention")
    );
}

#[test]
fn a_corpus_without_pairs_is_refused_by_its_text() {
    let plan = planned(&[("task", text("corpus"))]).unwrap();
    let error = checked(&plan.sessions[0]).unwrap_err();
    assert_eq!((error.code, &*error.path), ("corpus-empty", "text"));
}

#[test]
fn every_score_learns() {
    let plan = planned(&[("compare", text("scores")), ("hidden", Value::Integer(16))]).unwrap();
    for one in &plan.sessions {
        let mut session = Session::new(checked(one).unwrap()).unwrap();
        let before = session.score(20).loss;
        session.train(30).unwrap();
        assert!(session.score(20).loss < 0.8 * before, "{}", one.role);
    }
}
