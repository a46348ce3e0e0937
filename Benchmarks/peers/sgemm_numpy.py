"""The rate of NumPy's float32 matrix product of 1024 × 1024 matrices."""

import numpy as np

import common

if __name__ == "__main__":
    given = common.options(size=1024, threads=1)
    size = given["size"]
    generator = np.random.default_rng(1)
    a, b = (generator.standard_normal((size, size), dtype=np.float32) for _ in range(2))
    c = np.empty_like(a)

    def run():
        np.matmul(a, b, out=c)
        return float(c[0, 0]), 0.0

    common.compete({"matmul": run}, 2 * size**3, "floating-point operation", given["rounds"])
