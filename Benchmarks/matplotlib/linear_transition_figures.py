#!/usr/bin/env python3
"""The three figures of `linear-transition` by matplotlib, from the same tables, as PDF, SVG and PNG.

Usage: linear_transition_figures.py RUN OUTPUT [REPETITIONS]

Draws each figure with the marks that Mneme's has: curves with bands, error bars, theory lines and
bounds, shaded and hatched regions, transitions with intervals, panel tags, a legend over the panels.
Prints the median milliseconds of one drawing of all three in all formats, without the start of the
process and the import of matplotlib.
"""
import csv
import statistics
import sys
import time
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

STYLE = {
    "figure.figsize": (6.5, 3.6), "font.family": "STIXGeneral", "mathtext.fontset": "stix",
    "font.size": 9, "axes.linewidth": 0.6, "lines.linewidth": 1.25, "legend.fontsize": 8,
    "xtick.labelsize": 8, "ytick.labelsize": 8, "axes.spines.top": False,
    "axes.spines.right": False, "axes.grid": True, "grid.linewidth": 0.35, "grid.color": "#dfe2e8",
    "pdf.fonttype": 42, "svg.fonttype": "path", "savefig.dpi": 300,
}
COLORS = ["#440154", "#3b528b", "#21918c", "#b65a00", "#000db8"]
DASHES = ["-", (0, (8, 2.6)), "-."]
MARKERS = "os^"


def read(path):
    with open(path, newline="") as file:
        return [
            {key: float(value) if is_number(value) else value for key, value in row.items()}
            for row in csv.DictReader(file)
        ]


def is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True


class Tables:
    def __init__(self, run):
        self.cells = read(run / "tables/linear_transition.csv")
        self.theory = read(run / "tables/linear_transition_theory.csv")
        self.scales = [
            row for row in read(run / "tables/linear_transition_scales.csv")
            if row["reading"] == "reference" and row["level"] == 0.5
            and row["distance"] == "relative_log_likelihood"
        ]
        self.dimensions = sorted({row["dimension"] for row in self.cells})

    def of(self, rows, dimension):
        return [row for row in rows if row["dimension"] == dimension]


def points(rows, column, per_dimension=False):
    found = [
        (row["training_count"] / row["dimension"],
         row[column] / (row["dimension"] if per_dimension else 1))
        for row in rows if isinstance(row[column], float) and abs(row[column]) != float("inf")
    ]
    return [x for x, _ in found], [y for _, y in found]


def mark_transition(axes, row, name, color, dash):
    if not isinstance(row[name], float):
        return
    d = row["dimension"]
    axes.axvline(row[name] / d, color=color, linestyle=dash, linewidth=1)
    ends = [row[f"{name}_low"], row[f"{name}_high"]]
    if all(isinstance(end, float) for end in ends):
        axes.axvspan(ends[0] / d, ends[1] / d, color=color, alpha=0.16, linewidth=0)


def memorization_transition(tables):
    figure, axes = plt.subplots(layout="constrained")
    for index, d in enumerate(tables.dimensions):
        rows = tables.of(tables.cells, d)
        color, dash = COLORS[index % 3], DASHES[index % 3]
        x, y = points(rows, "delta_reference_positive_fraction")
        _, low = points(rows, "delta_reference_positive_low")
        _, high = points(rows, "delta_reference_positive_high")
        axes.fill_between(x, low, high, color=color, alpha=0.2, linewidth=0)
        axes.plot(*points(rows, "delta_reference_null_positive_fraction"), ":", color=color, lw=0.8)
        axes.plot(x, y, linestyle=dash, marker=MARKERS[index % 3], color=color, ms=4,
                  markeredgecolor="white", markeredgewidth=0.5, label=f"$d = {d:.0f}$")
        hollow = [row for row in rows if row["delta_reference_null_positive_high"] < 0.5]
        axes.plot(*points(hollow, "delta_reference_positive_fraction"), MARKERS[index % 3],
                  markerfacecolor="white", color=color, ms=4)
    for row in tables.scales:
        index = tables.dimensions.index(row["dimension"])
        mark_transition(axes, row, "n_mem", COLORS[index % 3], DASHES[index % 3])
    for level, text in [(0.5, "½"), (0.95, "0.95")]:
        axes.axhline(level, color="#565b66", linestyle="--", linewidth=0.8)
        axes.annotate(text, (1, level), xycoords=("axes fraction", "data"), xytext=(3, 0),
                      textcoords="offset points", va="center", color="#565b66")
    axes.set_xscale("log")
    axes.set_xlabel("training samples per dimension, $n/d$")
    axes.set_ylabel(r"$\mathrm{P}(\Delta > 0)$")
    axes.legend()
    return figure


