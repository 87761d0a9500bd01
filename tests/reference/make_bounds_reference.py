#!/usr/bin/env python3
"""Write bounds.json: where PyTorch is after 20 steps of the lecture's network, by optimizer and learning rate.

Each run is torch.manual_seed(seed); SimpleNet; x = randn(batch, in), y = randn(batch, out); then 20 steps on them. Of each run
`numbers` holds the 20 losses and the parameters after the last step in PyTorch's order, as base64 of little-endian float32s.

The seeds are 0 to 13 and, of 0 to 199, the six after which single precision is farthest from double precision (the same masks,
x, y and initial weights): those whose last digits are worth least.

Usage: python3 make_bounds_reference.py
"""
import base64
import json
import pathlib

import torch
from torch import nn

from make_reference import LECTURE, SimpleNet
from make_training_reference import optimizer_of

STEPS = 20
HARDEST = {
    ("sgd", 0.01): [63, 23, 149, 98, 12, 1],
    ("sgd", 0.1): [36, 124, 85, 162, 80, 163],
    ("momentum", 0.01): [87, 46, 98, 171, 192, 56],
    ("momentum", 0.1): [174, 147, 88, 91, 123, 60],
    ("adam", 0.001): [49, 122, 147, 100, 106, 12],
    ("adam", 0.01): [157, 91, 81, 104, 46, 189],
    ("adam", 0.1): [157, 185, 73, 191, 174, 198],
}


def seeds_of(case):
    return sorted({*range(14), *HARDEST[case]})


def run(optimizer_name, lr, seed):
    cfg = {**LECTURE, "optimizer": optimizer_name, "lr": lr}
    torch.manual_seed(seed)
    net = SimpleNet(cfg["in"], cfg["hidden"], cfg["out"], cfg["p"])
    inputs, targets = torch.randn(cfg["batch"], cfg["in"]), torch.randn(cfg["batch"], cfg["out"])
    optimizer = optimizer_of(cfg, net.parameters())
    losses = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(net(inputs)["output"], targets)
        loss.backward()
        optimizer.step()
        losses.append(loss.detach())
    numbers = torch.cat([torch.stack(losses), *(each.detach().flatten() for each in net.parameters())])
    return base64.b64encode(numbers.numpy().astype("<f4").tobytes()).decode()


def main():
    torch.set_num_threads(1)
    runs = [
        {
            "optimizer": name,
            "lr": lr,
            "seeds": seeds_of((name, lr)),
            "numbers": [run(name, lr, seed) for seed in seeds_of((name, lr))],
        }
        for name, lr in HARDEST
    ]
    path = pathlib.Path(__file__).resolve().parent / "bounds.json"
    path.write_text(json.dumps({"torch": torch.__version__, "steps": STEPS, "runs": runs}, indent=0) + "\n")
    print(path, path.stat().st_size)


if __name__ == "__main__":
    main()
