#!/usr/bin/env bash
# Looks for bytes that break the parsers of users' arrays, by libFuzzer, from the arrays and the
# corpus of the tests on. An input that breaks them is left in FOLDER, and the exit code is not zero.
# Usage: scripts/fuzz.sh PATH_OF_MNEME_FUZZ FOLDER INPUTS
set -euo pipefail
fuzzer=$1 folder=$2 inputs=$3
arrays=$(cd "$(dirname "${BASH_SOURCE[0]}")/../Tests/MnemeArraysTests/Arrays" && pwd)

mkdir -p "$folder/seeds" "$folder/found"
seed() { # NUMBER_OF_PARSER FILES: the parser's number comes first, see ParserTrial.swift
  local parser=$1 file
  while read -r -d '' file; do
    { printf "\\$parser"; cat "$file"; } >"$folder/seeds/$(sha1sum <"$file" | cut -c 1-16)"
  done
}
find "$arrays" -type f -size -20k ! -path '*/corpus/*' ! -iname '*.png' ! -name '*.bin' -print0 | seed 0
find "$arrays" -type f -name '*.bin' -print0 | seed 1
find "$arrays" -type f -iname '*.png' -print0 | seed 2

# Swift's own memory is never given back at the end, which is no leak.
ASAN_OPTIONS=detect_leaks=0 "$fuzzer" -runs="$inputs" -max_len=4096 -timeout=10 \
  -artifact_prefix="$folder/" -print_final_stats=1 "$folder/found" "$folder/seeds" "$arrays/corpus"
