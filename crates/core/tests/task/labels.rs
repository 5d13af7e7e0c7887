//! Answers found again by another way.

use super::*;
use seqscope_core::task::{END, START, Target};

fn each(example: &Example) -> &[Option<usize>] {
    let Target::Each(ids) = &example.target else {
        panic!("not one answer a step");
    };
    ids
}

fn class(example: &Example) -> usize {
    let Target::Class(class) = example.target else {
        panic!("not a class");
    };
    class
}

#[test]
fn the_majority_is_the_median() {
    let task = task(Kind::Majority, 30, Language::En, 1);
    let (mut causal, mut of) = (0, 0);
    for example in draws(&task, 400) {
        let bits = example.input.symbols();
        let found = each(&example);
        assert_eq!(found[..2], [None; 2]);
        assert_eq!(found[28..], [None; 2]);
        for t in 2..28 {
            let mut window = bits[t - 2..=t + 2].to_vec();
            window.sort_unstable();
            assert_eq!(found[t], Some(window[2]));
            let past: usize = bits[t - 2..=t].iter().sum();
            causal += usize::from(window[2] == usize::from(past > 1));
            of += 1;
        }
    }
    // The best that can be done without the future is right in 13/16.
    let share = causal as f64 / of as f64;
    println!("causal ceiling {share:.4} (13/16 = 0.8125)");
    assert!((share - 0.8125).abs() < 0.015, "{share}");
}

#[test]
fn the_sum_is_that_of_the_two_marked_numbers() {
    let (mut error, mut of) = (0.0, 0.0);
    for length in [4, 5, 50, 101] {
        let task = task(Kind::Adding, length, Language::En, 1);
        for example in draws(&task, 300) {
            let rows = rows(&example);
            let marked: Vec<usize> = (0..length).filter(|&t| rows[t][1] == 1.0).collect();
            assert_eq!(marked.len(), 2);
            assert!(marked[0] < length / 2 && marked[1] >= length / 2);
            let sum: f64 = marked.iter().map(|&t| rows[t][0]).sum();
            assert_eq!(example.target, Target::Value(sum));
            error += (sum - 1.0) * (sum - 1.0);
            of += 1.0;
        }
    }
    println!("always answering 1: {:.4} (1/6 = 0.1667)", error / of);
    assert!((error / of - 1.0 / 6.0).abs() < 0.02);
}

#[test]
fn the_order_is_that_of_the_two_symbols() {
    for length in [4, 20, 100] {
        let task = task(Kind::TemporalOrder, length, Language::En, 1);
        for example in draws(&task, 200) {
            let text = source(&task, &example).concat();
            let said: String = text.chars().filter(|c| c.is_uppercase()).collect();
            assert_eq!(task.target().word(class(&example)), said);
            let at: Vec<usize> = text.match_indices(['X', 'Y']).map(|(at, _)| at).collect();
            if length >= 10 {
                assert!((length / 10..length / 5).contains(&at[0]), "{text}");
                assert!((length / 2..6 * length / 10).contains(&at[1]), "{text}");
            }
        }
    }
}

#[test]
fn the_latch_says_its_class_three_times() {
    let task = task(Kind::Latch, 60, Language::En, 1);
    let (mut square, mut of) = (0.0, 0.0);
    for example in draws(&task, 200) {
        let x: Vec<f64> = rows(&example).concat();
        let sign = if class(&example) == 1 { 1.0 } else { -1.0 };
        assert_eq!(x[..3], [sign; 3]);
        square += x[3..].iter().map(|x| x * x).sum::<f64>();
        of += 57.0;
    }
    assert!((square / of - 0.2).abs() < 0.01, "{}", square / of);
}

/// The embedded grammar, as a table of a machine with one state for each place of either branch.
fn accepts(string: &str) -> bool {
    let table = [
        "1 B 2", "2 T a0", "2 P b0", "0 B 1i", "1i T 2i", "1i P 3i", "2i S 2i", "2i X 4i",
        "3i T 3i", "3i V 5i", "4i X 3i", "4i S 6i", "5i P 4i", "5i V 6i", "6i E 7i",
    ];
    let mut state = "1".to_owned();
    let mut branch = ' ';
    for (at, c) in string.char_indices() {
        if state == "7i" {
            let rest = &string[at..];
            return rest == format!("{branch}E");
        }
        let found = table.iter().find_map(|arc| {
            let parts: Vec<&str> = arc.split(' ').collect();
            (parts[0] == state && parts[1] == c.to_string()).then(|| parts[2].to_owned())
        });
        let Some(next) = found else { return false };
        if next.ends_with('0') {
            branch = c;
            state = "0".to_owned();
        } else {
            state = next;
        }
    }
    false
}

