#!/usr/bin/env python3
"""Updates: what torch.optim makes of three given gradients.

    python3 tests/golden/make_optimizer.py

The gradients are given and not computed, so that nothing but the rule is compared. They differ by
nine orders of magnitude: Adam's epsilon outside the root and its corrections both show.
"""

import torch

from common import draw, flat, plain, short, write

# The parameters of a small network, so that its layout can be used.
SHAPES = {
    "weight_ih_l0": (2, 3), "weight_hh_l0": (2, 2), "bias_ih_l0": (2,), "bias_hh_l0": (2,),
    "output.weight": (3, 2), "output.bias": (3,),
}
STEPS = 3
BASE = {"optimizer": "sgd", "learning_rate": 0.05, "clip": "none"}
VARIANTS = [
    {}, {"optimizer": "momentum", "momentum": 0.8}, {"optimizer": "adam", "beta2": 0.999},
    {"optimizer": "adam", "beta2": 0.98}, {"clip": "norm", "clip_at": 0.5},
    {"clip": "norm", "clip_at": 50.0}, {"clip": "value", "clip_at": 0.25},
    {"optimizer": "adam", "beta2": 0.98, "clip": "norm", "clip_at": 1.0},
    {"optimizer": "momentum", "momentum": 0.9, "clip": "value", "clip_at": 0.5},
    {"optimizer": "adam", "beta2": 0.98, "warm_up": 2, "decay_at": 2},
    {"warm_up": 4}, {"decay_at": 1},
]


def rule(settings, parameters):
    rate = settings["learning_rate"]
    if settings["optimizer"] == "adam":
        return torch.optim.Adam(parameters, lr=rate, betas=(0.9, settings["beta2"]))
    momentum = settings["momentum"] if settings["optimizer"] == "momentum" else 0
    return torch.optim.SGD(parameters, lr=rate, momentum=momentum)


def share(settings, update):
    """The rate grows evenly to its full size and later falls to a fifth."""
    warm_up, decay_at = settings.get("warm_up", 0), settings.get("decay_at", 0)
    grown = update / warm_up if update < warm_up else 1
    return grown / 5 if decay_at and update > decay_at else grown


def trajectory(changes, weights, given):
    settings = BASE | changes
    ours = {name: w.clone().requires_grad_() for name, w in weights.items()}
    parameters = list(ours.values())
    optimizer = rule(settings, parameters)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: share(settings, n + 1))
    after, moved, norms = [], [], []
    for gradient in given:
        for name, parameter in ours.items():
            parameter.grad = gradient[name].clone()
        norms.append(short(torch.cat([p.grad.reshape(-1) for p in parameters]).norm().item()))
        if settings["clip"] == "norm":
            torch.nn.utils.clip_grad_norm_(parameters, settings["clip_at"])
        if settings["clip"] == "value":
            torch.nn.utils.clip_grad_value_(parameters, settings["clip_at"])
        optimizer.step()
        schedule.step()
        after.append(plain(ours))
        # A weight that stays is near whatever is right: the way it has gone is compared, too.
        way = [(ours[name] - weights[name]).reshape(-1) for name in sorted(SHAPES)]
        moved.append(flat(torch.cat(way)))
    return {"settings": settings, "norms": norms, "after": after, "moved": moved}


def gradient():
    """A column of tiny components beside ordinary and great ones."""
    found = {name: draw(*shape) for name, shape in SHAPES.items()}
    found["output.bias"] *= 2.0**-26
    found["bias_ih_l0"] *= 16
    found["bias_hh_l0"][0] = 0
    return found


if __name__ == "__main__":
    torch.manual_seed(60)
    weights = {name: draw(*shape) for name, shape in SHAPES.items()}
    given = [gradient() for _ in range(STEPS)]
    write("optimizer", {
        "network": {"cell": "rnn", "hidden": 2, "text": "a b c a b", "sequence": "a b c"},
        "weights": plain(weights),
        "gradients": [{name: flat(g) for name, g in one.items()} for one in given],
        "trajectories": [trajectory(changes, weights, given) for changes in VARIANTS],
    })
