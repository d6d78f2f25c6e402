#!/usr/bin/env bash
# Writes into FOLDER the pkg-config files that SwiftPM can't take as the system has them.
# Usage: scripts/pkg-config-overrides.sh FOLDER
#
# Only one: gmodule asks for -pthread, a flag SwiftPM refuses with a warning on every build
# (libpthread is a part of glibc, so that nothing is lost without the flag).
set -euo pipefail
folder=$1
name=gmodule-no-export-2.0

mkdir -p "$folder"
pkg-config --exists "$name" || exit 0
original=$(pkg-config --variable=pcfiledir "$name")/$name.pc
override=$(sed 's/ *-pthread\>//' "$original")
if [ ! -e "$folder/$name.pc" ] || [ "$override" != "$(cat "$folder/$name.pc")" ]; then
  printf '%s\n' "$override" >"$folder/$name.pc"
fi
