//! How many layers there must be on top of each other until the last output depends on the first
//! input: measured by dy_n/dx_1 ≠ 0.

use crate::attention::mask::Mask;
use crate::attention::multi_head::{Keys, MultiHead, Workspace};
use crate::layer::convolution::{Convolution, Taps};
use crate::params::{Layout, Params, Spec};
use crate::real::Real;
use crate::rng::{Purpose, Stream};
use seqscope_kernel::heads::Span;
use std::sync::Arc;

/// A layer whose reach is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Self-attention to all rows, or to those at most so many away (0: all).
    Attention {
        /// The greatest distance.
        window: usize,
    },
    /// A convolution of so many taps, in the middle or causal; `dilated`: each layer's taps stand
    /// that many times farther apart than those of the layer below.
    Convolution {
        /// The number of taps.
        taps: usize,
        /// Whether it sees no later row.
        causal: bool,
        /// Whether distances grow by the number of taps from layer to layer.
        dilated: bool,
    },
}

/// The most rows, and layers.
const MOST_ROWS: usize = 256;

/// The width of a row; nothing depends on it.
const WIDTH: usize = 4;

enum Made {
    Attention(Box<MultiHead>),
    Convolution(Box<Convolution>),
}

/// The number of layers after which dy_n/dx_1 of n rows is not zero; none if `most` are not enough.
///
/// Each layer's numbers are brought back to a common size on the way, so that what vanishes is what
/// is not connected, and nothing else.
pub fn layers_between_ends(reach: Reach, n: usize, most: usize) -> Option<usize> {
    let n = n.clamp(1, MOST_ROWS);
    (1..=most.min(MOST_ROWS))
        .find(|&layers| first_error(reach, n, layers).iter().any(|&d| d != 0.0))
}

/// dy_n/dx_1, summed over the outputs of row n, through so many layers.
fn first_error(reach: Reach, n: usize, layers: usize) -> Vec<Real> {
    let specs: Vec<Spec> = (0..layers)
        .flat_map(|layer| specs(reach, &format!("{layer}.")))
        .collect();
    let layout = Arc::new(Layout::of(specs));
    let params = Params::drawn(layout.clone(), 1);
    let mut gradient = params.zeros_like();
    let mut work = Workspace::default();
    let spans = [Span {
        queries: n,
        keys: n,
        ..Span::default()
    }];
    let mut stream = Stream::new(1, Purpose::Sample, 1);
    let mut rows: Vec<Vec<Real>> = vec![
        (0..n * WIDTH)
            .map(|_| stream.uniform(1.0) as Real)
            .collect(),
    ];
    let mut made: Vec<Made> = (0..layers)
        .map(|layer| make(reach, &layout, layer))
        .collect();
    for layer in &mut made {
        let x = rows.last().cloned().unwrap_or_default();
        let mut y = vec![0.0; x.len()];
        match layer {
            Made::Attention(heads) => {
                heads.forward(&params, &spans, (&x, Keys::Own), &mut y, &mut work);
            }
            Made::Convolution(layer) => layer.forward(&params, &x, &[n], &mut y),
        }
        rows.push(y);
    }
    let mut d = vec![0.0; n * WIDTH];
    d[(n - 1) * WIDTH..].fill(1.0);
    for (layer, x) in made.iter_mut().zip(&rows).rev() {
        let mut dx = vec![0.0; d.len()];
        match layer {
            Made::Attention(heads) => {
                let given = (&x[..], Keys::Own, &d[..]);
                heads.backward(&params, &mut gradient, &spans, given, &mut work);
                heads.add_errors(&params, &mut dx, None, &mut work);
            }
            Made::Convolution(layer) => {
                let given = (&[n][..], &d[..]);
                layer.backward(&params, &mut gradient, given, &mut dx, &mut work.turned);
            }
        }
        let greatest = dx.iter().fold(0.0, |most: Real, x| most.max(x.abs()));
        if greatest > 0.0 {
            dx.iter_mut().for_each(|x| *x /= greatest);
        }
        d = dx;
    }
    d[..WIDTH].to_vec()
}

fn specs(reach: Reach, prefix: &str) -> Vec<Spec> {
    match reach {
        Reach::Attention { .. } => MultiHead::specs(prefix, WIDTH, 1),
        Reach::Convolution { taps, .. } => Convolution::specs(prefix, WIDTH, WIDTH, taps),
    }
}

fn make(reach: Reach, layout: &Layout, layer: usize) -> Made {
    let prefix = format!("{layer}.");
    match reach {
        Reach::Attention { window } => {
            let mask = Mask {
                causal: false,
                window,
            };
            Made::Attention(Box::new(MultiHead::new(layout, &prefix, (WIDTH, 1), mask)))
        }
        Reach::Convolution {
            taps,
            causal,
            dilated,
        } => {
            let power = u32::try_from(layer).unwrap_or(u32::MAX);
            let dilation = if dilated {
                taps.saturating_pow(power)
            } else {
                1
            };
            let taps = Taps {
                count: taps,
                causal,
                dilation,
            };
            Made::Convolution(Box::new(Convolution::new(layout, &prefix, taps)))
        }
    }
}
