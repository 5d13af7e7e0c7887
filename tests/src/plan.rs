//! The transformer that the settings of a reference describe.

use crate::golden::{count, settings};
use seqscope_core::model::transformer::{Form, Plan};
use seqscope_core::settings::{Model, Reduction};
use serde_json::Value;

/// The vocabularies of the references, both ways.
const SYMBOLS: usize = 5;
/// How many learnt positions they have.
const PLACES: usize = 8;

/// The plan of a case.
pub fn plan(golden: &Value) -> Plan {
    let settings = settings(golden);
    Plan {
        form: match settings.model {
            Model::TransformerDecoder => Form::Decoder,
            Model::TransformerEncoder => Form::Encoder,
            _ => Form::EncoderDecoder,
        },
        source: SYMBOLS,
        target: SYMBOLS,
        width: settings.hidden,
        heads: count(&golden["settings"]["heads"]),
        inner: settings.feed_forward,
        layers: settings.layers,
        norm: settings.norm,
        norm_first: settings.norm_first,
        positions: settings.positions,
        places: PLACES,
        window: settings.window,
        mean: settings.reduction == Reduction::Mean,
    }
}
