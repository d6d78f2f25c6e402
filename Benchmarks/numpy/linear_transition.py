#!/usr/bin/env python3
"""One trial of the linear one-step denoiser, written as a good NumPy programmer would write it.

It does the same work as one trial of `mneme run linear-transition`, so that `make bench` compares
two programs and not two statistics. Equation numbers are those of Theory.

Cases, each the time of one trial in milliseconds on one thread:

  squared_l2                draws, least squares, the exact generated law, the squared-L2 statistic
                            (3), H2 and -ln BC (4), KL (9). The reference set is already drawn and
                            its own pair sum is known.
  squared_l2_with_pair_sum  the same, and the reference set's own pair sum.
  full_trial                squared_l2, and all readings of (4a): reference, matched (the null's
                            independent training set), analytic.
  gemm_<case>               the matrix products of that case alone, into memory already allocated.

What makes it fast: every large distance matrix is one product of points with one or two extra
columns, so that the product is the exponent itself; exp runs in place on blocks that stay in the
cache; pair sums visit the upper triangle only; quadratic forms are one triangular product;
everything that belongs to the reference set alone is prepared once.

Prints `case,training_count,milliseconds`. `--float32` does the large distance products, and
nothing else, in float32. `linear_transition_check.py` compares each number with its definition.
"""
import os

for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[variable] = "1"

import argparse
import time
from dataclasses import dataclass

import numpy as np
from scipy.linalg import blas

PAIR_BLOCK = 256  # rows of a block of pairs: 0.5 MB in float64
COLUMN_BLOCK = 2000  # points of a density seen by all samples at once: 3.2 MB for 200 samples


@dataclass(frozen=True)
class Setting:
    """Everything is measured from the mean of the data, which no statistic here notices."""

    dimension: int = 100
    reference_count: int = 10_000
    generated_count: int = 200
    standard_deviation: float = 1.0
    time: float = 2.0
    kappa: float = 1.0

    @property
    def signal(self):
        return np.exp(-self.time)

    @property
    def noise_variance(self):  # lambda (1 - e^-2T) with lambda = kappa e^-2T, Eqs. 5 and 8
        return self.kappa * self.signal**2 * (1 - self.signal**2)


class KernelDensity:
    """Kernel density (1) of a set of points, with what depends on the points alone."""

    def __init__(self, points, scale, dtype):
        count, dimension = points.shape
        self.points = points
        self.count = count
        self.bandwidth = scale * count ** (-1 / dimension)
        self.large = points.astype(dtype, copy=False)
        # [x/eps, -|x|^2/2eps^2]: with [z/eps, 1] the product is the exponent up to -|z|^2/2eps^2.
        scaled = points / self.bandwidth
        columns = np.empty((count, dimension + 1), dtype)
        columns[:, :-1] = scaled
        columns[:, -1] = -0.5 * row_squares(scaled)
        self.columns = columns


def row_squares(matrix):
    return np.einsum("ij,ij->i", matrix, matrix)


def log_sum(exponents):
    top = exponents.max()
    return top + np.log(np.exp(exponents - top).sum())


def log_pair_sum(density):
    """ln of the sum over i != j of exp(-|x_i - x_j|^2 / 4 eps^2): the self-terms never enter.

    The exponents are taken relative to their mean, so that neither float32 nor a thousand
    dimensions underflow.
    """
    count, dimension = density.points.shape
    scaled = density.points / (np.sqrt(2) * density.bandwidth)
    half = -0.5 * row_squares(scaled)
    shift = -2 * half.mean()
    left = np.empty((count, dimension + 2), density.large.dtype)
    left[:, :-2] = scaled
    left[:, -2] = half + shift
    left[:, -1] = 1
    right = left.copy()
    right[:, -2] = 1
    right[:, -1] = half
    total = 0.0
    for i in range(0, count, PAIR_BLOCK):
        for j in range(i, count, PAIR_BLOCK):
            block = left[i : i + PAIR_BLOCK] @ right[j : j + PAIR_BLOCK].T
            if i == j:
                np.fill_diagonal(block, -np.inf)
            np.exp(block, out=block)
            total += float(block.sum()) * (1 if i == j else 2)
    return np.log(total) - shift


def log_overlap(density, mean, covariance):
    """ln of the integral of the density times N(mean, covariance)."""
    dimension = len(mean)
    factor = np.linalg.cholesky(covariance + density.bandwidth**2 * np.eye(dimension))
    inverse = np.linalg.inv(factor)
    centre = inverse @ mean
    whitened = triangular_product(density.large, inverse)
    linear = density.points @ (inverse.T @ centre)
    exponents = linear - 0.5 * (row_squares(whitened) + centre @ centre)
    return (
        log_sum(exponents)
        - np.log(density.count)
        - np.log(np.diag(factor)).sum()
        - dimension / 2 * np.log(2 * np.pi)
    )


