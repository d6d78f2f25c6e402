"""Training steps and samples a second: mneme-network beside the same network in Python's torch.

Usage: network.py WORKER ROUNDS. Both train on the same count of random images with batches of 128 by
Adam, and draw 128 images by ancestral sampling. The worker times itself, without its start; a first
round of Python's is not counted, so that import and warming up weigh on neither.
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

from unet import UNet, signals

SCHEDULE = {"firstBeta": 1e-4, "lastBeta": 0.02}
BATCH = 128
# Name: channels, heads, updates timed, steps of sampling timed.
SHAPES = {"small": ([16, 32, 64, 64], 1, 60, 200), "reference": ([64, 128, 256, 256], 4, 8, 40)}
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
    adam = torch.optim.Adam(network.parameters(), lr=2e-4)
    a = signals(dict(SCHEDULE, steps=steps + WARM))

    def update():
        rows = torch.randint(len(images), (BATCH,))
        t = torch.randint(1, len(a), (BATCH,))
        kept = a[t].float()[:, None, None, None]
        noise = torch.randn(BATCH, 1, 8, 8)
        x = kept.sqrt() * images[rows] + (1 - kept).sqrt() * noise
        adam.zero_grad(set_to_none=True)
        loss = F.mse_loss(network(x, t), noise)
        loss.backward()
        adam.step()
        return loss.item()

    def sample():
        x = torch.randn(BATCH, 1, 8, 8)
        with torch.no_grad():
            for t in range(steps + WARM, 0, -1):
                alpha = float(a[t] / a[t - 1])
                share = (1 - alpha) / float(1 - a[t]) ** 0.5
                noise = network(x, torch.full((BATCH,), t))
                x = (x - share * noise) / alpha**0.5 + (1 - alpha) ** 0.5 * torch.randn_like(x)

    def timed(work, count):
        start = time.perf_counter()
        work()
        return count / (time.perf_counter() - start)

    trained = timed(lambda: [update() for _ in range(updates + WARM)], updates + WARM)
    return trained, timed(sample, steps + WARM)


def main():
    worker, rounds = sys.argv[1], int(sys.argv[2])
    torch.set_num_threads(1)
    torch.manual_seed(1)
    images = 0.2 * torch.randn(800, 1, 8, 8)
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
                own = statistics.median(pair[0][index] for pair in pairs)
                other = statistics.median(pair[1][index] for pair in pairs)
                ratios = [pair[0][index] / pair[1][index] for pair in pairs]
                print(
                    f"{shape},{work} of 128 images,{own:.2f},{other:.2f},"
                    f"{statistics.median(ratios):.3f},{min(ratios):.3f},{max(ratios):.3f}",
                    flush=True,
                )


main()
