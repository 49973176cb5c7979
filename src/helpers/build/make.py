"""The slow half of a build: run notebooks, render pages. `build` decides what is to be done and
calls `make` for that.

    make_folders(out)       the folders that are built into
    make(plan, ...)         tidy data, executed notebooks, their pages, the index

All is made in a folder of its own beside what was built before, and put in its place when nothing
is left to fail. What runs notebooks (`runs`), and what is made of the roles themselves (`of_roles`),
are imported only where that is stale: who changed a word of prose need not wait for them."""

import json
import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from filecmp import cmp
from pathlib import Path
from tempfile import TemporaryDirectory

from helpers.build.executed import remember, retell
from helpers.build.plan import (
    BUILT,
    EMPTY,
    INDEX,
    PAIRS,
    RECORD,
    STAGE,
    TIDY,
    BuildError,
    Plan,
    cells,
    record,
    title_of,
    way,
    write,
)
from helpers.paths import PROJECT
from helpers.reports.notebooks import notebook_page
from helpers.reports.page import Summary
from helpers.reports.prose import ReportError

BEGUN, DONE = "begun.json", "done.json"


def make_folders(out: Path) -> None:
    """Make the folders that are built into. Raises BuildError, before anything is written, where
    one cannot be."""
    for folder in (out, *(out / name for name in (*BUILT, "reports/pairs"))):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BuildError(
                f"{folder}: cannot be a folder to build into: {error.strerror}"
            ) from None
        if not os.access(folder, os.W_OK):
            raise BuildError(f"{folder}: cannot be written into")


def make(plan: Plan, known: Callable, pages: Path, out: Path, about: dict[str, str]) -> int:
    """Run notebooks and write pages as planned, into `out`; how many files were written.

    `known` gives the roles, the pairs that get a page, and what was read; it is asked only where
    something is made of them. `about` is what the footer of each page says: data_hash and versions,
    and where the data come from. Raises BuildError, and leaves `out` as it was."""
    read = known()[2] if plan.asks_for_roles else plan.before["read"]
    about = about | {"source": read["source"]}
    before = {path: cells(path) for path in plan.notebooks}
    stage = out
    try:
        with TemporaryDirectory(prefix=STAGE, dir=out) as folder:
            stage = Path(folder)
            _fill(plan, known, pages, out, stage, about)
            # A notebook that is built in place would lose what was typed into it meanwhile.
            if changed := [
                path.name for path, was in before.items() if cells(path) != was and out == PROJECT
            ]:
                raise BuildError(f"{', '.join(changed)}: changed while the build ran; build again")
            return _publish(plan, stage, out, record(plan, stage, read))
    except ReportError as error:
        raise BuildError(str(error)) from None
    except OSError as error:
        place = str(error.filename2 or error.filename or out).replace(str(stage), str(out))
        raise BuildError(f"{place}: {error.strerror or error}") from None


def _fill(plan: Plan, known: Callable, pages: Path, out: Path, stage: Path, about: dict) -> None:
    """Make everything in the folder `stage`; what has not changed comes from `out`."""
    for group in plan.sources.keys() - plan.stale:
        _copy([out / name for name in plan.before["made"][group]["files"]], out, stage)
    for path in plan.retell:
        retell(path, stage / "notebooks" / path.name, stage)
    if not plan.asks_for_roles:
        run_notebooks(plan.run, pages, stage)
    else:
        from helpers.build import of_roles

        roles, pairs, *_ = known()
        names = [path.stem for path in plan.notebooks]
        with ThreadPoolExecutor(1) as beside:  # pages of pairs rest on no notebook
            if PAIRS in plan.stale:
                rendered = beside.submit(of_roles.write_pairs, roles, pairs, names, stage, about)
            run_notebooks(plan.run, pages, stage)
            if PAIRS in plan.stale:
                rendered.result()
        if TIDY in plan.stale:
            of_roles.write_data(roles, names, stage, out)
        if INDEX in plan.stale:
            of_roles.write_index(roles, pairs, plan.notebooks, stage, about, out)
    if pages != PROJECT / "data" / "pages":
        for path in (*plan.run, *plan.retell):
            remember(stage / "notebooks" / path.name, way(PROJECT, out))
    write_reports(plan.pages, plan.notebooks, stage, about)


def write_reports(pages: list[Path], notebooks: list[Path], out: Path, about: dict) -> None:
    """Write the pages of some notebooks that stand executed in `out`; all are linked from each."""
    about = about | {"summaries": [Summary(path.stem, title_of(path)) for path in notebooks]}
    for path in pages:
        html = notebook_page(out / "notebooks" / path.name, out / "figures", **about)
        write(out / "reports" / f"{path.stem}.html", html)


def run_notebooks(paths: list[Path], pages: Path, out: Path) -> None:
    """Execute notebooks, if there are any, and write them to out/notebooks. Raises BuildError."""
    if paths:
        from helpers.build import runs

        runs.run_notebooks(paths, pages, out)


def _copy(products: list[Path], out: Path, stage: Path) -> None:
    for path in filter(Path.is_file, products):
        target = stage / path.relative_to(out)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)


def _publish(plan: Plan, stage: Path, out: Path, done: dict) -> int:
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
    groups = (*plan.before["made"].values(), *done["made"].values())
    recorded = {path for group in groups for path in group["files"]}
    unfinished = {"from": "", "files": dict.fromkeys(sorted(recorded), "")}
    begun = EMPTY | {"made": {"unfinished": unfinished}}
    for name, known in ((BEGUN, begun), (DONE, done)):
        write(stage / name, json.dumps(known, indent=1) + "\n")
    gone = [path for path in recorded - set(made) if path.startswith(BUILT) and ".." not in path]
    if new or gone or plan.before != done:
        (stage / BEGUN).replace(out / RECORD)
        for path in new:
            (stage / path).replace(out / path)
        for path in gone:
            (out / path).unlink(missing_ok=True)
        (stage / DONE).replace(out / RECORD)
    return len(new)
