//! Self- and cross-attention with several heads.
