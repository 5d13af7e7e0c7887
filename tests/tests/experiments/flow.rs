//! The gradient over 128 steps at initialisation: a plain network beside an LSTM and a GRU.

use seqscope_core::settings::Cell;
use seqscope_core::study::flow::{Flow, Matrix, Network, Setting};

const LAGS: [usize; 5] = [1, 8, 32, 64, 127];

const SEEDS: u32 = 5;

/// Networks of which most must be as the typical one is.
const MANY: u32 = 100;

fn flow(cell: Cell, bias: f64, matrix: Matrix) -> Flow {
    of_seed(cell, bias, matrix, 1)
}

fn of_seed(cell: Cell, bias: f64, matrix: Matrix, seed: u32) -> Flow {
    let setting = Setting {
        seed,
        cell,
        bias,
        matrix,
        ..Setting::default()
    };
    Network::new(&setting).flow()
}

fn row(name: &str, logs: &[f64]) {
    let cells: Vec<String> = LAGS
        .iter()
        .map(|&lag| format!("{:.1e}", 10_f64.powf(logs[lag])))
        .collect();
    println!("| {name} | {} |", cells.join(" | "));
}

#[test]
fn gates_that_remember_keep_the_gradient() {
    let plain = Matrix::Uniform(1.0);
    println!("| cell | lag 1 | 8 | 32 | 64 | 127 |\n|---|---|---|---|---|---|");
    let rnn = flow(Cell::Rnn, 0.0, plain).hidden;
    row("RNN", &rnn);
    let mut lstm = Vec::new();
    for bias in [0.0, 1.0, 2.0, 4.0] {
        let flow = flow(Cell::Lstm, bias, plain);
        row(&format!("LSTM, forget bias {bias}"), &flow.hidden);
        row(&format!("LSTM, forget bias {bias}, dL/dc"), &flow.cell);
        row(
            &format!("LSTM, forget bias {bias}, product of f"),
            &flow.kept,
        );
        lstm.push(flow);
    }
    for bias in [0.0, 2.0, 4.0] {
        row(
            &format!("GRU, update bias {bias}"),
            &flow(Cell::Gru, bias, plain).hidden,
        );
    }
    let two = flow(Cell::Rnn, 0.0, Matrix::Radius(2.0)).hidden;
    let four = flow(Cell::Rnn, 0.0, Matrix::Radius(4.0)).hidden;
    let eight = flow(Cell::Lstm, 1.0, Matrix::Uniform(8.0)).hidden;
    row("RNN, radius 2", &two);
    row("RNN, radius 4", &four);
    row("LSTM, recurrent weights times 8, forget bias 1", &eight);

    for seed in 1..=SEEDS {
        let rnn = of_seed(Cell::Rnn, 0.0, plain, seed).hidden;
        let lstm = of_seed(Cell::Lstm, 2.0, plain, seed).hidden;
        let ratio = lstm[64] - rnn[64];
        println!(
            "seed {seed}: RNN at lag 32 10^{:.2} (-10 to -6); LSTM with forget bias 2 at lag 64 10^{:.2}, \
             over the RNN 10^{ratio:.2} (at least 10)",
            rnn[32], lstm[64]
        );
        assert!((-10.0..=-6.0).contains(&rnn[32]) && ratio >= 10.0);
    }
    assert!(two[127] > 4.0 && four[127] > 4.0 && eight[127] > 4.0);
    // With a bias of 0 the LSTM vanishes like the plain network.
    assert!(lstm[0].hidden[64] < -9.0);
    // What f lets through is not the gradient: most of that comes back through h.
    assert!(lstm[2].kept[127] < lstm[2].cell[127] - 2.0);
}

/// One network in twenty-five loses a little more than a hundredfold.
#[test]
fn an_lstm_that_remembers_keeps_the_gradient_within_a_hundredfold() {
    let one = |seed| of_seed(Cell::Lstm, 2.0, Matrix::Uniform(1.0), seed).hidden[64];
    let mut logs: Vec<f64> = (1..=MANY).map(one).collect();
    logs.sort_by(f64::total_cmp);
    let within = logs.iter().filter(|log| log.abs() < 2.0).count();
    let [least, median, most] = [0, logs.len() / 2, logs.len() - 1].map(|place| logs[place]);
    println!(
        "LSTM, forget bias 2, lag 64: 10^{median:.2} (10^{least:.2} to 10^{most:.2}), \
         within 2 of 0: {within} of {MANY}"
    );
    assert!(median.abs() < 2.0 && within >= 90);
}

#[test]
fn a_gradient_is_the_slope_of_the_loss() {
    // Lag 0 has length 1, and the GRU with a large bias passes all of it on.
    for cell in [Cell::Rnn, Cell::Lstm, Cell::Gru] {
        let flow = flow(cell, 30.0, Matrix::Uniform(1.0));
        assert!(flow.hidden[0].abs() < 1e-12);
        assert_eq!(
            (flow.hidden.len(), flow.kept.is_empty()),
            (128, cell == Cell::Rnn)
        );
        assert_eq!(flow.cell.is_empty(), cell != Cell::Lstm);
        if cell == Cell::Gru {
            assert!(flow.hidden.iter().all(|log| log.abs() < 1e-9));
        }
    }
}

#[test]
fn no_length_leaves_the_range_of_what_can_be_told() {
    for (factor, from, to) in [(1e-4, -700.0, -400.0), (1e4, -700.0, 700.0)] {
        let flow = flow(Cell::Rnn, 0.0, Matrix::Orthogonal(factor)).hidden;
        println!("rotation times {factor}: log10 at lag 127 {:.1}", flow[127]);
        assert!(flow[127] == f64::NEG_INFINITY || (from..to).contains(&flow[127]));
    }
}
