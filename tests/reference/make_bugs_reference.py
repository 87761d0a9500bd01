#!/usr/bin/env python3
"""Run the programs of "Find the bug" and write down what they give.

`bugs.json` holds, for each planted bug, the program as the app shows it (bugs.test.ts compares them) and the settings it runs with. This
script runs each program in PyTorch, from the network, data and random numbers of the lecture's script, and writes beside it every tensor
of the step, what it prints and what it predicts.

Usage:
    make_bugs_reference.py            # bugs.json beside this script, in place
    make_bugs_reference.py --check    # writes nothing; fails where this PyTorch gives other numbers (2e-6)
"""
import argparse
import json
import pathlib
import sys

import torch
import torch.nn.functional as F
from torch import nn

FILE = pathlib.Path(__file__).resolve().parent / "bugs.json"
TOLERANCE = 2e-6
# The names of a step record, by those of the program.
NAMES = {
    "preActivation": "z1", "hidden": "h", "mask": "m", "dropped": "d", "output": "y_hat", "loss": "loss",
    "output.gradient": "g_y", "dropped.gradient": "g_d", "hidden.gradient": "g_h", "preActivation.gradient": "g_z1",
    "fc1.weight.gradient": "g_W1", "fc1.bias.gradient": "g_b1", "fc2.weight.gradient": "g_W2", "fc2.bias.gradient": "g_b2",
    "fc1.weight.after": "W1", "fc1.bias.after": "b1", "fc2.weight.after": "W2", "fc2.bias.after": "b2",
    "evaluation.first": "first", "evaluation.second": "second",
}


def run(program, seed, sizes, p, lr):
    """What a program gives, by the names of the app."""
    n_in, hidden, out, batch = sizes
    torch.manual_seed(seed)
    fc1, fc2 = nn.Linear(n_in, hidden), nn.Linear(hidden, out)
    x, y = torch.randn(batch, n_in), torch.randn(batch, out)
    printed = {}

    def keep(*words):
        printed.update({"printed.before": words[1].clone(), "printed.after": words[3].clone()})

    W1, b1, W2, b2 = (parameter.detach().clone() for parameter in (fc1.weight, fc1.bias, fc2.weight, fc2.bias))
    names = {"torch": torch, "F": F, "print": keep, "x": x, "y": y, "p": p, "q": 1 - p, "lr": lr,
             "W1": W1, "b1": b1, "W2": W2, "b2": b2}
    exec(program, names)
    given = {name: names[own] for name, own in NAMES.items()}
    # A mask of one row acts on every sample.
    given["mask"] = given["mask"].expand(batch, hidden)
    return {**given, **printed}


def numbers(tensor):
    return [float(format(value, ".9g")) for value in tensor.flatten().tolist()]


def differences(recorded, given):
    for name, values in given.items():
        old = recorded.get(name, [])
        if len(old) != len(values) or any(not abs(a - b) <= TOLERANCE for a, b in zip(old, values)):
            yield name


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    document = json.loads(FILE.read_text(encoding="utf8"))
    wrong = []
    for case in document["runs"]:
        program = "\n".join(document["programs"][case["bug"]])
        result = run(program, case["seed"], case["sizes"], case["p"], case["lr"])
        given = {name: numbers(tensor) for name, tensor in result.items()}
        wrong += [f"{case['bug']} at seed {case['seed']}: {name}" for name in differences(case.get("numbers", {}), given)]
        case["numbers"] = given
    if check:
        sys.exit("\n".join(wrong) or None)
    document["torch"] = torch.__version__
    lines = [f' "programs": {json.dumps(document["programs"], indent=2)},',
             ' "runs": [\n' + ",\n".join("  " + json.dumps(case) for case in document["runs"]) + "\n ]"]
    FILE.write_text(f'{{\n "torch": {json.dumps(document["torch"])},\n' + "\n".join(lines) + "\n}\n", encoding="utf8")


if __name__ == "__main__":
    main()
