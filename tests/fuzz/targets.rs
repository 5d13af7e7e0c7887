//! The parsers, each as a function of any bytes that must come back, and inputs to start from.

use seqscope_core::case;
use seqscope_core::rng::{Purpose, Stream};
use seqscope_core::session::Session;
use seqscope_core::settings::{Settings, Unit};
use seqscope_core::task::text::Text;
use seqscope_core::task::{Kind, Options, Task};
use seqscope_core::{params::Params, weights};
use serde_json::{Value, json};

/// A target: its name, what it does with bytes, and valid inputs.
pub struct Target {
    /// Its name.
    pub name: &'static str,
    /// What must not panic.
    pub run: fn(&[u8]),
    /// What mutation starts from.
    pub seeds: fn() -> Vec<Vec<u8>>,
}

/// All targets.
pub const TARGETS: [Target; 6] = [
    Target {
        name: "settings",
        run: settings,
        seeds: settings_seeds,
    },
    Target {
        name: "case",
        run: case,
        seeds: case_seeds,
    },
    Target {
        name: "safetensors",
        run: safetensors,
        seeds: safetensors_seeds,
    },
    Target {
        name: "text",
        run: text,
        seeds: text_seeds,
    },
    Target {
        name: "tasks",
        run: tasks,
        seeds: tasks_seeds,
    },
    Target {
        name: "session",
        run: session,
        seeds: session_seeds,
    },
];

const CASES: [&str; 15] = [
    include_str!("../../crates/core/examples/cases/captioner.json"),
    include_str!("../../crates/core/examples/cases/classifier-gru.json"),
    include_str!("../../crates/core/examples/cases/initial-states.json"),
    include_str!("../../crates/core/examples/cases/language-gru.json"),
    include_str!("../../crates/core/examples/cases/language-lstm.json"),
    include_str!("../../crates/core/examples/cases/language-rnn.json"),
    include_str!("../../crates/core/examples/cases/seq2seq-additive.json"),
    include_str!("../../crates/core/examples/cases/seq2seq-general.json"),
    include_str!("../../crates/core/examples/cases/seq2seq-plain.json"),
    include_str!("../../crates/core/examples/cases/tagger-bidirectional.json"),
    include_str!("../../crates/core/examples/cases/tagger-truncated.json"),
    include_str!("../../crates/core/examples/cases/train-classifier.json"),
    include_str!("../../crates/core/examples/cases/transformer-decoder.json"),
    include_str!("../../crates/core/examples/cases/transformer-encoder.json"),
    include_str!("../../crates/core/examples/cases/transformer.json"),
];

fn small(cell: &str) -> Value {
    json!({ "cell": cell, "hidden": 2, "text": "a b a c", "input": "embedding", "embedding": 2 })
}

/// Settings as JSON.
pub fn settings(data: &[u8]) {
    if let Ok(value) = serde_json::from_slice(data)
        && let Ok(settings) = Settings::from_json(&value)
    {
        let _refused = settings.check();
    }
}

fn settings_seeds() -> Vec<Vec<u8>> {
    let all = seqscope_core::settings::describe();
    let all: Value = all
        .iter()
        .map(|row| (row.name.to_owned(), json!(row.default)))
        .collect();
    [all, small("gru"), json!({})]
        .iter()
        .map(|value| value.to_string().into_bytes())
        .collect()
}

/// Whole numbers made small: a large network is slow, not wrong.
fn shrink(value: &mut Value) {
    match value {
        Value::Number(number) => {
            if let Some(large) = number.as_u64().filter(|&number| number > 12) {
                *value = Value::from(large % 12);
            }
        }
        Value::Array(list) => list.iter_mut().for_each(shrink),
        Value::Object(fields) => fields.values_mut().for_each(shrink),
        _ => {}
    }
}

/// A case as JSON.
pub fn case(data: &[u8]) {
    if let Ok(mut value) = serde_json::from_slice(data) {
        shrink(&mut value);
        if let Err(error) = case::run(&value) {
            let sentence = case::sentence(&error);
            assert!(
                sentence.ends_with('.') && !sentence.contains('\n'),
                "{sentence:?}"
            );
        }
    }
}

fn case_seeds() -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = CASES.iter().map(|case| case.as_bytes().to_vec()).collect();
    for cell in ["rnn", "lstm", "gru"] {
        let want = json!(["example", "vocabulary", "losses", "outputs", "gates", "blocks", "weights",
            "state_gradients", "influence", "contributions", { "decoding": { "length": 2, "beam": 2 } },
            { "steps": { "optimizer": "adam", "count": 2 } }, "initial",
            { "train": { "count": 2, "every": 1, "examples": 3, "batch": 2 } }]);
        let input = json!({ "text": "a b c" });
        let initial = json!({ "h0": [1, -1] });
        let settings = small(cell);
        let case =
            json!({ "settings": settings, "initial": initial, "input": input, "want": want });
        seeds.push(case.to_string().into_bytes());
    }
    seeds
}

