"""The recurrent encoder–decoder, written out for one example: with Bahdanau's query s_{i-1},
with Luong's query s_i, or without attention.

The decoder starts from tanh(W_s h), h being the encoder's last state: that of the backward
direction with attention, those of both without. One direction without attention hands over its
states as they are, the LSTM's memory with them; then c = h_T is read at every step.
"""

import math

import torch

import cells
from common import draw
from models import cross_entropy, embed, linear


def keys_width(settings):
    both = settings["bidirectional"] and settings["combine"] == "concat"
    return settings["hidden"] * (2 if both else 1)


def attends(settings):
    return settings["attention"] != "none"


def code_width(settings):
    """What the decoder starts from, before the bridge."""
    return settings["hidden"] * (2 if settings["bidirectional"] and not attends(settings) else 1)


def weights_of(settings, source, target):
    """PyTorch's shapes under the names of the model."""
    hidden, width, keys = settings["hidden"], settings["embedding"], keys_width(settings)
    layers, a = settings["layers"], settings["attention_width"]

    def leaf(*shape):
        return draw(*shape, deviation=0.6).requires_grad_()

    w = {"encoder.embedding.weight": leaf(source, width)}
    w |= cells.weights(settings["cell"], width, hidden, prefix="encoder.rnn.", layers=layers,
                       bidirectional=settings["bidirectional"], combine=settings["combine"])
    if attends(settings) or settings["bidirectional"]:
        w["bridge.weight"] = leaf(layers * hidden, code_width(settings))
    kind, previous = settings["attention"], settings["query"] == "previous"
    if kind == "additive":
        w["attention.query.weight"] = leaf(a, hidden)
        w["attention.key.weight"] = leaf(a, keys)
        w["attention.value.weight"] = leaf(1, a)
    if kind == "general":
        w["attention.weight"] = leaf(hidden, keys)
    w["decoder.embedding.weight"] = leaf(target, width)
    fed = keys if attends(settings) and previous else 0
    w |= cells.weights(settings["cell"], width + fed, hidden, prefix="decoder.rnn.",
                       layers=layers)
    context = keys if attends(settings) else code_width(settings)
    read = hidden + context + width
    if attends(settings) and not previous:
        w["attention.combine.weight"] = leaf(hidden, keys + hidden)
        read = hidden
    w["output.weight"], w["output.bias"] = leaf(target, read), leaf(target)
    return w


def scores_of(settings, w, s, h):
    """e_{i,j} for one query and all keys."""
    kind = settings["attention"]
    if kind == "additive":
        both = w["attention.query.weight"] @ s + h @ w["attention.key.weight"].T
        return torch.tanh(both) @ w["attention.value.weight"][0]
    if kind == "general":
        return h @ (w["attention.weight"].T @ s)
    return h @ s / (math.sqrt(len(s)) if kind == "scaled_dot" else 1)


def encode(settings, w, source):
    """The keys h_j (without attention the context), the decoder's first states (h, c), one row a
    layer, and the encoder's rows of gates."""
    layers, both = settings["layers"], settings["bidirectional"]
    zeros = torch.zeros(layers * (2 if both else 1), settings["hidden"])
    ids = source[::-1] if settings["source_reversed"] else source
    h, kept = cells.stack(settings["cell"], settings["reset"], w,
                          embed(w, "encoder.embedding.weight", ids), zeros, zeros,
                          prefix="encoder.rnn.", how=settings["combine"], layers=layers,
                          bidirectional=both)
    ends = [kept[f"_l{layer}"][-1] for layer in range(layers)]
    code = ends[-1]["h"]
    if both:
        backward = kept[f"_l{layers - 1}_reverse"][0]["h"]
        code = backward if attends(settings) else torch.cat([code, backward])
    if "bridge.weight" in w:
        s = torch.tanh(w["bridge.weight"] @ code).reshape(layers, -1)
        c = torch.zeros_like(s)
    else:
        s, c = (torch.stack([end[name] for end in ends]) for name in ("h", "c"))
    return (h if attends(settings) else code), s, c, kept


def layers_step(settings, w, x, s, c):
    """One step of all of the decoder's layers."""
    new_s, new_c, gates = [], [], []
    for layer in range(settings["layers"]):
        here = cells.of(w, f"_l{layer}", "decoder.rnn.")
        x, cell, kept = cells.step(settings["cell"], settings["reset"], here, x, s[layer],
                                   c[layer])
        new_s.append(x)
        new_c.append(cell)
        gates.append(kept)
    return new_s, new_c, gates


def decode(settings, w, h, s, c, symbol):
    """One step: the new states, the scores of the symbols, and what the attention did."""
    kind, previous = settings["attention"], settings["query"] == "previous"
    word = embed(w, "decoder.embedding.weight", symbol)
    told = {}

    def attend(query):
        e = scores_of(settings, w, query, h)
        alpha = torch.softmax(e, -1)
        told.update(e=e, alpha=alpha, context=alpha @ h)
        return told["context"]

    if kind == "none":
        s, c, gates = layers_step(settings, w, word, s, c)
        return s, c, linear(w, "output", torch.cat([s[-1], h, word])), told
    if previous:
        context = attend(s[-1])
        s, c, gates = layers_step(settings, w, torch.cat([word, context]), s, c)
        return s, c, linear(w, "output", torch.cat([s[-1], context, word])), told
    s, c, gates = layers_step(settings, w, word, s, c)
    context = attend(s[-1])
    told["vector"] = torch.tanh(w["attention.combine.weight"] @ torch.cat([context, s[-1]]))
    return s, c, linear(w, "output", told["vector"]), told


def example(settings, w, one):
    """Teacher forcing: what models.case_of wants of one example."""
    h, s, c, kept = encode(settings, w, one["symbols"])
    watched = {"s0": s, "keys" if attends(settings) else "code": h}
    states = {"h" + end: [row["h"] for row in rows] for end, rows in kept.items()}
    losses, outputs, rows, decoder = [], [], [], []
    for symbol, target in zip([0, *one["target"][:-1]], one["target"]):
        s, c, scores, told = decode(settings, w, h, s, c, symbol)
        loss, y = cross_entropy(scores, target)
        losses.append(loss)
        outputs.append(y)
        rows.append(told)
        decoder.append(s[-1])
    values = {name: torch.stack([row[name] for row in rows]) for name in rows[0]}
    watched |= {f"{name}_{i}": row[name] for i, row in enumerate(rows) for name in row}
    return {"losses": losses, "outputs": outputs, "watched": watched, "values": values,
            "states": states | {"s": decoder}}
