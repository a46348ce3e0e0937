#!/usr/bin/env python3
"""Writes exp.txt, log.txt … beside it, with mpmath (1.3): values to 70 digits and more, by none of the methods under test.

A line has the bits of the argument (of both, for pow), the bits of the double nearest to the value, and the rest of the value in
units of 2⁻²⁰ of the last place of that double. Per function a quarter of the arguments are, of 40 each, those whose values lie
nearest to the middle between two doubles.

    python3 references.py [function …]
"""

import math
import pathlib
import random
import struct
import sys

import mpmath
from mpmath import mp, mpf

mp.prec = 240
HERE = pathlib.Path(__file__).parent
COUNT = 1600


def bits(x):
    return struct.unpack("<Q", struct.pack("<d", x))[0]


def double(n):
    return struct.unpack("<d", struct.pack("<Q", n))[0]


def last_place(x):
    """What the last bit of a finite double is worth."""
    return mpf(2) ** max(math.frexp(x)[1] - 53, -1074)


def nearest(value):
    """The double nearest to a number within the range of doubles; mpmath itself does not round to subnormal ones."""
    if abs(value) >= mpf(2) ** -1022:
        return float(value)
    return math.copysign(float(mpmath.nint(abs(value) * mpf(2) ** 1074)) * 5e-324, value)


# Arguments. Each function has a list of sources, drawn from in turn.

def uniform(low, high):
    return lambda r: r.uniform(low, high)


def scales(low, high, both=True):
    """2^low to 2^high, evenly in the exponent, of either sign."""
    return lambda r: (r.choice([-1, 1]) if both else 1) * math.ldexp(1 + r.random(), r.randrange(low, high))


def near(point, low, high):
    """point ± 2^low … 2^high."""
    step = scales(low, high)
    return lambda r: point + step(r)


def any_bits(low, high):
    """Evenly among the doubles between two of them, 0 ≤ low < high."""
    return lambda r: double(r.randrange(bits(low), bits(high)))


def multiples(limit):
    """Doubles next to a multiple of π/2."""
    def draw(r):
        n = int(2 ** r.uniform(0, limit))
        with mp.workprec(1400):
            x = float(n * mp.pi / 2)
        return double(bits(x) + r.choice([-1, 0, 0, 1]))
    return draw


def closest_multiples():
    """For every exponent the doubles closest to a multiple of π/2: M 2^e ≈ n π/2 with M/n a convergent of π/2 / 2^e."""
    found = []
    with mp.workprec(2600):
        for e in range(-52, 971):
            x = (mp.pi / 2) / mpf(2) ** e
            p0, q0, p1, q1 = 1, 0, int(mpmath.floor(x)), 1
            while p1 < 2**53:
                if p1 > 0:
                    found.append((abs(mpf(p1) * mpf(2) ** e - q1 * mp.pi / 2), math.ldexp(p1, e)))
                x = 1 / (x - int(mpmath.floor(x)))
                p0, q0, p1, q1 = p1, q1, p1 * int(mpmath.floor(x)) + p0, q1 * int(mpmath.floor(x)) + q0
    found.sort()
    return sorted({x for _, x in found if x > 0.5}, key=[x for _, x in found].index)[:250]


def listed(items):
    items = list(items)
    return lambda r: r.choice(items)


def ends(*points):
    """Doubles a few places on either side of each point."""
    return lambda r: double(bits(r.choice(points)) + r.randrange(-4, 4))


def power_arguments():
    def to_exponent(low, high):
        """Any x, and a y for which xʸ has an exponent of 2 in the range."""
        def draw(r):
            x = r.choice([scales(-1074, 1024, False), scales(-3, 3, False), near(1, -30, -2), near(1, -9, -7)])(r)
            return x, r.uniform(low, high) / math.log2(x)
        return draw
    whole = lambda r: (r.uniform(0, 40), float(r.randrange(-30, 31)))
    negative = lambda r: (-r.uniform(0, 40), float(r.randrange(-30, 31)))
    halves = lambda r: (scales(-1000, 1000, False)(r), r.choice([0.5, -0.5, 1.5, 0.25, 1 / 3, 2.0, 3.0, -1.0]))
    tiny = lambda r: (scales(-1000, 1000, False)(r), scales(-60, -20)(r))
    huge = lambda r: (1 + r.choice([-1, 1]) * r.randrange(1, 8) * 2.0**-53 * 2, scales(40, 58)(r))
    plain = lambda r: (r.uniform(0, 3), r.uniform(-20, 20))
    return [to_exponent(-1021, 1023.9), to_exponent(-1074, -1021), to_exponent(990, 1023.9), whole, negative, halves, tiny, huge, plain]


