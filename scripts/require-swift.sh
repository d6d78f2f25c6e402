#!/usr/bin/env bash
# Says what to do when there is no Swift, or one that is too old; silent otherwise.
set -euo pipefail

least_major=6 least_minor=2

if ! command -v swift >/dev/null; then
  echo "Swift $least_major.$least_minor or later is needed and 'swift' is not on the PATH:" >&2
  echo "install it from https://www.swift.org/install/linux/" >&2
  exit 69
fi

answer=$(swift --version 2>&1) || { printf '%s\n' "$answer" >&2; exit 69; }
if ! [[ $answer =~ Swift\ version\ ([0-9]+)\.([0-9]+) ]]; then
  echo "'swift --version' did not say its version:" >&2
  printf '%s\n' "$answer" >&2
  exit 69
fi
major=${BASH_REMATCH[1]} minor=${BASH_REMATCH[2]}
if ((major < least_major || (major == least_major && minor < least_minor))); then
  echo "Swift $least_major.$least_minor or later is needed; $(command -v swift) is $major.$minor:" >&2
  echo "install a newer one from https://www.swift.org/install/linux/" >&2
  exit 69
fi
