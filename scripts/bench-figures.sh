#!/usr/bin/env bash
# Measures Mneme and matplotlib drawing the three figures of `linear-transition` from the same
# tables as PDF, SVG and PNG, taking turns so that a busy moment hits both: as whole processes, and
# inside of them without start and imports. Prints the medians and their ratios.
# Usage: scripts/bench-figures.sh PATH_OF_MNEME PATH_OF_MNEME_BENCH [ROUNDS]
set -euo pipefail
mneme=$1 bench=$2 rounds=${3:-5}
matplotlib=$(cd "$(dirname "${BASH_SOURCE[0]}")/../Benchmarks/matplotlib" && pwd)/linear_transition_figures.py

export PYTHONDONTWRITEBYTECODE=1
python=/usr/bin/python3
if ! "$python" -c 'import matplotlib' 2>/dev/null; then
  echo "no matplotlib for $python; on Debian: apt-get install python3-matplotlib" >&2
  exit 69
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$mneme" run linear-transition --set trials=20 --output "$work/output" >"$work/printed"
run=$(tail -n 1 "$work/printed")

whole_process() { # PROGRAM COMMAND...
  local program=$1 start end
  shift
  start=$(date +%s%N)
  "$@" >"$work/inside"
  end=$(date +%s%N)
  echo "$program,whole,$(((end - start) / 1000))" >>"$work/times"
}
inside() { # PROGRAM COMMAND...: the last field of the line three_figures
  local program=$1
  shift
  "$@" | awk -F, -v p="$program" '$1 == "three_figures" { printf "%s,inside,%d\n", p, 1000 * $3 }' \
    >>"$work/times"
}
for ((round = 1; round <= rounds; round++)); do
  whole_process mneme "$mneme" plot "$run" --theme light --format pdf,svg,png
  whole_process matplotlib "$python" "$matplotlib" "$run" "$work/matplotlib"
  inside mneme "$bench" figures "$run"
  inside matplotlib "$python" "$matplotlib" "$run" "$work/matplotlib" 3
done

"$python" - "$work/times" <<'PYTHON'
import statistics
import sys
from collections import defaultdict

times = defaultdict(list)
for line in open(sys.argv[1]):
    program, kind, microseconds = line.strip().split(",")
    times[kind, program].append(int(microseconds) / 1000)
print("Three figures as PDF, SVG and PNG, milliseconds, medians of", len(times["whole", "mneme"]), "turns:")
print(f"{'':30}{'Mneme':>10}{'matplotlib':>12}{'ratio':>8}")
for kind, name in [("whole", "process start included"), ("inside", "start and imports excluded")]:
    ours, theirs = (statistics.median(times[kind, p]) for p in ("mneme", "matplotlib"))
    print(f"{name:30}{ours:10.1f}{theirs:12.1f}{theirs / ours:7.1f}x")
PYTHON
