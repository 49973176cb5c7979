"""A build from its beginning to its end: nobody else builds in the same folder meanwhile, and what
is left to say is said.

    build(pages, out)     build what has changed, say where to look; the exit status
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpers.build.plan import DRAWN_WITH, STAGE, BuildError, Plan, plan_build, versions_of
from helpers.paths import PROJECT

__all__ = ["build"]


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


def build(
    pages: Path | None = None,
    out: Path | None = None,
    *,
    force: bool = False,
    asked: list[tuple[str, str]] | None = None,
) -> int:
    """Build what has changed of tidy data, notebooks, figures, reports and index.

    `pages` is the folder of pages, or a single page (default: data/pages), `out` the folder to
    build into (default: the project); `force` builds what has not changed, too; `asked` are pairs
    of roles that get a page in any case. Pages that cannot be read are named on standard error, and
    left out. The exit status is 0, or 1 if no page can be read, a role that was asked for is not
    there, a notebook fails, a file cannot be written, or another build runs in the same folder;
    what was built before then stays as it was."""
    pages, out = (pages or PROJECT / "data" / "pages").resolve(), (out or PROJECT).resolve()
    try:
        plan = plan_build(pages, out, force)
        unread, done = (
            _build(plan, pages, out, force, asked or [])
            if plan.changed or asked
            else (plan.before["unread"], "")
        )
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    for problem in unread:
        print(problem, file=sys.stderr)
    print(
        f"{done or 'nothing has changed'}. Open {os.path.relpath(out / 'reports' / 'index.html')} in a browser."
    )
    return 0


def _build(
    plan: Plan, pages: Path, out: Path, force: bool, asked: list[tuple[str, str]]
) -> tuple[list[str], str]:
    """Do what is to be done: which pages could not be read, and what was done. Raises BuildError."""
    # jsonschema would build thousands of grammars at import, for formats that nothing here uses.
    sys.modules.setdefault("rfc3987_syntax", None)
    from helpers.build.kernels import warm_up

    if plan.run:
        warm_up()
    from helpers.build.make import make, make_folders, read

    roles, pairs = read(pages, asked)
    make_folders(out)
    with _alone(out):
        plan = plan_build(pages, out, force)  # again, now that nobody else builds here
        versions = ", ".join(f"{name} {number}" for name, number in versions_of(DRAWN_WITH).items())
        unread, written = make(
            plan, roles, pairs, pages, out, {"data_hash": plan.data, "versions": versions}
        )
    return (
        unread,
        f"{len(plan.run)} of {len(plan.notebooks)} notebooks run, {written} files written",
    )
