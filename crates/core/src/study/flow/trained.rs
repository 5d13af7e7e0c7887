//! The same networks as sessions that learn a task: they start from the study's weights, and the
//! study looks at them at any step of their training.

use super::draw::columns_first;
use super::{Network, Nonlinearity, Setting, pass};
use crate::error::Error;
use crate::real::Real;
use crate::rng::{Purpose, Stream};
use crate::session::Session;
use crate::settings::{Cell, Reset};
use crate::study::{exp, log_10};
use crate::task::{Example, Inputs, Target};
use crate::weights;

/// The stream of the weights that answer, beside those of the gates.
const OUTPUT: u64 = 200;

/// A session's network on its watched example, and the loss there.
#[derive(Clone, Debug, PartialEq)]
pub struct Trained {
    /// The network; its last gradient is that of the loss.
    pub network: Network,
    /// The loss, −ln of the probability of the right class.
    pub loss: f64,
    /// The input symbols, by number.
    pub symbols: Vec<usize>,
}

impl Session {
    /// Starts over from the study's weights. The layer that answers is drawn from the study's seed, so
    /// that it is the same behind every cell: uniform within ±1/√H, without biases.
    ///
    /// # Errors
    /// When the session's model has other shapes; nothing has changed then.
    pub fn start_flow(&mut self, network: &Network) -> Result<(), Error> {
        let setting = &network.setting;
        let whole = |parts: &mut dyn Iterator<Item = Vec<f64>>| -> Vec<Real> {
            parts.flatten().map(|x| x as Real).collect()
        };
        let rows = |input: &Vec<f64>| columns_first(input, setting.hidden);
        let bias = whole(&mut network.bias.iter().cloned());
        let nothing = vec![0.0; bias.len()];
        let answers = self.params().torch("output.weight").len();
        let mut stream = Stream::new(setting.seed, Purpose::Weights, OUTPUT);
        let limit = 1.0 / (setting.hidden as f64).sqrt();
        let output = (0..answers)
            .map(|_| stream.uniform(limit) as Real)
            .collect();
        let all = [
            ("output.weight", output),
            ("output.bias", vec![0.0; answers / setting.hidden]),
            (
                "rnn.weight_hh_l0",
                whole(&mut network.recurrent.iter().cloned()),
            ),
            (
                "rnn.weight_ih_l0",
                whole(&mut network.input.iter().map(rows)),
            ),
            ("rnn.bias_ih_l0", bias),
            ("rnn.bias_hh_l0", nothing),
        ];
        let mut params = self.params().clone();
        for (name, values) in &all {
            params.set_torch(name, values)?;
        }
        self.load_weights(&weights::write(&params))
    }

    /// The network as it is now, on the watched example.
    ///
    /// # Errors
    /// When the model is no classifier of symbols with one layer of one direction.
    pub fn flow_network(&self) -> Result<Trained, Error> {
        let refused = || Error::new("no-flow", "model", "This model has no such way back.");
        let example = self.checked().watched().ok_or_else(refused)?;
        let (symbols, Target::Class(class)) = (example.input.symbols(), &example.target) else {
            return Err(refused());
        };
        if symbols.is_empty() {
            return Err(refused());
        }
        let network = of_session(self, &example.input, symbols.len()).ok_or_else(refused)?;
        let (loss, last) = asked_for_class(self, &pass::forward(&network), *class);
        let network = Network { last, ..network };
        Ok(Trained {
            network,
            loss,
            symbols: symbols.to_vec(),
        })
    }

    /// The decimal logarithms of ‖∂L/∂h_k‖ for the steps before `asked` (from 0), from that step
    /// back, of the loss there; for a number that is asked for, of that number itself. None when the
    /// model is not one layer of one direction, or its GRU resets before the product.
    pub(crate) fn way_back(&self, example: &Example, asked: usize) -> Option<Vec<f64>> {
        let network = of_session(self, &example.input, asked + 1)?;
        let steps = pass::forward(&network);
        let class = match &example.target {
            Target::Class(class) => Some(*class),
            Target::Each(each) => Some(each.get(asked).copied().flatten()?),
            Target::Value(_) => None,
            Target::Symbols(_) => return None,
        };
        let last = match class {
            Some(class) => asked_for_class(self, &steps, class).1,
            None => wide(self, "output.weight"),
        };
        Some(pass::backward(&Network { last, ..network }, &steps).hidden)
    }
}

/// A parameter's numbers.
fn wide(session: &Session, name: &str) -> Vec<f64> {
    let values = session.params().torch(name).into_iter();
    values.map(f64::from).collect()
}

