#!/usr/bin/env python3
"""Print the 40 points of noisy-curve.ts: x uniform in [-3, 3], y = sin(1.5 x) + 0.3 e with e standard normal.

Python's own generator with seed 40: first all x (sorted afterwards), then all e; both rounded to four decimals.
"""
from math import sin
from random import Random

generator = Random(40)
inputs = sorted(round(generator.uniform(-3, 3), 4) for _ in range(40))
print("x,y")
for x in inputs:
    print(f"{x:.4f},{sin(1.5 * x) + 0.3 * generator.gauss(0, 1):.4f}")
