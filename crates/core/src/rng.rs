//! Randomness by name and number only: the same everywhere, and nothing is drawn from outside.

use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng as _;

/// What a stream of numbers is for. Streams of one seed are independent of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Initial weights.
    Weights,
    /// Where the windows of a training step start.
    Windows,
    /// Drawing text from a trained network.
    Sample,
    /// Examples kept out of training.
    HeldOut,
}

/// A stream of random numbers that depends on its arguments only.
pub struct Stream(Pcg32);

impl Stream {
    /// The stream of a seed, a purpose and a number (a training step, or 0).
    pub fn new(seed: u32, purpose: Purpose, number: u64) -> Self {
        let kind = match purpose {
            Purpose::Weights => 1,
            Purpose::Windows => 2,
            Purpose::Sample => 3,
            Purpose::HeldOut => 4,
        };
        // Neighbouring numbers must not give similar streams, hence the mixing of bits.
        let mixed = mix(u64::from(seed) ^ mix(number.wrapping_mul(4).wrapping_add(kind)));
        Self(Pcg32::new(mixed, kind))
    }

    /// A number in 0 ≤ x < 1.
    pub fn unit(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / 4_294_967_296.0
    }

    /// A number between −limit and +limit.
    pub fn uniform(&mut self, limit: f64) -> f64 {
        (2.0 * self.unit() - 1.0) * limit
    }

    /// A number of the standard normal distribution (Marsaglia's polar method).
    pub fn normal(&mut self) -> f64 {
        loop {
            let (u, v) = (self.uniform(1.0), self.uniform(1.0));
            let s = u * u + v * v;
            if s > 0.0 && s < 1.0 {
                return u * (-2.0 * s.ln() / s).sqrt();
            }
        }
    }

    /// A whole number below `n`, which must not be 0.
    pub fn below(&mut self, n: usize) -> usize {
        ((u64::from(self.0.next_u32()) * n as u64) >> 32) as usize
    }
}

/// A bijection of 64 bits that spreads every bit over all (the finaliser of MurmurHash3).
fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    x = (x ^ (x >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    x ^ (x >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_depends_on_all_its_arguments() {
        let first = |seed, purpose, number| Stream::new(seed, purpose, number).0.next_u32();
        let base = first(1, Purpose::Windows, 1);
        assert_eq!(base, first(1, Purpose::Windows, 1));
        assert_ne!(base, first(2, Purpose::Windows, 1));
        assert_ne!(base, first(1, Purpose::Sample, 1));
        assert_ne!(base, first(1, Purpose::Windows, 2));
    }

    #[test]
    fn the_first_numbers_never_change() {
        let mut stream = Stream::new(1, Purpose::Weights, 0);
        let got: Vec<u32> = (0..3).map(|_| stream.0.next_u32()).collect();
        assert_eq!(got, [2_381_387_892, 2_759_367_453, 2_364_067_113]);
    }

    #[test]
    fn the_distributions_have_their_moments() {
        let mut stream = Stream::new(7, Purpose::Weights, 0);
        let n = 100_000;
        let (mut mean, mut square) = (0.0, 0.0);
        for _ in 0..n {
            let x = stream.normal();
            mean += x / f64::from(n);
            square += x * x / f64::from(n);
        }
        assert!(
            mean.abs() < 0.02 && (square - 1.0).abs() < 0.03,
            "{mean} {square}"
        );
        let mut seen = [0_u32; 5];
        for _ in 0..5_000 {
            seen[stream.below(5)] += 1;
            assert!(stream.uniform(2.0).abs() <= 2.0);
        }
        assert!(
            seen.iter().all(|&count| (850..1150).contains(&count)),
            "{seen:?}"
        );
    }
}
