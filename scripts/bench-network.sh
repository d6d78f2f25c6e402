#!/usr/bin/env bash
# Measures training and sampling by mneme-network beside the same network in Python's torch, on one
# thread, taking turns, and prints the medians and their ratios.
# Usage: scripts/bench-network.sh PATH_OF_MNEME_NETWORK [ROUNDS]
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
worker=$(realpath "$1")
rounds=${2:-5}

export PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$top/Tests/MnemeTorchTests/Python
# Left to itself, OpenBLAS takes all cores beside torch's own threads, and both get slower.
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
if ! /usr/bin/python3 -c 'import torch' 2>/dev/null; then
  echo "no torch for Python; on Debian: apt-get install python3-torch" >&2
  exit 69
fi
exec /usr/bin/python3 "$top/Benchmarks/torch/network.py" "$worker" "$rounds"
