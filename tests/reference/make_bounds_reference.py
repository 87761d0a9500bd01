#!/usr/bin/env python3
"""Write bounds.json: where PyTorch is after 20 steps of the lecture's network, for seeds 0 to 19, by optimizer and learning rate.

Each run is torch.manual_seed(seed); SimpleNet; x = randn(batch, in), y = randn(batch, out); then 20 steps on them. Of each run
`numbers` holds the 20 losses and the parameters after the last step in PyTorch's order, as base64 of little-endian float32s.

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
SEEDS = range(20)
CASES = [("sgd", 0.01), ("sgd", 0.1), ("momentum", 0.01), ("momentum", 0.1), ("adam", 0.001), ("adam", 0.01), ("adam", 0.1)]


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
        {"optimizer": name, "lr": lr, "numbers": [run(name, lr, seed) for seed in SEEDS]} for name, lr in CASES
    ]
    path = pathlib.Path(__file__).resolve().parent / "bounds.json"
    path.write_text(json.dumps({"torch": torch.__version__, "steps": STEPS, "runs": runs}, indent=0) + "\n")
    print(path, path.stat().st_size)


if __name__ == "__main__":
    main()