def triangular_product(points, lower):
    """points @ lower.T, by half the operations: Fortran order turns it into lower @ points.T."""
    product = blas.strmm if points.dtype == np.float32 else blas.dtrmm
    return product(1.0, lower.T.astype(points.dtype, copy=False), points.T, lower=0, trans_a=1).T


def least_squares(noisy, clean):
    """Slope of the regression with intercept (6) from centred rows; minimum norm for n - 1 <= d."""
    count, dimension = noisy.shape
    if count - 1 > dimension:
        return np.linalg.solve(noisy.T @ noisy, noisy.T @ clean).T
    gram = noisy @ noisy.T
    # Centred rows sum to zero; this fills that one empty direction and changes nothing else.
    gram += np.trace(gram) / count**2
    return clean.T @ np.linalg.solve(gram, noisy)


def generated_law(setting, clean, noisy):
    """Exact mean, covariance (7), its factor sqrt(v) theta_1."""
    clean_mean, noisy_mean = clean.mean(0), noisy.mean(0)
    centred = clean - clean_mean
    slope = least_squares(noisy - noisy_mean, centred)
    variance = np.einsum("ij,ij->", centred, centred) / centred.shape[1] / (len(clean) - 1)
    start_variance = setting.signal**2 * variance + setting.noise_variance
    mean = clean_mean + slope @ (setting.signal * clean_mean - noisy_mean)
    factor = np.sqrt(start_variance) * slope
    return mean, factor @ factor.T, factor


def squared_l2_difference(setting, training, reference, reference_pair_sum, mean, covariance):
    """(3): sign and ln magnitude of the difference; the self-terms are cancelled on paper."""
    scale = -setting.dimension / 2 * np.log(4 * np.pi * setting.standard_deviation**2)
    logs = np.array(
        [
            scale + log_pair_sum(training) - np.log(training.count),
            scale + reference_pair_sum - np.log(reference.count),
            np.log(2) + log_overlap(training, mean, covariance),
            np.log(2) + log_overlap(reference, mean, covariance),
        ]
    )
    top = logs.max()
    value = np.array([1, -1, -1, 1]) @ np.exp(logs - top)
    return np.sign(value), top + np.log(abs(value))


def gaussian_distances(setting, mean, covariance, singular):
    """-ln BC and H2 of (4), KL of (9)."""
    if singular:
        return np.inf, 1.0, np.inf
    variance, dimension = setting.standard_deviation**2, setting.dimension
    middle = 0.5 * covariance
    middle[np.diag_indices(dimension)] += 0.5 * variance
    log_det = np.linalg.slogdet(covariance)[1]
    log_det_middle = np.linalg.slogdet(middle)[1]
    form = mean @ np.linalg.solve(middle, mean)
    log_det_truth = dimension * np.log(variance)
    bhattacharyya = 0.5 * log_det_middle - 0.25 * (log_det + log_det_truth) + form / 8
    kl = 0.5 * (
        (np.trace(covariance) + mean @ mean) / variance
        - dimension
        - log_det
        + log_det_truth
    )
    return bhattacharyya, -np.expm1(-bhattacharyya), kl


def mean_log_density(samples, density):
    """Mean over the samples of the ln of a kernel density, a running log-sum-exp per sample."""
    count, dimension = samples.shape
    rows = np.empty((count, dimension + 1), density.columns.dtype)
    np.divide(samples, density.bandwidth, out=rows[:, :-1], casting="same_kind")
    rows[:, -1] = 1
    top = np.full((count, 1), -np.inf)
    total = np.zeros(count)
    for start in range(0, density.count, COLUMN_BLOCK):
        block = rows @ density.columns[start : start + COLUMN_BLOCK].T
        higher = np.maximum(top, block.max(axis=1, keepdims=True))
        block -= higher.astype(block.dtype)
        np.exp(block, out=block)
        total = total * np.exp(top - higher)[:, 0] + block.sum(axis=1)
        top = higher
    own = -0.5 * row_squares(samples) / density.bandwidth**2
    return (
        (np.log(total) + top[:, 0] + own).mean()
        - np.log(density.count)
        - dimension / 2 * np.log(2 * np.pi * density.bandwidth**2)
    )


def relative_log_likelihoods(setting, rng, training, reference, mean, factor):
    """(4a) per dimension in its three readings; matched uses the null's independent set."""
    variance, dimension = setting.standard_deviation**2, setting.dimension
    samples = rng.standard_normal((setting.generated_count, dimension)) @ factor.T + mean
    independent = setting.standard_deviation * rng.standard_normal(training.points.shape)
    independent = KernelDensity(independent, setting.standard_deviation, training.large.dtype)
    own = mean_log_density(samples, training)
    analytic = -0.5 * row_squares(samples).mean() / variance
    analytic -= dimension / 2 * np.log(2 * np.pi * variance)
    readings = [mean_log_density(samples, density) for density in (reference, independent)]
    return [(reading - own) / dimension for reading in (*readings, analytic)]


