"""Whether the kernels in the built command use the registers and instructions that they should."""

import platform
import re
import shutil
import subprocess
import sys

from .places import COMMAND

# Kernels that may fuse a multiplication and an addition: those that multiply matrices, where every variant does, and those
# that take the rounding of a product from it, which is exact either way.
FUSING = ("product", "forward", "add_products", "compose", "moments", "follow", "reshuffled")
# Which registers a variant must use, and which it must not.
REGISTERS = {"avx512": ("zmm", ()), "avx2": ("ymm", ("zmm",)), "baseline": (None, ("ymm", "zmm"))}


def functions():
    """Instructions of every function of the command, by name."""
    listing = subprocess.run(
        ["objdump", "-d", "--no-show-raw-insn", COMMAND], check=True, capture_output=True, text=True
    ).stdout
    found, name = {}, None
    for line in listing.splitlines():
        if start := re.match(r"[0-9a-f]+ <(.+)>:$", line):
            name = start[1]
            found[name] = []
        elif name and line.startswith(" "):
            found[name].append(line)
    return {name: "\n".join(lines) for name, lines in found.items()}


def faults():
    kernels = {}
    for name, text in functions().items():
        # The baseline is mostly inlined into the entry points.
        if match := re.match(r"(.+)_(avx512|avx2|baseline)(\.\w+)*$", name):
            kernels[name] = (match[1], match[2], text)
        elif name.startswith("nsk_"):
            kernels[name] = (name, "baseline", text)
    found = [] if any(variant == "avx512" for _, variant, _ in kernels.values()) else ["there is no kernel for avx512"]
    for name, (stem, variant, text) in sorted(kernels.items()):
        wanted, unwanted = REGISTERS[variant]
        # What only calls others has no arithmetic of its own.
        if wanted and wanted not in text and re.search(r"\bv(add|sub|mul|div|fn?m(add|sub)\w*)p[sd]\b", text):
            found.append(f"{name} does not use {wanted} registers")
        found += [f"{name} uses {register} registers" for register in unwanted if register in text]
        if stem not in FUSING and re.search(r"\bvfn?m(add|sub)", text):
            found.append(f"{name} fuses multiplications and additions, but should not")
    return found, len(kernels)


def require():
    """Says what was checked; stops with what is wrong."""
    if not shutil.which("objdump"):
        sys.exit("benchmarks: objdump is missing: install binutils")
    if platform.machine() != "x86_64":
        return "Only x86-64 has several instruction sets: the kernels' registers were not looked at."
    found, count = faults()
    if found:
        sys.exit("benchmarks: " + "\n  ".join(["wrong instructions:", *found]))
    return (
        f"All {count} kernel functions of the built command that calculate use the registers of their instruction set"
        " (zmm, ymm, or neither), and only matrix products, and the exact"
        " rests of products, fuse a multiplication with an addition."
    )
