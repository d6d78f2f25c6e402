#!/usr/bin/env python3
"""Medians over rounds, and how many times longer NumPy took, as a table.

Reads lines `program,case,training_count,milliseconds`; the lines `gemm_<case>` are shown beside
their case, and `speedup_two_cores` (a ratio, without a training count) below the table.
"""
import statistics
import sys
from collections import defaultdict

PROGRAMS = ("mneme", "numpy", "numpy_float32")
SPEEDUP = "speedup_two_cores"
HEADING = (
    "case                          n |     Mneme    GEMM |     NumPy    GEMM   ratio"
    " | NumPy f32    GEMM   ratio"
)


def medians(lines):
    values = defaultdict(list)
    for line in lines:
        program, case, count, value = line.strip().split(",")
        values[program, case, count].append(float(value))
    return {key: statistics.median(found) for key, found in values.items()}


def number(value, width, suffix=""):
    text = "-" if value is None else f"{value:.2f}{suffix}"
    return text.rjust(width)


def ratio(slow, fast):
    return None if slow is None or fast is None else slow / fast


def row(found, case, count):
    times = [found.get((program, case, count)) for program in PROGRAMS]
    products = [found.get((program, "gemm_" + case, count)) for program in PROGRAMS]
    text = f"{case:24}{count:>7} | {number(times[0], 9)} {number(products[0], 7)}"
    for time, product in zip(times[1:], products[1:]):
        text += f" | {number(time, 9)} {number(product, 7)} {number(ratio(time, times[0]), 7, 'x')}"
    return text


def main():
    found = medians(sys.stdin)
    rows = dict.fromkeys(
        (case, count) for _, case, count in found if count and not case.startswith("gemm_")
    )
    print("Milliseconds a trial, one thread; GEMM: its own matrix products alone;")
    print("ratio: NumPy's time over Mneme's; f32: NumPy's large products in float32, else float64.")
    print(HEADING)
    for case, count in rows:
        print(row(found, case, count))
    speedup = found.get(("mneme", SPEEDUP, ""))
    print(f"Two cores are {number(speedup, 0, ' times')} as fast as one.")


if __name__ == "__main__":
    main()
