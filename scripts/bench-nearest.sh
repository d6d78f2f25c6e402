#!/usr/bin/env bash
# Measures the search of nearest rows beside FAISS and torch on the same arrays, on two threads each,
# taking turns so that a busy moment hits all, and beside the peak of Float32 products of the same run.
# Usage: scripts/bench-nearest.sh PATH_OF_MNEME_BENCH [full|quick] [ROUNDS]
set -euo pipefail
bench=$1 size=${2:-full} rounds=${3:-3}
theirs=$(cd "$(dirname "${BASH_SOURCE[0]}")/../Benchmarks/nearest" && pwd)/nearest.py
case $size in
  full) shape=(50000 10000 3072 5) ;;
  quick) shape=(10000 2048 3072 5) ;;
  *) echo "a size is full or quick, not '$size'" >&2; exit 64 ;;
esac

export PYTHONDONTWRITEBYTECODE=1
python=/usr/bin/python3
if ! "$python" -c 'import faiss, torch' 2>/dev/null; then
  echo "no FAISS or torch for $python; on Debian: apt-get install python3-faiss python3-torch" >&2
  exit 69
fi
# All compute with the kernels that mneme pins, where the processor can run them.
if [ -z "${OPENBLAS_CORETYPE:-}" ] && grep -qw avx2 /proc/cpuinfo && grep -qw fma /proc/cpuinfo; then
  export OPENBLAS_CORETYPE=Haswell
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$bench" nearest-data "$work" "${shape[@]}"
for ((round = 1; round <= rounds; round++)); do
  echo "nearest rows, round $round of $rounds" >&2
  "$bench" nearest "$work" "${shape[@]}" | sed 's/^/mneme,/' >>"$work/results"
  for program in faiss torch; do
    "$python" "$theirs" "$program" "$work" "${shape[@]}" | sed "s/^/$program,/" >>"$work/results"
  done
done

"$python" - "$work/results" "${shape[@]}" <<'PYTHON'
import statistics
import sys
from collections import defaultdict

targets, queries, dimension, neighbours = sys.argv[2:]
found = defaultdict(list)
for line in open(sys.argv[1]):
    program, name, value = line.strip().split(",")
    found[program, name].append(float(value))
ours = found["mneme", "seconds"]
middle = {key: statistics.median(values) for key, values in found.items()}
print(f"The {neighbours} nearest of {targets} rows to {queries}, {dimension} numbers each, two threads;")
print(f"seconds, medians of {len(ours)} turns; ratio: median of theirs over Mneme's in one turn.")
print(f"{'':12}{'seconds':>10}{'ratio':>8}{'same nearest':>14}")
print(f"{'Mneme':12}{middle['mneme', 'seconds']:10.2f}")
for program, name in [("faiss", "FAISS"), ("torch", "torch.cdist")]:
    ratios = [theirs / own for theirs, own in zip(found[program, "seconds"], ours)]
    print(
        f"{name:12}{middle[program, 'seconds']:10.2f}{statistics.median(ratios):7.2f}x"
        f"{100 * middle[program, 'agreement']:13.2f}%"
    )
print(
    f"Share of the peak of Float32 products ({middle['mneme', 'peak_gigaflops']:.0f} GFLOP/s): "
    f"{100 * middle['mneme', 'share']:.0f} %. Copies found at distance 0: "
    f"{middle['mneme', 'copies_at_zero']:.0f}."
)
print(
    f"Memory without mapped files: {middle['mneme', 'peak_megabytes']:.0f} MB; "
    f"of that stated for both calls: {middle['mneme', 'stated_megabytes']:.0f} MB."
)
PYTHON
