"""Goes on from a checkpoint with given batches by PyTorch's own Adam, and prints for each
parameter the share that is compared, how far it then is from another checkpoint, and how far it moved.

Usage: retrain.py FROM BATCHES TO; batches are the tensors images.i, noise.i, steps.i and, for a network
with classes, labels.i.
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
    found = network(x, batches[f"steps.{i}"].long(), batches.get(f"labels.{i}"))
    F.mse_loss(found, noise).backward()
    adam.step()

with torch.no_grad():
    for name, p in network.named_parameters():
        # Where the gradient is zero but for rounding, as for biases before a norm and those of keys,
        # Adam makes full steps of the rounding: not compared.
        known = target["adam.second." + name].sqrt() > 1e-6
        difference = ((p - target["weights." + name]).abs() * known).max().item()
        movement = ((p - start[name]).abs() * known).max().item()
        print(name, known.float().mean().item(), difference, movement)
