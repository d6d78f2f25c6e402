#!/usr/bin/env python3
"""Toy arrays for `mneme measure`: a training set, held-out samples, and three models.

Writes train.npy, test.npy, copies.npy (one sample in ten is a copy of a training sample, moved a
little), fresh.npy (no memory at all) and collapsed.npy (a single sample, moved a little) into a
folder. Samples are 8 x 8 images of blurred spots, so that the report has pictures.

    python3 examples/toy_arrays.py toy
    mneme measure --train toy/train.npy --reference toy/test.npy \
        --generated toy/copies.npy toy/fresh.npy toy/collapsed.npy
"""
import pathlib
import sys

import numpy as np

SIDE = 8


def spots(rng, count):
    """Images of one to three bright spots on a dark ground, values in 0 to 1."""
    rows, columns = np.mgrid[0:SIDE, 0:SIDE]
    images = 0.05 * rng.random((count, SIDE, SIDE))
    for image in images:
        for _ in range(rng.integers(1, 4)):
            row, column = rng.uniform(0, SIDE - 1, 2)
            width = rng.uniform(0.6, 1.6)
            image += rng.uniform(0.4, 1) * np.exp(
                -((rows - row) ** 2 + (columns - column) ** 2) / (2 * width**2)
            )
    return np.clip(images, 0, 1).astype(np.float32)


def moved(rng, images, deviation=0.02):
    return np.clip(images + rng.normal(0, deviation, images.shape), 0, 1).astype(np.float32)


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "toy")
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(2024)
    train, test = spots(rng, 1000), spots(rng, 1000)
    copies = spots(rng, 1000)
    copies[:100] = moved(rng, train[rng.integers(0, 1000, 100)])
    arrays = {
        "train": train,
        "test": test,
        "copies": copies,
        "fresh": spots(rng, 1000),
        "collapsed": moved(rng, np.repeat(spots(rng, 1), 500, axis=0)),
    }
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array)
    print(f"{folder}: " + ", ".join(f"{n}.npy {a.shape}" for n, a in arrays.items()))


if __name__ == "__main__":
    main()
