"""Every notebook reads as prose and short steps: cells of one thing, measured as `ruff format`
would write them, and nothing in them that belongs into the package."""

import ast
import shutil
import subprocess
import sys
from statistics import median

import nbformat
import pytest

from helpers.paths import PROJECT

NOTEBOOKS = sorted((PROJECT / "notebooks").glob("[0-9]*.ipynb"))
CELLS, PROSE = range(20, 47), (0.35, 0.5)
LINES, LETTERS = 12, 600
USUAL_LINES, USUAL_LETTERS = (2, 6), (60, 220)
DEFINED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


@pytest.fixture(scope="module")
def formatted(tmp_path_factory):
    """The notebooks as `ruff format` writes them, by name."""
    folder = tmp_path_factory.mktemp("formatted")
    for path in NOTEBOOKS:
        shutil.copy(path, folder)
    settings = ["--isolated", "--quiet", "--line-length", "100"]
    subprocess.run([sys.executable, "-m", "ruff", "format", *settings, folder], check=True)
    return {path.name: nbformat.read(folder / path.name, as_version=4) for path in NOTEBOOKS}


@pytest.fixture(params=[path.name for path in NOTEBOOKS])
def notebook(request, formatted):
    return formatted[request.param]


def code_of(notebook) -> list[str]:
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def too_long(source: str) -> bool:
    """Whether a cell is longer than a step may be.

    >>> too_long("x = 1\\n" * 13), too_long("x = 1\\n" * 12), too_long("x = 1" * 121)
    (True, False, True)
    """
    return len(source.splitlines()) > LINES or len(source) > LETTERS


def out_of_place(source: str) -> list[str]:
    """What a cell holds that belongs into the package: definitions, sentences with values, branches.

    >>> out_of_place("a = b if c else d"), out_of_place("f'{x}'"), out_of_place("f = lambda: 0")
    ([], ['an f-string'], ['a definition'])
    >>> out_of_place("if a:\\n    b = c if d else e")
    ['conditionals']
    """
    nodes = list(ast.walk(ast.parse(source)))
    found = {
        "a definition": any(isinstance(node, DEFINED) for node in nodes),
        "an f-string": any(isinstance(node, ast.FormattedValue) for node in nodes),
        "conditionals": sum(isinstance(node, (ast.If, ast.IfExp)) for node in nodes) > 1,
    }
    return [name for name, is_so in found.items() if is_so]


def test_cells_are_short(notebook):
    assert [source for source in code_of(notebook) if too_long(source)] == []


def test_cells_hold_steps_alone(notebook):
    found = {source: out_of_place(source) for source in code_of(notebook)}
    assert {source: held for source, held in found.items() if held} == {}


def test_the_usual_cell_is_a_step(notebook):
    code = code_of(notebook)
    lines, letters = (median(map(of, code)) for of in (lambda cell: len(cell.splitlines()), len))
    assert USUAL_LINES[0] <= lines <= USUAL_LINES[1]
    assert USUAL_LETTERS[0] <= letters <= USUAL_LETTERS[1]


def test_prose_and_steps_take_turns(notebook):
    cells = len(notebook.cells)
    assert cells in CELLS
    assert PROSE[0] <= 1 - len(code_of(notebook)) / cells <= PROSE[1]
