"""Numba: compiled loops over modes and replicates with the state of a mode in registers.

Three sources of Gaussians: NumPy's legacy generator as Numba provides it, a NumPy Generator that the loops draw from, and
Box–Muller over eight xorshift128+ streams.
"""

import math

import numba
import numpy as np

from quadratic import MOMENTUM, Quadratic

M = np.float32(MOMENTUM)
LANES = 16


@numba.njit(fastmath=True)
def legacy(w, u, pull, noise, updates, _):
    for i in range(w.shape[0]):
        a, b = pull[i], noise[i]
        for j in range(w.shape[1]):
            x, y = w[i, j], u[i, j]
            for _ in range(updates):
                y = M * y + a * x + b * np.float32(np.random.standard_normal())
                x -= y
            w[i, j], u[i, j] = x, y


@numba.njit(fastmath=True)
def generator(w, u, pull, noise, updates, source):
    z = np.empty(updates, np.float32)
    for i in range(w.shape[0]):
        a, b = pull[i], noise[i]
        for j in range(w.shape[1]):
            x, y = w[i, j], u[i, j]
            z = source.standard_normal(updates, dtype=np.float32)
            for k in range(updates):
                y = M * y + a * x + b * z[k]
                x -= y
            w[i, j], u[i, j] = x, y


@numba.njit(fastmath=True)
def box_muller(w, u, pull, noise, updates, state):
    """Sixteen replicates together, so that the loops over lanes can become vector instructions."""
    s0, s1 = state
    z = np.empty(LANES, np.float32)
    half = LANES // 2
    for i in range(w.shape[0]):
        a, b = pull[i], noise[i]
        for first in range(0, w.shape[1], LANES):
            x, y = w[i, first : first + LANES].copy(), u[i, first : first + LANES].copy()
            for _ in range(updates):
                for l in range(half):
                    p, q = s0[l], s1[l]
                    bits = p + q
                    s0[l] = q
                    p ^= p << np.uint64(23)
                    s1[l] = p ^ q ^ (p >> np.uint64(18)) ^ (q >> np.uint64(5))
                    v = (np.float32(np.int32(bits >> np.uint64(40))) + np.float32(0.5)) * np.float32(2.0**-24)
                    t = np.float32(np.int32((bits >> np.uint64(16)) & np.uint64(0xFFFFFF)))
                    angle = t * np.float32(2 * math.pi * 2.0**-24)
                    r = math.sqrt(np.float32(-2) * math.log(v))
                    z[l], z[l + half] = r * math.cos(angle), r * math.sin(angle)
                for l in range(x.shape[0]):
                    y[l] = M * y[l] + a * x[l] + b * z[l]
                    x[l] -= y[l]
            w[i, first : first + LANES], u[i, first : first + LANES] = x, y


def simulation(problem, loop, source):
    def run():
        generator = np.random.default_rng(problem.seed)
        w = generator.standard_normal((problem.modes, problem.replicates), dtype=np.float32)
        u = np.zeros_like(w)
        losses = problem.losses(w)
        for updates in problem.intervals:
            loop(w, u, problem.pull, problem.noise, updates, source)
            losses = problem.losses(w)
        return losses

    return run


if __name__ == "__main__":
    problem = Quadratic()
    seeds = np.random.default_rng(problem.seed)
    streams = tuple(seeds.integers(1, 2**63, LANES // 2, dtype=np.uint64) for _ in range(2))
    problem.compete(
        {
            "random.standard_normal": simulation(problem, legacy, None),
            "Generator(SFC64)": simulation(problem, generator, np.random.Generator(np.random.SFC64(problem.seed))),
            "xorshift128+ and Box–Muller": simulation(problem, box_muller, streams),
        }
    )
