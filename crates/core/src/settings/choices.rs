//! What can be chosen among: the names of JSON are those of the variants in snake case.

/// Declares an enum that can be a setting.
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$each])* $variant),+ }

        impl $crate::settings::value::Field for $name {
            fn value(&self) -> $crate::settings::value::Value {
                let names = [$(stringify!($variant)),+];
                $crate::settings::value::chosen(&names, *self as usize)
            }
            fn set(&mut self, value: &$crate::settings::value::Value) -> bool {
                const NAMES: &[&str] = &[$(stringify!($variant)),+];
                let place = $crate::settings::value::place(NAMES, value);
                place.map(|place| *self = [$(Self::$variant),+][place]).is_some()
            }
        }
    };
}
pub(crate) use choices;

choices! {
    /// The recurrent cell.
    Cell {
        /// h = tanh(W x + W h).
        Rnn,
        /// Long short-term memory.
        Lstm,
        /// Gated recurrent unit.
        Gru,
    }
}
choices! {
    /// How a symbol enters the cell.
    Input {
        /// A vector with a single 1.
        OneHot,
        /// A learnt vector.
        Embedding,
    }
}
choices! {
    /// Where the GRU's reset gate stands: after or before the product with W_hn.
    Reset {
        /// r ⊙ (W h + b), as in PyTorch.
        After,
        /// W (r ⊙ h), as in Cho et al.
        Before,
    }
}
choices! {
    /// How the biases of the gates start.
    Initial {
        /// Drawn as in PyTorch, but for the forget or update bias that is set.
        Pytorch,
        /// By time constants up to the longest sequence's (Tallec & Ollivier 2018).
        Chrono,
    }
}
choices! {
    /// What a symbol is.
    Unit {
        /// A word or a punctuation mark.
        Word,
        /// A Unicode scalar value.
        Character,
    }
}
choices! {
    /// What is between an example and its loss.
    Model {
        /// A recurrent network of one layer that writes a text on.
        Language,
        /// Recurrent, many to one.
        Classifier,
        /// Recurrent, one to many.
        Captioner,
        /// Recurrent, many to many, an answer at each step.
        Tagger,
        /// Recurrent encoder and decoder.
        Seq2seq,
        /// Encoder and decoder of attention alone.
        Transformer,
        /// An encoder of attention alone, with an answer at each step.
        TransformerEncoder,
        /// A decoder of attention alone that writes a text on.
        TransformerDecoder,
    }
}
choices! {
    /// How the states of two directions become one.
    Combine {
        /// Beside each other.
        Concat,
        /// Added.
        Sum,
        /// Multiplied.
        Product,
    }
}
choices! {
    /// How well a query fits a key.
    Attention {
        /// There is none: the decoder starts from the last state alone.
        None,
        /// q · k.
        Dot,
        /// q · k / √d.
        ScaledDot,
        /// qᵀ W k.
        General,
        /// v · tanh(W q + U k).
        Additive,
    }
}
choices! {
    /// Which of the decoder's states asks.
    Query {
        /// s_{i−1}, as in Bahdanau et al.
        Previous,
        /// s_i, as in Luong et al.
        Current,
    }
}
choices! {
    /// What is brought to mean 0 and deviation 1.
    Norm {
        /// Each row for itself.
        Layer,
        /// Each column over the batch.
        Batch,
    }
}
choices! {
    /// How a token's place is told.
    Positions {
        /// Not at all.
        None,
        /// By sines and cosines.
        Sinusoidal,
        /// By learnt vectors.
        Learnt,
    }
}
choices! {
    /// The rule that turns a gradient into an update.
    Optimizer {
        /// Plain gradient descent.
        Sgd,
        /// Gradient descent with momentum.
        Momentum,
        /// Adam, bias-corrected.
        Adam,
    }
}
choices! {
    /// How a large gradient is made smaller.
    Clip {
        /// Not at all.
        None,
        /// The norm of the whole gradient is limited.
        Norm,
        /// Each component is limited.
        Value,
    }
}
choices! {
    /// How the losses of the time steps become one.
    Reduction {
        /// Their sum, as in the lecture.
        Sum,
        /// Their mean.
        Mean,
    }
}

impl Cell {
    /// How many blocks of H rows the cell's weights have (PyTorch's order: i f g o, r z n).
    pub fn gates(self) -> usize {
        match self {
            Self::Rnn => 1,
            Self::Lstm => 4,
            Self::Gru => 3,
        }
    }
}
