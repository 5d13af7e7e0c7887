//! Sums accumulated in 64 bits, for the traced path: it is the more exact of the two, and it is
//! computed again at every movement of a hand.

use crate::real::Real;

/// Σ a·b. Four sums side by side, because one alone would wait for each of its additions.
pub fn dot(a: &[Real], b: &[Real]) -> f64 {
    let mut sums = [0.0_f64; 4];
    let (fours, rest) = a.as_chunks::<4>();
    let (others, left) = b.as_chunks::<4>();
    for (a, b) in fours.iter().zip(others) {
        for i in 0..4 {
            sums[i] += f64::from(a[i]) * f64::from(b[i]);
        }
    }
    for (sum, (&a, &b)) in sums.iter_mut().zip(rest.iter().zip(left)) {
        *sum += f64::from(a) * f64::from(b);
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3])
}

/// Adds a row, times a factor.
pub fn add(sums: &mut [f64], row: &[Real], factor: Real) {
    let factor = f64::from(factor);
    for (sum, &x) in sums.iter_mut().zip(row) {
        *sum += f64::from(x) * factor;
    }
}

/// Adds a row, times a factor, each product rounded as a number of its own.
pub fn add_rounded(sums: &mut [f64], row: &[Real], factor: Real) {
    for (sum, &x) in sums.iter_mut().zip(row) {
        *sum += f64::from(x * factor);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_any_length_are_those_of_one_loop() {
        for length in 0..10 {
            let a: Vec<Real> = (0..length).map(|i| (i * i % 7) as Real - 2.5).collect();
            let b: Vec<Real> = (0..length).map(|i| 1.5 - i as Real).collect();
            let products = a.iter().zip(&b).map(|(a, b)| f64::from(a * b));
            assert_eq!(dot(&a, &b), products.sum());
            let mut sums = vec![1.0; length];
            add(&mut sums, &a, 3.0);
            add_rounded(&mut sums, &a, -2.0);
            for (sum, x) in sums.iter().zip(&a) {
                assert_eq!(*sum, 1.0 + f64::from(*x));
            }
        }
    }
}
