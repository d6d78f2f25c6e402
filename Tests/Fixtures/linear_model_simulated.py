#!/usr/bin/env python3
"""Simulated moments of the linear one-step model, from its definition (Theory, Eqs. 5-7), by NumPy.

M^T M enters through the regression itself: MM^T = v theta_1 theta_1^T / sigma^2 with the known v,
and v-hat in place of v for the column tau_hat. Run:
python3 linear_model_simulated.py > linear_model_simulated.csv
"""
import os
os.environ["OPENBLAS_NUM_THREADS"] = "1"
import numpy as np


def draws(rng, count, n, d, q):
    """ln det MM^T, tr MM^T, tr with v-hat, |mu_G - mu|^2 for sigma = 1, T = 1, mu = 0."""
    e = np.exp(-1.0)
    v = e * e / q
    x = rng.standard_normal((count, n, d))
    y = e * x + np.sqrt(v - e * e) * rng.standard_normal((count, n, d))
    xm, ym = x.mean(1), y.mean(1)
    x -= xm[:, None]
    y -= ym[:, None]
    yy = np.einsum("cni,cnj->cij", y, y)
    theta = np.swapaxes(np.linalg.solve(yy, np.einsum("cni,cnj->cij", y, x)), 1, 2)
    squares = (theta ** 2).sum((1, 2))
    v_hat = e * e * (x ** 2).sum((1, 2)) / ((n - 1) * d) + v - e * e
    mean = xm - np.einsum("cij,cj->ci", theta, ym - e * xm)
    log_det = 2 * np.linalg.slogdet(theta)[1] + d * np.log(v)
    return np.stack([log_det, v * squares, v_hat * squares, (mean ** 2).sum(1)], 1)


def main(settings):
    print("n,d,q,draws,log_det,log_det_se,trace,trace_se,trace_variance,trace_variance_se,"
          "trace_hat,trace_hat_se,mean_term,mean_term_se")
    for n, d, q, count in settings:
        rng = np.random.default_rng([n, d, int(1e6 * q)])
        parts, chunk = [], max(1, 2_000_000 // (n * d))
        while sum(map(len, parts)) < count:
            parts.append(draws(rng, chunk, n, d, q))
        o = np.concatenate(parts)[:count]
        m, se = o.mean(0), o.std(0, ddof=1) / count ** .5
        squares = (o[:, 1] - m[1]) ** 2
        cells = [m[0], se[0], m[1], se[1], squares.mean(), squares.std() / count ** .5,
                 m[2], se[2], m[3], se[3]]
        print(",".join([str(n), str(d), repr(q), str(count)] + [f"{c:.10g}" for c in cells]), flush=True)


if __name__ == "__main__":
    main([(8, 1, 0.504621, 400000), (12, 2, 0.3, 400000), (11, 2, 0.9, 400000), (13, 10, 0.05, 100000),
          (15, 10, 0.5, 100000), (24, 10, 0.9, 100000), (40, 10, 0.281, 100000), (30, 20, 0.504621, 20000),
          (60, 20, 0.9, 20000), (105, 100, 0.504621, 1500), (200, 100, 0.504621, 1500)])
