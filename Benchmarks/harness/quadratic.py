"""The noisy quadratic by simulation, against the peers and against its own random numbers."""

from .contest import Spread, hold, ours, peer, ratio, require_agreement
from .markdown import table

SIZE = {"modes": 1000, "replicates": 64, "updates": 2000}
PEERS = {"NumPy": "numpy", "MKL (mkl_random)": "mkl", "Numba": "numba", "JAX": "jax", "PyTorch": "torch"}
OPTIMIZERS = ("sgd", "momentum", "nesterov", "adam")
SAMPLINGS = ("with-replacement", "without-replacement", "reshuffled")


def nanoseconds(program):
    """Time of a unit of work."""
    return Spread.of([1e9 / rate for rate in program.rates])


def against_peers(python, rounds):
    programs = [ours("noise-sim", "gaussian", **SIZE), ours("noise-sim, 2 threads", "gaussian", threads=2, **SIZE)]
    programs += [peer(name, python, f"quadratic_{script}.py", **SIZE) for name, script in PEERS.items()]
    held = hold(programs, rounds)
    mine = held["noise-sim"]
    worst = require_agreement(programs)
    rows = [
        [
            name,
            nanoseconds(program).text(2),
            ratio(mine, program).text(2) if "way" in program.last else "",
            program.last.get("way", ""),
        ]
        for name, program in held.items()
    ]
    return (
        "## Noisy quadratic with Gaussian noise\n\n"
        "1000 modes × 64 replicates × 2000 updates of heavy ball; time per mode, replicate and update, and how many times as"
        " long as noise-sim on one thread. Peers on one thread in single precision; noise-sim's state is in double.\n\n"
        + table(["program", "ns", "noise-sim is faster ×", "the peer's fastest way"], rows)
        + f"\nAll final losses agree: the furthest two are {worst:.1f} standard errors apart.\n"
    )


def by_kind(variants, rounds):
    """Every optimiser and sampling, and every instruction set, with the time of the draws alone."""
    programs = []
    for variant in variants:
        programs.append(ours(f"draws/{variant}", "draws", variant=variant, **SIZE))
        programs.append(ours(f"momentum/{variant}", "gaussian", variant=variant, **SIZE))
    programs.append(ours("draws/2", "draws", threads=2, **SIZE))
    programs.append(ours("momentum/2", "gaussian", threads=2, **SIZE))
    for sampling in SAMPLINGS:
        for optimizer in OPTIMIZERS:
            name = f"{optimizer}/{sampling}"
            programs.append(ours(name, "gaussian", optimizer=optimizer, sampling=sampling, **SIZE))
    held = hold(programs, rounds)
    draws = held[f"draws/{variants[0]}"]
    kinds = [
        [optimizer]
        + [
            f"{nanoseconds(held[f'{optimizer}/{s}']).median:.2f} ({ratio(draws, held[f'{optimizer}/{s}']).median:.2f})"
            for s in SAMPLINGS
        ]
        for optimizer in OPTIMIZERS
    ]
    sets = []
    for label in [*variants, "2"]:
        d, m = held[f"draws/{label}"], held[f"momentum/{label}"]
        name = f"{variants[0]}, 2 threads" if label == "2" else f"{label}, 1 thread"
        sets.append([name, nanoseconds(d).text(2), nanoseconds(m).text(2), ratio(d, m).text(2)])
    return (
        "## noise-sim's quadratic by optimiser, sampling and instruction set\n\n"
        f"ns per mode, replicate and update on one thread ({variants[0]}), and in brackets the multiple of the time that"
        " drawing the same Gaussians alone takes.\n\n"
        + table(["optimiser", *SAMPLINGS], kinds)
        + "\n"
        + table(["instruction set", "draws alone (ns)", "momentum (ns)", "momentum ÷ draws"], sets)
    )
