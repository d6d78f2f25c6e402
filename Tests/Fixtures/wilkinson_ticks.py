#!/usr/bin/env python3
"""Ticks of the extended Wilkinson algorithm by trying everything, in exact fractions.

Run: python3 wilkinson_ticks.py > wilkinson_ticks.csv
Rows: low,high,wished,ticks (separated by spaces). Scores as printed by Talbot, Lin & Hanrahan (2010),
legibility 1 for all, labels within the range and multiples of their step. Of equal scores the one with the smaller j, then the
earlier q, then the smaller k, then the smaller power of ten, then the smaller start.
"""
import random
from fractions import Fraction as F
from math import ceil, floor, log10

Q = [F(1), F(5), F(2), F(5, 2), F(4), F(3)]
W = [F(1, 4), F(1, 5), F(1, 2), F(1, 20)]


def score(low, high, wished, i, j, k, has_zero, begin, end):
    simplicity = 1 - F(i, len(Q) - 1) - j + (1 if has_zero else 0)
    coverage = 1 - F(1, 2) * ((high - end) ** 2 + (low - begin) ** 2) / (high - low) ** 2 * 100
    r = (k - 1) / (end - begin)
    rt = (wished - 1) / (max(end, high) - min(begin, low))
    density = 2 - max(r / rt, rt / r)
    return W[0] * simplicity + W[1] * coverage + W[2] * density + W[3]


def ticks(low, high, wished):
    low, high, wished = F(low), F(high), F(wished)
    magnitude = floor(log10(float(high - low)))
    best = None
    for j in range(1, 6):
        for i, q in enumerate(Q):
            for k in range(2, 26):
                for z in range(magnitude - 3, magnitude + 2):
                    unit = q * F(10) ** z
                    span = unit * j * (k - 1)
                    # Under a third of the range coverage is below -10: never the best.
                    if not (high - low) / 3 <= span <= high - low:
                        continue
                    step = unit * j
                    for multiple in range(ceil(low / step), floor(high / step) - k + 2):
                        start = multiple * j
                        begin, end = start * unit, (start + j * (k - 1)) * unit
                        has_zero = begin <= 0 <= end
                        s = score(low, high, wished, i, j, k, has_zero, begin, end)
                        if best is None or s > best[0]:
                            best = (s, [(start + n * j) * unit for n in range(k)])
    return best[1]


if __name__ == "__main__":
    random.seed(20101125)
    for _ in range(120):
        digits = random.choice([1, 2, 3])
        low = round(random.uniform(-1, 1) * 10 ** random.randint(-3, 4), digits + 3)
        width = round(random.uniform(0.1, 10) * 10 ** random.randint(-2, 4), digits + 3)
        wished = random.choice([2, 2.5, 3, 4, 5, 6, 7.5])
        high = round(low + width, 6)
        found = ticks(str(low), str(high), str(wished))
        print(f"{low!r},{high!r},{wished!r},{' '.join(repr(float(t)) for t in found)}")
