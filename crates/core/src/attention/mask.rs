//! Which keys a query may look at: none of the future, none too far away.
//!
//! What a mask allows is always a range of positions, so a batch of unequal lengths needs no mask
//! of its own: sequences lie one after the other, and each looks at its own rows only. A query that
//! may look at nothing has weights zero, not 0/0.

pub use seqscope_kernel::heads::Mask;

/// The mask as PyTorch's F.scaled_dot_product_attention takes it, a row a query: true where a query
/// may look. (nn.MultiheadAttention wants the opposite.)
pub fn allowed(mask: Mask, queries: usize, keys: usize) -> Vec<bool> {
    (0..queries)
        .flat_map(|i| (0..keys).map(move |j| mask.keys(i, keys).contains(&j)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(causal: bool, window: usize) -> String {
        allowed(Mask { causal, window }, 3, 3)
            .iter()
            .map(|&yes| if yes { '1' } else { '.' })
            .collect()
    }

    #[test]
    fn a_causal_mask_is_a_triangle_and_a_window_a_band() {
        assert_eq!(drawn(false, 0), "111111111");
        assert_eq!(drawn(true, 0), "1..11.111");
        assert_eq!(drawn(false, 1), "11.111.11");
        assert_eq!(drawn(true, 1), "1..11..11");
    }
}
