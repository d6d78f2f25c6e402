#!/usr/bin/env python3
"""Reference values of special functions and intervals: mpmath at 110 digits, SciPy where said.

Run: python3 special_functions.py > special_functions.csv
Rows: function,a,b,c,d,value (unused arguments empty; logarithms are natural).
"""
import numpy as np
from mpmath import mp, mpf, digamma, findroot, log, loggamma, log1p, pi
from scipy.stats import beta, fisher_exact

mp.dps = 110


def out(name, arguments, value):
    cells = [repr(x) for x in arguments] + [""] * (4 - len(arguments))
    print(",".join([name] + cells + [mp.nstr(mpf(value), 20)]))


def log_tails(a, b, x):
    """ln I_x(a,b) and ln(1 - I) by a series of positive terms, in x or in 1 - x."""
    a, b, x = mpf(a), mpf(b), mpf(x)
    if x > 0.5:
        lower, upper = log_tails(b, a, 1 - x)
        return upper, lower
    log_beta = loggamma(a) + loggamma(b) - loggamma(a + b)
    term = total = mpf(1)
    n = 0
    while term > total * mpf(10) ** -105:
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    lower = a * log(x) + b * log1p(-x) - log(a) - log_beta + log(total)
    return lower, log(-mp.expm1(lower))


def beta_quantile(tail, a, b):
    """Root of ln I_x(a,b) = ln tail by the secant method, started by SciPy's double."""
    start = mpf(float(beta.ppf(float(tail), a, b)))
    return findroot(lambda x: log_tails(a, b, x)[0] - log(tail),
                    (start, start * (1 + mpf(10) ** -9)), solver="secant")


def clopper_pearson(k, n, level):
    tail = (1 - mpf(level)) / 2
    lower = beta_quantile(tail, k, n - k + 1) if k > 0 else mpf(0)
    upper = 1 - beta_quantile(tail, n - k, k + 1) if k < n else mpf(1)
    return lower, upper


def wilson(k, n, level):
    z = mp.sqrt(2) * mp.erfinv(mpf(level))
    k, n = mpf(k), mpf(n)
    centre = (k + z ** 2 / 2) / (n + z ** 2)
    half = z * mp.sqrt(k * (n - k) / n + z ** 2 / 4) / (n + z ** 2)
    return centre - half, centre + half


for a in (1e-3, 0.3, 1.0, 2.5, 9.99, 50.5, 1e5, 1e9):
    out("log_gamma", [a], loggamma(mpf(a)))
    out("digamma", [a], digamma(mpf(a)))
    for x in (1e-8, 0.25, 3.0, 40.0, 12345.5, -0.5 * a, -0.999 * a):
        out("log_gamma_difference", [a, x], loggamma(mpf(a) + mpf(x)) - loggamma(mpf(a)))
        out("log_gamma_excess", [a, x],
            loggamma(mpf(a) + mpf(x)) - loggamma(mpf(a)) - mpf(x) * digamma(mpf(a)))
for t in (-0.99, -0.36, -0.34, -1e-3, 1e-12, 0.01, 0.49, 0.51, 30.0):
    out("excess_over_log1p", [t], mpf(t) - log1p(mpf(t)))
for d, a in ((1, 0.7), (2, 1.0), (7, 3.5), (100, 60.25), (300, 1000.0)):
    value = mpf(d) * (d - 1) / 4 * log(pi) + sum(loggamma(mpf(a) - mpf(i) / 2) for i in range(d))
    out("multivariate_log_gamma", [d, a], value)
    for s in (0.01, 0.5, 30.0):
        difference = sum(loggamma(mpf(a) + mpf(s) - mpf(i) / 2) - loggamma(mpf(a) - mpf(i) / 2)
                         for i in range(d))
        slope = sum(digamma(mpf(a) - mpf(i) / 2) for i in range(d))
        out("multivariate_difference", [d, a, s], difference)
        out("multivariate_excess", [d, a, s], difference - mpf(s) * slope)
for a, b in ((0.5, 0.5), (1.0, 1.0), (2.0, 700.0), (0.01, 1e9), (12.0, 30.0), (1e5, 2e5),
             (1e9, 1e9), (1e9, 3.0)):
    out("log_beta", [a, b], loggamma(mpf(a)) + loggamma(mpf(b)) - loggamma(mpf(a) + mpf(b)))

points = [(0.5, 0.5, x) for x in (1e-12, 0.3, 0.97)]
points += [(3.0, 0.2, x) for x in (0.01, 0.9, 0.999999)]
points += [(12.0, 30.0, x) for x in (1e-3, 0.2, 0.285, 0.5, 0.95)]
points += [(1.0, 300.0, x) for x in (1e-9, 0.01, 0.2)]
points += [(150.0, 151.0, x) for x in (0.1, 0.45, 0.5, 0.6)]
points += [(1e5, 3e5, x) for x in (0.24, 0.25, 0.2503, 0.253)]
points += [(40.0, 1e8, x) for x in (1e-8, 4e-7, 8e-7)]
points += [(1e9, 1e9, x) for x in (0.4998, 0.5, 0.50003)]
points += [(27.0, 1e8 - 26, 1e-7)]
for a, b, x in points:
    lower, upper = log_tails(a, b, x)
    out("log_lower_tail", [a, b, x], lower)
    out("log_upper_tail", [a, b, x], upper)

for k, n in ((0, 10), (10, 10), (3, 10), (1, 300), (150, 300), (299, 300), (0, 300), (37, 100)):
    for level in (0.95, 0.9, 0.999):
        lower, upper = clopper_pearson(k, n, level)
        out("clopper_pearson_lower", [k, n, level], lower)
        out("clopper_pearson_upper", [k, n, level], upper)
        lower, upper = wilson(k, n, level)
        out("wilson_lower", [k, n, level], lower if k > 0 else 0)
        out("wilson_upper", [k, n, level], upper if k < n else 1)

for table in ((3, 10, 7, 10), (0, 100, 0, 100), (100, 100, 0, 100), (50, 300, 61, 100),
              (1, 2, 299, 300), (5, 5, 5, 9), (20, 1000, 45, 1000), (8, 20, 12, 20)):
    k1, n1, k2, n2 = table
    out("fisher_p_value", table, float(fisher_exact([[k1, n1 - k1], [k2, n2 - k2]])[1]))

# Quantiles: (sample index in the test, probability); the samples are repeated there.
samples = [[3.0, -1.0, 2.5, 7.0], [1.0], [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7],
           [1e300, -1e300, 5.0, 5.0, 5.0, 6.25]]
for i, sample in enumerate(samples):
    for p in (0.0, 0.25, 0.5, 0.61, 0.75, 0.975, 1.0):
        out("quantile", [i, p], float(np.percentile(sample, 100 * p)))
