//! Greedy writing and whole beams of a fixed encoder–decoder: see golden/make_decode.py.

use seqscope_core::decode::{Beam, Forced, greedy, greedy_many};
use seqscope_core::model::seq2seq::{Form, Seq2Seq};
use seqscope_core::params::{Layout, Params};
use seqscope_core::task::Inputs;
use seqscope_tests::example::inputs;
use seqscope_tests::golden::{Row, count, counts, list, numbers, params, read, settings, wide};
use serde_json::Value;

const SYMBOLS: usize = 6;

fn each(file: &str, mut compare: impl FnMut(&mut Row, &mut Seq2Seq, &Params, &Value)) {
    let mut row = Row::new(file);
    for golden in list(&read(file), "cases") {
        let form = Form::of(&settings(golden), SYMBOLS, SYMBOLS);
        let params = params(Layout::of(form.specs()), golden);
        let mut model = Seq2Seq::new(&form, params.layout());
        compare(&mut row, &mut model, &params, golden);
    }
    row.print();
}

fn number(value: &Value, field: &str) -> f64 {
    value[field].as_f64().expect("a number")
}

const FILES: [&str; 2] = ["decode-attention", "decode-plain"];

#[test]
fn greedy_writing_is_the_references() {
    for file in FILES {
        each(file, |row, model, params, golden| {
            let limit = count(&golden["limit"]);
            let sources = list(golden, "sources");
            for told in sources {
                let written = greedy(model, params, &inputs(told), &Forced::none(), limit);
                let expected = list(told, "greedy");
                let symbols: Vec<_> = expected.iter().map(|s| count(&s["symbol"])).collect();
                assert_eq!(written.symbols(), symbols);
                for (step, expected) in written.steps.iter().zip(expected) {
                    let all = wide(&step.log_probabilities);
                    row.forward("ln p", &all, &numbers(&expected["log_probabilities"]));
                    row.forward(
                        "alpha",
                        &wide(&step.weights),
                        &numbers(&expected["weights"]),
                    );
                }
            }
            let inputs: Vec<Inputs> = sources.iter().map(inputs).collect();
            let together = greedy_many(model, params, &inputs.iter().collect::<Vec<_>>(), limit);
            for (written, told) in together.iter().zip(sources) {
                let expected = list(told, "greedy").iter();
                let symbols: Vec<_> = expected.map(|s| count(&s["symbol"])).collect();
                assert_eq!(*written, symbols);
            }
        });
    }
}

#[test]
fn the_whole_beam_is_the_references() {
    for file in FILES {
        each(file, |row, model, params, golden| {
            let limit = count(&golden["limit"]);
            for told in list(golden, "sources") {
                for expected in list(told, "beams") {
                    let rule = (count(&expected["width"]), number(expected, "alpha"));
                    let beam = Beam::search(model, params, &inputs(told), rule, limit);
                    steps(row, &beam, expected);
                    hypotheses(row, &beam, expected);
                }
            }
        });
    }
}

/// Every candidate of every step in its order, the kept ones with their weights.
fn steps(row: &mut Row, beam: &Beam, expected: &Value) {
    let expected = list(expected, "steps");
    assert_eq!(beam.steps.len(), expected.len());
    for (found, expected) in beam.steps.iter().zip(expected) {
        let expected = expected.as_array().expect("candidates");
        assert_eq!(found.len(), expected.len());
        for (candidate, told) in found.iter().zip(expected) {
            let of = (candidate.parent, candidate.symbol);
            assert_eq!(of, (count(&told["parent"]), count(&told["symbol"])));
            let kept = !told["weights"].is_null();
            assert_eq!(candidate.kept, kept, "{told}");
            assert_eq!(candidate.finished, kept && candidate.symbol == 1);
            let found = [f64::from(candidate.log_probability), candidate.total];
            let numbers_of = [number(told, "log_probability"), number(told, "total")];
            row.forward("ln p and its sum", &found, &numbers_of);
            if kept {
                row.forward(
                    "alpha",
                    &wide(&candidate.weights),
                    &numbers(&told["weights"]),
                );
            }
        }
    }
}

fn hypotheses(row: &mut Row, beam: &Beam, expected: &Value) {
    let expected = list(expected, "hypotheses");
    assert_eq!(beam.hypotheses.len(), expected.len());
    for (found, told) in beam.hypotheses.iter().zip(expected) {
        assert_eq!(found.symbols, counts(&told["symbols"]));
        assert_eq!(found.finished, told["finished"] == true);
        let numbers = [found.log_probability, found.score];
        let expected = [number(told, "log_probability"), number(told, "score")];
        row.forward("hypothesis", &numbers, &expected);
    }
}
