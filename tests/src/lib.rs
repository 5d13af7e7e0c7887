//! Helpers of the tests that cross crates.

use seqscope_core::params::Params;
use seqscope_core::real::Real;
use seqscope_core::settings::Checked;

/// One step of plain gradient descent, written without the core's optimizer.
pub fn descend(checked: &Checked, params: &Params) -> impl FnOnce(&Params) -> (Params, f64) {
    let rate = checked.settings().learning_rate as Real;
    let mut next = params.clone();
    move |gradient| {
        for entry in gradient.layout().entries() {
            let old = next.torch(entry.name);
            let pairs = old.iter().zip(gradient.torch(entry.name));
            let new: Vec<Real> = pairs.map(|(w, g)| w - rate * g).collect();
            next.set_torch(entry.name, &new)
                .expect("a gradient has the layout of its parameters");
        }
        (next, 1.0)
    }
}
