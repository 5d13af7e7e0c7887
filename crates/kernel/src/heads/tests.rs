use super::*;

/// Two heads of width 3 (padded 4), two sequences of unequal lengths.
const P: usize = 4;
const SIZE: usize = 3;

fn numbers(count: usize, salt: usize) -> Vec<Real> {
    (0..count)
        .map(|i| match i % P {
            0..SIZE => ((i * 13 + salt) % 17) as Real * 0.2 - 1.5,
            _ => 0.0,
        })
        .collect()
}

fn spans(heads: usize) -> Vec<Span> {
    let first = Span {
        query: 0,
        queries: 3,
        key: 0,
        keys: 5,
        weights: 0,
    };
    let second = Span {
        query: 3,
        queries: 2,
        key: 5,
        keys: 2,
        weights: first.room(heads),
    };
    vec![first, second]
}

fn heads(mask: Mask) -> Heads {
    Heads {
        count: 2,
        width: P,
        scale: 0.5,
        mask,
    }
}

fn run(mask: Mask, q: &[Real], kv: &[Real]) -> (Vec<Real>, Vec<Real>) {
    let spans = spans(2);
    let mut weights = vec![7.0; spans.iter().map(|span| span.room(2)).sum()];
    let mut joined = vec![7.0; 5 * 2 * P];
    let kept = (&mut weights[..], &mut joined[..]);
    forward(heads(mask), &spans, (q, kv), kept, &mut Room::default());
    (weights, joined)
}

const MASKS: [Mask; 4] = [
    Mask {
        causal: false,
        window: 0,
    },
    Mask {
        causal: true,
        window: 0,
    },
    Mask {
        causal: false,
        window: 1,
    },
    Mask {
        causal: true,
        window: 1,
    },
];

#[test]
fn weights_are_the_softmax_of_the_allowed_scores_and_sums_are_weighted() {
    let (q, kv) = (numbers(40, 1), numbers(7 * 16, 5));
    for mask in MASKS {
        let (weights, joined) = run(mask, &q, &kv);
        for span in spans(2) {
            let wide = padded(span.keys);
            for head in 0..2 {
                for i in 0..span.queries {
                    let row = (span.query + i) * 8 + head * P;
                    let score = |j: usize| {
                        let key = (span.key + j) * 16 + head * P;
                        0.5 * (0..P).map(|k| q[row + k] * kv[key + k]).sum::<Real>()
                    };
                    let allowed = mask.keys(i, span.keys);
                    let sum: Real = allowed.clone().map(|j| score(j).exp()).sum();
                    let alpha = |j: usize| {
                        if allowed.contains(&j) {
                            score(j).exp() / sum
                        } else {
                            0.0
                        }
                    };
                    let start = span.weights + (head * span.queries + i) * wide;
                    for j in 0..wide {
                        let want = if j < span.keys { alpha(j) } else { 0.0 };
                        assert!((weights[start + j] - want).abs() < 1e-6);
                    }
                    for k in 0..P {
                        let value = |j: usize| kv[(span.key + j) * 16 + 8 + head * P + k];
                        let want: Real = (0..span.keys).map(|j| alpha(j) * value(j)).sum();
                        assert!((joined[row + k] - want).abs() < 1e-5);
                    }
                }
            }
        }
    }
}

#[test]
fn the_way_back_is_the_derivative() {
    let (q, kv, c) = (numbers(40, 1), numbers(7 * 16, 5), numbers(40, 9));
    for mask in MASKS {
        let loss = |q: &[Real], kv: &[Real]| -> f64 {
            let (_, joined) = run(mask, q, kv);
            joined
                .iter()
                .zip(&c)
                .map(|(&y, &c)| f64::from(y) * f64::from(c))
                .sum()
        };
        let (weights, _) = run(mask, &q, &kv);
        let (mut dq, mut dkv) = (vec![0.0; q.len()], vec![0.0; kv.len()]);
        backward(
            heads(mask),
            &spans(2),
            (&q, &kv),
            (&weights, &c),
            (&mut dq, &mut dkv),
            &mut Room::default(),
        );
        let h = 1e-2;
        for i in (0..q.len()).filter(|i| i % P < SIZE) {
            let at = |h: Real| {
                let mut q = q.clone();
                q[i] += h;
                loss(&q, &kv)
            };
            let want = (at(h) - at(-h)) / (2.0 * f64::from(h));
            assert!(
                (f64::from(dq[i]) - want).abs() < 2e-3,
                "{i} {} {want}",
                dq[i]
            );
        }
        for i in (0..kv.len()).filter(|i| i % P < SIZE) {
            let at = |h: Real| {
                let mut kv = kv.clone();
                kv[i] += h;
                loss(&q, &kv)
            };
            let want = (at(h) - at(-h)) / (2.0 * f64::from(h));
            assert!(
                (f64::from(dkv[i]) - want).abs() < 2e-3,
                "{i} {} {want}",
                dkv[i]
            );
        }
    }
}

#[test]
fn a_row_that_may_look_at_nothing_is_zero() {
    let mut row = [1.0, 2.0, 3.0, 0.0];
    softmax(&mut row, 1.0, 2..2);
    assert_eq!(row, [0.0; 4]);
    let mut far = [300.0, -300.0, 5.0, 0.0];
    softmax(&mut far, 1.0, 0..2);
    assert!(far[0] == 1.0 && far[1].is_normal() && far[2..] == [0.0; 2]);
    assert_eq!(
        Mask {
            causal: true,
            window: 2
        }
        .keys(5, 4),
        3..4
    );
    assert_eq!(
        Mask {
            causal: false,
            window: 1
        }
        .keys(9, 4),
        4..4
    );
}

#[test]
fn no_keys_give_a_sum_of_zero() {
    let span = Span {
        query: 0,
        queries: 2,
        key: 0,
        keys: 0,
        weights: 0,
    };
    let mut joined = [5.0; 16];
    let heads = heads(Mask::default());
    forward(
        heads,
        &[span],
        (&[1.0; 16], &[]),
        (&mut [], &mut joined),
        &mut Room::default(),
    );
    assert_eq!(joined, [0.0; 16]);
    let (mut dq, mut dkv) = ([0.0; 16], []);
    let kept = (&[][..], &joined[..]);
    backward(
        heads,
        &[span],
        (&[1.0; 16], &[]),
        kept,
        (&mut dq, &mut dkv),
        &mut Room::default(),
    );
    assert_eq!(dq, [0.0; 16]);
}

#[test]
fn the_gradients_of_scores_sum_to_zero_and_padding_gets_none() {
    let weights = [0.5, 0.3, 0.2, 0.0];
    let mut gradient = [1.0, -2.0, 0.5, 7.0];
    softmax_backward(&mut gradient, &weights, 1.0);
    assert!(gradient.iter().sum::<Real>().abs() < 1e-6);
    assert_eq!(gradient[3], 0.0);
    assert!((gradient[0] - 0.5).abs() < 1e-6, "{gradient:?}");
}
