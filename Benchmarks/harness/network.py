"""Small networks, against the peers and against the registers' fused multiply-adds."""

import subprocess

from .contest import Spread, hold, ours, peer, ratio, require_agreement
from .markdown import table
from .places import BENCHMARK, SCRATCH

SHAPES = ((196, 32), (64, 32))
BATCHES = (8, 32, 128, 640, 3200)
PEERS = {"NumPy": "numpy", "JAX": "jax", "PyTorch": "torch"}


def data(features, **options):
    """A folder with the examples that noise-sim trains on, for the peers."""
    folder = SCRATCH / f"teacher-{features}"
    given = [f"{key.replace('_', '-')}={value}" for key, value in options.items()]
    subprocess.run(
        [BENCHMARK, "network", f"features={features}", "replicates=1", "epochs=0.01", f"data={folder}", *given],
        check=True, stdout=subprocess.DEVNULL,
    )
    return folder


def gigaflops(program):
    return Spread.of([rate * 1e-9 for rate in program.rates])


def against_peers(python, rounds, batches=BATCHES):
    text = (
        "## Networks\n\n"
        "51 200 examples, tanh, heavy ball, 16 replicates (32 with 2 threads), an epoch with evaluation on 10 000 training and"
        " 10 000 test examples before and after it. Useful Gflop/s of the matrix products; in brackets how many times faster"
        " noise-sim on one thread is (behind 2 threads: than one).\n"
    )
    ways = []
    for features, hidden in SHAPES:
        folder = data(features)
        rows = []
        for batch in batches:
            size = {"features": features, "hidden": hidden, "batch": batch}
            programs = [
                ours("noise-sim", "network", replicates=16, **size),
                ours("2 threads", "network", threads=2, replicates=32, **size),
                ours("fma", "peak"),
            ]
            peers = [peer(n, python, f"network_{s}.py", replicates=16, data=folder, **size) for n, s in PEERS.items()]
            held = hold(programs + peers, rounds)
            require_agreement([held["noise-sim"], *peers])
            mine = held["noise-sim"]
            ways += [[f"{features}-{hidden}-10, B = {batch}, {p.name}", p.last["way"]] for p in peers]
            fastest = min((ratio(mine, p) for p in peers), key=lambda spread: spread.median)
            rows.append(
                [f"{batch}", gigaflops(mine).text(0), f"{ratio(mine, held['fma']).median:.0%}"]
                + [f"{gigaflops(held['2 threads']).median:.0f} ({ratio(held['2 threads'], mine).median:.2f} ×)"]
                + [f"{gigaflops(p).median:.0f} ({ratio(mine, p).median:.2f} ×)" for p in peers]
                + [fastest.text(2)]
            )
        header = ["B", "noise-sim", "of fma peak", "2 threads", *PEERS, "× the fastest peer"]
        text += f"\n{features}-{hidden}-10:\n\n" + table(header, rows)
    return text + "\nThe peers' fastest ways:\n\n" + table(["case", "way"], ways)
