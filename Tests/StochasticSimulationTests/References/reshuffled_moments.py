"""Writes reshuffled-moments.json: E w^2 of one mode of the noisy quadratic, every example seen once an epoch, to 60 digits.

Run it again when the update rules, the grid of cases below or the layout of the file change:

    python3 reshuffled_moments.py

needs mpmath. The method shares nothing with the one that is tested. With y_i = A^i b, n = N/B batches an epoch and u_j the sum of the
first j of them, j updates of an epoch add (C/B)(sum y_i y_i' - u_j u_j'/n) to the covariance, plainly added up in 60 digits. Where a
run has settled, the result is held against theory's closed form V_j = S - (C/N)(A^j U A^j' + u_j u_j'), S the covariance under independent
batches and U = A^n U A^n' + u_n u_n'.
"""

import json
from pathlib import Path

from mpmath import matrix, mp, mpf

mp.dps = 80


def transition(optimizer, rate, m, h):
    if optimizer == "nesterov":
        return matrix([[1 - rate * (1 + m) * h, -rate * m * m], [h, m]]), matrix([-rate * (1 + m), 1])
    return matrix([[1 - rate * h, -rate * m], [h, m]]), matrix([-rate, 1])


def lyapunov(a, q):
    """The fixed point of x -> a x a' + q, by doubling."""
    x = q
    for _ in range(200):
        step = a * x * a.T
        x, a = x + step, a * a
        if max(abs(e) for e in step) < mpf(10) ** -75 * max(abs(e) for e in x):
            return x
    return x


def squares(optimizer, rate, m, h, n, batch, size, at):
    """E w^2 after each of the numbers of updates `at`, c = 1, from 0."""
    rate, m, h = mpf(rate), mpf(m), mpf(h)
    a, b = transition(optimizer, rate, m, h)
    y, u, s, powers = b, matrix(2, 1), matrix(2, 2), matrix([[1, 0], [0, 1]])
    partial = [(u, s, powers)]
    for _ in range(n):
        s, u, powers = s + y * y.T, u + y, a * powers
        y = a * y
        partial.append((u, s, powers))

    def added(j):
        return (partial[j][1] - partial[j][0] * partial[j][0].T / n) / batch

    # The sum over k epochs, by powers of two.
    def epochs(k):
        total, power, block, blockpower = matrix(2, 2), matrix([[1, 0], [0, 1]]), added(n), partial[n][2]
        while k:
            if k & 1:
                total, power = blockpower * total * blockpower.T + block, blockpower * power
            block, blockpower, k = blockpower * block * blockpower.T + block, blockpower * blockpower, k >> 1
        return total

    result = []
    for updates in at:
        k, j = divmod(updates, n)
        v = partial[j][2] * epochs(k) * partial[j][2].T + added(j)
        if k > 10 / (rate * n * h / (1 - m)) * 20:
            independent = lyapunov(a, b * b.T) / batch
            closed = lyapunov(partial[n][2], partial[n][0] * partial[n][0].T)
            closed = independent - (partial[j][2] * closed * partial[j][2].T + partial[j][0] * partial[j][0].T) / size
            assert abs(closed[0, 0] / v[0, 0] - 1) < mpf(10) ** -30, (optimizer, h, closed[0, 0], v[0, 0])
        result.append(float(v[0, 0]))
    return result


runs = []
size = 1000
for optimizer, momenta in (("sgd", [0.0]), ("momentum", [0.5, 0.9]), ("nesterov", [0.5, 0.9])):
    for m in momenta:
        for batch in (10, 40, 250):
            n = size // batch
            for drift in (3.0, 0.1, 1e-3, 1e-6):
                # gamma h = drift at a gamma of 1 for B = 10.
                rate = (1 - m) * batch / size
                k = min(100_000 // n, 1000) if drift < 0.1 else 3000
                at = [n * k, n * k + n // 2, n * k + n - 1]
                runs.append(
                    {
                        "optimizer": optimizer, "momentum": m, "learningRate": rate, "curvature": drift, "batchSize": batch,
                        "trainingSet": size, "epochs": k + 1, "at": [u / n for u in at],
                        "squares": squares(optimizer, rate, m, drift, n, batch, size, at),
                    }
                )

with open(Path(__file__).parent / "reshuffled-moments.json", "w") as file:
    file.write('{"runs": [\n' + ",\n".join(json.dumps(run) for run in runs) + "\n]}\n")
