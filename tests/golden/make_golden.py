#!/usr/bin/env python3
"""Writes the reference values: PyTorch's automatic differentiation in 64 bits.

    python3 tests/golden/make_golden.py

Only cells and losses are written out here; every gradient is PyTorch's own. Needs torch and, for
the weights of the page's references, cargo.
"""

import json
import pathlib
import subprocess

import torch

HERE = pathlib.Path(__file__).resolve().parent
TEXT = "a b c d e f b a d c f e a c b d"
SEVEN = "b a d c f e a c"
ONE = "c b"
torch.set_default_dtype(torch.float64)


def short(value):
    """Ten significant digits."""
    return float(f"{value:.10g}")


def flat(tensor):
    return [short(value) for value in tensor.detach().reshape(-1).tolist()]


class Network:
    """A cell, the output layer and the loss, for one sequence."""

    def __init__(self, settings, weights):
        self.settings = settings
        self.cell = settings["cell"]
        self.hidden = settings["hidden"]
        self.weights = weights
        vocabulary = list(dict.fromkeys(settings["text"].split()))
        self.ids = [vocabulary.index(token) for token in settings["sequence"].split()]
        self.symbols = len(vocabulary)
        self.steps = len(self.ids) - 1

    def bias(self, name):
        return self.weights.get(name, torch.zeros(()))

    def zeros(self):
        return torch.zeros(self.hidden)

    def step(self, x, h, c, recurrent):
        """One step; gives the new state and everything computed on the way."""
        w = self.weights
        b_hh = self.bias("bias_hh_l0")
        from_input = w["weight_ih_l0"] @ x + self.bias("bias_ih_l0")
        from_state = recurrent @ h + b_hh
        if self.cell == "rnn":
            a = from_input + from_state
            h = torch.tanh(a)
            return h, c, {"a": a, "h": h}
        if self.cell == "lstm":
            a_i, a_f, a_g, a_o = (from_input + from_state).chunk(4)
            kept = {"a_i": a_i, "a_f": a_f, "a_g": a_g, "a_o": a_o}
            # Separate tensors, so that each has a gradient of its own.
            kept = {name: value.clone() for name, value in kept.items()}
            i, f = torch.sigmoid(kept["a_i"]), torch.sigmoid(kept["a_f"])
            g, o = torch.tanh(kept["a_g"]), torch.sigmoid(kept["a_o"])
            c = f * c + i * g
            tanh_c = torch.tanh(c)
            h = o * tanh_c
            return h, c, {**kept, "i": i, "f": f, "g": g, "o": o, "c": c, "tanh_c": tanh_c, "h": h}
        n_rows = slice(2 * self.hidden, 3 * self.hidden)
        x_r, x_z, x_n = from_input.chunk(3)
        h_r, h_z, h_n = from_state.chunk(3)
        a_r, a_z = x_r + h_r, x_z + h_z
        r, z = torch.sigmoid(a_r), torch.sigmoid(a_z)
        if self.settings["reset"] == "after":
            m_n = h_n.clone()
            a_n = x_n + r * m_n
            extra = {"m_n": m_n}
        else:
            rh = r * h
            b_n = b_hh[n_rows] if b_hh.dim() else b_hh
            a_n = x_n + recurrent[n_rows] @ rh + b_n
            extra = {"rh": rh}
        n = torch.tanh(a_n)
        h = (1 - z) * n + z * h
        kept = {"a_r": a_r, "a_z": a_z, "r": r, "z": z, "u": 1 - z, **extra, "a_n": a_n, "n": n, "h": h}
        return h, c, kept

    def input(self, t):
        if self.settings["input"] == "embedding":
            return self.weights["embedding.weight"][self.ids[t]]
        one_hot = torch.zeros(self.symbols)
        one_hot[self.ids[t]] = 1
        return one_hot.requires_grad_()

    def output(self, h, t):
        logits = self.weights["output.weight"] @ h + self.bias("output.bias")
        y = torch.softmax(logits, 0)
        loss = torch.nn.functional.cross_entropy(logits[None], torch.tensor([self.ids[t + 1]]))
        return {"logits": logits, "y": y, "p_target": y[self.ids[t + 1]], "L": loss}

    def reduce(self, losses):
        total = torch.stack(losses).sum()
        return total / self.steps if self.settings["reduction"] == "mean" else total

    def share(self):
        return 1 / self.steps if self.settings["reduction"] == "mean" else 1

    def unroll(self):
        """The whole sequence with one copy of the recurrent weights a step."""
        h0, c0 = self.zeros().requires_grad_(), self.zeros().requires_grad_()
        h, c, rows, copies = h0, c0, [], []
        for t in range(self.steps):
            x = self.input(t)
            copies.append(self.weights["weight_hh_l0"].clone())
            h, c, kept = self.step(x, h, c, copies[-1])
            rows.append({"x": x, **kept, **self.output(h, t)})
        return h0, c0, rows, copies


