"""What the processor itself can do, exact curves, and the parts that need no peer but a library."""

from .contest import Spread, hold, ours, peer, ratio
from .markdown import table
from .network import gigaflops


def processor(python, variants, rounds):
    programs = [
        ours(f"{kind} loop, {variant}", "peak", kind=kind, variant=variant)
        for variant in variants
        for kind in ("fma", "multiply-add")
        if not (variant == "baseline" and kind == "fma")
    ]
    programs += [
        peer("NumPy 1024³ matmul, 1 thread", python, "sgemm_numpy.py"),
        peer("NumPy 1024³ matmul, 2 threads", python, "sgemm_numpy.py", threads=2),
    ]
    rows = [[name, gigaflops(program).text(0)] for name, program in hold(programs, rounds).items()]
    return "## The processor\n\n" + table(["loop", "single-precision Gflop/s"], rows)


def exact(rounds):
    batches = (16_000, 128, 8)
    programs = [ours(f"100 000 modes, B = {batch}", "exact", modes=100_000, batch=batch) for batch in batches]
    held = hold(programs, rounds)
    large = ours("1 000 000 modes, B = 128", "exact", modes=1_000_000, batch=128)
    held |= hold([large], 1)
    rows = []
    for name, program in held.items():
        seconds = Spread.of([m["seconds"] for m in program.measurements])
        per_record = Spread.of([1e9 / rate for rate in program.rates])
        rows.append([name, seconds.text(2), per_record.text(1)])
    return (
        "## Exact curves\n\n"
        "Heavy ball over 200 epochs of 50 000 examples, recorded every epoch, one thread: 625, 78 125 and 1 250 000 updates"
        " for B = 16 000, 128 and 8.\n\n" + table(["case", "seconds", "ns per mode and record"], rows)
    )


def timeline(rounds):
    updates = 10_000_000
    programs = [
        ours("counted, 1 000 000 000 updates", "timeline", updates=1_000_000_000),
        ours("counted, 10 000 000 updates", "timeline", updates=updates),
        ours("a loop over 10 000 000 updates", "timeline", updates=updates, how="loop"),
    ]
    rows = []
    for name, program in hold(programs, rounds).items():
        seconds = Spread.of([1e6 * m["seconds"] for m in program.measurements])
        rows.append([name, seconds.text(3)])
    return (
        "## Laying out a schedule\n\n"
        "A warm-up of 2000 updates, then a cosine in tokens, at 1024 sequences of 2048 tokens: how many updates there are,"
        " counted, and by a loop over them that asks each for its learning rate.\n\n" + table(["case", "microseconds"], rows)
    )


ELEMENTARY = [
    "exp", "expMinusOne", "exp2", "exp10", "log", "logOnePlus", "log2", "log10", "sin", "cos", "tan", "tanh", "pow",
]


def elementary(rounds):
    rows = []
    for name in ELEMENTARY:
        own = ours(name, "elementary", function=name)
        library = ours(f"{name} of the C library", "elementary", function=name, how="library")
        hold([own, library], rounds)
        times = [Spread.of([1e9 / rate for rate in program.rates]).text(1) for program in (own, library)]
        rows.append([name, *times, ratio(library, own).text(1)])
    return (
        "## Elementary functions\n\n"
        "With the same bits everywhere, within 0.51 ulp, against the C library's, whose last bits depend on its version and on the"
        " processor.\n\n" + table(["function", "ns a value", "C library, ns", "times as long"], rows)
    )
