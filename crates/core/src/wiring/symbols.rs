//! The symbols of blocks and parameters, in the lecture's notation and in PyTorch's.

use super::plan::Plan;
use crate::settings::Cell;

/// Which notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Lecture,
    PyTorch,
}

/// The TeX of a time, seen from t.
fn time(dt: i32) -> String {
    match dt {
        0 => "t".to_owned(),
        _ => format!("t{dt:+}"),
    }
}

fn partial(of: &str, by: &str) -> String {
    format!("\\frac{{\\partial {of}}}{{\\partial {by}}}")
}

/// The symbol of a block at time t + dt, or of the initial state's gradient.
pub(crate) fn block(plan: &Plan, name: &str, dt: i32, form: Form) -> String {
    let t = time(dt);
    let forward = |id: &str| value(id, &t, form);
    match name {
        "dlogits" => partial("L", &forward("logits")),
        "dh_local" => partial(&format!("L_{{{t}}}"), &forward("h")),
        "dh_carry" => partial(&format!("L_{{>{t}}}"), &forward("h")),
        "dc_carry" => {
            let next = value("c", &time(dt + 1), form);
            let whole = partial("L", &forward("c"));
            format!("\\left.{whole}\\right|_{{{next}}}")
        }
        "rh" => {
            let (reset, past) = (forward("r"), value("h", &time(dt - 1), form));
            format!("({reset}\\odot {past})")
        }
        "dh0" => partial("L", "h_0"),
        "dc0" => partial("L", "c_0"),
        "dW_hh_t" => format!(
            "\\left.{}\\right|_{{{t}}}",
            weight_gradient(plan, "hh", form)
        ),
        "dW_ih_t" => format!(
            "\\left.{}\\right|_{{{t}}}",
            weight_gradient(plan, "ih", form)
        ),
        "dW_hh_sum" => format!(
            "\\left.{}\\right|_{{\\geq {t}}}",
            weight_gradient(plan, "hh", form)
        ),
        "dW_ih_sum" => format!(
            "\\left.{}\\right|_{{\\geq {t}}}",
            weight_gradient(plan, "ih", form)
        ),
        _ => {
            if let Some(parameter) = name.strip_prefix("grad.") {
                return partial("L", &self::parameter(plan, parameter, None, form));
            }
            if let Some(parameter) = name.strip_prefix("new.") {
                return self::parameter(plan, parameter, None, form);
            }
            match name.strip_prefix('d') {
                Some("z") if form == Form::Lecture => partial("L", &format!("(1-z_{{{t}}})")),
                Some(id) => partial("L", &forward(id)),
                None => forward(name),
            }
        }
    }
}

fn weight_gradient(plan: &Plan, which: &str, form: Form) -> String {
    let whole = parameter(plan, &format!("weight_{which}_l0"), None, form);
    partial("L", &whole)
}

/// The symbol of a value of the forward pass.
fn value(name: &str, t: &str, form: Form) -> String {
    let lecture = form == Form::Lecture;
    match name {
        "logits" => format!("s_{{{t}}}"),
        "tanh_c" => format!("\\tanh(c_{{{t}}})"),
        "g" if lecture => format!("\\tilde{{c}}_{{{t}}}"),
        "n" if lecture => format!("\\tilde{{h}}_{{{t}}}"),
        // The lecture's gate lets the new in; PyTorch's keeps the old.
        "z" if lecture => format!("(1-z_{{{t}}})"),
        "u" if lecture => format!("z_{{{t}}}"),
        "u" => format!("(1-z_{{{t}}})"),
        "m_n" => format!("m_{{{t}}}"),
        "p_target" => format!("y_{{{t}}}[x_{{{t}+1}}]"),
        _ => match name.split_once('_') {
            Some(("a", gate)) => format!("a_{{{},{t}}}", gate_letter(gate, form)),
            _ => format!("{name}_{{{t}}}"),
        },
    }
}

fn gate_letter(gate: &str, form: Form) -> &str {
    match (gate, form) {
        ("g", Form::Lecture) => "c",
        ("n", Form::Lecture) => "h",
        _ => gate,
    }
}

/// The symbol of a parameter, whole or the part of one gate.
pub(crate) fn parameter(plan: &Plan, name: &str, gate: Option<usize>, form: Form) -> String {
    let letters: &[&str] = match plan.cell {
        Cell::Rnn => &["h"],
        Cell::Lstm => &["i", "f", "g", "o"],
        Cell::Gru => &["r", "z", "n"],
    };
    let letter = match (gate, plan.cell) {
        (_, Cell::Rnn) => Some("h"),
        (Some(gate), _) => letters.get(gate).map(|letter| gate_letter(letter, form)),
        (None, _) => None,
    };
    let (kind, from) = match name {
        "weight_ih_l0" => ("W", ["x", "i"]),
        "weight_hh_l0" => ("W", ["h", "h"]),
        "bias_ih_l0" => ("b", ["x", "i"]),
        "bias_hh_l0" => ("b", ["h", "h"]),
        "output.weight" if form == Form::Lecture => return "W_{h,y}".to_owned(),
        "output.weight" => return "W_{hy}".to_owned(),
        "output.bias" => return "b_{y}".to_owned(),
        _ => return "E".to_owned(),
    };
    match (form, letter) {
        (Form::Lecture, Some(letter)) => format!("{kind}_{{{},{letter}}}", from[0]),
        (Form::Lecture, None) => format!("{kind}_{{{}}}", from[0]),
        (Form::PyTorch, Some(letter)) => format!("{kind}_{{{}{letter}}}", from[1]),
        (Form::PyTorch, None) => format!("{kind}_{{{}h}}", from[1]),
    }
}
