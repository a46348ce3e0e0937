"""Intel MKL's Gaussians through mkl_random, drawn in parts that fit the cache; the updates in NumPy."""

import mkl_random
import numpy as np

from quadratic import MOMENTUM, Quadratic


def simulation(problem, engine, method, part):
    pull, noise = problem.pull[:, None], problem.noise[:, None]

    def replicates(state, count):
        w = state.standard_normal((problem.modes, count), method=method).astype(np.float32)
        u, z = np.zeros_like(w), np.empty_like(w)
        losses = problem.losses(w)
        for updates in problem.intervals:
            for _ in range(updates):
                u *= np.float32(MOMENTUM)
                np.multiply(w, pull, out=z)
                u += z
                np.multiply(state.standard_normal(w.shape, method=method), noise, out=z, casting="same_kind")
                u += z
                w -= u
            losses = problem.losses(w)
        return losses

    def run():
        state = mkl_random.MKLRandomState(problem.seed, brng=engine)
        counts = [min(part, problem.replicates - start) for start in range(0, problem.replicates, part)]
        return np.concatenate([replicates(state, count) for count in counts])

    return run


if __name__ == "__main__":
    problem = Quadratic()
    problem.compete(
        {
            f"{engine} {method}, {part} replicates at a time": simulation(problem, engine, method, part)
            for engine in ("SFMT19937", "PHILOX4X32X10", "MCG59")
            for method in ("ICDF", "BoxMuller2")
            for part in sorted({min(part, problem.replicates) for part in (16, 32)})
        }
    )