CLOSEST = None


def angle_arguments():
    global CLOSEST
    CLOSEST = CLOSEST or listed(closest_multiples())
    return [uniform(-7, 7), scales(-30, 1), scales(0, 21), scales(20, 1024), multiples(20), multiples(900), CLOSEST,
            ends(2.0**20, math.pi / 4, math.pi / 2, math.pi, 2.0**-27)]


def logarithm_arguments():
    return [any_bits(5e-324, 1.7e308), scales(-1074, -1022, False), uniform(0.5, 2), near(1, -52, -5), near(1, -9, -6),
            scales(-20, 20, False), ends(0.70703125, 1.4140625, 2.0**-1022)]


FUNCTIONS = {
    "exp": (mpmath.exp, [uniform(-708, 709.7), uniform(-745, -708), uniform(-2, 2), scales(-60, 0), uniform(700, 709.7)]),
    "expMinusOne": (mpmath.expm1, [uniform(-40, 709.7), uniform(-1, 1), scales(-60, 0), scales(-11, -6),
                                   ends(1.3828125 / 512, -1.3828125 / 512, 2.0**-54, -37.42), scales(-1074, -50)]),
    "exp2": (lambda x: mpf(2) ** x, [uniform(-1022, 1024), uniform(-1074.9, -1022), uniform(-2, 2), scales(-60, 0)]),
    "exp10": (lambda x: mpf(10) ** x, [uniform(-307, 308.2), uniform(-323.2, -307), uniform(-2, 2), scales(-60, 0)]),
    "log": (mpmath.log, logarithm_arguments()),
    "logOnePlus": (mpmath.log1p, [uniform(-1, 3), scales(-60, 0), scales(-11, -5), scales(0, 1024, False), near(-1, -52, -3),
                                  scales(40, 70, False), scales(-1074, -50), ends(2.0**-54, 0.4140625, -0.29296875)]),
    "log2": (lambda x: mpmath.log(x) / mpmath.log(2), logarithm_arguments()),
    "log10": (lambda x: mpmath.log(x) / mpmath.log(10), logarithm_arguments()),
    "sin": (mpmath.sin, None),
    "cos": (mpmath.cos, None),
    "tan": (mpmath.tan, None),
    "tanh": (mpmath.tanh, [uniform(-3, 3), uniform(-20, 20), scales(-30, 3), scales(-11, -6), ends(2.0**-27, 20.0, 1.3828125 / 1024),
                           scales(-1074, -26)]),
    "pow": (lambda x, y: x**y if x > 0 else (-1) ** (int(y) % 2) * (-x) ** y, power_arguments()),
}


def evaluate(name, arguments):
    """(double nearest to the value, rest in its last places), or None where that is not finite."""
    function = FUNCTIONS[name][0]
    with mp.workprec(1500 if name in ("sin", "cos", "tan") else 240):
        value = function(*map(mpf, arguments))
    if abs(value) >= mpf(2) ** 1024 - mpf(2) ** 970:
        return None
    high = nearest(value)
    return high, (value - mpf(high)) / last_place(high)


def write(name):
    r = random.Random(f"elementary {name}")
    sources = FUNCTIONS[name][1] or angle_arguments()
    rows = []
    while len(rows) < COUNT:
        source = sources[len(rows) % len(sources)]
        best = None
        for _ in range(40 if len(rows) % 4 == 3 else 1):
            drawn = source(r)
            arguments = drawn if isinstance(drawn, tuple) else (drawn,)
            if not all(map(math.isfinite, arguments)) or (name.startswith("log") and "One" not in name and arguments[0] <= 0):
                continue
            if name == "logOnePlus" and arguments[0] <= -1:
                continue
            found = evaluate(name, arguments)
            if found and (best is None or abs(found[1]) > abs(best[1][1])):
                best = arguments, found
        if best:
            arguments, (high, rest) = best
            numbers = [f"{bits(x):016x}" for x in (*arguments, high)]
            rows.append(" ".join([*numbers, str(int(mpmath.nint(rest * 2**20)))]))
    (HERE / f"{name}.txt").write_text("\n".join(rows) + "\n")


for name in sys.argv[1:] or FUNCTIONS:
    write(name)
