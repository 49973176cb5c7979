"""The slow half of a build: run notebooks, render pages. `build` decides what is to be done and
calls `make` for that.

    read(pages, asked)      the roles, and the pairs that get a page
    make_folders(out)       the folders that are built into
    make(plan, ...)         tidy data, executed notebooks, their pages, the index

All is made in a folder of its own beside what was built before, and put in its place when nothing
is left to fail."""

import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from filecmp import cmp
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from markupsafe import Markup

from helpers.build.plan import (
    EMPTY,
    RECORD,
    STAGE,
    BuildError,
    Plan,
    cells,
    record,
    run_products,
    write,
)
from helpers.build.runs import retell, run_notebooks
from helpers.pages.files import PageError
from helpers.paths import PROJECT
from helpers.questions.pairs import pair_measures, spreads
from helpers.reports.findings import findings_markdown
from helpers.reports.index import index_page
from helpers.reports.notebooks import notebook_page, summary
from helpers.reports.numbers import collect
from helpers.reports.page import Summary, page, source_of
from helpers.reports.pairs import Pair, pair_body, pair_pages
from helpers.reports.prose import ReportError
from helpers.roles.load import Roles, load_roles, write_tidy
from helpers.roles.tables import NUMBERS, codebook, write_datapackage

__all__ = [
    "BuildError",
    "block",
    "make",
    "make_folders",
    "read",
    "run_notebooks",
    "write_block",
    "write_pages",
]

FOLDERS = ("data/tidy", "figures", "notebooks", "reports")
BEGUN, DONE = "begun.json", "done.json"
BUILT = "<!-- {}: built by `python -m helpers build` -->\n"
PAIR_STYLES = ("page.css", "pair.css")


def read(pages: Path, asked: list[tuple[str, str]]) -> tuple[Roles, list[Pair]]:
    """The roles, and the pairs that get a page: `asked`, and those that have one anyway. Raises
    BuildError."""
    try:
        roles = load_roles(pages)
        return roles, pair_pages(roles, asked)
    except PageError as error:
        raise BuildError(str(error)) from None
    except (
        KeyError,
        ValueError,
    ) as error:  # a pair was asked for with a role that is not there, or with one role twice
        raise BuildError(error.args[0]) from None


def make_folders(out: Path) -> None:
    """Make the folders that are built into. Raises BuildError, before anything is written, where
    one cannot be."""
    for folder in (out, *(out / name for name in (*FOLDERS, "reports/pairs"))):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BuildError(
                f"{folder}: cannot be a folder to build into: {error.strerror}"
            ) from None
        if not os.access(folder, os.W_OK):
            raise BuildError(f"{folder}: cannot be written into")


def make(
    plan: Plan, roles: Roles, pairs: list[Pair], pages: Path, out: Path, about: dict[str, str]
) -> tuple[list[str], int]:
    """Run notebooks as planned, then write all pages and the index into `out`.

    `about` is what the footer of each page says: data_hash and versions. Gives back the pages that
    could not be read, each with its reason, and how many files were written. Raises BuildError, and
    leaves `out` as it was."""
    about = about | {"source": source_of(roles)}
    unread = [
        f"{n.page}:{n.line}: {n.note}" for n in roles.notes.query("kind == 'error'").itertuples()
    ]
    sources = {path: cells(path) for path in plan.notebooks}
    stage = out
    try:
        with TemporaryDirectory(prefix=STAGE, dir=out) as folder:
            stage = Path(folder)
            _fill(plan, roles, pairs, pages, out, stage, about)
            # A notebook that is built in place would lose what was typed into it meanwhile.
            if changed := [
                path.name
                for path, source in sources.items()
                if cells(path) != source and out == PROJECT
            ]:
                raise BuildError(f"{', '.join(changed)}: changed while the build ran; build again")
            return unread, _publish(plan, stage, out, unread)
    except ReportError as error:
        raise BuildError(str(error)) from None
    except OSError as error:
        place = str(error.filename2 or error.filename or out).replace(str(stage), str(out))
        raise BuildError(f"{place}: {error.strerror or error}") from None


def _fill(
    plan: Plan, roles: Roles, pairs: list[Pair], pages: Path, out: Path, stage: Path, about: dict
) -> None:
    """Make everything in the folder `stage`; what has not changed comes from `out`."""
    write_tidy(roles, stage / "data" / "tidy")
    for path in plan.notebooks:
        if path not in plan.run:
            _copy(run_products(out, path.stem), out, stage)
    for path in plan.retell:
        retell(path, stage / "notebooks" / path.name, stage)
    measures = pair_measures(roles.roles, [(a, b) for _, a, b in pairs])
    with ThreadPoolExecutor(
        1
    ) as beside:  # the pages of pairs rest on no notebook, only on the names of all
        names = about | {"summaries": [Summary(path.stem, "") for path in plan.notebooks]}
        if plan.pairs == {f"reports/pairs/{name}.html" for name, _, _ in pairs}:
            rendered = beside.submit(_copy, [out / path for path in plan.pairs], out, stage)
        else:
            rendered = beside.submit(_write_pairs, roles, measures, pairs, stage, names)
        run_notebooks(plan.run, pages, stage)
        rendered.result()
    stated = [
        path for name in plan.notebooks if (path := stage / "reports" / f"{name.stem}.csv").exists()
    ]
    collect(stated, stage / "data" / "tidy" / f"{NUMBERS.name}.csv")
    write_datapackage(stage / "data" / "tidy")
    summaries = _write_reports(plan.notebooks, roles, pairs, stage, about)
    if out == PROJECT:
        write_block(out / "data" / "README.md", "columns", codebook(), stage / "data" / "README.md")
        write_block(
            out / "README.md", "findings", findings_markdown(summaries), stage / "README.md"
        )


