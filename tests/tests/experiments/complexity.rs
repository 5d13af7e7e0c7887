//! The table of complexities (Vaswani et al. 2017, table 1), counted and measured.

use seqscope_core::study::complexity::{Layer, Reach, Run, formula, layers_between_ends};
use std::sync::LazyLock;
use std::time::Instant;

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

const LAYERS: [Layer; 6] = [
    Layer::Attention,
    Layer::Projected,
    Layer::Recurrent,
    Layer::Lstm,
    Layer::Convolution { taps: 3 },
    Layer::Restricted { r: 8 },
];

#[test]
fn executed_multiply_adds_are_those_of_the_formulas() {
    for (n, d) in [(16, 8), (32, 16), (64, 16), (24, 32)] {
        for layer in LAYERS {
            let cost = Run::new(layer, n, d).run();
            assert_eq!(
                cost.multiply_adds,
                formula(layer, n, d),
                "{layer:?} {n} {d}"
            );
            let steps = match layer {
                Layer::Recurrent | Layer::Lstm => n,
                _ => 1,
            };
            assert_eq!(cost.sequential, steps);
        }
    }
    let cost = |layer, n, d| formula(layer, n, d);
    assert_eq!(
        cost(Layer::Attention, 64, 64),
        cost(Layer::Recurrent, 64, 64)
    );
    assert!((1..200).all(|n| cost(Layer::Projected, n, 64) > cost(Layer::Recurrent, n, 64)));
    assert!(
        (1..200).all(|n| (cost(Layer::Projected, n, 64) < cost(Layer::Lstm, n, 64)) == (n < 128))
    );
}

#[test]
fn any_size_runs() {
    for layer in [
        Layer::Restricted { r: 0 },
        Layer::Restricted { r: 5 },
        Layer::Attention,
        Layer::Lstm,
    ] {
        for (n, d) in [(0, 0), (1, 1), (7, 3)] {
            let mut run = Run::new(layer, n, d);
            run.run();
            assert!(run.outputs().iter().all(|y| y.is_finite()));
        }
    }
}

#[test]
fn path_lengths() {
    let centred = Reach::Convolution {
        taps: 3,
        causal: false,
        dilated: false,
    };
    let causal = Reach::Convolution {
        taps: 3,
        causal: true,
        dilated: false,
    };
    let dilated = Reach::Convolution {
        taps: 3,
        causal: true,
        dilated: true,
    };
    println!("n | attention | window 2 | conv 3 centred | causal | dilated");
    for n in [2, 5, 9, 16, 28] {
        let layers = |reach| layers_between_ends(reach, n, 40).expect("a path");
        let all = layers(Reach::Attention { window: 0 });
        let near = layers(Reach::Attention { window: 2 });
        let found = [centred, causal, dilated].map(layers);
        println!("{n} | {all} | {near} | {found:?}");
        assert_eq!(all, 1);
        assert_eq!(near, (n - 1_usize).div_ceil(2));
        assert_eq!(found[0], n - 1);
        assert_eq!(found[1], (n - 1).div_ceil(2));
        let logarithm = (1..).find(|&layers| 3_usize.pow(layers) >= n).expect("one");
        assert_eq!(found[2], logarithm as usize);
    }
}

/// Seconds that this thread has been given, where the system says so: other programs do not count.
fn clock() -> f64 {
    let given = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = given.and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(
        || START.elapsed().as_secs_f64(),
        |nanoseconds| nanoseconds / 1e9,
    )
}

/// The slope of log time over log n, by least squares, of the mean of many runs each.
fn slope(layer: Layer, sizes: &[usize]) -> f64 {
    let points: Vec<(f64, f64)> = sizes
        .iter()
        .map(|&n| {
            let mut run = Run::new(layer, n, 64);
            run.run();
            // The clock is coarse: as many runs as half a second takes, and their mean.
            let (start, mut runs) = (clock(), 0.0);
            while clock() - start < 0.5 {
                run.run();
                runs += 1.0;
            }
            let mean_time = (clock() - start) / runs;
            println!("{layer:?} n={n}: {:.0} us", mean_time * 1e6);
            ((n as f64).ln(), mean_time.ln())
        })
        .collect();
    let count = points.len() as f64;
    let mean = |f: fn(&(f64, f64)) -> f64| points.iter().map(f).sum::<f64>() / count;
    let (x, y) = (mean(|p| p.0), mean(|p| p.1));
    let top: f64 = points.iter().map(|p| (p.0 - x) * (p.1 - y)).sum();
    let bottom: f64 = points.iter().map(|p| (p.0 - x).powi(2)).sum();
    top / bottom
}

#[test]
#[ignore = "long"]
fn time_grows_as_the_formulas_say() {
    for (layer, low, high) in [
        (Layer::Attention, 1.7, 2.5),
        (Layer::Recurrent, 0.9, 1.15),
        (Layer::Convolution { taps: 3 }, 0.85, 1.15),
        (Layer::Restricted { r: 32 }, 0.85, 1.15),
    ] {
        let slope = slope(layer, &[256, 512, 1024, 2048]);
        println!("{layer:?}: slope {slope:.2} in [{low}, {high}]");
        assert!((low..=high).contains(&slope));
    }
}
