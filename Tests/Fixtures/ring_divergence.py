#!/usr/bin/env python3
"""KL of one mode of a ring of Gaussians from the whole: E[ln p0 - ln p] under N(mu0, v I).

For two modes a one-dimensional integral by mpmath; for more, Gauss-Legendre on panels of the plane.
Run: python3 ring_divergence.py > ring_divergence.csv
Rows: modes,radius,variance,value (nats).
"""
import numpy as np
from mpmath import exp, inf, log, log1p, mp, mpf, npdf, quad

mp.dps = 30


def two_modes(radius, variance):
    """-mu0.(mu1 - mu0) = 2 r^2, and along that axis z - mu0 has variance v."""
    r, v = mpf(radius), mpf(variance)

    def term(u):
        a = -2 * r * (r + v**mpf("0.5") * u)
        tail = log1p(exp(a)) if a < 0 else a + log1p(exp(-a))
        return npdf(u) * (log(mpf(2)) - tail)

    points = [-inf, -12, -8, -6, -5, -4, -3, -2, -1, 0, 1, 2, 4, 8, inf]
    return quad(term, points)


def plane(modes, radius, variance):
    nodes, weights = np.polynomial.legendre.leggauss(20)
    edges = np.linspace(-10, 10, 121)
    half = (edges[1] - edges[0]) / 2
    u = (edges[:-1, None] + half * (1 + nodes)).ravel()
    w = np.tile(half * weights, len(edges) - 1) * np.exp(-u * u / 2) / np.sqrt(2 * np.pi)
    x = radius + np.sqrt(variance) * u[:, None]
    y = np.sqrt(variance) * u[None, :]
    angles = 2 * np.pi * np.arange(modes) / modes
    logs = np.stack([
        -((x - radius * np.cos(a)) ** 2 + (y - radius * np.sin(a)) ** 2) / 2 for a in angles])
    top = logs.max(axis=0)
    ln_p = top + np.log(np.exp(logs - top).sum(axis=0)) - np.log(modes)
    return float(w @ (logs[0] - ln_p) @ w)


print("modes,radius,variance,kl")
for modes in (2, 4, 8):
    for radius in (1, 2, 3, 6):
        for variance in (1, 1.01):
            if modes == 2:
                value = mp.nstr(two_modes(radius, variance), 16)
            else:
                value = repr(plane(modes, radius, variance))
            print(f"{modes},{radius},{variance},{value}")
