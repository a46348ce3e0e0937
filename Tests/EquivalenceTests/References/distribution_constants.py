"""Prints the constants of Sources/Equivalence/Distributions as they stand there.

    python3 distribution_constants.py

needs mpmath. Run it again when a degree, a range or the form of an approximation changes.
"""

from mpmath import bernpoly, cos, erfc, exp, findroot, log, lu_solve, matrix, mp, mpf, nstr, pi, polyval, sqrt

mp.dps = 40


def chebyshev_nodes(count, low, high):
    return [(low + high) / 2 + (high - low) / 2 * cos(pi * (index + mpf(1) / 2) / count) for index in range(count)]


def solved(rows, values):
    return list(lu_solve(matrix(rows), matrix(values)))


def mills_ratio(count=24, middle=mpf(5)):
    """(x + 1) P(Z > x)/phi(x) as a polynomial of u = (x - 5)/(x + 5): coefficients, largest relative error."""

    def wanted(u):
        x = middle * (1 + u) / (1 - u)
        if x > 100:  # The asymptotic series: its eighth term is below 1e-24 there.
            term, total = 1 / x, mpf(0)
            for n in range(8):
                total += term
                term *= -(2 * n + 1) / x**2
            return (x + 1) * total
        return (x + 1) * sqrt(pi / 2) * exp(x * x / 2) * erfc(x / sqrt(2))

    nodes = chebyshev_nodes(count, -1, 1)
    coefficients = solved([[u**power for power in range(count)] for u in nodes], [wanted(u) for u in nodes])
    error = max(
        abs(polyval(coefficients[::-1], u) / wanted(u) - 1) for u in (-1 + mpf(2 * k) / 801 for k in range(801)))
    return [float(c) for c in coefficients], error


def gamma_ratio(count=8):
    """Of w**-2, w**-4 ... in Gamma(w + 3/4)/(Gamma(w + 1/4) sqrt(w)): the exponential of a difference of DLMF 5.11.8."""
    size = 2 * count
    logarithm = [mpf(0)] + [
        (-1) ** (n + 1) * (bernpoly(n + 1, mpf(3) / 4) - bernpoly(n + 1, mpf(1) / 4)) / (n * (n + 1))
        for n in range(1, size + 1)
    ]
    series = [mpf(1)]
    for n in range(1, size + 1):
        series.append(sum(k * logarithm[k] * series[n - k] for k in range(1, n + 1)) / n)
    return [float(c) for c in series[2::2]]


def normal_quantile(tail):
    """x >= 0 with P(Z > x) = tail."""
    if tail > mpf("0.2"):
        return findroot(lambda x: erfc(x / sqrt(2)) / 2 - tail, (mpf("0.5") - tail) * sqrt(2 * pi))
    root = sqrt(-2 * log(tail))
    return findroot(lambda x: log(erfc(x / sqrt(2)) / 2) - log(tail), root - (log(2 * pi) + 2 * log(root)) / (2 * root))


def start_far_out(numerator=3, denominator=3, largest=mpf("38.7")):
    """root - x as a rational function of root = sqrt(-2 ln tail), tail from 1/4 to the smallest double; nodes even in root**-1/2."""
    smallest = sqrt(-2 * log(mpf(1) / 4))
    count = numerator + denominator + 1
    rows, values = [], []
    for place in chebyshev_nodes(count, smallest ** mpf(-0.5), largest ** mpf(-0.5)):
        root = place**-2
        value = root - normal_quantile(exp(-root * root / 2))
        rows.append([root**j for j in range(numerator + 1)] + [-value * root**j for j in range(1, denominator + 1)])
        values.append(value)
    found = [mpf(nstr(c, 9)) for c in solved(rows, values)]
    above, below = found[: numerator + 1], [mpf(1)] + found[numerator + 1 :]

    def error(root):
        x = normal_quantile(exp(-root * root / 2))
        return abs((root - polyval(above[::-1], root) / polyval(below[::-1], root)) / x - 1)

    worst = max(error(smallest + (largest - smallest) * mpf(k * k) / 200**2) for k in range(201))
    return [nstr(c, 9) for c in above], [nstr(c, 9) for c in below], worst


def start_in_the_middle(count=5):
    """x/d as a polynomial of the square of d = 1/2 - tail, d up to 1/4."""
    nodes = chebyshev_nodes(count, 0, mpf(1) / 16)
    rows = [[s**power for power in range(count)] for s in nodes]
    found = solved(rows, [normal_quantile(mpf("0.5") - sqrt(s)) / sqrt(s) for s in nodes])
    found = [mpf(nstr(c, 9)) for c in found]
    worst = max(
        abs(polyval(found[::-1], d * d) * d / normal_quantile(mpf("0.5") - d) - 1) for d in (mpf(k) / 400 for k in range(1, 101)))
    return [nstr(c, 9) for c in found], worst


coefficients, error = mills_ratio()
print("Mills' ratio, off by", nstr(error, 3))
for pair in zip(coefficients[::2], coefficients[1::2]):
    print("  ", pair)
print("ratio of gamma functions", gamma_ratio())
print("start far out", *start_far_out()[:2], "off by", nstr(start_far_out()[2], 3))
print("start in the middle", start_in_the_middle()[0], "off by", nstr(start_in_the_middle()[1], 3))
print("1/sqrt(2 pi)", repr(float(1 / sqrt(2 * pi))), "1/sqrt(pi)", repr(float(1 / sqrt(pi))))
