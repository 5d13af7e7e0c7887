//! Texts of several languages, cut into symbols.

use super::*;

fn cut(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    tokens(text, Unit::Word, |token| all.push(token));
    all
}

#[test]
fn an_apostrophe_stays_with_the_word_before_it() {
    assert_eq!(
        cut("L'accord, c’est « l' »."),
        ["L'", "accord", ",", "c’", "est", "«", "l'", "»", "."]
    );
    assert_eq!(cut("'tis"), ["'", "tis"]);
}

#[test]
fn punctuation_is_cut_off_and_a_hyphen_inside_a_word_is_not() {
    assert_eq!(
        cut("peut-être… 3,14 -x a- b"),
        ["peut-être", "…", "3", ",", "14", "-", "x", "a", "-", "b"]
    );
}

#[test]
fn scripts_without_spaces_are_cut_sign_by_sign() {
    assert_eq!(
        cut("猫は牛乳を飲む。한국 사람"),
        [
            "猫", "は", "牛", "乳", "を", "飲", "む", "。", "한국", "사람"
        ]
    );
}

#[test]
fn a_picture_stays_whole() {
    assert_eq!(cut("🐈‍⬛👍🏽❤️🇫🇷🇧🇪a"), ["🐈‍⬛", "👍🏽", "❤️", "🇫🇷", "🇧🇪", "a"]);
    assert_eq!(
        cut("e\u{301}te\u{301} हिन्दी"),
        ["e\u{301}te\u{301}", "हिन्दी"]
    );
}

#[test]
fn words_keep_every_sign_that_is_not_white() {
    for text in ["a--b", "--", "👩‍👩‍👧 x'y''z", "\u{200d}a", "x\u{a0}y\t\nz"] {
        let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        assert_eq!(cut(text).concat(), bare);
    }
}

#[test]
fn numbers_follow_the_first_appearance() {
    let text = Text::new("b a b c a", Unit::Word).expect("a good text");
    assert_eq!(text.vocabulary(), ["b", "a", "c"]);
    assert_eq!(text.ids(), [0, 1, 0, 2, 1]);
    let text = Text::new("ça ç", Unit::Character).expect("a good text");
    assert_eq!(text.vocabulary(), ["ç", "a", " "]);
}

#[test]
fn too_little_text_is_refused() {
    let code = |text| Text::new(text, Unit::Word).expect_err("refused").code;
    assert_eq!(code(""), "text-too-short");
    assert_eq!(code("a b"), "text-too-short");
    assert_eq!(code("a a a a"), "text-one-symbol");
}

#[test]
fn megabytes_are_read_or_refused() {
    let long: String = (0..550_000).map(|i| format!("w{} ", i % 100_000)).collect();
    let text = Text::new(&long, Unit::Word).expect("under the limit");
    assert_eq!(text.ids().len(), 550_000);
    assert_eq!(text.vocabulary().len(), MOST_SYMBOLS);
    assert_eq!(text.vocabulary()[MOST_SYMBOLS - 1], UNKNOWN);
    assert_eq!(text.notices()[0].code, "vocabulary-cut");
    let longer = "ab ".repeat(2_000_000);
    assert_eq!(
        Text::new(&longer, Unit::Word).expect_err("refused").code,
        "text-too-long"
    );
}

#[test]
fn the_rarest_symbols_make_room() {
    let rare: String = (0..600).map(|i| format!("r{i} ")).collect();
    let text = Text::new(&format!("{rare} often often"), Unit::Word).expect("a good text");
    assert!(text.vocabulary().iter().any(|symbol| symbol == "often"));
    let sequence = text
        .sequence("often never", 5)
        .expect("a stand-in is there");
    assert_eq!(sequence.tokens, ["often", UNKNOWN]);
}

#[test]
fn a_sequence_is_typed_or_the_beginning() {
    let text = Text::new("le chat boit . le chat", Unit::Word).expect("a good text");
    let start = text.sequence("", 4).expect("the beginning");
    assert_eq!(start.tokens, ["le", "chat", "boit", "."]);
    assert_eq!(
        (start.inputs(), start.targets()),
        (&[0, 1, 2][..], &[1, 2, 3][..])
    );
    assert_eq!(text.sequence("chat le", 4).expect("known").ids, [1, 0]);
    let error = text.sequence("le chien", 4).expect_err("unknown");
    assert_eq!(
        (error.code, error.path.as_str()),
        ("unknown-symbol", "sequence")
    );
    assert_eq!(
        (
            error.args["symbol"].to_string(),
            error.args["position"].to_string()
        ),
        ("chien".to_owned(), "2".to_owned())
    );
    assert_eq!(
        text.sequence("le", 4).expect_err("short").code,
        "sequence-too-short"
    );
    let long = "le ".repeat(130);
    assert_eq!(
        text.sequence(&long, 4).expect_err("long").code,
        "sequence-too-long"
    );
    assert_eq!(
        text.sequence(&"le ".repeat(129), 4)
            .expect("just right")
            .steps(),
        128
    );
}
