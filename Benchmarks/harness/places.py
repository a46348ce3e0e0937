"""Where things are."""

from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parent.parent
ROOT = BENCHMARKS.parent
PEERS = BENCHMARKS / "peers"
BENCHMARK = ROOT / ".build" / "release" / "benchmark"
COMMAND = ROOT / ".build" / "release" / "noise-sim"
SCRATCH = ROOT / ".build" / "benchmarks"
