"""Samples a checkpoint with given draws, and prints the largest difference from given images.

Usage: resample.py CHECKPOINT DRAWS RESULTS; the draws of an image are its start, then the noise of
its steps from T down to 2. For a network with classes there are `labels` beside them.
"""

import sys

import torch

from unet import load_network, read_tensors, signals

torch.set_num_threads(1)
network, identity = load_network(sys.argv[1])
given = read_tensors(sys.argv[2])[1]
draws = given["draws"]
expected = read_tensors(sys.argv[3])[1]
a = signals(identity["schedule"])
last = len(a) - 1
count = draws.shape[0]
draws = draws.reshape(count, last, 1, 8, 8)


def predict(x, t):
    with torch.no_grad():
        return network(x.float(), torch.full((count,), t), given.get("labels")).double()


def ancestral():
    x = draws[:, 0]
    for t in range(last, 0, -1):
        alpha = a[t] / a[t - 1]
        x = (x - (1 - alpha) / (1 - a[t]).sqrt() * predict(x, t)) / alpha.sqrt()
        if t > 1:
            variance = (1 - alpha) * (1 - a[t - 1]) / (1 - a[t])
            x = x + variance.sqrt() * draws[:, last - t + 1]
    return x


def implicit():
    x = draws[:, 0]
    for t in range(last, 0, -1):
        noise = predict(x, t)
        clean = (x - (1 - a[t]).sqrt() * noise) / a[t].sqrt()
        x = a[t - 1].sqrt() * clean + (1 - a[t - 1]).sqrt() * noise
    return x


for name, images in [("ancestral", ancestral()), ("implicit", implicit())]:
    found = expected["samples." + name].double().reshape(images.shape)
    print(name, (images - found).abs().max().item(), images.std().item())
