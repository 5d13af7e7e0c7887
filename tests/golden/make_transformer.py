#!/usr/bin/env python3
"""Transformers whole: encoder–decoder, decoder alone, encoder alone; losses and all gradients.

    python3 tests/golden/make_transformer.py

The stacks are torch.nn's. Embeddings are multiplied by the root of the width before positions are
added (Vaswani et al. 2017, 3.4). A batch goes through at once, with padding masks; each example is
then computed alone, too, and must give the same, but for batch norm.
"""

import math

import torch
from torch import nn

import transformer
from common import close, draw, flat, gradients, named, plain, redraw, short, write
from transformer import layer_options, mask, padding

WIDTH, ROOM = 4, 8
BASE = {
    "hidden": WIDTH, "heads": 2, "feed_forward": 5, "layers": 1, "norm_first": True,
    "positions": "sinusoidal", "reduction": "sum", "norm": "layer", "window": 0,
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
        self.window = settings["window"]

    def forward(self, examples):
        sources, targets = [e["symbols"] for e in examples], [e["target"] for e in examples]
        read = padding([len(s) for s in sources])
        fed = [[0, *target[:-1]] for target in targets]
        x = self.transformer(
            self.source(batch(sources)), self.target(batch(fed)),
            src_mask=mask(max(map(len, sources)), False, self.window),
            tgt_mask=mask(max(map(len, fed)), True, self.window), src_key_padding_mask=read,
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
        self.window = settings["window"]

    def forward(self, examples):
        ids = [e["symbols"] for e in examples]
        x = self.tokens(batch(ids))
        seen = mask(len(x), self.causal, self.window)
        for layer in self.layers:
            x = layer(x, seen, padding([len(i) for i in ids]))
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
    module = kind(settings, source, target)
    if settings["norm"] == "batch":
        transformer.with_batch_norm(module)
    module = transformer.keeping(redraw(module, deviation=0.4))
    weights = names_of(module)
    targets = [e["target"] if "target" in e else e["tags"] for e in examples]
    scores = module(examples)
    every = losses(scores, targets)
    loss = reduce(every, settings["reduction"])
    found = gradients(loss, weights)
    told = []
    kept = transformer.alphas(module)
    for b, example in enumerate(examples):
        mine, steps = {n: a[b] for n, a in kept.items()}, len(targets[b])
        if settings["norm"] != "batch":
            alone = module([example])
            close(alone[:, 0], scores[:steps, b], "alone")
            mine = {n: a[0] for n, a in transformer.alphas(module).items()}
        told.append(example | {
            "losses": [short(value) for value in every[b].tolist()],
            "outputs": [flat(row) for row in torch.softmax(scores[:steps, b], -1)],
            "alpha": plain(mine),
        })
    return {"settings": settings, "weights": plain(weights), "examples": told,
            "loss": short(loss.item()), "gradients": plain(found)}


PAIRS = [([2, 3, 4], [3, 2, 1]), ([4], [2, 4, 3, 1]), ([3, 2], [1])]
# A window leaves a padded query nothing to look at, and a batch norm would count padding. Batch
# norms above each other undo one another: with more of them the gradients are all but nothing.
EVEN_PAIRS = [([2, 3, 4, 2], [3, 2, 1]), ([4, 4, 3, 1], [2, 4, 1])]
EVEN_TEXTS = [([2, 3, 1, 4], [3, 1, 4, 0]), ([0, 2, 2, 1], [None, 2, 3, 3])]
LONG_PAIR = [([2, 3, 4, 2, 1, 3], [3, 2, 4, 4, 2, 3, 1])]
TEXTS = [([2, 3, 1, 4], [3, 1, 4, 0]), ([0, 2], [2, 4]), ([4, 4, 1], [4, None, 3])]


def examples_of(rows, out):
    return [{"symbols": source, out: target} for source, target in rows]


def positions(steps, width):
    table = transformer.sinusoidal(steps, width)
    return {"steps": steps, "width": width, "table": flat(table)}


if __name__ == "__main__":
    torch.manual_seed(80)
    write("positions", {"cases": [positions(12, 6), positions(5, 4), positions(3, 5)]})
    both = {"model": "transformer"}
    for name, variants in [
        ("encoder-decoder", [
            ({}, PAIRS), ({"norm_first": False, "reduction": "mean"}, PAIRS),
            ({"positions": "learnt"}, PAIRS), ({"positions": "none", "heads": 1}, PAIRS),
            ({"layers": 2}, PAIRS),
        ]),
        ("window-and-norms", [
            ({"window": 1}, EVEN_PAIRS), ({"norm": "batch"}, EVEN_PAIRS),
            ({"norm": "batch"}, LONG_PAIR),
        ]),
    ]:
        write(f"transformer-{name}", {"cases": [
            case(both | changes, 5, 5, examples_of(pairs, "target")) for changes, pairs in variants
        ]})
    alone = [
        ("transformer_decoder", {}, TEXTS),
        ("transformer_decoder", {"norm_first": False, "layers": 2}, TEXTS),
        ("transformer_decoder", {"positions": "learnt", "reduction": "mean"}, TEXTS),
        ("transformer_decoder", {"window": 1, "layers": 2}, EVEN_TEXTS),
        ("transformer_decoder", {"norm": "batch", "heads": 1}, EVEN_TEXTS),
        ("transformer_decoder", {"norm": "batch", "layers": 2}, TEXTS[:1]),
        ("transformer_encoder", {}, TEXTS),
        ("transformer_encoder", {"norm_first": False, "heads": 4}, TEXTS),
        ("transformer_encoder", {"window": 1, "positions": "none"}, EVEN_TEXTS),
    ]
    write("transformer-alone", {"cases": [
        case({"model": model} | changes, 5, 5, examples_of(texts, "tags"))
        for model, changes, texts in alone
    ]})
