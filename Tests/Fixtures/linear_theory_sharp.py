#!/usr/bin/env python3
"""E det MM^T and the sharp bound of Theory, Eqs. 13 and 13a, with mpmath at 50 digits.

Written from the formulas, apart from the Swift code: the sum term by term, every gamma and digamma
by mpmath, and the minimum as the root of the derivative (25 digits where d > 1000).
Run: python3 linear_theory_sharp.py > linear_theory_sharp.csv
"""
from mpmath import mp, mpf, digamma, log, loggamma, nstr


def log_sum(p, d, q):
    """ln D(p) and its derivative by p; D = sum_j d!/(d-j)! q^(d-j) (1-q)^j Gamma(k)/Gamma(k+j),
    k = p - d - 1, real p."""
    k = p - d - 1
    if q == 0:
        return loggamma(d + 1) + loggamma(k) - loggamma(k + d), digamma(k) - digamma(k + d)
    term = total = q ** d
    harmonic = weighted = mpf(0)
    for j in range(1, d + 1):
        term *= (d - j + 1) * (1 - q) / (q * (k + j - 1))
        harmonic -= 1 / (k + j - 1)
        total += term
        weighted += term * harmonic
    return log(total), weighted / total


def minimum(p, d, q):
    """The least value over s >= 0 of Eq. 13a, by regula falsi on its derivative (Illinois)."""
    halves = [mpf(p - i) / 2 for i in range(d)]
    slope0 = sum(digamma(a) for a in halves)

    def slope(s):
        return sum(digamma(a + s) for a in halves) - slope0 + 2 * log_sum(p + 2 * s, d, q)[1]

    low, high = mpf(0), mpf("1e-5")
    f_low, f_high = slope(low), slope(high)
    while f_high < 0:
        low, f_low, high = high, f_high, high * 4
        f_high = slope(high)
    side = 0
    while abs(high - low) > mpf("1e-11") * high and max(abs(f_low), abs(f_high)) > 0:
        s = (low * f_high - high * f_low) / (f_high - f_low)
        f = slope(s)
        if abs(f) < mpf("1e-9") * min(1, (f_high - f_low) / (high - low)) * s:
            break
        if f < 0:
            low, f_low = s, f
            f_high, side = (f_high / 2 if side < 0 else f_high), -1
        else:
            high, f_high = s, f
            f_low, side = (f_low / 2 if side > 0 else f_low), 1
    return sum(loggamma(a + s) - loggamma(a) for a in halves) - s * slope0 + log_sum(p + 2 * s, d, q)[0]


def row(n, d, q):
    p, q = mpf(n - 1), mpf(q)
    bound = minimum(p, d, q)
    log_det = log_sum(p, d, q)[0]
    tau = q + (1 - q) * mpf(d) / (n - d - 2)
    mean = mpf(d) / n * (1 + (1 - q) * tau)
    return log_det, bound, (d * (tau - 1) - log_det + mean) / 2, (d * (tau - 1) - bound + mean) / 2


def main(settings):
    print("n,d,q,log_expected_det,log_det_bound,kl_bound_det,kl_bound_sharp")
    for n, d, q in settings:
        mp.dps = 50 if d <= 1000 else 25
        print(",".join([str(n), str(d), q] + [nstr(x, 20) for x in row(n, d, q)]), flush=True)


if __name__ == "__main__":
    main([(n, d, q) for d in (1, 2, 10, 100, 256)
          for n in (d + 3, d + 4, d + 10, 2 * d + 4, 20 * d + 5)
          for q in ("0", "0.05", "0.281", "0.5", "0.505", "0.9")]
         + [(n, 100000, q) for n in (100004, 300000) for q in ("0.05", "0.9")])
