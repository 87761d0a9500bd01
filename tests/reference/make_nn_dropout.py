#!/usr/bin/env python3
"""Write what PyTorch's nn.Dropout draws, and what MKL's viRngBernoulli draws, as JSON beside this script.

Usage:
    make_nn_dropout.py                       # nn-dropout.json or nn-dropout-mkl.json, whichever this PyTorch draws
    make_nn_dropout.py --mkl libmkl_rt.so.3  # mkl-bernoulli.json, from the library of the package mkl (needs no PyTorch)
"""
import argparse
import ctypes
import hashlib
import json
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
MODULUS = 2**31 - 1

SEEDS = [*range(195), 123456789, 2**31 - 1, 2**31, 2**32 - 2, 2**32 - 1]
PROBABILITIES = [0.0, 0.1, 0.25, 0.5, 0.8, 0.999, 1e-17, 1 - 2**-53]
# The lecture's, the ones', and sizes about 16 elements and about 800, from which on MKL's draw is shared out to threads.
SHAPES = [[15, 10], [5, 10], [1, 3], [1, 1], [3, 5], [2, 8], [1, 17], [7, 9], [47, 17], [40, 20], [27, 30], [33, 65]]
LARGE = [128, 512]
LARGE_SEEDS = [0, 1, 42, 2**32 - 1]


def digest(tensors):
    return hashlib.sha256(b"".join(tensor.numpy().tobytes() for tensor in tensors)).hexdigest()[:12]


def kept(values):
    return "".join("1" if value else "0" for value in values)


def of_pytorch():
    import numpy
    import torch
    from torch import nn

    def draw(seed, p, shapes):
        """The masks of one layer, one after the other, with what else is drawn after each, and the digest of them all."""
        torch.manual_seed(seed)
        layer = nn.Dropout(p)
        return digest([tensor for shape in shapes for tensor in (layer(torch.ones(shape)), torch.randn(3), torch.rand(2))])

    def ones(seed, p):
        torch.manual_seed(seed)
        return [kept(row) for row in nn.Dropout(p)(torch.ones(5, 10)).tolist()]

    def scale(p):
        torch.manual_seed(0)
        return float(f"{nn.Dropout(p)(torch.ones(200_000)).max().item():.9g}")

    def edges(seed):
        """Drop probabilities about those at which the first cell is just kept: by double precision, and by float32."""
        # NumPy has the same engine, seeded the same way.
        high, low = numpy.random.RandomState(seed).randint(2**32, size=2, dtype=numpy.uint32).tolist()
        whole = (high % 2**21) * 2**32 + low
        numbers = [(whole + k) * 2**-53 for k in (-1, 0, 1, 2)]
        numbers += [high % MODULUS / MODULUS * (1 + k * 2e-8) for k in range(-4, 5)]
        probabilities = [1 - number for number in numbers if 0 < number < 1]
        return {"seed": seed, "probabilities": probabilities, "kept": kept(first(seed, p) for p in probabilities)}

    def first(seed, p):
        torch.manual_seed(seed)
        return nn.Dropout(p)(torch.ones(3))[0].item()

    torch.manual_seed(42)
    nn.Dropout(0.5)(torch.ones(12))
    after = torch.rand(1)
    torch.manual_seed(42)
    layer = {1: "nn.Dropout-mkl", 24: "nn.Dropout"}[torch.rand(25).tolist().index(after.item())]
    document = {
        "layer": layer,
        "torch": torch.__version__,
        "shapes": SHAPES,
        "seeds": SEEDS,
        "digests": [{"p": p, "digests": [draw(seed, p, SHAPES) for seed in SEEDS]} for p in PROBABILITIES],
        "large": [
            {"p": p, "seed": seed, "shape": LARGE, "digest": draw(seed, p, [LARGE])}
            for p in PROBABILITIES
            for seed in LARGE_SEEDS
        ],
        "ones": [{"p": p, "seed": seed, "rows": ones(seed, p)} for p in (0.5, 0.25) for seed in (0, 1, 2, 42, 123, 2024)],
        "edges": [edges(seed) for seed in range(60)],
        "scales": [{"p": p, "scale": scale(p)} for p in [k / 100 for k in range(100)] + [1 / 3, 1e-17, 0.999]],
    }
    write("nn-dropout.json" if layer == "nn.Dropout" else "nn-dropout-mkl.json", document)


def of_mkl(path):
    library = ctypes.CDLL(path)

    def draw(seed, probability, count):
        stream = ctypes.c_void_p()
        bits = (ctypes.c_int * count)()
        MCG31, ICDF = 0x00100000, 0
        assert library.vslNewStream(ctypes.byref(stream), MCG31, ctypes.c_uint32(seed)) == 0
        assert library.viRngBernoulli(ICDF, stream, count, bits, ctypes.c_double(probability)) == 0
        assert library.vslDeleteStream(ctypes.byref(stream)) == 0
        return kept(bits)

    def edges(seed):
        """Probabilities about that at which the first number of the stream, seed / MODULUS, is just below them."""
        probabilities = [min(seed / MODULUS * (1 + k * 2e-8), 1) for k in range(-4, 5)]
        return {"seed": seed, "probabilities": probabilities, "first": "".join(draw(seed, p, 1) for p in probabilities)}

    document = {
        "streams": [{"seed": seed, "bits": draw(seed, 0.5, 75)} for seed in (0, 1, 2, *range(2**31 - 3, 2**31 + 2), *SEEDS[-2:])],
        "edges": [edges(seed) for seed in (12345, 2**20 + 7, 2**30, *(k * 33_554_393 for k in range(1, 64)), MODULUS - 200, MODULUS - 1)],
    }
    write("mkl-bernoulli.json", document)


def write(name, document):
    path = HERE / name
    path.write_text(json.dumps(document, separators=(",", ":")) + "\n")
    print(path, path.stat().st_size)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mkl", metavar="LIBRARY", help="draw with this library instead of PyTorch")
    arguments = parser.parse_args()
    if arguments.mkl:
        of_mkl(arguments.mkl)
    else:
        of_pytorch()
