"""The nearest of Float32 rows by FAISS (IndexFlatL2) or by torch (cdist and topk).

Usage: nearest.py faiss|torch FOLDER TARGETS QUERIES DIMENSION NEIGHBOURS

FOLDER holds targets.f4 and queries.f4 (raw Float32), and mneme.i4, the rows that Mneme found. Both read
the files before the clock starts, and take two threads. Prints `seconds,<s>` and
`agreement,<fraction of the nearest rows that are Mneme's>`.
"""

import os
import sys
import time

THREADS = 2
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = str(THREADS)

import numpy  # noqa: E402  (reads the variables above)

BLOCK = 1024


def by_faiss(targets, queries, neighbours):
    import faiss

    faiss.omp_set_num_threads(THREADS)
    start = time.perf_counter()
    index = faiss.IndexFlatL2(targets.shape[1])
    index.add(targets)
    _, rows = index.search(queries, neighbours)
    return time.perf_counter() - start, rows


def by_torch(targets, queries, neighbours):
    import torch

    torch.set_num_threads(THREADS)
    targets, queries = torch.from_numpy(targets), torch.from_numpy(queries)
    start = time.perf_counter()
    rows = []
    # All distances at once would be 2 GB; blocks of queries are as fast.
    for first in range(0, len(queries), BLOCK):
        distances = torch.cdist(
            queries[first : first + BLOCK], targets, compute_mode="use_mm_for_euclid_dist"
        )
        rows.append(distances.topk(neighbours, largest=False).indices)
    seconds = time.perf_counter() - start
    return seconds, torch.cat(rows).numpy()


def main():
    program, folder = sys.argv[1:3]
    targets, queries, dimension, neighbours = map(int, sys.argv[3:7])

    def read(name, rows):
        return numpy.fromfile(f"{folder}/{name}.f4", numpy.float32).reshape(rows, dimension)

    work = {"faiss": by_faiss, "torch": by_torch}[program]
    seconds, rows = work(read("targets", targets), read("queries", queries), neighbours)
    found = numpy.fromfile(f"{folder}/mneme.i4", numpy.int32).reshape(queries, neighbours)
    print(f"seconds,{seconds:.3f}")
    print(f"agreement,{numpy.mean(found[:, 0] == rows[:, 0]):.6f}")


if __name__ == "__main__":
    main()
