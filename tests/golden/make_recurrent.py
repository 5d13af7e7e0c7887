#!/usr/bin/env python3
"""Recurrent layers: every state, gate and gradient, by PyTorch's modules in 64 bits.

    python3 tests/golden/make_recurrent.py

Sequences of different lengths go through pack_padded_sequence. What no module computes (sum and
product of two directions, the reset gate before the product) is written out in cells.py; where
there is a module, both must agree.
"""

import torch
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

import cells
from common import close, draw, flat, gradients, plain, write

INPUTS, HIDDEN = 2, 3
VARIANTS = [
    # lengths, layers, bidirectional, combine, whether the initial state is not zero
    ([1], 1, False, "concat", False),
    ([7], 1, False, "concat", True),
    ([7, 4, 1], 1, False, "concat", True),
    ([5, 5, 5], 2, False, "concat", False),
    ([2, 5, 3], 2, False, "concat", True),
    ([4, 2], 1, True, "concat", False),
    ([3, 4, 1], 2, True, "concat", True),
    ([2, 4], 2, True, "sum", True),
    ([4, 3], 2, True, "product", True),
]


def by_modules(cell, weights, case, x, h0, c0):
    """The outputs of torch.nn and its parameters, under our names: one module for the whole
    stack, or one a layer when the directions are not put side by side."""
    layers, both, how = case["layers"], case["bidirectional"], case["combine"]
    directions, count = (2 if both else 1), (layers if how == "concat" else 1)
    parameters = {}
    for first in range(layers // count):
        module = cells.MODULES[cell](x.shape[-1], HIDDEN, count, bidirectional=both)
        for name, parameter in module.named_parameters():
            here = name if how == "concat" else name.replace("_l0", f"_l{first}")
            parameter.data.copy_(weights[here])
            parameters[here] = parameter
        at = slice(first * directions, (first + count) * directions)
        packed = pack_padded_sequence(x, case["lengths"], enforce_sorted=False)
        state = (h0[at], c0[at]) if cell == "lstm" else h0[at]
        x, _ = pad_packed_sequence(module(packed, state)[0])
        if how != "concat":
            x = cells.combine_of(*x.chunk(2, -1), how)
    return x, parameters


def written_out(cell, reset, weights, case, x, h0, c0):
    """The same, one sequence after the other, with all gates; zero where a sequence has ended."""
    options = {name: case[name] for name in ("layers", "bidirectional")}
    outputs, gates, steps = [], {}, x.shape[0]
    for b, length in enumerate(case["lengths"]):
        values, kept = cells.stack(cell, reset, weights, x[:length, b], h0[:, b], c0[:, b],
                                   how=case["combine"], **options)
        outputs.append(torch.cat([values, torch.zeros(steps - length, values.shape[1])]))
        for end, rows in kept.items():
            for name in rows[0]:
                if name == "c" and cell != "lstm":
                    continue
                one = torch.zeros(steps, HIDDEN)
                one[:length] = torch.stack([row[name] for row in rows]).detach()
                gates.setdefault(name + end, []).append(one)
    return torch.stack(outputs, 1), {name: torch.stack(g, 1) for name, g in gates.items()}


def case_of(cell, reset, lengths, layers, bidirectional, combine, started):
    steps, batch = max(lengths), len(lengths)
    case = {"cell": cell, "reset": reset, "layers": layers, "bidirectional": bidirectional,
            "combine": combine, "lengths": lengths, "steps": steps, "inputs": INPUTS,
            "hidden": HIDDEN}
    options = {"layers": layers, "bidirectional": bidirectional, "combine": combine}
    weights = cells.weights(cell, INPUTS, HIDDEN, **options)
    states = layers * (2 if bidirectional else 1)
    x = draw(steps, batch, INPUTS, deviation=1)
    initial = draw if started else torch.zeros
    h0, c0 = initial(states, batch, HIDDEN), initial(states, batch, HIDDEN)
    for b, length in enumerate(lengths):
        x[length:, b] = 0
    leaves = {"x": x.requires_grad_(), "h0": h0.requires_grad_()}
    c0.requires_grad_()
    if cell == "lstm":
        leaves["c0"] = c0
    output, gates = written_out(cell, reset, weights, case, x, h0, c0)
    upstream = draw(*output.shape)
    for b, length in enumerate(lengths):
        upstream[length:, b] = 0
    of = weights | leaves
    found = gradients((output * upstream).sum(), of, keep=True)
    if reset == "after":
        modules, parameters = by_modules(cell, weights, case, x, h0, c0)
        close(output, modules, case)
        theirs = gradients((modules * upstream).sum(), parameters | leaves)
        for name in of:
            close(found[name], theirs[name], (case, name))
        output, found = modules, theirs
    return case | {
        "weights": plain(weights), **plain(leaves), "output": flat(output), "gates": plain(gates),
        "d_output": flat(upstream), "gradients": plain(found),
    }


if __name__ == "__main__":
    for seed, (cell, reset) in enumerate(cells.CELLS):
        torch.manual_seed(seed)
        every = [case_of(cell, reset, *variant) for variant in VARIANTS]
        write(f"recurrent-{cells.title(cell, reset)}", {"cases": every})
