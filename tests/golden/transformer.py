"""PyTorch's transformer layers, with the weights of every head kept."""

import math

import torch
from torch import nn


class Kept(nn.MultiheadAttention):
    """Keeps the weights of each head, which the layers do not ask for."""

    def forward(self, *arguments, **options):
        options |= {"need_weights": True, "average_attn_weights": False}
        output, self.alpha = super().forward(*arguments, **options)
        return output, self.alpha


def keeping(module):
    """Training mode, or PyTorch would take another path that keeps nothing."""
    for part in module.modules():
        if isinstance(part, nn.MultiheadAttention):
            part.__class__ = Kept
    return module.train()


def alphas(module):
    """The weights of each attention by its name: (batch, heads, queries, keys)."""
    found = module.named_modules()
    return {name: part.alpha for name, part in found if isinstance(part, Kept)}


class RowsNorm(nn.BatchNorm1d):
    """Batch norm over all rows of all sequences, in training mode."""

    def forward(self, x):
        return super().forward(x.reshape(-1, x.shape[-1])).reshape(x.shape)


def with_batch_norm(module):
    """Puts batch norms in the places of all layer norms."""
    for part in list(module.modules()):
        for name, child in list(part.named_children()):
            if isinstance(child, nn.LayerNorm):
                setattr(part, name, RowsNorm(child.normalized_shape[0]))
    return module


def layer_options(case):
    return {"d_model": case["width"], "nhead": case["heads"], "dropout": 0.0,
            "dim_feedforward": case["feed_forward"], "norm_first": case["norm_first"]}


def mask(steps, causal, window=0):
    """True forbids: what is in the future, and what is more than `window` steps away."""
    forbidden = torch.zeros(steps, steps, dtype=torch.bool)
    if causal:
        forbidden |= torch.ones(steps, steps, dtype=torch.bool).triu(1)
    if window:
        away = torch.arange(steps)[:, None] - torch.arange(steps)[None]
        forbidden |= away.abs() > window
    return forbidden


def padding(lengths):
    """True is ignored."""
    steps = max(lengths)
    return torch.tensor([[t >= length for t in range(steps)] for length in lengths])


def sinusoidal(steps, width):
    """Sines in the even columns, cosines in the odd ones (Vaswani et al. 2017, 3.5)."""
    table = torch.zeros(steps, width)
    for p in range(steps):
        for i in range(0, width, 2):
            angle = p / 10000 ** (i / width)
            table[p, i] = math.sin(angle)
            if i + 1 < width:
                table[p, i + 1] = math.cos(angle)
    return table
