//! Clipping and training steps on the example of the case.

use super::answer::parameters;
use super::subject::Subject;
use crate::error::Error;
use crate::optimizer::{Optimizer, clip_scale};
use crate::params::Params;
use crate::settings::{Clip, Optimizer as Rule, Settings};
use serde_json::{Map, Value, json};

/// The settings with others put in.
///
/// # Errors
/// When one of them is refused.
pub(super) fn with_settings(
    settings: &Settings,
    changes: &Map<String, Value>,
) -> Result<Settings, Error> {
    let mut all = match serde_json::to_value(settings) {
        Ok(Value::Object(all)) => all,
        _ => Map::new(),
    };
    all.extend(changes.clone());
    Settings::from_json(&Value::Object(all))
}

/// Clips a gradient; answers its norm before and the factor of clipping by norm.
pub(super) fn clip(settings: &Settings, gradient: &mut Params) -> [f64; 2] {
    // Plain descent of rate 1 leads from zero to the clipped gradient, negated.
    let plain = Settings {
        optimizer: Rule::Sgd,
        learning_rate: 1.0,
        ..settings.clone()
    };
    let mut descended = gradient.zeros_like();
    let mut optimizer = Optimizer::new(&plain, gradient.data().len());
    let (norm, _) = optimizer.update(&mut descended, gradient);
    for (to, &from) in gradient.data_mut().iter_mut().zip(descended.data()) {
        *to = -from;
    }
    let scale = match settings.clip {
        Clip::Norm => clip_scale(settings.clip_at, norm),
        Clip::None | Clip::Value => 1.0,
    };
    [norm, scale]
}

/// Trains on the example alone; answers the loss and the norm before each step, and the parameters
/// after it, or only after the last.
///
/// # Errors
/// When a setting is refused, or the numbers grow beyond all bounds.
pub(super) fn train(
    subject: &dyn Subject,
    params: &Params,
    count: usize,
    every: bool,
    settings: &Map<String, Value>,
) -> Result<(Value, Params), Error> {
    let settings = with_settings(subject.settings(), settings)?;
    let mut params = params.clone();
    let mut optimizer = Optimizer::new(&settings, params.data().len());
    let mut steps = Vec::new();
    for step in 1..=count {
        let pass = subject.pass(&params);
        let mut gradient = pass.gradient;
        let (norm, good) = optimizer.update(&mut params, &mut gradient);
        if !good || !pass.loss.is_finite() {
            let message = format!("At step {step} the numbers grew beyond all bounds.");
            return Err(Error::new("diverged", "steps", message).with("step", step));
        }
        let mut answer = json!({ "step": step, "loss": pass.loss, "grad_norm": norm });
        if every {
            answer["weights"] = parameters(&params);
        }
        steps.push(answer);
    }
    let loss = subject.pass(&params).loss;
    let answer = json!({ "steps": steps, "loss": loss, "weights": parameters(&params) });
    Ok((answer, params))
}
