"""
The slow half of a build: run notebooks, render pages. `build` decides what is stale and calls `make` for that.

    make(stale, notebooks, ...)     tidy data, executed notebooks, their pages, the index
    run_notebooks(paths, ...)       execute notebooks, two at a time

All is made in a folder of its own beside what was built before, and put in its place when nothing is left to fail.
"""

import asyncio
import os
import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
import pandas as pd
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from tqdm import tqdm
from traitlets.config import Config

from helpers.build import cells, run_products, write
from helpers.files import PageError
from helpers.findings import findings_markdown
from helpers.index import index_page
from helpers.numbers import collect
from helpers.pairpages import Pair, pair_body, pair_pages
from helpers.pairs import pair_measures, spreads
from helpers.paths import PROJECT
from helpers.reports import ReportError, Summary, notebook_page, page, summary
from helpers.roles import Roles, load_roles, write_tidy
from helpers.tables import NUMBERS, codebook, write_datapackage

__all__ = ["BuildError", "block", "make", "run_notebooks", "write_block"]

KERNELS = 2
FOLDERS = ("data/tidy", "figures", "notebooks", "reports/pairs")
CELL_SECONDS = 300
BUILT = "<!-- {}: built by `python -m helpers build` -->\n"
PAIR_STYLES = ("page.css", "pairs.css")
QUIET = Config({"KernelManager": {"transport_encryption": "auto"}})  # or each kernel warns that it is not encrypted
COLOURS = re.compile(r"\x1b\[[\d;]*m")


class BuildError(RuntimeError):
    """A build that cannot go on: which page, notebook or cell, and why."""


def make(
    stale: list[Path],
    notebooks: list[Path],
    pages: Path,
    out: Path,
    about: dict[str, str],
    old: set[str],
    asked: list[tuple[str, str]],
) -> list[str]:
    """Run the stale notebooks, then write all pages and the index into `out`.

    `about` is what the footer of each page says: data_hash and versions. Of the files `old`, made by an earlier build, those
    that are not made any more are removed. `asked` are pairs of roles that get a page besides those that have one anyway.
    Gives back the pages that could not be read, each with its reason. Raises BuildError, and leaves `out` as it was.
    """
    try:
        roles = load_roles(pages)
        pairs = pair_pages(roles, asked)
    except PageError as error:
        raise BuildError(str(error)) from None
    except (KeyError, ValueError) as error:  # a pair was asked for with a role that is not there, or with one role twice
        raise BuildError(error.args[0]) from None
    sources = {path: cells(path) for path in notebooks}
    _check_folders(out)
    with TemporaryDirectory(prefix=".build-", dir=out) as folder:
        stage = Path(folder)
        write_tidy(roles, stage / "data" / "tidy")
        for path in notebooks:
            if path not in stale:
                _copy(run_products(out, path.stem), out, stage)
        run_notebooks(stale, pages, stage)
        collect([stage / "reports" / f"{path.stem}.csv" for path in notebooks], stage / "data" / "tidy" / f"{NUMBERS.name}.csv")
        write_datapackage(stage / "data" / "tidy")
        try:
            _write_pages(notebooks, roles, pairs, stage, about)
        except ReportError as error:
            raise BuildError(str(error)) from None
        # A notebook that is built in place would lose what was typed into it meanwhile.
        if changed := [path.name for path, source in sources.items() if cells(path) != source and out == PROJECT]:
            raise BuildError(f"{', '.join(changed)}: changed while the build ran; build again")
        _publish(stage, out, old)
    if out == PROJECT:
        write_block(out / "data" / "README.md", "columns", codebook())
        summaries = [summary(out / "notebooks" / path.name) for path in notebooks]
        write_block(out / "README.md", "findings", findings_markdown(summaries))
    return [f"{n.page}:{n.line}: {n.note}" for n in roles.notes.query("kind == 'error'").itertuples()]


def _check_folders(out: Path) -> None:
    """Make the folders that are built into. Raises BuildError, before anything is written, where one cannot be."""
    for folder in (out, *(out / name for name in FOLDERS)):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BuildError(f"{folder}: cannot be a folder to build into: {error.strerror}") from None
        if not os.access(folder, os.W_OK):
            raise BuildError(f"{folder}: cannot be written into")


def _copy(products: list[Path], out: Path, stage: Path) -> None:
    for path in products:
        target = stage / path.relative_to(out)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)


