#!/usr/bin/env bash
# Installs the missing Debian packages of the named groups; silent when nothing is missing.
# Usage: scripts/install-packages.sh GROUP...   (the groups of scripts/packages.sh: build, test, ...)
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/packages.sh"

wanted=()
for group in "$@"; do
  list="packages_${group//-/_}"
  declare -p "$list" >/dev/null 2>&1 || { echo "no package group '$group'" >&2; exit 64; }
  declare -n packages="$list"
  wanted+=("${packages[@]}")
done

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo "This is no Debian, so nothing was checked or installed. Needed, by their Debian names:"
  echo "  ${wanted[*]}"
  exit 0
fi

installed() {
  [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

missing=()
for package in "${wanted[@]}"; do
  installed "$package" || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "Missing packages, and neither root nor sudo to install them. Ask an administrator for:" >&2
    echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 77
  fi
  as_root=(sudo)
fi
# A fresh machine may be busy with its own first updates: wait for their lock.
apt_get() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get --quiet=2 -o DPkg::Lock::Timeout=300 "$@" </dev/null
}

echo "Installing by apt: ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { apt_get update && apt_get install --yes --no-install-recommends "${missing[@]}"; } \
  >"$log" 2>&1; then
  cat "$log" >&2
  echo "apt could not install: ${missing[*]}" >&2
  exit 1
fi
