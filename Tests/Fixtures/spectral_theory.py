#!/usr/bin/env python3
"""KL per dimension of models that act on the eigenvalues of the sample covariance, with mpmath at 30
digits: Theory, Eqs. 17, 18, 18a, and K steps in between.

Written apart from the Swift code: the Marchenko-Pastur density itself is integrated over its own
variable, and the steps are taken in the variables of the process (a = exp(-t), noise variance nu).
Column steps: 0 is K -> infinity; sampler: 0 deterministic, 1 ancestral; grid: 0 uniform, 1 cosine.
Run: python3 spectral_theory.py > spectral_theory.csv
"""
from mpmath import mp, mpf, acos, cos, exp, log, nstr, pi, quad, sqrt

mp.dps = 30


def mean(f, c):
    if c == 0:
        return f(mpf(1))
    root = sqrt(c)
    a, b = (1 - root) ** 2, (1 + root) ** 2

    # y = a + (b-a) u^2 near the lower edge keeps the square root out of the quadrature.
    def density(u):
        y = a + (b - a) * u * u
        return sqrt((b - y) * (b - a)) * u / (2 * pi * c * y) * f(y) * 2 * (b - a) * u

    return quad(density, [0, mpf(1) / 1000, mpf(1) / 30, mpf(1) / 4, mpf(3) / 4, 1])


def times(T, K, grid):
    if grid == 0:
        return [T * k / K for k in range(K + 1)]
    angle = acos(exp(-T))
    return [mpf(0) if k == 0 else -log(cos(angle * k / K)) for k in range(K + 1)]


def variance(y, q, T, K, sampler, grid):
    """Of a generated coordinate over sigma^2 (sigma = 1)."""
    if K == 0:
        e = q * y + 1 - q
        return y / e if sampler == 0 else y * (q * y + (1 - q) * e) / e ** 2
    lam = (1 / q - 1) * exp(-2 * T) / (1 - exp(-2 * T))
    t = times(T, K, grid)
    v = exp(-2 * T) / q
    for k in range(K, 0, -1):
        a, b = exp(-t[k]), exp(-t[k - 1])
        nu, mu = lam * (1 - a * a), lam * (1 - b * b)
        g = a * y / (a * a * y + nu)
        if sampler == 0:
            v *= (b * g + sqrt(mu / nu) * (1 - a * g)) ** 2
        else:
            ratio = a / b
            step = nu - ratio ** 2 * mu
            v = v * (b * g * step / nu + ratio * mu / nu) ** 2 + mu * step / nu
    return v


print("q,T,c,steps,sampler,grid,kl_per_dimension")
for q in [mpf(0.504621), mpf(0.05), mpf(0.95), mpf(0.999999)]:
    for T in [mpf(2), mpf(0.3)]:
        for c in [mpf(0), mpf(0.001), mpf(0.25), mpf(0.8), mpf(0.99), mpf(1)]:
            for K, sampler, grid in [(1, 0, 0), (2, 0, 0), (2, 1, 1), (7, 0, 1), (16, 1, 0),
                                     (64, 0, 0), (0, 0, 0), (0, 1, 0)]:
                if T != 2 and K in (0, 1):
                    continue

                def f(y):
                    m = variance(y, q, T, K, sampler, grid)
                    return (m - 1 - log(m)) / 2

                cells = [q, T, c]
                print(",".join([nstr(x, 17) for x in cells] + [str(K), str(sampler), str(grid)]
                               + [nstr(mean(f, c), 17)]))
