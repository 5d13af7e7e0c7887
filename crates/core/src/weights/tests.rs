use super::*;
use crate::rng::{Purpose, Stream};
use crate::settings::Settings;
use serde_json::json;

fn params(settings: &serde_json::Value) -> Params {
    let checked = Settings::from_json(settings)
        .and_then(Settings::check)
        .unwrap();
    Params::initial(&checked)
}

fn lstm() -> Params {
    params(&json!({ "cell": "lstm", "hidden": 3, "input": "embedding", "embedding": 2, "seed": 4 }))
}

/// A file of one header, and as many zero bytes as are said.
fn file(header: &str, bytes: usize) -> Vec<u8> {
    let mut file = (header.len() as u64).to_le_bytes().to_vec();
    file.extend(header.bytes());
    file.extend(vec![0; bytes]);
    file
}

fn refusal(bytes: &[u8]) -> String {
    let error = read(bytes).expect_err("a refusal");
    assert!(error.message.ends_with('.') && !error.message.contains('\n'));
    error.message
}

#[test]
fn what_is_written_is_read_back_bit_for_bit() {
    for cell in ["rnn", "lstm", "gru"] {
        for hidden in [1, 3, 8] {
            let settings = json!({ "cell": cell, "hidden": hidden, "seed": hidden });
            let written = params(&settings);
            let bytes = write(&written);
            let mut other = written.zeros_like();
            load(&mut other, &bytes, None).unwrap();
            let narrow = |params: &Params| -> Vec<u32> {
                params
                    .data()
                    .iter()
                    .map(|&x| (f64::from(x) as f32).to_bits())
                    .collect()
            };
            assert_eq!(narrow(&other), narrow(&written));
            assert_eq!(write(&other), bytes);
        }
    }
}

#[test]
fn a_prefix_chooses_what_belongs_to_the_model() {
    let written = lstm();
    let mut named: Vec<(String, Vec<usize>)> = vec![("other.weight".to_owned(), vec![1])];
    let entries = written.layout().entries().iter();
    named.extend(entries.map(|entry| (format!("model.{}", entry.name), entry.shape.clone())));
    let shapes = named
        .iter()
        .map(|(name, shape)| (name.as_str(), shape.as_slice()));
    let mut bytes = header::write(shapes);
    bytes.extend(1.0_f32.to_le_bytes());
    let plain = write(&written);
    let numbers: usize = written
        .layout()
        .entries()
        .iter()
        .map(|entry| entry.count())
        .sum();
    bytes.extend(&plain[plain.len() - 4 * numbers..]);
    let mut other = written.zeros_like();
    load(&mut other, &bytes, Some("model.")).unwrap();
    assert_eq!(write(&other), plain);
    let error = load(&mut other, &bytes, None).unwrap_err();
    assert_eq!(error.code, "extra-weights");
    let error = load(&mut other, &bytes, Some("nothing.")).unwrap_err();
    assert_eq!(error.code, "missing-weights");
    assert_eq!(
        error.message,
        "The weights lack “embedding.weight”, “weight_ih_l0”, “weight_hh_l0”, “bias_ih_l0” and 3 more."
    );
}

#[test]
fn wrong_weights_are_named_and_change_nothing() {
    let source = lstm();
    let whole = read(&write(&source)).unwrap();
    let zeros = source.zeros_like();
    let refused = |tensors: &[Tensor]| {
        let mut params = zeros.clone();
        let error = put(&mut params, tensors).unwrap_err();
        assert_eq!(params, zeros);
        (error.code, error.message)
    };
    let (code, message) = refused(&whole[1..]);
    assert_eq!(
        (code, message.as_str()),
        ("missing-weights", "The weights lack “embedding.weight”.")
    );
    let mut more = whole.clone();
    more[0].name = "embeding.weight".to_owned();
    let (code, message) = refused(&more);
    assert_eq!(code, "extra-weights");
    assert_eq!(message, "The model has no parameters “embeding.weight”.");
    let mut twice = whole.clone();
    twice.push(whole[2].clone());
    let (code, message) = refused(&twice);
    assert_eq!(code, "extra-weights");
    assert_eq!(message, "The weights have more than once “weight_hh_l0”.");
    let mut turned = whole.clone();
    turned[1].shape.reverse();
    let (code, message) = refused(&turned);
    assert_eq!(code, "wrong-shape");
    assert_eq!(
        message,
        "The shape of “weight_ih_l0” must be 12 × 2, not 2 × 12."
    );
    let mut short = whole;
    short[1].data.pop();
    assert_eq!(refused(&short).0, "wrong-shape");
}

#[test]
fn a_number_that_is_not_finite_is_named() {
    for (dtype, bytes) in [
        ("F32", f32::NAN.to_le_bytes().to_vec()),
        ("F64", f64::INFINITY.to_le_bytes().to_vec()),
        ("F16", 0x7C00_u16.to_le_bytes().to_vec()),
        ("BF16", 0xFF80_u16.to_le_bytes().to_vec()),
    ] {
        let size = bytes.len();
        let header = format!(
            r#"{{"a.b":{{"dtype":"{dtype}","shape":[2],"data_offsets":[0,{}]}}}}"#,
            2 * size
        );
        let mut file = file(&header, size);
        file.extend(bytes);
        assert_eq!(refusal(&file), "Number 1 of “a.b” is not finite.");
    }
}

