"""What `--dry-run` promises of time and memory, against what a run takes. Every experiment in one run of the command each."""

import os
import re
import resource
import subprocess
import tempfile
import time

from . import contest
from .markdown import table
from .places import COMMAND

FIGURES = ["figure-1", "figure-2-reduced", "figure-2-noise", "figure-6", "figure-7"]
# Some minutes each.
LONG_FIGURES = ["figure-2", "figure-3", "figure-4", "figure-5"]

FILES = {
    "a law over 30 million updates": """
training-set-size: 10000000
problem: {quadratic: {curvature: {values: [1]}}}
dynamics: [exact]
schedules:
  - {name: a, stages: [{epochs: 3, learning-rate: {cosine: {from: 0.1, to: 0}}, batch-size: 1}]}
  - {name: b, stages: [{epochs: 3, learning-rate: {cosine: {from: 0.4, to: 0}}, batch-size: 2}]}
""",
    "400 000 recorded points": """
training-set-size: 1000
problem: {quadratic: {curvature: {values: [1]}}}
dynamics: [exact]
record-every: 5e-6
schedules:
  - {name: a, stages: [{epochs: 1, learning-rate: 0.05, batch-size: 100}]}
  - {name: b, stages: [{epochs: 1, learning-rate: 0.1, batch-size: 200}]}
""",
    "a million replicates": """
training-set-size: 100
problem: {quadratic: {curvature: {values: [1]}}}
dynamics: [gaussian]
replicates: 1000000
schedules:
  - {name: a, stages: [{epochs: 2, learning-rate: 0.05, batch-size: 10}]}
  - {name: b, stages: [{epochs: 2, learning-rate: 0.1, batch-size: 20}]}
""",
    "a wide network": """
training-set-size: 2000
problem: {network: {data: teacher, features: 784, hidden: [256, 256], test-examples: 1000}}
replicates: 32
schedules: [{name: a, stages: [{epochs: 8, learning-rate: 0.05, batch-size: 32}]}]
""",
    "a small network": """
training-set-size: 2000
problem: {network: {data: teacher, hidden: [4], test-examples: 1000}}
replicates: 256
record-every: 50
schedules: [{name: a, stages: [{epochs: 200, learning-rate: 0.05, batch-size: 16}]}]
""",
}


def examples():
    text = subprocess.run([COMMAND, "compare", "--list"], check=True, capture_output=True, text=True).stdout
    return re.findall(r"^([a-z0-9-]+)", text, re.MULTILINE)


def promised(arguments):
    """Seconds, all experiments together, and the most bytes of one."""
    text = subprocess.run([COMMAND, *arguments, "--dry-run"], check=True, capture_output=True, text=True).stdout
    found = re.findall(r"Estimated: about (a second|[\d.]+ (?:seconds|minutes|hours)) and ([\d.]+) (kB|MB|GB)", text)
    seconds = sum(
        1.0 if words == "a second" else float(words.split()[0]) * {"seconds": 1, "minutes": 60, "hours": 3600}[words.split()[1]]
        for words, _, _ in found
    )
    return seconds, max(float(number) * {"kB": 1e3, "MB": 1e6, "GB": 1e9}[unit] for _, number, unit in found)


def taken(arguments, folder):
    """Seconds and bytes of the run."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [COMMAND, *arguments, "--quiet", "--output", f"{folder}/out"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"benchmarks: {arguments} ended with {process.returncode}")
    elapsed = time.perf_counter() - start
    if contest.COUNTS_PROCESSOR_TIME:
        elapsed = usage.ru_utime + usage.ru_stime
    return elapsed, usage.ru_maxrss * 1024


def against_runs(is_long=False):
    rows, threads = [], "1" if contest.COUNTS_PROCESSOR_TIME else "2"
    with tempfile.TemporaryDirectory() as folder:
        runs = [(f"example {name}", ["compare", "--example", name]) for name in examples()]
        runs += [(name, ["figures", name]) for name in FIGURES + (LONG_FIGURES if is_long else [])]
        for number, (name, text) in enumerate(FILES.items()):
            with open(f"{folder}/{number}.yaml", "w") as file:
                file.write(text)
            runs.append((name, ["compare", f"{folder}/{number}.yaml"]))
        for number, (name, arguments) in enumerate(runs):
            arguments = [*arguments, "--threads", threads]
            seconds, size = promised(arguments)
            elapsed, most = taken(arguments, f"{folder}/{number}")
            # What takes a moment is promised as a second.
            ratio = f"{seconds / elapsed:.2f}" if max(seconds, elapsed) > 2 else ""
            rows.append([
                name, f"{seconds:.0f} s", f"{elapsed:.1f} s", ratio, f"{size / 1e6:.0f} MB", f"{most / 1e6:.0f} MB",
                f"{size / most:.2f}",
            ])
    return "## What --dry-run promises\n\n" + table(
        ["run", "time promised", "taken", "ratio", "memory promised", "taken", "ratio"], rows)
