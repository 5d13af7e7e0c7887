#!/usr/bin/env python3
"""States that a run starts from, as the headless door is given them: losses, states, and the
gradient of each first state and parameter, by PyTorch's modules in 64 bits.

    python3 tests/golden/make_initial.py

Each case has the form of the door's own, so the test hands it over as it stands.
"""

import torch
from torch.nn.functional import cross_entropy, one_hot

from cells import MODULES
from common import draw, flat, gradients, named, plain, redraw, write

HIDDEN = 3


def door(settings, prefix, inputs, classes, ids, targets, last):
    """A stack of layers and a linear map: at every step, or of the last states alone."""
    cell, layers = settings["cell"], settings.get("layers", 1)
    both = settings.get("bidirectional", False)
    rnn = redraw(MODULES[cell](inputs, HIDDEN, layers, bidirectional=both))
    output = redraw(torch.nn.Linear(HIDDEN * (2 if both else 1), classes))
    ends = ["", "_reverse"] if both else [""]
    places = [f"l{layer}{end}" for layer in range(layers) for end in ends]
    h0 = draw(len(places), HIDDEN).requires_grad_()
    c0 = draw(len(places), HIDDEN, deviation=1).requires_grad_()
    # A batch of one sequence, as unbatched LSTMs of this version do not take two directions.
    state = (h0[:, None], c0[:, None]) if cell == "lstm" else h0[:, None]
    rows, final = rnn(one_hot(torch.tensor(ids), inputs)[:, None].to(h0.dtype), state)
    rows = rows[:, 0]
    if last:
        final = final[0] if cell == "lstm" else final
        rows = final[-len(ends):].reshape(1, -1)
    counted = [t for t, target in enumerate(targets) if target is not None]
    losses = torch.zeros(len(targets))
    chosen = torch.tensor([targets[t] for t in counted])
    losses[counted] = cross_entropy(output(rows)[counted], chosen, reduction="none")
    weights = named(rnn, prefix) | named(output, "output.")
    first = {"h": h0} | ({"c": c0} if cell == "lstm" else {})
    found = gradients(losses.sum(), weights | first)

    def by_place(tensors):
        if not prefix:
            return {f"{letter}0": flat(tensor) for letter, tensor in tensors.items()}
        return {f"{prefix}{place}.{letter}": flat(tensor[at])
                for letter, tensor in tensors.items() for at, place in enumerate(places)}

    return {
        "case": {"settings": settings | {"hidden": HIDDEN}, "weights": plain(weights),
                 "initial": by_place(first)},
        "losses": flat(losses), "total": flat(losses.sum())[0],
        "first": by_place({letter: found[letter] for letter in first}),
        "gradients": {name: flat(found[name]) for name in weights},
    }


def language(cell):
    settings = {"cell": cell, "unit": "character", "text": "abcadb", "input": "one_hot"}
    ids = [0, 1, 2, 0, 3, 1]
    made = door(settings, "", 4, 4, ids[:-1], ids[1:], False)
    made["case"]["input"] = {"ids": ids}
    return made


def tagger(cell, **shape):
    settings = {"model": "tagger", "task": "majority", "length": 8, "cell": cell, **shape}
    ids, targets = [0, 1, 1, 0, 1], [None, 1, 1, 1, 0]
    made = door(settings, "rnn.", 2, 2, ids, targets, False)
    made["case"]["input"] = {"ids": ids, "target": targets}
    return made


def classifier(cell, **shape):
    settings = {"model": "classifier", "task": "temporal_order", "length": 8, "cell": cell, **shape}
    ids = [4, 0, 2, 5, 3]
    made = door(settings, "rnn.", 6, 4, ids, [1], True)
    made["case"]["input"] = {"ids": ids, "target": 1}
    return made


if __name__ == "__main__":
    torch.manual_seed(3)
    both = {"layers": 2, "bidirectional": True}
    cases = [language(cell) for cell in MODULES]
    cases += [tagger("lstm", **both), tagger("gru", layers=2), classifier("lstm", **both),
              classifier("rnn")]
    write("initial", {"cases": cases})
