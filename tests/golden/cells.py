"""The three cells written out, for what PyTorch's modules do not tell: gates, the reset gate
before the product, and copies of a weight at each time step."""

import torch

from common import draw

GATES = {"rnn": 1, "lstm": 4, "gru": 3}
CELLS = [("rnn", "after"), ("lstm", "after"), ("gru", "after"), ("gru", "before")]
MODULES = {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}


def title(cell, reset):
    return cell if reset == "after" else f"{cell}-{reset}"


def suffixes(layers, bidirectional):
    ends = ["", "_reverse"] if bidirectional else [""]
    return [f"_l{layer}{end}" for layer in range(layers) for end in ends]


def shapes(cell, inputs, hidden, layers=1, bidirectional=False, combine="concat"):
    """PyTorch's names and shapes."""
    wide = hidden * (2 if bidirectional and combine == "concat" else 1)
    found, rows = {}, GATES[cell] * hidden
    for end in suffixes(layers, bidirectional):
        found[f"weight_ih{end}"] = (rows, inputs if "_l0" in end else wide)
        found[f"weight_hh{end}"] = (rows, hidden)
        found[f"bias_ih{end}"] = found[f"bias_hh{end}"] = (rows,)
    return found


def weights(*arguments, prefix="", deviation=0.6, **options):
    drawn = shapes(*arguments, **options)
    return {
        prefix + name: draw(*shape, deviation=deviation).requires_grad_()
        for name, shape in drawn.items()
    }


def step(cell, reset, w, x, h, c):
    """One step on rows of inputs; w holds w_ih, w_hh, b_ih, b_hh. Answers h, c and the gates."""
    from_input = x @ w["w_ih"].T + w["b_ih"]
    hidden = h.shape[-1]
    if cell == "rnn":
        h = torch.tanh(from_input + h @ w["w_hh"].T + w["b_hh"])
        return h, c, {"h": h}
    if cell == "lstm":
        a_i, a_f, a_g, a_o = (from_input + h @ w["w_hh"].T + w["b_hh"]).chunk(4, -1)
        i, f, g, o = a_i.sigmoid(), a_f.sigmoid(), a_g.tanh(), a_o.sigmoid()
        c = f * c + i * g
        h = o * c.tanh()
        return h, c, {"i": i, "f": f, "g": g, "o": o, "c": c, "h": h}
    rows = 2 * hidden
    x_r, x_z, x_n = from_input.chunk(3, -1)
    h_r, h_z = (h @ w["w_hh"][:rows].T + w["b_hh"][:rows]).chunk(2, -1)
    r, z = (x_r + h_r).sigmoid(), (x_z + h_z).sigmoid()
    u_n, b_n = w["w_hh"][rows:], w["b_hh"][rows:]
    if reset == "after":
        n = torch.tanh(x_n + r * (h @ u_n.T + b_n))
    else:
        n = torch.tanh(x_n + (r * h) @ u_n.T + b_n)
    h = (1 - z) * n + z * h
    return h, c, {"r": r, "z": z, "n": n, "h": h}


def of(named, end, prefix=""):
    """One layer's parameters in one direction."""
    long = {"w_ih": "weight_ih", "w_hh": "weight_hh", "b_ih": "bias_ih", "b_hh": "bias_hh"}
    return {short: named[f"{prefix}{name}{end}"] for short, name in long.items()}


def run(cell, reset, w, x, h, c, reverse=False, copies=None):
    """One sequence (T, width) through one layer in one direction; answers a row of gates a step,
    in the order of time. Each use of the recurrent weights is put into `copies`, if given."""
    steps = x.shape[0]
    rows = [None] * steps
    for t in reversed(range(steps)) if reverse else range(steps):
        here = w
        if copies is not None:
            here = w | {"w_hh": w["w_hh"].clone()}
            copies.append((t, here["w_hh"]))
        h, c, kept = step(cell, reset, here, x[t], h, c)
        rows[t] = kept | {"h": h, "c": c}
    return rows


def combine_of(forward, backward, how):
    if how == "concat":
        return torch.cat([forward, backward], -1)
    return forward + backward if how == "sum" else forward * backward


def stack(cell, reset, named, x, h0, c0, prefix="", how="concat", layers=1, bidirectional=False,
          copies=None):
    """One sequence through a whole stack; h0 and c0 have one row a layer and direction.
    Answers the outputs (T, width) and the rows of gates by PyTorch's suffix. `copies` receives
    each use of the recurrent weights, in the order of time, by suffix."""
    kept, place = {}, 0
    for layer in range(layers):
        halves = []
        for end in ["", "_reverse"] if bidirectional else [""]:
            w = of(named, f"_l{layer}{end}", prefix)
            used = None if copies is None else []
            rows = run(cell, reset, w, x, h0[place], c0[place], bool(end), used)
            if copies is not None:
                copies[f"_l{layer}{end}"] = [use for _, use in sorted(used, key=lambda u: u[0])]
            kept[f"_l{layer}{end}"] = rows
            halves.append(torch.stack([row["h"] for row in rows]))
            place += 1
        x = combine_of(*halves, how) if bidirectional else halves[0]
    return x, kept
