#!/usr/bin/env python3
"""Transformer layers and stacks, norms before and after, causal and with padding; positions.

    python3 tests/golden/make_transformer_layers.py

Everything is torch.nn's: TransformerEncoderLayer, TransformerDecoderLayer and Transformer, which
ends both stacks with a norm.
"""

import torch
from torch import nn

import transformer
from common import draw, flat, gradients, named, plain, redraw, write
from transformer import layer_options, mask, padded, padding


def upstream_of(output, lengths):
    upstream = draw(*output.shape)
    for b, length in enumerate(lengths):
        upstream[length:, b] = 0
    return upstream


def finish(case, module, inputs, output, lengths):
    upstream = upstream_of(output, lengths)
    found = gradients((output * upstream).sum(), inputs | named(module))
    return case | {
        "weights": plain(named(module)), "inputs": plain(inputs), "output": flat(output),
        "alpha": plain(transformer.alphas(module)), "d_output": flat(upstream),
        "gradients": plain(found),
    }


def case_of(width, heads, feed_forward, norm_first, lengths, **extra):
    return {"width": width, "heads": heads, "feed_forward": feed_forward,
            "norm_first": norm_first, "lengths": lengths} | extra


def encoder_layer(case):
    module = nn.TransformerEncoderLayer(**layer_options(case))
    module = transformer.keeping(redraw(module, deviation=0.4))
    inputs = {"x": padded(case["lengths"], case["width"]).requires_grad_()}
    seen = mask(max(case["lengths"]), case["causal"])
    output = module(inputs["x"], seen, padding(case["lengths"]))
    return finish(case, module, inputs, output, case["lengths"])


def decoder_layer(case):
    module = nn.TransformerDecoderLayer(**layer_options(case))
    module = transformer.keeping(redraw(module, deviation=0.4))
    targets = case["targets"]
    inputs = {"x": padded(targets, case["width"]).requires_grad_(),
              "memory": padded(case["lengths"], case["width"]).requires_grad_()}
    output = module(inputs["x"], inputs["memory"], mask(max(targets), True), None, padding(targets),
                    padding(case["lengths"]))
    return finish(case, module, inputs, output, targets)


def whole(case):
    layers = {"num_encoder_layers": case["layers"], "num_decoder_layers": case["layers"]}
    module = nn.Transformer(**layer_options(case), **layers)
    module = transformer.keeping(redraw(module, deviation=0.4))
    targets = case["targets"]
    inputs = {"source": padded(case["lengths"], case["width"]).requires_grad_(),
              "target": padded(targets, case["width"]).requires_grad_()}
    output = module(inputs["source"], inputs["target"], tgt_mask=mask(max(targets), True),
                    src_key_padding_mask=padding(case["lengths"]),
                    tgt_key_padding_mask=padding(targets),
                    memory_key_padding_mask=padding(case["lengths"]))
    return finish(case, module, inputs, output, targets)


def positions(steps, width):
    table = transformer.sinusoidal(steps, width)
    return {"steps": steps, "width": width, "table": flat(table)}


if __name__ == "__main__":
    torch.manual_seed(40)
    write("transformer-layers", {
        "encoder": [
            encoder_layer(case_of(6, 2, 5, first, lengths, causal=masked))
            for first, lengths, masked in [
                (False, [4], False), (True, [4, 2], True), (False, [3, 1, 5], True),
                (True, [2, 4], False),
            ]
        ],
        "decoder": [
            decoder_layer(case_of(6, 3, 5, False, [3, 5], targets=[4, 2])),
            decoder_layer(case_of(4, 2, 6, True, [4, 1], targets=[2, 3])),
        ],
        "positions": [positions(12, 6), positions(5, 4), positions(3, 5)],
    })
    write("transformer-stack", {"whole": [
        whole(case_of(4, 2, 6, first, [3, 4], targets=[4, 2], layers=2)) for first in (False, True)
    ]})
