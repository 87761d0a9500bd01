#!/usr/bin/env python3
"""Write PyTorch reference runs of what goes beyond the lecture's script: mini-batches of a table, and other optimizers.

Each run is torch.manual_seed(seed); build SimpleNet; then, for drawn data, x = randn(batch, in) and y = randn(batch, out),
or, for a table of `rows` rows, nothing (the table comes from a generator of its own). Then ten steps. With a table smaller
batches than rows are taken in the order of torch.randperm(rows), drawn at the beginning of each epoch, the last rows left out
(drop_last).

Usage: python3 make_training_reference.py      # the files training-*.json beside this script
"""
import pathlib

import torch
from torch import nn

from make_reference import LECTURE, SimpleNet, dump, weights

STEPS = 10
SMALL = {"in": 3, "hidden": 4, "out": 2, "batch": 4, "p": 0.5, "lr": 0.1}
CONFIGS = [
    {"name": "batches", "seed": 7, **SMALL, "optimizer": "sgd", "rows": 11},
    {"name": "all-rows", "seed": 8, **SMALL, "batch": 11, "optimizer": "sgd", "rows": 11},
    {"name": "momentum", "seed": 42, **LECTURE, "optimizer": "momentum", "rows": 0},
    {"name": "adam", "seed": 42, **LECTURE, "optimizer": "adam", "rows": 0},
    {"name": "adam-batches", "seed": 9, **SMALL, "optimizer": "adam", "rows": 11},
]


def optimizer_of(cfg, parameters):
    if cfg["optimizer"] == "adam":
        return torch.optim.Adam(parameters, lr=cfg["lr"])
    return torch.optim.SGD(parameters, lr=cfg["lr"], momentum=0.9 if cfg["optimizer"] == "momentum" else 0)


def state_of(net, optimizer):
    """What the optimizer remembers of each parameter, such as fc1.weight.exp_avg."""
    names = {"momentum_buffer": "momentum", "exp_avg": "exp_avg", "exp_avg_sq": "exp_avg_sq"}
    return {
        f"{name}.{ours}": optimizer.state[parameter][theirs].clone()
        for theirs, ours in names.items()
        for name, parameter in net.named_parameters()
        if theirs in optimizer.state[parameter]
    }


def table_of(cfg):
    generator = torch.Generator().manual_seed(1000 + cfg["seed"])
    draw = lambda columns: torch.randn(cfg["rows"], columns, generator=generator)
    return draw(cfg["in"]), draw(cfg["out"])


def run(cfg):
    torch.manual_seed(cfg["seed"])
    net = SimpleNet(cfg["in"], cfg["hidden"], cfg["out"], cfg["p"])
    record = {"initWeights": weights(net)}
    batch, rows = cfg["batch"], cfg["rows"]
    if rows:
        inputs, targets = table_of(cfg)
    else:
        inputs, targets = torch.randn(batch, cfg["in"]), torch.randn(batch, cfg["out"])
    record.update({"inputs": inputs, "targets": targets})
    optimizer = optimizer_of(cfg, net.parameters())
    steps_per_epoch = max(rows // batch, 1)
    orders, masks, losses, states, after = [], [], [], [], []
    order = torch.arange(len(inputs))
    for step in range(STEPS):
        if batch < rows and step % steps_per_epoch == 0:
            order = torch.randperm(rows)
            orders.append(order)
        first = step % steps_per_epoch * batch
        taken = order[first:first + batch]
        optimizer.zero_grad()
        acts = net(inputs[taken])
        loss = nn.functional.mse_loss(acts["output"], targets[taken])
        loss.backward()
        optimizer.step()
        masks.append(acts["mask"].detach().clone())
        losses.append(loss.detach())
        states.append(state_of(net, optimizer))
        after.append(weights(net))
    if orders:
        record["orders"] = torch.stack(orders)
    record["masks"] = torch.stack(masks)
    record["losses"] = torch.stack(losses)
    for key, of_steps in (("after", after), ("state", states)):
        if of_steps[0]:
            record[key] = {name: torch.stack([one[name] for one in of_steps]) for name in of_steps[0]}
    return record


def main():
    torch.set_num_threads(1)
    for cfg in CONFIGS:
        settings = {k: v for k, v in cfg.items() if k not in ("name", "seed")}
        document = {"name": cfg["name"], "torch": torch.__version__, "seed": cfg["seed"], "config": settings, **run(cfg)}
        path = pathlib.Path(__file__).resolve().parent / f"training-{cfg['name']}.json"
        path.write_text(dump(document, 0) + "\n")
        print(path, path.stat().st_size)


if __name__ == "__main__":
    main()
