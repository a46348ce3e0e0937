#!/usr/bin/env python3
"""Writes the tables of Sources/Elementary with mpmath (1.3): numbers to 53 bits, or to twice that as a sum of two doubles."""

import pathlib
import struct

from mpmath import cos, floor, log, mp, mpf, nint, pi, sin

mp.prec = 2000
SOURCES = pathlib.Path(__file__).parents[3] / "Sources" / "Elementary"


def double(x):
    """The double nearest to x, as mpf."""
    return mpf(float(x))


def pair(x):
    high = double(x)
    return [high, double(x - high)]


def coarse(x, bit):
    """x to a multiple of 2^bit, and the double nearest to the rest."""
    high = nint(x / mpf(2) ** bit) * mpf(2) ** bit
    assert double(high) == high
    return [high, double(x - high)]


def text(x):
    sign = "-" if x < 0 else ""
    mantissa, exponent = float(abs(x)).hex().removeprefix("0x").split("p")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{sign}0x{mantissa}p{int(exponent)}"


def rows(numbers, per_row):
    lines = []
    for i in range(0, len(numbers), per_row):
        lines.append("    " + ", ".join(numbers[i : i + per_row]) + ",")
    return "\n".join(lines)


def write(name, comment, field, kind, numbers, per_row):
    (SOURCES / f"{name}.swift").write_text(
        f"// Written by Tests/ElementaryTests/References/tables.py.\n\n{comment}\n"
        f"enum {name} {{\n  static let {field}: [{kind}] = [\n{rows(numbers, per_row)}\n  ]\n}}\n"
    )


def doubles(numbers):
    return [text(x) for x in numbers]


# 2^(j/128).
powers = []
for j in range(128):
    powers += pair(mpf(2) ** (mpf(j) / 128))
write(
    "ExponentialTable", "/// 2^(j/128), j = 0 … 127, each a sum of two doubles.", "powers", "Double", doubles(powers), 2)

# Points m_j of [√½, √2]: multiples of 2⁻⁸ below 1 and of 2⁻⁷ above it.
below = int(floor(mpf(2) ** 8 * mp.sqrt(mpf(1) / 2)))
points = [mpf(n) / 256 for n in range(below, 256)] + [mpf(n) / 128 for n in range(128, 128 + 55)]
logarithms = []
for m in points:
    c = nint(2**15 / m) / mpf(2) ** 15
    logarithms += [c] + coarse(-log(c), -42)
assert points[256 - below] == 1 and logarithms[3 * (256 - below)] == 1
write(
    "LogarithmTable",
    "/// For the points m = 181/256 … 255/256, 1, 129/128 … 182/128: c ≈ 1/m to 15 bits after the point, and −ln c as a sum of\n"
    "/// two doubles, the first a multiple of 2⁻⁴².",
    "points", "Double", doubles(logarithms), 3)
assert below == 181 and points[-1] == mpf(182) / 128

# sin and cos of j/64.
angles = []
for j in range(51):
    t = mpf(j) / 64
    angles += pair(sin(t)) + pair(cos(t))
write(
    "SineCosineTable", "/// sin(j/64) and cos(j/64), j = 0 … 50, each a sum of two doubles.", "angles", "Double",
    doubles(angles), 4)

# 2/π behind 64 zeros.
count = 21
bits = int(floor(2 / pi * mpf(2) ** (64 * count)))
words = [0] + [bits >> (64 * (count - 1 - i)) & (2**64 - 1) for i in range(count)]
write(
    "TwoOverPi", "/// 64 zeros and the 1344 bits of 2/π behind the point, the highest first.", "words", "UInt64",
    [f"0x{word:016X}" for word in words], 4)

if __name__ == "__main__":
    # Constants in the text of the functions.
    for name, value in {
        "128/ln 2": [double(128 / log(2))],
        "ln 2/128, 35 bits + rest": coarse(log(2) / 128, -42),
        "ln 2, multiple of 2⁻⁴² + rest": coarse(log(2), -42),
        "ln 2": pair(log(2)),
        "1/ln 2": pair(1 / log(2)),
        "1/ln 10": pair(1 / log(10)),
        "ln 10": pair(log(10)),
        "128/lg 2": [double(128 / mp.log10(2))],
        "lg 2/128, 35 bits + rest": coarse(mp.log10(2) / 128, -43),
        "2/π": [double(2 / pi)],
        "π/2": pair(pi / 2),
    }.items():
        print(name, *(text(x) for x in value))
    rest = pi / 2
    for bit in (-31, -63, -95):
        part = nint(rest / mpf(2) ** bit) * mpf(2) ** bit
        print("π/2 part", text(part))
        rest -= part
    print("π/2 rest", text(double(rest)))
