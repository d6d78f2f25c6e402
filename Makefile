# Everything starts here: `make` lists the commands.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.NOTPARALLEL:

# How Swift is called; nowhere else are there build flags. Tests have a folder of their own:
# they are built with testing enabled, and sharing one folder would build everything anew
# whenever `make report` follows `make test`.
flags := --configuration release --explicit-target-dependency-import-check error
build = swift build --scratch-path .build --pkg-config-path .build/pkg-config $(flags)
test = swift test --scratch-path $(test_folder) --pkg-config-path $(test_folder)/pkg-config \
  $(flags) $(traits) -Xswiftc -enable-testing --parallel --disable-xctest
test_folder := .build-test
# Networks need libtorch, nothing else does: what is built with it has folders of its own.
network = swift build --scratch-path .build-network --pkg-config-path .build-network/pkg-config \
  $(flags) --traits Torch
traits :=
swift_files := Package.swift Sources Tests Benchmarks

# Where `mneme` is after a build; it runs from any folder.
mneme := $(CURDIR)/.build/release/mneme

# What `make report` makes: PRESET=quick|standard|paper, and ARGS for any other option.
PRESET ?= standard
ARGS ?=
# Whether the report has trained networks: yes or no.
NETWORKS ?= yes

.PHONY: help
help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# Networks come last: by then there is a report to read.
.PHONY: report
report: product ## Install what is missing, build, make the report (PRESET=standard, ARGS=, NETWORKS=no)
	@$(mneme) report --preset $(PRESET) --without-networks $(ARGS)
ifeq ($(NETWORKS),yes)
	@echo "Last, trained networks (libtorch, then their training at the preset $(PRESET)). What is above is"
	@echo "finished: stop whenever you like; make report goes on, make report NETWORKS=no leaves them out."
	@$(MAKE) --no-print-directory network
	@$(mneme) report --preset $(PRESET) $(ARGS)
endif

.PHONY: build
build: product ## Build mneme with optimisation
	@echo "Built: $(mneme)"

.PHONY: product
product: ready
	@scripts/pkg-config-overrides.sh .build/pkg-config
	@$(build) --product mneme

.PHONY: network
network: product packages-network ## Build mneme-network, which trains networks (needs libtorch)
	@scripts/pkg-config-overrides.sh .build-network/pkg-config
	@$(network) --product mneme-network
	@ln -sfn $(CURDIR)/.build-network/release/mneme-network .build/release/mneme-network
	@echo "Built: $(CURDIR)/.build/release/mneme-network"

.PHONY: ready
ready: packages-build
	@scripts/require-swift.sh

packages-%: # a group of scripts/packages.sh
	@scripts/install-packages.sh $*

# Tests that watch processes run apart: beside tests that compute, they would wait for a free core
# while what they have started goes on.
.PHONY: test
test: ready packages-test ## Run the tests: no daemons, no browser
	@scripts/pkg-config-overrides.sh $(test_folder)/pkg-config
ifeq ($(strip $(ARGS)),)
	@$(test) --skip CommandTests --skip MnemeTorchTests --skip BrowserTests --skip Typesetting
	@$(test) --filter CommandTests --skip SlurmTests --skip Typesetting
else
	@$(test) --skip SlurmTests --skip MnemeTorchTests --skip BrowserTests $(ARGS)
endif

.PHONY: test-all
test-all: traits := --traits Torch
test-all: test_folder := .build-test-all
test-all: packages-test-all lint network quick-report test test-tex test-slurm test-network test-browser ## Lint, a quick report from start to end, the tests, TeX, a Slurm, networks, a browser

.PHONY: test-tex
test-tex: ready packages-test packages-test-all
	@scripts/pkg-config-overrides.sh $(test_folder)/pkg-config
	@$(test) --filter Typesetting

.PHONY: test-slurm
test-slurm: ready packages-test packages-test-all
	@scripts/pkg-config-overrides.sh $(test_folder)/pkg-config
	@$(test) --filter SlurmTests

# On their own: they take the time of a core.
.PHONY: test-network
test-network: traits := --traits Torch
test-network: test_folder := .build-test-all
test-network: ready packages-test packages-test-all
	@scripts/pkg-config-overrides.sh $(test_folder)/pkg-config
	@$(test) --filter MnemeTorchTests $(ARGS)

# Chromium, axe-core, and readers of HTML and Markdown that others wrote.
.PHONY: test-browser
test-browser: ready packages-test packages-test-all ## Look at the quick reports in a browser
	@scripts/pkg-config-overrides.sh $(test_folder)/pkg-config
	@$(test) --filter BrowserTests $(ARGS)

.PHONY: quick-report
quick-report: product packages-test
	@scripts/quick-report.sh $(mneme)

# How large the search of nearest rows is: full (50 000 x 10 000 x 3072) or quick.
NEAREST ?= full

.PHONY: bench
bench: network packages-bench ## Measure the speed, beside NumPy, matplotlib, torch and FAISS
	@$(build) --product mneme-bench
	@scripts/bench.sh .build/release/mneme-bench
	@scripts/bench-figures.sh $(mneme) .build/release/mneme-bench
	@scripts/bench-network.sh .build/release/mneme-network
	@scripts/bench-nearest.sh .build/release/mneme-bench $(NEAREST)

# Inputs for the parsers, and where what breaks them is left.
INPUTS ?= 1000000
.PHONY: fuzz
fuzz: ready ## Look for bytes that break the parsers of users' arrays (INPUTS=1000000)
	@scripts/pkg-config-overrides.sh .build-fuzz/pkg-config
	@MNEME_FUZZ=1 swift build --scratch-path .build-fuzz --pkg-config-path .build-fuzz/pkg-config \
	  $(flags) --sanitize fuzzer --sanitize address -Xswiftc -enable-testing --product mneme-fuzz
	@scripts/fuzz.sh .build-fuzz/release/mneme-fuzz .build-fuzz/inputs $(INPUTS)

.PHONY: fresh-check
fresh-check: packages-fresh-check ## Try `make report` and `make test` in an empty Debian 12 (root, a few GB)
	@scripts/fresh-check.sh

.PHONY: format
format: ## Format the Swift files in place
	@swift format --in-place --parallel --recursive $(swift_files)

.PHONY: lint
lint: ## Check the format of the Swift files
	@scripts/require-swift.sh
	@swift format lint --strict --parallel --recursive $(swift_files)

.PHONY: clean
clean: ## Remove what was built; reports in output/ stay
	@rm -rf .build .build-test .build-test-all .build-network .build-fuzz
