//! Four numbers worked on together: one WebAssembly vector, or an array of four elsewhere.
//!
//! Every kernel and every activation is written once, over [`Lanes`]. The two forms below do the
//! same operations in the same order and neither fuses a product with a sum, so a program gives
//! the same bits whichever of them it was built with.

use crate::real::Real;

/// How many numbers a [`Lanes`] holds. Every stored width is a multiple of it.
pub const LANES: usize = 4;

/// The smallest multiple of [`LANES`] that holds `n` numbers.
pub const fn padded(n: usize) -> usize {
    n.div_ceil(LANES) * LANES
}

/// Magnitudes below this are replaced by zero where a recurrence could shrink a number without
/// end: a denormal number costs WebAssembly four times an ordinary one, and cannot be switched off.
#[cfg(not(feature = "double"))]
const FLUSH: Real = 1e-30;
#[cfg(feature = "double")]
const FLUSH: Real = 1e-290;
/// The square of this is still an ordinary number: of two magnitudes no smaller, no product is
/// denormal. What a gradient of a cell loses below it cannot be seen beside the rest of its sum.
#[cfg(not(feature = "double"))]
const SETTLE: Real = 1.2e-19;
#[cfg(feature = "double")]
const SETTLE: Real = 1e-150;

#[cfg(all(
    target_arch = "wasm32",
    target_feature = "simd128",
    not(feature = "double")
))]
mod form {
    use super::{FLUSH, SETTLE};
    use core::arch::wasm32 as w;

    /// Four numbers.
    #[derive(Clone, Copy)]
    pub struct Lanes(w::v128);

    impl Lanes {
        /// The same number four times.
        #[inline(always)]
        pub fn splat(x: f32) -> Self {
            Self(w::f32x4_splat(x))
        }

        /// The first four numbers at `from`.
        ///
        /// # Safety
        /// Four numbers must be readable there.
        #[inline(always)]
        pub unsafe fn read(from: *const f32) -> Self {
            // SAFETY: the caller's promise; a v128 may be read at any alignment.
            Self(unsafe { w::v128_load(from.cast()) })
        }

        /// Writes the four numbers at `to`.
        ///
        /// # Safety
        /// Four numbers must be writable there.
        #[inline(always)]
        pub unsafe fn write(self, to: *mut f32) {
            // SAFETY: the caller's promise; a v128 may be written at any alignment.
            unsafe { w::v128_store(to.cast(), self.0) }
        }

        /// The four numbers, first to last.
        #[inline(always)]
        pub fn array(self) -> [f32; 4] {
            [
                w::f32x4_extract_lane::<0>(self.0),
                w::f32x4_extract_lane::<1>(self.0),
                w::f32x4_extract_lane::<2>(self.0),
                w::f32x4_extract_lane::<3>(self.0),
            ]
        }

        #[inline(always)]
        pub(super) fn plus(self, other: Self) -> Self {
            Self(w::f32x4_add(self.0, other.0))
        }

        #[inline(always)]
        pub(super) fn minus(self, other: Self) -> Self {
            Self(w::f32x4_sub(self.0, other.0))
        }

        #[inline(always)]
        pub(super) fn times(self, other: Self) -> Self {
            Self(w::f32x4_mul(self.0, other.0))
        }

        #[inline(always)]
        pub(super) fn over(self, other: Self) -> Self {
            Self(w::f32x4_div(self.0, other.0))
        }

        /// The square roots.
        #[inline(always)]
        pub fn sqrt(self) -> Self {
            Self(w::f32x4_sqrt(self.0))
        }

        /// The smaller of each pair; a NaN in `self` stays.
        #[inline(always)]
        pub fn least(self, other: Self) -> Self {
            Self(w::f32x4_pmin(self.0, other.0))
        }

        /// The larger of each pair; a NaN in `self` stays.
        #[inline(always)]
        pub fn most(self, other: Self) -> Self {
            Self(w::f32x4_pmax(self.0, other.0))
        }

        /// Zero where the number is too small to matter; a NaN stays.
        #[inline(always)]
        pub fn flushed(self) -> Self {
            self.zero_below(FLUSH)
        }

        /// Zero where products of such numbers with each other could be denormal; a NaN stays.
        #[inline(always)]
        pub fn settled(self) -> Self {
            self.zero_below(SETTLE)
        }

        #[inline(always)]
        fn zero_below(self, limit: f32) -> Self {
            let small = w::f32x4_lt(w::f32x4_abs(self.0), w::f32x4_splat(limit));
            Self(w::v128_andnot(self.0, small))
        }

        /// The first and third numbers of both, and the second and fourth.
        #[inline(always)]
        fn parted(self, other: Self) -> [Self; 2] {
            let (a, b) = (self.0, other.0);
            [
                Self(w::i32x4_shuffle::<0, 2, 4, 6>(a, b)),
                Self(w::i32x4_shuffle::<1, 3, 5, 7>(a, b)),
            ]
        }

        /// The sum of each of four, as [`Lanes::sum`] adds it.
        #[inline(always)]
        pub fn sums([a, b, c, d]: [Self; 4]) -> Self {
            let halves = |x: Self, y: Self| {
                let [even, odd] = x.parted(y);
                even.plus(odd)
            };
            halves(halves(a, b), halves(c, d))
        }

