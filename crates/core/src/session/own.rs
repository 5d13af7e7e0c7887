//! A sentence whose answer nobody knows: what the model itself answers takes the answer's place.

use crate::decode::{Forced, greedy};
use crate::model::Learner;
use crate::params::Params;
use crate::settings::{Checked, Model};
use crate::task::{END, Example, Target};
use std::borrow::Cow;

/// An own answer has at most so many symbols more than what it answers to: an untrained model
/// never comes to an end.
const MOST_BEYOND: usize = 8;

/// Whether the answer to what was typed is not known.
pub(super) fn unanswered(example: &Example) -> bool {
    matches!(&example.target, Target::Symbols(symbols) if symbols[..] == [END])
}

/// The example with an answer: its own one, or, where none is known, the greedy one of the model.
/// What does not write stays as it is. Says whether the answer is the model's.
pub(super) fn answered<'e>(
    checked: &Checked,
    params: &Params,
    example: &'e Example,
) -> (Cow<'e, Example>, bool) {
    let writes = checked.settings().model != Model::TransformerEncoder;
    if !writes || !unanswered(example) {
        return (Cow::Borrowed(example), false);
    }
    let mut learner = Learner::new(checked, params);
    let Some(decoder) = learner.decoder() else {
        return (Cow::Borrowed(example), false);
    };
    let limit = example.input.steps() + MOST_BEYOND;
    let written = greedy(decoder, params, &example.input, &Forced::none(), limit);
    let own = Example {
        target: Target::Symbols(written.symbols()),
        ..example.clone()
    };
    (Cow::Owned(own), true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::named::Named;
    use crate::session::{DecodeOptions, ForcedRow, Method, Session};
    use crate::settings::{Settings, Value};

    /// A small translating session that watches this sentence, after some updates.
    fn session(sentence: &str, steps: u32) -> Session {
        let text = |text: &str| Value::Text(text.to_owned());
        let values: Named<Value> = [
            ("model", text("seq2seq")),
            ("task", text("translation")),
            ("cell", text("gru")),
            ("hidden", Value::Integer(12)),
            ("optimizer", text("adam")),
            ("learning_rate", Value::Number(0.01)),
            ("batch", Value::Integer(8)),
            ("sequence", text(sentence)),
        ]
        .into_iter()
        .collect();
        let checked = Settings::read(&values).and_then(Settings::check).unwrap();
        let mut session = Session::new(checked).unwrap();
        session.train(steps).unwrap();
        session
    }

    /// Known words in an order that the grammar does not have.
    const FREE: &str = "zone the August signed The man";
    const KNOWN: &str = "The man signed the agreement .";

    #[test]
    fn words_in_any_order_are_taken_and_a_strange_one_is_refused_with_offers() {
        let mut session = session(KNOWN, 0);
        let error = session
            .set_sequence("The agrement was signed .")
            .unwrap_err();
        assert_eq!((error.code, &*error.path), ("unknown-symbol", "sequence"));
        let nearest = error.args.iter().find(|(name, _)| *name == "nearest");
        let offered = format!("{:?}", nearest.unwrap().1);
        assert!(offered.contains("agreement"), "{offered}");
        assert_eq!(session.checked().watched_tokens().len(), 6);
        session
            .set_sequence("Area the August signed The man")
            .unwrap();
        let watched = session.checked().watched().unwrap();
        assert_eq!(watched.input.steps(), 6);
        assert!(unanswered(watched) && watched.gold.is_empty());
        assert!(session.set_sequence(FREE).is_err());
    }

    #[test]
    fn a_graph_without_a_reference_follows_the_models_own_answer() {
        for steps in [0, 60] {
            let session = session("Area the August signed The man", steps);
            let mut asked = session.clone();
            let own = asked.decode(&DecodeOptions {
                limit: 6 + MOST_BEYOND,
                ..DecodeOptions::default()
            });
            let own = own.unwrap().written.unwrap();
            let words: Vec<String> = own
                .symbols()
                .iter()
                .map(|&id| session.checked().vocabulary()[id].clone())
                .collect();
            let trace = session.graph_trace().unwrap();
            assert!(trace.index.own_target);
            assert_eq!(trace.index.target, words);
            assert_eq!(trace.tables.as_ref().unwrap().losses.len(), words.len());
            // What it looks at is what it looked at while it wrote.
            let alpha = trace.values("attention.alpha").unwrap();
            let looked = own.steps.iter().flat_map(|step| &step.weights);
            for (a, b) in alpha.iter().zip(looked) {
                assert!((a - b).abs() < 1e-5, "{a} {b}");
            }
            assert_eq!(alpha.len(), words.len() * 6);
            let mut nodes = trace.index.nodes.iter();
            let last = nodes.rposition(|node| node.node.block == "y").unwrap();
            assert!(session.explain_node(last, 0, false).is_ok());
        }
    }

    #[test]
    fn a_known_answer_is_followed_as_it_is() {
        let session = session(KNOWN, 0);
        let trace = session.graph_trace().unwrap();
        assert!(!trace.index.own_target);
        assert_eq!(trace.index.target.last().unwrap(), "</s>");
        let prescribed = DecodeOptions {
            method: Method::Prescribed,
            ..DecodeOptions::default()
        };
        let decoded = session.clone().decode(&prescribed).unwrap();
        assert_eq!(
            decoded.written.unwrap().steps.len(),
            trace.index.target.len()
        );
    }

    #[test]
    fn a_prescribed_answer_that_is_not_known_is_the_models_own() {
        let mut session = session("Area the August signed The man", 30);
        let prescribed = DecodeOptions {
            method: Method::Prescribed,
            ..DecodeOptions::default()
        };
        let decoded = session.decode(&prescribed).unwrap();
        let words = decoded.written.unwrap().steps.len();
        assert_eq!(words, session.graph_trace().unwrap().index.target.len());
        assert_eq!((decoded.target, decoded.alignable), (vec![END], 0));
    }

    #[test]
    fn an_earlier_network_writes_what_it_wrote_then() {
        let mut session = session(KNOWN, 64);
        let at = |step| DecodeOptions {
            method: Method::Prescribed,
            step,
            ..DecodeOptions::default()
        };
        let then = session.decode(&at(Some(32))).unwrap();
        assert_eq!(then.step, 32);
        let now = session.decode(&at(None)).unwrap();
        assert_eq!((now.step, now == then), (64, false));
        session.seek(32).unwrap();
        assert_eq!(session.decode(&at(None)).unwrap(), then);
        // What lies ahead is kept, too.
        assert_eq!(session.decode(&at(Some(64))).unwrap(), now);
    }

    #[test]
    fn a_brief_answer_is_the_same_without_what_it_was_chosen_among() {
        let mut session = session(KNOWN, 20);
        let mut whole = session.decode(&DecodeOptions::default()).unwrap();
        let brief = session.decode(&DecodeOptions {
            brief: true,
            ..DecodeOptions::default()
        });
        let steps = &mut whole.written.as_mut().unwrap().steps;
        assert!(steps.iter().all(|step| step.log_probabilities.len() == 104));
        for step in steps {
            step.log_probabilities.clear();
        }
        assert_eq!(brief.unwrap(), whole);
    }

    #[test]
    fn as_many_words_are_aligned_as_a_score_counts() {
        let mut session = session("", 80);
        let score = session.score(1);
        let decoded = session.decode(&DecodeOptions {
            method: Method::Prescribed,
            ..DecodeOptions::default()
        });
        let decoded = decoded.unwrap();
        assert_eq!(
            (decoded.aligned, decoded.alignable),
            (score.aligned, score.alignable)
        );
        assert!(decoded.alignable > 3);
    }

    #[test]
    fn what_is_held_by_hand_is_followed_by_everything_after_it() {
        let mut session = session(KNOWN, 60);
        let free = session.graph_trace().unwrap();
        let row = |weights: Vec<f64>| ForcedRow { symbol: 1, weights };
        session
            .hold(vec![row(vec![0.0, 0.0, 0.0, 0.0, 1.0, 3.0])])
            .unwrap();
        let held = session.graph_trace().unwrap();
        let alpha = |trace: &crate::graph::trace::GraphTrace, i: usize| {
            trace.values("attention.alpha").unwrap()[6 * i..6 * (i + 1)].to_vec()
        };
        assert_eq!(alpha(&held, 0), alpha(&free, 0));
        assert_eq!(alpha(&held, 1), [0.0, 0.0, 0.0, 0.0, 0.25, 0.75]);
        assert_ne!(alpha(&held, 2), alpha(&free, 2));
        // The same weights as decoding with them.
        let decoded = session.decode(&DecodeOptions {
            method: Method::Prescribed,
            forced: vec![row(vec![0.0, 0.0, 0.0, 0.0, 1.0, 3.0])],
            ..DecodeOptions::default()
        });
        let steps = decoded.unwrap().written.unwrap().steps;
        for (i, step) in steps.iter().enumerate() {
            for (a, b) in step.weights.iter().zip(alpha(&held, i)) {
                assert!((a - b).abs() < 1e-5);
            }
        }
        assert!(session.hold(vec![row(vec![-1.0])]).is_err());
        assert_eq!(session.graph_trace().unwrap(), held);
        session.set_sequence(KNOWN).unwrap();
        assert_eq!(session.graph_trace().unwrap(), free);
    }
}
