#!/usr/bin/env python3
"""Layers without time or with little of it: norms, losses, lookup, feed-forward, convolution.

    python3 tests/golden/make_layers.py

Outputs and gradients are those of torch.nn's modules in 64 bits.
"""

import torch
from torch import nn

from common import draw, flat, gradients, leaf, named, plain, redraw, write


def case_of(module, inputs, call=None, **extra):
    """Inputs, parameters, outputs, an upstream gradient and what it becomes."""
    output = (call or module)(*inputs.values())
    upstream = draw(*output.shape)
    of = inputs | named(module)
    found = gradients((output * upstream).sum(), of)
    return extra | {
        "inputs": plain(inputs), "weights": plain(named(module)), "output": flat(output),
        "d_output": flat(upstream), "gradients": plain(found),
    }


def layer_norm(rows, width):
    """One row is constant: only epsilon keeps it from dividing by nothing."""
    x = draw(rows, width, deviation=1.5)
    x[1] = 0.75
    x[2] *= 1 / 64
    module = redraw(nn.LayerNorm(width))
    return case_of(module, {"x": x.requires_grad_()}, rows=rows, width=width)


def batch_norm(rows, width):
    module = redraw(nn.BatchNorm1d(width)).train()
    x = draw(rows, width, deviation=1.5)
    x[:, 1] = 0.75
    return case_of(module, {"x": x.requires_grad_()}, rows=rows, width=width)


def embedding(symbols, width):
    """A symbol that occurs twice gets both gradients."""
    ids = torch.tensor([2, 0, 2, 4])
    module = redraw(nn.Embedding(symbols, width))
    return case_of(module, {}, lambda: module(ids), ids=ids.tolist(), symbols=symbols, width=width)


def linear(rows, inputs, outputs):
    module = redraw(nn.Linear(inputs, outputs))
    return case_of(module, {"x": leaf(rows, inputs)}, rows=rows, width=inputs, outputs=outputs)


class FeedForward(nn.Module):
    """The two linear layers of a transformer's block, under its names."""

    def __init__(self, width, inner):
        super().__init__()
        self.linear1, self.linear2 = nn.Linear(width, inner), nn.Linear(inner, width)

    def forward(self, x):
        return self.linear2(torch.relu(self.linear1(x)))


def feed_forward(rows, width, inner):
    module = redraw(FeedForward(width, inner))
    return case_of(module, {"x": leaf(rows, width)}, rows=rows, width=width, inner=inner)


def convolution(lengths, inputs, outputs, taps, causal):
    """Time-major; each sequence alone, with zeros before its beginning and after its end."""
    module = redraw(nn.Conv1d(inputs, outputs, taps))
    steps, batch = max(lengths), len(lengths)
    x = draw(steps, batch, inputs)
    for b, length in enumerate(lengths):
        x[length:, b] = 0
    before = taps - 1 if causal else (taps - 1) // 2

    def call(x):
        done = []
        for b, length in enumerate(lengths):
            one = nn.functional.pad(x[:length, b].T, (before, taps - 1 - before))
            rest = (0, 0, 0, steps - length)
            done.append(nn.functional.pad(module(one[None])[0].T, rest))
        return torch.stack(done, 1)

    return case_of(module, {"x": x.requires_grad_()}, call, lengths=lengths, steps=steps,
                   width=inputs, outputs=outputs, taps=taps, causal=causal)


def cross_entropy(reduction):
    """Scores up to ±80; the last row counts nothing."""
    scores = torch.tensor([
        [80.0, -80.0, 0.0, 1.0, 2.0], [-80.0, -80.0, -80.0, -79.0, -80.0],
        [80.0, 79.0, 80.0, -80.0, 80.0], [0.5, -0.25, 0.125, 1.5, -1.0], [0.0, 0.0, 0.0, 0.0, 0.0],
        [3.0, 1.0, 2.0, 0.0, 1.0],
    ], requires_grad=True)
    targets = [1, 3, 3, 0, 4, None]
    ids = torch.tensor([-100 if t is None else t for t in targets])
    losses = nn.CrossEntropyLoss(reduction="none")(scores, ids)
    loss = nn.CrossEntropyLoss(reduction=reduction)(scores, ids)
    return {
        "reduction": reduction, "rows": 6, "width": 5, "scores": flat(scores), "targets": targets,
        "y": flat(torch.softmax(scores, -1)), "losses": flat(losses), "loss": flat(loss)[0],
        "d_scores": flat(gradients(loss, {"scores": scores})["scores"]),
    }


def squared_error():
    y, targets = leaf(4, 1), draw(4, 1)
    loss = nn.MSELoss()(y, targets)
    return {"y": flat(y), "targets": flat(targets), "loss": flat(loss)[0],
            "d_y": flat(gradients(loss, {"y": y})["y"])}


if __name__ == "__main__":
    torch.manual_seed(20)
    write("layers", {
        "layer_norm": [layer_norm(4, 5), layer_norm(3, 8)],
        "batch_norm": [batch_norm(6, 3), batch_norm(4, 4)],
        "embedding": [embedding(5, 3)],
        "linear": [linear(3, 5, 6), linear(1, 4, 3)],
        "feed_forward": [feed_forward(4, 6, 10), feed_forward(3, 4, 5)],
        "convolution": [
            convolution([6, 4], 3, 5, 3, causal) for causal in (True, False)
        ] + [convolution([5, 1, 3], 2, 3, taps, True) for taps in (1, 2)]
          + [convolution([7], 4, 2, 5, False)],
        "cross_entropy": [cross_entropy("sum"), cross_entropy("mean")],
        "squared_error": [squared_error()],
    })
