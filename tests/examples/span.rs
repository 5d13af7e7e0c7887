//! An experiment's runs, one a line: `cargo run -p seqscope-tests --release --example span -- '{"task":"reber"}'`.
use seqscope_core::session::Session;
use seqscope_core::settings::{Settings, Value};
use seqscope_core::study::span::plan;

fn main() {
    let text = std::env::args().nth(1).unwrap_or_else(|| "{}".to_owned());
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let given = json.as_object().expect("an object");
    let given = given
        .iter()
        .map(|(k, v)| (k.clone(), Value::from(v)))
        .collect();
    let plan = plan(&given).expect("a plan");
    let all = std::time::Instant::now();
    for run in &plan.runs {
        let settings = Settings::read(&run.settings).expect("settings");
        let mut session = Session::new(settings.check().expect("right")).expect("a session");
        let reach = session.reach(8);
        let start = std::time::Instant::now();
        let mut verdict = session.judge(plan.examples);
        while session.step() < plan.most_steps && !verdict.solved {
            session.train(plan.every).expect("no divergence");
            verdict = session.judge(plan.examples);
        }
        println!(
            "{:>4} {:?} seed {}: {} {:>5} loss {:.4} accuracy {:.3} | lag {:.1} reach {:.1e} λ {:.3} | {:.2} s",
            plan.columns[run.column],
            plan.cells[run.cell],
            plan.seeds[run.seed],
            if verdict.solved { "solved" } else { "  –   " },
            verdict.step,
            verdict.loss,
            verdict.accuracy,
            reach.lag,
            reach.ratio,
            reach.per_step,
            start.elapsed().as_secs_f64(),
        );
    }
    println!("{:.1} s", all.elapsed().as_secs_f64());
}
