"""Programs that take turns on the same processor.

Each is a process that waits. A line on its standard input makes it measure once and print a line of JSON. All set up (compile,
choose their fastest way) before the first round, and only one works at a time.

With ``COUNTS_PROCESSOR_TIME`` programs with one thread are timed by the processor time that they used, which other work on the
machine disturbs less; those with more threads by the clock as ever.
"""

import json
import os
import statistics
import subprocess
from dataclasses import dataclass, field

from . import environment
from .places import BENCHMARK, PEERS, SCRATCH

COUNTS_PROCESSOR_TIME = False


@dataclass
class Program:
    """What is run: a case of ours or a peer's script, with its options."""

    name: str
    command: list
    threads: int = 1
    measurements: list = field(default_factory=list)

    def start(self):
        cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
        chosen = cores[-self.threads :]
        SCRATCH.mkdir(parents=True, exist_ok=True)
        self.log = open(SCRATCH / f"{self.name.replace('/', '-')}.log", "w+")
        self.process = subprocess.Popen(
            [str(part) for part in self.command] + ["rounds=stdin"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log, text=True,
            env=environment.variables(self.threads) | {"TORCHINDUCTOR_CACHE_DIR": str(SCRATCH / "torch")},
            preexec_fn=(lambda: os.sched_setaffinity(0, chosen)) if chosen else None,
        )

    def measure(self):
        try:
            self.process.stdin.write("\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass
        line = self.process.stdout.readline()
        if not line:
            self.log.seek(0)
            raise RuntimeError(f"{self.name} stopped: {' '.join(map(str, self.command))}\n{self.log.read()}")
        measurement = json.loads(line)
        if COUNTS_PROCESSOR_TIME and self.threads == 1:
            measurement["seconds"] = measurement["processorSeconds"]
        if not (measurement["seconds"] > 0 and measurement["work"] > 0):
            raise RuntimeError(f"{self.name} measured nothing: {line}")
        return measurement

    def stop(self):
        self.process.stdin.close()
        self.process.wait()
        self.log.close()

    @property
    def last(self):
        return self.measurements[-1]

    @property
    def rates(self):
        """Work per second of each round."""
        return [m["work"] / m["seconds"] for m in self.measurements]


def ours(name, case, threads=1, **options):
    given = [f"{key.replace('_', '-')}={value}" for key, value in options.items()]
    if case != "peak":
        given.append(f"threads={threads}")
    return Program(name, [BENCHMARK, case, *given], threads)


def peer(name, python, script, threads=1, **options):
    given = [f"{key}={value}" for key, value in options.items()]
    return Program(name, [python, PEERS / script, *given, f"threads={threads}"], threads)


def hold(programs, rounds):
    """Lets them take turns; a first measurement of each is thrown away. Returns them by name."""
    started = []
    try:
        for program in programs:
            program.start()
            started.append(program)
            program.measure()
        for _ in range(rounds):
            for program in programs:
                program.measurements.append(program.measure())
    finally:
        for program in started:
            program.stop()
    return {program.name: program for program in programs}


@dataclass
class Spread:
    """Median and range of a quantity over rounds."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values):
        return cls(statistics.median(values), min(values), max(values))

    def scaled(self, factor):
        return Spread(self.median * factor, self.low * factor, self.high * factor)

    def text(self, digits):
        return f"{self.median:.{digits}f} ({self.low:.{digits}f}–{self.high:.{digits}f})"


def ratio(of, to):
    """The rate of one program over that of another, round by round."""
    return Spread.of([a / b for a, b in zip(of.rates, to.rates)])


def require_agreement(programs):
    """All computed the same expected number: any two agree within 5 standard errors of their difference.

    Returns how far apart the furthest two are, in standard errors."""
    values = [(p.name, p.last["value"], p.last["standardError"]) for p in programs]
    worst = 0.0
    for index, (name, value, error) in enumerate(values):
        for other, other_value, other_error in values[:index]:
            distance = abs(value - other_value) / (error**2 + other_error**2) ** 0.5
            worst = max(worst, distance)
            if not distance <= 5:
                raise RuntimeError(f"{name} computed {value} ± {error}, but {other} {other_value} ± {other_error}")
    return worst