def pairs(network, rows, of):
    """The gradient of each loss with respect to one tensor a step, by pairs."""
    table = []
    for j, row in enumerate(rows):
        loss = row["L"] * network.share()
        found = torch.autograd.grad(loss, of, retain_graph=True, allow_unused=True)
        table += [torch.zeros_like(of[k]) if g is None or k > j else g for k, g in enumerate(found)]
    return torch.stack(table)


def jacobian(network, row, h, c):
    """The Jacobian of one step with respect to the state before it."""
    size = network.hidden
    x = row["x"].detach()
    recurrent = network.weights["weight_hh_l0"]

    def state(both):
        new_h, new_c, _ = network.step(x, both[:size], both[size:], recurrent)
        return torch.cat([new_h, new_c])

    whole = torch.autograd.functional.jacobian(state, torch.cat([h, c]).detach())
    return whole if network.cell == "lstm" else whole[:size, :size]


def reference(network):
    """Every block of one sequence."""
    h0, c0, rows, copies = network.unroll()
    total = network.reduce([row["L"] for row in rows])
    blocks = {}
    states = [row["h"] for row in rows]
    table = pairs(network, rows, states)
    blocks["G"] = table
    blocks["contrib"] = pairs(network, rows, copies)
    if network.cell == "lstm":
        blocks["Gc"] = pairs(network, rows, [row["c"] for row in rows])
    before = [(h0, c0)] + [(row["h"], row.get("c", c0)) for row in rows]
    blocks["J"] = torch.stack([jacobian(network, row, *before[t]) for t, row in enumerate(rows)])

    def gradients(of):
        return torch.autograd.grad(total, of, retain_graph=True)

    for name in rows[0]:
        column = [row[name] for row in rows]
        blocks[name] = torch.stack(column)
        if name not in ("y", "p_target", "L", "u", "m_n", "rh", "tanh_c"):
            blocks[f"d{name}"] = torch.stack(gradients(column))
    diagonal = torch.stack([table[t * network.steps + t] for t in range(network.steps)])
    blocks["dh_local"] = diagonal
    blocks["dh_carry"] = blocks["dh"] - diagonal
    blocks["dh0"] = gradients([h0])[0]
    if network.cell == "lstm":
        blocks["dc0"] = gradients([c0])[0]
    found = gradients(list(network.weights.values()))
    blocks |= {f"grad.{name}": grad for name, grad in zip(network.weights, found)}
    return {"loss": short(total.item()), "blocks": {name: flat(b) for name, b in blocks.items()}}


def truncated(network, k1, k2):
    """The gradients of truncated back-propagation, by detaching the state."""
    steps, stride = network.steps, k1 or network.steps
    for first in range(0, steps, stride):
        end = min(first + stride, steps)
        constant = max(end - k2, 0) if k2 else 0
        h, c, losses = network.zeros(), network.zeros(), []
        for t in range(end):
            if t == constant:
                h, c = h.detach(), c.detach()
            h, c, _ = network.step(network.input(t), h, c, network.weights["weight_hh_l0"])
            if t >= first:
                seen = h if t >= constant else h.detach()
                losses.append(network.output(seen, t)["L"])
        (torch.stack(losses).sum() * network.share()).backward()
    return {f"grad.{name}": flat(weight.grad) for name, weight in network.weights.items()}


def trajectory(network):
    """Three updates on the same sequence: the losses before them, the weights after them."""
    settings, parameters = network.settings, list(network.weights.values())
    rate = settings["learning_rate"]
    if settings["optimizer"] == "adam":
        optimizer = torch.optim.Adam(parameters, lr=rate)
    else:
        momentum = settings["momentum"] if settings["optimizer"] == "momentum" else 0
        optimizer = torch.optim.SGD(parameters, lr=rate, momentum=momentum)
    losses = []
    for _ in range(3):
        optimizer.zero_grad()
        _, _, rows, _ = network.unroll()
        total = network.reduce([row["L"] for row in rows])
        total.backward()
        losses.append(short(total.item()))
        if settings["clip"] == "norm":
            torch.nn.utils.clip_grad_norm_(parameters, settings["clip_at"])
        if settings["clip"] == "value":
            torch.nn.utils.clip_grad_value_(parameters, settings["clip_at"])
        optimizer.step()
    return {"losses": losses, "weights": {n: flat(w) for n, w in network.weights.items()}}


