//! Gradients of whole stacks against central differences (in 64 bits), and one layer against the
//! language model.

use super::*;
use crate::layer::recurrent::Gates;
use crate::rng::{Purpose, Stream};
use seqscope_kernel::cell::Equations;
use std::sync::Arc;

const CELLS: [Equations; 4] = [
    Equations::Rnn,
    Equations::Lstm,
    Equations::GruAfter,
    Equations::GruBefore,
];
const COMBINATIONS: [Option<Combine>; 4] = [
    None,
    Some(Combine::Concat),
    Some(Combine::Sum),
    Some(Combine::Product),
];

fn stack(equations: Equations, layers: usize, directions: Option<Combine>) -> (Stack, Params) {
    let shape = StackShape {
        layer: Shape {
            equations,
            hidden: 3,
            inputs: vec![2, 1],
            bias: true,
            gates: Gates::Drawn,
        },
        layers,
        directions,
    };
    let layout = Layout::of(Stack::specs("rnn.", &shape));
    let stack = Stack::new(&layout, "rnn.", &shape);
    (stack, Params::drawn(Arc::new(layout), 8))
}

/// Rows in which every column of the given ones is drawn and all others are zero.
fn drawn(rows: usize, pitch: usize, columns: &[usize], number: u64) -> Vec<Real> {
    let mut stream = Stream::new(3, Purpose::Sample, number);
    let mut x = vec![0.0; rows * pitch];
    for row in x.chunks_exact_mut(pitch) {
        for &at in columns {
            row[at] = stream.uniform(1.0) as Real;
        }
    }
    x
}

/// What is asked of a stack: the inputs, the initial states, and what the outputs, the last states
/// and the summary count for in the loss.
#[derive(Clone)]
struct Question {
    steps: usize,
    lengths: Vec<usize>,
    x: Vec<Real>,
    initial: Vec<Real>,
    outputs: Vec<Real>,
    last: Vec<Real>,
    summary: Vec<Real>,
}

impl Question {
    fn new(stack: &Stack, lengths: &[usize]) -> Self {
        let batch = lengths.len();
        let steps = lengths.iter().copied().max().unwrap_or(0);
        let width = stack.output_width();
        let mut units = vec![0, 1, 2];
        if width == 8 {
            units.extend([4, 5, 6]);
        }
        let states = stack.layers() * 2 * 2 * batch;
        let mut outputs = drawn(steps * batch, width, &units, 1);
        for (at, row) in outputs.chunks_exact_mut(width).enumerate() {
            if at / batch >= lengths[at % batch] {
                row.fill(0.0);
            }
        }
        Self {
            steps,
            lengths: lengths.to_vec(),
            x: drawn(steps * batch, 8, &[0, 1, 4], 0),
            initial: drawn(states, 4, &[0, 1, 2], 2),
            outputs,
            last: drawn(states, 4, &[0, 1, 2], 3),
            summary: drawn(batch, width, &units, 4),
        }
    }

    /// The blocks of `initial` and `last` that belong to a layer's state and memory.
    fn blocks(&self, layer: usize, reverse: bool) -> [Range<usize>; 2] {
        let size = self.lengths.len() * 4;
        let first = (layer * 2 + usize::from(reverse)) * 2;
        [first, first + 1].map(|block| block * size..(block + 1) * size)
    }

    fn forward(&self, stack: &mut Stack, params: &Params) -> f64 {
        stack.begin(self.steps, &self.lengths);
        let dot = |a: &[Real], b: &[Real]| -> f64 {
            let pairs = a.iter().zip(b);
            pairs.map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
        };
        for (layer, reverse) in each(stack) {
            let [h, c] = self.blocks(layer, reverse);
            let (state, memory) = stack
                .layer_mut(layer, reverse)
                .expect("there")
                .initial_mut();
            state.copy_from_slice(&self.initial[h]);
            if !memory.is_empty() {
                memory.copy_from_slice(&self.initial[c]);
            }
        }
        stack.forward(params, Source::Rows(&self.x), 0..self.steps);
        let mut loss = dot(stack.outputs(), &self.outputs);
        for (layer, reverse) in each(stack) {
            let [h, c] = self.blocks(layer, reverse);
            let layer = stack.layer(layer, reverse).expect("there");
            loss += dot(layer.state(self.steps), &self.last[h]);
            loss += dot(layer.memory(self.steps), &self.last[c]);
        }
        let mut summary = vec![0.0; self.summary.len()];
        stack.summary(&mut summary);
        loss + dot(&summary, &self.summary)
    }

    /// The gradients of the parameters and of the inputs; those of the initial states stand in
    /// the stack.
    fn backward(&self, stack: &mut Stack, params: &Params) -> (Params, Vec<Real>) {
        self.forward(stack, params);
        stack.clear_errors();
        for (layer, reverse) in each(stack) {
            let [h, c] = self.blocks(layer, reverse);
            let (dh, dc) = stack.layer_mut(layer, reverse).expect("there").errors_mut();
            dh.copy_from_slice(&self.last[h]);
            if !dc.is_empty() {
                dc.copy_from_slice(&self.last[c]);
            }
        }
        stack.add_summary_errors(&self.summary);
        let mut gradient = params.zeros_like();
        let mut dx = vec![0.0; self.x.len()];
        let source = Source::Rows(&self.x);
        let outputs = Some(&self.outputs[..]);
        stack.backward(
            params,
            &mut gradient,
            source,
            outputs,
            0..self.steps,
            Some(&mut dx),
        );
        (gradient, dx)
    }
}

