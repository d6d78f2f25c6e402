"""Training steps and samples a second: mneme-network beside the same network in Python's torch.

Usage: network.py WORKER ROUNDS. Both train on the same count of random images with batches of 128 by
Adam, and draw 128 images by ancestral sampling. The worker times itself, without its start; a first
round of Python's is not counted, so that import and warming up weigh on neither.

The last row is one simulation of the released protocol, end to end: the reference network on 945
images, in passes over a DataLoader that shuffles, then 10 images through all 200 steps. The released
script itself isn't copied here: its loop is written anew from what is known of it, with fewer passes
than its ten. The worker's time holds the start of its process.
"""

import json
import statistics
import struct
import subprocess
import sys
import tempfile
import time

import torch
from torch.nn import functional as F
from torch.utils.data import DataLoader, TensorDataset

from unet import UNet, signals

SCHEDULE = {"firstBeta": 1e-4, "lastBeta": 0.02}
BATCH = 128
# Name: channels, heads, updates timed, steps of sampling timed.
SHAPES = {"small": ([16, 32, 64, 64], 1, 60, 200), "reference": ([64, 128, 256, 256], 4, 8, 40)}
# The released protocol: 0.9 of n = 1050 images; ten passes there, fewer here.
PROTOCOL = {"images": 945, "passes": 2, "steps": 200, "drawn": 10, "rounds": 3}
WARM = 3  # more of each: the first are slower, for both


def write_images(path, images):
    data = images.numpy().tobytes()
    header = {"images": {"dtype": "F32", "shape": list(images.shape), "data_offsets": [0, len(data)]}}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def ours(worker, folder, shape):
    """Updates and sampling steps a second, from the worker's own progress."""
    channels, heads, updates, steps = SHAPES[shape]
    base = {
        "streams": "bench", "threads": 1, "shape": {"channels": channels, "heads": heads},
        "results": folder + "/results", "denoising": [],
    }
    training = {
        "images": folder + "/images", "budget": {"updates": {"count": updates + WARM}},
        "batch": BATCH, "learningRate": 2e-4, "checkpointEvery": 10**9,
    }
    schedule = dict(SCHEDULE, steps=steps + WARM)
    samples = {"name": "a", "sampler": {"ancestral": {}}, "count": BATCH, "batch": BATCH}
    request = dict(base, schedule=schedule, training=training, samples=[samples])
    done = subprocess.run(
        [worker], input=json.dumps(request), capture_output=True, text=True, check=True
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    progress = [line["progress"]["_0"] for line in lines if "progress" in line]
    return rate(progress, "training"), rate(progress, "samples a")


def rate(progress, stage):
    last = [p for p in progress if p["stage"] == stage][-1]
    assert last["done"] == last["total"]
    return last["done"] / last["seconds"]


def theirs(shape, images):
    channels, heads, updates, steps = SHAPES[shape]
    network = UNet(channels, heads)
    update = updater(network, signals(dict(SCHEDULE, steps=steps + WARM)))

    def train():
        for _ in range(updates + WARM):
            update(images[torch.randint(len(images), (BATCH,))])

    trained = (updates + WARM) / seconds(train)
    return trained, (steps + WARM) / seconds(lambda: sample(network, steps + WARM, BATCH))


def updater(network, a):
    """One update of the weights on a batch, with signals `a`."""
    adam = torch.optim.Adam(network.parameters(), lr=2e-4)

    def update(batch):
        t = torch.randint(1, len(a), (len(batch),))
        kept = a[t].float()[:, None, None, None]
        noise = torch.randn_like(batch)
        x = kept.sqrt() * batch + (1 - kept).sqrt() * noise
        adam.zero_grad(set_to_none=True)
        loss = F.mse_loss(network(x, t), noise)
        loss.backward()
        adam.step()
        return loss.item()

    return update


def sample(network, steps, count):
    a = signals(dict(SCHEDULE, steps=steps))
    x = torch.randn(count, 1, 8, 8)
    with torch.no_grad():
        for t in range(steps, 0, -1):
            alpha = float(a[t] / a[t - 1])
            share = (1 - alpha) / float(1 - a[t]) ** 0.5
            noise = network(x, torch.full((count,), t))
            x = (x - share * noise) / alpha**0.5 + (1 - alpha) ** 0.5 * torch.randn_like(x)


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def our_protocol(worker, folder):
    channels, heads, _, _ = SHAPES["reference"]
    request = {
        "streams": "bench", "threads": 1, "shape": {"channels": channels, "heads": heads},
        "results": folder + "/results", "denoising": [],
        "schedule": dict(SCHEDULE, steps=PROTOCOL["steps"]),
        "training": {
            "images": folder + "/protocol", "budget": {"epochs": {"count": PROTOCOL["passes"]}},
            "batch": BATCH, "learningRate": 2e-4, "checkpointEvery": 10**9,
        },
        "samples": [
            {"name": "a", "sampler": {"ancestral": {}}, "count": PROTOCOL["drawn"],
             "batch": PROTOCOL["drawn"]}
        ],
    }
    text = json.dumps(request)
    return seconds(
        lambda: subprocess.run([worker], input=text, capture_output=True, text=True, check=True)
    )


def their_protocol(images):
    channels, heads, _, _ = SHAPES["reference"]

    def simulate():
        network = UNet(channels, heads)
        update = updater(network, signals(dict(SCHEDULE, steps=PROTOCOL["steps"])))
        loader = DataLoader(TensorDataset(images), batch_size=BATCH, shuffle=True)
        for _ in range(PROTOCOL["passes"]):
            for (batch,) in loader:
                update(batch)
        sample(network, PROTOCOL["steps"], PROTOCOL["drawn"])

    return seconds(simulate)


def row(name, own, other, ratios):
    print(
        f"{name},{own:.4g},{other:.4g},"
        f"{statistics.median(ratios):.3f},{min(ratios):.3f},{max(ratios):.3f}",
        flush=True,
    )


def protocol_row(worker, folder, images):
    write_images(folder + "/protocol", images)
    pairs = []
    for round in range(PROTOCOL["rounds"]):
        print(f"released protocol: round {round + 1} of {PROTOCOL['rounds']}", file=sys.stderr)
        pairs.append((our_protocol(worker, folder), their_protocol(images)))
    own, other = (statistics.median(1 / pair[side] for pair in pairs) for side in (0, 1))
    row("reference,simulations by the released protocol", own, other, [t / o for o, t in pairs])


def main():
    worker, rounds = sys.argv[1], int(sys.argv[2])
    torch.set_num_threads(1)
    torch.manual_seed(1)
    images = 0.2 * torch.randn(PROTOCOL["images"], 1, 8, 8)
    print("network,work,mneme_per_second,python_torch_per_second,ratio,lowest,highest")
    with tempfile.TemporaryDirectory() as folder:
        write_images(folder + "/images", images)
        for shape in SHAPES:
            theirs(shape, images)  # first steps prepare kernels
            pairs = []
            for round in range(rounds):
                print(f"{shape}: round {round + 1} of {rounds}", file=sys.stderr)
                pairs.append((ours(worker, folder, shape), theirs(shape, images)))
            for index, work in enumerate(["updates", "sampling steps"]):
                own, other = (statistics.median(p[side][index] for p in pairs) for side in (0, 1))
                ratios = [p[0][index] / p[1][index] for p in pairs]
                row(f"{shape},{work} of {BATCH} images", own, other, ratios)
        protocol_row(worker, folder, images)


main()
