"""A build within the process of a test: the notebooks run here, one after another, on any pages;
what they say is kept, and the pages of the notebooks, of the pairs and the index are written from
it. A build with kernels takes ten times as long.

    Story                       what a notebook said, and whatever went wrong
    tell(path, pages, out)      run one notebook
    build_here(texts, folder, names)     run some
    write_pages(notebooks, roles, ...)   write their pages, those of pairs, and the index
"""

import atexit
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from nbformat.v4 import new_output
from traitlets.config import Config

import helpers.charts
from helpers import _orderings, groupings
from helpers.build import make, of_roles
from helpers.build.runs import stop_at
from helpers.charts import showing, style
from helpers.paths import PROJECT
from helpers.questions.results import TooFew
from helpers.reports.index import source_of
from helpers.reports.numbers import write_numbers
from helpers.reports.pairs import Pair
from helpers.roles import Roles

NOTEBOOKS = {path.stem[:2]: path for path in sorted((PROJECT / "notebooks").glob("[0-9]*.ipynb"))}
HEADLINE = style.headline
ABOUT = {"data_hash": "0" * 12, "versions": "none"}
NO_HISTORY = Config(HistoryManager={"enabled": False})
EMPTY = "<svg xmlns='http://www.w3.org/2000/svg'></svg>"


@dataclass
class Story:
    """What a notebook said: its sentences, its answer, the titles and alternative texts of its
    figures, what went wrong."""

    said: str = ""
    answer: str = ""
    titles: list[str] = field(default_factory=list)
    alts: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def write(texts: list[str] | dict[str, str], folder: Path) -> Path:
    """The pages as files, under the names that are given."""
    folder.mkdir(parents=True)
    named = {f"page-{number:04}.md": text for number, text in enumerate(texts)}
    for name, text in (texts if isinstance(texts, dict) else named).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def without_end(shell: InteractiveShell) -> InteractiveShell:
    """A shell that does nothing when Python ends: each would take a third of a second, or fail."""
    atexit.unregister(shell.atexit_operations)
    return shell


def tell(path: Path, out: Path, patch) -> Story:
    """Run a notebook here, to its end or to a cell that raises TooFew, and leave it with its outputs
    in out/notebooks."""
    InteractiveShell.clear_instance()
    shell, story = without_end(InteractiveShell.instance(config=NO_HISTORY)), Story()
    for module in (style, helpers.charts):
        patch.setattr(
            module,
            "headline",
            lambda fig, title: story.titles.append(title) or HEADLINE(fig, title),
        )
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        with warnings.catch_warnings(record=True) as warned, capture_output() as printed:
            warnings.simplefilter("always")
            style.quiet_fonts()  # as in a kernel, where it lasts
            done = shell.run_cell(cell.source, store_history=True)
        shown = [(o.data, o.metadata or {}) for o in printed.outputs]
        if done.result is not None and not cell.source.rstrip().endswith(";"):
            shown.append(shell.display_formatter.format(done.result))
        cell.outputs = [
            new_output("display_data", data=data, metadata=about) for data, about in shown
        ]
        if isinstance(done.error_in_exec, TooFew):
            stop_at(notebook, cell, str(done.error_in_exec))
            write_numbers(out / "reports" / f"{path.stem}.csv", [])
            break
        story.wrong += [
            f"{cell.id}: {e!r}" for e in (done.error_before_exec, done.error_in_exec) if e
        ]
        story.wrong += [
            f"{cell.id}: {w.message}"
            for w in warned
            if issubclass(w.category, (UserWarning, RuntimeWarning))
        ]
        story.wrong += [f"{cell.id}: {printed.stderr}"] if printed.stderr.strip() else []
    for cell in (cell for cell in notebook.cells if cell.cell_type == "code"):
        said = "\n".join(
            o.data["text/markdown"] for o in cell.outputs if "text/markdown" in o.data
        ).replace("\\$", "$")
        story.said += f"{said}\n"
        story.alts += [
            o.metadata["image/png"]["alt"] for o in cell.outputs if "image/png" in o.data
        ]
        if "answer" in cell.metadata.get("tags", ()):
            story.answer = said
    make.write(out / "notebooks" / path.name, nbformat.writes(notebook))
    return story


def write_pages(notebooks: list[Path], roles: Roles, pairs: list[Pair], out: Path) -> None:
    """Write all pages: of notebooks that stand executed in `out`, of pairs, and the index."""
    about = ABOUT | {"source": source_of(roles)}
    of_roles.write_pairs(roles, pairs, [path.stem for path in notebooks], out, about)
    make.write_reports(notebooks, notebooks, out, about)
    of_roles.write_index(roles, pairs, notebooks, out, about, out)


def _checked(fig) -> bytes:
    """In the place of a picture: that there is something on it."""
    drawn = [ax for ax in fig.axes if ax.get_visible()]
    if not drawn or any(not (ax.lines or ax.patches or ax.collections or ax.texts) for ax in drawn):
        raise AssertionError("a figure with nothing on it")
    return b""


def build_here(
    texts: list[str] | dict[str, str],
    folder: Path,
    names: Iterable[str],
    drawn: bool = False,
    laid_out: bool = False,
) -> dict[str, Story]:
    """The stories of some notebooks, by number, on some pages.

    Pictures are laid out if `laid_out`, which takes most of the time, and drawn if `drawn`.
    """
    pages, out = write(texts, folder / "pages"), folder / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ROLE_GAPS_PAGES", str(pages))
        patch.setenv("ROLE_GAPS_OUT", str(out))
        # Fewer random orderings where they are not all counted, beyond nine roles: the signs stay,
        # and the time halves.
        patch.setattr(_orderings, "DRAWN_VALUES", 100_000)
        patch.setattr(groupings, "SEPARATION_WORK", 1_600_000)
        if not drawn:
            patch.setattr(showing, "_png", _checked)
            patch.setattr(showing, "_svg", lambda *_: EMPTY)
        if not (laid_out or drawn):
            patch.setattr(showing, "_settle", lambda fig: None)
            patch.setattr(showing, "_outside", lambda fig: [])
        stories = {name: tell(NOTEBOOKS[name], out, patch) for name in names}
        InteractiveShell.clear_instance()
    return stories
