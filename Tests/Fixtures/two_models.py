#!/usr/bin/env python3
"""Two linear one-step models on disjoint sets, the same latent: cosine and squared distance of outputs.

`cosine_exact` is Gauss's function in 40 digits (mpmath) as written in TwoModels.swift, before Euler's
transformation; the other columns are simulated from the definition of the model (Theory, Eqs. 5-6) by
NumPy's pseudo-inverse, one latent a pair. Run: python3 two_models.py > two_models.csv
"""
import os
os.environ["OPENBLAS_NUM_THREADS"] = "1"
import mpmath
import numpy as np

mpmath.mp.dps = 40


def cosine(n, d, q):
    q, half = mpmath.mpf(q), mpmath.mpf(1) / 2
    m = n - d if n > d else d - n + 2
    a = mpmath.sqrt(q) * mpmath.gammaprod([(d + 1) * half, (m + 1) * half], [d * half + 1, m * half])
    a *= mpmath.hyp2f1(half, (d - m + 1) * half, d * half + 1, q)
    b = 1 if n > d else mpmath.gammaprod([n * half, d * half], [(n - 1) * half, (d + 1) * half])
    return (a * b) ** 2


def model(rng, count, n, d, q):
    """Slopes (count, d, d) and intercepts (count, d) for sigma = 1, mu = 0, e^(-T) = 1/2."""
    x = rng.standard_normal((count, n, d))
    y = x / 2 + np.sqrt((1 / q - 1) / 4) * rng.standard_normal((count, n, d))
    xm, ym = x.mean(1, keepdims=True), y.mean(1, keepdims=True)
    slope = np.swapaxes(np.linalg.pinv(y - ym, rcond=1e-9) @ (x - xm), 1, 2)
    return slope, xm[:, 0] - np.einsum("cij,cj->ci", slope, ym[:, 0])


def pairs(rng, count, n, d, q):
    (s1, i1), (s2, i2) = model(rng, count, n, d, q), model(rng, count, n, d, q)
    z = np.sqrt(1 / (4 * q)) * rng.standard_normal((count, d))
    a, b = np.einsum("cij,cj->ci", s1, z), np.einsum("cij,cj->ci", s2, z)
    cos = (a * b).sum(1) / np.sqrt((a * a).sum(1) * (b * b).sum(1))
    return np.stack([cos, ((a + i1 - b - i2) ** 2).sum(1) / d], 1)


def main(settings):
    print("n,d,q,draws,cosine_exact,cosine,cosine_se,squared_distance,squared_distance_se")
    for n, d, q, count in settings:
        rng = np.random.default_rng([n, d, int(1e6 * q)])
        parts, chunk = [], max(1, 2_000_000 // (n * d))
        while sum(map(len, parts)) < count:
            parts.append(pairs(rng, chunk, n, d, q))
        o = np.concatenate(parts)[:count]
        m, se = o.mean(0), o.std(0, ddof=1) / count ** .5
        print(f"{n},{d},{q},{count},{mpmath.nstr(cosine(n, d, str(q)), 17)},{m[0]:.10g},{se[0]:.3g},"
              f"{m[1]:.10g},{se[1]:.3g}", flush=True)


if __name__ == "__main__":
    q = 0.504621230113171
    main([(n, 1, 0.3, 100000) for n in (2, 3, 8)]
         + [(n, 3, q, 100000) for n in (2, 3, 4, 5, 8, 9, 20)] + [(n, 3, 0.9, 100000) for n in (3, 6, 12)]
         + [(n, 20, 0.1, 20000) for n in (5, 17, 20, 21, 30, 100)] + [(60, 20, 0.9, 20000)]
         + [(n, 100, q, 1000) for n in (25, 50, 100, 150, 200, 400, 1000)])
