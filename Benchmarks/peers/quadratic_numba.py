"""Numba: compiled loops over modes and replicates with the state of a mode in registers or in the first-level cache.

Three sources of Gaussians: NumPy's legacy generator as Numba provides it, a NumPy Generator that the loops draw from, and
Box–Muller over xorshift128+ streams, written so that the loops over replicates become vector instructions.
"""

import numba
import numpy as np

from quadratic import MOMENTUM, Quadratic

M = np.float32(MOMENTUM)
LANES = 64
HALF = LANES // 2
F = np.float32


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
    for i in range(w.shape[0]):
        a, b = pull[i], noise[i]
        for j in range(w.shape[1]):
            x, y = w[i, j], u[i, j]
            z = source.standard_normal(updates, dtype=np.float32)
            for k in range(updates):
                y = M * y + a * x + b * z[k]
                x -= y
            w[i, j], u[i, j] = x, y


@numba.njit(fastmath=True, boundscheck=False)
def gaussians(s0, s1, bits, uniform, pattern, z):
    """Fills z. `pattern` is `uniform` seen as integers, so that ln u is that of its exponent and its mantissa."""
    for l in range(HALF):
        p, q = s0[l], s1[l]
        bits[l] = p + q
        s0[l] = q
        p ^= p << np.uint64(23)
        s1[l] = p ^ q ^ (p >> np.uint64(18)) ^ (q >> np.uint64(5))
    for l in range(HALF):
        uniform[l] = (F(np.int32(bits[l] >> np.uint64(40))) + F(0.5)) * F(2.0**-24)
    for l in range(HALF):
        exponent = (pattern[l] - np.int32(0x3F3504F3)) >> np.int32(23)
        pattern[l] -= exponent << np.int32(23)
        t = (uniform[l] - F(1)) / (uniform[l] + F(1))
        t2 = t * t
        series = F(2) + t2 * (F(0.6666667) + t2 * (F(0.4) + t2 * (F(0.2857143) + t2 * F(0.2222222))))
        r = np.sqrt(F(-2) * (F(exponent) * F(0.6931472) + t * series))
        # An angle within ±π/4 and the quadrant that it is turned by.
        turned = np.int32(bits[l] & np.uint64(0xFFFFFF))
        quadrant = turned >> np.int32(22)
        angle = (F(turned & np.int32(0x3FFFFF)) - F(2097151.5)) * F(np.pi / 2 * 2.0**-22)
        a2 = angle * angle
        sine = angle * (F(1) + a2 * (F(-1.6666667e-1) + a2 * (F(8.3333337e-3) + a2 * F(-1.9841270e-4))))
        cosine = F(1) + a2 * (F(-0.5) + a2 * (F(4.1666668e-2) + a2 * (F(-1.3888889e-3) + a2 * F(2.4801588e-5))))
        swapped = quadrant & np.int32(1)
        first = sine if swapped else cosine
        second = cosine if swapped else sine
        z[l] = r * (-first if (quadrant + np.int32(1)) & np.int32(2) else first)
        z[l + HALF] = r * (-second if quadrant & np.int32(2) else second)


@numba.njit(fastmath=True, boundscheck=False)
def box_muller(w, u, pull, noise, updates, state):
    s0, s1 = state
    z, bits, uniform = np.empty(LANES, np.float32), np.empty(HALF, np.uint64), np.empty(HALF, np.float32)
    pattern = uniform.view(np.int32)
    x, y = np.empty(LANES, np.float32), np.empty(LANES, np.float32)
    for i in range(w.shape[0]):
        a, b = pull[i], noise[i]
        for first in range(0, w.shape[1], LANES):
            count = min(LANES, w.shape[1] - first)
            x[:count], y[:count] = w[i, first : first + count], u[i, first : first + count]
            for _ in range(updates):
                gaussians(s0, s1, bits, uniform, pattern, z)
                for l in range(LANES):
                    y[l] = M * y[l] + a * x[l] + b * z[l]
                    x[l] -= y[l]
            w[i, first : first + count], u[i, first : first + count] = x[:count], y[:count]


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
    streams = tuple(seeds.integers(1, 2**63, HALF, dtype=np.uint64) for _ in range(2))
    problem.compete(
        {
            "random.standard_normal": simulation(problem, legacy, None),
            "Generator(SFC64)": simulation(problem, generator, np.random.Generator(np.random.SFC64(problem.seed))),
            "xorshift128+ and Box–Muller": simulation(problem, box_muller, streams),
        }
    )
