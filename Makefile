# noise-sim: build, run, test. `make run` and `make test` install what is missing on Debian (see .ci/dependencies).

SWIFT_BUILD = swift build -c release
TEST = swift test -c release --disable-xctest --scratch-path .build-tests

.PHONY: run test bench docs dependencies build format lint

run: build
	.build/release/noise-sim compare

build: dependencies
	$(SWIFT_BUILD)

test: dependencies
	$(TEST)

# BENCH=--quick: a minute, and nothing written; BENCH=--scaling: how the cost grows.
bench:
	@.ci/dependencies bench
	$(SWIFT_BUILD)
	python3 Benchmarks/bench.py $(BENCH)

# Static pages in .build-docs/noise-sim.doccarchive.
docs:
	@.ci/dependencies docs
	@.ci/docs

dependencies:
	@.ci/dependencies

format:
	swift format -i -r Sources Tests Benchmarks/benchmark Package.swift

lint:
	swift format lint --strict -r Sources Tests Benchmarks/benchmark Package.swift
