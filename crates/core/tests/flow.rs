//! What the page's examples of vanishing and exploding gradients claim, over five seeds, and the table
//! of it in `docs/proofs.md`: `cargo test -p seqscope-core --test flow -- --nocapture`.

use seqscope_core::named::Named;
use seqscope_core::session::Session;
use seqscope_core::settings::{Cell, Settings, Value};
use seqscope_core::study::cliff::descend;
use seqscope_core::study::flow::{Asked, Lane, Network};

const LAGS: [usize; 5] = [1, 8, 32, 64, 127];
const SEEDS: u32 = 5;

/// The lanes of a cell, one a seed from 1.
fn lanes(cell: Cell, settings: &[(&str, f64)], recurrent: &str) -> Vec<Lane> {
    let of = |seed: u32| {
        let mut values: Named<Value> = settings
            .iter()
            .map(|&(name, x)| (name, Value::Number(x)))
            .collect();
        values.insert("recurrent", Value::Text(recurrent.to_owned()));
        values.insert("seed", Value::Integer(u64::from(seed)));
        let asked = Asked::read(&values).expect("right settings");
        let network = Network::new(&asked.setting(cell));
        network.lane(network.spectrum())
    };
    (1..=SEEDS).map(of).collect()
}

/// Prints what is left at some lags, seed by seed and their median, and gives the logarithms at lags
/// 32 and 127.
fn told(name: &str, lanes: &[Lane], of: fn(&Lane) -> &[f64]) -> Vec<[f64; 2]> {
    let power = |log: f64| format!("{:.1e}", 10_f64.powf(log));
    let line = |who: &str, logs: [f64; 5]| {
        println!("| {name} | {who} | {} |", logs.map(power).join(" | "))
    };
    for (n, lane) in lanes.iter().enumerate() {
        line(&format!("{}", n + 1), LAGS.map(|lag| of(lane)[lag]));
    }
    let median = |lag: usize| {
        let mut all: Vec<f64> = lanes.iter().map(|lane| of(lane)[lag]).collect();
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    line("**median**", LAGS.map(median));
    lanes
        .iter()
        .map(|lane| [of(lane)[32], of(lane)[127]])
        .collect()
}

fn hidden(lane: &Lane) -> &[f64] {
    &lane.flow.hidden
}

fn below_bound(lane: &Lane) -> bool {
    let pairs = lane.flow.hidden.iter().zip(&lane.bound);
    pairs.clone().count() == 128 && pairs.clone().all(|(n, bound)| *n <= bound + 1e-9)
}

#[test]
fn examples_do_what_their_names_say() {
    println!("| example | seed | lag 1 | 8 | 32 | 64 | 127 |\n|---|---|---|---|---|---|---|");

    let plain = lanes(Cell::Rnn, &[], "uniform");
    let plain = told("RNN, PyTorch’s weights", &plain, hidden);
    assert!(
        plain
            .iter()
            .all(|[early, late]| (-10.0..-6.0).contains(early) && *late < -20.0)
    );

    let small = lanes(Cell::Rnn, &[("largest", 0.95)], "largest");
    assert!(
        small
            .iter()
            .all(|lane| lane.largest < 1.0 && below_bound(lane))
    );
    let small = told("vanishes: RNN, σ₁ 0.95", &small, hidden);
    assert!(small.iter().all(|[_, late]| *late < -15.0));

    let lstm = lanes(Cell::Lstm, &[("forget_bias", 2.0)], "uniform");
    let held = told("holds: LSTM, forget bias 2", &lstm, hidden);
    assert!(
        held.iter()
            .all(|[early, late]| early.abs() < 2.0 && late.abs() < 3.0)
    );
    told("the same, ∂L/∂c", &lstm, |lane| &lane.flow.cell);
    told("the same, ∏f alone", &lstm, |lane| &lane.flow.kept);
    // The gates' product is not the gradient: most of that comes back through h.
    assert!(
        lstm.iter()
            .all(|lane| lane.flow.cell[127] > lane.flow.kept[127] + 3.0)
    );
    let gru = lanes(Cell::Gru, &[("update_bias", 4.0)], "uniform");
    let gru = told("holds: GRU, update bias 4", &gru, hidden);
    assert!(gru.iter().all(|[_, late]| (-2.0..=0.5).contains(late)));

    for (radius, least) in [(2.0, 4.0), (4.0, 15.0)] {
        let great = lanes(Cell::Rnn, &[("radius", radius)], "radius");
        assert!(great.iter().all(below_bound));
        let great = told(&format!("explodes: RNN, ρ {radius}"), &great, hidden);
        assert!(great.iter().all(|[_, late]| *late > least));
    }

    let above = lanes(Cell::Rnn, &[("radius", 1.1)], "radius");
    assert!(
        above
            .iter()
            .all(|lane| lane.radius > 1.0 && lane.largest > 1.0)
    );
    let above = told("ρ > 1 and still vanishes: RNN, ρ 1.1", &above, hidden);
    assert!(above.iter().all(|[_, late]| *late < -2.0));

    for (cell, name) in [(Cell::Lstm, "LSTM, forget"), (Cell::Gru, "GRU, update")] {
        let biases = [("forget_bias", 0.0), ("update_bias", 0.0)];
        let shut = lanes(cell, &biases, "uniform");
        let shut = told(&format!("vanishes too: {name} bias 0"), &shut, hidden);
        assert!(
            shut.iter()
                .all(|[early, late]| *early < -5.0 && *late < -15.0)
        );
    }

    let through = lanes(
        Cell::Lstm,
        &[("factor", 8.0), ("forget_bias", 1.0)],
        "uniform",
    );
    let name = "explodes through its gates: LSTM, W_h × 8, forget bias 1";
    // What the gates keep never grows; what comes around through them does.
    assert!(through.iter().all(|lane| lane.flow.kept_most[127] <= 0.0));
    let through = told(name, &through, hidden);
    assert!(through.iter().all(|[_, late]| *late > 4.0));
}

#[test]
fn the_cliff_of_the_page_throws_out_what_is_not_clipped() {
    let asked = Asked::read(&Named::default()).expect("the defaults");
    let (from, rate, threshold) = asked.descent();
    let [free, clipped] = [f64::INFINITY, threshold].map(|clip| descend(from, rate, clip, 2_000));
    let last = |errors: &[f64]| errors[errors.len() - 1];
    assert!(free.longest > 1.0 && last(&free.errors) > 0.05);
    assert!(clipped.longest <= rate * threshold + 1e-12 && last(&clipped.errors) < 1e-3);
    // A step is what the descent's rate makes of the gradient, shortened or not.
    for (descent, clip) in [(&free, f64::INFINITY), (&clipped, threshold)] {
        assert_eq!(
            (descent.steps.len(), descent.steepness.len()),
            (2_001, 2_001)
        );
        for (step, steepness) in descent.steps[1..].iter().zip(&descent.steepness) {
            assert!((step - rate * steepness.min(clip)).abs() < 1e-9 * (1.0 + step));
        }
    }
}

#[test]
fn across_forty_steps_the_cells_with_gates_learn_and_the_plain_one_does_not() {
    let values: Named<Value> = [
        ("watched", Value::Text("order".to_owned())),
        ("hidden", Value::Integer(24)),
        ("length", Value::Integer(40)),
    ]
    .into_iter()
    .collect();
    let asked = Asked::read(&values).expect("right settings");
    for cell in [Cell::Rnn, Cell::Lstm, Cell::Gru] {
        let checked = Settings::read(&asked.session(cell)).and_then(Settings::check);
        let mut session = Session::new(checked.expect("right settings")).expect("a session");
        let network = Network::new(&asked.setting(cell));
        session.start_flow(&network).expect("the study's weights");
        let reach = |session: &Session| {
            let now = session.flow_network().expect("a way back");
            let hidden = now.network.flow().hidden;
            hidden[hidden.len() - 1] - hidden[0]
        };
        let before = reach(&session);
        session.train(300).expect("training");
        let score = session.score(200);
        println!(
            "{cell:?}: at the first step 10^{before:.1} of the gradient is left; after 300 updates \
             10^{:.1}, and {} of {} right",
            reach(&session),
            score.right,
            score.of
        );
        if cell == Cell::Rnn {
            assert!(before < -6.0 && 2 * score.right < score.of);
        } else {
            assert!(before > -3.0 && 100 * score.right >= 95 * score.of);
        }
    }
}
