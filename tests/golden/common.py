"""What the scripts share: numbers that both sides read alike, and files."""

import json
import pathlib

import torch

HERE = pathlib.Path(__file__).resolve().parent
LARGEST = 150_000
torch.set_default_dtype(torch.float64)


def short(value):
    """Twelve significant digits: well below the tolerance of 64 bits."""
    return float(f"{value:.12g}")


def flat(tensor):
    return [short(value) for value in tensor.detach().reshape(-1).tolist()]


def draw(*shape, deviation=0.7):
    """Random multiples of 1/128: exact in 32 bits and short in decimals."""
    return torch.round(torch.randn(shape) * deviation * 128) / 128


def leaf(*shape, deviation=0.7):
    return draw(*shape, deviation=deviation).requires_grad_()


def redraw(module, deviation=0.5):
    """New values for every parameter of a module, since PyTorch's own are long."""
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_(draw(*parameter.shape, deviation=deviation))
    return module


def named(module, prefix=""):
    return {prefix + name: parameter for name, parameter in module.named_parameters()}


def plain(tensors):
    """Tensors by name, flat and row by row."""
    return {name: flat(tensor) for name, tensor in tensors.items()}


def gradients(total, of, keep=False, unused=()):
    """The gradients of one number by name; zeros where it may not depend on a tensor."""
    tensors = list(of.values())
    if not tensors:
        return {}
    found = torch.autograd.grad(total, tensors, retain_graph=keep, allow_unused=True)
    for name, gradient in zip(of, found):
        assert gradient is not None or name in unused, f"nothing depends on {name}"
    pairs = zip(of.items(), found)
    return {name: torch.zeros_like(t) if g is None else g for (name, t), g in pairs}


def close(a, b, message):
    """Two ways to the same numbers."""
    assert a.shape == b.shape, (message, a.shape, b.shape)
    apart = (a - b).abs().max().item()
    assert apart < 1e-12, (message, apart)


def write(name, content):
    text = json.dumps(content, separators=(",", ":")) + "\n"
    assert len(text) <= LARGEST, f"{name}: {len(text)} bytes"
    (HERE / f"{name}.json").write_text(text)
    print(name, len(text))
