"""How time and memory grow with each size, one at a time."""

import math

from .contest import Spread, hold, ours
from .markdown import table


def growth(title, case, key, values, rounds, **options):
    """Seconds for each value of one option, and the exponent of the growth from one to the next."""
    programs = [ours(f"{key}={value}", case, **{key: value}, **options) for value in values]
    hold(programs, rounds)
    rows, before = [], None
    for value, program in zip(values, programs):
        seconds = Spread.of([m["seconds"] for m in program.measurements])
        exponent = math.log(seconds.median / before[1]) / math.log(value / before[0]) if before else None
        memory = max(m["memory"] for m in program.measurements) / 1e6
        per_unit = Spread.of([1e9 / rate for rate in program.rates]).median
        rows.append(
            [f"{value:,}".replace(",", " "), f"{seconds.median:.4f}", f"{per_unit:.3g}"]
            + ["" if exponent is None else f"{exponent:.2f}", f"{memory:.0f}"]
        )
        before = (value, seconds.median)
    unit = programs[0].last["unit"]
    header = [key, "seconds", f"ns per {unit}", "exponent", "memory (MB)"]
    return f"### {title}\n\n" + table(header, rows)


def run(rounds):
    parts = [
        growth("Quadratic by modes", "gaussian", "modes", (100, 300, 1000, 3000, 10_000), rounds, updates=800),
        growth("Quadratic by replicates", "gaussian", "replicates", (16, 64, 256, 1024), rounds, updates=800),
        growth("Quadratic by updates", "gaussian", "updates", (400, 1600, 6400, 25_600), rounds, replicates=16),
        growth("Quadratic by threads", "gaussian", "threads", (1, 2), rounds, updates=2000),
        growth("Quadratic by replicates: memory", "gaussian", "replicates", (1000, 10_000, 100_000), 1, updates=4),
        growth("Exact curve by modes", "exact", "modes", (1000, 10_000, 100_000), rounds, epochs=50),
        growth("Exact curve by epochs", "exact", "epochs", (25, 50, 100, 200), rounds, modes=10_000),
        growth("Exact curve by batch size", "exact", "batch", (8, 128, 16_000), rounds, modes=10_000, epochs=50),
        growth("Network by epochs", "network", "epochs", (1, 2, 4), rounds),
        growth("Network by hidden units", "network", "hidden", (8, 16, 32, 64, 128), rounds),
        growth("Network by features", "network", "features", (16, 64, 256), rounds),
        growth("Network by replicates", "network", "replicates", (1, 16, 32, 64), rounds),
        growth("Network by batch size", "network", "batch", (8, 32, 128, 640, 3200), rounds),
        growth("Network by threads", "network", "threads", (1, 2), rounds, replicates=32),
    ]
    return "\n".join(parts)
