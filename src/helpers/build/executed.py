"""How does an executed notebook stand on disk? Without what is the machine's, and with the code above
its answer folded.

    write_notebook(notebook, path)    write one
    retell(path, executed, ...)       one whose prose alone changed, with the outputs it had
    remember(path, folder)            let one know where it was built, wherever it will run
"""

import json
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell

from helpers.build.plan import write
from helpers.reports.notebooks import PLACE, WIDGET, says_place

LANGUAGE = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}
"""What JupyterLab would write, but for the version of Python, which is the machine's."""

REMEMBERED = """from helpers.paths import built_into

built_into({folder})  # reads the pages of that folder and writes there"""


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
        [cell for cell in of.cells if cell.cell_type == "code" and not says_place(cell)]
        for of in (notebook, before)
    )
    for cell, old in zip(code, told, strict=True):
        cell.outputs, cell.execution_count = old.outputs, old.execution_count
    write_notebook(notebook, out / "notebooks" / path.name)


def remember(path: Path, folder: str) -> None:
    """Let a notebook begin with where it was built: `folder`, as seen from the project."""
    notebook = nbformat.read(path, as_version=4)
    first = next((n for n, c in enumerate(notebook.cells) if c.cell_type == "code"), 0)
    metadata = {"tags": [PLACE], "jupyter": {"source_hidden": True}}
    source = REMEMBERED.format(folder=json.dumps(folder, ensure_ascii=False))
    notebook.cells.insert(first, new_code_cell(source, id=PLACE, metadata=metadata))
    write(path, nbformat.writes(notebook) + "\n")
