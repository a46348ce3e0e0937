"""NumPy: generators that fill float32 arrays in place, ufuncs with `out=`, replicates in parts that fit the cache."""

import numpy as np

from quadratic import MOMENTUM, Quadratic


def simulation(problem, bits, part):
    pull, noise = problem.pull[:, None], problem.noise[:, None]

    def replicates(generator, count):
        """The losses of `count` replicates at the end."""
        w = generator.standard_normal((problem.modes, count), dtype=np.float32)
        u = np.zeros_like(w)
        z = np.empty_like(w)
        losses = problem.losses(w)
        for updates in problem.intervals:
            for _ in range(updates):
                u *= np.float32(MOMENTUM)
                np.multiply(w, pull, out=z)
                u += z
                generator.standard_normal(dtype=np.float32, out=z)
                z *= noise
                u += z
                w -= u
            losses = problem.losses(w)
        return losses

    def run():
        generator = np.random.Generator(bits(problem.seed))
        counts = [min(part, problem.replicates - start) for start in range(0, problem.replicates, part)]
        return np.concatenate([replicates(generator, count) for count in counts])

    return run


if __name__ == "__main__":
    problem = Quadratic()
    problem.compete(
        {
            f"{bits.__name__}, {part} replicates at a time": simulation(problem, bits, part)
            for bits in (np.random.SFC64, np.random.PCG64)
            for part in sorted({min(part, problem.replicates) for part in (16, 64)})
        }
    )
