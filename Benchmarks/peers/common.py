"""What the peers share: options, the timing loop, and the line that is printed for a measurement."""

import json
import math
import sys
import time

SHORTEST = 0.3  # seconds


def options(**defaults):
    """The key=value arguments, each of the type of its default, and whether to measure at each line of standard input."""
    values = dict(defaults, rounds="1")
    for argument in sys.argv[1:]:
        key, _, text = argument.partition("=")
        if key not in values:
            sys.exit(f"there is no option '{key}'")
        values[key] = type(values[key])(text)
    return values


def seconds_of(run, shortest=SHORTEST):
    """Mean time of a run by the clock and of the processor, repeated for at least `shortest` seconds, and what the last
    run returned."""
    runs = 0
    start, processor_start = time.perf_counter(), time.process_time()
    while True:
        result = run()
        runs += 1
        elapsed = time.perf_counter() - start
        if elapsed >= shortest:
            return elapsed / runs, (time.process_time() - processor_start) / runs, result


def compete(candidates, work, unit, rounds):
    """Chooses the fastest of the candidates (name: run), which all do the same `work`, and measures it.

    A first call of each compiles it and fills its caches, and is not timed.
    """
    times = {}
    for name, run in candidates.items():
        try:
            run()
            times[name] = seconds_of(run)[1]
        except Exception as error:  # a compiler that is not installed must not hide the other candidates
            print(f"{sys.argv[0]}: {name}: {error}".splitlines()[0], file=sys.stderr)
    fastest = min(times, key=times.get)

    def report():
        seconds, processor_seconds, (value, error) = seconds_of(candidates[fastest])
        line = {"seconds": seconds, "processorSeconds": processor_seconds, "work": work, "unit": unit}
        print(json.dumps(line | {"value": value, "standardError": error, "way": fastest, "ways": times}), flush=True)

    if rounds == "stdin":
        for _ in sys.stdin:
            report()
    else:
        report()


def mean_and_error(values):
    """Mean over replicates and its standard error."""
    values = [float(value) for value in values]
    mean = math.fsum(values) / len(values)
    variance = math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1)
    return mean, math.sqrt(variance / len(values))
