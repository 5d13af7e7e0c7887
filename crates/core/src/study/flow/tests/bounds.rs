//! What holds for every network: Pascanu's bound, the product of all Jacobians between the two, and
//! numbers that can always be told.

use super::super::{Asked, Lane, Matrix, Network, Setting, bound, defaults, table};
use super::{CELLS, FUNCTIONS};
use crate::named::Named;
use crate::settings::table::Kind;
use crate::settings::{Cell, Value};
use crate::study::matrix::singular_values;
use proptest::prelude::*;

fn plain() -> impl Strategy<Value = Setting> {
    let matrix = (0..4_usize, 0.0..5.0).prop_map(|(kind, x)| match kind {
        0 => Matrix::Uniform(x),
        1 => Matrix::Radius(x),
        2 => Matrix::Largest(x),
        _ => Matrix::Orthogonal(x),
    });
    let sizes = (1..20_usize, 1..5_usize, 1..50_usize);
    let function = prop::sample::select(FUNCTIONS.to_vec());
    (matrix, sizes, function, 0.0..3.0, any::<u32>()).prop_map(
        |(matrix, (hidden, inputs, steps), nonlinearity, input_strength, seed)| Setting {
            cell: Cell::Rnn,
            hidden,
            inputs,
            steps,
            matrix,
            input_strength,
            bias: 0.0,
            nonlinearity,
            seed,
        },
    )
}

/// Any settings that the table accepts.
fn any_settings() -> impl Strategy<Value = Named<Value>> {
    let rows = table().into_iter().map(|row| {
        let name = row.name;
        let share = prop_oneof![Just(0.0), Just(1.0), 0.0..1.0];
        (share, any::<bool>()).prop_map(move |(share, said)| {
            let (min, max) = (row.min.unwrap_or(0.0), row.max.unwrap_or(1.0));
            let number = min + share * (max - min);
            let value = match row.kind {
                Kind::Choice => {
                    let choices = row.choices.clone().unwrap_or_default();
                    let place = (share * choices.len() as f64) as usize;
                    Value::Text(choices[place.min(choices.len() - 1)].to_owned())
                }
                Kind::Integer => Value::Integer(number as u64),
                Kind::Real => Value::Number(number),
                _ => row.default.clone(),
            };
            (name, if said { value } else { row.default.clone() })
        })
    });
    let all: Vec<_> = rows.collect();
    all.prop_map(|pairs| pairs.into_iter().collect())
}

fn tellable(lane: &Lane, steps: usize) {
    let flow = &lane.flow;
    for (name, logs) in [
        ("hidden", &flow.hidden),
        ("cell", &flow.cell),
        ("inside", &flow.inside),
        ("kept", &flow.kept),
        ("least", &flow.kept_least),
        ("most", &flow.kept_most),
        ("bound", &lane.bound),
        ("per step", &lane.per_step),
    ] {
        assert!(logs.is_empty() || logs.len() == steps, "{name}");
        let fine = |log: &f64| !log.is_nan() && *log != f64::INFINITY;
        assert!(logs.iter().all(fine), "{name} {logs:?}");
    }
    assert!(lane.states.iter().all(|x| x.is_finite()));
    for shares in [&lane.open, &lane.saturated, &lane.slopes] {
        assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_gradient_is_longer_than_the_product_nor_that_than_the_bound(setting in plain()) {
        let network = Network::new(&setting);
        let g = setting.nonlinearity;
        let flow = network.flow();
        let bound = bound(network.largest(0), g.steepest(), setting.steps);
        let product = network.product();
        prop_assert_eq!(product.len(), setting.steps);
        for lag in 0..setting.steps {
            prop_assert!(flow.hidden[lag] <= bound[lag] + 1e-9, "lag {}", lag);
            prop_assert!(flow.inside[lag] <= flow.hidden[lag] + g.steepest().log10() + 1e-9);
            // The product is in 32 bits, and what is next to nothing there beside the rest is lost.
            prop_assert!(flow.hidden[lag] <= product[lag] + 1e-2, "lag {}", lag);
            prop_assert!(product[lag] <= bound[lag] + 1e-3, "lag {}", lag);
        }
    }

    #[test]
    fn whatever_the_table_accepts_can_be_told(values in any_settings(), m in 0..200_usize) {
        let asked = Asked::read(&values);
        prop_assert!(asked.is_ok(), "{:?}", asked.err());
        let Ok(asked) = asked else { return Ok(()) };
        for cell in CELLS {
            let setting = Setting { hidden: 9, ..asked.setting(cell) };
            let network = Network::new(&setting);
            tellable(&network.lane(network.spectrum()), setting.steps);
            let factors = network.factors(m);
            for values in [&factors.other_values, &factors.jacobian_values] {
                prop_assert!(values.iter().all(|x| x.is_finite() && *x >= 0.0));
            }
            prop_assert!(network.product().iter().all(|log| !log.is_nan()));
        }
        let (from, rate, threshold) = asked.descent();
        let descent = crate::study::cliff::descend(from, rate, threshold, 60);
        prop_assert!(descent.errors.iter().all(|error| error.is_finite()));
    }
}

#[test]
fn a_guess_along_another_direction_is_not_taken_for_settled() {
    let setting = Setting {
        cell: crate::settings::Cell::Rnn,
        hidden: 2,
        inputs: 1,
        steps: 28,
        matrix: Matrix::Uniform(0.486_169_774_608_582),
        input_strength: 0.894_632_950_918_262_3,
        nonlinearity: crate::study::flow::Nonlinearity::Sigmoid,
        seed: 2_896_748_147,
        ..Setting::default()
    };
    let network = Network::new(&setting);
    let (flow, product) = (network.flow(), network.product());
    for (lag, (hidden, most)) in flow.hidden.iter().zip(&product).enumerate() {
        assert!(*hidden <= most + 1e-3, "lag {lag}: {hidden} {most}");
    }
}

#[test]
fn the_product_is_that_of_the_jacobians() {
    let setting = Setting {
        hidden: 12,
        steps: 30,
        matrix: Matrix::Radius(1.3),
        ..Setting::default()
    };
    let network = Network::new(&setting);
    let found = network.product();
    let mut product: Vec<f64> = (0..144)
        .map(|at| f64::from(u8::from(at % 13 == 0)))
        .collect();
    for (lag, log) in found.iter().enumerate() {
        let stretch = singular_values(&product, 12)[0].log10();
        assert!((log - stretch).abs() < 1e-4, "lag {lag}: {log} {stretch}");
        if lag + 1 < found.len() {
            let jacobian = network.factors(30 - lag).jacobian;
            let entry = |row: usize, column: usize| -> f64 {
                let terms = (0..12).map(|k| product[row * 12 + k] * jacobian[k * 12 + column]);
                terms.sum()
            };
            product = (0..144).map(|at| entry(at / 12, at % 12)).collect();
        }
    }
}

#[test]
fn settings_are_refused_by_name() {
    let one = |name: &str, value: Value| -> Named<Value> { [(name, value)].into_iter().collect() };
    for (name, value) in [
        ("radius", Value::Number(-0.1)),
        ("radius", Value::Number(f64::NAN)),
        ("hidden", Value::Integer(65)),
        ("length", Value::Number(20.5)),
        ("activation", Value::Text("sinus".to_owned())),
        ("flow", Value::Integer(1)),
    ] {
        let refused = Asked::read(&one(name, value)).expect_err(name);
        assert_eq!(refused.path, name);
    }
    assert!(Asked::read(&defaults()).is_ok() && Asked::read(&Named::default()).is_ok());
}