def _publish(stage: Path, out: Path, old: set[str]) -> None:
    made = sorted(path.relative_to(stage) for path in stage.rglob("*") if path.is_file())
    for path in made:
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (stage / path).replace(out / path)
    for path in old - {path.as_posix() for path in made}:
        (out / path).unlink(missing_ok=True)


def _write_pages(notebooks: list[Path], roles: Roles, pairs: list[Pair], out: Path, about: dict) -> None:
    executed = [out / "notebooks" / path.name for path in notebooks]
    about = about | {"summaries": [summary(path) for path in executed]}
    for path in executed:
        write(out / "reports" / f"{path.stem}.html", notebook_page(path, out / "figures", **about))
    measures = pair_measures(roles.roles)
    _write_pairs(roles, measures, pairs, out, about)
    write(out / "reports" / "index.html", index_page(out, roles, measures, pairs, **about))


def _write_pairs(roles: Roles, measures: pd.DataFrame, pairs: list[Pair], out: Path, about: dict) -> None:
    """The page of each pair; the next one is linked from it."""
    sigmas = spreads(roles.roles)
    for (name, a, b), after in zip(pairs, [*pairs[1:], None], strict=True):
        onward = Summary(f"pairs/{after[0]}", f"{after[1]} and {after[2]}") if after else None
        body = pair_body(roles, a, b, measures, sigmas)
        back = '<a href="../index.html#pairs">All pairs</a>'
        text = page(
            f"{a} and {b}", body, here=f"pairs/{name}", up="../", onward=onward, sources=back, styles=PAIR_STYLES, **about
        )
        write(out / "reports" / "pairs" / f"{name}.html", text)


def block(text: str, what: str) -> tuple[str, str, str]:
    """A text cut into what stands before the block `what` that the build writes, the block, and what stands behind it.

    In a text without such a block, all stands before it.
    """
    begins, ends = BUILT.format(what), f"<!-- end of {what} -->"
    head, mark, rest = text.partition(begins)
    inside, end, tail = rest.partition(ends)
    return head + mark, inside, end + tail


def write_block(path: Path, what: str, new: str) -> None:
    """Put `new` into the place of the block `what` of a file; a file without its marks stays as it is."""
    before, old, after = block(path.read_text(encoding="utf-8"), what)
    if after and old != new:
        write(path, before + new + after)


def run_notebooks(paths: list[Path], pages: Path, out: Path) -> None:
    """Execute notebooks, two at a time, and write them with their outputs to out/notebooks. Raises BuildError."""
    if paths:
        asyncio.run(_run_all(paths, pages, out))


async def _run_all(paths: list[Path], pages: Path, out: Path) -> None:
    gate = asyncio.Semaphore(KERNELS)
    with tqdm(total=len(paths), desc="Running notebooks", unit=" notebook", disable=None) as bar:
        problems = await asyncio.gather(*(_run(path, pages, out, gate, bar) for path in paths))
    if any(problems):
        raise BuildError("\n".join(filter(None, problems)))


async def _run(path: Path, pages: Path, out: Path, gate: asyncio.Semaphore, bar: tqdm) -> str:
    """Execute one notebook; what went wrong, or nothing."""
    notebook = nbformat.read(path, as_version=4)
    started = []
    client = NotebookClient(
        notebook, timeout=CELL_SECONDS, kernel_name="python3", coalesce_streams=True, record_timing=False,
        shutdown_kernel="immediate", config=QUIET, resources={"metadata": {"path": str(path.parent)}},
        on_cell_execute=lambda cell, cell_index: started.append(cell),
    )  # fmt: skip
    settings = {"ROLE_GAPS_PAGES": str(pages), "ROLE_GAPS_OUT": str(out), "PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1"}
    async with gate:
        try:
            await client.async_execute(env=os.environ | settings)
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
            number = sum(cell.cell_type == "code" for cell in started)
            return f"{path.name}: code cell {number}: {_cause(error)}"
    # The version of Python is the machine's, not the notebook's.
    notebook.metadata["language_info"] = {"name": "python"}
    write(out / "notebooks" / path.name, nbformat.writes(notebook) + "\n")
    bar.update()
    return ""


def _cause(error: Exception) -> str:
    """What went wrong in a cell: the error in one line, then the cell with the line that failed."""
    if not isinstance(error, CellExecutionError):
        return COLOURS.sub("", str(error)).strip()
    return COLOURS.sub("", f"{error.ename}: {error.evalue}\n{error.traceback}").strip()
