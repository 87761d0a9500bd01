"""Makes weights.json: small weight files as PyTorch and NumPy write them, in base64. Needs torch 2.13, safetensors and numpy."""

import base64
import io
import json
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save

parameters = {
    "fc1.weight": torch.arange(6, dtype=torch.float32).reshape(2, 3) / 4 - 0.5,
    "fc1.bias": torch.tensor([0.1, -0.2]),
    "fc2.weight": torch.tensor([[1.5, -2.5]]),
    "fc2.bias": torch.tensor([0.25]),
}


def npz(compressed=True, **arrays):
    file = io.BytesIO()
    (np.savez_compressed if compressed else np.savez)(file, **arrays)
    return file.getvalue()


files = {
    "safetensors": save({f"module.{name}": value for name, value in parameters.items()} | {"steps": torch.tensor([3])}),
    "bfloat16": save({"fc2.weight": parameters["fc2.weight"].bfloat16(), "fc2.bias": parameters["fc2.bias"].double()}),
    "npz": npz(False, **{name: value.numpy() for name, value in parameters.items()}),
    "fortran": npz(**{"fc1.weight": np.asfortranarray(parameters["fc1.weight"].numpy().astype(">f8"))}),
    "transposed": npz(**{"fc1.weight": parameters["fc1.weight"].numpy().T.copy()}),
    "infinite": npz(**{"fc1.bias": np.array([1, np.inf], dtype="f4")}),
    "none": npz(**{"conv.weight": np.zeros(2)}),
}
text = json.dumps({name: base64.b64encode(file).decode() for name, file in files.items()}, indent=1)
Path(__file__).with_name("weights.json").write_text(text + "\n")
