#!/usr/bin/env python3
"""Compares the fast trial of linear_transition.py with the definitions, evaluated directly.

A fast program that measures something else is no yardstick: run this before believing a ratio.
Exits 1 and names the statistic on a difference.
"""
import sys

from linear_transition import Bench, Setting, log_sum  # first: it sets the number of threads

import numpy as np

NAMES = "l2_sign l2_log_magnitude bhattacharyya h2 kl reference matched analytic".split()


def check(dtype):
    """Each statistic against its definition evaluated directly; exits 1 on a difference."""
    tolerance = 1e-9 if dtype == np.float64 else 1e-6
    worst = 0.0
    for dimension, count in ((20, 12), (20, 21), (20, 60), (100, 100), (100, 700)):
        setting = Setting(dimension=dimension, reference_count=1500)
        bench = Bench(setting, dtype)
        state = bench.rng.bit_generator.state
        difference, distances, readings = bench.trial(count, likelihoods=True)
        bench.rng.bit_generator.state = state
        expected = direct_trial(setting, bench.rng, bench.reference.points, count)
        found = [*difference, *distances, *readings]
        for name, value, other in zip(NAMES, found, expected):
            error = 0.0 if value == other else abs(value - other) / max(1, abs(other))
            worst = max(worst, error)
            if not error <= tolerance:
                sys.exit(f"d={dimension}, n={count}: {name} is {value!r}, directly {other!r}")
    print(f"{dtype.__name__}: all statistics as by definition, worst relative error {worst:.1e}")


def direct_trial(setting, rng, reference, count):
    """The same trial from the definitions: full distance matrices, pseudo-inverse, no shortcuts."""
    d, s = setting.dimension, setting.standard_deviation
    clean = s * rng.standard_normal((count, d))
    noisy = setting.signal * clean
    noisy += np.sqrt(setting.noise_variance) * rng.standard_normal((count, d))
    slope = np.linalg.lstsq(noisy - noisy.mean(0), clean - clean.mean(0), rcond=None)[0].T
    start_variance = setting.signal**2 * clean.var(0, ddof=1).mean() + setting.noise_variance
    mean = clean.mean(0) + slope @ (setting.signal * clean.mean(0) - noisy.mean(0))
    covariance = start_variance * slope @ slope.T

    def squares(a, b):
        return np.array([((row - b) ** 2).sum(1) for row in a])

    def bandwidth(points):
        return s * len(points) ** (-1 / d)

    def pairs(points):
        exponents = -squares(points, points) / (4 * bandwidth(points) ** 2)
        np.fill_diagonal(exponents, -np.inf)
        normal = -d / 2 * np.log(4 * np.pi * bandwidth(points) ** 2)
        return log_sum(exponents) - 2 * np.log(len(points)) + normal

    def overlap(points):
        total = covariance + bandwidth(points) ** 2 * np.eye(d)
        deviations = points - mean
        forms = np.einsum("ij,ij->i", deviations, np.linalg.solve(total, deviations.T).T)
        log_det = np.linalg.slogdet(2 * np.pi * total)[1]
        return np.log(2) + log_sum(-0.5 * forms) - np.log(len(points)) - 0.5 * log_det

    def log_density(samples, points):
        exponents = -squares(samples, points) / (2 * bandwidth(points) ** 2)
        values = np.array([log_sum(row) for row in exponents]) - np.log(len(points))
        return values.mean() - d / 2 * np.log(2 * np.pi * bandwidth(points) ** 2)

    logs = np.array([pairs(clean), pairs(reference), overlap(clean), overlap(reference)])
    value = np.array([1, -1, -1, 1]) @ np.exp(logs - logs.max())
    if count > d:
        precision = np.linalg.inv(0.5 * (covariance + s**2 * np.eye(d)))
        log_det = np.linalg.slogdet(covariance)[1]
        coefficient = -mean @ precision @ mean / 8 + 0.5 * np.linalg.slogdet(precision)[1]
        coefficient += 0.25 * log_det + 0.5 * d * np.log(s)
        kl = np.trace(covariance) / s**2 - d - log_det + 2 * d * np.log(s) + mean @ mean / s**2
        distances = -coefficient, 1 - np.exp(coefficient), 0.5 * kl
    else:
        distances = np.inf, 1.0, np.inf
    noise = rng.standard_normal((setting.generated_count, d))
    samples = mean + np.sqrt(start_variance) * noise @ slope.T
    independent = s * rng.standard_normal((count, d))
    own = log_density(samples, clean)
    analytic = (-0.5 * (samples**2).sum(1) / s**2).mean() - d / 2 * np.log(2 * np.pi * s**2)
    readings = log_density(samples, reference), log_density(samples, independent), analytic
    return [
        np.sign(value),
        logs.max() + np.log(abs(value)),
        *distances,
        *((reading - own) / d for reading in readings),
    ]


if __name__ == "__main__":
    check(np.float64)
    check(np.float32)
