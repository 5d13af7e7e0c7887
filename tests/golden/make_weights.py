#!/usr/bin/env python3
"""Weights that travel: written by PyTorch, trained here, read by PyTorch again.

    pip install safetensors
    python3 tests/golden/make_weights.py

Writes weights.types.safetensors (one array of each type that is read), for each cell
weights.CELL.safetensors, lets the headless door train from there and save
weights.CELL.trained.safetensors, loads that into PyTorch's own module, and records in weights.json
what PyTorch says of both.
"""

import json
import subprocess

import torch
from safetensors.torch import load_file, save_file
from torch import nn

from common import HERE, draw, flat, redraw, write

ROOT = HERE.parent.parent
TEXT = "abcacbbac"
SYMBOLS = {"a": 0, "b": 1, "c": 2}
WATCHED = "abcac"
STEPS, RATE = 4, 0.5
CLASSES = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}


def network(cell):
    """PyTorch's module with the embedding and the output layer beside its own parameters."""
    module = CLASSES[cell](3, 4)
    module.embedding = nn.Embedding(len(SYMBOLS), 3)
    module.output = nn.Linear(4, len(SYMBOLS))
    return redraw(module)


def scores(module):
    ids = torch.tensor([SYMBOLS[sign] for sign in WATCHED])
    embedded = module.embedding(ids[:-1]).unsqueeze(1)
    # The module's own call finds only its own parameters.
    states, _ = type(module).forward(module, embedded)
    return module.output(states.squeeze(1)), ids[1:]


def loss(module):
    return nn.functional.cross_entropy(*scores(module), reduction="sum")


def train(module):
    optimizer = torch.optim.SGD(module.parameters(), lr=RATE)
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss(module).backward()
        optimizer.step()


def case(cell, weights):
    return {
        "settings": {
            "cell": cell, "hidden": 4, "input": "embedding", "embedding": 3,
            "unit": "character", "text": TEXT,
        },
        "weights": {"safetensors": weights},
        "input": {"text": WATCHED},
        "want": ["outputs", {"steps": {"count": STEPS, "learning_rate": RATE}}],
    }


def door(asked, save):
    command = ["cargo", "run", "-q", "-p", "seqscope-core", "--release", "--example", "evaluate",
               "--", str(asked), "--save", str(save)]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


def probabilities(module):
    return flat(torch.softmax(scores(module)[0], 1))


def trip(cell):
    module = network(cell)
    start = {name: tensor.float() for name, tensor in module.state_dict().items()}
    save_file(start, HERE / f"weights.{cell}.safetensors")
    asked = HERE / "weights.case.json"
    asked.write_text(json.dumps(case(cell, f"weights.{cell}.safetensors")))
    trained = HERE / f"weights.{cell}.trained.safetensors"
    door(asked, trained)
    asked.unlink()
    found = {"case": case(cell, f"weights.{cell}.safetensors"), "outputs": probabilities(module)}

    train(module)
    own = module.state_dict()
    read = load_file(trained)
    apart = max((read[name].double() - own[name]).abs().max().item() for name in own)
    print(cell, "trained here and there:", apart)
    assert apart < 1e-6, apart

    other = network(cell)
    other.load_state_dict({name: tensor.double() for name, tensor in read.items()}, strict=True)
    return found | {"trained": {"outputs": probabilities(other), "loss": loss(other).item()}}


def types():
    numbers = draw(2, 3)
    arrays = {
        "f32": numbers.float(), "f64": numbers, "f16": numbers.half(),
        "bf16": numbers.bfloat16(), "number": numbers[0, 0].float().clone(),
    }
    save_file(arrays, HERE / "weights.types.safetensors", metadata={"about": "é \"quoted\" \\ 😀"})
    return {name: {"shape": list(array.shape), "data": flat(array.double())}
            for name, array in arrays.items()}


def main():
    torch.manual_seed(11)
    write("weights", {"types": types(), "trips": {cell: trip(cell) for cell in CLASSES}})


main()
