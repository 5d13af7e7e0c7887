#!/usr/bin/env python3
"""Truncated back-propagation of a tagger of two layers: the state is detached.

    python3 tests/golden/make_truncated.py

Losses are propagated in chunks of k1 steps, each back to k2 steps before its end; the weights do
not change between chunks, so that the gradients of all chunks may be summed.
"""

import torch

import cells
from common import flat, short, write
from make_models import HIDDEN, data_of, network, settings_of, symbols
from models import cross_entropy, embed, linear

LAYERS = 2
WINDOWS = [(0, 0), (2, 2), (1, 3), (3, 4), (0, 2), (2, 0)]


def steps_of(settings, w, example):
    """The states before each step, and a step: answers the output of the highest layer."""
    x = embed(w, "embedding.weight", example["symbols"])

    def step(t, state):
        rows, value = [], x[t]
        for layer, (h, c) in enumerate(state):
            here = cells.of(w, f"_l{layer}", "rnn.")
            value, c, _ = cells.step(settings["cell"], settings["reset"], here, value, h, c)
            rows.append((value, c))
        return rows, value

    return step


def truncated(settings, w, examples, k1, k2):
    longest = max(len(example["symbols"]) for example in examples)
    loss, stride = 0, k1 or longest
    for w_ in w.values():
        w_.grad = None
    for first in range(0, longest, stride):
        end = min(first + stride, longest)
        constant = max(end - k2, 0) if k2 else 0
        losses = []
        for example in examples:
            state = [(torch.zeros(HIDDEN), torch.zeros(HIDDEN))] * LAYERS
            step = steps_of(settings, w, example)
            for t in range(min(end, len(example["symbols"]))):
                if t == constant:
                    state = [(h.detach(), c.detach()) for h, c in state]
                state, value = step(t, state)
                tag = example["tags"][t]
                if t >= first and tag is not None:
                    seen = value if t >= constant else value.detach()
                    losses.append(cross_entropy(linear(w, "output", seen), tag)[0])
        if losses:
            part = torch.stack(losses).sum() / len(examples)
            part.backward()
            loss += part.item()
    return {"settings": settings | {"k1": k1, "k2": k2}, "loss": short(loss),
            "gradients": {name: flat(w_.grad) for name, w_ in w.items()}}


def cell_of(cell):
    settings = settings_of("tagger", cell, layers=LAYERS)
    data = data_of(4, 0, 3)
    w = network(settings, data)
    examples = [{"symbols": symbols(n, 4), "tags": tags} for n, tags in
                [(6, [0, 2, 1, None, 1, 0]), (3, [1, 0, 2])]]
    return {"data": data, "examples": examples,
            "weights": {name: flat(w_) for name, w_ in w.items()},
            "windows": [truncated(settings, w, examples, k1, k2) for k1, k2 in WINDOWS]}


if __name__ == "__main__":
    torch.manual_seed(55)
    write("truncated", {"cases": [cell_of(cell) for cell in cells.CELLS]})
