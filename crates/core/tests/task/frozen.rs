//! The first five examples of every task for two seeds. `SEQSCOPE_FREEZE=1 cargo test` writes the
//! file anew: look at the difference before it is committed, for it changes every saved run.

use super::*;
use seqscope_core::task::Target;
use std::fmt::Write as _;
use std::path::Path;

#[test]
fn the_first_examples_never_change() {
    let mut all = String::new();
    for kind in GENERATED.into_iter().chain([Kind::Text, Kind::Corpus]) {
        let spoken = matches!(
            kind,
            Kind::NextWord | Kind::Sentiment | Kind::Caption | Kind::Tag | Kind::Agreement
        );
        let languages = if spoken {
            &[Language::En, Language::Fr][..]
        } else {
            &[Language::En]
        };
        for &language in languages {
            let long = matches!(kind, Kind::Adding | Kind::TemporalOrder | Kind::Latch);
            let task = task(kind, if long { 12 } else { 0 }, language, 1);
            for seed in [1, 2] {
                writeln!(all, "{kind:?} {language:?}, seed {seed}").unwrap();
                let mut stream = Stream::new(seed, Purpose::Windows, 0);
                for _ in 0..5 {
                    all += &written(&task, &task.draw(&mut stream));
                }
            }
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/task/frozen.txt");
    if std::env::var_os("SEQSCOPE_FREEZE").is_some() {
        std::fs::write(&path, &all).unwrap();
    }
    let frozen = std::fs::read_to_string(&path)
        .unwrap()
        .replace("\r\n", "\n");
    for (now, then) in all.lines().zip(frozen.lines()) {
        assert_eq!(now, then);
    }
    assert_eq!(all.len(), frozen.len());
}

fn written(task: &Task, example: &Example) -> String {
    let numbers = |row: &Vec<f64>| {
        let row: Vec<String> = row.iter().map(|x| format!("{x:.2}")).collect();
        row.join(" ")
    };
    let input = match (&example.input, task.kind()) {
        (Inputs::Symbols(_), _) => source(task, example).join(" "),
        (Inputs::Vectors { data, .. }, Kind::Caption) => {
            let sign = |x: f64| [".", "+", "#"][(2.0 * x) as usize];
            let signs: Vec<&str> = data.iter().map(|&x| sign(f64::from(x))).collect();
            let rows: Vec<String> = signs.chunks(12).map(<[&str]>::concat).collect();
            rows.join("\n    ")
        }
        _ => rows(example)
            .iter()
            .map(numbers)
            .collect::<Vec<_>>()
            .join(", "),
    };
    let output = match &example.target {
        Target::Class(class) => task.target().word(*class).to_owned(),
        Target::Value(value) => format!("{value:.2}"),
        Target::Each(ids) => {
            let word = |id: &Option<usize>| id.map_or("-", |id| task.target().word(id));
            ids.iter().map(word).collect::<Vec<_>>().join(" ")
        }
        Target::Symbols(_) => target(task, example).join(" "),
    };
    let mut text = format!("    {input}\n    = {output}\n");
    if !example.gold.is_empty() {
        let set = |set: &Vec<usize>| {
            let set: Vec<String> = set.iter().map(ToString::to_string).collect();
            if set.is_empty() {
                "-".to_owned()
            } else {
                set.join("|")
            }
        };
        let sets: Vec<String> = example.gold.iter().map(set).collect();
        text += &format!("    @ {}\n", sets.join(" "));
    }
    text
}
