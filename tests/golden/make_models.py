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


def data_of(symbols, width, classes):
    return {"symbols": symbols, "width": width, "classes": classes}


def settings_of(model, cell, **changes):
    """What can be set; `data` is what goes in and what comes out."""
    base = {"model": model, "cell": cell[0], "reset": cell[1], "hidden": HIDDEN, "layers": 1,
            "embedding": EMBEDDING, "bidirectional": False, "combine": "concat",
            "reduction": "sum", "input": "embedding"}
    return base | changes


def network(settings, data):
    """An embedding, unless inputs are vectors, a stack and the output layer."""
    both, how = settings["bidirectional"], settings["combine"]
    width = HIDDEN * (2 if both and how == "concat" else 1)
    w, inputs, outputs = {}, data["symbols"] or data["width"], data["classes"] or 1
    if data["symbols"] and settings["input"] == "embedding":
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
    """The outputs of the stack, its rows of gates, its states and uses of weights by name."""
    states = settings["layers"] * (2 if settings["bidirectional"] else 1)
    zeros = torch.zeros(states, HIDDEN)
    copies = {}
    values, kept = cells.stack(settings["cell"], settings["reset"], w, x,
                               zeros if h0 is None else h0, zeros, prefix="rnn.",
                               how=settings["combine"], copies=copies, **options(settings))
    names = ["h", "c"] if settings["cell"] == "lstm" else ["h"]
    states = {n + end: [row[n] for row in rows] for end, rows in kept.items() for n in names}
    copies = {f"rnn.weight_hh{end}": uses for end, uses in copies.items()}
    return values, kept, {"states": states, "copies": copies}


def classifier(settings, w, example):
    x = inputs_of(settings, w, example)
    values, kept, told = through(settings, w, x)
    last = f"_l{settings['layers'] - 1}"
    final = kept[last][-1]["h"]
    if settings["bidirectional"]:
        final = cells.combine_of(final, kept[f"{last}_reverse"][0]["h"], settings["combine"])
    scores = linear(w, "output", final)
    if "value" in example:
        loss, y = ((scores - example["value"]) ** 2).sum(), scores
    else:
        loss, y = cross_entropy(scores, example["class"])
    return {"losses": [loss], "outputs": [y], "watched": {"final": final}} | told


def tagger(settings, w, example):
    values, kept, told = through(settings, w, inputs_of(settings, w, example))
    scores = linear(w, "output", values)
    done = [cross_entropy(scores[t], tag) for t, tag in enumerate(example["tags"])
            if tag is not None]
    return {"losses": [loss for loss, _ in done], "outputs": list(torch.softmax(scores, -1))} | told


def captioner(settings, w, example):
    image = torch.tensor(example["vectors"][0])
    h0 = torch.tanh(linear(w, "image", image)).reshape(settings["layers"], HIDDEN)
    targets = example["target"]
    x = inputs_of(settings, w, {"symbols": [0, *targets[:-1]]})
    values, kept, told = through(settings, w, x, h0)
    done = [cross_entropy(row, t) for row, t in zip(linear(w, "output", values), targets)]
    return {"losses": [loss for loss, _ in done], "outputs": [y for _, y in done],
            "watched": {"h0": h0}} | told


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
        settings = settings_of("classifier", cell, **changes)
        data = data_of(5, 0, 3)
        w = network(settings, data)
        examples = [{"symbols": symbols(n, 5), "class": c} for n, c in [(4, 1), (1, 0), (6, 2)]]
        found.append(case_of(settings, w, examples, lambda e: classifier(settings, w, e),
                             data=data))
    for cell in cells.CELLS[:3]:
        settings = settings_of("classifier", cell, reduction="mean")
        data = data_of(0, 2, 0)
        w = network(settings, data)
        examples = [{"vectors": vectors(n, 2), "value": v} for n, v in [(5, 0.75), (3, -1.5)]]
        found.append(case_of(settings, w, examples, lambda e: classifier(settings, w, e),
                             data=data))
    return found


def taggers():
    found = []
    for cell, changes in zip(cells.CELLS * 2, [
        {}, {"bidirectional": True}, {"layers": 2, "reduction": "mean"}, {"bidirectional": True},
        {"bidirectional": True, "combine": "product", "reduction": "mean"},
        {"layers": 2, "bidirectional": True}, {"bidirectional": True, "combine": "sum"},
        {"input": "one_hot"},
    ]):
        settings = settings_of("tagger", cell, **changes)
        data = data_of(4, 0, 3)
        w = network(settings, data)
        examples = [{"symbols": symbols(n, 4), "tags": tags} for n, tags in
                    [(4, [0, None, 2, 1]), (2, [1, 1]), (5, [None, None, 0, 2, None])]]
        found.append(case_of(settings, w, examples, lambda e: tagger(settings, w, e),
                             data=data))
    return found


def captioners():
    found = []
    for cell, changes in zip(cells.CELLS, [{}, {"layers": 2}, {"reduction": "mean"}, {}]):
        settings = settings_of("captioner", cell, **changes)
        data = data_of(0, 6, 5)
        w = network(settings, data_of(5, 0, 5))
        w["image.weight"] = draw(settings["layers"] * HIDDEN, 6).requires_grad_()
        w["image.bias"] = draw(settings["layers"] * HIDDEN).requires_grad_()
        examples = [{"vectors": vectors(1, 6), "target": target} for target in
                    [[2, 4, 3, 1], [3, 1], [4, 4, 1]]]
        found.append(case_of(settings, w, examples, lambda e: captioner(settings, w, e),
                             data=data))
    return found


if __name__ == "__main__":
    torch.manual_seed(50)
    for name, cases in [
        ("classifier", classifiers()), ("tagger", taggers()), ("captioner", captioners()),
    ]:
        one_way = [case for case in cases if not case["settings"]["bidirectional"]]
        both_ways = [case for case in cases if case["settings"]["bidirectional"]]
        write(f"models-{name}", {"cases": one_way})
        if both_ways:
            write(f"models-{name}-bidirectional", {"cases": both_ways})