def write_pages(
    notebooks: list[Path], roles: Roles, pairs: list[Pair], out: Path, about: dict
) -> None:
    """Write all pages: of the notebooks that stand executed in `out`, of the pairs, and the index."""
    about = about | {"source": source_of(roles)}
    measures = pair_measures(roles.roles, [(a, b) for _, a, b in pairs])
    _write_pairs(
        roles,
        measures,
        pairs,
        out,
        about | {"summaries": [Summary(path.stem, "") for path in notebooks]},
    )
    _write_reports(notebooks, roles, pairs, out, about)


def _write_reports(
    notebooks: list[Path], roles: Roles, pairs: list[Pair], out: Path, about: dict
) -> list[Summary]:
    """The page of each notebook, and the index; the summaries that they were made with."""
    executed = [out / "notebooks" / path.name for path in notebooks]
    about = about | {"summaries": [summary(path) for path in executed]}
    for path in executed:
        write(out / "reports" / f"{path.stem}.html", notebook_page(path, out / "figures", **about))
    write(out / "reports" / "index.html", index_page(out, roles, pairs, **about))
    return about["summaries"]


def _copy(products: list[Path], out: Path, stage: Path) -> None:
    for path in filter(Path.is_file, products):
        target = stage / path.relative_to(out)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)


def _publish(plan: Plan, stage: Path, out: Path, unread: list[str]) -> int:
    """Put what is new in place, each file whole, and remove what is not made any more; how many
    files were written.

    Nothing is left to be written by then, only to be renamed. Until all is in place, the record
    says that the build did not end: if it is killed here, the next one makes everything again, and
    knows which files were on their way."""
    made = sorted(path.relative_to(stage).as_posix() for path in stage.rglob("*") if path.is_file())
    new = [
        path
        for path in made
        if not ((out / path).is_file() and cmp(stage / path, out / path, shallow=False))
    ]
    if blocked := [str(out / path) for path in new if (out / path).is_dir()]:
        raise BuildError(f"{blocked[0]}: a folder, expected a file that can be replaced")
    done = record(plan, stage, unread)
    recorded = {
        path
        for of in (plan.before["products"], done["products"])
        for paths in of.values()
        for path in paths
    }
    begun = EMPTY | {"products": {"unfinished": dict.fromkeys(sorted(recorded), "")}}
    for name, known in ((BEGUN, begun), (DONE, done)):
        write(stage / name, json.dumps(known, indent=1) + "\n")
    gone = [path for path in recorded - set(made) if path.startswith(FOLDERS) and ".." not in path]
    if new or gone or plan.before != done:
        (stage / BEGUN).replace(out / RECORD)
        for path in new:
            (stage / path).replace(out / path)
        for path in gone:
            (out / path).unlink(missing_ok=True)
        (stage / DONE).replace(out / RECORD)
    return len(new)


def _write_pairs(
    roles: Roles, measures: pd.DataFrame, pairs: list[Pair], out: Path, about: dict
) -> None:
    """The page of each pair, with the ways to the one before and the next."""
    sigmas = spreads(roles.roles)
    ways = [Summary(f"pairs/{name}", f"{a} and {b}") for name, a, b in pairs]
    for n, (name, a, b) in enumerate(pairs):
        text = page(
            ways[n].title,
            pair_body(roles, a, b, measures, sigmas, pairs),
            here=ways[n].name,
            up="../",
            before=ways[n - 1] if n else None,
            onward=ways[n + 1] if n + 1 < len(ways) else None,
            sources=Markup('<a href="../index.html#pairs">All pairs</a>'),
            styles=PAIR_STYLES,
            **about,
        )
        write(out / "reports" / "pairs" / f"{name}.html", text)


def block(text: str, what: str) -> tuple[str, str, str]:
    """A text cut into what stands before the block `what` that the build writes, the block, and
    what stands behind it.

    In a text without such a block, all stands before it.
    """
    begins, ends = BUILT.format(what), f"<!-- end of {what} -->"
    head, mark, rest = text.partition(begins)
    inside, end, tail = rest.partition(ends)
    return head + mark, inside, end + tail


def write_block(path: Path, what: str, new: str, target: Path | None = None) -> None:
    """Put `new` into the place of the block `what` of a file; the new file may go to another place
    than the old. A file without its marks stays as it is."""
    before, old, after = block(path.read_text(encoding="utf-8"), what)
    if after and old != new:
        write(target or path, before + new + after)
