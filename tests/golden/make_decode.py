#!/usr/bin/env python3
"""Writing with a fixed encoder–decoder: greedy, and along a beam that is kept whole.

    python3 tests/golden/make_decode.py

Every living hypothesis is continued by every symbol; the likeliest are kept, as many as the beam
is wide less those that have ended. Hypotheses are ranked by ln p / length^alpha.
"""

import math

import torch

import seq2seq
from common import flat, plain, short, write
from make_seq2seq import BASE

SYMBOLS, START, END, LIMIT = 6, 0, 1, 7
SOURCES = [[2, 3, 4, 5], [5, 2], [4]]
BEAMS = [(1, 0.0), (2, 1.0), (3, 0.0), (3, 1.0), (6, 0.5)]


class Model:
    """One beginning a state: the encoder's keys, the decoder's state and the last symbol."""

    def __init__(self, settings, weights):
        self.settings, self.weights = settings, weights

    def start(self, source):
        h, s, c, _ = seq2seq.encode(self.settings, self.weights, source)
        return h, s, c

    def step(self, beginning, symbol):
        h, s, c = beginning
        s, c, scores, told = seq2seq.decode(self.settings, self.weights, h, s, c, symbol)
        return (h, s, c), torch.log_softmax(scores, -1), told.get("alpha", torch.zeros(0))


def greedy(model, source):
    state, symbol, rows = model.start(source), START, []
    for _ in range(LIMIT):
        state, log_p, alpha = model.step(state, symbol)
        symbol = int(log_p.argmax())
        rows.append({"symbol": symbol, "log_probabilities": flat(log_p), "weights": flat(alpha)})
        if symbol == END:
            break
    return rows


def beam(model, source, width, alpha):
    alive = [(model.start(source), [], 0.0)]
    steps, ended, room = [], [], width
    for number in range(LIMIT):
        candidates, states = [], []
        for parent, (state, path, total) in enumerate(alive):
            state, log_p, weights = model.step(state, path[-1] if path else START)
            states.append(state)
            candidates += [
                {"parent": parent, "symbol": symbol, "log_probability": value,
                 "total": total + value, "weights": flat(weights), "path": [*path, symbol]}
                for symbol, value in enumerate(log_p.tolist())
            ]
        candidates.sort(key=lambda one: -one["total"])
        kept, next_alive = candidates[:room], []
        for one in kept:
            finished = one["symbol"] == END
            if finished or number + 1 == LIMIT:
                ended.append((one["path"], one["total"], finished))
            else:
                next_alive.append((states[one["parent"]], one["path"], one["total"]))
            room -= finished
        steps.append([
            {"parent": one["parent"], "symbol": one["symbol"],
             "log_probability": short(one["log_probability"]), "total": short(one["total"]),
             **({"weights": one["weights"]} if place < len(kept) else {})}
            for place, one in enumerate(candidates)
        ])
        alive = next_alive
        if not alive:
            break
    ranked = sorted(ended, key=lambda one: (not one[2], -one[1] / len(one[0]) ** alpha))
    return {"width": width, "alpha": alpha, "steps": steps, "hypotheses": [
        {"symbols": path, "log_probability": short(total),
         "score": short(total / len(path) ** alpha), "finished": finished}
        for path, total, finished in ranked
    ]}


def best(model, source, length):
    """The likeliest of all sequences of up to so many symbols, by looking at each of them."""
    found = []

    def go_on(state, path, total):
        state, log_p, _ = model.step(state, path[-1] if path else START)
        for symbol, value in enumerate(log_p.tolist()):
            if symbol == END:
                found.append((total + value, [*path, symbol]))
            elif len(path) + 1 < length:
                go_on(state, [*path, symbol], total + value)

    go_on(model.start(source), [], 0.0)
    return max(found)


def drawn(settings):
    """Weights with which something is to be seen: sequences of different lengths, and a beam that
    finds better ones than greed."""
    while True:
        weights = seq2seq.weights_of(settings, SYMBOLS, SYMBOLS)
        with torch.no_grad():
            for name in ("output.weight", "decoder.embedding.weight"):
                weights[name] *= 2
            weights["output.bias"][START] -= 2
        model = Model(settings, weights)
        lengths = {len(greedy(model, source)) for source in SOURCES}
        finds = [beam(model, source, 3, 0)["hypotheses"][0]["symbols"] for source in SOURCES]
        greeds = [[row["symbol"] for row in greedy(model, source)] for source in SOURCES]
        if len(lengths) > 1 and 2 < max(lengths) < LIMIT and finds != greeds:
            return weights


def case(changes):
    settings = BASE | {"reset": "after"} | changes
    weights = drawn(settings)
    model, told = Model(settings, weights), []
    for source in SOURCES:
        beams = [beam(model, source, *one) for one in BEAMS]
        # A beam as wide as there are symbols finds the best of the short sequences.
        total, path = best(model, source, 2)
        widest = max(h["log_probability"] for h in beams[-1]["hypotheses"])
        assert widest >= total - 1e-9, (widest, total, path)
        first = beams[0]["hypotheses"][0]["symbols"]
        assert first == [row["symbol"] for row in greedy(model, source)]
        told.append({"symbols": source, "greedy": greedy(model, source), "beams": beams})
    return {"settings": settings, "limit": LIMIT, "weights": plain(weights), "sources": told}


if __name__ == "__main__":
    torch.manual_seed(90)
    write("decode-attention", {"cases": [case({"cell": "gru"})]})
    write("decode-plain", {"cases": [
        case({"cell": "lstm", "attention": "none", "bidirectional": False}),
    ]})
