"""The Python that the peers run in, and what machine and programs were measured."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

from .places import BENCHMARK, BENCHMARKS, ROOT

REQUIREMENTS = BENCHMARKS / "requirements.txt"


def pins():
    """The lines of requirements.txt by package."""
    lines = [line for line in REQUIREMENTS.read_text().splitlines() if line and not line.startswith("#")]
    return {line.split("==")[0].split("[")[0]: line for line in lines}


def make(folder, requirements):
    """A virtual environment with these requirements; left as it is where it already has them."""
    python = folder / "bin" / "python"
    done = folder / "requirements"
    wanted = "\n".join(requirements)
    if not done.exists() or done.read_text() != wanted:
        print(f"Installing {', '.join(requirements)} into {folder.relative_to(ROOT)}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *requirements], check=True)
        done.write_text(wanted)
    return python


def python_of_peers():
    return make(BENCHMARKS / ".venv", list(pins().values()))


def python_with_numpy():
    """This Python where it has NumPy, else a small environment."""
    if importlib.util.find_spec("numpy"):
        return Path(sys.executable)
    return make(BENCHMARKS / ".venv-quick", [pins()["numpy"]])


def variables(threads):
    """The environment of a measured program with so many threads.

    What chooses or tunes the kernels of a library from outside is left out: each is to use its own best.
    """
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("OPENBLAS_", "MKL_", "OMP_"))}
    names = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS")
    kept |= {name: str(threads) for name in names}
    kept["PYTHONDONTWRITEBYTECODE"] = "1"
    if threads == 1:
        kept["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
    return kept


def versions(python):
    """The installed versions of the pinned packages, by name."""
    code = "import importlib.metadata as m, sys; print('\\n'.join(m.version(p) for p in sys.argv[1:]))"
    found = subprocess.run([python, "-c", code, *pins()], check=True, capture_output=True, text=True)
    return dict(zip(pins(), found.stdout.split()))


def machine():
    """The processor's name, its cores and the level of its instruction set."""
    facts = subprocess.run(["lscpu"], check=True, capture_output=True, text=True, env=os.environ | {"LC_ALL": "C"})
    values = dict(line.split(":", 1) for line in facts.stdout.splitlines() if ":" in line)
    values = {key.strip(): value.strip() for key, value in values.items()}
    flags = values.get("Flags", "").split()
    level = next((name for name in ("avx512f", "avx2", "sse2") if name in flags), "")
    level = {"avx512f": "AVX-512", "avx2": "AVX2", "sse2": "SSE2"}.get(level, "unknown vectors")
    family = f"family {values.get('CPU family', '?')}, model {values.get('Model', '?')}"
    return f"{values.get('Model name', 'unknown')} ({family}), {os.cpu_count()} cores, {level}"


def variants():
    """The instruction sets that this processor can run, widest first."""
    supported = [name for name in ("avx512", "avx2", "baseline") if can_run(name)]
    return supported


def can_run(variant):
    command = [BENCHMARK, "peak", f"variant={variant}"]
    return subprocess.run(command, capture_output=True).returncode == 0
