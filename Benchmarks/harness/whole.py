"""`noise-sim compare` as a whole: does it take what its floating-point operations and its draws take?"""

import os
import subprocess
import tempfile
import time

from . import contest
from .contest import Spread, hold, ours
from .markdown import table
from .places import COMMAND

# Sizes of the built-in experiments that --dry-run does not print.
MODES, QUADRATIC_REPLICATES = 1000, 64
NETWORK_REPLICATES, WIDTHS, EVALUATED = 32, (196, 32, 10), 20_000


def schedules():
    """Of each built-in experiment: its schedules, each a list of stages (epochs, batch size, updates)."""
    text = subprocess.run([COMMAND, "compare", "--dry-run", "--quiet"], check=True, capture_output=True, text=True).stdout
    experiments, columns = [], []
    for line in text.splitlines():
        cells = ["".join(cell.split()) for cell in line.split("|")[1:-1]]
        if line.startswith("## "):
            experiments.append([])
        elif cells and cells[0] == "schedule":
            columns = cells
        elif cells and (row := dict(zip(columns, cells)))["stage"].isdigit():
            if row["schedule"]:
                experiments[-1].append([])
            start, end = row["epochs"].split("–")
            experiments[-1][-1].append((float(end) - float(start), int(row["batchsize"]), int(row["updates"])))
    return experiments


def work():
    """Gaussians of the simulated quadratic, and floating-point operations of the networks' matrix products."""
    quadratic, _, network = schedules()
    draws = MODES * QUADRATIC_REPLICATES * sum(updates for stages in quadratic for _, _, updates in stages)
    forward = WIDTHS[0] * WIDTHS[1] + WIDTHS[1] * WIDTHS[2]
    gradient = 2 * forward + WIDTHS[1] * WIDTHS[2]
    examples = sum(batch * updates for stages in network for _, batch, updates in stages)
    records = sum(1 + sum(epochs for epochs, _, _ in stages) for stages in network)
    return draws, 2 * NETWORK_REPLICATES * (examples * gradient + records * EVALUATED * forward)


def seconds_of_command(threads):
    """By the clock, or by processor time where that counts."""
    with tempfile.TemporaryDirectory() as folder:
        start, before = time.perf_counter(), os.times()
        subprocess.run(
            [COMMAND, "compare", "--quiet", "--threads", str(threads), "--output", f"{folder}/results"],
            check=True, stdout=subprocess.DEVNULL,
        )
        elapsed, after = time.perf_counter() - start, os.times()
    if not contest.COUNTS_PROCESSOR_TIME:
        return elapsed
    return after.children_user + after.children_system - before.children_user - before.children_system


def compare(rounds):
    draws, operations = work()
    threads = 1 if contest.COUNTS_PROCESSOR_TIME else 2
    times = []
    for _ in range(rounds):
        programs = [
            ours("network", "network", threads=threads, replicates=32, batch=128),
            ours("draws", "draws", threads=threads),
        ]
        rates = {name: program.rates[0] for name, program in hold(programs, 1).items()}
        predicted = operations / rates["network"] + draws / rates["draws"]
        times.append((seconds_of_command(threads), predicted))
    seconds = [
        ["measured", Spread.of([m for m, _ in times]).text(1)],
        ["predicted", Spread.of([p for _, p in times]).text(1)],
        ["measured ÷ predicted", Spread.of([m / p for m, p in times]).text(2)],
    ]
    return (
        "## `noise-sim compare` as a whole\n\n"
        f"The built-in experiments with {threads} thread{'s' * (threads > 1)}: {operations / 1e9:.0f} Gflop of matrix products"
        f" at the rate of a 196-32-10 network with B = 128, and {draws / 1e9:.1f} · 10⁹ Gaussians at the rate of draws alone,"
        " both measured right before.\n\n" + table(["", "seconds"], seconds)
    )