#[test]
fn reber_strings_are_accepted_and_their_continuations_are_the_legal_ones() {
    assert!(accepts("BTBTXSETE") && accepts("BPBPVVEPE"));
    assert!(!accepts("BTBTXSEPE") && !accepts("BTBTXSET") && !accepts("BTBTXSETEE"));
    let task = task(Kind::Reber, 0, Language::En, 1);
    for example in draws(&task, 500) {
        let word = |id: &usize| task.source().word(*id);
        let steps = example.input.steps();
        let last = each(&example)[steps - 1].unwrap();
        let string: String = example
            .input
            .symbols()
            .iter()
            .chain([&last])
            .map(word)
            .collect();
        assert!(accepts(&string), "{string}");
        assert!(string.len() <= 40);
        for t in 0..steps {
            assert_eq!(
                each(&example)[t],
                example.input.symbols().get(t + 1).copied().or(Some(last))
            );
            // A symbol is legal when some end makes the string a whole one; six more are enough,
            // through the shortest way from any state, for each of the two branches.
            let legal = &example.gold[t];
            assert!(legal.contains(&each(&example)[t].unwrap()));
            for symbol in 0..7 {
                let begun = format!("{}{}", &string[..=t], word(&symbol));
                assert_eq!(legal.contains(&symbol), completes(&begun), "{begun}");
            }
        }
    }
}

/// Whether some end of a few symbols makes it a string of the language.
fn completes(begun: &str) -> bool {
    let ends = [
        "", "E", "TE", "PE", "ETE", "EPE", "SETE", "SEPE", "VETE", "VEPE", "XSETE", "XSEPE",
        "VVETE", "VVEPE", "TXSETE", "PVVEPE", "TXSEPE", "BTXSETE", "BTXSEPE", "TBTXSETE",
    ];
    ends.iter().any(|end| accepts(&format!("{begun}{end}")))
}

#[test]
fn judgements_follow_negations_and_the_last_clause() {
    let english = task(Kind::Sentiment, 0, Language::En, 1);
    let french = task(Kind::Sentiment, 0, Language::Fr, 1);
    for (task, typed, praised) in [
        (&english, "The film is good .", 1),
        (&english, "the film is not very good", 0),
        (&english, "nobody disliked the music !", 1),
        (&english, "I liked the book , but the end is bad .", 0),
        (
            &english,
            "the play is not funny , but I did not hate the music .",
            1,
        ),
        (&french, "Le film n’est pas mauvais.", 1),
        (&french, "je n'ai pas aimé la fin.", 0),
        (
            &french,
            "la chanson est laide , mais j' ai adoré le livre !",
            1,
        ),
    ] {
        assert_eq!(class(&task.encode(typed).unwrap()), praised, "{typed}");
    }
    for task in [english, french] {
        let mut praised = 0;
        for example in draws(&task, 600) {
            assert_eq!(
                task.encode(&source(&task, &example).join(" ")).unwrap(),
                example
            );
            praised += class(&example);
        }
        assert!((220..380).contains(&praised), "{praised} of 600");
    }
}

#[test]
fn tags_are_those_of_the_only_reading() {
    for (language, second) in [(Language::En, "AUX"), (Language::Fr, "VERB")] {
        let task = task(Kind::Tag, 0, language, 1);
        let mut several = 0;
        for example in draws(&task, 500) {
            let tags: Vec<&str> = each(&example)
                .iter()
                .map(|id| task.target().word(id.unwrap()))
                .collect();
            let known = task.encode(&source(&task, &example).join(" ")).unwrap();
            for (tag, alone) in each(&example).iter().zip(each(&known)) {
                assert!(alone.is_none() || alone == tag);
                several += usize::from(alone.is_none());
            }
            let noun = tags.iter().position(|&tag| tag == "NOUN").unwrap();
            assert_eq!(tags[0], "DET");
            assert!(noun == 1 || (noun == 2 && tags[1] == "ADJ"));
            let pronoun = usize::from(language == Language::Fr && tags[noun + 1] == "PRON");
            assert_eq!(tags[noun + 1 + pronoun], second);
            assert_eq!(tags.iter().filter(|&&tag| tag == "VERB").count(), 1);
            assert_eq!(*tags.last().unwrap(), "PUNCT");
        }
        assert!(several > 400, "only {several} words of two kinds");
    }
}

#[test]
fn the_same_name_comes_again() {
    for language in [Language::En, Language::Fr] {
        let task = task(Kind::NextWord, 0, language, 1);
        for example in draws(&task, 300) {
            let words = source(&task, &example);
            assert_eq!(example.input.symbols()[0], START);
            let mut shifted: Vec<_> = example.input.symbols()[1..]
                .iter()
                .copied()
                .map(Some)
                .collect();
            shifted.push(Some(END));
            assert_eq!(each(&example), shifted);
            let comma = words.iter().position(|word| word == ",").unwrap_or(0);
            let name = &words[comma.saturating_sub(1)];
            if comma > 0 && name.starts_with(char::is_uppercase) {
                assert_eq!(words[words.len() - 2], *name, "{words:?}");
            }
        }
    }
}

