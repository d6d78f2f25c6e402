#!/usr/bin/env python3
"""The released script's integral of a squared kernel density with N points far apart, in float32.

1/(sqrt(2 pi) (2 eps^2)^(d/2) N^2) * N, eps = float32(N^(-1/d)), in that order of operations, by NumPy;
over the exact value 1/(sqrt(2 pi) 2^(d/2)). Run: python3 released_self_terms.py > released_self_terms.csv
"""
import numpy as np

f = np.float32


def self_term(n, d):
    eps = f((1 / n) ** (1 / d))
    power = np.power(f(2) * (eps * eps), f(d / 2))
    product = f(1) / (np.sqrt(f(2 * np.pi)) * power * f(n ** 2)) * f(n)
    return float(float(product) * np.sqrt(2 * np.pi) * 2.0 ** (d / 2))


print("n,d,self_term")
for d in (20, 64, 100):
    for n in (25, 50, 75, 100, 150, 200, 300, 400, 600, 1000, 2000, 5000, 10000):
        print(f"{n},{d},{self_term(n, d)!r}")