        /// 2ⁿ for a number that holds n in the lowest bits of its significand.
        #[inline(always)]
        pub(crate) fn power_of_two(self) -> Self {
            Self(w::i32x4_add(
                w::i32x4_shl(self.0, 23),
                w::i32x4_splat(0x3F80_0000),
            ))
        }
    }
}

#[cfg(not(all(
    target_arch = "wasm32",
    target_feature = "simd128",
    not(feature = "double")
)))]
mod form {
    use super::{FLUSH, Real, SETTLE};

    /// Four numbers.
    #[derive(Clone, Copy)]
    pub struct Lanes([Real; 4]);

    impl Lanes {
        #[inline(always)]
        fn each(self, other: Self, f: impl Fn(Real, Real) -> Real) -> Self {
            let (a, b) = (self.0, other.0);
            Self([f(a[0], b[0]), f(a[1], b[1]), f(a[2], b[2]), f(a[3], b[3])])
        }

        #[inline(always)]
        pub(crate) fn map(self, f: impl Fn(Real) -> Real) -> Self {
            Self(self.0.map(f))
        }

        /// The same number four times.
        #[inline(always)]
        pub fn splat(x: Real) -> Self {
            Self([x; 4])
        }

        /// The first four numbers at `from`.
        ///
        /// # Safety
        /// Four numbers must be readable there.
        #[inline(always)]
        pub unsafe fn read(from: *const Real) -> Self {
            // SAFETY: the caller's promise.
            Self(unsafe { from.cast::<[Real; 4]>().read_unaligned() })
        }

        /// Writes the four numbers at `to`.
        ///
        /// # Safety
        /// Four numbers must be writable there.
        #[inline(always)]
        pub unsafe fn write(self, to: *mut Real) {
            // SAFETY: the caller's promise.
            unsafe { to.cast::<[Real; 4]>().write_unaligned(self.0) }
        }

        /// The four numbers, first to last.
        #[inline(always)]
        pub fn array(self) -> [Real; 4] {
            self.0
        }

        #[inline(always)]
        pub(super) fn plus(self, other: Self) -> Self {
            self.each(other, |a, b| a + b)
        }

        #[inline(always)]
        pub(super) fn minus(self, other: Self) -> Self {
            self.each(other, |a, b| a - b)
        }

        #[inline(always)]
        pub(super) fn times(self, other: Self) -> Self {
            self.each(other, |a, b| a * b)
        }

        #[inline(always)]
        pub(super) fn over(self, other: Self) -> Self {
            self.each(other, |a, b| a / b)
        }

        /// The square roots.
        #[inline(always)]
        pub fn sqrt(self) -> Self {
            self.map(Real::sqrt)
        }

        /// The smaller of each pair; a NaN in `self` stays.
        #[inline(always)]
        pub fn least(self, other: Self) -> Self {
            self.each(other, |a, b| if b < a { b } else { a })
        }

        /// The larger of each pair; a NaN in `self` stays.
        #[inline(always)]
        pub fn most(self, other: Self) -> Self {
            self.each(other, |a, b| if a < b { b } else { a })
        }

        /// Zero where the number is too small to matter; a NaN stays.
        #[inline(always)]
        pub fn flushed(self) -> Self {
            self.map(|x| if x.abs() < FLUSH { 0.0 } else { x })
        }

        /// Zero where products of such numbers with each other could be denormal; a NaN stays.
        #[inline(always)]
        pub fn settled(self) -> Self {
            self.map(|x| if x.abs() < SETTLE { 0.0 } else { x })
        }

        /// The sum of each of four, as [`Lanes::sum`] adds it.
        #[inline(always)]
        pub fn sums(four: [Self; 4]) -> Self {
            Self(four.map(Self::sum))
        }

        /// 2ⁿ for a number that holds n in the lowest bits of its significand.
        #[cfg(not(feature = "double"))]
        #[inline(always)]
        pub(crate) fn power_of_two(self) -> Self {
            self.map(|x| f32::from_bits((x.to_bits() << 23).wrapping_add(0x3F80_0000)))
        }
    }
}

pub use form::Lanes;

impl Lanes {
    /// Four zeros.
    #[inline(always)]
    pub fn zero() -> Self {
        Self::splat(0.0)
    }

    /// The four numbers of `from` that start at `at`.
    ///
    /// # Panics
    /// When fewer than four are left there.
    #[inline(always)]
    pub fn load(from: &[Real], at: usize) -> Self {
        let four = &from[at..at + LANES];
        // SAFETY: the slice just taken holds four numbers.
        unsafe { Self::read(four.as_ptr()) }
    }

    /// Writes the four numbers into `to` from `at` on.
    ///
    /// # Panics
    /// When fewer than four places are left there.
    #[inline(always)]
    pub fn store(self, to: &mut [Real], at: usize) {
        let four = &mut to[at..at + LANES];
        // SAFETY: the slice just taken holds four numbers.
        unsafe { self.write(four.as_mut_ptr()) }
    }

    /// The sum of the four, always in this order.
    #[inline(always)]
    pub fn sum(self) -> Real {
        let [a, b, c, d] = self.array();
        (a + b) + (c + d)
    }
}

impl core::ops::Add for Lanes {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        self.plus(other)
    }
}

impl core::ops::Sub for Lanes {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        self.minus(other)
    }
}

impl core::ops::Mul for Lanes {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        self.times(other)
    }
}

impl core::ops::Div for Lanes {
    type Output = Self;
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        self.over(other)
    }
}
