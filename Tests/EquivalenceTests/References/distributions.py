"""Writes distributions.json: probabilities and quantiles of Student's t and of the standard normal distribution, correctly rounded.

Run it again when the cases below or the layout of the file change:

    python3 distributions.py

needs mpmath, a minute. Arguments are doubles and are used as such. The method shares little with the one that is tested: in 160 digits the
integral from 0 to t by its series, taken from 1/2 whatever is lost, and far out the power series of the tail, with mpmath's gamma function;
quantiles by Newton's method on that. A sample is held against mpmath's adaptive quadrature before anything is written.
"""

import json
from math import inf, nextafter
from pathlib import Path

from mpmath import erfc, exp, expm1, findroot, linspace, log, log1p, loggamma, mp, mpf, pi, quad, sqrt, workdps

mp.dps = 40

FREEDOMS = [0.1, 0.25, 0.7, 1.0, 1.5, 2.0, 3.0, 3.1, 5.0, 7.0, 9.5, 15.0, 29.7, 31.0, 63.0, 126.0, 254.3, 1000.0, 3333.3, 1e4, 123456.7, 1e6,
            31622776.6, 1e9]
TAILS = [1e-100, 1e-60, 1e-30, 1e-16, 1e-10, 1.25e-7, 1e-5, 1e-3, 0.01, 0.025, 0.05, 0.1, 0.2, nextafter(0.25, 0), 0.25, 0.3, 0.42, 0.499,
         0.5 - 2.0**-20, 0.5 - 2.0**-40]
NORMAL_TAILS = [5e-324, 1e-310, 1e-300, 1e-200, 1e-150] + TAILS
NORMAL_PLACES = [1e-9, 0.01, 0.3, 0.6745, 1.0, 1.75, 2.5, 4.0, 5.0, 6.1, 8.3, 12.0, 17.1947, 25.0, 31.7, 37.0]
SCORES = [1e-7, 0.02, 0.4, 0.9, 1.3, 1.6, 1.8, 2.1, 2.6, 3.3, 4.5, 6.0, 9.0, 14.0, 20.5]


def upper(freedom, t):
    """P(T > t) for t > 0."""
    if freedom == inf:
        return erfc(t / sqrt(mpf(2))) / 2
    with workdps(160):
        nu, t = mpf(freedom), mpf(t)
        y = t * t / (nu + t * t)
        front = exp(loggamma((nu + 1) / 2) - loggamma(nu / 2) - nu / 2 * log1p(t * t / nu)) / sqrt(pi) * sqrt(y)
        if y > 0.5:
            with workdps(50):
                return +(front / nu * series((nu + 1) / 2, nu / 2 + 1, 1 - y))
        return mpf(1) / 2 - front * series((nu + 1) / 2, mpf(3) / 2, y)


def series(a, c, y):
    """The sum of (a)_n/(c)_n y^n."""
    total = term = mpf(1)
    n = 0
    while term > total * mp.eps:
        term *= (a + n) / (c + n) * y
        total += term
        n += 1
    return total


def quantile(freedom, tail):
    """t >= 0 with P(T > t) = tail, a double."""
    score = findroot(lambda z: log(erfc(z / sqrt(mpf(2))) / 2) - log(mpf(tail)), sqrt(-2 * log(mpf(tail))) - mpf("0.5"))
    if freedom == inf:
        return score
    nu = mpf(freedom)
    s = log(sqrt(nu * expm1(score**2 / nu))) if score**2 < 20 * nu else -log(mpf(tail)) / nu
    for _ in range(50):
        t = exp(s)
        beyond = upper(freedom, t)
        # d ln P(T > t)/ds
        slope = -t * density(nu, t) / beyond
        if tail < 0.25:
            step = log(beyond / mpf(tail)) / slope
        else:
            middle = mpf(1) / 2 - beyond
            step = log(middle / (mpf(1) / 2 - mpf(tail))) / (t * density(nu, t) / middle)
        s -= step
        if abs(step) < mpf(10) ** -12:
            return exp(s)
    raise ValueError((freedom, tail))


def density(nu, t):
    return exp(loggamma((nu + 1) / 2) - loggamma(nu / 2) - (nu + 1) / 2 * log1p(t * t / nu)) / sqrt(pi * nu)


def places(freedom):
    """t at which methods may change, beside those of the scores."""
    found = [float(sqrt(mpf(freedom) * expm1(mpf(score) ** 2 / mpf(freedom)))) for score in SCORES]
    for edge in [1.75, freedom**0.5, (freedom / 1024) ** 0.5]:
        found += [nextafter(edge, 0), edge, nextafter(edge, inf)]
    # Not where the tail is below 1e-100 or so: its series would be long.
    return [t for t in found if t < 1e280 and freedom / 2 * log1p(mpf(t) ** 2 / freedom) < 230]


def against_quadrature():
    for freedom, t in [(0.25, 40.0), (2.5, 1.25), (31.0, 5.0), (1e4, 9.0)]:
        nu = mpf(freedom)
        with workdps(40):
            integral = quad(lambda s: density(nu, t * exp(s)) * t * exp(s), linspace(0, 8, 65) + [20, 50, 100, 200, 400, 800])
            assert abs(integral / upper(freedom, t) - 1) < mpf(10) ** -25, (freedom, t)


def number(freedom):
    return "inf" if freedom == inf else freedom


against_quadrature()
probabilities, quantiles = [], []
for freedom in FREEDOMS + [inf]:
    for t in NORMAL_PLACES if freedom == inf else places(freedom):
        probabilities.append([number(freedom), t, float(upper(freedom, t))])
    for tail in NORMAL_TAILS if freedom == inf else TAILS:
        t = quantile(freedom, tail)
        if t < 1e300:
            quantiles.append([number(freedom), tail, float(t)])

rows = {"upperTails": probabilities, "upperQuantiles": quantiles}
text = ",\n".join(
    f'  "{name}": [\n' + ",\n".join("    " + json.dumps(row) for row in cases) + "\n  ]" for name, cases in rows.items())
Path(__file__).with_name("distributions.json").write_text("{\n" + text + "\n}\n")