def draw(settings, seed):
    """Random weights of six digits, so that both sides read the same numbers."""
    torch.manual_seed(seed)
    symbols = len(set(settings["text"].split()))
    hidden, gates = settings["hidden"], {"rnn": 1, "lstm": 4, "gru": 3}[settings["cell"]]
    embedding = settings["input"] == "embedding"
    width = settings["embedding"] if embedding else symbols
    shapes = {"embedding.weight": (symbols, width)} if embedding else {}
    shapes |= {"weight_ih_l0": (gates * hidden, width), "weight_hh_l0": (gates * hidden, hidden)}
    if settings["bias"]:
        shapes |= {"bias_ih_l0": (gates * hidden,), "bias_hh_l0": (gates * hidden,)}
    shapes["output.weight"] = (symbols, hidden)
    if settings["bias"]:
        shapes["output.bias"] = (symbols,)
    weights = {}
    for name, shape in shapes.items():
        values = torch.round(torch.randn(shape) * 0.7 * 1e6) / 1e6
        weights[name] = values.requires_grad_()
    return weights


def fresh(weights):
    return {name: weight.detach().clone().requires_grad_() for name, weight in weights.items()}


def settings_of(**changes):
    base = {
        "cell": "rnn", "reset": "after", "hidden": 3, "input": "one_hot", "embedding": 4,
        "bias": True, "reduction": "sum", "text": TEXT, "sequence": SEVEN, "time_steps": 7,
    }
    return base | changes


CELLS = [("rnn", "after"), ("lstm", "after"), ("gru", "after"), ("gru", "before")]


def cases(cell, reset):
    """One file's worth of reference cases."""
    def one(**changes):
        return settings_of(cell=cell, reset=reset, **changes)

    whole = [one(bias=bias, sequence=s) for bias in (True, False) for s in (ONE, SEVEN)]
    whole.append(one(input="embedding", reduction="mean"))
    done = {"blocks": [], "truncated": [], "trajectories": []}
    for seed, settings in enumerate(whole):
        weights = draw(settings, seed)
        found = reference(Network(settings, fresh(weights)))
        done["blocks"].append({"settings": settings, "weights": plain(weights), **found})
    weights = draw(one(), 11)
    for k1, k2 in [(0, 2), (3, 3), (2, 4), (1, 3), (2, 0)]:
        settings = one(k1=k1, k2=k2)
        blocks = truncated(Network(settings, fresh(weights)), k1, k2)
        done["truncated"].append({"settings": settings, "blocks": blocks})
    done["truncated_weights"] = plain(weights)
    # A text that is no longer than one window is trained on as a whole.
    text = "a b c d b a d c"
    small = {"text": text, "sequence": text, "hidden": 2}
    weights = draw(one(**small), 12)
    done["trajectory_weights"] = plain(weights)
    for optimizer, clip in [
        ("sgd", "none"), ("momentum", "none"), ("adam", "none"), ("sgd", "norm"), ("adam", "value"),
    ]:
        settings = one(
            **small, optimizer=optimizer, momentum=0.8, learning_rate=0.05, clip=clip,
            clip_at=0.5, batch=1,
        )
        found = trajectory(Network(settings, fresh(weights)))
        done["trajectories"].append({"settings": settings, **found})
    return done


def plain(weights):
    return {name: flat(weight) for name, weight in weights.items()}


PAGE_TEXT = "le chat boit du lait . le chien mange du pain . le chat mange . le chien boit ."


def page(cell):
    """References for a browser: the weights are those of the core's own first step."""
    settings = {
        "cell": cell, "hidden": 4, "time_steps": 5, "seed": 7, "text": PAGE_TEXT,
        "sequence": "le chat boit du lait .",
    }
    command = ["cargo", "run", "-q", "-p", "seqscope-tests", "--example", "weights", "--"]
    exported = subprocess.run(
        [*command, json.dumps(settings)], cwd=HERE.parents[1], check=True, capture_output=True
    )
    weights = json.loads(exported.stdout)
    shaped = {}
    for name, (shape, values) in weights.items():
        shaped[name] = torch.tensor(values).reshape(shape).requires_grad_()
    known = {"reset": "after", "input": "one_hot", "bias": True, "reduction": "sum"}
    found = reference(Network(known | settings, shaped))
    return {"settings": settings, "weights": {n: v for n, (_, v) in weights.items()}, **found}


def write(name, content):
    path = HERE / f"{name}.json"
    path.write_text(json.dumps(content, separators=(",", ":")) + "\n")
    print(path.name, path.stat().st_size)


if __name__ == "__main__":
    for cell, reset in CELLS:
        write(cell if reset == "after" else f"{cell}-{reset}", cases(cell, reset))
    for cell in ("rnn", "lstm", "gru"):
        write(f"page-{cell}", page(cell))
