//! The wall in the error of one neuron, and what clipping does there (Pascanu, Mikolov & Bengio
//! 2013, figure 6).

use seqscope_core::study::cliff::{descend, grid, point};

const STARTS: [[f64; 2]; 5] = [
    [6.0, -2.4],
    [5.0, -2.2],
    [6.5, -2.6],
    [7.0, -3.0],
    [5.5, -2.0],
];

#[test]
fn the_gradient_is_that_of_the_error() {
    for at in [[5.0, -2.0], [4.3, -1.2], [6.0, -3.5]] {
        for (n, slope) in point(at).gradient.into_iter().enumerate() {
            let moved = |by: f64| {
                let mut moved = at;
                moved[n] += by;
                point(moved).error
            };
            let found = (moved(1e-6) - moved(-1e-6)) / 2e-6;
            assert!(
                (found - slope).abs() <= 1e-6 * (1.0 + slope.abs()),
                "{found} {slope}"
            );
        }
    }
}

#[test]
fn unclipped_descent_is_thrown_out_and_clipped_descent_arrives() {
    let (mut thrown, mut arrived) = (0, 0);
    for start in STARTS {
        let free = descend(start, 0.05, f64::INFINITY, 2_000);
        let clipped = descend(start, 0.05, 1.0, 2_000);
        let last = |errors: &[f64]| errors[errors.len() - 1];
        println!(
            "from {start:?}: unclipped E {:.4}, longest step {:.2}; clipped at 1 E {:.1e}, longest {:.3}",
            last(&free.errors),
            free.longest,
            last(&clipped.errors),
            clipped.longest
        );
        thrown += usize::from(last(&free.errors) > 0.05 && free.longest > 1.0);
        arrived += usize::from(last(&clipped.errors) < 1e-3);
        assert!(clipped.longest <= 0.05 + 1e-12);
        assert_eq!((free.path.len(), free.path[0]), (2_001, start));
    }
    assert!(thrown >= 4, "{thrown} of 5 thrown out");
    assert_eq!(arrived, 5);
}

#[test]
fn the_wall_is_a_thousand_times_steeper_than_its_surroundings() {
    let points = grid([4.0, 8.0], [-4.0, -1.0], 201);
    let mut steepness: Vec<f64> = points.iter().map(|point| point.steepness()).collect();
    steepness.sort_by(f64::total_cmp);
    let (median, most) = (
        steepness[steepness.len() / 2],
        steepness[steepness.len() - 1],
    );
    println!(
        "gradient: median {median:.3}, greatest {most:.0}, ratio {:.1e}",
        most / median
    );
    assert_eq!(points.len(), 201 * 201);
    assert!(most / median > 1e3);
}
