//! Settings of every model, for what must hold of all of them.

use seqscope_core::settings::{
    Attention, Cell, Clip, Combine, Input, Model, Norm, Optimizer, Positions, Query, Reset,
    Settings,
};
use seqscope_core::task::Kind;

/// A few of each.
pub fn several() -> Vec<Settings> {
    let base = Settings::default();
    vec![
        Settings {
            optimizer: Optimizer::Momentum,
            momentum: 0.5,
            ..base.clone()
        },
        Settings {
            cell: Cell::Lstm,
            hidden: 7,
            optimizer: Optimizer::Adam,
            learning_rate: 0.01,
            batch: 3,
            k1: 2,
            k2: 3,
            ..base.clone()
        },
        Settings {
            cell: Cell::Gru,
            reset: Reset::Before,
            input: Input::Embedding,
            clip: Clip::Norm,
            clip_at: 0.7,
            ..base.clone()
        },
        Settings {
            model: Model::Classifier,
            task: Kind::TemporalOrder,
            length: 12,
            cell: Cell::Lstm,
            bidirectional: true,
            layers: 2,
            batch: 4,
            ..base.clone()
        },
        Settings {
            model: Model::Classifier,
            task: Kind::Adding,
            length: 8,
            optimizer: Optimizer::Adam,
            warm_up: 3,
            ..base.clone()
        },
        Settings {
            model: Model::Captioner,
            task: Kind::Caption,
            cell: Cell::Lstm,
            hidden: 9,
            batch: 2,
            ..base.clone()
        },
        Settings {
            model: Model::Tagger,
            task: Kind::Majority,
            cell: Cell::Gru,
            bidirectional: true,
            combine: Combine::Sum,
            k1: 2,
            k2: 3,
            ..base.clone()
        },
        Settings {
            model: Model::Seq2seq,
            task: Kind::Reversal,
            length: 6,
            cell: Cell::Gru,
            bidirectional: true,
            attention: Attention::Additive,
            attention_width: 5,
            optimizer: Optimizer::Adam,
            learning_rate: 0.01,
            batch: 3,
            ..base.clone()
        },
        Settings {
            model: Model::Seq2seq,
            task: Kind::Transliteration,
            length: 5,
            cell: Cell::Lstm,
            attention: Attention::General,
            query: Query::Current,
            source_reversed: true,
            ..base.clone()
        },
        Settings {
            model: Model::Transformer,
            task: Kind::Copy,
            length: 5,
            hidden: 8,
            heads: 2,
            feed_forward: 6,
            window: 3,
            beta2: 0.98,
            optimizer: Optimizer::Adam,
            learning_rate: 0.01,
            batch: 3,
            ..base.clone()
        },
        Settings {
            model: Model::TransformerEncoder,
            task: Kind::Majority,
            length: 8,
            hidden: 6,
            heads: 3,
            norm: Norm::Batch,
            norm_first: false,
            positions: Positions::Learnt,
            batch: 2,
            ..base.clone()
        },
        Settings {
            model: Model::TransformerDecoder,
            hidden: 8,
            layers: 2,
            batch: 2,
            ..base
        },
    ]
}