#[test]
fn what_is_no_such_file_is_refused() {
    let one = |shape: &str, range: &str| {
        format!(r#"{{"w":{{"dtype":"F32","shape":{shape},"data_offsets":{range}}}}}"#)
    };
    assert_eq!(
        read(&file(&one("[2,1]", "[0,8]"), 8)).unwrap()[0].shape,
        [2, 1]
    );
    assert_eq!(read(&file(&one("[]", "[0,4]"), 4)).unwrap()[0].data, [0.0]);
    assert_eq!(
        read(&file(&one("[0]", "[0,0]"), 0)).unwrap()[0].data.len(),
        0
    );
    assert!(read(&file(" {} ", 0)).unwrap().is_empty());
    let none = "This is not a safetensors file.";
    let form = "The header of the safetensors file is not as the format says.";
    let many = "The bytes of “w” are not as many as its shape and type need.";
    let place = "The bytes of “w” are not where the file's end or its other arrays leave room.";
    let mut endless = file("{}", 0);
    endless[..8].copy_from_slice(&u64::MAX.to_le_bytes());
    let mut not_text = file("{}", 0);
    not_text[8] = 0xFF;
    for (bytes, expected) in [
        (vec![], none),
        (vec![1; 7], none),
        (endless, none),
        (not_text, none),
        (file("", 0), form),
        (file("[]", 0), form),
        (file("{}x", 0), form),
        (file(r#"{"w":{}}"#, 0), form),
        (file(r#"{"w":1}"#, 0), form),
        (
            file(r#"{"w":{"dtype":"F32","shape":[1],"data_offsets":[0]}}"#, 4),
            form,
        ),
        (
            file(
                r#"{"w":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}"#,
                4,
            ),
            form,
        ),
        (
            file(
                r#"{"w":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}"#,
                4,
            ),
            form,
        ),
        (
            file(
                r#"{"w":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#,
                4,
            ),
            form,
        ),
        (
            file(
                r#"{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"more":[]}}"#,
                4,
            ),
            form,
        ),
        (file(r#"{"__metadata__":{"a":1}}"#, 0), form),
        (file(&one("[99999999999999999999999]", "[0,4]"), 4), form),
        (file(&one("[1]", "[4,0]"), 4), many),
        (file(&one("[2]", "[0,4]"), 4), many),
        (file(&one("[4611686018427387904,4]", "[0,0]"), 0), many),
        (file(&one("[1]", "[4,8]"), 8), place),
        (file(&one("[1000000000000]", "[0,4000000000000]"), 8), place),
        (file(&one("[1]", "[0,4]"), 0), place),
        (
            file(&one("[1]", "[0,4]"), 8),
            "The safetensors file has bytes that belong to no array.",
        ),
        (
            file(&one("[1]", "[0,4]").replace("F32", "I64"), 4),
            "“w” has numbers of type I64: F32, F16, BF16 and F64 are read.",
        ),
    ] {
        assert_eq!(
            refusal(&bytes),
            expected,
            "{}",
            String::from_utf8_lossy(&bytes)
        );
    }
    let twice = r#"{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#;
    assert_eq!(
        refusal(&file(twice, 8)),
        "The safetensors file has “w” twice."
    );
    let overlapping = twice
        .replacen("\"w\"", "\"v\"", 1)
        .replace("[4,8]", "[2,6]");
    assert_eq!(refusal(&file(&overlapping, 8)), place);
}

#[test]
fn names_may_hold_any_text() {
    for (written, name) in [
        (r"a\u00e9\n", "aé\n"),
        (r"\ud83d\ude00", "😀"),
        (r#"\"\\\/\b\f\r\t"#, "\"\\/\u{8}\u{c}\r\t"),
        ("é", "é"),
    ] {
        let header =
            format!(r#"{{"{written}":{{"dtype":"F32","shape":[],"data_offsets":[0,4]}}}}"#);
        assert_eq!(read(&file(&header, 4)).unwrap()[0].name, name);
    }
    for written in [
        r"\ud83d",
        r"\ud83dx",
        r"\ude00",
        r"\ud83d\u0041",
        r"\x",
        r"\u12g4",
        "\n",
    ] {
        let header =
            format!(r#"{{"{written}":{{"dtype":"F32","shape":[],"data_offsets":[0,4]}}}}"#);
        assert!(refusal(&file(&header, 4)).starts_with("The header"));
    }
    let odd = ["quote\"and\\", "é😀"];
    let mut bytes = header::write(odd.iter().map(|name| (*name, &[1][..])));
    bytes.extend([0; 8]);
    let names: Vec<String> = read(&bytes)
        .unwrap()
        .into_iter()
        .map(|tensor| tensor.name)
        .collect();
    assert_eq!(names, odd);
}

#[test]
fn damaged_files_are_read_or_refused_and_never_more() {
    let whole = write(&lstm());
    for length in 0..whole.len() {
        assert!(read(&whole[..length]).is_err());
    }
    let mut stream = Stream::new(1, Purpose::Sample, 0);
    for _ in 0..20_000 {
        let mut bytes = whole.clone();
        for _ in 0..=stream.below(4) {
            let at = stream.below(bytes.len().min(700));
            bytes[at] = stream.below(256) as u8;
        }
        let _read_or_refused = read(&bytes);
    }
}
