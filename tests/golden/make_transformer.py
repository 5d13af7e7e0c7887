#!/usr/bin/env python3
"""Transformers whole: encoder–decoder, decoder alone, encoder alone; losses and all gradients.

    python3 tests/golden/make_transformer.py

The stacks are torch.nn's. Embeddings are multiplied by the root of the width before positions are
added (Vaswani et al. 2017, 3.4). A batch goes through at once, with padding masks; each example is
then computed alone, too, and must give the same.
"""

import math

import torch
from torch import nn

import transformer
from common import close, draw, flat, gradients, named, plain, redraw, short, write
from transformer import causal, layer_options, padding

WIDTH, ROOM = 4, 8
BASE = {
    "hidden": WIDTH, "heads": 2, "feed_forward": 5, "layers": 1, "norm_first": True,
    "positions": "sinusoidal", "reduction": "sum", "norm": "layer",
}


def options(settings):
    return layer_options(settings | {"width": settings["hidden"]})


class Tokens(nn.Module):
    """Symbols as vectors, with their places."""

    def __init__(self, settings, symbols):
        super().__init__()
        width = settings["hidden"]
        self.embedding = nn.Embedding(symbols, width)
        self.kind = settings["positions"]
        if self.kind == "learnt":
            self.position = nn.Embedding(ROOM, width)

    def forward(self, ids):
        """(steps, batch) to (steps, batch, width)."""
        x = self.embedding(ids) * math.sqrt(self.embedding.embedding_dim)
        steps = len(ids)
        if self.kind == "learnt":
            return x + self.position(torch.arange(steps))[:, None]
        if self.kind == "sinusoidal":
            return x + transformer.sinusoidal(steps, x.shape[-1])[:, None]
        return x


class EncoderDecoder(nn.Module):
    def __init__(self, settings, source, target):
        super().__init__()
        self.source, self.target = Tokens(settings, source), Tokens(settings, target)
        layers = settings["layers"]
        self.transformer = nn.Transformer(num_encoder_layers=layers, num_decoder_layers=layers,
                                          **options(settings))
        self.output = nn.Linear(settings["hidden"], target)

    def forward(self, examples):
        sources, targets = [e["symbols"] for e in examples], [e["target"] for e in examples]
        read = padding([len(s) for s in sources])
        fed = [[0, *target[:-1]] for target in targets]
        x = self.transformer(
            self.source(batch(sources)), self.target(batch(fed)),
            tgt_mask=causal(max(map(len, fed))), src_key_padding_mask=read,
            memory_key_padding_mask=read, tgt_key_padding_mask=padding([len(f) for f in fed]),
        )
        return self.output(x)


class Alone(nn.Module):
    """One stack of nn.TransformerEncoderLayer and a norm: with a causal mask what is called a
    decoder alone."""

    def __init__(self, settings, source, target):
        super().__init__()
        self.tokens = Tokens(settings, source)
        layers = [nn.TransformerEncoderLayer(**options(settings)) for _ in range(settings["layers"])]
        self.layers = nn.ModuleList(layers)
        self.norm = nn.LayerNorm(settings["hidden"])
        self.output = nn.Linear(settings["hidden"], target)
        self.causal = settings["model"] == "transformer_decoder"

    def forward(self, examples):
        ids = [e["symbols"] for e in examples]
        x = self.tokens(batch(ids))
        for layer in self.layers:
            x = layer(x, causal(len(x)) if self.causal else None, padding([len(i) for i in ids]))
        return self.output(self.norm(x))


def batch(rows):
    """Time-major, filled up with symbol 0."""
    steps = max(map(len, rows))
    return torch.tensor([row + [0] * (steps - len(row)) for row in rows]).T


def losses(scores, targets):
    """One list of losses an example; what has no target counts nothing."""
    found = []
    for b, target in enumerate(targets):
        rows = [nn.functional.cross_entropy(scores[t, b][None], torch.tensor([symbol]))
                for t, symbol in enumerate(target) if symbol is not None]
        found.append(torch.stack(rows))
    return found


def reduce(every, reduction):
    if reduction == "sum":
        return torch.stack([one.sum() for one in every]).mean()
    return torch.cat(every).mean()


def names_of(module):
    """A stack alone has its tokens under no name of their own."""
    return {name.replace("tokens.", ""): p for name, p in named(module).items()}


def case(changes, source, target, examples):
    settings = BASE | changes
    kind = EncoderDecoder if settings["model"] == "transformer" else Alone
    module = transformer.keeping(redraw(kind(settings, source, target), deviation=0.4))
    weights, targets = names_of(module), [e["target"] for e in examples]
    scores = module(examples)
    every = losses(scores, targets)
    loss = reduce(every, settings["reduction"])
    found = gradients(loss, weights)
    told = []
    for b, example in enumerate(examples):
        alone = module([example])
        close(alone[:, 0], scores[:alone.shape[0], b], "alone")
        told.append(example | {
            "losses": [short(value) for value in every[b].tolist()],
            "outputs": [flat(row) for row in torch.softmax(alone[:, 0], -1)],
            "alpha": plain({n: a[0] for n, a in transformer.alphas(module).items()}),
        })
    return {"settings": settings, "weights": plain(weights), "examples": told,
            "loss": short(loss.item()), "gradients": plain(found)}


PAIRS = [([2, 3, 4], [3, 2, 1]), ([4], [2, 4, 3, 1]), ([3, 2], [1])]
TEXTS = [([2, 3, 1, 4], [3, 1, 4, 0]), ([0, 2], [2, 4]), ([4, 4, 1], [4, None, 3])]


def examples_of(rows):
    return [{"symbols": source, "target": target} for source, target in rows]


if __name__ == "__main__":
    torch.manual_seed(80)
    both = {"model": "transformer"}
    write("transformer-encoder-decoder", {"cases": [
        case(both | changes, 5, 5, examples_of(PAIRS)) for changes in [
            {}, {"norm_first": False, "reduction": "mean"}, {"positions": "learnt"},
            {"positions": "none", "heads": 1}, {"layers": 2},
        ]
    ]})
    write("transformer-alone", {"cases": [
        case({"model": model} | changes, 5, 5, examples_of(TEXTS)) for model, changes in [
            ("transformer_decoder", {}), ("transformer_decoder", {"norm_first": False, "layers": 2}),
            ("transformer_decoder", {"positions": "learnt", "reduction": "mean"}),
            ("transformer_encoder", {}), ("transformer_encoder", {"norm_first": False, "heads": 4}),
        ]
    ]})
