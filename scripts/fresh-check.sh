#!/usr/bin/env bash
# Tries the two commands of the README, `make report` and `make test`, where nothing installed on
# this machine can help: in an empty Debian 12 with git, make and the Swift toolchain of this
# machine, on a clean clone of HEAD. Needs root, debootstrap, and some gigabytes in $TMPDIR. With
# PRESET=quick in the environment, the report is the quick one.
set -euo pipefail

suite=bookworm
default_mirror=http://deb.debian.org/debian
# What the Swift project's own Debian 12 image installs beside the toolchain
# (github.com/swiftlang/swift-docker), without pkg-config, which Mneme has to bring by itself.
swift_needs=(
  binutils gcc git libcurl4-openssl-dev libedit-dev libicu-dev libncurses-dev libpython3-dev
  libsqlite3-dev libstdc++-12-dev libxml2-dev tzdata uuid-dev
)
besides=(make ca-certificates)

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

main() {
  if [ "$(id -u)" -ne 0 ]; then
    echo "fresh-check makes an empty Debian and enters it, which takes root: sudo make fresh-check" >&2
    exit 77
  fi
  root=$(mktemp -d "${TMPDIR:-/tmp}/mneme-fresh.XXXXXX")
  inside=
  trap clean_up EXIT
  trap 'exit 130' INT TERM
  # Mounts and processes in a namespace of their own: they vanish with it, however this ends.
  unshare --mount --pid --fork --kill-child -- \
    "${BASH_SOURCE[0]}" --inside-namespace "$root" &
  inside=$!
  wait "$inside"
}

clean_up() {
  if [ -n "$inside" ] && kill -0 "$inside" 2>/dev/null; then
    kill -KILL "$inside" # nothing gentler reaches unshare; all inside dies with it
    wait "$inside" || true
  fi
  rm -rf --one-file-system "$root"
}

# ── In the namespace ──

check() {
  root=$1
  say "An empty Debian ($suite)"
  make_debian
  say "git, make, and what Swift documents as its own needs"
  in_root "apt-get -qq update"
  in_root "apt-get -qq --yes --no-install-recommends install ${swift_needs[*]} ${besides[*]}" \
    >"$root/install.log" 2>&1 || { cat "$root/install.log"; exit 1; }
  bring_toolchain
  bring_mirrors
  bring_project
  in_root "swift --version" 2>/dev/null

  results=()
  local report="make report${PRESET:+ PRESET=$PRESET}"
  try "$report" "$report"
  try_printed_path
  try "make test" "make test"
  try "mneme runs from another folder" "cd / && /home/fresh/mneme/.build/release/mneme --help >/dev/null"
  try "nothing is left to install" 'test -z "$(scripts/install-packages.sh build test network)"'

  say "In an empty Debian 12 with Swift, git and make, at $tried:"
  printf '%s\n' "${results[@]}"
  ! printf '%s\n' "${results[@]}" | grep -q '^✗'
}

say() { printf '\n── %s\n' "$1"; }

in_root() {
  local proxies=() name
  for name in http_proxy https_proxy no_proxy; do
    [ -z "${!name:-}" ] || proxies+=("$name=${!name}")
  done
  chroot "$root" /usr/bin/env -i HOME=/home/fresh LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    PATH="${toolchain:-}/usr/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" \
    "${proxies[@]}" bash -euo pipefail -c "$1" </dev/null
}

try() { # NAME COMMAND, in the project's folder
  local start=$SECONDS sign=✓
  say "$1"
  in_root "cd /home/fresh/mneme; $2" 2>&1 | tee "$root/printed.log" || sign=✗
  results+=("$sign $1 ($((SECONDS - start)) s)")
}

try_printed_path() { # the one that `make report` ended with
  local page
  page=$(grep -o '[^ ]*report\.html' "$root/printed.log" | tail -n 1 || true)
  if in_root "cd /home/fresh/mneme; test -s '${page:-/missing}'"; then
    results+=("✓ the report is where it says: $page")
  else
    results+=("✗ no report at the printed path '$page'")
  fi
}

# The Debian that this machine's apt knows, from where it gets it.
make_debian() {
  local sources mirror
  sources=$(debian_sources)
  if [ -z "$sources" ]; then
    apt-get -qq update || true
    sources=$(debian_sources)
  fi
  [ -n "$sources" ] || sources="deb $default_mirror $suite main"
  mirror=$(awk -v suite="$suite" '$3 == suite { print $2; exit }' <<<"$sources")
  proxy_of_apt
  debootstrap --variant=minbase "$suite" "$root" "${mirror:-$default_mirror}" \
    >"$root/install.log" 2>&1 || { tail -n 20 "$root/install.log" >&2; exit 1; }
  printf '%s\n' "$sources" >"$root/etc/apt/sources.list"
  apt-config dump | grep -E '^Acquire::(https?|Retries|ForceIPv[46]|Check-[A-Za-z-]+)\b' \
    >"$root/etc/apt/apt.conf.d/50outside" || true
  cp /etc/resolv.conf /etc/hosts "$root/etc/"
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
}

debian_sources() {
  apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' \
    'Created-By: Packages' 'Origin: Debian' | awk -v suite="$suite" 'index($3, suite) == 1' | sort -u
}

proxy_of_apt() { # debootstrap does not ask apt for it
  local proxy=
  eval "$(apt-config shell proxy Acquire::http::Proxy)"
  case $proxy in "" | DIRECT) ;; *) export http_proxy=$proxy ;; esac
}

bring() { # FOLDER: at the same place inside, read-only
  mkdir -p "$root$1"
  mount --bind "$1" "$root$1"
  mount -o remount,bind,ro "$root$1"
}

bring_toolchain() {
  local resources
  resources=$(swift -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
  toolchain=${resources%/usr/lib/swift}
  if [ -z "$toolchain" ] || [ "$toolchain" = "$resources" ]; then
    echo "Swift is a part of this system ($resources) and can't be brought along alone" >&2
    exit 69
  fi
  bring "$toolchain"
}

# Where git is told to take repositories from this machine instead of from the network.
bring_mirrors() {
  local key value base folder
  while read -r key value; do
    base=${key#url.}
    base=${base%.insteadof}
    folder=${base#file://}
    [[ $folder == /* ]] || continue
    [ -d "$folder" ] || folder=$(dirname "$folder")
    mountpoint -q "$root$folder" || bring "${folder%/}"
    git config --file "$root/etc/gitconfig" --add "url.$base.insteadOf" "$value"
  done < <(git config --get-regexp '^url\..*\.insteadof$')
  git config --file "$root/etc/gitconfig" safe.directory '*'
}

bring_project() {
  if [ -n "$(git -C "$top" status --porcelain)" ]; then
    echo "note: what is not committed is not tried"
  fi
  git clone --quiet --no-hardlinks "$top" "$root/home/fresh/mneme"
  tried=$(git -C "$root/home/fresh/mneme" rev-parse --short HEAD)
  git -C "$root/home/fresh/mneme" remote remove origin
}

if [ "${1:-}" = --inside-namespace ]; then check "$2"; else main; fi
