# noise-sim: build, run, test. `make run` and `make test` install what is missing on Debian (see .ci/dependencies).

SWIFT_BUILD = swift build -c release
TEST = swift test -c release --disable-xctest --scratch-path .build-tests

.PHONY: run test dependencies build format lint

run: build
	.build/release/noise-sim compare

build: dependencies
	$(SWIFT_BUILD)

test: dependencies
	$(TEST)

dependencies:
	@.ci/dependencies

format:
	swift format -i -r Sources Tests Package.swift

lint:
	swift format lint --strict -r Sources Tests Package.swift
