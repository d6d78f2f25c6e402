"""Goes on from a checkpoint with given batches by PyTorch's own Adam, and prints how far the weights
then are from those of another checkpoint, and how far they moved.

Usage: retrain.py FROM BATCHES TO; batches are the tensors images.i, noise.i, steps.i.
"""

import sys

import torch
from torch.nn import functional as F

from unet import load_network, read_tensors

torch.set_num_threads(1)
network, identity = load_network(sys.argv[1])
metadata, state = read_tensors(sys.argv[1])
batches = read_tensors(sys.argv[2])[1]
target = read_tensors(sys.argv[3])[1]
start = {name: p.detach().clone() for name, p in network.named_parameters()}

adam = torch.optim.Adam(network.parameters(), lr=identity["learningRate"])
for name, p in network.named_parameters():
    adam.state[p] = {
        "step": torch.tensor(float(metadata["updates"])),
        "exp_avg": state["adam.first." + name],
        "exp_avg_sq": state["adam.second." + name],
    }
for i in range(sum(name.startswith("steps.") for name in batches)):
    x, noise = (batches[f"{kind}.{i}"].float().reshape(-1, 1, 8, 8) for kind in ("images", "noise"))
    adam.zero_grad(set_to_none=True)
    F.mse_loss(network(x, batches[f"steps.{i}"].long()), noise).backward()
    adam.step()

with torch.no_grad():
    pairs = [(p, target["weights." + n], start[n]) for n, p in network.named_parameters()]
    print(max((p - t).abs().max().item() for p, t, _ in pairs))
    print(max((p - s).abs().max().item() for p, _, s in pairs))
