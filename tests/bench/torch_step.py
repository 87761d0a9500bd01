#!/usr/bin/env python3
"""Time a step in PyTorch eager, on request: the lecture's, recorded, or a larger one without recording.

Usage: torch_step.py THREADS [IN HIDDEN OUT BATCH]. With sizes a step is not recorded; its loss is read. Prints PyTorch's version, then for every line read from stdin (a number of steps) the
mean microseconds of one step. Recording means here what it means in the app: every intermediate, every gradient and
the parameters before and after end up in one packed float32 array per step.
"""
import sys
import time

import torch
from torch import nn

P, LR = 0.5, 0.01
IS_RECORDED = len(sys.argv) == 2
IN, HIDDEN, OUT, BATCH = (5, 10, 1, 15) if IS_RECORDED else map(int, sys.argv[2:])


class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(IN, HIDDEN)
        self.fc2 = nn.Linear(HIDDEN, OUT)

    def forward(self, x):
        pre = self.fc1(x)
        hidden = torch.relu(pre)
        mask = torch.bernoulli(torch.full_like(hidden, 1 - P)) / (1 - P)
        dropped = hidden * mask
        return pre, hidden, mask, dropped, self.fc2(dropped)


torch.set_num_threads(int(sys.argv[1]))
torch.manual_seed(42)
net = SimpleNet()
x = torch.randn(BATCH, IN)
y = torch.randn(BATCH, OUT)
criterion = nn.MSELoss()
optimizer = torch.optim.SGD(net.parameters(), lr=LR)
parameters = list(net.parameters())


def pack(tensors):
    return torch.cat([tensor.detach().reshape(-1) for tensor in tensors])


def unrecorded_step():
    optimizer.zero_grad()
    loss = criterion(net(x)[-1], y)
    loss.backward()
    optimizer.step()
    return loss.item()


def recorded_step():
    optimizer.zero_grad()
    pre, hidden, mask, dropped, output = net(x)
    loss = criterion(output, y)
    traced = (pre, hidden, dropped, output)
    for tensor in traced:
        tensor.retain_grad()
    loss.backward()
    gradients = [tensor.grad for tensor in (*traced, *parameters)]
    before = pack([x, y, *parameters, pre, hidden, mask, dropped, output, loss, *gradients])
    optimizer.step()
    return before, pack(parameters)


step = recorded_step if IS_RECORDED else unrecorded_step
for _ in range(200 if IS_RECORDED else 20):
    step()
print(torch.__version__, flush=True)
for line in sys.stdin:
    count = int(line)
    started = time.perf_counter()
    for _ in range(count):
        step()
    print((time.perf_counter() - started) / count * 1e6, flush=True)