/// The recurrent layer of a session with the first steps of an input; nothing is asked of it yet.
fn of_session(session: &Session, input: &Inputs, steps: usize) -> Option<Network> {
    let settings = session.settings();
    let (size, gates) = (settings.hidden, settings.cell.gates());
    let [recurrent, weights] =
        &["hh", "ih"].map(|way| wide(session, &format!("rnn.weight_{way}_l0")));
    let count = weights.len() / (gates * size).max(1);
    let single = settings.layers == 1 && !settings.bidirectional;
    let known = settings.cell != Cell::Gru || settings.reset == Reset::After;
    if !single || !known || count == 0 || recurrent.len() != gates * size * size {
        return None;
    }
    let of_gate = |all: &[f64], gate: usize| -> Vec<f64> {
        let part = all.len() / gates;
        all[gate * part..(gate + 1) * part].to_vec()
    };
    let biases = ["rnn.bias_ih_l0", "rnn.bias_hh_l0"].map(|name| {
        let mut bias = wide(session, name);
        bias.resize(gates * size, 0.0);
        bias
    });
    // The GRU's second bias of its candidate stands inside the reset gate.
    let inside = |gate: usize| settings.cell == Cell::Gru && gate == 2;
    let bias = |gate: usize| {
        let [own, other] = [0, 1].map(|side| of_gate(&biases[side], gate));
        match inside(gate) {
            true => own,
            false => own.iter().zip(&other).map(|(a, b)| a + b).collect(),
        }
    };
    let matrices: Vec<Vec<f64>> = (0..gates).map(|gate| of_gate(recurrent, gate)).collect();
    let table = wide(session, "embedding.weight");
    let row = |&id: &usize| -> Vec<f64> {
        let learnt = table.get(id * count..(id + 1) * count);
        let one_hot = || {
            (0..count)
                .map(|column| f64::from(u8::from(column == id)))
                .collect()
        };
        learnt.map_or_else(one_hot, <[f64]>::to_vec)
    };
    let mut inputs: Vec<f64> = match input {
        Inputs::Symbols(ids) => ids.iter().take(steps).flat_map(row).collect(),
        Inputs::Vectors { data, .. } => data.iter().map(|&x| f64::from(x)).collect(),
    };
    inputs.truncate(steps * count);
    Some(Network {
        setting: Setting {
            cell: settings.cell,
            hidden: size,
            inputs: count,
            steps,
            nonlinearity: Nonlinearity::Tanh,
            ..Setting::default()
        },
        turned: matrices
            .iter()
            .map(|matrix| columns_first(matrix, size))
            .collect(),
        recurrent: matrices,
        input: (0..gates)
            .map(|gate| columns_first(&of_gate(weights, gate), count))
            .collect(),
        bias: (0..gates).map(bias).collect(),
        inner_bias: match settings.cell {
            Cell::Gru => of_gate(&biases[1], 2),
            _ => vec![0.0; size],
        },
        inputs,
        last: Vec::new(),
    })
}

/// The loss where a class is right, and what it asks of the last state.
fn asked_for_class(session: &Session, steps: &[pass::Step], class: usize) -> (f64, Vec<f64>) {
    let state = steps.last().map_or(&[][..], |step| &step.state);
    let [weights, bias] = ["output.weight", "output.bias"].map(|name| wide(session, name));
    answer(state, &weights, &bias, class)
}

/// The loss of a linear layer with a softmax over it, and what it asks of its input.
fn answer(state: &[f64], weights: &[f64], bias: &[f64], class: usize) -> (f64, Vec<f64>) {
    let rows = || weights.chunks_exact(state.len().max(1));
    let scores: Vec<f64> = rows()
        .enumerate()
        .map(|(row, w)| {
            let sum: f64 = w.iter().zip(state).map(|(a, b)| a * b).sum();
            sum + bias.get(row).copied().unwrap_or_default()
        })
        .collect();
    let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let powers: Vec<f64> = scores.iter().map(|score| exp(score - most)).collect();
    let sum: f64 = powers.iter().sum();
    let mut asked = vec![0.0; state.len()];
    for (row, (w, power)) in rows().zip(&powers).enumerate() {
        let error = power / sum - f64::from(u8::from(row == class));
        asked.iter_mut().zip(w).for_each(|(x, w)| *x += error * w);
    }
    let right = scores.get(class).copied().unwrap_or_default();
    let loss = most - right + log_10(sum, 0) * core::f64::consts::LN_10;
    (loss, asked)
}
