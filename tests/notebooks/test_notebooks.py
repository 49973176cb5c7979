"""Every notebook: run to its end in order, saying results only in code; and the
tool that runs them again."""

import html
import os
import re
import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from helpers.paths import PROJECT
from helpers.reports.prose import prose2html

NOTEBOOKS = sorted((PROJECT / "notebooks").glob("[0-9]*.ipynb"))
RESULT = re.compile(
    r"[$€£]\s?\d|\d\s?%|\d\s(?:percent|percentage points?|log points?)\b|\b[pr]\s?[=<>≤≥]\s?[−-]?[01]?\.\d",
    re.IGNORECASE,
)
# Numbers that define something and are no result: what a sum of shares is, how a pay range is read,
# and levels.
DEFINITIONS = (
    "add up to 100%",
    "closed to 100%",
    "middle 80% of people",
    "middle 90%",
    "95% interval",
    "level of 5%",
    "95% band",
    "95% interval",
    "level of 5%",
    "$1,000",
)


@pytest.fixture(params=NOTEBOOKS, ids=[path.name for path in NOTEBOOKS], scope="module")
def notebook(request):
    return nbformat.read(request.param, as_version=4)


@pytest.fixture
def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


@pytest.fixture
def prose(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "markdown"]


def words(markdown: str) -> str:
    """What a reader sees of a Markdown cell, without its formulas."""
    shown = re.sub(r"<math.*?</math>", " ", prose2html(markdown), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", shown)).split())


def results_in(text: str) -> list[str]:
    for definition in DEFINITIONS:
        text = text.replace(definition, "")
    return [text[max(0, found.start() - 30) : found.end() + 10] for found in RESULT.finditer(text)]


def test_there_are_notebooks_and_their_names_are_their_questions():
    assert NOTEBOOKS
    assert all(re.fullmatch(r"\d\d-[a-z]+(-[a-z]+)*\.ipynb", path.name) for path in NOTEBOOKS)
    assert len({path.name[:2] for path in NOTEBOOKS}) == len(NOTEBOOKS)


class TestEveryNotebook:
    def test_is_valid_with_a_title_first_and_cells_that_can_be_told_apart(self, notebook):
        nbformat.validate(notebook)
        assert re.match(r"# \S.*\?\n\n\S", notebook.cells[0].source), (
            "a question, then what it is about"
        )
        assert not [
            cell.id
            for cell in notebook.cells[1:]
            if re.match(r"# ", cell.source) and cell.cell_type == "markdown"
        ]
        assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)

    def test_was_run_from_top_to_bottom(self, code):
        assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
        assert all(
            output.get("execution_count", cell.execution_count) == cell.execution_count
            for cell in code
            for output in cell.outputs
        )
        assert sum(bool(cell.outputs) for cell in code) > len(code) / 2, (
            "outputs are what a run is compared with"
        )

    def test_has_no_errors_and_no_warnings(self, code):
        outputs = [output for cell in code for output in cell.outputs]
        assert not [
            output
            for output in outputs
            if output.output_type == "error" or output.get("name") == "stderr"
        ]

    def test_no_figure_cuts_a_text(self, code):
        figures = [
            o.metadata["image/png"]
            for cell in code
            for o in cell.outputs
            if "image/png" in o.get("data", ())
        ]
        assert not [(about["name"], about["cut"]) for about in figures if "cut" in about]

    def test_is_plain_python(self, code):
        # nbval passes over a magic that does not exist, and over a command that fails.
        assert not [
            cell.id for cell in code if re.search(r"^\s*[%!?]|\?$", cell.source, re.MULTILINE)
        ]

    def test_hides_no_check(self, code):
        assert not [
            cell.id
            for cell in code
            if "NBVAL" in cell.source.upper()
            or {"nbval-skip", "nbval-ignore-output"} & set(cell.metadata.get("tags", ()))
        ]
        assert not [
            cell.id for cell in code if "filterwarnings" in cell.source or "except" in cell.source
        ]

    def test_has_one_answer_and_its_numbers(self, notebook, code):
        answers = [cell for cell in code if "answer" in cell.metadata.get("tags", ())]
        assert len(answers) == 1 and "text/markdown" in answers[0].outputs[-1].data
        assert notebook.cells.index(answers[0]) < 6, "the answer stands at the top"
        assert re.search(
            r"^save_numbers\(.*\)\Z", code[-1].source.strip(), re.MULTILINE | re.DOTALL
        )

    def test_has_figures_with_alt_texts(self, code):
        outputs = [output for cell in code for output in cell.outputs if "data" in output]
        figures = [
            output for output in outputs if any(kind.startswith("image/") for kind in output.data)
        ]
        assert figures
        for figure in figures:
            about = figure.metadata["image/png"]
            assert (
                len(about["alt"].split()) >= 5
                and figure.data["text/plain"] == f"Figure: {about['alt']}"
            )
            assert all(
                (PROJECT / "figures" / f"{about['name']}.{kind}").is_file()
                for kind in ("png", "svg", "csv")
            )

    def test_types_no_result(self, prose):
        assert [found for cell in prose for found in results_in(words(cell.source))] == []


