//! One neuron that must keep a bit (Bengio, Simard & Frasconi 1994).

use seqscope_core::study::one_neuron::{LEARNT, Run, Setting, attractor, pass, train};

const SEEDS: u32 = 12;

fn runs(weight: f64, steps: usize) -> Vec<Run> {
    let setting = |seed| Setting {
        weight,
        steps,
        seed,
        ..Setting::default()
    };
    (1..=SEEDS).map(|seed| train(&setting(seed))).collect()
}

#[test]
fn learning_fails_as_the_sequence_grows() {
    for (weight, at_least) in [(1.25, 11), (0.8, 11)] {
        let mut learnt = Vec::new();
        for steps in [5, 10, 20, 40, 80] {
            let runs = runs(weight, steps);
            let count = runs.iter().filter(|run| run.learnt_at.is_some()).count();
            let last = |run: &Run| *run.weights.last().expect("sequences");
            let good: Vec<f64> = runs
                .iter()
                .filter(|run| run.learnt_at.is_some())
                .map(last)
                .collect();
            let bad: Vec<f64> = runs
                .iter()
                .filter(|run| run.learnt_at.is_none())
                .map(last)
                .collect();
            println!(
                "w0 {weight}, T {steps}: learnt {count}/{SEEDS}, w {good:.2?}, not learnt, w {bad:.2?}"
            );
            learnt.push(count);
        }
        assert!(learnt[0] >= at_least, "{learnt:?}");
        assert!((4..=12).contains(&learnt[1]), "{learnt:?}");
        assert!(learnt[2..].iter().all(|&count| count <= 1), "{learnt:?}");
    }
}

#[test]
fn what_is_learnt_has_two_attractors_and_what_is_not_has_lost_its_memory() {
    for weight in [1.25, 1.75, 2.5] {
        let last = |runs: &[Run], learnt: bool| -> Vec<f64> {
            let chosen = runs.iter().filter(|run| run.learnt_at.is_some() == learnt);
            chosen
                .map(|run| run.weights[run.weights.len() - 1])
                .collect()
        };
        let mean = |of: &[f64]| of.iter().sum::<f64>() / of.len() as f64;
        let good = last(&runs(weight, 10), true);
        let bad = last(&runs(weight, 40), false);
        println!(
            "w0 {weight}: learnt with T 10, w {:.2} (mean of {}); not learnt with T 40, w {:.2} (mean of {})",
            mean(&good),
            good.len(),
            mean(&bad),
            bad.len()
        );
        assert!(
            (1.15..1.45).contains(&mean(&good)),
            "two attractors, for w > 1"
        );
        assert!(mean(&bad).abs() < 0.3, "no memory is left");
    }
}

#[test]
fn where_a_bit_is_kept_its_influence_vanishes() {
    // Attractors exist above 1 only, and there the slope w(1−tanh²x) is below 1.
    assert!(attractor(0.9) < 1e-9 && attractor(-3.0) == 0.0);
    for weight in [1.1_f64, 1.3, 2.0] {
        let x = attractor(weight);
        assert!((x - weight * x.tanh()).abs() < 1e-9 && x > 0.3);
        let mut inputs = vec![0.0; 60];
        inputs[..LEARNT].fill(1.0);
        let pass = pass(weight, &inputs);
        let slope = weight * (1.0 - x.tanh() * x.tanh());
        println!(
            "w {weight}: attractor {x:.3}, slope {slope:.3}, dx_T/dx_0 {:.1e}",
            pass.influence[0]
        );
        assert!((pass.states[60] - x).abs() < 0.1 && slope < 1.0);
        assert!(pass.influence[0] < 0.05 && pass.influence[60] == 1.0);
    }
}

#[test]
fn the_gradient_of_a_sequence_is_that_of_its_last_state() {
    let inputs = [0.3, -0.1, 0.5, 0.2, -0.4, 0.1];
    let last = |weight: f64, inputs: &[f64]| pass(weight, inputs).states[6];
    let found = pass(1.2, &inputs);
    let slope = (last(1.2 + 1e-6, &inputs) - last(1.2 - 1e-6, &inputs)) / 2e-6;
    assert!((found.weight - slope).abs() < 1e-8);
    for t in 0..LEARNT {
        let mut moved = inputs;
        moved[t] += 1e-6;
        let above = last(1.2, &moved);
        moved[t] -= 2e-6;
        assert!((found.inputs[t] - (above - last(1.2, &moved)) / 2e-6).abs() < 1e-8);
    }
}
