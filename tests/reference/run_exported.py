#!/usr/bin/env python3
"""Run exported scripts and notebooks under PyTorch, one after the other in one process.

Usage: run_exported.py DIR. What NAME.py or the code cells of NAME.ipynb print is written to NAME.py.txt or NAME.ipynb.txt,
what they warn of to NAME.py.warnings or NAME.ipynb.warnings.
"""
import contextlib
import io
import json
import pathlib
import sys
import warnings

import torch

torch.set_num_threads(1)
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        cells = ["".join(cell["source"]) for cell in json.loads(source)["cells"] if cell["cell_type"] == "code"]
    else:
        cells = [source]
    names = {"__name__": "__main__"}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        for cell in cells:
            exec(compile(cell, path.name, "exec"), names)
    path.with_name(path.name + ".txt").write_text(printed.getvalue(), encoding="utf-8")
    path.with_name(path.name + ".warnings").write_text("".join(f"{one.message}\n" for one in warned), encoding="utf-8")