#[test]
fn copies_reversals_and_letters_are_what_they_say() {
    for (kind, map) in [
        (Kind::Copy, ["abcdefgh", "abcdefgh"]),
        (Kind::Reversal, ["abcdefghij", "abcdefghij"]),
        (Kind::Transliteration, ["abcdefghij", "αβγδεζηθικ"]),
    ] {
        let task = task(kind, 9, Language::En, 1);
        for example in draws(&task, 100) {
            let mut read = source(&task, &example).concat();
            let mut sets: Vec<Vec<usize>> = (0..9).map(|t| vec![t]).collect();
            if kind == Kind::Reversal {
                read = read.chars().rev().collect();
                sets.reverse();
            }
            let letter = |c| map[1].chars().nth(map[0].find(c).unwrap()).unwrap();
            let wanted: String = read.chars().map(letter).collect();
            assert_eq!(target(&task, &example).concat(), wanted);
            assert_eq!(example.gold[..9], sets);
            assert!(example.gold[9].is_empty());
        }
    }
}

#[test]
fn dates_are_real_and_read_back() {
    let task = task(Kind::Dates, 0, Language::En, 1);
    for example in draws(&task, 1_500) {
        let typed = source(&task, &example).concat();
        let iso = target(&task, &example).concat();
        assert_eq!(task.encode(&typed).unwrap(), example, "{typed}");
        let parts: Vec<&str> = iso.split('-').collect();
        let year = typed.ends_with(&parts[0][2..]);
        let day = parts[2].trim_start_matches('0');
        assert!(
            iso.len() == 10 && year && typed.contains(day),
            "{typed} {iso}"
        );
        // Where a digit points to one place, that place holds the same digit, or the only digit of
        // a number that is written without its zero.
        let letters: Vec<char> = typed.chars().collect();
        for (digit, places) in iso.chars().zip(&example.gold) {
            assert_eq!(places.is_empty(), digit == '-');
            if let [place] = places[..] {
                assert!(letters[place] == digit || digit == '0', "{typed} {iso}");
            }
        }
    }
    for (typed, iso) in [
        ("3 May 1979", "1979-05-03"),
        ("may 3, 1979", "1979-05-03"),
        ("1er août 2000", "2000-08-01"),
        ("29/02/2024", "2024-02-29"),
        ("3.5.79", "1979-05-03"),
        ("31-Dec-29", "2029-12-31"),
    ] {
        assert_eq!(target(&task, &task.encode(typed).unwrap()).concat(), iso);
    }
    for wrong in [
        "29/02/2023",
        "31 April 1999",
        "3 May 1949",
        "0/1/1999",
        "1/2",
        "May",
        "3 May May 1999",
    ] {
        assert_eq!(
            task.encode(wrong).unwrap_err().code,
            "not-a-date",
            "{wrong}"
        );
    }
    assert_eq!(
        task.encode("3 Käy 1979").unwrap_err().code,
        "unknown-symbol"
    );
}

#[test]
fn pictures_show_what_their_caption_says() {
    let task = task(Kind::Caption, 0, Language::En, 1);
    for example in draws(&task, 800) {
        let caption = target(&task, &example).join(" ");
        let two = caption.split_once(" above ").map(|two| (two, true));
        let two = two.or(caption
            .split_once(" to the left of ")
            .map(|two| (two, false)));
        let rows = rows(&example).concat();
        let part = |above: bool, second: bool| -> Vec<f64> {
            let half = |at: usize| (at >= 6) == second;
            let inside = |&(at, _): &(usize, &f64)| half(if above { at / 12 } else { at % 12 });
            rows.iter()
                .enumerate()
                .filter(inside)
                .map(|(_, &x)| x)
                .collect()
        };
        let shows = |pixels: Vec<f64>, words: &str| {
            let dark = pixels.iter().filter(|&&x| x == 1.0).count();
            let light = pixels.iter().filter(|&&x| x == 0.5).count();
            let words: Vec<&str> = words.split(' ').collect();
            let wanted = match (words[1], words[3]) {
                ("large", "circle") => 21,
                ("large", "square") => 25,
                ("large", "triangle") => 13,
                ("small", "square") => 9,
                ("small", "triangle") => 4,
                ("large", "cross") => 9,
                ("small", _) => 5,
                other => panic!("{other:?}"),
            };
            let counts = if words[2] == "dark" {
                (wanted, 0)
            } else {
                (0, wanted)
            };
            assert_eq!((dark, light), counts, "{caption}");
        };
        match two {
            Some(((first, second), above)) => {
                shows(part(above, false), first);
                shows(part(above, true), second);
            }
            None => shows(rows, &caption),
        }
    }
    let french = self::task(Kind::Caption, 0, Language::Fr, 1);
    let all: Vec<String> = draws(&french, 300)
        .map(|one| target(&french, &one).join(" "))
        .collect();
    for caption in &all {
        for words in caption.split(" d' ") {
            let feminine = words.contains("croix");
            let words: Vec<&str> = words.split(' ').collect();
            assert_eq!(words[0] == "une", feminine, "{caption}");
            assert_eq!(words[1].ends_with('e'), feminine, "{caption}");
            assert_eq!(
                ["foncée", "claire"].contains(&words[3]),
                feminine,
                "{caption}"
            );
        }
    }
}
