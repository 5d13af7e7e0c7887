use super::desk::{Asked, Look};
use super::lesson::Lesson;
use crate::named::Named;
use crate::settings::Value;

const SHARES: [f64; 3] = [0.6, 0.3, 0.1];

fn asked(pairs: &[(&str, Value)]) -> Asked {
    let given: Named<Value> = pairs.iter().cloned().collect();
    Asked::read(&given).expect("within the limits")
}

fn named(score: &str) -> (&'static str, Value) {
    ("score", Value::Text(score.to_owned()))
}

fn at(score: &str, [area, rooms]: [f64; 2], step: usize) -> Look {
    let place = [
        named(score),
        ("area", Value::Number(area)),
        ("rooms", Value::Number(rooms)),
    ];
    asked(&place).look(&mut Lesson::new(1), step)
}

#[test]
fn the_lecture_s_weights_are_reached_exactly() {
    for (score, step) in [("gaussian", 0), ("learnt", 0), ("learnt", 20)] {
        let aimed = asked(&[named(score)]).aim(SHARES, &mut Lesson::new(1), step);
        let look = at(score, aimed.expect("a house"), step);
        for (found, wanted) in look.weights.iter().zip(SHARES) {
            assert!(
                (found - wanted).abs() < 1e-12,
                "{score} {step}: {:?}",
                look.weights
            );
        }
        assert!((look.value - 350.0).abs() < 1e-9, "{}", look.value);
    }
}

#[test]
fn where_no_house_has_the_weights_it_is_said() {
    let refused = asked(&[named("dot")]).aim(SHARES, &mut Lesson::new(1), 0);
    assert_eq!(refused.expect_err("no such house").code, "out-of-reach");
}

#[test]
fn the_slopes_are_those_of_the_price() {
    for score in ["gaussian", "dot", "scaled_dot", "learnt"] {
        let (area, rooms) = (104.0, 3.3);
        let look = at(score, [area, rooms], 60);
        let price = |area, rooms| at(score, [area, rooms], 60).value;
        let by_area = (price(area + 1e-4, rooms) - price(area - 1e-4, rooms)) / 2e-4 * 30.0;
        let by_rooms = (price(area, rooms + 1e-5) - price(area, rooms - 1e-5)) / 2e-5;
        assert!(
            (look.query_slopes[0] - by_area).abs() < 1e-4,
            "{score} {look:?} {by_area}"
        );
        assert!(
            (look.query_slopes[1] - by_rooms).abs() < 1e-4,
            "{score} {look:?} {by_rooms}"
        );
        let sum: f64 = look.score_slopes.iter().sum();
        assert!(sum.abs() < 1e-10);
    }
}

#[test]
fn the_lesson_finds_out_that_rooms_do_not_count() {
    let mut lesson = Lesson::new(1);
    let (layer, errors) = lesson.at(400);
    let stretch = [0, 1, 2].map(|c| (0..3).map(|r| layer[3 * r + c].powi(2)).sum::<f64>().sqrt());
    println!(
        "errors {} to {}, stretches {stretch:?}",
        errors[0], errors[400]
    );
    assert!(
        errors[400] < 0.15 * errors[0],
        "{} {}",
        errors[0],
        errors[400]
    );
    assert!(stretch[0] > 4.0 * stretch[1], "{stretch:?}");
    assert_eq!(lesson.at(50), Lesson::new(1).at(50));
}

#[test]
fn what_is_out_of_range_is_refused_by_name() {
    let given: Named<Value> = [("area", Value::Number(500.0))].into_iter().collect();
    let refused = Asked::read(&given).expect_err("too large");
    assert_eq!(
        (refused.code, refused.path.as_str()),
        ("out-of-range", "area")
    );
}

#[test]
fn a_score_is_the_sum_of_its_terms_and_a_weight_its_share() {
    for score in ["gaussian", "dot", "scaled_dot", "learnt"] {
        let look = at(score, [104.0, 3.3], 60);
        let all: f64 = look.raised.iter().sum();
        for (i, terms) in look.score_terms.chunks_exact(3).enumerate() {
            let sum: f64 = terms.iter().sum();
            assert!((sum - look.scores[i]).abs() < 1e-12, "{score} {i}");
            assert!((look.raised[i] / all - look.weights[i]).abs() < 1e-12);
        }
    }
}
