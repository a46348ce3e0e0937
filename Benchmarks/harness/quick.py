"""Whether everything runs, at a tiny size: our cases, and the NumPy peer, which must agree with us. No time is judged."""

from . import disassembly, environment, estimates
from .contest import hold, ours, peer, require_agreement
from .network import data


def run():
    python = environment.python_with_numpy()
    size = {"modes": 100, "replicates": 64, "updates": 400}
    sampled = {"features": 16, "hidden": 8, "batch": 20, "replicates": 32}
    folder = data(16, examples=4000, evaluated=1000)
    quadratic = [ours("noise-sim", "gaussian", **size), peer("NumPy", python, "quadratic_numpy.py", **size)]
    network = [
        ours("noise-sim", "network", examples=4000, evaluated=1000, **sampled),
        peer("NumPy", python, "network_numpy.py", data=folder, **sampled),
    ]
    for problem, programs in (("quadratic", quadratic), ("network", network)):
        hold(programs, 1)
        values = ", ".join(f"{p.name} {p.last['value']:.4f} ± {p.last['standardError']:.4f}" for p in programs)
        print(f"{problem}: {values}: {require_agreement(programs):.1f} standard errors apart")
    others = [
        ours("draws", "draws", **size),
        ours("exact", "exact", modes=100, epochs=2),
        ours("timeline", "timeline", updates=1000),
        ours("timeline, by a loop", "timeline", updates=1000, how="loop"),
        ours("tanh", "elementary", function="tanh"),
        ours("tanh of the C library", "elementary", function="tanh", how="library"),
        ours("fma loop", "peak"),
        ours("multiply-add loop", "peak", kind="multiply-add"),
        peer("matmul", python, "sgemm_numpy.py", size=64),
    ]
    for name in hold(others, 1):
        print(f"{name}: ran")
    seconds, size = estimates.promised(["compare", "--example", "momentum"])
    print(f"estimates: {seconds:.0f} s and {size / 1e6:.0f} MB promised")
    print(disassembly.require())
