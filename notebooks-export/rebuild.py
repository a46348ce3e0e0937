#!/usr/bin/env python3
"""Executes paper-figures.ipynb again, in place: from the same CSV files the same bytes. `make notebooks` calls it.

It runs in the environment of requirements.txt and without the reader's own settings of Jupyter, IPython and matplotlib.
"""

import os
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
NOTEBOOK = FOLDER / "paper-figures.ipynb"

# Before the imports, which read them.
SETTINGS = Path(sys.prefix) / "settings"
for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "MPLCONFIGDIR"):
    os.environ[name] = str(SETTINGS / name.lower())
os.environ["JUPYTER_PATH"] = str(Path(sys.prefix) / "share" / "jupyter")
for name in ("MATPLOTLIBRC", "MPLBACKEND"):
    os.environ.pop(name, None)

import matplotlib.font_manager  # noqa: E402, F401  (makes its list of fonts now, rather than with a message in the notebook)
import nbformat  # noqa: E402
from nbclient import NotebookClient  # noqa: E402
from nbclient.exceptions import CellExecutionError  # noqa: E402
from traitlets.config import Config  # noqa: E402

from plain_svg import plain_svg  # noqa: E402

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"file_extension": ".py", "mimetype": "text/x-python", "name": "python", "pygments_lexer": "ipython3"},
}


def main():
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    notebook.nbformat_minor = 5
    notebook.metadata = nbformat.from_dict(METADATA)
    for number, cell in enumerate(notebook.cells, 1):
        cell.id, cell.metadata = f"c{number:02}", nbformat.from_dict({})
    try:
        NotebookClient(
            notebook,
            kernel_name="python3",
            record_timing=False,
            resources={"metadata": {"path": str(FOLDER)}},
            config=Config(KernelManager={"transport_encryption": "required"}),
        ).execute()
    except CellExecutionError as error:
        sys.exit(f"notebooks: {error.ename}: {error.evalue}; are all figures there? `make figures` makes them")
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            tidy(output, cell.id)
    nbformat.validate(notebook)
    partial = NOTEBOOK.with_suffix(".partial")
    partial.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")
    partial.replace(NOTEBOOK)


def tidy(output, cell):
    """Leaves a picture or table alone without its stand-in for terminals; anything else that a cell says is an error."""
    data = output.get("data", {})
    if "image/svg+xml" in data:
        output.data = nbformat.from_dict({"image/svg+xml": plain_svg(data["image/svg+xml"])})
    elif "text/html" in data:
        output.data = nbformat.from_dict({"text/html": data["text/html"]})
    else:
        sys.exit(f"notebooks: cell {cell} shows what is neither a picture nor a table: {output}")
    output.metadata = nbformat.from_dict({})


if __name__ == "__main__":
    main()
