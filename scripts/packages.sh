# Debian packages by what needs them: the one place to add one. Sourced, never run.
# shellcheck shell=bash disable=SC2034

# To build and to run: linear algebra, drawing, Markdown, SHA-256, zip files and what they are packed
# with, and the fonts of the figures.
packages_build=(
  libopenblas-dev liblapacke-dev
  libcairo2-dev libpango1.0-dev
  libcmark-gfm-dev libcmark-gfm-extensions-dev
  libssl-dev libzip-dev zlib1g-dev
  pkg-config
  fonts-stix fonts-lmodern fonts-dejavu-core fonts-dejavu-extra
)

# `make test`: independent readers of what Mneme writes (PDF, SVG, HTML).
packages_test=(poppler-utils qpdf libxml2-utils)

# `make network`: what trains networks.
packages_network=(libtorch-dev)

# `make test-all`: what needs libtorch (and another reader of its networks), a browser, a cluster or
# TeX.
packages_test_all=(
  "${packages_network[@]}" python3-torch
  slurmctld slurmd slurm-client munge
  texlive-latex-recommended
  chromium python3-html5lib cmark-gfm
)

# `make bench`: the programs to compare with.
packages_bench=(
  python3-numpy python3-scipy python3-matplotlib
  "${packages_network[@]}" python3-torch python3-faiss
)

# `make fresh-check`: an empty Debian to try the two commands in.
packages_fresh_check=(debootstrap)