@pytest.mark.parametrize(
    "text",
    [
        "pays $38,792",
        "rose by 12%",
        "12.5 percent more",
        "p = .03",
        "p<0.05",
        "r = −.4",
        "4 log points",
        "3 percentage points",
    ],
)
def test_a_typed_result_is_found(text):
    assert results_in(text)


def test_a_formula_is_no_result():
    assert (
        results_in(
            words(
                r"Shares add up to 100%; $p = 0.5$ and $$x = 12\%$$ are formulas, 2018 to 2028 a decade."
            )
        )
        == []
    )


class TestTheComparison:
    """nbval runs in strict mode, and the cures of conftest.py work."""

    CELLS = {
        "right": ("print('same')", "same\n"),
        "wrong": ("print('another')", "same\n"),
        "silent": ("1 + 1;", None),
        "warns": ("import warnings\nwarnings.warn('once')", None),
        "raises": ("1 / 0", None),
        "lost": ("2 + 2", None),
    }

    @pytest.fixture(scope="class")
    def outcomes(self, tmp_path_factory):
        folder = tmp_path_factory.mktemp("scratch")
        cells = [
            new_code_cell(
                source,
                execution_count=i,
                id=name,
                outputs=[new_output("stream", name="stdout", text=text)] if text else [],
            )
            for i, (name, (source, text)) in enumerate(self.CELLS.items(), start=1)
        ]
        cells.append(new_code_cell(id="empty"))
        nbformat.write(new_notebook(cells=cells), folder / "scratch.ipynb")
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-c",
            PROJECT / "pyproject.toml",
            "-p",
            "conftest",
            "-p",
            "no:cacheprovider",
            "-rA",
            "-q",
        ]
        path = os.pathsep.join(filter(None, [str(PROJECT), os.environ.get("PYTHONPATH")]))
        done = subprocess.run(
            [*command, folder],
            env=os.environ | {"PYTHONPATH": path},
            capture_output=True,
            text=True,
            cwd=folder,
        )
        found = re.findall(r"^(PASSED|FAILED) .*?::Cell (\d+)", done.stdout, re.MULTILINE)
        outcome_of = {int(number): outcome for outcome, number in found}
        return {name: outcome_of[i] for i, name in enumerate(self.CELLS)}

    @pytest.mark.parametrize("name", ["right", "silent", "warns"])
    def test_passes(self, outcomes, name):
        assert outcomes[name] == "PASSED"

    @pytest.mark.parametrize("name", ["wrong", "raises", "lost"])
    def test_fails(self, outcomes, name):
        assert outcomes[name] == "FAILED"
