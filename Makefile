# noise-sim: build, run, test. `make run` and `make test` install what is missing on Debian (see .ci/dependencies).

SWIFT_BUILD = swift build -c release
TEST = swift test -c release --disable-xctest --scratch-path .build-tests

.PHONY: run test fuzz bench figures notebooks docs dependencies build format lint

run: build
	.build/release/noise-sim compare

build: dependencies
	$(SWIFT_BUILD)

test: dependencies
	$(TEST)

# A million inputs of every kind, some half an hour on two cores; NOISE_SIM_FUZZ_SEED=2 tries others. Memory is limited, so that an input that
# takes too much of it is found.
fuzz: dependencies
	$(TEST) --filter '^$$'
	ulimit -v 8388608 && NOISE_SIM_FUZZ=$${NOISE_SIM_FUZZ:-1000000} SWIFT_BACKTRACE=enable=no $(TEST) --skip-build --filter FuzzTests

# BENCH=--quick: a minute, and nothing written; BENCH=--scaling: how the cost grows.
bench:
	@.ci/dependencies bench
	$(SWIFT_BUILD)
	python3 Benchmarks/bench.py $(BENCH)

# The paper's figures, tables and claims in notebooks-export, some 40 minutes on two cores.
figures: build
	.build/release/noise-sim figures

# Executes notebooks-export/paper-figures.ipynb again, in a Python environment of its own; the same CSV files give the same bytes.
notebooks:
	@.ci/dependencies notebooks
	@cmp -s notebooks-export/requirements.txt .build-notebooks/requirements.txt || { \
	  python3 -m venv --clear .build-notebooks && \
	  .build-notebooks/bin/python -m pip install --quiet --disable-pip-version-check -r notebooks-export/requirements.txt && \
	  cp notebooks-export/requirements.txt .build-notebooks/; }
	.build-notebooks/bin/python notebooks-export/rebuild.py

# Static pages in .build-docs/noise-sim.doccarchive.
docs:
	@.ci/dependencies docs
	$(SWIFT_BUILD)
	@.ci/docs

dependencies:
	@.ci/dependencies

format:
	swift format -i -r Sources Tests Benchmarks/benchmark Package.swift

lint:
	swift format lint --strict -r Sources Tests Benchmarks/benchmark Package.swift
