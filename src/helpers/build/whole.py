"""A build from its beginning to its end: nobody else builds in the same folder meanwhile, and what
is left to say is said.

    build(pages, out)     build what has changed, say where to look; the exit status
"""

import os
import shlex
import shutil
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from helpers.build.plan import BUILT, STAGE, BuildError, Plan, plan_build, recorded
from helpers.build.versions import versions
from helpers.paths import PROJECT


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Keep other builds out of a folder, and clear what killed ones left there. Raises BuildError
    if one is at work there.

    The lock goes with the process that holds it, however that ends. Where there is none (Windows,
    some network drives), builds are not kept apart, and nothing is cleared."""
    folder = _locked(out)
    for left in out.glob(f"{STAGE}*") if folder else ():
        shutil.rmtree(left, ignore_errors=True)
    try:
        yield
    finally:
        if folder:
            os.close(folder)


def _locked(out: Path) -> int | None:
    """The handle of a folder once it is locked, or None where that cannot be. Raises BuildError if
    another process has it."""
    try:
        import fcntl
    except ImportError:
        return None
    folder = os.open(out, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return folder
    except OSError as error:
        os.close(folder)
        if isinstance(error, BlockingIOError):
            raise BuildError(
                f"{out}: another build is running here; wait for it, then build again"
            ) from None
        return None


@contextmanager
def _interrupted_as_an_exception() -> Iterator[None]:
    """From here on there is something to clear: Ctrl-C raises KeyboardInterrupt, whatever the command
    did with it before. Where it is ignored (in the background of a shell), it stays so."""
    before = signal.getsignal(signal.SIGINT)
    if not callable(before) or threading.current_thread() is not threading.main_thread():
        yield
        return
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


OWN = (
    ".ci",
    ".git",
    ".venv",
    "benchmarks",
    "data",
    "figures",
    "notebooks",
    "reports",
    "src",
    "tests",
)
"""Folders of the project that nothing else may be built into."""


def _checked(out: Path | None) -> Path:
    """The folder to build into. Raises BuildError for one that would spoil the project."""
    if out is None:
        return PROJECT
    there = out.resolve()
    own = [place for name in OWN if (place := PROJECT / name).exists()]
    inside = any(_same(place, of) for place in (there, *there.parents) for of in own)
    if inside or any(_same(there, place) for place in (PROJECT, *PROJECT.parents)):
        raise BuildError(
            f"{out}: would build over this project, expected a folder of its own (OUT=my-reports)"
        )
    return there


def _apart(pages: Path, out: Path) -> None:
    """Raises BuildError for pages that lie where a build puts what it makes."""
    below = any(_same(place, out / name) for place in (pages, *pages.parents) for name in BUILT)
    if below or _same(pages, out):
        raise BuildError(
            f"{pages}: reports would be built among these pages, expected another folder for them "
            "(OUT=my-reports)"
        )


def _same(place: Path, other: Path) -> bool:
    return place == other or (place.exists() and other.exists() and place.samefile(other))


def build(
    pages: Path | None = None,
    out: Path | None = None,
    *,
    force: bool = False,
    asked: list[tuple[str, str]] | None = None,
    strict: bool = False,
) -> int:
    """Build what has changed of tidy data, notebooks, figures, reports and index.

    `pages` is the folder of pages, or a single page (default: data/pages), `out` the folder to
    build into (default: the project, which pages of one's own cannot replace); `force` builds what
    has not changed, too; `asked` are pairs of roles that get a page in any case. Pages that cannot
    be read are named on standard error, and left out. The exit status is 0, or 1 if no page can be
    read, a role that was asked for is not there, a notebook fails, a file cannot be written, or
    another build runs in the same folder; what was built before then stays as it was. With
    `strict`, it is 1 as well if a page or a cell could not be read, or values disagree."""
    try:
        if pages and not out:
            raise BuildError(
                "--pages needs --out: the reports of your pages do not replace those of this project; "
                "add --out my-reports (with make: OUT=my-reports)"
            )
        given = [("--pages", pages), ("--out", out)]
        pages, out = (pages or PROJECT / "data" / "pages").resolve(), _checked(out)
        _apart(pages, out)
        plan = plan_build(pages, out, force, bool(asked))
        nothing = "", plan.before["read"]
        done, read = _build(plan, pages, out, force, asked or []) if plan.stale else nothing
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    for problem in read["unread"]:
        print(problem, file=sys.stderr)
    for role in read["unused"]:
        print(f"roles.csv: no page has the role {role!r}", file=sys.stderr)
    print(_said(read, out))
    for path in read.get("asked", ()):
        print(f"The pair: {_from_here(out / path)}")
    if pair := read.get("unpaired"):
        print(f"Most pairs have no page. To make one: {_command(given, pair)}")
    page = _from_here(out / "reports" / "index.html")
    print(f"{done or 'nothing has changed'}. Open {page} in a browser.")
    return int(
        strict and any(read.get(doubt) for doubt in ("unread", "unclear", "disagree", "rows"))
    )


def _said(read: dict, out: Path) -> str:
    """What was read, in a line; and where to look, if something is to be looked at."""
    counts = f"{_counted(read['pages'], 'page')}, {_counted(read['roles'], 'role')}"
    doubts = [f"{_counted(read['unclear'], 'cell')} unclear"] if read["unclear"] else []
    doubts += [f"{_counted(read['disagree'], 'cell')} at odds"] if read["disagree"] else []
    rows = read.get("rows", 0)
    doubts += [f"{_counted(rows, 'row')} unknown"] if rows else []
    if not doubts and not read["unread"]:
        return counts
    doubts += [f"{_counted(len(read['unread']), 'file')} unread"] if read["unread"] else []
    notes = _from_here(out / "data" / "tidy" / "notes.csv")
    return f"{counts}; {', '.join(doubts)}: {notes}"


def _command(given: list[tuple[str, Path | None]], pair: list[str]) -> str:
    """The command that builds again, with the page of a pair."""
    places = [text for option, place in given if place for text in (option, str(place))]
    build = shlex.join(["-m", "helpers", "build", *places, "--pair", *pair])
    return f"{_from_here(Path(sys.executable))} {build}"


def _from_here(path: Path) -> str:
    """The path from where one stands, if it lies below, as a shell takes it."""
    near = os.path.relpath(path)
    return shlex.quote(str(path) if near.startswith("..") else near)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _build(
    plan: Plan, pages: Path, out: Path, force: bool, asked: list[tuple[str, str]]
) -> tuple[str, dict]:
    """Do what is to be done: what was done, and what was read. Raises BuildError."""
    if plan.run:
        from helpers.build.kernels import warm_up

        warm_up()
    with _without("rfc3987_syntax"):
        from helpers.build.make import make, make_folders

        if plan.run:
            import helpers.build.runs  # noqa: F401

    @cache
    def known():
        from helpers.build.of_roles import read

        return read(pages, asked, out)

    if plan.asks_for_roles:
        known()
    make_folders(out)
    with _alone(out), _interrupted_as_an_exception():
        if recorded(out) != plan.before:  # another build has ended meanwhile
            plan = plan_build(pages, out, force, bool(asked))
        about = {"data_hash": plan.data, "versions": versions()}
        written = make(plan, known, pages, out, about)
    run = f"{len(plan.run)} of {len(plan.notebooks)} notebooks run"
    done = f"{run}, {_counted(written, 'file')} written"
    if not plan.asks_for_roles:
        return done, plan.before["read"]
    _, _, found, files = known()
    return done, found | {"asked": files}


@contextmanager
def _without(module: str) -> Iterator[None]:
    """An optional module that others would import is not to be found meanwhile: jsonschema would
    build thousands of grammars, for a second, for formats that nothing here uses."""
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None
    try:
        yield
    finally:
        del sys.modules[module]
