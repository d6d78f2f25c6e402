# Everything starts here: `make` lists the commands.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.NOTPARALLEL:

# How Swift is called; nowhere else are there build flags. Tests have a folder of their own:
# they are built with testing enabled, and sharing one folder would build everything anew
# whenever `make report` follows `make test`.
flags := --configuration release --explicit-target-dependency-import-check error
build = swift build --scratch-path .build --pkg-config-path .build/pkg-config $(flags)
test = swift test --scratch-path .build-test --pkg-config-path .build-test/pkg-config $(flags) \
  -Xswiftc -enable-testing --parallel --disable-xctest
swift_files := Package.swift Sources Tests Benchmarks

# Where `mneme` is after a build; it runs from any folder.
mneme := $(CURDIR)/.build/release/mneme

# What `make report` makes: PRESET=quick|standard|paper, and ARGS for any other option.
PRESET ?= standard
ARGS ?=

.PHONY: help
help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: report
report: product ## Install what is missing, build, make the report (PRESET=standard, ARGS=)
	@$(mneme) report --preset $(PRESET) $(ARGS)

.PHONY: build
build: product ## Build mneme with optimisation
	@echo "Built: $(mneme)"

.PHONY: product
product: ready
	@scripts/pkg-config-overrides.sh .build/pkg-config
	@$(build) --product mneme

.PHONY: ready
ready: packages-build
	@scripts/require-swift.sh

packages-%: # a group of scripts/packages.sh
	@scripts/install-packages.sh $*

# Tests that watch processes run apart: beside tests that compute, they would wait for a free core
# while what they have started goes on.
.PHONY: test
test: ready packages-test ## Run the tests: no daemons, no browser
	@scripts/pkg-config-overrides.sh .build-test/pkg-config
ifeq ($(strip $(ARGS)),)
	@$(test) --skip CommandTests
	@$(test) --filter CommandTests --skip SlurmTests
else
	@$(test) --skip SlurmTests $(ARGS)
endif

.PHONY: test-all
test-all: packages-test-all lint quick-report test test-slurm ## Lint, a quick report from start to end, the tests, a Slurm

.PHONY: test-slurm
test-slurm: ready packages-test packages-test-all
	@scripts/pkg-config-overrides.sh .build-test/pkg-config
	@$(test) --filter SlurmTests

.PHONY: quick-report
quick-report: product packages-test
	@scripts/quick-report.sh $(mneme)

.PHONY: bench
bench: product packages-bench ## Measure the speed, beside NumPy and matplotlib doing the same
	@$(build) --product mneme-bench
	@scripts/bench.sh .build/release/mneme-bench
	@scripts/bench-figures.sh $(mneme) .build/release/mneme-bench

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
	@rm -rf .build .build-test
