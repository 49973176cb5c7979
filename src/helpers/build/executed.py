"""How does an executed notebook stand on disk? Without what is the machine's, and with the code above
its answer folded.

    write_notebook(notebook, path)    write one
    retell(path, executed, ...)       one whose prose alone changed, with the outputs it had
"""

from pathlib import Path

import nbformat

from helpers.build.plan import write
from helpers.reports.notebooks import WIDGET

LANGUAGE = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}
"""What JupyterLab would write, but for the version of Python, which is the machine's."""


def write_notebook(notebook: nbformat.NotebookNode, path: Path) -> None:
    """Write an executed notebook."""
    for cell in notebook.cells:  # a control lives as long as its kernel; what it says without stays
        for output in cell.get("outputs", ()):
            output.get("data", {}).pop(WIDGET, None)
    notebook.metadata["language_info"] = LANGUAGE
    _fold(notebook)
    write(path, nbformat.writes(notebook) + "\n")


def _fold(notebook: nbformat.NotebookNode) -> None:
    """Hide, in JupyterLab as on the page, the code above the answer and its own."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    tagged = [n for n, cell in enumerate(code, 1) if "answer" in cell.metadata.get("tags", ())]
    for cell in code[: next(iter(tagged), 0)]:
        cell.metadata["jupyter"] = {"source_hidden": True}


def retell(path: Path, executed: Path, out: Path) -> None:
    """Write the notebook `path` to out/notebooks, each code cell with the outputs that it has in
    `executed`."""
    notebook, before = nbformat.read(path, as_version=4), nbformat.read(executed, as_version=4)
    code, told = (
        [cell for cell in of.cells if cell.cell_type == "code"] for of in (notebook, before)
    )
    for cell, old in zip(code, told, strict=True):
        cell.outputs, cell.execution_count = old.outputs, old.execution_count
    write_notebook(notebook, out / "notebooks" / path.name)
