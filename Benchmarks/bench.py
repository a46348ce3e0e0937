#!/usr/bin/env python3
"""Measures noise-sim against other programs and against the processor. `make bench` builds and calls it."""

import argparse
import sys

from harness import contest, disassembly, environment, estimates, limits, network, quadratic, quick, scaling, whole
from harness.places import BENCHMARK, BENCHMARKS


def head(title, python, rounds, counted):
    listed = ", ".join(f"{name} {version}" for name, version in environment.versions(python).items())
    return (
        f"# {title}\n\nWritten by `make bench`; what is measured and how: [README.md](README.md).\n\n"
        f"Processor: {environment.machine()}. Programs take turns in {rounds} rounds: median (lowest–highest)"
        f"{counted}.\n\n"
        f"Peers: {listed}.\n"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only check that everything runs, at a tiny size")
    parser.add_argument("--scaling", action="store_true", help="measure how cost grows and write SCALING.md")
    parser.add_argument("--repeats", type=int, default=5, help="rounds in which the programs take turns (default: 5)")
    parser.add_argument("--shared", action="store_true", help="other work runs here: count processor time with one thread")
    parser.add_argument("--only", help="print these sections only: processor, quadratic, kinds, network, exact, timeline, elementary, compare, estimates")
    given = parser.parse_args()
    if not BENCHMARK.exists():
        sys.exit("benchmarks: not built: run `make bench`, or `swift build -c release` before")
    if given.quick:
        return quick.run()

    rounds = given.repeats
    contest.COUNTS_PROCESSOR_TIME = given.shared
    counted = ""
    if given.shared:
        counted = ", by processor time where there is one thread; two threads look slow, since other work ran beside them"
    if given.scaling:
        text = (
            "# How cost grows\n\nWritten by `make bench BENCH=--scaling`; what it means: [README.md](README.md).\n\n"
            f"Processor: {environment.machine()}. Median of {rounds} rounds{counted}. One thread where"
            " nothing else is said.\n\n"
        )
        (BENCHMARKS / "SCALING.md").write_text(text + scaling.run(rounds))
        return

    python = environment.python_of_peers()
    variants = environment.variants()
    sections = {
        "processor": lambda: limits.processor(python, variants, rounds),
        "quadratic": lambda: quadratic.against_peers(python, rounds),
        "kinds": lambda: quadratic.by_kind(variants, rounds),
        "network": lambda: network.against_peers(python, rounds),
        "exact": lambda: limits.exact(rounds),
        "timeline": lambda: limits.timeline(rounds),
        "elementary": lambda: limits.elementary(rounds),
        "compare": lambda: whole.compare(min(rounds, 3)),
        "estimates": lambda: estimates.against_runs(is_long=not given.only),
    }
    chosen = given.only.split(",") if given.only else list(sections)
    texts = []
    for name in chosen:
        texts.append(sections[name]())
        print(texts[-1], flush=True)
    checked = f"## Instructions\n\n{disassembly.require()}\n"
    print(checked)
    if not given.only:
        texts = [head("Results", python, rounds, counted), *texts, checked]
        (BENCHMARKS / "RESULTS.md").write_text("\n".join(texts))


if __name__ == "__main__":
    main()