class Bench:
    """The reference set of a setting, and the three trials on it."""

    def __init__(self, setting, dtype, seed=20241126):
        self.setting, self.dtype = setting, dtype
        self.rng = np.random.default_rng(seed)
        self.reference = self.density(setting.reference_count)
        self.reference_pair_sum = log_pair_sum(self.reference)

    def density(self, count):
        points = self.rng.standard_normal((count, self.setting.dimension))
        points *= self.setting.standard_deviation
        return KernelDensity(points, self.setting.standard_deviation, self.dtype)

    def trial(self, training_count, pair_sum=None, likelihoods=False):
        """One trial: the statistics (3), (4) with (9), and (4a) if asked for."""
        setting = self.setting
        training = self.density(training_count)
        noise = self.rng.standard_normal(training.points.shape)
        noise *= np.sqrt(setting.noise_variance)
        noise += setting.signal * training.points
        mean, covariance, factor = generated_law(setting, training.points, noise)
        if pair_sum is None:
            pair_sum = log_pair_sum(self.reference)
        difference = squared_l2_difference(
            setting, training, self.reference, pair_sum, mean, covariance
        )
        distances = gaussian_distances(
            setting, mean, covariance, singular=training_count <= setting.dimension
        )
        readings = (
            relative_log_likelihoods(setting, self.rng, training, self.reference, mean, factor)
            if likelihoods
            else None
        )
        return difference, distances, readings

    def cases(self, training_count):
        known = self.reference_pair_sum
        yield "squared_l2", lambda: self.trial(training_count, known)
        yield "squared_l2_with_pair_sum", lambda: self.trial(training_count)
        yield "full_trial", lambda: self.trial(training_count, known, likelihoods=True)
        base = self.small_products(training_count) + self.large_products(training_count)
        pairs = self.pair_products(self.setting.reference_count)
        density = self.likelihood_products(training_count)
        yield "gemm_squared_l2", lambda: run(base)
        yield "gemm_squared_l2_with_pair_sum", lambda: run(base + pairs)
        yield "gemm_full_trial", lambda: run(base + density)

    # The products of a trial alone, on stand-in matrices of the same shapes.

    def product(self, rows, inner, columns, dtype=np.float64):
        """A function that multiplies (rows, inner) by (inner, columns) as the trial does."""
        left = np.ones((rows, inner), dtype)
        right = np.ones((columns, inner), dtype)
        out = np.empty((rows, columns), dtype)
        return lambda: np.matmul(left, right.T, out=out)

    def small_products(self, count):
        d = self.setting.dimension
        if count - 1 > d:
            fit = [self.product(d, count, d), self.product(d, count, d)]
        else:
            fit = [self.product(count, d, count), self.product(d, count, d)]
        return fit + [self.product(d, d, d)]

    def large_products(self, count):
        d = self.setting.dimension
        triangle = np.tril(np.ones((d, d)))
        points = [np.ones((rows, d), self.dtype) for rows in (count, self.setting.reference_count)]
        whiten = [lambda p=p: triangular_product(p, triangle) for p in points]
        return whiten + self.pair_products(count)

    def pair_products(self, count):
        d = self.setting.dimension + 2
        starts = range(0, count, PAIR_BLOCK)
        shapes = {}
        for i in starts:
            for j in (j for j in starts if j >= i):
                shape = min(PAIR_BLOCK, count - i), min(PAIR_BLOCK, count - j)
                shapes.setdefault(shape, self.product(shape[0], d, shape[1], self.dtype))
        return [
            shapes[min(PAIR_BLOCK, count - i), min(PAIR_BLOCK, count - j)]
            for i in starts
            for j in starts
            if j >= i
        ]

    def likelihood_products(self, count):
        d, samples = self.setting.dimension, self.setting.generated_count
        products = [self.product(samples, d, d)]
        for points in (self.setting.reference_count, count, count):
            full, rest = divmod(points, COLUMN_BLOCK)
            products += [self.product(samples, d + 1, COLUMN_BLOCK, self.dtype)] * full
            products += [self.product(samples, d + 1, rest, self.dtype)] if rest else []
        return products


def run(products):
    for product in products:
        product()


def median_milliseconds(action, least_repetitions, least_seconds=0.5):
    action()
    times = []
    while len(times) < least_repetitions or sum(times) < least_seconds:
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return 1000 * float(np.median(times))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--float32", action="store_true", help="large distance products in float32")
    parser.add_argument("--repetitions", type=int, default=7, help="at least this many a case")
    options = parser.parse_args()
    dtype = np.float32 if options.float32 else np.float64
    print("case,training_count,milliseconds")
    for training_count in (100, 200, 1000):
        for name, action in Bench(Setting(), dtype).cases(training_count):
            milliseconds = median_milliseconds(action, options.repetitions)
            print(f"{name},{training_count},{milliseconds:.4f}", flush=True)


if __name__ == "__main__":
    main()
