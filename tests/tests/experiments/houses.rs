//! Attention in general: a house's price from those of similar houses.

use seqscope_core::rng::{Purpose, Stream};
use seqscope_core::study::houses::{Score, error, gradient, scores, train, value, weights};

const PRICES: [f64; 3] = [400_000.0, 300_000.0, 200_000.0];

#[test]
fn scores_say_weights_whatever_is_added_to_all_of_them() {
    for added in [0.0, 1.0, -7.5, 300.0, -600.0] {
        let scores = [0.6_f64, 0.3, 0.1].map(|w| w.ln() + added);
        let weights = weights(&scores);
        for (found, wanted) in weights.iter().zip([0.6, 0.3, 0.1]) {
            assert!((found - wanted).abs() < 1e-13, "{weights:?}");
        }
        let price = value(&weights, &PRICES);
        assert!((price - 350_000.0).abs() < 1e-6, "{price}");
    }
    println!(
        "0.6 · 400 + 0.3 · 300 + 0.1 · 200 = {:.0}",
        value(&[0.6, 0.3, 0.1], &PRICES)
    );
}

fn random(count: usize, number: u64) -> Vec<f64> {
    let mut stream = Stream::new(7, Purpose::Sample, number);
    (0..count).map(|_| stream.normal()).collect()
}

#[test]
fn the_kernel_is_a_softmax_and_its_width_decides() {
    let (query, keys, prices) = (random(3, 0), random(30, 1), random(10, 2));
    let distance =
        |key: &[f64]| -> f64 { key.iter().zip(&query).map(|(k, q)| (q - k) * (q - k)).sum() };
    for width in [0.3, 1.0, 4.0] {
        let kernel: Vec<f64> = keys
            .chunks(3)
            .map(|key| (-distance(key) / (2.0 * width * width)).exp())
            .collect();
        let sum: f64 = kernel.iter().sum();
        let wanted: f64 = kernel.iter().zip(&prices).map(|(k, v)| k * v / sum).sum();
        let found = value(
            &weights(&scores(Score::Gaussian(width), &query, &keys)),
            &prices,
        );
        assert!((found - wanted).abs() < 1e-12);
    }
    let at = |width| {
        value(
            &weights(&scores(Score::Gaussian(width), &query, &keys)),
            &prices,
        )
    };
    let nearest = (0..10).min_by(|&a, &b| {
        distance(&keys[3 * a..3 * a + 3]).total_cmp(&distance(&keys[3 * b..3 * b + 3]))
    });
    let (narrow, wide) = (at(1e-3), at(1e6));
    assert!((narrow - prices[nearest.expect("houses")]).abs() < 1e-9);
    assert!((at(0.0) - narrow).abs() < 1e-9);
    assert!((wide - prices.iter().sum::<f64>() / 10.0).abs() < 1e-9);
}

#[test]
fn a_score_pulls_towards_its_own_house() {
    let (mut scores, prices) = (random(6, 3), random(6, 4));
    let slopes = gradient(&weights(&scores), &prices);
    assert!(slopes.iter().sum::<f64>().abs() < 1e-14);
    for i in 0..6 {
        let kept = scores[i];
        let mut at = |moved: f64| {
            scores[i] = kept + moved;
            value(&weights(&scores), &prices)
        };
        let found = (at(1e-5) - at(-1e-5)) / 2e-5;
        scores[i] = kept;
        assert!((found - slopes[i]).abs() < 1e-9);
    }
}

#[test]
fn dot_products_are_scaled_by_the_root_of_their_length() {
    let (query, keys) = (random(4, 5), random(12, 6));
    let (plain, scaled) = (
        scores(Score::Dot, &query, &keys),
        scores(Score::ScaledDot, &query, &keys),
    );
    for (a, b) in plain.iter().zip(scaled) {
        assert!((a - 2.0 * b).abs() < 1e-14);
    }
}

#[test]
fn a_learnt_layer_finds_out_which_attribute_counts() {
    // The price depends on the first attribute alone; the second is noise.
    let keys = random(60, 7);
    let prices: Vec<f64> = keys.chunks(2).map(|key| key[0] * 2.0).collect();
    let mut layer = vec![1.0, 0.2, -0.1, 1.0];
    let (_, slopes) = error(&layer, &keys, &prices);
    for i in 0..4 {
        let mut moved = layer.clone();
        moved[i] += 1e-5;
        let above = error(&moved, &keys, &prices).0;
        moved[i] -= 2e-5;
        let found = (above - error(&moved, &keys, &prices).0) / 2e-5;
        assert!((found - slopes[i]).abs() < 1e-8, "{found} {}", slopes[i]);
    }
    let errors = train(&mut layer, &keys, &prices, 0.5, 400);
    let columns = [0, 1].map(|c| (layer[c].powi(2) + layer[2 + c].powi(2)).sqrt());
    println!(
        "error {:.4} to {:.4}; the layer stretches the attribute that counts by {:.2}, the other by {:.2}",
        errors[0], errors[400], columns[0], columns[1]
    );
    assert!(errors[400] < 0.5 * errors[0] && columns[0] > 3.0 * columns[1]);
    // The same score as the kernel when the layer is 1/h.
    let same = scores(Score::Learnt(&[0.5, 0.0, 0.0, 0.5]), &[1.0, 2.0], &keys);
    for (a, b) in same
        .iter()
        .zip(scores(Score::Gaussian(2.0), &[1.0, 2.0], &keys))
    {
        assert!((a - b).abs() < 1e-12);
    }
}

#[test]
fn what_is_missing_or_absurd_is_answered_too() {
    assert!(weights(&[]).is_empty());
    assert!(scores(Score::Dot, &[], &[]).is_empty());
    assert_eq!(scores(Score::Gaussian(0.0), &[1.0], &[1.0, 2.0])[0], 0.0);
    assert_eq!(error(&[], &[], &[]).0, 0.0);
    assert_eq!(error(&[1.0], &[1.0], &[1.0]).0, 0.0);
    let _ = error(&[1.0, 2.0, 3.0], &[1.0, 2.0, 3.0], &[5.0, 6.0]);
    let far = weights(&scores(Score::Gaussian(1e-90), &[0.0], &[1e200, -1e200]));
    assert!((far[0] - 0.5).abs() < 1e-12);
}
