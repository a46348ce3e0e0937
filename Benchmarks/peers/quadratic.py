"""The noisy quadratic that every quadratic peer simulates; the same as benchmark/Cases/GaussianCase.swift.

Heavy ball with the step folded into the velocity, u = ε v, so that an update is u ← m u + a w + b z, w ← w − u with
a = ε h and b = ε s for each mode. State in single precision; the loss ½ Σ h w² of each replicate every 400 updates.
"""

import numpy as np

import common

EXAMPLES, BATCH, RATE, MOMENTUM, INTERVAL = 50_000, 125, 0.02, 0.9, 400
UNIT = "mode·replicate·update"


class Quadratic:
    def __init__(self):
        given = common.options(modes=1000, replicates=64, updates=4000, threads=1, seed=1)
        self.modes, self.replicates, self.updates = given["modes"], given["replicates"], given["updates"]
        self.threads, self.seed, self.rounds = given["threads"], given["seed"], given["rounds"]
        self.curvature = np.arange(1, self.modes + 1, dtype=np.float64) ** -0.5
        self.pull = (RATE * self.curvature).astype(np.float32)
        self.noise = (RATE * np.sqrt(self.curvature / BATCH)).astype(np.float32)

    @property
    def intervals(self):
        """How many updates lie between records, and after the last."""
        whole, rest = divmod(self.updates, INTERVAL)
        return [INTERVAL] * whole + ([rest] if rest else [])

    def losses(self, w):
        """½ Σ h w² of state [modes, replicates]."""
        return 0.5 * self.curvature @ np.asarray(w, dtype=np.float32) ** 2

    def compete(self, candidates):
        def outcome(run):
            return lambda: common.mean_and_error(run())

        runs = {name: outcome(run) for name, run in candidates.items()}
        common.compete(runs, self.modes * self.replicates * self.updates, UNIT, self.rounds)
