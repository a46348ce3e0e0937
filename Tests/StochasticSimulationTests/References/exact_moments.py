"""Writes exact-moments.json: second moments of one mode of the noisy quadratic to 60 digits.

Run it again when the update rules, the grid of cases below or the layout of the file change:

    python3 exact_moments.py

needs mpmath. Every input is written as the shortest text of a double, and the doubles are what the reference uses, so
that nothing is lost between the two. The method shares nothing with the one that is tested: powers of the 4x4 affine
map of (E w^2, E w u, E u^2, 1), u = (learning rate) x velocity, by plain squaring in 60 digits.
"""

import json
from pathlib import Path

from mpmath import eye, matrix, mp, mpf

mp.dps = 60

MOMENTA = [0.0, 0.5, 0.9, 0.99]
LEARNING_RATE = 0.1
COUNTS = [1, 3, 100, 12345, 10**6, 10**8 - 1]


def weights(optimizer, m):
    """Of the gradient and of the velocity in w <- w - rate (p g + q v)."""
    return {"sgd": (mpf(1), mpf(0)), "momentum": (mpf(0), mpf(1)), "nesterov": (mpf(1), m)}[optimizer]


def update(optimizer, rate, m, h, variance):
    """The affine map of the second moments of (w, u) over one update."""
    p, q = weights(optimizer, m)
    a, b, c, d = 1 - (p + q) * rate * h, -q * m, rate * h, m
    e, f = -(p + q), mpf(1)
    s = rate**2 * variance
    return matrix([
        [a * a, 2 * a * b, b * b, e * e * s],
        [a * c, a * d + b * c, b * d, e * f * s],
        [c * c, 2 * c * d, d * d, f * f * s],
        [0, 0, 0, 1],
    ])


def power(x, n):
    result = eye(4)
    while n:
        if n & 1:
            result = result * x
        x = x * x
        n >>= 1
    return result


def double(x):
    """The nearest double; what underflows is 0."""
    return float(x)


def single_cases():
    cases = []
    for m in MOMENTA:
        for optimizer in ["sgd"] if m == 0 else ["momentum", "nesterov"]:
            p, q = weights(optimizer, mpf(m))
            limit = 2 * (1 + mpf(m)) / (p + q + mpf(m) * p)
            products = [mpf(10) ** -10, mpf(10) ** -8, mpf(10) ** -6, mpf(10) ** -4, mpf("9.99e-4"), mpf("1.001e-3"),
                        mpf("0.01"), mpf("0.1"), limit / 4, limit * mpf("0.47"), limit * mpf("0.9"), limit * mpf("0.999"),
                        limit * mpf("0.9999"), limit * (1 - mpf(10) ** -6), limit * (1 - mpf(10) ** -10)]
            for product in products:
                h = float(product / mpf(LEARNING_RATE))
                for kind, variance in [("per-curvature", 0.01 * h), ("constant", 0.01), ("none", 0.0)]:
                    one = update(optimizer, mpf(LEARNING_RATE), mpf(m), mpf(h), mpf(variance))
                    moments = [power(one, k) * matrix([1, 0, 0, 1]) for k in COUNTS]
                    cases.append({
                        "optimizer": optimizer, "momentum": m, "learningRate": LEARNING_RATE, "curvature": h,
                        "gradientVariance": variance, "noise": kind,
                        "ww": [double(x[0]) for x in moments], "wu": [double(x[1]) for x in moments],
                        "uu": [double(x[2]) for x in moments],
                    })
    return cases


TRAINING_SET = 1000

# Stages of [epochs, learning rate, batch size, momentum]; with replacement, N = 1000.
LONG_RUNS = [
    ("momentum", [[90000, 0.1, 1, 0.9], [50000, 0.02, 5, 0.9], [20000, 0.02, 50, 0.5], [1000, 0.1, 100, 0.99]]),
    ("nesterov", [[90000, 0.1, 1, 0.9], [50000, 0.02, 5, 0.9], [20000, 0.02, 50, 0.5], [1000, 0.1, 100, 0.99]]),
    ("sgd", [[90000, 0.1, 1, 0.0], [50000, 0.02, 5, 0.0], [20000, 0.004, 5, 0.0], [1000, 0.1, 100, 0.0]]),
    ("momentum", [[10, 0.004, 2, 0.99], [100000, 0.0008, 1, 0.0], [3, 0.05, 4, 0.9]]),
]
CURVATURES = [1e-9, 1e-6, 1e-3, 0.009, 0.011, 0.3, 5.0, 12.0]


def long_runs():
    runs = []
    for optimizer, stages in LONG_RUNS:
        for h in CURVATURES:
            for c in [0.5 * h, 0.02]:
                x = matrix([1, 0, 0, 1])
                rate_before = None
                values = []
                for epochs, rate, batch, m in stages:
                    if rate_before is not None:
                        ratio = mpf(rate) / mpf(rate_before)
                        x[1], x[2] = x[1] * ratio, x[2] * ratio**2
                    rate_before = rate
                    one = update(optimizer, mpf(rate), mpf(m), mpf(h), mpf(c) / batch)
                    x = power(one, epochs * TRAINING_SET // batch) * x
                    values.append(double(mpf(h) / 2 * x[0]))
                runs.append({
                    "optimizer": optimizer, "stages": stages, "curvature": h, "gradientVariance": c, "losses": values})
    return runs


def lines(items):
    return "[\n" + ",\n".join(json.dumps(item) for item in items) + "\n]"


if __name__ == "__main__":
    text = '{"counts": %s,\n"trainingSet": %d,\n"cases": %s,\n"longRuns": %s}\n' % (
        json.dumps(COUNTS), TRAINING_SET, lines(single_cases()), lines(long_runs()))
    Path(__file__).with_name("exact-moments.json").write_text(text)