fn params() -> Option<Params> {
    let checked = Settings::from_json(&small("lstm"))
        .and_then(Settings::check)
        .ok()?;
    Some(Params::initial(&checked))
}

/// A file of weights.
pub fn safetensors(data: &[u8]) {
    let _refused = weights::read(data);
    if let Some(mut params) = params() {
        let before = params.clone();
        let loaded = weights::load(&mut params, data, None);
        assert!(loaded.is_ok() || params == before);
        assert!(params.data().iter().all(|number| number.is_finite()));
        let _refused = weights::load(&mut params, data, Some("a."));
    }
}

fn safetensors_seeds() -> Vec<Vec<u8>> {
    params().iter().map(weights::write).collect()
}

/// A text, a sequence and a beginning, divided by line ends.
pub fn text(data: &[u8]) {
    let typed = String::from_utf8_lossy(data);
    let mut parts = typed.splitn(3, '\n');
    let [sequence, prime, whole] = [(); 3].map(|()| parts.next().unwrap_or_default());
    for unit in [Unit::Word, Unit::Character] {
        if let Ok(text) = Text::new(whole, unit) {
            let _refused = text.sequence(sequence, 5);
            let _refused = text.prime(prime);
        }
    }
}

fn text_seeds() -> Vec<Vec<u8>> {
    let texts = [
        "a b\na\na b, b-a c's.",
        "é\n🏳️‍🌈 👩‍👩‍👧\n日本 क्षि 🇫🇷🇬🇧 x\u{301}",
        "\n\nab",
    ];
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}

/// The first byte says which task; a line that is typed, and behind it a corpus.
pub fn tasks(data: &[u8]) {
    const KINDS: [Kind; 9] = [
        Kind::Corpus,
        Kind::Translation,
        Kind::Dates,
        Kind::Reber,
        Kind::Caption,
        Kind::Adding,
        Kind::TemporalOrder,
        Kind::Sentiment,
        Kind::Agreement,
    ];
    let (first, rest) = data.split_first().unwrap_or((&0, &[]));
    let rest = String::from_utf8_lossy(rest);
    let (typed, text) = rest.split_once('\n').unwrap_or((&rest, ""));
    for unit in [Unit::Word, Unit::Character] {
        let options = Options {
            text: text.to_owned(),
            unit,
            ..Options::default()
        };
        if let Ok(task) = Task::new(KINDS[*first as usize % KINDS.len()], &options) {
            let mut stream = Stream::new(1, Purpose::Windows, 0);
            let mut all = task.held_out(2);
            assert!(!task.keeps_out(&task.draw(&mut stream)));
            all.extend(task.encode(typed));
            for example in all {
                let symbols = example.input.symbols();
                assert!(example.input.steps() > 0);
                assert!(symbols.iter().all(|&id| id < task.source().len()));
            }
        }
    }
}

fn tasks_seeds() -> Vec<Vec<u8>> {
    let texts = [
        "\0the cat\nthe cat\tle chat\na dog\tun chien\tremark\nnone\n",
        "\u{1}The law was signed in May 1992 .",
        "\u{2}1er mai 1979",
        "\u{3}BTBTXSETE",
        "\u{5}0.5 -1* .2*",
        "\u{6}abXcdY",
        "\u{7}the film is not good .",
    ];
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}

/// A saved session, its checksum made right.
pub fn session(data: &[u8]) {
    let hash = data.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    let mut bytes = data.to_vec();
    bytes.extend(hash.to_le_bytes());
    if let Ok(mut session) = Session::restore(&bytes) {
        let settings = session.settings();
        // A large network is slow, not wrong.
        if settings.hidden <= 16 && settings.time_steps <= 16 && settings.batch <= 16 {
            let _refused = session.train(1);
            let _refused = session.trace();
            assert!(Session::restore(&session.save()).is_ok());
        }
    }
}

fn session_seeds() -> Vec<Vec<u8>> {
    let saved = ["rnn", "gru"].into_iter().filter_map(|cell| {
        let checked = Settings::from_json(&small(cell))
            .and_then(Settings::check)
            .ok()?;
        let mut session = Session::new(checked).ok()?;
        session.train(3).ok()?;
        let mut bytes = session.save();
        bytes.truncate(bytes.len() - size_of::<u64>());
        Some(bytes)
    });
    saved.collect()
}
