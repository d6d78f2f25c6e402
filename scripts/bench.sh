#!/usr/bin/env bash
# Measures Mneme and NumPy on the same work, taking turns so that a busy moment hits both, and
# prints the medians and their ratios.
# Usage: scripts/bench.sh PATH_OF_MNEME_BENCH [ROUNDS]
set -euo pipefail
bench=$1
rounds=${2:-3}
numpy=$(cd "$(dirname "${BASH_SOURCE[0]}")/../Benchmarks/numpy" && pwd)

export PYTHONDONTWRITEBYTECODE=1
python=
for candidate in /usr/bin/python3 python3; do
  if "$candidate" -c 'import numpy, scipy.linalg' 2>/dev/null; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  echo "no python3 with NumPy and SciPy; on Debian: apt-get install python3-numpy python3-scipy" >&2
  exit 69
fi

# Both programs compute with the kernels that mneme pins, where the processor can run them.
if [ -z "${OPENBLAS_CORETYPE:-}" ] && grep -qw avx2 /proc/cpuinfo && grep -qw fma /proc/cpuinfo; then
  export OPENBLAS_CORETYPE=Haswell
fi
echo "OpenBLAS kernels of both: ${OPENBLAS_CORETYPE:-its own choice}"

# A yardstick that measures something else would be worse than none.
"$python" "$numpy/linear_transition_check.py"

results=$(mktemp)
trap 'rm -f "$results"' EXIT
measure() { # PROGRAM COMMAND...: its lines after the heading, each with the program's name first
  local program=$1
  shift
  "$@" | sed "1d; s/^/$program,/" >>"$results"
}
for ((round = 1; round <= rounds; round++)); do
  echo "round $round of $rounds" >&2
  measure mneme "$bench" linear-transition
  measure numpy "$python" "$numpy/linear_transition.py"
  measure numpy_float32 "$python" "$numpy/linear_transition.py" --float32
done
"$python" "$numpy/table.py" <"$results"
