"""A case of a whole model: examples of different lengths, their losses, and all gradients."""

import torch
from torch import nn

from common import flat, gradients, plain, short


def cross_entropy(scores, target):
    """The loss of one row, and the probabilities."""
    loss = nn.functional.cross_entropy(scores[None], torch.tensor([target]))
    return loss, torch.softmax(scores, -1)


def embed(w, name, ids):
    return nn.functional.embedding(torch.tensor(ids), w[name])


def linear(w, name, x):
    """The lecture's form has no bias."""
    return nn.functional.linear(x, w[f"{name}.weight"], w.get(f"{name}.bias"))


def reduce(done, reduction):
    """The sum over an example's steps, on average over examples; or the mean of all steps."""
    if reduction == "sum":
        return torch.stack([torch.stack(one["losses"]).sum() for one in done]).mean()
    return torch.cat([torch.stack(one["losses"]) for one in done]).mean()


def case_of(settings, weights, examples, forward, **extra):
    """`forward` answers for one example: losses (those that count), outputs (a row each), and
    values by name, whose gradients are those of the sum of that example's losses."""
    done = [forward(example) for example in examples]
    loss = reduce(done, settings["reduction"])
    found = gradients(loss, weights, keep=True)
    told = []
    for example, one in zip(examples, done):
        total = torch.stack(one["losses"]).sum()
        of = one.get("watched", {})
        told.append(example | {
            "losses": [short(value.item()) for value in one["losses"]],
            "outputs": [flat(row) for row in one["outputs"]],
            "values": plain(of) | plain(one.get("values", {})),
            "value_gradients": plain(gradients(total, of, keep=True)),
            **({"pairs": pairs(one)} if "states" in one else {}),
            **({"uses": uses(one, total)} if "copies" in one else {}),
        })
    return extra | {
        "settings": settings, "weights": plain(weights), "examples": told,
        "loss": short(loss.item()), "gradients": plain(found),
    }


def pairs(one):
    """The gradient of each loss with respect to each state: zero where it comes later. By name,
    one row a loss: for each time step, the state's gradient."""
    found = {}
    for name, states in one["states"].items():
        keyed = dict(enumerate(states))
        rows = [gradients(loss, keyed, keep=True, unused=keyed) for loss in one["losses"]]
        found[name] = [flat(torch.stack(list(row.values()))) for row in rows]
    return found


def uses(one, total):
    """The share of each use of a recurrent weight in the gradient, and the norm of the share of
    each loss by each use: what the double sum of back-propagation through time is made of."""
    found = {}
    for name, copies in one["copies"].items():
        keyed = dict(enumerate(copies))
        shares = gradients(total, keyed, keep=True, unused=keyed).values()
        rows = [gradients(loss, keyed, keep=True, unused=keyed) for loss in one["losses"]]
        norms = [[short(share.norm().item()) for share in row.values()] for row in rows]
        found[name] = {"shares": [flat(share) for share in shares], "pair_norms": norms}
    return found
