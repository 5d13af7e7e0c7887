//! The road along which a gated cell carries its memory, taken alone: c_t = f_t ⊙ c_{t−1} + … in an
//! LSTM, h_t = z_t ⊙ h_{t−1} + … in a gated recurrent unit (z as PyTorch has it). What travels on it
//! meets no matrix, only valves. The gradient has other ways as well, through the gates and the
//! candidate of the next step: the difference to the whole gradient is what came by those.

use super::passes::Passes;
use crate::contribution::windows;
use crate::real::Real;
use crate::settings::Cell;

/// The road of one sequence.
pub(super) struct Road {
    /// The block of the gradient by the road alone.
    pub name: &'static str,
    /// The gradient of each step's memory by the road alone, steps × units.
    pub gradient: Vec<Real>,
    /// What passes the valve on the way forward: f_t ⊙ c_{t−1} or z_t ⊙ h_{t−1}.
    pub past: Vec<Real>,
    /// What joins behind it: i_t ⊙ g_t or (1 − z_t) ⊙ n_t.
    pub fresh: Vec<Real>,
    /// What passes the valve on the way back: the memory's gradient times f_t or z_t.
    pub back: Vec<Real>,
    /// The product of the valves after each step, up to the last: the share of what is on the road
    /// at step t that is still there at the end. Steps × units, in 64 bits, for it vanishes fast.
    pub kept: Vec<f64>,
    /// The product of the valves after the first step, up to each: the share of the first memory
    /// that is still on the road at step t. Steps × units, in 64 bits.
    pub since: Vec<f64>,
}

impl Road {
    /// What a cell's valves do to memory and gradient; nothing for a cell without any.
    pub fn of(passes: &Passes) -> Option<Self> {
        let [valve, opening, written, memory, start, asked, name] = match passes.plan.cell {
            Cell::Rnn => return None,
            Cell::Lstm => ["f", "i", "g", "c", "c0", "dc", "dc_road"],
            Cell::Gru => ["z", "u", "n", "h", "h0", "dh", "dh_road"],
        };
        let (steps, width) = (passes.steps(), passes.plan.hidden);
        let data = |name: &str| passes.blocks.get(name).map(|block| block.data.as_slice());
        let valve = data(valve)?;
        let times = |a: &[Real], b: &[Real]| a.iter().zip(b).map(|(a, b)| a * b).collect();
        let before = [data(start)?, data(memory)?].concat();
        let mut enters = passes.blocks.get("dh_local")?.data.clone();
        if let (Some(o), Some(tanh)) = (passes.blocks.get("o"), passes.blocks.get("tanh_c")) {
            for (x, (o, tanh)) in enters.iter_mut().zip(o.data.iter().zip(&tanh.data)) {
                *x *= o * (1.0 - tanh * tanh);
            }
        }
        let settings = passes.checked.settings();
        let mut gradient = vec![0.0; steps * width];
        for window in windows(settings, steps) {
            let mut carry = vec![0.0; width];
            for t in (1..=window.losses[1]).rev() {
                if (t as i64) < window.reach {
                    break;
                }
                let counts = t >= window.losses[0];
                for (unit, carry) in carry.iter_mut().enumerate() {
                    let at = (t - 1) * width + unit;
                    let here = *carry + if counts { enters[at] } else { 0.0 };
                    gradient[at] += here;
                    *carry = here * valve[at];
                }
            }
        }
        let mut kept = vec![1.0; steps * width];
        for at in (0..(steps - 1) * width).rev() {
            kept[at] = kept[at + width] * f64::from(valve[at + width]);
        }
        let mut since = vec![1.0; steps * width];
        for at in width..steps * width {
            since[at] = since[at - width] * f64::from(valve[at]);
        }
        Some(Self {
            name,
            gradient,
            past: times(valve, &before),
            fresh: times(data(opening)?, data(written)?),
            back: times(valve, data(asked)?),
            kept,
            since,
        })
    }
}
