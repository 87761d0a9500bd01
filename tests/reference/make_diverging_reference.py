#!/usr/bin/env python3
"""Write where PyTorch has zeros, infinities and NaN in runs that diverge, for every optimizer.

Each run is torch.manual_seed(seed); build SimpleNet; x = randn(batch, in), y = randn(batch, out); then some steps. Of every
tensor of every step its pattern is written, one text a row of the tensor and one sign a cell: 0 for 0 and -0, . for any other
finite number, + and - for the infinities, N for NaN.

Usage: python3 make_diverging_reference.py      # the files diverging-*.json beside this script
"""
import json
import pathlib

import torch
from torch import nn

from make_reference import LECTURE, SimpleNet, weights
from make_training_reference import SMALL, optimizer_of, state_of

CONFIGS = [
    {"name": "sgd-lecture", "seed": 42, **LECTURE, "lr": 1000, "steps": 10, "optimizer": "sgd"},
    {"name": "sgd", "seed": 3, **SMALL, "out": 1, "lr": 1e5, "steps": 7, "optimizer": "sgd"},
    {"name": "sgd-two-outputs", "seed": 3, **SMALL, "lr": 1e5, "steps": 7, "optimizer": "sgd"},
    {"name": "sgd-three-outputs", "seed": 3, **SMALL, "out": 3, "lr": 1e5, "steps": 7, "optimizer": "sgd"},
    {"name": "sgd-at-once", "seed": 4, **SMALL, "lr": 1e30, "steps": 4, "optimizer": "sgd"},
    {"name": "momentum-lecture", "seed": 42, **LECTURE, "lr": 1000, "steps": 6, "optimizer": "momentum"},
    {"name": "momentum", "seed": 5, **SMALL, "lr": 1e4, "steps": 5, "optimizer": "momentum"},
    {"name": "adam-squares", "seed": 6, **SMALL, "lr": 3e6, "steps": 6, "optimizer": "adam"},
    {"name": "adam-some-squares", "seed": 6, **SMALL, "lr": 1.2e7, "steps": 6, "optimizer": "adam"},
    {"name": "adam-lecture", "seed": 42, **LECTURE, "lr": 1e20, "steps": 3, "optimizer": "adam"},
    {"name": "adam", "seed": 7, **SMALL, "lr": 1e12, "steps": 4, "optimizer": "adam"},
]


def sign(value):
    if value != value:
        return "N"
    if value in (float("inf"), float("-inf")):
        return "+" if value > 0 else "-"
    return "0" if value == 0 else "."


def pattern(tensor):
    """One text a row; a vector is one column, a scalar one cell, as the app shows them."""
    rows = tensor.reshape(len(tensor) if tensor.dim() else 1, -1)
    return ["".join(sign(value) for value in row) for row in rows.tolist()]


def run(cfg):
    torch.manual_seed(cfg["seed"])
    net = SimpleNet(cfg["in"], cfg["hidden"], cfg["out"], cfg["p"])
    x, y = torch.randn(cfg["batch"], cfg["in"]), torch.randn(cfg["batch"], cfg["out"])
    optimizer = optimizer_of(cfg, net.parameters())
    steps = []
    for _ in range(cfg["steps"]):
        optimizer.zero_grad()
        computed = {name: value for name, value in net(x).items() if name != "mask"}
        for value in computed.values():
            value.retain_grad()
        loss = nn.functional.mse_loss(computed["output"], y)
        loss.backward()
        gradients = {f"{name}.gradient": value.grad for name, value in computed.items()}
        gradients.update({f"{name}.gradient": value.grad.clone() for name, value in net.named_parameters()})
        optimizer.step()
        after = {f"{name}.after": value for name, value in weights(net).items()}
        tensors = {**computed, "loss": loss, **gradients, **state_of(net, optimizer), **after}
        steps.append({name: pattern(value.detach()) for name, value in tensors.items()})
    return {"steps": steps}


def main():
    torch.set_num_threads(1)
    for cfg in CONFIGS:
        settings = {k: v for k, v in cfg.items() if k not in ("name", "seed")}
        document = {"name": cfg["name"], "torch": torch.__version__, "seed": cfg["seed"], "config": settings, **run(cfg)}
        path = pathlib.Path(__file__).resolve().parent / f"diverging-{cfg['name']}.json"
        # One tensor a line.
        head, steps = json.dumps({k: v for k, v in document.items() if k != "steps"}), document["steps"]
        lines = [",\n  ".join(f"{json.dumps(k)}: {json.dumps(v, separators=(',', ':'))}" for k, v in s.items()) for s in steps]
        path.write_text(head[:-1] + ', "steps": [\n {' + "},\n {".join(lines) + "}\n]}\n")
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
