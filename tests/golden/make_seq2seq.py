#!/usr/bin/env python3
"""The recurrent encoder–decoder whole: losses, attention and every gradient.

    python3 tests/golden/make_seq2seq.py
"""

import torch

import cells
import seq2seq
from common import write
from models import case_of

SYMBOLS = 5
BASE = {
    "model": "seq2seq", "hidden": 3, "layers": 1, "embedding": 2, "bidirectional": True,
    "combine": "concat", "attention": "additive", "query": "previous", "attention_width": 2,
    "source_reversed": False, "reduction": "sum",
}
PLAIN = {"bidirectional": False, "attention": "none"}
VARIANTS = {
    "none": [
        ("rnn", PLAIN), ("lstm", PLAIN | {"source_reversed": True}), ("gru", PLAIN),
        ("lstm", PLAIN | {"layers": 2, "reduction": "mean"}),
        ("gru-before", PLAIN), ("gru", PLAIN | {"bidirectional": True}),
        ("lstm", PLAIN | {"bidirectional": True, "layers": 2}),
    ],
    "previous": [
        ("rnn", {}), ("lstm", {}), ("gru", {}), ("gru-before", {"reduction": "mean"}),
        ("gru", {"attention": "general"}),
        ("gru", {"attention": "dot", "combine": "sum"}),
        ("lstm", {"bidirectional": False, "source_reversed": True}),
    ],
    "current": [
        ("rnn", {"attention": "general"}), ("lstm", {"attention": "general"}),
        ("gru", {"attention": "general", "reduction": "mean"}),
        ("lstm", {"attention": "dot", "bidirectional": False}),
        ("gru", {"attention": "scaled_dot", "combine": "product"}),
        ("gru", {"attention": "additive", "bidirectional": False, "layers": 2}),
    ],
}
EXAMPLES = [([2, 3, 4, 2], [3, 2, 1]), ([4, 2], [2, 4, 3, 1]), ([3], [4, 1])]


def case(cell, changes):
    name, _, reset = cell.partition("-")
    settings = BASE | {"cell": name, "reset": reset or "after"} | changes
    w = seq2seq.weights_of(settings, SYMBOLS, SYMBOLS)
    examples = [{"symbols": source, "target": target} for source, target in EXAMPLES]
    return case_of(settings, w, examples, lambda one: seq2seq.example(settings, w, one))


if __name__ == "__main__":
    torch.manual_seed(70)
    for name, variants in VARIANTS.items():
        query = {"query": "current"} if name == "current" else {}
        cases = [case(cell, query | changes) for cell, changes in variants]
        write(f"seq2seq-{name}", {"cases": cases})
