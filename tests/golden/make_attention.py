#!/usr/bin/env python3
"""Attention alone: scores, weights, contexts and gradients of one alignment, and many heads.

    python3 tests/golden/make_attention.py

The scores of Bahdanau, Luong and the Gaussian kernel have no module in PyTorch and are written
out; many heads are torch.nn.MultiheadAttention, whose weights are kept for each head.
"""

import math

import torch
from torch import nn

from common import close, draw, flat, gradients, leaf, named, plain, redraw, write

QUERY, KEY, ATTENTION = 3, 5, 4
BANDWIDTH = 0.75


def parameters(kind):
    if kind == "general":
        return {"weight": leaf(QUERY, KEY)}
    if kind == "additive":
        return {"query.weight": leaf(ATTENTION, QUERY), "key.weight": leaf(ATTENTION, KEY),
                "value.weight": leaf(1, ATTENTION)}
    return {}


def score(kind, w, query, keys):
    """The scores of queries (n, ·) with keys (T, ·): (n, T)."""
    if kind == "general":
        return query @ w["weight"] @ keys.T
    if kind == "additive":
        both = (query @ w["query.weight"].T)[:, None] + (keys @ w["key.weight"].T)[None]
        return (torch.tanh(both) @ w["value.weight"].T).squeeze(-1)
    if kind == "gaussian":
        return -((query[:, None] - keys[None]) ** 2).sum(-1) / (2 * BANDWIDTH**2)
    scores = query @ keys.T
    return scores / math.sqrt(query.shape[1]) if kind == "scaled_dot" else scores


def alignment(kind):
    """Two sequences of different lengths; what is asked for is found in the keys themselves."""
    key = KEY if kind in ("general", "additive") else QUERY
    queries, lengths = 3, [5, 3]
    w = parameters(kind)
    q, k = leaf(queries, len(lengths), QUERY), draw(max(lengths), len(lengths), key)
    for b, length in enumerate(lengths):
        k[length:, b] = 0
    of = w | {"queries": q, "keys": k.requires_grad_()}
    kept, own = {"scores": [], "alpha": [], "contexts": []}, {}
    for b, length in enumerate(lengths):
        scores = score(kind, w, q[:, b], k[:length, b])
        alpha = torch.softmax(scores, -1)
        own |= {f"scores {b}": scores, f"alpha {b}": alpha}
        rest = (0, max(lengths) - length)
        kept["scores"].append(nn.functional.pad(scores, rest))
        kept["alpha"].append(nn.functional.pad(alpha, rest))
        kept["contexts"].append(alpha @ k[:length, b])
    kept = {name: torch.stack(found, 1) for name, found in kept.items()}
    upstream = draw(*kept["contexts"].shape)
    total = (kept["contexts"] * upstream).sum()
    found = gradients(total, of | own)
    for name in ("scores", "alpha"):
        each = [found.pop(f"{name} {b}") for b in range(len(lengths))]
        padded = [nn.functional.pad(g, (0, max(lengths) - g.shape[1])) for g in each]
        found[name] = torch.stack(padded, 1)
    return {
        "kind": kind, "bandwidth": BANDWIDTH, "lengths": lengths, "steps": max(lengths),
        "queries": queries, "query_width": QUERY, "key_width": key, "attention": ATTENTION,
        "weights": plain(w), "query": flat(q), "key": flat(k), **plain(kept),
        "d_contexts": flat(upstream), "gradients": plain(found),
    }


def heads(width, count, lengths, queries=None, causal=False):
    """torch.nn.MultiheadAttention, time-major; self-attention unless there are other queries."""
    module = redraw(nn.MultiheadAttention(width, count))
    steps, batch = max(lengths), len(lengths)
    x = draw(steps, batch, width)
    for b, length in enumerate(lengths):
        x[length:, b] = 0
    inputs = {"x": x.requires_grad_()}
    if queries:
        inputs["memory"] = inputs.pop("x")
        inputs["x"] = leaf(max(queries), batch, width)
    q, k = inputs["x"], inputs.get("memory", inputs["x"])
    padding = torch.tensor([[t >= length for t in range(steps)] for length in lengths])
    mask = torch.ones(steps, steps, dtype=torch.bool).triu(1) if causal else None
    output, alpha = module(q, k, k, key_padding_mask=padding, attn_mask=mask,
                           average_attn_weights=False)
    upstream = draw(*output.shape)
    for b, length in enumerate(queries or lengths):
        upstream[length:, b] = 0
    found = gradients((output * upstream).sum(), inputs | named(module))
    ours, per_head = written_out(module, q, k, padding, mask)
    close(ours, output, "written out")
    close(per_head, alpha, "per head")
    return {
        "width": width, "heads": count, "lengths": lengths, "queries": queries or lengths,
        "causal": causal, "cross": bool(queries), "weights": plain(named(module)),
        "inputs": plain(inputs), "output": flat(output), "alpha": flat(alpha),
        "d_output": flat(upstream), "gradients": plain(found),
    }


def written_out(module, q, k, padding, mask):
    """The rows of in_proj_weight are those of q, k and v; a head is a run of columns."""
    width, count = module.embed_dim, module.num_heads
    size, done, weights = width // count, [], []
    w, b = module.in_proj_weight.chunk(3), module.in_proj_bias.chunk(3)
    for n in range(q.shape[1]):
        Q, K, V = (x[:, n] @ w[i].T + b[i] for i, x in enumerate((q, k, k)))
        parts, alphas = [], []
        for head in range(count):
            at = slice(head * size, (head + 1) * size)
            scores = Q[:, at] @ K[:, at].T / math.sqrt(size)
            forbidden = padding[n][None].expand_as(scores)
            forbidden = forbidden if mask is None else forbidden | mask
            alpha = torch.softmax(scores.masked_fill(forbidden, -math.inf), -1)
            alphas.append(alpha)
            parts.append(alpha @ V[:, at])
        done.append(torch.cat(parts, 1) @ module.out_proj.weight.T + module.out_proj.bias)
        weights.append(torch.stack(alphas))
    return torch.stack(done, 1), torch.stack(weights)


if __name__ == "__main__":
    torch.manual_seed(30)
    kinds = ("dot", "scaled_dot", "general", "additive", "gaussian")
    write("attention", {
        "alignment": [alignment(kind) for kind in kinds],
        "heads": [
            heads(6, 2, [4]),
            heads(6, 2, [4], causal=True),
            heads(6, 2, [3, 5, 1]),
            heads(4, 4, [5, 2], causal=True),
            heads(6, 3, [5, 3], queries=[2, 4]),
            heads(8, 1, [2, 3], queries=[3, 1]),
        ],
    })
