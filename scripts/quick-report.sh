#!/usr/bin/env bash
# Makes the `quick` report from start to end, twice, and looks at what came out:
# the same bytes with one job and with two; PDF, SVG and HTML that other programs accept.
# Usage: scripts/quick-report.sh PATH_OF_MNEME
set -euo pipefail
mneme=$(realpath "$1")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

failures=0
ok() { echo "✓ $1"; }
bad() {
  echo "✗ $1"
  failures=$((failures + 1))
}

# The folder has the same name both times, so that it can't be what differs.
make_report() { # JOBS
  "$mneme" report --preset quick --output output --jobs "$1" >"printed-$1" || {
    cat "printed-$1"
    echo "✗ mneme report --preset quick --jobs $1 failed" >&2
    exit 1
  }
  mv output "jobs-$1"
}
SECONDS=0
make_report 1
make_report 2
ok "two quick reports in $SECONDS s"

# What the user is told: where the report is.
page=$(grep -o '[^ ]*report\.html' printed-1 | tail -n 1 || true)
if [ -n "$page" ] && [ -s "${page/output/jobs-1}" ]; then
  ok "prints the path of the report, and it is there"
else
  bad "the printed path of report.html ('$page') leads to nothing"
fi

# Trials are cut into chunks by their cost, locks name processes, the log holds durations; all else
# is equal.
if diff --recursive --brief --exclude=trials --exclude=locks --exclude=run.log.json jobs-1 jobs-2; then
  ok "tables, figures and report are the same bytes with --jobs 1 and --jobs 2"
else
  bad "--jobs 1 and --jobs 2 differ"
fi

# All runs in one bundle, from the one folder and from the other.
bundle_all() { # FOLDER
  local runs
  mapfile -t runs < <(find "$1" -name manifest.json -printf '%h\n' | sort)
  "$mneme" bundle "${runs[@]}" --venue neurips --output "$1.zip" >/dev/null
}
if bundle_all jobs-1 && bundle_all jobs-2 && cmp jobs-1.zip jobs-2.zip; then
  ok "the two runs make the same bundle, byte for byte"
else
  bad "the bundles of --jobs 1 and --jobs 2 differ"
fi

check_each() { # NAME_PATTERN CHECK DESCRIPTION
  local files file wrong=0
  mapfile -t files < <(find jobs-1 -type f -name "$1" -not -path '*/trials/*' | sort)
  if [ ${#files[@]} -eq 0 ]; then
    bad "no $1 was written"
    return
  fi
  for file in "${files[@]}"; do
    "$2" "$file" || { wrong=1; echo "  $file"; }
  done
  if [ "$wrong" = 0 ]; then ok "$3 (${#files[@]} of $1)"; else bad "not so: $3"; fi
}

is_sound_pdf() { qpdf --check "$1" >qpdf.log 2>&1 || { cat qpdf.log; return 1; }; }
has_good_fonts() { # every font embedded (5th column from the right), none of Type 3
  pdffonts "$1" | awk 'NR > 2 { n++; if (/Type 3/ || $(NF - 4) != "yes") { print; bad = 1 } }
    END { exit bad || !n }'
}
is_xml() { xmllint --nonet --noout "$1"; }
is_png() { [ "$(head -c 8 "$1" | od -An -tx1 | tr -d ' ')" = 89504e470d0a1a0a ]; }
is_table() { [ "$(wc -l <"$1")" -ge 2 ] && ! grep -qiE '(^|,)[-+]?nan(,|$)' "$1"; }
stays_home() { # nothing is loaded from the network
  ! grep -nEo "$1" \
    -e '(src|data|srcset)="?(https?:)?//[^" >]*' \
    -e '<link[^>]*href="?(https?:)?//[^" >]*' \
    -e 'url\(.?(https?:)?//[^)]*'
}
is_full() { [ -s "$1" ]; }

check_each '*.csv' is_table "tables have rows and no NaN"
check_each '*.pdf' is_sound_pdf "PDFs are sound"
check_each '*.pdf' has_good_fonts "all fonts of the PDFs are embedded, none is Type 3"
check_each '*.svg' is_xml "SVGs are well-formed"
check_each '*.png' is_png "PNGs are PNGs"
check_each report.html stays_home "the page loads nothing from the network"
check_each report.md is_full "there is a Markdown report"

# The report on all experiments and each of its runs; then with one word changed.
whole=$(echo jobs-1/report/*/)
if "$mneme" verify "$whole" >verified && [ "$(grep -c '✓ report: comes out again' verified)" -gt 8 ]; then
  ok "the report on all experiments and its runs come out again ($(grep -c ✓ verified) checks)"
else
  cat verified
  bad "mneme verify $whole failed"
fi
sed -i 's/claims/clams/' "$whole/report.md"
if ! "$mneme" verify "$whole" >verified && grep -q '✗ report: report.md is not what its runs give' verified; then
  ok "a changed word is found"
else
  bad "mneme verify does not find a changed word"
fi

if [ "$failures" -gt 0 ]; then
  echo "$failures checks of the quick report failed" >&2
  exit 1
fi