def kl_divergence(tables):
    columns = len(tables.dimensions)
    figure, grid = plt.subplots(
        2, columns, figsize=(6.5, 4.3), sharex=True, sharey="row", squeeze=False,
        layout="constrained")
    for index, d in enumerate(tables.dimensions):
        rows, theory = tables.of(tables.cells, d), tables.of(tables.theory, d)
        top, bottom = grid[0][index], grid[1][index]
        for axes in (top, bottom):
            low = min(row["training_count"] for row in tables.cells) / d
            axes.axvspan(low, 1, facecolor="#f0f1f4", edgecolor="#cfd3db", hatch="///", lw=0)
            axes.axvspan(1, (d + 2) / d, facecolor="#f0f1f4", edgecolor="#cfd3db", hatch="///", lw=0)
        for name, dash, color in [
            ("kl_bound_amgm", ":", 3), ("kl_bound_det", "--", 3), ("kl_bound_sharp", "-", 3),
            ("kl_asymptotic_first", "-", 4), ("kl_asymptotic_second", "--", 2),
        ]:
            top.plot(*points(theory, name, True), linestyle=dash, color=COLORS[color],
                     label=name if index == 0 else None)
            first = {row["training_count"]: row["kl_asymptotic_first"] for row in theory}
            ratio = [
                (row["training_count"] / d, row[name] / first[row["training_count"]])
                for row in theory
                if isinstance(row[name], float) and isinstance(first[row["training_count"]], float)
            ]
            bottom.plot([x for x, _ in ratio], [y for _, y in ratio], linestyle=dash,
                        color=COLORS[color])
        means = [row for row in rows if isinstance(row["kl_nats_standard_error"], float)]
        x, y = points(means, "kl_nats_mean", True)
        top.errorbar(x, y, yerr=[2 * row["kl_nats_standard_error"] / d for row in means], fmt="k.",
                     capsize=1.5, lw=0.8, label="mean" if index == 0 else None)
        bottom.errorbar(
            x, [row["kl_nats_mean"] / row["kl_asymptotic_first"] for row in means],
            yerr=[2 * row["kl_nats_standard_error"] / row["kl_asymptotic_first"] for row in means],
            fmt="k.", capsize=1.5, lw=0.8)
        top.set(xscale="log", yscale="log", title=f"({'abc'[index % 3]}) $d = {d:.0f}$")
        bottom.set(xlabel="$n/d$", ylim=(0.85, 1.17))
    grid[0][0].set_ylabel(r"$\mathrm{KL}(\rho_G\|\rho)/d$ (nats)")
    grid[1][0].set_ylabel("KL / first order (15)")
    grid[0][0].legend(fontsize=6)
    return figure


def alignment_of_scales(tables):
    figure, grid = plt.subplots(
        len(tables.dimensions), 1, figsize=(6.5, 5.4), sharex=True, squeeze=False,
        layout="constrained")
    for (axes,), row in zip(grid, tables.scales):
        rows = tables.of(tables.cells, row["dimension"])
        x, y = points(rows, "delta_reference_positive_fraction")
        _, low = points(rows, "delta_reference_positive_low")
        _, high = points(rows, "delta_reference_positive_high")
        axes.fill_between(x, low, high, color=COLORS[4], alpha=0.2, linewidth=0)
        axes.plot(x, y, "-o", color=COLORS[4], ms=3, markeredgecolor="white", markeredgewidth=0.5)
        mark_transition(axes, row, "n_mem", COLORS[4], "-")
        mark_transition(axes, row, "n_fall", COLORS[3], "--")
        axes.axhline(0.5, color="#565b66", linestyle="--", linewidth=0.8)
        second = axes.twinx()
        finite = [r for r in rows if r["kl_nats_q75"] != float("inf")]
        x, y = points(finite, "kl_nats_median", True)
        _, low = points(finite, "kl_nats_q25", True)
        _, high = points(finite, "kl_nats_q75", True)
        second.fill_between(x, low, high, color=COLORS[3], alpha=0.2, linewidth=0)
        second.plot(x, y, "--D", color=COLORS[3], ms=3, markeredgecolor="white",
                    markeredgewidth=0.5)
        second.set(yscale="log", ylabel="$\\mathrm{KL}/d$ (nats)")
        axes.set(xscale="log", ylabel=r"$\mathrm{P}(\Delta > 0)$")
        axes.set_title(f"$d = {row['dimension']:.0f}$: {row['verdict']}", loc="left", fontsize=9)
    grid[-1][0].set_xlabel("training samples per dimension, $n/d$")
    return figure


FIGURES = [memorization_transition, kl_divergence, alignment_of_scales]


def draw(tables, output):
    for make in FIGURES:
        figure = make(tables)
        for extension in ("pdf", "svg", "png"):
            figure.savefig(output / f"{make.__name__}.{extension}")
        plt.close(figure)


def main():
    run, output = Path(sys.argv[1]), Path(sys.argv[2])
    repetitions = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    output.mkdir(parents=True, exist_ok=True)
    plt.rcParams.update(STYLE)
    times = []
    for _ in range(repetitions):
        start = time.perf_counter()
        draw(Tables(run), output)
        times.append(1000 * (time.perf_counter() - start))
    print(f"three_figures,,{statistics.median(times):.3f}")


if __name__ == "__main__":
    main()
