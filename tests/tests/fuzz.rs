//! Each fuzz target for a moment, the same in every run: see fuzz/README.md for longer ones.

#[path = "../fuzz/targets.rs"]
mod targets;

use seqscope_core::rng::{Purpose, Stream};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How many changed inputs each target gets.
const ROUNDS: usize = 3_000;
/// How long one input may take: a hang is a fault, too.
const LONGEST: Duration = Duration::from_secs(5);

/// Changes an input as fuzzers do: bits, bytes, pieces repeated, left out or put in.
fn mutate(bytes: &mut Vec<u8>, stream: &mut Stream) {
    const PIECES: [&str; 16] = [
        "0",
        "-1",
        "1e400",
        "99999999999999999999",
        "null",
        "[]",
        "{}",
        "\"",
        "\\u0000",
        "\n",
        "[[",
        "\u{ff}",
        "true",
        "{\"a\":",
        ",",
        "\u{200d}",
    ];
    for _ in 0..=stream.below(4) {
        let len = bytes.len();
        let at = stream.below(len + 1);
        let end = at + stream.below((len - at).min(40) + 1);
        match stream.below(6) {
            0 if at < len => bytes[at] ^= 1 << stream.below(8),
            1 if at < len => bytes[at] = stream.below(256) as u8,
            2 => drop(bytes.drain(at..end)),
            3 => {
                let piece = bytes[at..end].to_vec();
                let to = stream.below(len + 1);
                bytes.splice(to..to, piece);
            }
            4 => {
                let piece = PIECES[stream.below(PIECES.len())].bytes();
                bytes.splice(at..end.min(at + stream.below(6)), piece);
            }
            // A number of a binary header becomes a huge one.
            _ if at + 4 <= len => bytes[at..at + 4].fill(0xFF),
            _ => bytes.truncate(at),
        }
    }
}

/// All places of a value, itself first.
fn places<'a>(value: &'a mut Value, at: usize, count: &mut usize) -> Option<&'a mut Value> {
    if *count == at {
        return Some(value);
    }
    *count += 1;
    match value {
        Value::Array(list) => list.iter_mut().find_map(|item| places(item, at, count)),
        Value::Object(fields) => fields.values_mut().find_map(|item| places(item, at, count)),
        _ => None,
    }
}

/// Changes a JSON value at one place: what is read well then is still JSON.
fn mutate_value(value: &mut Value, stream: &mut Stream) {
    let mut size = 0;
    let _whole = places(value, usize::MAX, &mut size);
    let mut other = value.clone();
    let other = places(&mut other, stream.below(size), &mut 0).cloned();
    let place = places(value, stream.below(size), &mut 0).expect("a place");
    let others = [
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(1),
        json!(1e300),
        json!(0.5),
        json!(u64::MAX),
        json!(""),
        json!("a"),
        json!([]),
        json!({}),
        json!([[]]),
        json!(["a", 0]),
    ];
    let by = stream.below(others.len() + 6);
    match place {
        Value::Array(list) if by == 14 && !list.is_empty() => {
            drop(list.remove(stream.below(list.len())))
        }
        Value::Array(list) if by == 15 && !list.is_empty() => {
            list.push(list[stream.below(list.len())].clone());
        }
        Value::Object(fields) if by == 14 && !fields.is_empty() => {
            let name = fields.keys().nth(stream.below(fields.len())).cloned();
            fields.remove(&name.expect("a name"));
        }
        Value::Number(number) if by > 14 => *place = json!(number.as_f64().map(|x| -2.0 * x)),
        place => *place = others.get(by).cloned().or(other).unwrap_or_default(),
    }
}

fn fuzz(name: &str) {
    let target = targets::TARGETS
        .into_iter()
        .find(|target| target.name == name);
    let target = target.expect("a target");
    let seeds = (target.seeds)();
    assert!(!seeds.is_empty());
    for seed in &seeds {
        (target.run)(seed);
    }
    for round in 0..ROUNDS {
        let mut stream = Stream::new(7, Purpose::Sample, round as u64);
        let mut bytes = seeds[stream.below(seeds.len())].clone();
        match serde_json::from_slice::<Value>(&bytes) {
            Ok(mut value) if round % 2 == 0 => {
                for _ in 0..=stream.below(2) {
                    mutate_value(&mut value, &mut stream);
                }
                bytes = value.to_string().into_bytes();
            }
            _ => mutate(&mut bytes, &mut stream),
        }
        let start = Instant::now();
        let run = std::panic::catch_unwind(|| (target.run)(&bytes));
        let shown = String::from_utf8_lossy(&bytes);
        assert!(run.is_ok(), "{name}, round {round}: {shown}");
        assert!(start.elapsed() < LONGEST, "{name}, round {round}: {shown}");
    }
}

#[test]
fn settings() {
    fuzz("settings");
}

#[test]
fn cases() {
    fuzz("case");
}

#[test]
fn files_of_weights() {
    fuzz("safetensors");
}

#[test]
fn texts() {
    fuzz("text");
}

#[test]
fn tasks() {
    fuzz("tasks");
}

#[test]
fn saved_sessions() {
    fuzz("session");
}
