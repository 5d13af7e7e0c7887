#!/usr/bin/env python3
"""Recurrent models whole: classifier, captioner, tagger.

    python3 tests/golden/make_models.py

Examples of a batch have different lengths and are computed one by one; the cells are those of
cells.py, which make_recurrent.py holds against PyTorch's modules.
"""

import torch

import cells
from common import draw, write
from models import case_of, cross_entropy, embed, linear

EMBEDDING, HIDDEN = 4, 3


def options(settings):
    return {"layers": settings["layers"], "bidirectional": settings["bidirectional"]}


def settings_of(model, cell, **changes):
    base = {"model": model, "cell": cell[0], "reset": cell[1], "hidden": HIDDEN, "layers": 1,
            "embedding": EMBEDDING, "bidirectional": False, "combine": "concat",
            "reduction": "sum", "input": "embedding"}
    return base | changes


def network(settings, inputs, outputs):
    """An embedding, unless inputs are vectors, a stack and the output layer."""
    both, how = settings["bidirectional"], settings["combine"]
    width = HIDDEN * (2 if both and how == "concat" else 1)
    w, read = {}, settings["read"]
    if read == "symbols" and settings["input"] == "embedding":
        w["embedding.weight"] = draw(inputs, EMBEDDING).requires_grad_()
        inputs = EMBEDDING
    w |= cells.weights(settings["cell"], inputs, HIDDEN, prefix="rnn.", combine=how,
                       **options(settings))
    w["output.weight"] = draw(outputs, width).requires_grad_()
    w["output.bias"] = draw(outputs).requires_grad_()
    return w


def inputs_of(settings, w, example):
    if "vectors" in example:
        return torch.tensor(example["vectors"])
    if settings["input"] == "embedding":
        return embed(w, "embedding.weight", example["symbols"])
    return torch.eye(w["rnn.weight_ih_l0"].shape[1])[example["symbols"]]


def through(settings, w, x, h0=None):
    """The outputs of the stack and its states by name."""
    states = settings["layers"] * (2 if settings["bidirectional"] else 1)
    zeros = torch.zeros(states, HIDDEN)
    values, kept = cells.stack(settings["cell"], settings["reset"], w, x,
                               zeros if h0 is None else h0, zeros, prefix="rnn.",
                               how=settings["combine"], **options(settings))
    names = ["h", "c"] if settings["cell"] == "lstm" else ["h"]
    states = {n + end: [row[n] for row in rows] for end, rows in kept.items() for n in names}
    return values, kept, states


def classifier(settings, w, example):
    x = inputs_of(settings, w, example)
    values, kept, states = through(settings, w, x)
    last = f"_l{settings['layers'] - 1}"
    final = kept[last][-1]["h"]
    if settings["bidirectional"]:
        final = cells.combine_of(final, kept[f"{last}_reverse"][0]["h"], settings["combine"])
    scores = linear(w, "output", final)
    if "value" in example:
        loss, y = ((scores - example["value"]) ** 2).sum(), scores
    else:
        loss, y = cross_entropy(scores, example["class"])
    return {"losses": [loss], "outputs": [y], "watched": {"final": final}, "states": states}


def tagger(settings, w, example):
    values, kept, states = through(settings, w, inputs_of(settings, w, example))
    scores = linear(w, "output", values)
    done = [cross_entropy(scores[t], tag) for t, tag in enumerate(example["tags"])
            if tag is not None]
    return {"losses": [loss for loss, _ in done], "states": states,
            "outputs": list(torch.softmax(scores, -1))}


def captioner(settings, w, example):
    image = torch.tensor(example["vectors"][0])
    h0 = torch.tanh(linear(w, "image", image)).reshape(settings["layers"], HIDDEN)
    targets = example["target"]
    x = inputs_of(settings, w, {"symbols": [0, *targets[:-1]]})
    values, kept, states = through(settings, w, x, h0)
    done = [cross_entropy(row, t) for row, t in zip(linear(w, "output", values), targets)]
    return {"losses": [loss for loss, _ in done], "outputs": [y for _, y in done],
            "watched": {"h0": h0}, "states": states}


def vectors(steps, width):
    return draw(steps, width).tolist()


def symbols(steps, count):
    return torch.randint(count, (steps,)).tolist()


def classifiers():
    found = []
    for cell, changes in zip(cells.CELLS * 2, [
        {}, {"layers": 2}, {"bidirectional": True}, {}, {"bidirectional": True, "combine": "sum"},
        {"bidirectional": True, "combine": "product", "layers": 2}, {"input": "one_hot"},
        {"layers": 2, "bidirectional": True},
    ]):
        settings = settings_of("classifier", cell, read="symbols", **changes)
        w = network(settings, 5, 3)
        examples = [{"symbols": symbols(n, 5), "class": c} for n, c in [(4, 1), (1, 0), (6, 2)]]
        found.append(case_of(settings, w, examples, lambda e: classifier(settings, w, e)))
    for cell in cells.CELLS[:3]:
        settings = settings_of("classifier", cell, read="vectors", reduction="mean")
        w = network(settings, 2, 1)
        examples = [{"vectors": vectors(n, 2), "value": v} for n, v in [(5, 0.75), (3, -1.5)]]
        found.append(case_of(settings, w, examples, lambda e: classifier(settings, w, e)))
    return found


def taggers():
    found = []
    for cell, changes in zip(cells.CELLS * 2, [
        {}, {"bidirectional": True}, {"layers": 2, "reduction": "mean"}, {"bidirectional": True},
        {"bidirectional": True, "combine": "product", "reduction": "mean"},
        {"layers": 2, "bidirectional": True}, {"bidirectional": True, "combine": "sum"},
        {"input": "one_hot"},
    ]):
        settings = settings_of("tagger", cell, read="symbols", **changes)
        w = network(settings, 4, 3)
        examples = [{"symbols": symbols(n, 4), "tags": tags} for n, tags in
                    [(4, [0, None, 2, 1]), (2, [1, 1]), (5, [None, None, 0, 2, None])]]
        found.append(case_of(settings, w, examples, lambda e: tagger(settings, w, e)))
    return found


def captioners():
    found = []
    for cell, changes in zip(cells.CELLS, [{}, {"layers": 2}, {"reduction": "mean"}, {}]):
        settings = settings_of("captioner", cell, read="symbols", **changes)
        w = network(settings, 5, 5)
        w["image.weight"] = draw(settings["layers"] * HIDDEN, 6).requires_grad_()
        w["image.bias"] = draw(settings["layers"] * HIDDEN).requires_grad_()
        examples = [{"vectors": vectors(1, 6), "target": target} for target in
                    [[2, 4, 3, 1], [3, 1], [4, 4, 1]]]
        found.append(case_of(settings, w, examples, lambda e: captioner(settings, w, e)))
    return found


if __name__ == "__main__":
    torch.manual_seed(50)
    write("models-classifier", {"cases": classifiers()})
    write("models-tagger", {"cases": taggers()})
    write("models-captioner", {"cases": captioners()})