/// Every layer in every direction.
fn each(stack: &Stack) -> Vec<(usize, bool)> {
    let all = (0..stack.layers()).flat_map(|layer| [(layer, false), (layer, true)]);
    all.filter(|&(layer, reverse)| stack.layer(layer, reverse).is_some())
        .collect()
}

#[cfg(feature = "double")]
mod differences {
    use super::*;

    const H: f64 = 1e-5;

    fn close(name: &str, got: &[f64], want: &[f64], worst: &mut f64) {
        let greatest = want.iter().fold(1e-3, |most: f64, x| most.max(x.abs()));
        for (i, (got, want)) in got.iter().zip(want).enumerate() {
            let error = (got - want).abs() / greatest;
            *worst = worst.max(error);
            assert!(error <= 1e-6, "{name}[{i}]: {got} against {want}");
        }
    }

    /// The slopes of a loss along each number of a block.
    fn slopes(count: usize, mut at: impl FnMut(usize, f64) -> f64) -> Vec<f64> {
        (0..count)
            .map(|i| (at(i, H) - at(i, -H)) / (2.0 * H))
            .collect()
    }

    #[test]
    fn every_parameter_input_and_initial_state() {
        let mut worst = 0.0;
        for equations in CELLS {
            for (layers, lengths) in [(1, vec![5]), (2, vec![3, 5, 1]), (3, vec![4, 2])] {
                for directions in COMBINATIONS {
                    check(equations, layers, directions, &lengths, &mut worst);
                }
            }
        }
        println!("greatest error of a stack's gradients: {worst:.1e}");
    }

    fn check(
        equations: Equations,
        layers: usize,
        directions: Option<Combine>,
        lengths: &[usize],
        worst: &mut f64,
    ) {
        let (mut stack, params) = stack(equations, layers, directions);
        let question = Question::new(&stack, lengths);
        let (gradient, dx) = question.backward(&mut stack, &params);
        let mut other = stack.clone();
        for entry in params.layout().entries() {
            let want = slopes(entry.count(), |i, change| {
                let mut moved = params.clone();
                let columns = entry.columns();
                *moved
                    .element(&entry.name, i / columns, i % columns)
                    .expect("inside") += change;
                question.forward(&mut other, &moved)
            });
            close(&entry.name, &gradient.torch(&entry.name), &want, worst);
        }
        // The padding of the inputs stays out of it: it has weights of zero.
        let want = slopes(dx.len(), |i, change| {
            let mut moved = question.clone();
            moved.x[i] += change;
            moved.forward(&mut other, &params)
        });
        close("x", &dx, &want, worst);
        let want = slopes(question.initial.len(), |i, change| {
            let mut moved = question.clone();
            moved.initial[i] += change;
            moved.forward(&mut other, &params)
        });
        for (layer, reverse) in each(&stack) {
            let [h, c] = question.blocks(layer, reverse);
            let (dh, dc) = stack.layer(layer, reverse).expect("there").errors();
            for unit in (0..dh.len()).filter(|unit| unit % 4 < 3) {
                let name = format!("h0 of {layer} {reverse} {unit}");
                close(
                    &name,
                    &dh[unit..=unit],
                    &want[h.clone()][unit..=unit],
                    worst,
                );
                if !dc.is_empty() {
                    close(
                        &name,
                        &dc[unit..=unit],
                        &want[c.clone()][unit..=unit],
                        worst,
                    );
                }
            }
        }
    }
}

#[test]
fn the_padding_has_no_gradient() {
    for equations in CELLS {
        for directions in COMBINATIONS {
            let (mut stack, params) = stack(equations, 2, directions);
            let question = Question::new(&stack, &[3, 2]);
            let (mut rest, _) = question.backward(&mut stack, &params);
            assert!(rest.norm() > 0.0);
            for entry in params.layout().entries() {
                rest.set_torch(&entry.name, &vec![0.0; entry.count()])
                    .expect("its own shape");
            }
            assert!(
                rest.data().iter().all(|&x| x == 0.0),
                "{equations:?} {directions:?}"
            );
        }
    }
}

#[test]
fn names_and_widths_are_those_of_the_field() {
    let (_, params) = stack(Equations::Lstm, 2, Some(Combine::Concat));
    let layout = params.layout();
    let shape = |name: &str| layout.entry(name).expect("there").shape.clone();
    assert_eq!(shape("rnn.weight_ih_l0_reverse"), [12, 3]);
    assert_eq!(shape("rnn.weight_ih_l1"), [12, 6]);
    let (_, params) = stack(Equations::Lstm, 2, Some(Combine::Sum));
    assert_eq!(
        params
            .layout()
            .entry("rnn.weight_ih_l1")
            .expect("there")
            .shape,
        [12, 3]
    );
}
